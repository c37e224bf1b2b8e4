"""Every command by name: made from the bindings that work now, so that it cannot fall behind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

MOVING = frozenset(
    "up down left right home end pageup pagedown tab shift+tab space backspace delete "
    "ctrl+home ctrl+end".split()
)
"""Keys that move about in what is seen: nobody looks for these by name."""


def commands(app: App[object], screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands of a screen, of its focused widget and of the app.

    Args:
        app: the app that runs them.
        screen: the screen that the palette was opened from.
    """
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        title = binding.description
        if not active.enabled or not title or not binding.tooltip or title in seen:
            continue
        if binding.key in MOVING or binding.action == "command_palette":
            continue
        seen.add(title)
        yield SystemCommand(
            title, binding.tooltip, partial(app.run_action, binding.action, active.node)
        )
