"""A workshop in words: how its set-up is typed and told, and its row among the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.shown.promise import promise
from qi_tui.model.facilitating import STILL_OPEN
from qi_tui.model.text import display, same_name
from qi_tui.store.workshop.workshop_folders import State
from qi_tui.store.workshop.workshops import today
from qi_tui.ui.text.moments import MONTHS, day_and_time
from qi_tui.ui.words import count_of, plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.model.workshop import Limits, Naming, WorkshopFile
    from qi_tui.store.workshop.workshop_folders import WorkshopFolder
    from qi_tui.ui.glyphs import Glyphs

MUTED = "$text-muted"
TROUBLE = "bold $error"
DAY_WIDTH = 12
"""The longest day, "20 Nov 2026", and a blank."""
STATE_WIDTH = 12
"""The longest state with its mark, "◐ collecting"."""
MOST_MINUTES = 600

NAMING_WORDS: dict[Naming, str] = {
    "named": "names may stand beside what people write",
    "alias": "counts without names; an alias finds one's rating again",
    "anonymous": "no name and no time in any file; two words find it again",
}
"""What each promise means, in a few words; the least private first."""
STATE_WORDS = {
    State.COLLECTING: "What was answered in this round is still hidden.",
    State.REVEALED: "The room is shown; nobody was asked yet whether it was worth the time.",
    State.CLOSED: "It is closed: people said whether it was worth their time.",
}


def day_in(text: str) -> str | None:
    """The day that somebody typed, as a workshop file writes it: "2026-11-20"; None for none.

    Day first, as in Britain: 20/11/2026, 20.11.2026, 20 Nov 2026, 20 November; also 2026-11-20.
    A day without a year is of this one; where nothing was typed it is today.
    """
    if not text.strip():
        return today()
    numbers = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text.strip())
    if numbers:
        return _day(*map(int, numbers.groups()))
    typed = text.strip().lower()
    parts = re.fullmatch(r"(\d{1,2})[\s./-]+(\d{1,2}|[a-z]{3,9})[\s./-]*(\d{4})?", typed)
    if not parts:
        return None
    day, month, year = parts.groups()
    number = int(month) if month.isdigit() else _month(month)
    return _day(int(year or today()[:4]), number, int(day))


def roles_in(text: str) -> tuple[str, ...]:
    """The roles that somebody typed, parted by semicolons; each once, however it is spelt."""
    names: dict[str, str] = {}
    for part in text.split(";"):
        name = " ".join(part.split())
        if name:
            names.setdefault(same_name(name), name)
    return tuple(names.values())


def minutes_in(text: str) -> int | None:
    """The minutes that somebody typed; 0 for nothing, None for what is no number of minutes."""
    number = text.strip().lower().removesuffix("min").strip() or "0"
    if not (number.isascii() and number.isdigit()) or len(number) > 4:
        return None
    return int(number) if int(number) <= MOST_MINUTES else None


def place_in(text: str, below: Path) -> Path | None:
    """The folder that somebody typed; None for none.

    Args:
        text: a path; ~ stands for the home folder.
        below: the folder that a name alone lies in.
    """
    if not text.strip():
        return None
    try:
        return below / Path(text.strip()).expanduser()
    except RuntimeError:
        # There is no such user, and so no home of theirs.
        return None


def limits_words(limits: Limits) -> str:
    """The limits in force: "role groups from 3 · outside: medians from 5, counts from 10"."""
    held = limits.in_force()
    return (
        f"role groups from {held.role_in_room}"
        f" · outside: medians from {held.median}, counts from {held.counts}"
    )


def promise_lines(naming: Naming, limits: Limits) -> Content:
    """The promise as raters read it before the first item."""
    said = plain_comment(promise(naming, limits))
    return Content.assemble(("Raters read: ", "bold"), said)


def bring_words(last: WorkshopFile) -> str:
    """What the last workshop left: "bring along 3 open actions of Winter flow, 12 Oct 2026"."""
    number = sum(action.state in STILL_OPEN for action in last.actions.values())
    return f"bring along {count_of(number, 'open action')} of {named_and_dated(last)}"


def named_and_dated(workshop: WorkshopFile) -> str:
    """Title and day of a workshop, safe to show."""
    head = workshop.head
    title = display(head.title, 60) or "a workshop without a title"
    return f"{title}, {display(day_and_time(head.date), 20)}" if head.date else title


def write_folder(folder: WorkshopFolder, width: int, marks: Glyphs) -> Content:
    """The row of a workshop: day, title and frameworks, raters, round, state."""
    if folder.workshop is None:
        said = Content.styled(f"{marks.warning} cannot be read", TROUBLE)
        return Content.assemble(" " * DAY_WIDTH, plain(folder.path.name, 60), "  ", said).truncate(
            width, ellipsis=True
        )
    head = folder.workshop.head
    far = f"{count_of(folder.raters, 'rater')} · round {head.round}"
    right = Content.assemble(
        f"  {far:>19}  ", Content(state_in_a_word(folder, marks)).truncate(STATE_WIDTH, pad=True)
    )
    room = max(8, width - DAY_WIDTH - right.cell_length)
    left = Content.assemble(
        Content.styled(display(day_and_time(head.date), 11), MUTED).truncate(DAY_WIDTH, pad=True),
        title_and_frameworks(folder).truncate(room, ellipsis=True, pad=True),
    )
    return Content.assemble(left, right).truncate(width, ellipsis=True)


def state_in_a_word(folder: WorkshopFolder, marks: Glyphs) -> str:
    """The mark and the word of a workshop's state."""
    match folder.state:
        case State.COLLECTING:
            return f"{marks.unfinished} {State.COLLECTING}"
        case State.REVEALED:
            return f"{marks.mark} {State.REVEALED}"
        case State.CLOSED:
            return f"{marks.tick} {State.CLOSED}"
    return f"{marks.warning} cannot be read"


