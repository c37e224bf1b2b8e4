"""A workshop on one page: who rated, what was agreed on, who does what, and was it worth it.

Made of figures that privacy lets the room see, and of the facilitator's record; the raters' own
answers are not on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.rounds.change_words import movement_sentence
from qi_tui.analysis.talk.plan import LEVELS, plan_of
from qi_tui.model.facilitating import WORTH_POINTS
from qi_tui.model.text import display
from qi_tui.ui.text.count_bars import bar_of_share
from qi_tui.ui.text.moments import day_and_time
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.workshop.action_words import (
    ActionRow,
    HeadingRow,
    TitleOf,
    due_of,
    owner_of,
    rows_of,
)
from qi_tui.ui.text.workshop.action_words import state_words as action_state
from qi_tui.ui.text.workshop.room_rows import flag_of, shape_words, shown_disagreement, title_of
from qi_tui.ui.text.workshop.settled_text import settled_lines, unlisted
from qi_tui.ui.words import count_of, plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.analysis.talk.agenda import AgendaEntry
    from qi_tui.analysis.talk.plan import Plan
    from qi_tui.model.workshop import WorkshopFile
    from qi_tui.ui.facilitating.rooms import RoomKey, Rooms
    from qi_tui.ui.glyphs import Glyphs

MUTED = "$text-muted"
BAR = 24
WORTH = ("not at all", "a little", "partly", "mostly", "very much")
"""What the points of the closing question say, lowest first."""
QUESTION = "Was this worth our time?"
NOTHING_SHOWN = "Nothing is revealed yet: what was rated stays hidden, and is not on this page."
NOT_ASKED = "Nobody has been asked yet: w asks, each with one key."
NO_ACTIONS = "No actions were written down."


@dataclass(frozen=True)
class Closing:
    """What the page is made of.

    Attributes:
        title: what the workshop is about.
        workshop: the record, where there is one.
        rooms: those that may be shown; None before the first look.
        folder: where all of it lies.
        item_title: the title of the item that an action is for.
    """

    title: str
    workshop: WorkshopFile | None
    rooms: Rooms | None
    folder: str
    item_title: TitleOf


def closing_lines(closing: Closing, width: int, marks: Glyphs) -> list[Content]:
    """The whole page."""
    lines = _title(closing)
    rooms = closing.rooms
    if rooms is None or not rooms.keys:
        lines += [Content(""), Content(NOTHING_SHOWN)]
    else:
        for framework in dict.fromkeys(key[0] for key in rooms.keys):
            keys = [key for key in rooms.keys if key[0] == framework]
            lines += _framework(closing, rooms, keys, width, marks)
    lines += _actions(closing, width, marks)
    lines += [*_minutes(closing.workshop), *_votes(closing.workshop, marks)]
    return lines + _where(closing.folder, width)


def _title(closing: Closing) -> list[Content]:
    head = closing.workshop.head if closing.workshop is not None else None
    day = f" · {display(day_and_time(head.date), 20)}" if head is not None and head.date else ""
    return [Content.assemble(plain(closing.title or "Workshop", 120, "bold"), day)]


def _framework(
    closing: Closing, rooms: Rooms, keys: Sequence[RoomKey], width: int, marks: Glyphs
) -> list[Content]:
    """One framework: who rated, where the room agreed, what split it and what came of that."""
    framework, first = rooms.framework(keys[0]), rooms.figures(keys[0])
    plan = plan_of(framework, first.items, closing.workshop)
    lines = [Content(""), plain(framework.title, 200, "bold $primary")]
    for key in keys:
        lines += hanging(f"Round {key[1]}: ", _who(rooms, key), width)
    lines += _agreements(plan, width, marks)
    lines += _heading("What split the room")
    if not plan.worth:
        lines.append(Content("Nothing split this room enough to need its time."))
    for entry in plan.worth:
        lines += _split(closing, rooms, keys, entry, width, marks)
    if plan.if_time:
        titles = Content(" · ").join([title_of(entry.figures) for entry in plan.if_time])
        lines += hanging("If there was time: ", titles, width)
    listed = {key_of(entry.figures) for entry in plan.worth}
    return lines + unlisted(framework, closing.workshop, listed, width, marks)


def _who(rooms: Rooms, key: RoomKey) -> Content:
    figures = rooms.figures(key)
    parts = [Content(count_of(figures.raters, "rater"))]
    if figures.matched:
        parts.append(Content(f"{figures.matched} of them rated the round before too"))
    parts += [
        Content.assemble(plain(role, 40), f" {size}")
        for role, size in rooms.role_sizes(key).items()
    ]
    if rooms.has_hidden_roles(key):
        parts.append(Content("other roles are too few to show"))
    return Content(" · ").join(parts)


def _agreements(plan: Plan, width: int, marks: Glyphs) -> list[Content]:
    lines = _heading("Where we agreed")
    if not plan.agreed:
        return [*lines, Content("On no item were the answers alike.")]
    for level in LEVELS:
        titles = [title_of(each.figures) for each in plan.agreed if each.level is level]
        if titles:
            word = level.value.removeprefix("agree that it is ")
            start = Content.styled(f"{marks.bullet} {word}: ", MUTED)
            lines += hanging(start, Content(" · ").join(titles), width)
    return lines


def _split(
    closing: Closing,
    rooms: Rooms,
    keys: Sequence[RoomKey],
    entry: AgendaEntry,
    width: int,
    marks: Glyphs,
) -> list[Content]:
    """An item that was on the agenda: how it was rated, what moved, what was settled."""
    figures = entry.figures
    mark, word, style = shape_words(figures, marks)
    start = Content.styled(f"{shown_disagreement(figures):>3} {mark} ", style)
    flag = f" · {flag_of(figures)}" if flag_of(figures) else ""
    named = Content.assemble(title_of(figures).stylize("bold"), (f" · {word}", style), flag)
    lines = hanging(start, named, width)
    for key in keys[1:]:
        again = rooms.item(key, key_of(figures))
        if again is not None and again.change is not None:
            said = movement_sentence(again.change, again.asked, key[1])
            lines += hanging(f"Round {key[1]}: ", Content(f"{said}."), width, 6)
    framework = rooms.framework(keys[0])
    settled = settled_lines(framework, closing.workshop, figures, width - 6, marks)
    return lines + [Content.assemble(" " * 6, line) for line in settled]


def _actions(closing: Closing, width: int, marks: Glyphs) -> list[Content]:
    lines = _heading("What we will do")
    rows = rows_of(closing.workshop)
    for row in rows:
        if isinstance(row, HeadingRow):
            lines.append(plain(row.text, style=MUTED))
        else:
            lines += _action(row, closing.item_title, width, marks)
    return lines if rows else [*lines, Content(NO_ACTIONS)]


def _action(row: ActionRow, title: TitleOf, width: int, marks: Glyphs) -> list[Content]:
    action = row.action
    due = f", by {due_of(action)}" if action.due else ""
    item = f" · {display(title(action), 120)}" if title(action) else ""
    reason = f" · {display(action.reason, 200)}" if action.reason else ""
    said = Content.assemble(
        (f"{owner_of(action)}{due}: ", "bold"),
        plain_comment(action.text, 600),
        (f"{item}{reason}", MUTED),
    )
    return hanging(f"{action_state(action.state, marks)} ", said, width)


def _minutes(workshop: WorkshopFile | None) -> list[Content]:
    head = workshop.head if workshop is not None else None
    used = sum(head.minutes_used.values()) if head is not None else 0
    planned = head.minutes or sum(item.minutes for item in head.agenda) if head is not None else 0
    if not used and not planned:
        return []
    lines = _heading("Minutes")
    if not planned:
        return [*lines, Content(f"{count_of(used, 'minute')} of talk.")]
    return [*lines, Content(f"{used} of {count_of(planned, 'minute')} planned for the talk.")]


def _votes(workshop: WorkshopFile | None, marks: Glyphs) -> list[Content]:
    votes = [*(workshop.head.worth_it if workshop is not None else ()), *[0] * WORTH_POINTS]
    lines = _heading(QUESTION)
    if not any(votes):
        return [*lines, Content(NOT_ASKED)]
    largest = max(votes)
    for point, (word, chosen) in enumerate(zip(WORTH, votes, strict=False), 1):
        bar = bar_of_share(chosen, largest, marks.block, BAR)
        number = chosen or marks.nothing
        lines.append(
            Content.assemble(f"{point} ", (f"{word:<11}", MUTED), f"{number:>3} ", (bar, "$accent"))
        )
    return [*lines, Content.styled(f"{count_of(sum(votes), 'vote')}, without names.", MUTED)]


def _where(folder: str, width: int) -> list[Content]:
    return [
        *_heading("Where all of this lies"),
        *hanging("Folder: ", plain(folder, 400), width),
        Content("^R writes a report of it: to read, to print, for a spreadsheet or a calendar."),
    ]


def _heading(words: str) -> list[Content]:
    return [Content(""), Content.styled(words, "bold $primary")]
