"""The keys of a discussion, and those that are told while the room reads along."""

from __future__ import annotations

from textual.binding import Binding, BindingType

DISCUSS_BINDINGS: list[BindingType] = [
    Binding(
        "right,pagedown",
        "turn(1)",
        "Next item",
        key_display="→",
        id="discuss.next",
        tooltip="The next item of the agenda; a presenter's remote does it too",
    ),
    Binding(
        "left,pageup",
        "turn(-1)",
        "Item before",
        show=False,
        id="discuss.previous",
        tooltip="The item before this one",
    ),
    Binding(
        "h",
        "words",
        "My words",
        id="discuss.words",
        tooltip="Show or hide what is for you alone: what to ask, your note, all keys",
    ),
    Binding("b", "blank", "Blank", id="discuss.blank", tooltip="Blank the screen; any key is back"),
    Binding("t", "timer", "Timer", id="discuss.timer", tooltip="Start or stop the timer"),
    Binding("a", "agree", "Agreed", id="discuss.agree", tooltip="Write down what was agreed"),
    Binding("c", "act", "Action", id="discuss.act", tooltip="Add an action for this item"),
    Binding(
        "v",
        "vote_again",
        "Vote again",
        id="discuss.vote-again",
        tooltip="Mark this item for the second vote, or take the mark away",
    ),
    Binding("n", "note", "Note", id="discuss.note", tooltip="Your own note, never shown to all"),
    Binding(
        "plus,equals_sign",
        "longer(1)",
        "A minute more",
        show=False,
        key_display="+",
        id="discuss.longer",
        tooltip="Give this item a minute more",
    ),
    Binding(
        "minus",
        "longer(-1)",
        "A minute less",
        show=False,
        id="discuss.shorter",
        tooltip="Give this item a minute less",
    ),
    Binding(
        "tab",
        "next_room(1)",
        "Next room",
        show=False,
        id="discuss.next-room",
        tooltip="The next framework or round",
    ),
    Binding(
        "shift+tab",
        "next_room(-1)",
        "Room before",
        show=False,
        id="discuss.previous-room",
        tooltip="The framework or round before this one",
    ),
    Binding("escape", "leave", "Back", id="discuss.back", tooltip="Back to the files"),
]

BASIC = frozenset({"turn(1)", "words", "blank", "explain"})
"""Told in the room view: they give nothing away."""
