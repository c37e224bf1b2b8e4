"""A session of mine in a few words, to tell it from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qi_tui.model.text import display
from qi_tui.ui.text.moments import day_and_time

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.store.mine import Mine

PART_LIMIT = 30


def answers_of(framework: Framework) -> int:
    """How many answers a session of a framework without subjects can have."""
    return sum(1 for _ in framework.rows())


def described(mine: Mine, of: int | None = None) -> str:
    """Alias, role, title, round from the second on, how much is answered, and when last.

    Args:
        mine: the session.
        of: how many answers it can have, where that is known.
    """
    parts = [display(mine.alias or "no alias", PART_LIMIT)]
    parts += [display(part, PART_LIMIT) for part in (mine.role, mine.title) if part]
    if mine.round > 1:
        parts.append(f"round {mine.round}")
    parts.append(f"{mine.answered} of {of} answered" if of else f"{mine.answered} answered")
    parts.append(day_and_time(mine.updated_at))
    return " · ".join(parts)
