"""Counts drawn as bars, in characters: a strip one cell high, or a picture several cells high.

Pure functions of the counts and of the marks that the terminal can show. The height of a bar is
its share of the largest count, so it says how the answers lie and never how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence


def strip_of_counts(counts: Sequence[int], bars: Sequence[str], width: int = 1) -> str:
    """One row: `width` cells per point, a blank where nobody chose it.

    Args:
        counts: how many people chose each point.
        bars: marks of rising height, lowest first (eighths of a cell, or fewer in ASCII).
        width: cells per point.
    """
    largest = max(counts, default=0)
    return "".join(_bar(chosen, largest, bars) * width for chosen in counts)


def picture_of_counts(
    counts: Sequence[int], bars: Sequence[str], height: int, column: int
) -> list[str]:
    """Bars that stand side by side on `height` rows, the top row first.

    Args:
        counts: how many people chose each point.
        bars: marks of rising height, lowest first.
        height: rows of the tallest bar.
        column: cells per point; the last one stays blank so that bars stand apart.
    """
    largest = max(counts, default=0)
    full = len(bars)
    levels = [_level(chosen, largest, full * height) for chosen in counts]
    rows = []
    for below in range((height - 1) * full, -1, -full):
        cells = (min(max(level - below, 0), full) for level in levels)
        rows.append(
            "".join((bars[cell - 1] if cell else " ") * (column - 1) + " " for cell in cells)
        )
    return rows


def bar_of_share(part: int, whole: int, mark: str, width: int) -> str:
    """A bar that lies down: `width` marks for the whole, and at least one for anybody."""
    return mark * _level(part, whole, width)


def _bar(chosen: int, largest: int, bars: Sequence[str]) -> str:
    level = _level(chosen, largest, len(bars))
    return bars[level - 1] if level else " "


def _level(chosen: int, largest: int, levels: int) -> int:
    """From 0 to `levels`; 0 only for nobody, and `levels` only for the largest."""
    if not chosen:
        return 0
    if chosen == largest:
        return levels
    return max(1, min(levels - 1, (2 * chosen * levels + largest) // (2 * largest)))
