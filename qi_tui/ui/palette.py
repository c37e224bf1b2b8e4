"""Every command by name: made from the bindings that work now, so that it cannot fall behind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.binding import Binding
from textual.dom import DOMNode

if TYPE_CHECKING:
    from textual.screen import Screen

    from qi_tui.ui.app import QiApp

MOVING = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab"}
    | {"space", "backspace", "delete", "ctrl+home", "ctrl+end"}
)
"""Keys that move about in what is seen: nobody looks for these by name."""
LEFT_OUT = frozenset({"command_palette", "interrupt"})
"""The palette itself, and what only differs from *quit* by its exit status."""


def commands(app: QiApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands of a screen, of its focused widget and of the app.

    Args:
        app: the app that runs them.
        screen: the screen that the palette was opened from.
    """
    seen: set[str] = set()
    for node, binding in _working(app, screen):
        title = binding.description
        if binding.key in MOVING or binding.action in LEFT_OUT:
            continue
        if title and binding.tooltip and title not in seen:
            seen.add(title)
            run = partial(app.run_action, binding.action, node)
            yield SystemCommand(title, binding.tooltip, run)


def _working(app: QiApp, screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    """The bindings that work now; the app's own also where a dialog hides them."""
    for active in screen.active_bindings.values():
        if active.enabled:
            yield active.node, active.binding
    for bindings in app._bindings.key_to_bindings.values():
        for binding in bindings:
            yield app, binding
