"""Two rooms side by side in lines: how far apart each was, and what came of it between them.

Between a round and the next one it says who moved; elsewhere only what differs, since other people
may have rated. For what cannot be compared it says why, and no number stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.disagreement import NONE
from qi_tui.analysis.item.summary import show_median
from qi_tui.analysis.rounds.change import Verdict
from qi_tui.analysis.rounds.change_words import movement_sentence, question_after
from qi_tui.analysis.rounds.compare_words import difference_sentence, mean_sentence
from qi_tui.analysis.rounds.comparing import ComparedItem, Comparison
from qi_tui.ui.text.count_bars import strip_of_counts
from qi_tui.ui.text.workshop.room_rows import MUTED, sentence_of, shown_disagreement, title_of
from qi_tui.ui.words import plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.analysis.rounds.change import Change
    from qi_tui.ui.facilitating.sides import Pair
    from qi_tui.ui.glyphs import Glyphs

FELL, ROSE = "▼", "▲"
NUMBERS = 7
"""Cells of two numbers of raters with an arrow between them."""
FIGURES = 9
"""Cells of two figures of disagreement with an arrow between them."""
MEDIANS = 11
"""Cells of two medians with an arrow between them."""
SAID = 24
"""Cells of what came of it."""
NAME = 22
"""The fewest cells for the name of a side in the pane; a quarter of a wide one."""
WIDE = 110
"""From this many columns on the medians have a column of their own."""


@dataclass(frozen=True)
class Columns:
    """How the cells of a row are shared out; 0 where a column has no room."""

    width: int
    title: int
    medians: int


def share_out(width: int) -> Columns:
    """The columns on a line of so many cells."""
    medians = MEDIANS if width >= WIDE else 0
    rest = NUMBERS + 1 + (medians + 1 if medians else 0) + FIGURES + 2 + SAID
    return Columns(width, max(8, width - rest), medians)


def write_caption(columns: Columns) -> Content:
    """What stands over the columns."""
    medians = f" {'median':<{MEDIANS}}" if columns.medians else ""
    text = f"  {'item':<{columns.title}} {'n':<{NUMBERS}}{medians} {'D':<{FIGURES}} what came of it"
    return Content.styled(text, MUTED).truncate(columns.width + 2)


def write_row(item: ComparedItem, columns: Columns, is_one_room: bool, marks: Glyphs) -> Content:
    """The row of one item."""
    first, second = item.first, item.second
    title = _title(item).truncate(columns.title, ellipsis=True, pad=True)
    if item.reason is not None or first is None or second is None:
        return Content.assemble(title, " ", (f"{marks.dash} {item.reason}", MUTED))
    change = moved_here(item, is_one_room)
    if change is not None:
        cells = _cells_of_change(change)
        said = Content(_moved(change))
    else:
        cells = _cells_of_both(first, second)
        said = _difference(item, marks)
    numbers, medians, figures = (f" {marks.right} ".join(cell) for cell in cells)
    return Content.assemble(
        title,
        (f" {numbers:<{NUMBERS}}", MUTED),
        f" {medians:<{MEDIANS}}" if columns.medians else "",
        f" {figures:<{FIGURES}} ",
        said,
    )


def compare_pane(item: ComparedItem, pair: Pair, width: int, marks: Glyphs) -> list[Content]:
    """Both sides of one item, and what came of it."""
    lines = [_title(item).stylize("bold")]
    places, figures = (pair.left, pair.right), (item.first, item.second)
    for name, side, here in zip(pair.names, places, figures, strict=True):
        label = plain(name, 200).truncate(max(NAME, width // 4), ellipsis=True, pad=True)
        names = side.rooms.names(side.key).get(item.key[0], ())
        lines.append(_side(label, here, names, marks).truncate(width, ellipsis=True))
    change = moved_here(item, pair.is_one_room)
    if change is None:
        lines.append(Content(_capital(_with_arrow(difference_sentence(item), marks))))
        if pair.is_one_room and item.is_comparable:
            lines.append(Content("Nobody who rated it here can be found in the round before."))
    else:
        asked = item.second.asked if item.second is not None else None
        said = movement_sentence(change, asked, pair.right.key[1])
        lines.append(Content(f"{_capital(_with_arrow(said, marks))}."))
        lines.append(Content(f"Ask: {question_after(change.verdict)}").stylize("bold"))
    return lines


def moved_here(item: ComparedItem, is_one_room: bool) -> Change | None:
    """Who moved, where the sides are a round and the next one, and anybody rated it in both."""
    if not is_one_room or not item.is_comparable or item.second is None:
        return None
    return item.second.change


def match_sentence(comparison: Comparison, pair: Pair) -> str:
    """How many items match, where not all of them do; and the mean of those that can be compared.

    Between two rounds of one workshop the later one asks some items only, which is no mismatch.
    """
    left = pair.left_behind(comparison)
    matched, everything = comparison.matched, comparison.answered + left
    said = []
    if matched < everything and pair.is_one_room and not left:
        said.append(f"{matched} of {everything} items were rated in both rounds.")
    elif matched < everything:
        said.append(f"{matched} of {everything} items match, {100 * matched // everything}%.")
    return " ".join([*said, mean_sentence(comparison)])


def nothing_beside(name: str) -> list[Content]:
    """What to say where there is only one room."""
    return [
        Content.styled("There is only one room here.", "bold"),
        Content.assemble("It is ", plain(name, 200), "."),
        Content(""),
        Content(
            "Press o to open another folder or file: another date, or another site. A second round "
            "of this workshop appears here by itself, once it is revealed."
        ),
    ]


def _side(
    label: Content, figures: ItemFigures | None, names: Sequence[str], marks: Glyphs
) -> Content:
    if figures is None:
        return Content.assemble(label.stylize(MUTED), " not in it")
    strip = strip_of_counts(figures.counts or (), marks.bars)
    return Content.assemble(label.stylize(MUTED), f" {strip}  {sentence_of(figures, names)}")


def _cells_of_change(change: Change) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Number of raters, medians and disagreement, of those who rated it both times."""
    figures = tuple(
        NONE if percent is None else str(percent)
        for percent in (change.percent_before, change.percent_after)
    )
    return (
        (f"{change.n} both",),
        (show_median(change.before), show_median(change.after)),
        figures,
    )


