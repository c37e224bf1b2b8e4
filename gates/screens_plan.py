"""Which screens there are, and by which keys each of them comes up."""

from __future__ import annotations

from collections.abc import Iterator

from gates.exports_definitions import GRID, MIXED
from gates.screens_made import Stage
from gates.screens_walk import Step, Visit

PALETTE = "Search for commands"
LIBRARY = (
    Step("library", "", "F4 Which one?"),
    Step("library, filtered", "m i x e d", "2 of"),
    Step("framework page", "enter", "s Start new"),
    Step("framework page, its end", "end", "s Start new"),
    Step("chooser of a session", "r", "Resume which one?"),
    Step("framework page", "esc", "s Start new", "Resume which one?"),
    Step("start", "s", "Ctrl+S Start now"),
    Step("start, pasted", "paste tab paste tab paste", "Ctrl+S Start now"),
    Step("help", "f1", "Esc Close"),
    Step("start", "esc", "Ctrl+S Start now"),
    Step("palette", "^p", PALETTE),
    Step("palette, pasted", "paste", "\N{RIGHT-POINTING MAGNIFYING GLASS}"),
    Step("start", "esc", "Ctrl+S Start now", "\N{RIGHT-POINTING MAGNIFYING GLASS}"),
    Step("framework page", "esc", "s Start new"),
    Step("chooser of a session", "r", "Resume which one?"),
    Step("rate, resumed", "enter", "d Don't know"),
    Step("comment of a file", "c", "^G Drop the change"),
    Step("rate, resumed", "esc", "d Don't know"),
    Step("rate, the end", "end", "d Don't know"),
)
RATE = (
    Step("rate", "", "d Don't know"),
    Step("rate, answered", "1 2", "2 of 8"),
    Step("comment", "c", "^G Drop the change"),
    Step("comment, pasted", "paste", "of 2,000"),
    Step("rate", "esc", "d Don't know"),
    Step("help", "f1", "Esc Close"),
    Step("rate", "esc", "d Don't know"),
    Step("palette", "^p", PALETTE),
    Step("rate", "esc", "d Don't know", PALETTE),
    Step("finish", "f", "f Finish anyway"),
    Step("result", "f", "y Copy my file"),
    Step("action form", "a", "^S Keep"),
    Step("action form, pasted", "paste tab paste", "^S Keep"),
    Step("result", "^s", "y Copy my file"),
    Step("report", "^r", "Esc"),
    Step("result", "esc", "y Copy my file"),
    Step("copy", "y", "Esc"),
    Step("copy, pasted", "paste", "Esc"),
    Step("result", "esc", "y Copy my file"),
)
SUBJECTS = (
    Step("columns", "", "Which of these do you rate?"),
    Step("rate, subjects", "space enter", "press a"),
    Step("subject's name", "a", "Esc Back to rating"),
    Step("subject's name, pasted", "paste enter", "Type the next one"),
    Step("rate, subjects", "enter", "d Don't know"),
    Step("columns", "o", "Which of these do you rate?"),
    Step("rate, subjects", "esc", "d Don't know"),
)
GATHER = (
    Step("room", "", "w Behind it"),
    Step("gather", "1", "n Next rater"),
    Step("gather, rows", "down down", "n Next rater"),
    Step("gather, a copy chosen", "c", "n Next rater"),
    Step("left out, why", "x paste", "Why is it left out?"),
    Step("gather, left out", "enter", "n Next rater"),
    Step("chooser of a framework", "i", "Enter Choose"),
    Step("gather", "esc", "n Next rater"),
    Step("chooser of a framework", "h", "Enter Choose"),
    Step("hands", "enter", "F2 "),
    Step("hands, pasted", "paste", "F2 "),
    Step("gather", "^u esc", "n Next rater"),
    Step("hand-over", "n", "Enter Next rater"),
    Step("rater form", "enter", "Ctrl+S Start"),
    Step("rater form, pasted", "paste enter paste", "Ctrl+S Start"),
)
TALK = (
    Step("room", "", "w Behind it"),
    Step("item", "enter", "← Item before"),
    Step("room", "esc", "w Behind it"),
    Step("explain", "e", "What the figures mean"),
    Step("room", "esc", "w Behind it"),
    Step("behind", "w", "Esc Back", "w Behind it"),
    Step("room", "esc", "w Behind it"),
    Step("roles", "o", "g By gap"),
    Step("room", "esc", "w Behind it"),
    Step("domains", "s", "Esc Back", "w Behind it"),
    Step("room", "esc", "w Behind it"),
    Step("agenda", "3", "Space On/off"),
    Step("minutes", "m", "How many minutes are there"),
    Step("agenda", "esc", "Space On/off"),
    Step("discuss", "4", "h My words"),
    Step("discuss, own words", "h", "c Action"),
    Step("note", "n", "For you alone"),
    Step("note, pasted", "paste", "of 2,000"),
    Step("discuss, own words", "esc", "c Action"),
    Step("agreed form", "a", "- Not agreed"),
    Step("agreed form, pasted", "2 tab paste tab paste", "Why not higher"),
    Step("discuss, own words", "^s", "c Action"),
    Step("action form", "c", "^S Keep"),
    Step("action form, pasted", "paste tab paste tab paste", "^S Keep"),
    Step("discuss, own words", "^s", "c Action"),
    Step("help", "f1", "Esc Close"),
    Step("discuss, own words", "esc", "c Action"),
    Step("actions", "5", "c Carry over"),
    Step("drop", "d paste", "Why is it dropped?"),
    Step("actions", "esc", "c Carry over"),
    Step("compare", "6", "u Rises"),
    Step("chooser of a room", "l", "Enter Choose"),
    Step("compare", "esc", "u Rises"),
    Step("close", "7", "w Worth our time?"),
    Step("worth our time", "w", "All have voted"),
    Step("close", "esc", "w Worth our time?"),
    Step("gather", "1", "n Next rater"),
)
WORKSHOPS = (
    Step("library", "", "F4 Which one?"),
    Step("workshops", "f2", "o Other folder"),
    Step("workshops, rows", "down", "o Other folder"),
    Step("set-up form", "n", "Ctrl+S Keep and go on"),
    Step("set-up form, pasted", "paste", "Ctrl+S Keep and go on"),
    Step("set-up form, roles", "tab tab tab paste", "Ctrl+S Keep and go on"),
    Step("set-up form, limits", "tab tab tab tab", "Space raises them"),
    Step("limits", "space", "From how many people on"),
    Step("set-up form", "esc", "Space Change", "From how many people on"),
    Step("workshops", "esc", "o Other folder"),
    Step("folder", "o", "Esc"),
    Step("error", "^u paste q q enter", "There is no"),
)
FORM = (
    Step("room", "", "w Behind it"),
    Step("gather", "1", "n Next rater"),
    Step("form of which framework", "f", "Enter Choose"),
    Step("form's file", "enter", "Esc"),
    Step("from a form", "^u paste enter", "Enter Take for"),
    Step("from a form", "end", "Enter Take for"),
    Step("choose what a column is", "enter", "type to find one"),
    Step("from a form", "esc", "Enter Take for"),
    Step("labels", "l", "Esc"),
)
PRESENT = {
    "title": "have answered",
    "item": " said ",
    "agenda": "What we will talk about",
    "actions": "What we will do",
}
"""What a second window shows → words on it."""
BROKEN = (Step("error", "", "cannot be read"),)


