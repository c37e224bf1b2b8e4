"""The keys of the agenda."""

from __future__ import annotations

from textual.binding import Binding, BindingType

AGENDA_BINDINGS: list[BindingType] = [
    Binding("enter", "discuss", "Discuss", id="agenda.discuss", tooltip="Talk about this item"),
    Binding(
        "space",
        "put",
        "On/off",
        id="agenda.put",
        tooltip="Take this item off the agenda, or put it on",
    ),
    Binding(
        "plus", "minutes(1)", "More time", id="agenda.more", tooltip="A minute more for this item"
    ),
    Binding(
        "minus",
        "minutes(-1)",
        "Less time",
        show=False,
        id="agenda.less",
        tooltip="A minute less for this item; without any it waits until there is time",
    ),
    Binding(
        "m",
        "time",
        "Time",
        id="agenda.time",
        tooltip="Say how many minutes there are in all, and share them out anew",
    ),
    Binding(
        "v",
        "again",
        "Again",
        id="agenda.again",
        tooltip="Mark this item for the second vote, or take the mark away",
    ),
    Binding(
        "r",
        "vote",
        "Vote",
        id="agenda.vote",
        tooltip="Open the next round on all items that are marked",
    ),
    Binding("K,shift+up", "move(-1)", "Higher", id="agenda.higher", tooltip="Move this item up"),
    Binding(
        "J,shift+down",
        "move(1)",
        "Lower",
        show=False,
        id="agenda.lower",
        tooltip="Move this item down",
    ),
    Binding("tab", "turn(1)", "Next", id="agenda.next", tooltip="The agenda of the next framework"),
    Binding(
        "shift+tab",
        "turn(-1)",
        "Before",
        show=False,
        id="agenda.previous",
        tooltip="The agenda of the framework before this one",
    ),
    Binding("escape", "leave", "Back", id="agenda.back", tooltip="Back to the files"),
]
