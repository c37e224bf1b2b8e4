"""Pictures of places: gaps, ladders, poles, levels, the cells of a grid, the four corners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qi_tui.analysis.results.gaps import Gap, Gaps, gaps_of
from qi_tui.analysis.results.grid import Cell, grid_of
from qi_tui.analysis.results.ladder import ladder_of, name_of
from qi_tui.analysis.results.levels import Levels, levels_of
from qi_tui.analysis.results.poles import Pair, Poles, poles_of
from qi_tui.analysis.results.quadrant import Quadrant, Spot, quadrant_of
from qi_tui.analysis.results.reading import subjects_of
from qi_tui.analysis.results.saying import MOST_NAMED, figure_words, listed
from qi_tui.analysis.scoring import score_session
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.report.mine import Bar, Finding, Picture, Section, Table
from qi_tui.report.pictures.laying import answer_words, bar_of_row, finding, missing, nobody


def gaps(framework: Framework, session: Session) -> Picture:
    """Two marks on one line, the largest gap first; then the domains' scores for both facets."""
    if not subjects_of(framework, session):
        return nobody(framework)
    found = gaps_of(framework, session)
    sections = [_gap_section(found, [gap.name for gap in found.known])]
    if framework.subjects is None and framework.scoring.method != "none":
        sections.append(_both_scores(framework, session))
    findings = (_largest(found, [gap.name for gap in found.largest]), *_no_gap(found))
    return Picture(findings, tuple(sections))


def ladder(framework: Framework, session: Session) -> Picture:
    """The rungs, the largest gap first; with one facet, the lowest first."""
    if not subjects_of(framework, session):
        return nobody(framework)
    found = ladder_of(framework, session)
    if found.gaps is not None:

        def names(some: Sequence[Gap]) -> list[str]:
            return [name_of(gap.now, found.has_items) for gap in some]

        section = _gap_section(found.gaps, names(found.gaps.known))
        largest = _largest(found.gaps, names(found.gaps.largest))
        return Picture((largest, *_no_gap(found.gaps)), (section,))
    bars = tuple(
        Bar(name_of(row, found.has_items), row.value, row.points, answer_words(row))
        for row in found.placed
    )
    lowest = finding("Lowest", found.lowest, "positions", "lower")
    return Picture((*lowest, *missing(found.missing, "Not placed:")), (Section("", bars=bars),))


def poles(framework: Framework, session: Session) -> Picture:
    """Where the marks stand between the poles."""
    found = poles_of(framework, session)
    bars = tuple(map(_pair, found.pairs))
    return Picture(tuple(_lagging(found)), (Section("Between the poles", bars=bars),))


def levels(framework: Framework, session: Session) -> Picture:
    """How far each subject serves each item, and what serves none."""
    found = levels_of(framework, session)
    if not found.subjects:
        return nobody(framework)
    rows = tuple(
        (level.subject or "rated", *(answer_words(cell) for cell in level.cells))
        for level in found.subjects
    )
    table = Table((framework.subjects or "", *found.titles), rows)
    return Picture(tuple(_serving(found)), (Section("", table=table),))


def grid(framework: Framework, session: Session) -> Picture:
    """The mean of each cell, the weakest one, and that one's items."""
    found = grid_of(framework, session)
    findings = finding("Weakest cell", found.weakest, "cells", "weaker")
    if found.left_out:
        findings += (Finding("Not rated:", f"{'; '.join(found.left_out)}."),)
    rows = tuple(
        (domain, *(_cell(cell, cell in found.weakest_cells) for cell in cells))
        for domain, cells in found.lines
    )
    table = Table(("", *found.columns), rows)
    sections = [Section("", "a figure is the mean of a cell's items", table=table)]
    if len(found.weakest_cells) <= MOST_NAMED:
        sections += [
            Section(cell.name, bars=tuple(map(bar_of_row, cell.rows)))
            for cell in found.weakest_cells
        ]
    return Picture(findings, tuple(sections))


def quadrant(framework: Framework, session: Session) -> Picture:
    """Where each subject stands on two scales, and in which corner."""
    found = quadrant_of(framework, session)
    if not found.spots:
        return nobody(framework)
    heads = (framework.subjects or "", found.across, found.upward, "corner")
    rows = tuple(
        (spot.subject or "rated", answer_words(spot.across), answer_words(spot.upward), spot.corner)
        for spot in found.spots
    )
    return Picture(tuple(_corners(found)), (Section("", table=Table(heads, rows)),))


