"""One drawn line with the keys that work now; without a widget per key, as focus changes often.

What does not fit is left out from the right; the way to help always stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from qi_tui.ui.widgets.drawing.kept_lines import KeptLines

if TYPE_CHECKING:
    from textual.screen import Screen

HELP_ACTION = "explain"


class KeyLine(KeptLines, Widget, can_focus=False):
    """The footer: key and short description of every binding with `show`, as far as they fit."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
    }
    """

    only: var[frozenset[str] | None] = var(None)
    """The actions whose keys are told, where the room reads along; None for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[tuple[str, str, bool], ...] = ()

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)
        self._bindings_updated(self.screen)

    def watch_only(self) -> None:
        """Tell more keys, or fewer."""
        if self.is_mounted:
            self._bindings_updated(self.screen)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        if screen is not self.screen:
            return
        keys = self._working_keys(screen)
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _working_keys(self, screen: Screen[object]) -> tuple[tuple[str, str, bool], ...]:
        """Key, description and whether it can be pressed now; help comes last."""
        shown: dict[str, tuple[str, str, bool]] = {}
        last: list[tuple[str, str, bool]] = []
        for active in screen.active_bindings.values():
            binding = active.binding
            if not binding.show or binding.action in shown:
                continue
            if self.only is not None and binding.action not in self.only:
                continue
            entry = (self.app.get_key_display(binding), binding.description, active.enabled)
            if binding.action == HELP_ACTION:
                last = [entry]
            else:
                shown[binding.action] = entry
        return (*shown.values(), *last)

    def render(self) -> Content:
        """The keys from the left; the last one keeps its place."""
        if not self._keys:
            return Content("")
        *first, help_key = self._keys
        room = self.size.width - _width(help_key)
        parts: list[Content] = []
        for entry in first:
            room -= _width(entry)
            if room < 0:
                break
            parts.append(_drawn(entry))
        return Content("").join([*parts, _drawn(help_key)])


def _width(entry: tuple[str, str, bool]) -> int:
    key, description, _ = entry
    return Content(key).cell_length + Content(description).cell_length + 3


def _drawn(entry: tuple[str, str, bool]) -> Content:
    key, description, enabled = entry
    if not enabled:
        return Content.styled(f" {key} {description} ", "dim")
    return Content.assemble(
        (f" {key}", "bold $footer-key-foreground"), (f" {description} ", "$footer-foreground")
    )
