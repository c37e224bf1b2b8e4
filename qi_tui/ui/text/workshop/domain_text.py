"""The scores of the domains in words and dots: one dot per rater, in order of value.

Only raters who completed a domain have a score in it; dots stand in the order of the scale, never
in that of arrival.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.scoring import score_range
from qi_tui.ui.text.workshop.room_rows import MUTED
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import DomainFigures
    from qi_tui.model.framework import Band, Framework
    from qi_tui.ui.glyphs import Glyphs

MARGIN = 4
MOST_ROWS = 6
"""Rows of dots that stand above one another; more raters than that are written as a number."""


def domains_in_full(
    domains: Sequence[DomainFigures],
    framework: Framework,
    raters: int,
    marks: Glyphs,
    width: int,
    height: int,
) -> list[Content]:
    """Every domain: median, how many raters it rests on, dots on its range, raters per band."""
    lines: list[Content] = []
    for figures in domains:
        lines += [*_domain(figures, framework, raters, width, marks), Content("")]
    if not lines:
        return [Content("This framework has no domain scores.")]
    return lines


def _domain(
    figures: DomainFigures, framework: Framework, raters: int, width: int, marks: Glyphs
) -> list[Content]:
    scores = figures.scores or ()
    title = plain(figures.title, 200, "bold")
    if not scores:
        why = figures.hidden or "nobody has rated every item of it"
        return [title, Content.styled(f"  {why}", MUTED)]
    domain = next(part for part in framework.domains if part.id == figures.domain)
    lowest, highest = score_range(framework, domain)
    shown = f"{figures.median:g}" if figures.median is not None else marks.dash
    head = Content.assemble(
        title,
        f"   median {shown} of {highest:g}",
        (f"   {len(scores):,} of {count_of(raters, 'rater')} answered all of it", MUTED),
    )
    lines = [head]
    if all(score == int(score) for score in scores):
        whole = [int(score) for score in scores]
        bands = framework.scoring.bands
        lines += dots_on_range(whole, int(lowest), int(highest), bands, width, marks)
    return [*lines, *_bands(figures.bands, framework, width, marks)]


def dots_on_range(
    scores: Sequence[int],
    lowest: int,
    highest: int,
    bands: Sequence[Band],
    width: int,
    marks: Glyphs,
) -> list[Content]:
    """A line from lowest to highest with the bands' edges, and a dot above it for each rater."""
    steps = highest - lowest
    cell = max(1, min(3, (width - 2 * MARGIN) // max(1, steps + 1)))
    if (steps + 1) * cell > width - MARGIN:
        return [Content(f"  {', '.join(map(str, sorted(scores)))}")]
    stacks = Counter(scores)
    tallest = max(stacks.values())
    if tallest > MOST_ROWS:
        signs = [{score: str(number) for score, number in stacks.items()}]
    else:
        levels = range(tallest, 0, -1)
        signs = [
            {score: marks.dot for score, number in stacks.items() if number >= level}
            for level in levels
        ]
    lines = [_row(lowest, highest, cell, sign) for sign in signs]
    edges = {band.lowest for band in bands if lowest < band.lowest <= highest}
    track = "".join(
        (marks.edge if score in edges else marks.rule) + marks.rule * (cell - 1)
        for score in range(lowest, highest + 1)
    )
    named = {score: str(score) for score in {lowest, highest, *edges}}
    numbers = _row(lowest, highest, cell, named)
    return [*lines, Content.styled(" " * MARGIN + track, MUTED), numbers.stylize(MUTED)]


def _row(lowest: int, highest: int, cell: int, signs: Mapping[int, str]) -> Content:
    """A sign for some scores, each over its place on the line; a longer word covers blanks."""
    cells = [" "] * ((highest - lowest + 1) * cell + 4)
    for score in range(lowest, highest + 1):
        said = signs.get(score, "")
        start = (score - lowest) * cell
        if said and not "".join(cells[max(0, start - 1) : start]).strip():
            cells[start : start + len(said)] = said
    return Content(" " * MARGIN + "".join(cells).rstrip())


def _bands(
    numbers: Mapping[str, int] | None, framework: Framework, width: int, marks: Glyphs
) -> list[Content]:
    """How many raters stand in each band, the bands in the framework's order."""
    if not numbers:
        return []
    parts = [
        Content.assemble(
            (f"{numbers.get(band.label, 0)} ", "bold"),
            plain(band.label),
            (f" ({band.lowest}{marks.dash}{band.highest})", MUTED),
        )
        for band in framework.scoring.bands
    ]
    together = Content(" · ").join(parts)
    lines = [together] if together.cell_length + MARGIN <= width else parts
    return [Content.assemble(" " * MARGIN, line) for line in lines]
