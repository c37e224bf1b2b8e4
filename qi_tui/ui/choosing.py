"""Which framework do I need? At most three questions, then a short list with reasons.

A question is left out where so few are left that the list says more; Escape goes one question back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from qi_tui.analysis.choosing import FEW, Aim, Wish, candidates, proposals
from qi_tui.model.entry import Entry
from qi_tui.ui.screens.dialog import Ask, Choice
from qi_tui.ui.text import choosing_words as words
from qi_tui.ui.text.library_rows import Use

if TYPE_CHECKING:
    from qi_tui.ui.app import QiApp

QUESTIONS = 3


def choose(app: QiApp, entries: Sequence[Entry], used: Mapping[str, Use]) -> None:
    """Ask, and show what is proposed.

    Args:
        app: the app.
        entries: every framework.
        used: framework → how the person used it.
    """
    app.run_worker(_choose(app, entries, used), group="choose", exclusive=True)


async def _choose(app: QiApp, entries: Sequence[Entry], used: Mapping[str, Use]) -> None:
    from qi_tui.ui.screens.proposed import ProposedScreen

    asks_again: bool | None = True
    while asks_again:
        wish = await _ask(app, entries)
        if wish is None:
            return
        write = partial(words.proposed_rows, proposals(entries, wish), wish, used)
        asks_again = await app.push_screen_wait(ProposedScreen(write))


async def _ask(app: QiApp, entries: Sequence[Entry]) -> Wish | None:
    """What the person needs; None where they left the first question."""
    wishes = [Wish()]
    while True:
        place = len(wishes) - 1
        if place == QUESTIONS or (place and len(candidates(entries, wishes[-1])) <= FEW):
            return wishes[-1]
        answer = await app.push_screen_wait(_question(place, entries))
        if answer is not None:
            wishes.append(_with(wishes[-1], place, answer))
        elif place:
            wishes.pop()
        else:
            return None


def _question(place: int, entries: Sequence[Entry]) -> Ask:
    there = {entry.subject for entry in entries}
    texts: tuple[tuple[str, Mapping[str, str]], ...] = (
        (words.LOOK_AT, {key: said for key, said in words.SUBJECT_WORDS.items() if key in there}),
        (words.HOW_LONG, {str(key): said for key, said in words.MINUTES_WORDS.items()}),
        (words.WHAT_FOR, {str(key): said for key, said in words.AIM_WORDS.items()}),
    )
    question, answers = texts[place]
    choices = [Choice(key, str(n), said) for n, (key, said) in enumerate(answers.items(), 1)]
    choices.append(Choice(words.ANY, "0", words.NO_MATTER))
    return Ask(f"{words.TITLE} {place + 1} of at most {QUESTIONS}", question, choices)


def _with(wish: Wish, place: int, answer: str) -> Wish:
    if answer == words.ANY:
        # A wish like the last one: so that going back leads to this question again.
        return replace(wish)
    match place:
        case 0:
            return replace(wish, subject=answer)
        case 1:
            return replace(wish, minutes=int(answer))
        case _:
            return replace(wish, aim=cast("Aim", answer))
