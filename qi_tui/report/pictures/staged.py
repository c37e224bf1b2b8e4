"""The picture of stages: how far each row has come, and what helps towards the next stage."""

from __future__ import annotations

from collections.abc import Iterator

from qi_tui.analysis.results.saying import listed
from qi_tui.analysis.results.stages import Reached, Staged, StagedDomain, Stages, stages_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.report.mine import Bar, Finding, Picture, Section


def stages(framework: Framework, session: Session) -> Picture:
    """The stage of each row; then, where the rows tell it, of the whole, and what supports it."""
    found = stages_of(framework, session)
    if found.reached is not None:
        return _reached(found, found.reached)
    sections = [_domain(found, domain) for domain in found.domains]
    rows = [each for domain in found.domains for each in domain.rows]
    ahead = tuple(
        f"{each.row.title}: now “{each.row.says}”;"
        f" {found.names[each.row.value or 0]} says “{each.next}”"
        for each in rows
        if each.next is not None
    )
    if ahead:
        sections.append(Section("Towards the next stage", lines=ahead))
    last = [each.row.title for each in rows if each.row.value is not None and each.next is None]
    findings = (Finding(f"At the last stage ({len(last)}):", f"{listed(last)}."),) if last else ()
    return Picture(findings, tuple(sections))


def _domain(found: Stages, domain: StagedDomain) -> Section:
    counted = ", ".join(
        f"{number} {name}"
        for name, number in zip(found.names, domain.counts, strict=True)
        if number
    )
    bars = tuple(_bar(found, staged) for staged in domain.rows)
    return Section(domain.title, counted or "not rated", bars)


def _bar(found: Stages, staged: Staged) -> Bar:
    row = staged.row
    words = str(row.standing) if row.value is None else found.names[row.value - 1]
    return Bar(row.title, row.value, row.points, words)


def _reached(found: Stages, reached: Reached) -> Picture:
    telling = tuple(_bar(found, each) for each in reached.telling)
    said = tuple(each.row.says for each in reached.telling if each.row.says)
    sections = [Section("What tells the stage", bars=telling, lines=said)]
    for each in reached.support:
        lines = tuple(_support(found, reached, each))
        sections.append(Section(each.row.title, bars=(_bar(found, each),), lines=lines))
    return Picture((Finding("Stage:", _stage_words(found, reached)),), tuple(sections))


def _stage_words(found: Stages, reached: Reached) -> str:
    telling = listed([each.row.title for each in reached.telling])
    if reached.lowest is None or reached.highest is None:
        without = [each.row for each in reached.telling if each.row.value is None]
        named = listed([f"{row.title} ({row.standing})" for row in without])
        return f"cannot be told yet, for it follows from {telling}: {named}."
    low, high = found.names[reached.lowest - 1], found.names[reached.highest - 1]
    if low == high:
        return f"{low}. {telling} say so."
    said = listed(
        [
            f"{each.row.title} says {found.names[each.row.value - 1]}"
            for each in reached.telling
            if each.row.value is not None
        ]
    )
    if reached.is_unclear:
        return f"not clear, for they lie far apart. {said}. Support is shown for {low}."
    return f"between {low} and {high}. {said}."


def _support(found: Stages, reached: Reached, staged: Staged) -> Iterator[str]:
    """What is done now, what fits the stage, and what could help towards the next."""
    value, fitting = staged.row.value, reached.supported
    if value is not None:
        yield f"Now: {staged.row.says}"
    if not fitting:
        return
    for stage in fitting:
        yield f"Fits {found.names[stage - 1]}: {staged.anchors[stage - 1]}"
    following = fitting[-1] + 1
    if following <= len(staged.anchors):
        name = found.names[following - 1]
        yield f"Helps towards {name} (our addition): {staged.anchors[following - 1]}"
    if value is not None and value not in fitting:
        word = "behind" if value < fitting[0] else "ahead of"
        yield f"What is done now is {word} the stage."
