"""Counting many sheets at once, column by column."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.merging.contribution import DONT_KNOW, NOT_APPLICABLE, Hands
from qi_tui.analysis.merging.layout import Layout


def counted(sheets: Sequence[bytes], layout: Layout) -> list[Hands]:
    """How many chose what, for each item.

    Args:
        sheets: one byte per item, as `contribution` writes them; an empty one says nothing.
        layout: the order of the items.
    """
    whole, items = b"".join(sheets), len(layout.items)
    # One strided slice takes all answers to an item.
    columns = (whole[place::items] for place in range(items))
    return [
        Hands(
            tuple(map(column.count, range(1, points + 1))),
            column.count(DONT_KNOW),
            column.count(NOT_APPLICABLE),
        )
        for column, points in zip(columns, layout.points, strict=True)
    ]
