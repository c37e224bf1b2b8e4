"""What people read about one item: a mark, the sentence of counts, the question for the room.

Plain text about counts, never about persons. A sentence names points by their numbers, or by the
names given (a yes/no item's "no" and "yes"), which are data and must be shown as such.
"""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.item.disagreement import gap_total, mean_pair_gap, show_gap
from qi_tui.analysis.item.shape import Call, Shape
from qi_tui.analysis.item.summary import middle

MARKS: dict[Shape, tuple[str, str]] = {
    Shape.NO_ANSWERS: ("–", "-"),
    Shape.ONE_ANSWER: ("▫", "."),
    Shape.ALIKE: ("●", "="),
    Shape.TOO_FEW: ("?", "?"),
    Shape.TWO_CAMPS: ("◆", "X"),
    Shape.ONE_VOICE_APART: ("▲", "^"),
    Shape.A_FEW_APART: ("△", ":"),
    Shape.MILD: ("○", "~"),
    Shape.SPREAD: ("□", "*"),
}
"""Per shape a mark of one cell, and what stands for it where only ASCII can be shown."""

WHO_COULD_FIND_OUT = "Who could find out, and how?"

_QUESTIONS = {
    Shape.NO_ANSWERS: WHO_COULD_FIND_OUT,
    Shape.ONE_ANSWER: "Who else can say something about this?",
    Shape.ALIKE: "No need to spend time here.",
    Shape.TOO_FEW: "Who else can say something about this?",
    Shape.MILD: "Why not lower, and why not higher?",
    Shape.SPREAD: "Do we read the question the same way?",
}

_MEANINGS = {
    Shape.NO_ANSWERS: "Nobody has rated this.",
    Shape.ONE_ANSWER: "One person has rated this, so there is nothing to compare.",
    Shape.ALIKE: "The answers lie close together.",
    Shape.TOO_FEW: "The answers differ, but they are too few to give their pattern a name.",
    Shape.TWO_CAMPS: (
        "The answers lie in two groups far apart, which a small room can also show by chance."
    ),
    Shape.ONE_VOICE_APART: "One answer lies far from all the others, which lie close together.",
    Shape.A_FEW_APART: "A few answers lie far from the rest, which lie close together.",
    Shape.MILD: "The answers differ somewhat, with no gap between them that stands out.",
    Shape.SPREAD: "The answers lie scattered over the scale.",
}


def sentence(
    counts: Sequence[int],
    call: Call,
    dont_know: int = 0,
    not_applicable: int = 0,
    unanswered: int = 0,
    names: Sequence[str] = (),
) -> str:
    """The sentence of counts: "3 said 1–2, 4 said 6–7, 1 doesn't know".

    Args:
        counts: how many people chose each point.
        call: the shape of these counts, and its dividing line.
        dont_know: how many said don't know; likewise not applicable and unanswered.
        not_applicable: see above.
        unanswered: see above.
        names: what to call the points, if not by their numbers; as many as there are points.
    """
    said = _said(counts, call, names)
    if not said:
        said = "nobody rated it" if dont_know or not_applicable else "nobody has answered"
    parts = [said]
    if dont_know:
        parts.append("1 doesn't know" if dont_know == 1 else f"{dont_know:,} don't know")
    if not_applicable:
        parts.append(f"{not_applicable:,} not applicable")
    if unanswered and said != "nobody has answered":
        parts.append(f"{unanswered:,} unanswered")
    return ", ".join(parts)


