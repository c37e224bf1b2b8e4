"""One spelling for each role, whoever typed it how."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from qi_tui.model.text import display, same_name


def one_spelling(raters: Mapping[str, int]) -> dict[str, str]:
    """How each role is written: the commonest spelling of it, then the first in the alphabet.

    Args:
        raters: role, as it was typed → how many people typed it so.
    """
    known = {role: same_name(role) for role in raters}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for role, key in known.items():
        spellings[key][display(role)] += raters[role]
    best = {
        key: min(counter, key=lambda name: (-counter[name], name))
        for key, counter in spellings.items()
    }
    return {role: best[key] for role, key in known.items()}
