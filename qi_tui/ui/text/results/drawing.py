"""What the pictures of a result are drawn with: bars, tracks, rows, and the words for a standout.

Everything is text: a chart library's plots are made of half cells that ASCII has not, take more
rows than a short page has, and leave no room for the words that say what a mark means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from qi_tui.analysis.results.reading import Row, Standout
from qi_tui.analysis.results.saying import MOST_NAMED as MOST_NAMED
from qi_tui.analysis.results.saying import figure_words as figure_words
from qi_tui.analysis.results.saying import listed as listed
from qi_tui.analysis.results.saying import row_name as row_name
from qi_tui.analysis.results.saying import standout_words
from qi_tui.analysis.results.saying import unrated as unrated
from qi_tui.model.answer import Standing
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import LEAST_WIDTH, filled
from qi_tui.ui.words import plain

PROSE_LIMIT = 4000
TITLE_LIMIT = 300
TITLE_ROOM = (22, 52)
BAR_ROOM = (10, 20)
BAR_FROM = 96
"""Cells from which on there is room for the longer bar."""
MUTED = "$text-muted"
BAR, TRACK, MARK, FLAG, HOLLOW = "$primary", "$primary", "bold $success", "bold $warning", MUTED
WIDEST_STEP = 6
HANG = 3
"""Cells by which the further lines of a sentence are set in."""


class Room(NamedTuple):
    """How a line is shared out: the cells of the whole, of the title and of the bar."""

    width: int
    title: int
    bar: int


def room_of(width: int) -> Room:
    """The columns of a row of `width` cells."""
    title = max(TITLE_ROOM[0], min(TITLE_ROOM[1], width * 4 // 7))
    return Room(width, title, BAR_ROOM[1] if width >= BAR_FROM else BAR_ROOM[0])


def draw_row(
    room: Room, title: str, drawn: Content | str, words: Content | str, flag: str = " "
) -> Content:
    """One line: a flag, a title, what is drawn, and words; cut where it is too long."""
    head = Content.assemble(
        " ", (flag, FLAG), " ", filled(plain(title, TITLE_LIMIT).plain, room.title - 2), " "
    )
    line = Content.assemble(head, drawn, "  ", words)
    return line.truncate(room.width, ellipsis=True)


def draw_heading(room: Room, title: str, drawn: Content | str, words: Content | str) -> Content:
    """The line over some rows: its title stands further left than theirs."""
    name = filled(plain(title, TITLE_LIMIT).plain, room.title)
    line = Content.assemble(" ", bold(name), " ", drawn, "  ", words)
    return line.truncate(room.width, ellipsis=True).rstrip()


def bar_of(figure: float | None, points: float, width: int) -> Content:
    """A bar for a figure out of `points`; blank where there is none.

    The least figure is a short bar, not none.
    """
    marks = glyphs()
    if figure is None or points <= 0:
        return Content(" " * width)
    full = min(width, max(1 if figure > 0 else 0, round(figure / points * width)))
    return Content.assemble((marks.full * full, BAR), (marks.empty * (width - full), MUTED))


def track_of_row(row: Row, width: int) -> Content:
    """The track of one row: hollow where it is unanswered, blank where it has no place on it."""
    if row.value is None and row.standing is not Standing.UNANSWERED:
        return Content(" " * track_width(row.points, width))
    return track_of(row.points, width, row.value)


def track_of(points: int, width: int, now: int | None, needed: int | None = None) -> Content:
    """A scale as a line with the mark *now*, the mark *needed*, and the span between them.

    Args:
        points: of the scale; 0 draws nothing.
        width: the cells that it should fit in.
        now, needed: where the marks stand, from 1.
    """
    if not points:
        return Content("")
    marks, stride = glyphs(), step(points, width)
    length = (points - 1) * stride + 1
    if now is None and needed is None:
        return Content.styled(marks.hollow * length, HOLLOW)
    low, high = sorted((now or needed or 1, needed or now or 1))
    cells = []
    for place in range(length):
        point, between = divmod(place, stride)
        if not between and point + 1 in (now, needed):
            alone = marks.mark if point + 1 == now else marks.needed
            cells.append((marks.both if now == needed else alone, MARK))
        elif (low - 1) * stride < place < (high - 1) * stride:
            cells.append((marks.span, FLAG))
        else:
            cells.append((marks.track, TRACK))
    return Content.assemble(*cells)


def legend() -> Content:
    """What the marks on a track mean."""
    marks = glyphs()
    words = f"   {marks.mark} now   {marks.needed} needed   {marks.both} both in one place"
    return Content.styled(words, MUTED)


def step(points: int, width: int) -> int:
    """The cells from one point of a track to the next."""
    return max(1, min(WIDEST_STEP, (width - 1) // max(1, points - 1)))


def track_width(points: int, width: int) -> int:
    """The cells that a track takes."""
    return (points - 1) * step(points, width) + 1 if points else 0


def answer_words(row: Row) -> Content:
    """What an answer says: its value with its descriptor, or how else it stands."""
    if row.value is None:
        return plain(str(row.standing), TITLE_LIMIT, MUTED)
    if row.kind == "yes_no":
        return plain(row.says, TITLE_LIMIT)
    words = f"{row.value}  {row.says}" if row.says else f"{row.value:,}"
    return plain(words, TITLE_LIMIT)


def bold(words: str) -> Content:
    """Words that head a line."""
    return Content.styled(words, "bold")


def say(label: str, words: str, width: int) -> list[Content]:
    """A finding: a label and a sentence, wrapped."""
    lead = plain(f"{label} ", PROSE_LIMIT, "bold")
    said = Content.assemble(lead, plain(words, PROSE_LIMIT))
    first, *rest = said.wrap(max(LEAST_WIDTH, width - HANG))
    return [first, *(Content(" " * HANG) + line for line in rest)]


def say_standout(
    label: str, standout: Standout, things: str, than: str, width: int, unit: str = ""
) -> list[Content]:
    """A finding about what stands out, or why nothing does.

    Args:
        label: such as "Lowest domain".
        standout: what the analysis found.
        things: what is compared, in the plural.
        than: what none of them is where all are alike, such as "lower".
        width: cells per line.
        unit: what follows a figure, such as " of 5".
    """
    words = standout_words(standout, things, than, unit)
    return say(f"{label}:", words, width) if words else []


def say_missing(rows: Sequence[Row], width: int, label: str = "Left out:") -> list[Content]:
    """The items that have no place in a picture, each with how it stands."""
    if not rows:
        return []
    words = "; ".join(f"{row_name(row)} ({row.standing})" for row in rows)
    return say(label, words, width)


def no_subjects(what: str | None, width: int) -> list[Content]:
    """What stands in the place of a picture without anybody in it."""
    words = f"no {what or 'subject'} was added. e goes back to the rating, where you can add one."
    return say("Nothing to draw:", words, width)


def heads(titles: Sequence[str], width: int) -> list[list[str]]:
    """Titles over columns of `width` cells each, wrapped: the lines, each with one cell a title."""
    wrapped = [
        [line.plain for line in plain(title, TITLE_LIMIT).wrap(max(4, width - 1))]
        for title in titles
    ]
    tallest = max((len(lines) for lines in wrapped), default=0)
    padded = [[""] * (tallest - len(lines)) + lines for lines in wrapped]
    return [[filled(lines[place], width) for lines in padded] for place in range(tallest)]
