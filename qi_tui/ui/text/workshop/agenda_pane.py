"""The item of the agenda that the cursor is on: how the answers lie, and why it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.agreement import Level
from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.item.trust import Trust, trust
from qi_tui.analysis.rounds.change_words import movement_sentence
from qi_tui.analysis.talk.agenda import AgendaEntry
from qi_tui.ui.text.workshop.agenda_rows import Known, agreed_here
from qi_tui.ui.text.workshop.behind_text import equals_of
from qi_tui.ui.text.workshop.room_rows import MUTED, sentence_of, title_of
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.analysis.talk.plan import Plan
    from qi_tui.model.workshop import Agreed

WRITTEN = 300
"""The most characters of what was written beside an agreed rating."""


def agenda_pane(
    figures: ItemFigures, plan: Plan, known: Known, names: Sequence[str]
) -> list[Content]:
    """The lines of the pane, the most important first; whoever draws them wraps and cuts them."""
    domain = known.framework.domain_of[figures.item].title
    entry = next((each for each in plan.entries if each.key == key_of(figures)), None)
    lines = [
        Content.assemble(
            title_of(figures).stylize("bold"), (" · ", MUTED), plain(domain, 200, MUTED)
        ),
        Content(_capital(sentence_of(figures, names))),
        Content(why_here(figures, plan, entry)),
        *_agreed(agreed_here(figures, known)),
        *_time(figures, entry, known),
    ]
    if figures.item in known.again:
        lines.append(Content("Marked for the second vote; r opens it for all that are marked."))
    if figures.change is not None:
        said = movement_sentence(figures.change, figures.asked, known.round_of(figures))
        lines.append(Content(f"{_capital(said)}."))
    equals = equals_of(figures, [each.figures for each in plan.entries])
    if entry is not None and equals:
        titles = Content("; ").join(title_of(other) for other in equals)
        lines.append(Content.assemble(("About as far apart as: ", MUTED), titles))
    return lines


def why_here(figures: ItemFigures, plan: Plan, entry: AgendaEntry | None) -> str:
    """Why an item is on the agenda, or why it is not."""
    if entry is not None:
        start = "On the agenda" if entry.minutes else "If there is time"
        why = entry.why.value
        return f"{start}: {why}" if why.endswith("?") else f"{start}: {why}."
    level = next((a.level for a in plan.agreed if key_of(a.figures) == key_of(figures)), None)
    if level is not None:
        return f"We agree: no need to spend time here. {_AGREED[level]}"
    if figures.counts is None:
        return "Not on the agenda: a number has no scale to differ on."
    if trust(figures.counts) in (Trust.NOTHING, Trust.ANSWER_ONLY):
        return "Not on the agenda: too few have answered to differ."
    return "Not on the agenda; Space puts it on."


_AGREED = {
    Level.HIGH: "Say what goes well, and who could learn from it.",
    Level.MIDDLE: "Say so, and go on.",
    Level.LOW: "Say so; it may want an action rather than a talk.",
}


def _agreed(agreed: Agreed | None) -> list[Content]:
    if agreed is None:
        return []
    if agreed.value is None:
        return [Content.assemble("Parked: ", _one_line(agreed.parked_because or "no reason given"))]
    parts = [Content(f"Agreed: {agreed.value}.")]
    for label, written in (
        ("Not lower: ", agreed.why_not_lower),
        ("Not higher: ", agreed.why_not_higher),
    ):
        if written.strip():
            parts.append(Content.assemble((label, MUTED), _one_line(written)))
    return [Content(" ").join(parts)]


def _time(figures: ItemFigures, entry: AgendaEntry | None, known: Known) -> list[Content]:
    used = known.workshop.head.minutes_used.get(figures.item, 0) if known.workshop else 0
    if not used:
        return []
    of = f" of {entry.minutes}" if entry is not None and entry.minutes else ""
    return [Content(f"Used {used}{of} minutes." if of else f"Used {count_of(used, 'minute')}.")]


def _one_line(written: str) -> Content:
    return plain(" ".join(written.split()), WRITTEN)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
