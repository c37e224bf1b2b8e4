"""What people read about two rooms side by side; for what cannot be compared, why not."""

from __future__ import annotations

from qi_tui.analysis.rounds.comparing import FEWEST_TO_COMPARE, ComparedItem, Comparison


def difference_sentence(item: ComparedItem) -> str:
    """What became of an item's disagreement: "disagreement 63 → 25, 38 lower", or why not."""
    first, second, difference = item.first, item.second, item.difference
    if item.reason is not None or first is None or second is None:
        return str(item.reason)
    if first.counts is None or second.counts is None:
        return "a number: it has no disagreement"
    if difference is None:
        return f"fewer than {FEWEST_TO_COMPARE} answers: no difference is shown"
    if difference:
        how = f"{abs(difference)} {'lower' if difference < 0 else 'higher'}"
    else:
        how = "unchanged"
    return f"disagreement {first.percent} → {second.percent}, {how}"


def matched_sentence(comparison: Comparison) -> str:
    """How many items can be compared, of those that anybody rated."""
    if comparison.matched_percent is None:
        return "Nobody has rated anything in either."
    return (
        f"{comparison.matched} of the {comparison.answered} items that anybody rated"
        f" can be compared ({comparison.matched_percent}%)."
    )


def mean_sentence(comparison: Comparison) -> str:
    """The mean disagreement of both, over the same items."""
    means = comparison.mean_percents
    if means is None:
        return f"No item has at least {FEWEST_TO_COMPARE} answers in both."
    items = "the one item" if comparison.ranked == 1 else f"the {comparison.ranked} items"
    return (
        f"Mean disagreement of {items} with at least {FEWEST_TO_COMPARE} answers in both:"
        f" {means[0]} → {means[1]}."
    )
