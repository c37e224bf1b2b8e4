"""What people read about a second round: who moved, what to ask now, and when to stop.

Agreement is not success: no sentence here praises a room for it, and every verdict has a question.
"""

from __future__ import annotations

from qi_tui.analysis.rounds.change import Change, Verdict

MOST_RE_VOTES = 2
"""Re-votes on an item after which it is time to decide. The house's: later ones tire more people
than they persuade."""

_QUESTIONS = {
    Verdict.CONVERGED: "What did we hear that changed our minds, and who still sees it otherwise?",
    Verdict.DIVERGED: "What came up that we see differently, and do we mean the same thing by it?",
    Verdict.NO_CLEAR_CHANGE: "What would we have to know to see this alike, or can we leave it?",
    Verdict.HINGES_ON_ONE: "One answer decides this picture: what would make all of us surer?",
}
_QUESTION_WITHOUT_VERDICT = "Who else can say something about this?"


def movement_sentence(change: Change, asked: int | None = None, round_number: int = 2) -> str:
    """What happened, in a sentence without its full stop.

    "5 of 8 moved: 4 towards the middle of the first round, 1 away; disagreement 63 → 25:
    converged". Of one rater there is no disagreement, and it says only whether the answer changed.

    Args:
        change: what happened among those who rated it both times.
        asked: how many were asked in this round, to say how many of them are not among those.
        round_number: the round that this is, from 2; after the second the middle is not called
            that of the first round.
    """
    said = _moved(change, "the first round" if round_number == 2 else "the round before")
    if change.verdict is not None:
        figures = f"{change.percent_before} → {change.percent_after}"
        said += f"; disagreement {figures}: {change.verdict.value}"
    missing = 0 if asked is None else asked - change.n
    if missing <= 0:
        return said
    return f"{said}; {missing} of the {asked} asked did not rate it both times"


def question_after(verdict: Verdict | None) -> str:
    """The question for the room that goes with a verdict; without one, who else could say."""
    return _QUESTION_WITHOUT_VERDICT if verdict is None else _QUESTIONS[verdict]


def suggest_ending(rounds_held: int) -> str | None:
    """When it is time to stop voting on an item, a sentence that says so; else None.

    Args:
        rounds_held: how often it was rated, the first time included. After the first and two
            re-votes it is time to decide, or to park it with the reason.
    """
    if rounds_held <= MOST_RE_VOTES:
        return None
    return (
        f"This was rated {rounds_held} times: settle on a rating now,"
        " or park it and write down why you do not agree."
    )


def _moved(change: Change, earlier: str) -> str:
    if change.n == 1:
        if not change.moved:
            return "the one who rated it both times did not move"
        points = f"{change.steps} {'point' if change.steps == 1 else 'points'}"
        return f"the one who rated it both times moved {points} {'up' if change.up else 'down'}"
    if not change.moved:
        return f"none of {change.n} moved"
    # The middle is named once, where it comes first.
    ways = [
        (change.towards, "towards", "towards"),
        (change.away, "away from", "away"),
        (change.moved - change.towards - change.away, "to the other side of", "to its other side"),
    ]
    (raters, where, _), *rest = [way for way in ways if way[0]]
    parts = [f"{raters} {where} the middle of {earlier}"]
    parts += [f"{raters} {where}" for raters, _, where in rest]
    return f"{change.moved} of {change.n} moved: {', '.join(parts)}"
