"""One door: text of people and files reaches widgets and the terminal only through it."""

from __future__ import annotations

from pathlib import Path

import pytest

import qi_tui
from qi_tui.model.text import Shown
from tests.flowing.flow import findings
from tests.flowing.past import always_wrong
from tests.test_text_fields import marks, models

ROOT = Path(qi_tui.__file__).parent
FOLLOWED = ("qi_tui.ui", "qi_tui.analysis", "qi_tui.model")
"""Where texts flow on their way to a widget."""
IDS = frozenset(
    {"id", "item", "items", "framework", "frameworks", "columns", "column", "priorities", "values"}
    | {"dont_know", "not_applicable", "round_items", "counts", "minutes_used", "points", "app"}
    | {"session", "answers", "actions", "workshop", "agreed", "notes", "left_out", "chosen"}
    | {"invitation", "summary", "rooms", "unknown", "numbers", "by_role", "comments_of"}
)
"""Marked names that hold ids, or whole tables, and are never drawn as they are."""
MAY = {
    "qi_tui.ui.words": "app.notify",
    "qi_tui.cli.saying": "(",
    "qi_tui.cli": "print(text, end='', flush=True)",
}
"""Module → what only this one may do: the doors, and what is ours alone, such as the version."""
DRAWN_BEFORE = {
    "qi_tui.ui.widgets.rating.rows: group.title",
    "qi_tui.ui.widgets.rating.paint: text",
    "qi_tui.ui.widgets.rating.paint: last.text[:-1]",
}
"""What was cleaned for the outline of a rating, and the pieces of a line that was made of it."""
PLANTED = "qi_tui.ui.planted"


def modules(*folders: str) -> dict[str, str]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = ("qi_tui", *path.relative_to(ROOT).with_suffix("").parts)
        name = ".".join(parts).removesuffix(".__init__")
        if name.startswith(folders):
            found[name] = path.read_text(encoding="utf-8")
    return found


def texts() -> set[str]:
    """The attributes that hold a text of people or files, as the models say."""
    held = {
        name
        for model in models()
        for name, mark in marks(model).items()
        if isinstance(mark, Shown) and model.__module__.startswith("qi_tui.model.")
    }
    return held - IDS


def drawn(source: str) -> list[str]:
    """What is found in the code of one module."""
    found = findings({PLANTED: source}, texts())
    return [each.split(": ", 1)[1] for each in found]


def test_the_texts_of_people_are_known() -> None:
    known = {"alias", "role", "owner", "text", "comments", "title", "subject", "prompt", "anchors"}
    assert known <= texts()


def test_no_text_is_drawn_that_went_through_no_door() -> None:
    found = [_without_line(each) for each in findings(modules(*FOLLOWED), texts())]
    assert [each for each in found if each not in DRAWN_BEFORE] == []


def _without_line(finding: str) -> str:
    place, words = finding.split(": ", 1)
    return f"{place.rpartition(':')[0]}: {words}"


def test_no_module_reads_markup_or_speaks_past_the_door() -> None:
    found = [
        (name, each)
        for name, source in modules("qi_tui.ui", "qi_tui.cli").items()
        for each in always_wrong(name, source)
    ]
    assert [each for name, each in found if MAY.get(name, "\0") not in each] == []
    assert {name for name, _ in found} <= set(MAY)


HEAD = """
from dataclasses import dataclass
from textual.content import Content
from rich.segment import Segment
from qi_tui.model.text import display
from qi_tui.ui.words import plain
"""
RAW = {
    "at once": "def f(rater): return Content(rater.alias)",
    "styled": "def f(rater): return Content.styled(rater.role, 'bold')",
    "in a string": "def f(action): return Content(f'Who: {action.owner:<10}')",
    "in a part": "def f(action): return Content.assemble('Who: ', (action.owner, 'dim'))",
    "as a segment": "def f(action): return Segment(action.text, None)",
    "by a name": "def f(rater):\n    who = rater.alias or 'nobody'\n    return Content(who)",
    "cut": "def f(rater): return Content(rater.alias.strip()[:80])",
    "joined": "def f(head): return Content(', '.join(sorted(head.roles)))",
    "each": "def f(head): return [Content(role) for role in head.roles]",
    "gathered": (
        "def f(head):\n    parts = []\n    for role in head.roles:\n        parts.append(role)\n"
        "    return Content(' '.join(parts))"
    ),
    "from a function": (
        "def who(rater): return rater.alias\ndef f(rater): return Content(who(rater))"
    ),
    "by a parameter": (
        "def line(words: str): return Content(words)\ndef f(rater): return line(rater.alias)"
    ),
    "by two": (
        "def cut(words): return words[:9]\ndef line(words): return Content(cut(words))\n"
        "def f(rater): return line(words=rater.alias)"
    ),
    "in a field": (
        "@dataclass\nclass Row:\n    said: str\n"
        "def make(note): return Row(note.text)\ndef f(row): return Content(row.said)"
    ),
    "in the widget": (
        "class Line:\n    def __init__(self, said: str):\n        self._said = said\n"
        "    def render(self): return Content(self._said)\n"
        "def f(note): return Line(note.text)"
    ),
}
CLEAN = {
    "plain": "def f(rater): return plain(rater.alias)",
    "display": "def f(rater): return Content(f'Who: {display(rater.alias)}')",
    "by a parameter": (
        "def line(words: str): return Content(words)\n"
        "def f(rater): return line(display(rater.alias))"
    ),
    "in a field": (
        "@dataclass\nclass Row:\n    said: str\n"
        "def make(note): return Row(display(note.text))\ndef f(row): return Content(row.said)"
    ),
    "a number": "def f(head): return Content(f'{len(head.roles)} roles')",
    "own words": "def f(rater): return Content('named' if rater.alias else 'nobody')",
}
PAST_THE_DOOR = (
    "app.notify(words)",
    "self.notify('done')",
    "print(words)",
    "sys.stdout.write(words)",
    "Content.from_markup(words)",
    "Markdown(words)",
    "Static(f'{words}')",
    "Label('Who: ' + words)",
    "Static(display(words))",
    "Input(words)",
    "TextArea(words)",
    "self.query_one(Static).update(f'Who: {words}')",
)


@pytest.mark.parametrize("how", list(RAW))
def test_a_text_that_is_drawn_raw_is_found(how: str) -> None:
    assert drawn(HEAD + RAW[how])


@pytest.mark.parametrize("how", list(CLEAN))
def test_a_text_that_went_through_the_door_is_not(how: str) -> None:
    assert drawn(HEAD + CLEAN[how]) == []


@pytest.mark.parametrize("code", PAST_THE_DOOR)
def test_what_goes_past_the_door_is_found(code: str) -> None:
    assert list(always_wrong(PLANTED, code))


@pytest.mark.parametrize(
    "code", ["Static(plain(words))", "Static('Own words')", "tell(app, words)", "TypedLine(words)"]
)
def test_what_goes_through_the_door_is_not_found(code: str) -> None:
    assert list(always_wrong(PLANTED, code)) == []


def test_a_text_drawn_raw_far_from_where_it_was_read_is_found() -> None:
    """The same on the program itself, with one of its doors taken away."""
    name = "qi_tui.ui.text.workshop.action_words"
    sources = modules(*FOLLOWED)
    broken = sources[name].replace("display(action.text, 300)", "action.text")
    assert broken != sources[name]
    found = findings({**sources, name: broken}, texts())
    assert [each for each in found if each.startswith(name) and "action.text" in each]
