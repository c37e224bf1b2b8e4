"""The rooms for a person at a terminal: most disagreement first, in words."""

from __future__ import annotations

import re

import pytest

from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.privacy import Audience
from qi_tui.report.merged.merge_table import merge_table
from tests.making import framework, item
from tests.report.rooms import Marks, figures

SPLIT: list[tuple[str | None, Marks]] = [
    ("nurse", {"a": 1, "b": 3, "c": 3, "d": 3}),
    ("nurse", {"a": 1, "b": 3, "c": 3, "d": 4}),
    ("nurse", {"a": 1, "b": 3, "c": "?", "d": 3}),
    ("porter", {"a": 5, "b": 3, "c": 3, "d": 3}),
    ("porter", {"a": 5, "b": 3, "c": 3, "d": 3}),
    ("porter", {"a": 5, "b": 3, "c": 3, "d": 3}),
]
FILES = [
    FileReport("a.json", Status.ADDED, ""),
    FileReport("b.json", Status.UNREADABLE, "it is empty"),
    FileReport("c.json", Status.ADDED, ""),
]


def test_a_room() -> None:
    text = merge_table([figures(framework(), SPLIT)], FILES)
    lines = text.splitlines()
    assert lines[0] == "A small framework · round 1 · 6 raters"
    assert lines[2] == "  100  two camps        Item a"
    assert lines[3] == "       3 said 1, 3 said 5"
    titles = [line.split()[-1] for line in lines if re.search(r"Item \w$", line)]
    assert titles[0] == "a"
    assert sorted(titles) == ["a", "b", "c", "d"]
    assert "1 doesn't know" in text
    assert "First: median 6 of 4, 4, 4, 8, 8, 8; low 3, high 3" in text
    assert lines[-1] == "Files: 1 unreadable, 2 added"


def test_the_scores_of_very_many_are_no_list() -> None:
    text = merge_table([figures(framework(), SPLIT * 10)], FILES)
    assert "First: median 6 of 60 from 4 to 8; low 30, high 30" in text


def test_roles_where_asked_for() -> None:
    assert "nurse" not in merge_table([figures(framework(), SPLIT)], FILES)
    text = merge_table([figures(framework(), SPLIT, by_role=True)], FILES)
    assert "         nurse: 3 0 0 0 0" in text.splitlines()
    assert "         porter: 0 0 0 0 3" in text.splitlines()


@pytest.mark.parametrize("raters", [1, 4])
def test_outside_nothing_of_a_few(raters: int) -> None:
    shown = figures(framework(), SPLIT[:raters], Audience.OUTSIDE)
    text = merge_table([shown], FILES)
    assert text.count("too few to show") >= 4
    assert "said" not in text
    assert "median" not in text


def test_outside_only_medians_of_five() -> None:
    text = merge_table([figures(framework(), SPLIT[:5], Audience.OUTSIDE)], FILES)
    assert "Item a: median 1 of 5; too few to show more" in text
    assert "said" not in text
    assert "two camps" not in text


def test_one_rater_is_one_rater() -> None:
    text = merge_table([figures(framework(), [(None, {"a": 3})])], FILES)
    assert text.startswith("A small framework · round 1 · 1 rater\n")
    assert "one answer" in text
    assert "no answers" in text


@pytest.mark.parametrize("width", [20, 60, 80, 200])
def test_lines_keep_to_the_width(width: int) -> None:
    long = framework(
        domains=[{"id": "x", "title": "X", "items": [item("a") | {"title": "word " * 30 + "end"}]}],
        scoring={},
    )
    text = merge_table([figures(long, [(None, {"a": 3})])], FILES, width)
    assert max(len(line) for line in text.splitlines()) <= max(width, 60)
    assert "word end" in " ".join(text.split())


def test_hostile_titles_are_shown_safely() -> None:
    hostile = "\x1b]52;c;x\x07\u202eevil"
    of = framework(
        title=hostile,
        domains=[{"id": "x", "title": hostile, "items": [item("a") | {"title": hostile}]}],
        scoring={"method": "sum", "bands": [{"label": hostile, "from": 1, "to": 5}]},
    )
    text = merge_table([figures(of, [(hostile, {"a": 3})] * 3, by_role=True)], FILES)
    assert all(line.isprintable() for line in text.splitlines())
    assert "evil" in text


def test_nothing_at_all() -> None:
    assert merge_table([], []) == "Files: none\n"
