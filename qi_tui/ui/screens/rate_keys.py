"""The keys of the rating screen that do not answer an item."""

from __future__ import annotations

from textual.binding import Binding, BindingType

RATE_BINDINGS: list[BindingType] = [
    Binding(
        "escape",
        "leave",
        "Leave",
        key_display="Esc",
        id="rate.leave",
        tooltip="Leave; everything is saved first, and you can go on later",
    ),
    Binding("f", "finish", "Finish", id="rate.finish", tooltip="Finish the rating"),
    Binding(
        "u",
        "next_unanswered",
        "Next unanswered",
        id="rate.next-unanswered",
        tooltip="Go to the next item without an answer",
    ),
    Binding(
        "v",
        "look_back",
        "Last time",
        id="rate.look-back",
        tooltip="All that was said last time about this item: counts and comments",
    ),
    Binding(
        "o",
        "choose_columns",
        "Columns",
        id="rate.columns",
        tooltip="Choose other columns of the table to rate; answers stay in the file",
    ),
]
