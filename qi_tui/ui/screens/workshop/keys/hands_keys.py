"""The show of hands: its help, its keys, and how its lines lie."""

from __future__ import annotations

from textual.binding import Binding, BindingType

HANDS_HELP = """\
Read an item aloud, with its points, and let people raise their hands. Type how many hands each \
point got, lowest point first, with blanks between the numbers: 0 1 3 4 0. After them d2 stands \
for two who don't know, x1 for one to whom it does not apply. F2 changes to the other way: type \
what people call out, one after the other, as 3 4 4 2 d.

Enter keeps the hands and goes on to the next item; on an empty line it only goes on. Everything \
that is kept is on the disk at once; leave with Escape, and go on later where you stopped."""
HANDS_BINDINGS: list[BindingType] = [
    Binding(
        "f2",
        "other_way",
        "Counts or calls",
        id="hands.way",
        tooltip="Type a count for each point, or the digits as people call them out",
    ),
    Binding(
        "f3",
        "add_subject",
        "Add",
        id="hands.subject",
        tooltip="Add one more to raise hands for, such as a stakeholder",
    ),
    Binding(
        "f4",
        "take_away",
        "Take away",
        id="hands.take-away",
        tooltip="Take the hands of this item away, or what was added and has no hands",
    ),
    Binding("ctrl+z", "undo", "Undo", id="hands.undo", tooltip="Take the last act back"),
    Binding("up", "row(-1)", "Up", show=False, id="hands.up", tooltip="The item above"),
    Binding("down", "row(1)", "Down", show=False, id="hands.down", tooltip="The item below"),
    Binding(
        "escape",
        "leave",
        "Leave",
        key_display="Esc",
        id="hands.leave",
        tooltip="Leave; everything that was kept is saved",
    ),
]
HANDS_CSS = """
HandsScreen {
    HandsList { height: auto; min-height: 3; max-height: 35%; }
    HandsPane { height: 1fr; }
    #hands-asked { height: 1; padding: 0 1; text-style: bold; }
    HandsLine { margin: 0 1; background: $panel; }
    #hands-word, #hands-differ { height: 1; padding: 0 1; }
    #hands-word.-refused { color: $warning; text-style: bold; }
    #hands-differ { color: $warning; display: none; }
    #hands-differ.-said { display: block; }
}
"""
