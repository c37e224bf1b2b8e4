"""A widget that keeps what it has drawn until it says that it looks otherwise.

A screen asks every widget on it for all of its lines at each paint, also for one that has not
changed; Textual then goes through its styles line by line, which costs more than a change does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

    from textual.geometry import Region
    from textual.strip import Strip
    from textual.widget import Widget as Base
else:
    # Textual looks for styles in the first base that is a widget: this must be none.
    Base = object


class KeptLines(Base):
    """Stands before the base of such a widget; whatever changes its looks must `refresh` it."""

    _kept_lines: tuple[Region, list[Strip]] | None = None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw it anew at the next paint."""
        self._kept_lines = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        self._kept_lines = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The part that is asked for, as it was where nothing has changed."""
        kept = self._kept_lines
        if kept is None or kept[0] != crop:
            kept = self._kept_lines = crop, super().render_lines(crop)
        return kept[1]
