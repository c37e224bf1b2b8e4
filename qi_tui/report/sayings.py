"""What a report says about an item, a round and what was settled: the same words in every format.

"Too few to show" is said of what is hidden, "no data" of what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qi_tui.analysis.figures import DomainFigures, ItemFigures
from qi_tui.analysis.item.disagreement import NONE
from qi_tui.analysis.item.item_words import (
    flag_of,
    sentence_of,
    shape_of,
    shape_word,
    shown_disagreement,
    shown_median,
)
from qi_tui.analysis.item.words import MARKS, question
from qi_tui.analysis.privacy import NOT_WANTED
from qi_tui.analysis.results.saying import figure_words
from qi_tui.analysis.rounds.change_words import movement_sentence
from qi_tui.model.workshop import Agreed, Naming, WorkshopAction
from qi_tui.report.content import FrameworkReport, ItemReport, Report

TOO_FEW_TO_SHOW = "too few to show"
NO_DATA = "no data"
NOBODY = "nobody yet"
STATES = {"open": "open", "done": "done", "carried": "carried over", "dropped": "dropped"}
WORTH_QUESTION = "Was this worth our time?"
WORTH = ("not at all", "a little", "partly", "mostly", "very much")
"""What the points of the closing question say, lowest first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An item that was asked in two rounds, as the cells of a row."""

    title: str
    raters: str
    median: str
    disagreement: str
    movement: str


def mark_of(figures: ItemFigures) -> str:
    """The mark of an item's shape; empty where it has none."""
    shape, _ = shape_word(figures)
    return "" if shape is None else MARKS[shape][0]


def headline(figures: ItemFigures) -> str:
    """Shape, disagreement, middle and caution in one line; empty where nothing can be shown."""
    shape, word = shape_word(figures)
    parts = [word] if shape is not None and figures.n else []
    percent = shown_disagreement(figures)
    if percent != NONE:
        parts.append(f"disagreement {percent}")
    if figures.n > 1 and figures.median is not None:
        parts.append(f"median {shown_median(figures)}")
    flag = flag_of(figures)
    if flag:
        parts.append(flag)
    if figures.priorities:
        votes = "1 priority vote" if figures.priorities == 1 else None
        parts.append(votes or f"{figures.priorities} priority votes")
    return capital(" · ".join(parts))


def counts_words(figures: ItemFigures, names: Sequence[str] = ()) -> str:
    """The sentence of counts, or what can be said in its place."""
    if not figures.n and not figures.asked and not figures.hidden:
        return "No data: nobody was asked." if figures.asked == 0 else "No data: nobody rated it."
    if figures.counts is not None or figures.values is not None:
        said = sentence_of(figures, names)
        return f"{capital(said)}." if figures.n else f"No data: {said}."
    if not figures.n:
        return f"{capital(TOO_FEW_TO_SHOW)}." if figures.untold else "No data: nobody rated it."
    if figures.median is None:
        return f"{_people(figures.n)} rated it: {TOO_FEW_TO_SHOW}."
    middle = _named_median(figures.median, names)
    said = f"The middle answer of the {figures.n} who rated it is {middle}"
    if figures.dont_know:
        said += f"; {figures.dont_know} said don't know"
    return f"{said}. How the answers were spread: {TOO_FEW_TO_SHOW}."


def question_of(item: ItemReport, naming: Naming) -> str:
    """The question for the room; empty where the answers may not be shown."""
    figures = item.figures
    if figures.counts is None and not figures.many_silent:
        return ""
    return question(
        shape_of(figures),
        figures.counts or (),
        figures.split,
        figures.many_silent,
        naming == "anonymous",
        item.names,
    )


def movement_of(item: ItemReport) -> str:
    """What happened since the round before, a sentence; empty where there was none."""
    if item.before is None:
        return ""
    change = item.figures.change
    if change is not None:
        return f"{capital(movement_sentence(change, item.figures.asked, item.round))}."
    if item.figures.change_hidden:
        return f"Who moved since round {item.before_round}: {TOO_FEW_TO_SHOW}."
    return f"Nobody who rated it can be found in round {item.before_round}."