def title_and_frameworks(folder: WorkshopFolder) -> Content:
    """The title, and after it the frameworks by their ids."""
    head = folder.workshop.head if folder.workshop is not None else None
    frameworks = ", ".join(name.replace("-", " ") for name in (head.frameworks if head else ()))
    title = plain(head.title if head and head.title else folder.path.name)
    return Content.assemble(title, (" · ", MUTED), plain(frameworks, 120, MUTED))


def folder_in_full(
    folder: WorkshopFolder, marks: Glyphs, title_of: Callable[[str], str]
) -> list[Content]:
    """All about one workshop: title, frameworks, how far it has got, open actions, where it lies.

    Args:
        folder: the workshop.
        marks: the marks that the terminal can show.
        title_of: framework → its title; any text.
    """
    place = Content.assemble(("Folder: ", MUTED), plain(str(folder.path), 400))
    if folder.workshop is None or folder.state is None:
        return [
            Content.assemble((f"{marks.warning} ", TROUBLE), plain(folder.path.name, 120, "bold")),
            Content.assemble("Its workshop file cannot be read: ", plain(folder.problem, 400), "."),
            Content("The raters' files in it are safe; Enter shows them."),
            place,
        ]
    head = folder.workshop.head
    still_open = sum(each.state in STILL_OPEN for each in folder.workshop.actions.values())
    return [
        plain(head.title or folder.path.name, 120, "bold"),
        *(plain(title_of(framework), 200) for framework in head.frameworks[:3]),
        Content(
            f"Round {head.round}: {count_of(folder.raters, 'rater')} so far."
            f" {STATE_WORDS[folder.state]}"
            + (f" {count_of(still_open, 'action')} still open." if still_open else "")
        ),
        place,
    ]


def own_folder_in_full(path: str, has_workshops: bool) -> list[Content]:
    """What the last row of the list leads to."""
    first = [] if has_workshops else [Content.styled("No workshop yet: n starts one.", "bold")]
    return [
        *first,
        Content("All files in my sessions folder together, without a workshop around them."),
        Content.assemble(("Folder: ", MUTED), plain(path, 400)),
    ]


def roles_told(roles: Sequence[str]) -> str:
    """What came of the typed roles: "Raters choose one of 2: clinician · manager"."""
    if not roles:
        return "Without roles, raters may type one of their own."
    shown = " · ".join(display(role, 40) for role in roles)
    return f"Raters choose one of {len(roles)}: {shown}" if len(roles) > 1 else f"One role: {shown}"


def _month(name: str) -> int:
    found = [place for place, month in enumerate(MONTHS, 1) if name.startswith(month.lower())]
    return found[0] if found else 0


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
