"""Keys as they are written on a keyboard: "Ctrl+Q", "PgDn", "?"."""

from __future__ import annotations

from textual.keys import format_key

from qi_tui.ui.glyphs import glyphs

NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
}
MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


def key_name(key: str) -> str:
    """The name of a key.

    Args:
        key: as bindings have it, such as "ctrl+q" or "question_mark".
    """
    *modifiers, last = key.split("+")
    held = [MODIFIERS.get(modifier, modifier) for modifier in modifiers]
    name = _plain_name(last)
    return "+".join([*held, name.upper() if held and len(name) == 1 else name])


def _plain_name(key: str) -> str:
    marks = glyphs()
    arrows = {"up": marks.up, "down": marks.down, "left": marks.left, "right": marks.right}
    if key in arrows:
        # A "v" for an arrow would be taken for the letter.
        return key.capitalize() if marks.is_ascii else arrows[key]
    if key in NAMES:
        return NAMES[key]
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return format_key(key)
