"""One item of the room in words and bars: what stands in the pane, and on a page of its own.

Blocks come in the order of their importance, so that a pane which is too low loses the least.
Every figure and every word about it comes from the analysis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.disagreement import NONE
from qi_tui.analysis.item.summary import share_together, show_median
from qi_tui.analysis.item.trust import trust_note
from qi_tui.analysis.item.words import explain, question, spoken
from qi_tui.ui.text.count_bars import bar_of_share, picture_of_counts
from qi_tui.ui.text.workshop.room_rows import (
    MUTED,
    flag_of,
    sentence_of,
    shape_of,
    shape_words,
    shown_disagreement,
    title_of,
)
from qi_tui.ui.words import count_of, plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.ui.glyphs import Glyphs

LABEL = 12
"""Cells of the labels beside rows of counts."""
LOW, TALL = 2, 3
"""Rows of the picture of counts, in a low pane and elsewhere."""
HIGH = 14
"""From this many rows a pane is not low."""
BAR = 20
"""Cells of the longest bar beside a descriptor."""


@dataclass(frozen=True)
class Reading:
    """All that there is to read about one item.

    Attributes:
        figures: its figures, as they may be shown.
        domain: the title of its domain.
        prompt: the question that the raters were asked; may be empty.
        descriptors: what each point says, lowest first; empty for a count item.
        names: what to call the points where their numbers say nothing (no and yes).
        raters: how many there are in the room.
        anonymous: whether no question may be aimed at one person.
        comments: what the raters wrote, in order of the text; None while it is read.
    """

    figures: ItemFigures
    domain: str
    prompt: str
    descriptors: tuple[str, ...]
    names: tuple[str, ...]
    raters: int
    anonymous: bool
    comments: tuple[str, ...] | None = None


def brief(reading: Reading, width: int, height: int, marks: Glyphs) -> list[Content]:
    """The lines of a pane: at most `height`, the most important first, none of them wrapped."""
    lines = [*_head(reading, width, marks)]
    roomy = height >= len(reading.descriptors) + 12
    lines += _drawn(reading, width, marks, LOW if height < HIGH else TALL, roomy)
    lines += [*_notes(reading, width), *_comments(reading, width, marks)]
    fitting = [line.truncate(width, ellipsis=True) for line in lines]
    if len(fitting) > height:
        more = Content.styled("Enter shows all of this item", MUTED)
        return [*fitting[: max(0, height - 1)], more]
    return fitting


def in_full(reading: Reading, width: int, marks: Glyphs) -> list[Content]:
    """The lines of a page; those that are too long are wrapped by whoever draws them."""
    figures = reading.figures
    lines = [*_head(reading, width, marks)]
    if reading.prompt:
        lines.insert(1, plain(reading.prompt, 600, MUTED))
    if figures.counts is not None:
        lines += [Content(""), *_described(reading, width, marks, every=True)]
    if figures.by_role:
        lines += [Content(""), *_table(reading, width, marks)]
    lines += [Content(""), *_notes(reading, width), Content(explain(shape_of(figures)))]
    return [*lines, Content(""), *_comments(reading, width, marks)]


def _head(reading: Reading, width: int, marks: Glyphs) -> list[Content]:
    figures = reading.figures
    mark, word, style = shape_words(figures, marks)
    flag = flag_of(figures)
    first = Content.assemble(
        title_of(figures).stylize("bold"), (" · ", MUTED), plain(reading.domain, 200, MUTED)
    )
    percent = shown_disagreement(figures)
    shown = "" if percent == NONE else f" · disagreement {percent}"
    shape = Content.assemble(
        (f"{mark} {word}", style), shown, (f" · {flag}" if flag else "", "bold")
    )
    room = width - shape.cell_length - 2
    if room >= first.cell_length:
        first = Content.assemble(first.truncate(room, pad=True), "  ", shape)
        head = [first]
    else:
        head = [first, shape]
    return [*head, _said(reading), Content.assemble(("Ask: ", "bold"), (_ask(reading), "bold"))]


def _said(reading: Reading) -> Content:
    figures = reading.figures
    parts = [sentence_of(figures, reading.names)]
    if figures.counts is not None and figures.n > 1:
        parts.append(f"median {show_median(figures.counts)}")
    return Content(" · ".join(parts))


def _ask(reading: Reading) -> str:
    figures = reading.figures
    return question(
        shape_of(figures),
        figures.counts or (),
        figures.split,
        figures.many_silent,
        reading.anonymous,
        reading.names,
    )


def _drawn(reading: Reading, width: int, marks: Glyphs, tall: int, roomy: bool) -> list[Content]:
    """The counts of a pane: beside the descriptors where there is room, else as a picture."""
    counts = reading.figures.counts
    if counts is None:
        return []
    if roomy:
        table = _table(reading, width, marks) if reading.figures.by_role else []
        return [*_described(reading, width, marks), *table]
    _, _, style = shape_words(reading.figures, marks)
    rows = picture_of_counts(counts, marks.bars, tall, _column(counts, width))
    # A row that holds nothing says nothing: a room without answers needs no empty picture.
    picture = [Content.assemble(" " * LABEL, (row, style)) for row in rows if row.strip()]
    return [*picture, *_table(reading, width, marks)]


def _table(reading: Reading, width: int, marks: Glyphs) -> list[Content]:
    """The points, and under them the counts of all and of each role that is large enough."""
    counts = reading.figures.counts or ()
    column = _column(counts, width)
    numbers = "".join(f"{point:<{column}}" for point in range(1, len(counts) + 1))
    groups = reading.figures.by_role or {}
    return [
        Content.styled(f"{'point':<{LABEL}}{numbers}", MUTED),
        _counts_row(Content("people"), counts, column, marks),
        *(_counts_row(plain(role), group, column, marks) for role, group in groups.items()),
    ]


def _counts_row(label: Content, counts: Sequence[int], column: int, marks: Glyphs) -> Content:
    cells = "".join(f"{chosen or marks.nothing:<{column}}" for chosen in counts)
    short = label.truncate(LABEL - 1, ellipsis=True).truncate(LABEL, pad=True)
    return Content.assemble(short, cells)


def _column(counts: Sequence[int], width: int) -> int:
    """How wide a point's column is: no two counts ever run into one another."""
    widest = len(str(max(counts, default=0)))
    return max(2, widest + 1, min(5, (width - LABEL) // max(1, len(counts))))


def _described(reading: Reading, width: int, marks: Glyphs, every: bool = False) -> list[Content]:
    """A row per point that was used, or per point: number, bar, how many, what the point says."""
    counts = reading.figures.counts or ()
    _, _, style = shape_words(reading.figures, marks)
    largest = max(counts, default=0)
    bar = min(BAR, max(6, width // 6))
    shown = [f"{chosen:,}" if chosen else marks.nothing for chosen in counts]
    widest = max([3, *map(len, shown)])
    lines = []
    for point, chosen in enumerate(counts, 1):
        if not chosen and not every:
            continue
        drawn = bar_of_share(chosen, largest, marks.block, bar)
        descriptor = reading.descriptors[point - 1] if point <= len(reading.descriptors) else ""
        start = Content.assemble(
            (f"{point:>3} ", MUTED), (f"{drawn:<{bar}}", style), f" {shown[point - 1]:<{widest}} "
        )
        said = plain(descriptor, 200, "" if chosen else MUTED)
        lines += _hung(start, said, width) if every else [Content.assemble(start, said)]
    return lines


def _notes(reading: Reading, width: int) -> list[Content]:
    figures = reading.figures
    if figures.counts is None:
        return []
    together = share_together(figures.counts) if figures.n > 1 else None
    notes = [f"{spoken(figures.counts).capitalize()}."] if figures.n > 1 else []
    if together is not None:
        near = "within one point of the median" if len(figures.counts) > 4 else "alike"
        notes.append(f"{together[0]:,} of {together[1]:,} are {near}.")
    notes.append(trust_note(figures.counts))
    return [Content(note) for note in _joined(notes, width)] + _silent(reading)


def _silent(reading: Reading) -> list[Content]:
    figures = reading.figures
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (figures.dont_know, "said don't know"),
            (figures.not_applicable, "said not applicable"),
            (figures.unanswered, "did not answer"),
            (figures.untold, "not told: too few in a summary"),
        )
        if number
    ]
    if figures.priorities:
        parts.append(f"{count_of(figures.priorities, 'priority vote')}")
    answered = f"{figures.n:,} of {count_of(reading.raters, 'rater')} rated it"
    return [Content.styled(" · ".join([answered, *parts]), MUTED)]


def _comments(reading: Reading, width: int, marks: Glyphs) -> list[Content]:
    if reading.comments is None:
        return [Content.styled(f"Reading the comments{marks.ellipsis}", MUTED)]
    if not reading.comments:
        return [Content.styled("No comments.", MUTED)]
    lines = [Content.styled(f"{count_of(len(reading.comments), 'comment')}:", MUTED)]
    for comment in reading.comments:
        lines += _hung(Content.styled(f"{marks.bullet} ", MUTED), plain_comment(comment), width)
    return lines


def _hung(start: Content, text: Content, width: int) -> list[Content]:
    """Text wrapped beside its start, later lines under the first."""
    indent = start.cell_length
    first, *rest = text.wrap(max(8, width - indent)) or [Content("")]
    return [
        Content.assemble(start, first),
        *(Content.assemble(" " * indent, line) for line in rest),
    ]


def _joined(sentences: Sequence[str], width: int) -> list[str]:
    """Sentences put on as few lines as they fit on without being cut."""
    lines: list[str] = []
    for said in sentences:
        if lines and len(lines[-1]) + 1 + len(said) <= width:
            lines[-1] += f" {said}"
        else:
            lines.append(said)
    return lines