def rows(stage: Stage) -> tuple[tuple[Visit, ...], ...]:
    """Every visit of a workshop, in rows that can run side by side.

    In a row none takes from the next what it needs.
    """
    place = stage.place
    title, role, alias, other, pasted, more = place.words
    definitions = ("--frameworks", str(place.frameworks))
    own = ("--sessions", str(stage.own), *definitions)
    who = (f"--name={_argument(alias)}", f"--role={_argument(role)}", f"--title={_argument(title)}")
    workshop = ("facilitate", str(place.sessions), *own)
    parent = ("--sessions", str(place.sessions.parent), *definitions)
    return (
        (
            Visit("gather", workshop, GATHER, pasted),
            Visit("talk", workshop, TALK, more),
            Visit("form", workshop, FORM, str(stage.form)),
            Visit("workshops", parent, WORKSHOPS, title),
        ),
        (
            Visit("library", own, LIBRARY, pasted),
            Visit("rate", ("rate", MIXED, *who, *own), RATE, more),
            Visit("subjects", ("rate", GRID, *who, *own), SUBJECTS, other),
        ),
        (
            *_presented(stage, own),
            Visit("broken", ("facilitate", str(stage.broken), *own), BROKEN),
        ),
    )


def _argument(text: str) -> str:
    return text.replace("\0", "")


def _presented(stage: Stage, own: tuple[str, ...]) -> Iterator[Visit]:
    for folder in stage.shown:
        what = folder.parent.name
        steps = (Step(f"present, {what}", "", PRESENT[what]),)
        yield Visit(f"present {what}", ("present", str(folder), *own), steps)
