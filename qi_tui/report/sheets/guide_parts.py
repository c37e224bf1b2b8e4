"""The parts of a workshop in their order: for how many minutes, what to say, what to do meanwhile.

The minutes are the house's figures; those of rating and of the talk give way to what is known of a
workshop. The numbers in brackets are the keys of the steps on the screen, letters are keys there.
"""

from __future__ import annotations

from dataclasses import dataclass

from qi_tui.model.facilitating import MINUTES


@dataclass(frozen=True)
class Part:
    """One part of a workshop: what to say in sentences, what to do in a few words."""

    title: str
    minutes: int
    say: tuple[str, ...]
    do: str


WELCOME = Part(
    title="Welcome, and what is promised",
    minutes=5,
    say=(
        "First each of us rates alone. Then we see how our answers lie.",
        "We talk only where they differ. This is what happens to your answers:",
    ),
    do="Read out the promise above. Say how the time is shared out.",
)
LAST_TIME = Part(
    title="What became of last time",
    minutes=5,
    say=("What did we say we would do, and what came of it?",),
    do="Actions (5): the space bar ticks what is done, c carries it over, d drops it.",
)
RATE = Part(
    title="Rate alone",
    minutes=15,
    say=(
        "Rate what you see yourself, not what others may say. There is no right answer.",
        "“Don’t know” is an answer too. Please look at nobody else’s laptop or sheet.",
    ),
    do="No talk until all have finished. Gather (1): n passes the laptop on, p types in paper "
    "sheets, i invites raters elsewhere. The screen shows how many have answered, never what.",
)
REVEAL = Part(
    title="Reveal",
    minutes=5,
    say=(
        "These are counts. Look for one minute, in silence.",
        "What do you notice? What surprises you?",
    ),
    do="Gather (1): r reveals. Room (2): most disagreement comes first.",
)
AGREE = Part(
    title="Where we agree",
    minutes=5,
    say=(
        "Before we talk about what splits us: this is where we see it alike.",
        "Is there one among these where we might all be wrong?",
    ),
    do="Agenda (3). Stay short, and don’t praise: to agree isn’t to be right.",
)
TALK = Part(
    title="Talk, item by item",
    minutes=MINUTES,
    say=(
        "Here our answers differ. Nobody has to say which one was theirs.",
        "Then the question that fits how the answers lie: the last page has them.",
    ),
    do="Discuss (4): t starts the timer, n writes a note for you alone, v marks the item for the "
    "second vote.",
)
VOTE = Part(
    title="Second vote",
    minutes=10,
    say=(
        "Rate these items once more, alone.",
        "What you heard may be a reason to change your answer, or to keep it; both are fine.",
    ),
    do="Agenda (3): r opens the round on the marked items. Collect and reveal as before.",
)
SETTLE = Part(
    title="Agreed rating",
    minutes=10,
    say=(
        "What do we settle on? Why not lower, and why not higher?",
        "If we can’t agree, we park it and write down why.",
    ),
    do="Discuss (4): a writes it down. The raters’ own answers stay as they are.",
)
ACT = Part(
    title="Actions",
    minutes=10,
    say=("What will we do about it? Who sees to it, and by when?",),
    do="Discuss (4): c adds one for the item. Actions (5): a adds one, f lists what to find out. "
    "One name for each, and a date that can be kept.",
)
WORTH = Part(
    title="Was it worth our time?",
    minutes=5,
    say=("From 1, not at all, to 5, very much: one key each, and nobody’s name.",),
    do="Close (7): w passes the keyboard round. Say what happens with the report.",
)

PARTS = (WELCOME, LAST_TIME, RATE, REVEAL, AGREE, TALK, VOTE, SETTLE, ACT, WORTH)
