"""Pictures of scores: domains with bands, profiles, priorities, barriers."""

from __future__ import annotations

from collections.abc import Iterator

from qi_tui.analysis.results.barriers import barriers_of
from qi_tui.analysis.results.priorities import Ranked, priorities_of
from qi_tui.analysis.results.profile import Part, Profile, profile_of
from qi_tui.analysis.results.reading import Row, first_facet, rows_of
from qi_tui.analysis.results.saying import figure_words, listed
from qi_tui.analysis.scoring import DomainScore, Result, asked_domains, score_session
from qi_tui.model.framework import Domain, Framework
from qi_tui.model.session import Session
from qi_tui.report.mine import Bar, Finding, Picture, Section
from qi_tui.report.pictures.laying import answer_words, bar_of_row, finding, score_words


def bands(framework: Framework, session: Session) -> Picture:
    """Scores, bands and verdict, with what the source says that they mean."""
    result = score_session(framework, session, first_facet(framework))
    known = "; ".join(
        f"{band.lowest}–{band.highest} {band.label}" for band in framework.scoring.bands
    )
    sections = [
        _banded(framework, session, domain, score)
        for domain, score in zip(asked_domains(framework, session), result.domains, strict=True)
    ]
    findings = (*_verdict(framework, result), Finding("Bands of a domain:", f"{known}."))
    return Picture(findings, tuple(sections))


def profile(framework: Framework, session: Session) -> Picture:
    """The profile, what stands lowest first."""
    found = profile_of(framework, session)
    has_heads = len(found.parts) > 1
    sections = [_part(part, has_heads) for part in found.parts]
    if found.audiences:
        sections.insert(0, _audiences(found))
    return Picture(tuple(_lowest(framework, found)), tuple(sections))


def priorities(framework: Framework, session: Session) -> Picture:
    """The weakest domain, then each domain's list."""
    found = priorities_of(framework, session)
    findings: tuple[Finding, ...] = ()
    if found.weakest is not None:
        findings = finding("Weakest domain", found.weakest, "domains", "weaker")
    if framework.priorities:
        order = "they come first, then the lowest marks"
        given = order if found.votes else "so the lowest marks come first"
        mark = ";" if found.votes else ","
        words = f"{found.votes} of {framework.priorities} given{mark} {given}."
        findings += (Finding("Priority votes:", words),)
    return Picture(findings, tuple(_ranked(domain) for domain in found.domains))


def barriers(framework: Framework, session: Session) -> Picture:
    """The barriers, the strongest first, what goes the other way, and the domains' scores."""
    found = barriers_of(framework, session)
    findings = finding("Strongest", found.strongest, "of them", "stronger")
    sections = [Section("Strongest first", bars=_marked(found.barriers, found.strongest.names))]
    if found.others:
        findings += finding("Least reached", found.lowest, "of them", "behind")
        bars = _marked(found.others, found.lowest.names, "least reached")
        sections.append(Section("Least reached first", bars=bars))
    if any(score.score is not None or score.missing for score in found.scores):
        bars = tuple(
            Bar(score.title, score.score, score.highest, _score(score)) for score in found.scores
        )
        sections.append(Section("Domains", "a higher score is better", bars))
    return Picture(findings, tuple(sections))


def _verdict(framework: Framework, result: Result) -> Iterator[Finding]:
    if framework.scoring.verdict is None:
        return
    if result.verdict is None:
        without = [score.title for score in result.domains if score.score is None]
        has = "have" if len(without) > 1 else "has"
        yield Finding("The whole set:", f"none yet, for {listed(without)} {has} no score.")
        return
    rule = "its lowest domain decides"
    above = [band for band in framework.scoring.bands if band.lowest > result.verdict.lowest]
    if above:
        better = listed([band.label for band in above], "or")
        rule += f": for {better}, each of the {len(result.domains)} domains must reach it"
    yield Finding("The whole set:", f"{result.verdict.label}; {rule}.")


def _banded(framework: Framework, session: Session, domain: Domain, score: DomainScore) -> Section:
    rows = rows_of(framework, session, domain)
    band = score.band
    note = score_words(score.score, score.highest, rows)
    lines = (band.meaning,) if band is not None and band.meaning else ()
    bars = (Bar("Score", score.score, score.highest, note, flag=band.label if band else ""),)
    return Section(score.title, "", bars + tuple(bar_of_row(row) for row in rows), lines=lines)


def _lowest(framework: Framework, found: Profile) -> Iterator[Finding]:
    if found.weakest_audience is not None:
        yield from finding("Weakest for", found.weakest_audience, "audiences", "weaker")
    if found.weakest is not None:
        label = "Weakest domain" if framework.scoring.verdict else "Lowest domain"
        yield from finding(label, found.weakest, "domains", "lower")
        return
    for part in found.parts:
        label = f"Lowest in {part.score.title}" if len(found.parts) > 1 else "Lowest"
        yield from finding(label, part.lowest, "items", "lower")


def _part(part: Part, has_head: bool) -> Section:
    score = part.score
    bars = tuple(
        bar_of_row(row, "lowest" if row.title in part.lowest.names else "") for row in part.rows
    )
    if score.score is None and not has_head:
        return Section(score.title, "", bars)
    return Section(score.title, score_words(score.score, score.highest, part.rows), bars)


def _audiences(found: Profile) -> Section:
    bars = tuple(
        Bar(
            each.name,
            each.mean,
            each.points,
            f"{len(each.missing)} of {each.items} missing"
            if each.mean is None
            else f"{figure_words(each.mean)} of {each.points}, items: {each.items}",
        )
        for each in found.audiences
    )
    return Section("How strong the case is, by who gains", bars=bars)


def _ranked(domain: Ranked) -> Section:
    rows = (*domain.voted, *domain.lowest, *domain.rest, *domain.missing)
    first = tuple(bar_of_row(row, "priority vote") for row in domain.voted)
    rest = tuple(bar_of_row(row) for row in (*domain.lowest, *domain.rest, *domain.missing))
    score = domain.score
    return Section(score.title, score_words(score.score, score.highest, rows), first + rest)


def _marked(
    rows: tuple[Row, ...], names: tuple[str, ...], flag: str = "strongest"
) -> tuple[Bar, ...]:
    """Rows as they were answered: a strong barrier is a long bar."""
    return tuple(
        Bar(
            row.title,
            row.value,
            row.points,
            answer_words(row),
            flag=flag if row.title in names else "",
        )
        for row in rows
    )


def _score(score: DomainScore) -> str:
    if score.score is None:
        return "no score yet"
    return f"{figure_words(score.score)} of {figure_words(score.highest)}"
