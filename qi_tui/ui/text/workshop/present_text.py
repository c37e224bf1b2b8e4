"""What the room sees when it is not an item: the title, the agenda, the actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.model.facilitating import STILL_OPEN
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.workshop.room_rows import MUTED
from qi_tui.ui.words import count_of, plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.model.workshop import WorkshopAction
    from qi_tui.store.gathering.gather import Gathering
    from qi_tui.ui.glyphs import Glyphs

LINE = 110
UNTITLED = "Workshop"
WAITING = "Nobody has answered yet"


def title_card(title: str, said: Sequence[Content], width: int, height: int) -> list[Content]:
    """The title in the middle, with lines below it.

    Args:
        title: any text.
        said: what stands below, a line each.
        width: cells per line.
        height: rows there are.
    """
    shown = plain(title or UNTITLED)
    spread = _spread(shown)
    large = spread if spread.cell_length <= width else shown
    lines = [*large.stylize("bold $accent").wrap(width), Content("")]
    lines += [part for each in said for part in each.wrap(width)]
    above = max(0, (height - len(lines)) // 2)
    return [*[Content("")] * above, *(_centred(line, width) for line in lines)]


def answered_lines(gathering: Gathering) -> list[Content]:
    """How many have answered in the latest round, and whether it can be seen; never what."""
    workshop = gathering.workshop
    rounds = [room.round for room in gathering.rooms]
    number = workshop.head.round if workshop is not None else max(rounds, default=1)
    raters = sum(room.raters for room in gathering.rooms if room.round == number)
    drafts = sum(1 for each in gathering.counted if each.round == number and each.is_draft)
    said = f"{count_of(raters, 'person has', 'people have')} answered" if raters else WAITING
    if drafts:
        said += f" · {drafts} not finished"
    lines = [Content(f"Round {number}"), Content(said)]
    if workshop is None or not workshop.head.revealed:
        lines.append(Content.styled("Answers are hidden until all are in.", MUTED))
    return lines


def agenda_card(title: str, items: Sequence[tuple[Content, int]], width: int) -> list[Content]:
    """What will be talked about, and for how many minutes.

    Args:
        title: the workshop's; any text.
        items: title and minutes of each.
        width: cells per line.
    """
    line = min(width, LINE)
    lines = _headed(title, "What we will talk about")
    for place, (item, minutes) in enumerate(items, start=1):
        said = f" · {minutes} min" if minutes else " · if there is time"
        lines += hanging(
            Content.styled(f"{place:>2}  ", "bold"),
            Content.assemble(item.stylize("bold"), (said, MUTED)),
            line,
        )
        lines.append(Content(""))
    return lines


def actions_card(
    title: str, actions: Sequence[WorkshopAction], width: int, marks: Glyphs
) -> list[Content]:
    """What is to be done, by whom and by when; what was dropped is left out."""
    line = min(width, LINE)
    lines = _headed(title, "What we will do")
    shown = [action for action in actions if action.state != "dropped"]
    if not shown:
        return [*lines, Content("Nothing is written down yet.")]
    for action in shown:
        mark = marks.bullet if action.state in STILL_OPEN else marks.tick
        owed = [plain(part, 200) for part in (action.owner, action.due) if part.strip()]
        text = plain_comment(action.text, 500, "bold")
        if owed:
            text = Content.assemble(text, " · ", Content(" · ").join(owed))
        lines += [*hanging(f"{mark} ", text, line), Content("")]
    return lines


def _headed(title: str, about: str) -> list[Content]:
    return [plain(title or UNTITLED, style="bold $accent"), Content(about), Content("")]


def _spread(text: Content) -> Content:
    """A text with a blank between its letters: the largest that a terminal can write.

    Marks that stand on a letter stay with it.
    """
    letters: list[str] = []
    for letter in text.plain:
        if letters and not Content(letter).cell_length:
            letters[-1] += letter
        else:
            letters.append(letter)
    return Content(" ".join(letters))


def _centred(line: Content, width: int) -> Content:
    return Content(" " * max(0, (width - line.cell_length) // 2)) + line
