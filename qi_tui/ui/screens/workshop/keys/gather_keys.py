"""The keys of the gather screen: the ways to collect answers, and what can be done with a file."""

from __future__ import annotations

from textual.binding import Binding, BindingType

GATHER_BINDINGS: list[BindingType] = [
    Binding(
        "enter",
        "go_on",
        "Room",
        id="gather.room",
        tooltip="The room; where nothing was revealed yet, reveal it",
    ),
    Binding(
        "r",
        "reveal",
        "Reveal",
        id="gather.reveal",
        tooltip="Show what was answered in this round, from now on",
    ),
    Binding(
        "n",
        "collect('pass_the_laptop')",
        "Next rater",
        id="gather.pass",
        tooltip="Pass the laptop: the next rater rates on it, and sees nothing of the others",
    ),
    Binding(
        "p",
        "collect('type_in_sheets')",
        "Paper",
        id="gather.paper",
        tooltip="Type in paper sheets, a key for each item",
    ),
    Binding(
        "h",
        "collect('show_of_hands')",
        "Hands",
        id="gather.hands",
        tooltip="A show of hands: type how many chose each point",
    ),
    Binding(
        "i",
        "collect('write_invitation')",
        "Invite",
        id="gather.invite",
        tooltip="Write an invitation file for raters elsewhere",
    ),
    Binding(
        "s",
        "collect('print_sheet')",
        "Print sheet",
        id="gather.sheet",
        tooltip="Write a rating sheet to be printed",
    ),
    Binding(
        "f",
        "collect('bring_in_form')",
        "From a form",
        id="gather.form",
        tooltip="Bring in the answers that a forms tool has exported as .csv or .xlsx",
    ),
    Binding(
        "x",
        "leave_out",
        "Leave out",
        id="gather.leave-out",
        tooltip="Leave the file out of the room, or take it back in",
    ),
    Binding(
        "c",
        "choose_copy",
        "This copy",
        id="gather.choose",
        tooltip="Of copies that differ, let the one under the cursor count",
    ),
    Binding(
        "w",
        "set_up",
        "Workshop",
        id="gather.set-up",
        tooltip="Title, date, roles and privacy of this workshop",
    ),
    Binding("escape", "leave", "Back", id="gather.back", tooltip="Stop gathering and go back"),
]
