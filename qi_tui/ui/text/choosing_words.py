"""What is asked of somebody who does not know which framework to take, and why one is proposed."""

from __future__ import annotations

from collections.abc import Mapping

from qi_tui.analysis.choosing import Aim, Proposal, Wish
from qi_tui.ui.text.library_lines import notes
from qi_tui.ui.text.library_rows import SUBJECTS, EntryRow, Row, Use
from qi_tui.ui.words import count_of

TITLE = "Which one do I need?"
ANY = "any"

LOOK_AT = "What do you want to look at?"
SUBJECT_WORDS = {
    "myself": "myself: how I lead and work",
    "initiative": "one initiative: a project or a change",
    "organisation": "our organisation",
    "people": "our people: who is engaged, who is skilled",
    "system": "the wider system around us",
}
HOW_LONG = "How long may it take one person to rate it?"
MINUTES_WORDS = {5: "about 5 minutes", 10: "about 10 minutes", 20: "about 20 minutes"}
WHAT_FOR = "What is it for?"
AIM_WORDS: dict[Aim, str] = {
    "stand": "to see where we stand",
    "first": "to find what to work on first",
    "check": "to check whether something is ready, or will last",
    "talk": "to talk about how we think, and where our effort goes",
}
NO_MATTER = "I do not know, or it does not matter"


def proposed_rows(
    proposals: tuple[Proposal, ...], wish: Wish, used: Mapping[str, Use], width: int
) -> tuple[Row, ...]:
    """The frameworks that are proposed, best first, each with why and what it is for.

    Args:
        proposals: what is proposed.
        wish: what the person asked for.
        used: framework → how the person used it.
        width: cells in a row.
    """
    rows: list[Row] = []
    for proposal in proposals:
        entry = proposal.entry
        rows.append(EntryRow(entry, used.get(entry.id)))
        rows += notes("why", reasons(proposal, wish), width)
        rows += notes("what", _first_sentence(entry.purpose), width)
    return tuple(rows)


def reasons(proposal: Proposal, wish: Wish) -> str:
    """Why a framework is proposed, and what speaks against it."""
    entry = proposal.entry
    parts = []
    if wish.subject is not None:
        parts.append(f"about {SUBJECTS.get(entry.subject, entry.subject).lower()}")
    if wish.aim is not None:
        helps = AIM_WORDS[wish.aim]
        parts.append(f"made {helps}" if proposal.for_aim else f"not made {helps}")
    if wish.minutes is not None:
        longer = "" if proposal.in_time else ", longer than you said"
        parts.append(f"takes {count_of(entry.minutes, 'minute')}{longer}")
    if entry.local:
        parts.append("your own definition")
    elif entry.shelf == "core":
        parts.append("a good one to begin with")
    return "; ".join(parts) or "one for particular questions"


def _first_sentence(text: str) -> str:
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]
