"""Help: what a screen is for, what the focused part does, and every key that works there.

All of it is derived from `HELP` texts and from the bindings, so that it cannot fall behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


class KeyHelp(NamedTuple):
    """One command: its keys as they are written on a keyboard, its name, what it does."""

    keys: str
    name: str
    meaning: str
    works_now: bool


def texts(screen: Screen[object]) -> list[str]:
    """What the screen says about itself, and then the focused widget (or what it stands in)."""
    said = [screen.HELP or ""]
    node = screen.focused
    while node is not None and node is not screen:
        if node.HELP:
            said.append(node.HELP)
            break
        node = node.parent if node.parent is not screen else None  # type: ignore[assignment]
    return [" ".join(text.split()) for text in said if text]


def keys(screen: Screen[object]) -> list[KeyHelp]:
    """Every command whose key works here, keys of the same command together."""
    found: dict[tuple[str, str], list[tuple[Binding, bool]]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        # Moving the cursor in a line of text and the like have no tooltip; nobody needs them told.
        if binding.description and binding.tooltip and not binding.system:
            entry = found.setdefault((binding.action, binding.description), [])
            entry.append((binding, active.enabled))
    return [_told(screen.app, entries) for entries in found.values()]


def explain(screen: Screen[object]) -> None:
    """Open the help over a screen."""
    from qi_tui.ui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(texts(screen), [*keys(screen), *_of_app(screen)]))


def _told(app: App[object], entries: list[tuple[Binding, bool]]) -> KeyHelp:
    binding, enabled = entries[0]
    shown = dict.fromkeys(app.get_key_display(entry.with_key(entry.key)) for entry, _ in entries)
    return KeyHelp(" ".join(shown), binding.description, binding.tooltip, enabled)


def _of_app(screen: Screen[object]) -> Iterator[KeyHelp]:
    """The app's own keys work everywhere, also where a dialog hides them from its bindings."""
    if screen.is_modal:
        for bindings in screen.app._bindings.key_to_bindings.values():
            for binding in bindings:
                if binding.priority:
                    yield _told(screen.app, [(binding, True)])
