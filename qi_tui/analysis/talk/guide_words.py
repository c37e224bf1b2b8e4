"""Words for the facilitator on one item: what to ask first, what to ask next, what to avoid.

They go by the shape of the answers, and after a second round by what it changed. They are never on
what is projected. In an anonymous workshop no question asks for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.item.words import question
from qi_tui.analysis.rounds.change import Verdict
from qi_tui.analysis.rounds.change_words import question_after


@dataclass(frozen=True)
class Guide:
    """What to say about an item, in three steps; each a sentence or two."""

    first: str
    then: str
    avoid: str


class Advice(NamedTuple):
    """What comes after the first question, and what does harm."""

    then: str
    avoid: str


HOW_TO_FIND_OUT = "How could we find out, and by when?"
WHAT_ELSE = "What else is known about this in this room?"

_ANONYMOUS_FIRST = {
    Shape.NO_ANSWERS: HOW_TO_FIND_OUT,
    Shape.ONE_ANSWER: WHAT_ELSE,
    Shape.TOO_FEW: WHAT_ELSE,
}
"""The first questions that would ask for a person, in other words."""

_ANONYMOUS_AFTER = {
    Verdict.CONVERGED: "What did we hear that changed our minds, and what still speaks against it?",
}

_SILENT = Advice(
    "Is it that we don't know, that it isn't ours, or that the question isn't clear? "
    "c writes down an action to find out.",
    "Don't read the few answers as the room's view, and don't ask anybody for the missing ones.",
)

_NEXT: dict[Shape, Advice] = {
    Shape.NO_ANSWERS: Advice(
        "Make it something to find out: c writes the action down.",
        "Don't make up a rating here and now.",
    ),
    Shape.ONE_ANSWER: Advice(
        "Ask for an example, from anybody in the room.",
        "Don't take it for the room's view, and don't ask whose answer it is.",
    ),
    Shape.TOO_FEW: Advice(
        "Take each answer as an example, not as a vote.",
        "Don't call it a split: the answers are too few for that.",
    ),
    Shape.ALIKE: Advice(
        "If much depends on it: what would we see if we were all wrong?",
        "Don't praise the room for it: to agree isn't to be right.",
    ),
    Shape.MILD: Advice(
        "Ask for one example that speaks for a lower rating, and one for a higher one.",
        "Don't stay long: a small difference can be left as it is.",
    ),
    Shape.SPREAD: Advice(
        "Let two or three people say in their own words what the question means. "
        "What did each have in mind: which place, which time, which patients?",
        "Don't argue about ratings before it is clear that all rated the same thing.",
    ),
    Shape.TWO_CAMPS: Advice(
        "Collect what speaks for the low answers, then for the high ones. "
        "What would have to be so for both to be right?",
        "Don't ask anybody to take sides by a show of hands, and don't settle in the middle: "
        "it may be the one answer that nobody believes.",
    ),
    Shape.ONE_VOICE_APART: Advice(
        "Give that answer a minute of its own before anybody replies: "
        "what could it see that the others can't?",
        "Don't look round for the person, and don't let the many explain the answer away.",
    ),
    Shape.A_FEW_APART: Advice(
        "Where may their work differ from that of the rest? Ask for an example.",
        "Don't count them against the rest: few can be right.",
    ),
}

_AFTER: dict[Verdict, Advice] = {
    Verdict.CONVERGED: Advice(
        "Settle on a rating: a writes it down, with why not lower and why not higher.",
        "Don't celebrate: to come together isn't to be right. Ask what would prove us wrong.",
    ),
    Verdict.DIVERGED: Advice(
        "Go back to the words of the question, and ask for one example from each end.",
        "Don't vote again at once: first it must be clear what came up.",
    ),
    Verdict.NO_CLEAR_CHANGE: Advice(
        "If nothing new came up, settle on a rating or park it with the reason: a writes down "
        "either.",
        "Don't press anybody to move, and don't read much into small steps.",
    ),
    Verdict.HINGES_ON_ONE: Advice(
        "Ask for a fact that anybody could look up.",
        "Don't turn to the one whose answer decides it.",
    ),
}


def guide(
    shape: Shape,
    counts: Sequence[int],
    split: int | None,
    many_silent: bool,
    anonymous: bool,
    names: Sequence[str] = (),
    verdict: Verdict | None = None,
) -> Guide:
    """What to say about an item.

    Args:
        shape: how the answers lie; `counts`, `split` and `names` as for `words.question`.
        counts: see above.
        split: see above.
        many_silent: many did not answer, and then that is what to talk about.
        anonymous: no question asks for a person.
        names: see above.
        verdict: what a further round changed; None in the first, or where nobody can tell.
    """
    if verdict is not None and not many_silent:
        after = _ANONYMOUS_AFTER.get(verdict) if anonymous else None
        return Guide(after or question_after(verdict), *_AFTER[verdict])
    first = question(shape, counts, split, many_silent, anonymous, names)
    if many_silent:
        return Guide(HOW_TO_FIND_OUT if anonymous else first, *_SILENT)
    return Guide(_ANONYMOUS_FIRST.get(shape, first) if anonymous else first, *_NEXT[shape])
