"""The actions of a workshop in lines: those of the last one first, each with its owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.model.facilitating import STILL_OPEN
from qi_tui.model.text import display
from qi_tui.ui.text.moments import day_and_time
from qi_tui.ui.text.paragraphs import filled, hanging
from qi_tui.ui.words import count_of, plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.model.session import ActionState
    from qi_tui.model.workshop import WorkshopAction, WorkshopFile
    from qi_tui.ui.glyphs import Glyphs

MUTED = "$text-muted"
LAST_TIME = "From the last workshop"
THIS_TIME = "From this workshop"
NOBODY = "nobody yet"
STATE_WIDTH = 13
"""The longest state with its mark, and two blanks."""
OWNER_WIDTH, DUE_WIDTH = 14, 11
DUE_FROM, ITEM_FROM = 50, 100
"""From so many columns on it stands in the row by when, and for which item."""
STATES: dict[ActionState, str] = {
    "open": "open",
    "done": "done",
    "carried": "carry over",
    "dropped": "dropped",
}
"""The states in words; carried over is still to be done, and comes first next time."""

TitleOf = Callable[["WorkshopAction"], str]
"""The title of the item that an action is for; empty where it is for none. Any text."""


@dataclass(frozen=True)
class HeadingRow:
    """What a group of actions is called; the cursor passes over it."""

    text: str


@dataclass(frozen=True)
class ActionRow:
    """One action, by its place in the workshop file, from 0."""

    place: int
    action: WorkshopAction


Row = HeadingRow | ActionRow


def rows_of(workshop: WorkshopFile | None) -> tuple[Row, ...]:
    """What to list: the actions that came from the last workshop, then those of this one.

    Within each group they stand in the order in which they were agreed on.
    """
    actions = list(workshop.actions.values()) if workshop is not None else []
    rows = [ActionRow(place, action) for place, action in enumerate(actions)]
    old = [row for row in rows if row.action.origin is not None]
    new = [row for row in rows if row.action.origin is None]
    if not old:
        return tuple(new)
    return (HeadingRow(LAST_TIME), *old, *([HeadingRow(THIS_TIME)] if new else []), *new)


def write_row(row: Row, width: int, marks: Glyphs, title_of: TitleOf) -> Content:
    """One line: state by mark and word, what, who, by when, and on a wide screen for which item."""
    if isinstance(row, HeadingRow):
        return plain(row.text, style="bold $primary").truncate(width, ellipsis=True)
    action = row.action
    item = min(34, width // 4) if width >= ITEM_FROM else 0
    due = DUE_WIDTH if width >= DUE_FROM else 0
    beside = STATE_WIDTH + OWNER_WIDTH + 1 + sum(column + 1 for column in (due, item) if column)
    text = max(10, width - beside)
    is_over = action.state not in STILL_OPEN
    cells = [
        Content.styled(filled(state_words(action.state, marks), STATE_WIDTH), _style(action.state)),
        Content.styled(filled(display(action.text, 300), text), MUTED if is_over else ""),
        Content.styled(f" {filled(owner_of(action), OWNER_WIDTH)}", "" if action.owner else MUTED),
    ]
    if due:
        cells.append(Content.styled(f" {filled(due_of(action), due)}", MUTED))
    if item:
        cells.append(Content.styled(f" {filled(display(title_of(action), 200), item)}", MUTED))
    return Content("").join(cells)


def action_in_full(
    action: WorkshopAction, width: int, marks: Glyphs, title_of: TitleOf
) -> list[Content]:
    """All about one action, wrapped."""
    lines = hanging(f"{state_words(action.state, marks)}: ", plain_comment(action.text), width)
    lines = [line.stylize("bold") for line in lines]
    due = f" · by {due_of(action)}" if action.due else ""
    lines.append(Content.assemble("Who: ", plain(owner_of(action)), due))
    item = title_of(action)
    if item:
        lines += hanging("Item: ", plain(item, 200), width)
    if action.reason.strip():
        lines += hanging("Why: ", plain_comment(action.reason), width)
    return lines


def owner_of(action: WorkshopAction) -> str:
    """Who does it, safe to show; that nobody does yet where nobody was named."""
    return display(action.owner.strip()) or NOBODY


def due_of(action: WorkshopAction) -> str:
    """By when, safe to show: a date as people read it, or as it was typed."""
    return display(day_and_time(action.due.strip()))


def state_words(state: ActionState, marks: Glyphs) -> str:
    """The mark and the word of a state."""
    mark = {
        "open": marks.nothing,
        "done": marks.tick,
        "carried": marks.right,
        "dropped": marks.cross,
    }[state]
    return f"{mark} {STATES[state]}"


def how_many(workshop: WorkshopFile | None) -> str:
    """How they stand: "2 still open · 1 done"; empty where there are none."""
    actions = list(workshop.actions.values()) if workshop is not None else []
    numbers: Mapping[str, int] = {
        "still open": sum(action.state in STILL_OPEN for action in actions),
        "done": sum(action.state == "done" for action in actions),
        "dropped": sum(action.state == "dropped" for action in actions),
    }
    return " · ".join(f"{number} {word}" for word, number in numbers.items() if number)


def nothing_yet(find_out: int) -> list[Content]:
    """What to say where there is no action.

    Args:
        find_out: how many items many don't know, and somebody could find out.
    """
    lines = [
        Content.styled("No actions yet.", "bold"),
        Content("a writes down the first: what is to be done, by whom and by when."),
    ]
    if find_out:
        asked = count_of(find_out, "item")
        lines.append(Content(f"f lists {asked} that many don't know: somebody could find out."))
    return lines


def _style(state: ActionState) -> str:
    return {"done": "$success", "carried": "$accent", "dropped": MUTED}.get(state, "")