def question(
    shape: Shape,
    counts: Sequence[int],
    split: int | None,
    many_silent: bool,
    anonymous: bool,
    names: Sequence[str] = (),
) -> str:
    """The one question for the room.

    Args:
        shape: how the answers lie.
        counts: how many people chose each point.
        split: the dividing line of the shape (`Call.split`), if it has one.
        many_silent: many did not answer, and then that is what to ask about.
        anonymous: the workshop is anonymous, so no question is aimed at a person.
        names: as for `sentence`.
    """
    if many_silent:
        return WHO_COULD_FIND_OUT
    if shape in _QUESTIONS:
        return _QUESTIONS[shape]
    if split is None:
        return "What has each side seen?"
    low, high = _range(counts, 1, split, names), _range(counts, split + 1, len(counts), names)
    if shape is Shape.TWO_CAMPS:
        return f"What would somebody who chose {low} have seen? And {high}?"
    if shape is Shape.ONE_VOICE_APART and not anonymous:
        return "What does this person know that the rest of us don't?"
    apart = low if _low_is_smaller(counts, split) else high
    return f"What would somebody who chose {apart} know that the rest of us don't?"


def explain(shape: Shape) -> str:
    """One plain sentence that says what the shape means."""
    return _MEANINGS[shape]


def spoken(counts: Sequence[int]) -> str:
    """The mean pair gap in words: "two people are typically 2.1 points apart"."""
    gap = mean_pair_gap(counts)
    raters = sum(counts)
    if gap is None:
        return "there are no two answers to compare"
    if gap == 0:
        return "everyone gave the same answer"
    if raters == 2:
        points = gap_total(counts)
        return f"the two people are {points} {'point' if points == 1 else 'points'} apart"
    shown = show_gap(counts)
    if shown == "0.0":
        shown = "less than 0.1"
    return f"two people are typically {shown} points apart"


def _said(counts: Sequence[int], call: Call, names: Sequence[str]) -> str:
    """What those who rated it said; empty where nobody did."""
    raters = sum(counts)
    used = [point for point, chosen in enumerate(counts, 1) if chosen]
    if call.split is not None:
        return _sides(counts, call, call.split, names)
    if raters == 1:
        return f"one said {_range(counts, 1, len(counts), names)}"
    if len(used) == 1:
        return f"{'both' if raters == 2 else f'all {raters:,}'} said {_point(used[0], names)}"
    if len(used) <= 3:
        return _groups(counts, [(point, point) for point in used], names)
    return _groups(counts, _around_the_median(counts), names)


def _sides(counts: Sequence[int], call: Call, split: int, names: Sequence[str]) -> str:
    low, high = (1, split), (split + 1, len(counts))
    if call.shape is Shape.TWO_CAMPS:
        return _groups(counts, [low, high], names)
    apart, rest = (low, high) if _low_is_smaller(counts, split) else (high, low)
    if call.shape is Shape.ONE_VOICE_APART:
        few = f"one {_range(counts, *apart, names)}"
    else:
        few = _groups(counts, [apart], names)
    return f"{few}, the rest {_range(counts, *rest, names)}"


def _around_the_median(counts: Sequence[int]) -> list[tuple[int, int]]:
    """The points more than one below the median, those within one of it, and those above."""
    answers = middle(counts)
    twice_median = sum(answers) if answers else 0
    first = max(1, (twice_median - 1) // 2)
    last = min(len(counts), (twice_median + 2) // 2)
    return [(1, first - 1), (first, last), (last + 1, len(counts))]


def _groups(
    counts: Sequence[int], stretches: Sequence[tuple[int, int]], names: Sequence[str]
) -> str:
    """How many said what, for each stretch of points that anybody chose."""
    sizes = ((sum(counts[low - 1 : high]), low, high) for low, high in stretches)
    return ", ".join(
        f"{size:,} said {_range(counts, low, high, names)}" for size, low, high in sizes if size
    )


def _range(counts: Sequence[int], low: int, high: int, names: Sequence[str]) -> str:
    """The points from low to high that anybody chose, as "4" or "4–6"."""
    used = [point for point in range(low, high + 1) if counts[point - 1]]
    first, last = _point(used[0], names), _point(used[-1], names)
    return first if used[0] == used[-1] else f"{first}–{last}"


def _point(point: int, names: Sequence[str]) -> str:
    return names[point - 1] if names else str(point)


def _low_is_smaller(counts: Sequence[int], split: int) -> bool:
    return 2 * sum(counts[:split]) < sum(counts)
