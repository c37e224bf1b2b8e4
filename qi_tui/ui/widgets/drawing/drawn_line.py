"""A line of text that is drawn once and kept until what it says, its size or the theme changes.

A screen paints all of its widgets whenever one of them changes; these cost next to nothing then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Piece = tuple[str, str]
"""A run of characters, and the name of its style."""


def styles_of(widget: Widget, prefix: str, names: Sequence[str]) -> dict[str, Style]:
    """Name → style of a widget's components, as this terminal can show it (without colours, say).

    Args:
        widget: the widget.
        prefix: what stands before the name in the component's class.
        names: the names; "text", the widget's own style, is always there.
    """
    styles = {name: widget.get_component_rich_style(f"{prefix}--{name}") for name in names}
    styles["text"] = widget.rich_style
    segments = [Segment(name, style) for name, style in styles.items()]
    background = widget.background_colors[1]
    for line_filter in widget.get_line_filters():
        segments = line_filter.apply(segments, background)
    return {segment.text: segment.style or Style.null() for segment in segments}


class DrawnLine(Widget, can_focus=False):
    """The base of such lines, one row high; `PREFIX` and `STYLES` name the component classes."""

    ALLOW_SELECT = False
    PREFIX: ClassVar[str]
    STYLES: ClassVar[tuple[str, ...]]
    DEFAULT_CSS = """
    DrawnLine { height: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._styles: dict[str, Style] | None = None
        self._strip: Strip | None = None

    def write(self, width: int) -> Sequence[Piece]:
        """What it says, in exactly this many cells."""
        raise NotImplementedError

    def rewrite(self) -> None:
        """Say it anew at the next paint."""
        if self._strip is not None:
            self._strip = None
            self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Another width, another text."""
        self.rewrite()

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        self._styles = self._strip = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The part that is asked for."""
        if self._strip is None:
            if self._styles is None:
                self._styles = styles_of(self, self.PREFIX, self.STYLES)
            width, styles = self.size.width, self._styles
            pieces = self.write(width)
            self._strip = Strip([Segment(text, styles[style]) for text, style in pieces], width)
        strip = self._strip
        if crop.x or crop.width < strip.cell_length:
            strip = strip.crop(crop.x, crop.right)
        return [strip] * crop.height