def _gap_section(found: Gaps, names: Sequence[str]) -> Section:
    bars = tuple(
        Bar(name, gap.now.value, gap.now.points, _steps(gap), gap.needed.value)
        for gap, name in zip(found.known, names, strict=True)
    )
    return Section("Now and needed", "the largest gap first", bars)


def _largest(found: Gaps, names: Sequence[str]) -> Finding:
    label = "Largest gap:"
    if not found.known:
        return Finding(label, "cannot be told yet: nothing is rated both ways.")
    if not names:
        return Finding(label, "none. Nothing falls short of what is needed.")
    number = found.largest[0].steps or 0
    steps = "1 step" if number == 1 else f"{number} steps"
    if found.all_alike:
        return Finding(label, f"none. All {len(found.known)} gaps are {steps}.")
    if len(names) > MOST_NAMED:
        return Finding(label, f"{steps}, in {len(names)} of {len(found.known)}.")
    each = " each" if len(names) > 1 else ""
    return Finding(label, f"{listed(names)} ({steps}{each}).")


def _no_gap(found: Gaps) -> tuple[Finding, ...]:
    if not found.unknown:
        return ()
    words = "; ".join(
        f"{gap.name} (now {answer_words(gap.now)}, needed {answer_words(gap.needed)})"
        for gap in found.unknown
    )
    return (Finding(f"No gap yet ({len(found.unknown)}):", f"{words}."),)


def _steps(gap: Gap) -> str:
    steps = gap.steps or 0
    said = "no gap" if not steps else f"gap {steps}" if steps > 0 else f"{-steps} beyond"
    return f"now {answer_words(gap.now)}; needed {answer_words(gap.needed)}; {said}"


def _both_scores(framework: Framework, session: Session) -> Section:
    now, needed = (score_session(framework, session, facet) for facet in ("now", "needed"))
    bars = []
    for before, after in zip(now.domains, needed.domains, strict=True):
        words = "; ".join(
            f"{facet} {'not scored' if each.score is None else figure_words(each.score)}"
            for facet, each in (("now", before), ("needed", after))
        )
        words += f"; the most is {figure_words(before.highest)}"
        bars.append(Bar(before.title, before.score, before.highest, words, after.score))
    return Section("Domains", bars=tuple(bars))


def _lagging(found: Poles) -> Iterator[Finding]:
    if found.arrived:
        yield Finding("Lagging:", "none: every pair that is rated is fully at the right.")
    else:
        yield from finding("Lagging", found.lagging, "pairs", "behind")
    if found.mean is not None and len(found.pairs) > 1:
        points = found.pairs[0].row.points
        words = f"{figure_words(found.mean)}, where 1 is the left and {points} the right."
        yield Finding("Mean position:", words)


def _pair(pair: Pair) -> Bar:
    row = pair.row
    stands = f"{row.value} of {row.points}" if row.value is not None else str(row.standing)
    words = f"{stands}, between {pair.left} (1) and {pair.right} ({row.points})"
    return Bar(row.title, row.value, row.points, words, flag="lags" if pair.lags else "")


def _serving(found: Levels) -> Iterator[Finding]:
    none = [level.subject or "this" for level in found.subjects if level.serves_none]
    rated = any(row.value is not None for level in found.subjects for row in level.cells)
    if none:
        yield Finding("Serves none of these:", f"{listed(none)}.")
    elif rated:
        yield Finding("Serves none of these:", "none of those that are fully rated.")
    for each in found.unserved:
        yield Finding(f"{each.title}, {each.says or 'lowest point'}:", f"{listed(each.subjects)}.")


def _cell(cell: Cell, is_weakest: bool) -> str:
    if not cell.rows:
        return "–"
    if cell.mean is None:
        return f"{cell.rated} of {len(cell.rows)} rated"
    return f"{figure_words(cell.mean)}{' (weakest)' if is_weakest else ''}"


def _corners(found: Quadrant) -> Iterator[Finding]:
    placed = [spot for spot in found.spots if spot.sides is not None]
    if not placed:
        yield Finding("Where they lie:", "nobody is rated on both scales yet.")
        return
    for corner in found.corners.values():
        names = _names([spot for spot in placed if spot.corner == corner])
        if names:
            yield Finding(f"{corner[:1].upper()}{corner[1:]}:", f"{names}.")
    between = _names([spot for spot in placed if 0 in (spot.sides or ())])
    if between and found.corners:
        yield Finding("In no corner:", f"{between}: no change on one scale or on both.")


def _names(spots: Sequence[Spot]) -> str:
    return listed([spot.subject or "this" for spot in spots])