def _cells_of_both(
    first: ItemFigures, second: ItemFigures
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Number of raters, medians and disagreement, of whoever rated it on either side."""
    return (
        (str(first.n), str(second.n)),
        (_median(first), _median(second)),
        (shown_disagreement(first), shown_disagreement(second)),
    )


def _median(figures: ItemFigures) -> str:
    if figures.counts is not None:
        return show_median(figures.counts)
    return NONE if figures.median is None else f"{figures.median:g}"


def _difference(item: ComparedItem, marks: Glyphs) -> Content:
    difference = item.difference
    if difference is None:
        is_number = item.second is not None and item.second.counts is None
        return Content.styled("a number" if is_number else "too few answers", MUTED)
    if not difference:
        return Content.styled("= unchanged", MUTED)
    fell = difference < 0
    if marks.is_ascii:
        return Content(f"{'fell' if fell else 'rose'} {abs(difference)}")
    return Content(f"{FELL if fell else ROSE} {abs(difference)}")


def _moved(change: Change) -> str:
    verdict = f", {_SHORT[change.verdict]}" if change.verdict is not None else ""
    return f"{change.moved} moved{verdict}"


def _title(item: ComparedItem) -> Content:
    here = item.second or item.first
    return title_of(here) if here is not None else Content("")


_SHORT = {
    Verdict.CONVERGED: "converged",
    Verdict.DIVERGED: "diverged",
    Verdict.NO_CLEAR_CHANGE: "no clear change",
    Verdict.HINGES_ON_ONE: "hinges on one",
}
"""The verdicts in the row; the pane has them in full."""


def _with_arrow(said: str, marks: Glyphs) -> str:
    return said.replace("→", ">") if marks.is_ascii else said


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
