"""A session of mine in a few words, to tell it from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qi_tui.model.asking import Asking
from qi_tui.model.text import display
from qi_tui.ui.text.moments import day_and_time

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.store.mine import Mine

PART_LIMIT = 30


def described(mine: Mine, framework: Framework) -> str:
    """Alias, role, title, round from the second on, how much is answered, and when last.

    Args:
        mine: the session.
        framework: what it rates.
    """
    parts = [display(mine.alias or "no alias", PART_LIMIT)]
    parts += [display(part, PART_LIMIT) for part in (mine.role, mine.title) if part]
    if mine.round > 1:
        parts.append(f"round {mine.round}")
    of = len(Asking(framework, mine.columns, mine.subjects, mine.items).asked)
    parts.append(f"{mine.answered} of {of} answered" if of else f"{mine.answered} answered")
    parts.append(day_and_time(mine.updated_at))
    return " · ".join(parts)
