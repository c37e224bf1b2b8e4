"""Each rater's role and answers, for the one question that is asked of a whole form.

Only of roles that may be shown: what privacy hides is not taken up here either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from qi_tui.analysis.merging.contribution import UNANSWERED
from qi_tui.analysis.merging.entry import Entry
from qi_tui.model.session import Facet
from qi_tui.model.text import same_name

MOST_POINTS = 14

Rater = tuple[str, tuple[int | None, ...]]
"""A role, and the point given to each item; None where none was."""


def raters_of(
    counted: Iterable[Entry], framework: str, round_number: int, shown: Collection[str]
) -> tuple[Rater, ...]:
    """The raters of a room whose role may be shown, each with the same items in the same order.

    What is rated *now* alone, of every subject that any of them rated; a tally has no raters.

    Args:
        counted: the sessions that count.
        framework: the room's.
        round_number: the room's.
        shown: the roles that privacy lets through, however they are spelt.
    """
    names = {same_name(role): role for role in shown}
    mine: list[tuple[str, dict[tuple[Facet, str | None], bytes]]] = []
    for entry in counted:
        role = names.get(same_name(entry.role)) if entry.role else None
        is_here = (entry.framework, entry.round) == (framework, round_number)
        if is_here and role is not None and entry.contribution and not entry.contribution.hands:
            mine.append((role, entry.contribution.sheets))
    subjects = sorted(
        {subject for _, sheets in mine for facet, subject in sheets if facet == "now"},
        key=lambda subject: subject or "",
    )
    width = max((len(codes) for _, sheets in mine for codes in sheets.values()), default=0)
    nothing = bytes([UNANSWERED]) * width
    return tuple(
        (role, _points([sheets.get(("now", subject), nothing) for subject in subjects]))
        for role, sheets in mine
    )


def _points(sheets: Sequence[bytes]) -> tuple[int | None, ...]:
    return tuple(
        code if UNANSWERED < code <= MOST_POINTS else None for codes in sheets for code in codes
    )