def agreed_words(agreed: Agreed, descriptors: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What was settled, as labels and words: the rating and its reasons, or why none."""
    if agreed.value is None:
        yield "Not agreed", agreed.parked_because.strip() or "no reason was written down"
        return
    there = f", {agreed.present} there to agree" if agreed.present else ""
    yield "Agreed", f"{value_words(agreed.value, descriptors)}{there}"
    if agreed.why_not_lower.strip():
        yield "Why not lower", agreed.why_not_lower.strip()
    if agreed.why_not_higher.strip():
        yield "Why not higher", agreed.why_not_higher.strip()


def value_words(value: int, descriptors: Sequence[str]) -> str:
    """A value with what it says: "5 · joins the group's meetings", "yes", or a number alone."""
    said = descriptors[value - 1] if 1 <= value <= len(descriptors) else ""
    if not said or said == str(value):
        return f"{value:,}"
    return said if tuple(descriptors) == ("no", "yes") else f"{value} · {said}"


def compared_items(framework: FrameworkReport) -> tuple[Compared, ...]:
    """The items that were asked in two rounds."""
    return tuple(_compared(item) for item in framework.items if item.before is not None)


def domain_cells(domain: DomainFigures) -> tuple[str, str]:
    """How many raters a domain's score rests on, and their median; or why it has none."""
    if domain.n is None:
        return TOO_FEW_TO_SHOW, TOO_FEW_TO_SHOW
    if not domain.n:
        return "0", NO_DATA
    median = TOO_FEW_TO_SHOW if domain.median is None else figure_words(domain.median)
    return str(domain.n), median


def band_cell(domain: DomainFigures, label: str) -> str:
    """How many raters a band has, or why nothing can be said."""
    if domain.bands is not None:
        return str(domain.bands.get(label, 0))
    return TOO_FEW_TO_SHOW if domain.hidden else NO_DATA


def has_scale(framework: FrameworkReport) -> bool:
    """Whether there is an item that is rated on a scale, and no number of people."""
    return any(item.figures.points for item in framework.items)


def has_scores(framework: FrameworkReport) -> bool:
    """Whether its domains have scores at all."""
    method = framework.framework.scoring.method
    return method != "none" and framework.framework.subjects is None


def comments_words(item: ItemReport) -> str:
    """Why there are no comments, where that has to be said; else empty."""
    hidden = item.comments.hidden
    return f"Comments: {TOO_FEW_TO_SHOW}." if hidden and hidden != NOT_WANTED else ""


def who_of(action: WorkshopAction) -> str:
    """Who does it; that nobody does yet, where nobody was named."""
    return action.owner.strip() or NOBODY


def item_of(action: WorkshopAction, report: Report) -> str:
    """The title of the item that an action is for; empty where it is for none."""
    for framework in report.frameworks:
        known = framework.framework.item_by_id
        if action.framework in (None, framework.framework.id) and action.item in known:
            return known[action.item].title if action.item else ""
    return ""


def roles_words(framework: FrameworkReport) -> str:
    """Who rated, by role, as far as that may be shown."""
    parts = [f"{role} {size}" for role, size in framework.roles.items()]
    if framework.has_hidden_roles:
        parts.append(f"other roles: {TOO_FEW_TO_SHOW}" if parts else f"roles: {TOO_FEW_TO_SHOW}")
    return "; ".join(parts)


def source_words(framework: FrameworkReport) -> str:
    """Where a framework comes from."""
    source = framework.framework.source
    said = f"{source.title}. {source.publisher}, {source.year}. {source.section}."
    return " ".join(part for part in (said, source.credit, source.note) if part)


def title_words(report: Report) -> str:
    """What a report is called."""
    if report.title:
        return report.title
    titles = [framework.framework.title for framework in report.frameworks]
    if report.mine is not None and not titles:
        titles = [report.mine.title]
    return titles[0] if len(titles) == 1 else "Workshop"


def capital(said: str) -> str:
    """A sentence with its first letter a capital."""
    return said[:1].upper() + said[1:]


def _compared(item: ItemReport) -> Compared:
    before, after, change = item.before, item.figures, item.figures.change
    assert before is not None
    if change is not None:
        raters = f"{change.n} both times"
        median = _both(f"{change.median_before:g}", f"{change.median_after:g}")
        percent = _both(
            *(
                NONE if percent is None else str(percent)
                for percent in (change.percent_before, change.percent_after)
            )
        )
    else:
        raters = _both(str(before.n), str(after.n))
        median = _both(*(_cell(shown_median(each), each) for each in (before, after)))
        percent = _both(*(_cell(shown_disagreement(each), each) for each in (before, after)))
    return Compared(item.title, raters, median, percent, movement_of(item))


def _both(before: str, after: str) -> str:
    """Two figures on one line; what is hidden on both sides is said once."""
    return after if before == after == TOO_FEW_TO_SHOW else f"{before}\u00a0→\u00a0{after}"


def _cell(shown: str, figures: ItemFigures) -> str:
    return TOO_FEW_TO_SHOW if shown == NONE and figures.hidden else shown


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _named_median(median: float, names: Sequence[str]) -> str:
    if names:
        low, high = names[int(median) - 1], names[int(median + 0.5) - 1]
        return low if low == high else f"between {low} and {high}"
    return f"{median:g}"
