"""Pictures of parts: how evenly attention lies, where effort goes, what is secured or dosed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qi_tui.analysis.results.balance import Balance, Weight, balance_of
from qi_tui.analysis.results.checklist import checklist_of
from qi_tui.analysis.results.dosing import Dosing, Tier, dosing_of
from qi_tui.analysis.results.parts import Share
from qi_tui.analysis.results.reading import Row
from qi_tui.analysis.results.saying import figure_words, listed
from qi_tui.analysis.results.spread import spread_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.report.mine import Bar, Finding, Picture, Section, Table
from qi_tui.report.pictures.laying import finding


def spread(framework: Framework, session: Session) -> Picture:
    """How evenly attention lies."""
    found = spread_of(framework, session)
    findings = finding("Neglected", found.neglected, "parts", "neglected")
    if found.distance and found.favoured.names:
        points = figure_words(round(found.distance, 1))
        words = f"the most and the least lie {points} apart on the scale."
        findings += (Finding("Apart:", words),)
    names = found.neglected.names
    bars = tuple(
        Bar(
            part.title, part.figure, part.points, _share(part), flag=_flag(part, names, "neglected")
        )
        for part in found.parts
    )
    return Picture(findings, (Section("Parts", bars=bars),))


def balance(framework: Framework, session: Session) -> Picture:
    """Where effort goes, and where it should move."""
    found = balance_of(framework, session)
    now = " now" if found.has_needed else ""
    findings = finding(f"Gets least{now}", found.least, "parts", "behind")
    if found.most.names:
        findings += finding(f"Gets most{now}", found.most, "parts", "ahead")
    if found.has_needed:
        findings += tuple(_moves(found))
    bars = tuple(_weight(part, found.least.names) for part in found.parts)
    return Picture(findings, (Section("Parts", bars=bars),))


def checklist(framework: Framework, session: Session) -> Picture:
    """What is secured, then what is to be planned for, found out, answered."""
    found = checklist_of(framework, session)
    secured = len(found.secured)
    findings = [Finding("Secured:", f"{secured} of {found.of}.")]
    if not found.to_plan and found.of:
        so_far = "" if secured == found.of else " so far"
        findings.append(Finding("To plan for:", f"nothing{so_far}."))
    lists = (
        ("To plan for", found.to_plan),
        ("Not known: find out first", found.dont_know),
        ("Not answered", found.unanswered),
        ("Secured", found.secured),
        ("Not applicable, and not counted", found.not_applicable),
    )
    sections = tuple(
        Section(f"{title} ({len(rows)})", lines=tuple(map(_checked, rows)))
        for title, rows in lists
        if rows
    )
    return Picture(tuple(findings), sections)


def dosing(framework: Framework, session: Session) -> Picture:
    """Have, target and gap for each kind of skill."""
    found = dosing_of(framework, session)
    heads = ("", "have", "target", "gap", "share of all")
    table = Table(heads, tuple(map(_tier, found.tiers)))
    return Picture(tuple(_dosed(found)), (Section("How many people", table=table),))


def _share(part: Share) -> str:
    if part.figure is None:
        return "; ".join(part.missing)
    said = f"{figure_words(part.figure)} · {part.says}" if part.says else ""
    return said or f"{figure_words(part.figure)} of {part.points}"


def _flag(part: Share, names: Sequence[str], word: str) -> str:
    return word if part.title in names else ""


def _moves(found: Balance) -> Iterator[Finding]:
    def those(sign: int) -> list[str]:
        return [
            part.now.title
            for part in found.parts
            if part.change is not None and (part.change > 0) - (part.change < 0) == sign
        ]

    ways = (("more of", those(1)), ("less of", those(-1)), ("as it is:", those(0)))
    said = "; ".join(f"{way} {listed(titles)}" for way, titles in ways if titles)
    if said:
        yield Finding("Needed:", f"{said}.")


def _weight(part: Weight, least: Sequence[str]) -> Bar:
    words = _share(part.now)
    if part.needed is not None:
        words = f"now {words}; needed {_share(part.needed)}"
        if part.change:
            amount = figure_words(round(abs(part.change), 1))
            words += f" ({amount} {'more' if part.change > 0 else 'less'})"
    needed = None if part.needed is None else part.needed.figure
    flag = _flag(part.now, least, "gets least")
    return Bar(part.now.title, part.now.figure, part.now.points, words, needed, flag)


def _checked(row: Row) -> str:
    """The title, and the answer where it is not what the list would make one expect."""
    if row.value is None or not row.reversed:
        return row.title
    asks = "yes, and here a yes asks for a plan" if row.value == 2 else "no, as it should be"
    return f"{row.title}: {asks}"


def _dosed(found: Dosing) -> Iterator[Finding]:
    if found.workforce is None:
        words = "how many people work here was not given, and targets are shares of that number."
        yield Finding("No targets yet:", words)
        return
    yield Finding("Workforce:", f"{found.workforce:,}.")
    short = [tier.row.title for tier in found.tiers if tier.gap]
    if short:
        yield Finding("Short of the target:", f"{listed(short)}.")
    elif found.tiers and all(tier.gap == 0 for tier in found.tiers):
        yield Finding("Short of the target:", "none: every target is reached.")
    unknown = [
        f"{tier.row.title} ({tier.row.standing})" for tier in found.tiers if tier.have is None
    ]
    if unknown:
        yield Finding("No gap yet:", f"{listed(unknown)}.")


def _tier(tier: Tier) -> tuple[str, ...]:
    numbers = [
        "–" if number is None else f"{number:,}" for number in (tier.have, tier.target, tier.gap)
    ]
    if tier.gap == 0:
        numbers[2] = "met"
    share = "–" if tier.share is None else f"{tier.share * 100:.4g}%"
    return (tier.row.title, *numbers, share)
