"""The Markdown of a report: the same as the page, in lines that any reader takes apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qi_tui.analysis.privacy import Audience
from qi_tui.model.framework import Framework
from qi_tui.report.markdown.markdown import report_markdown
from qi_tui.report.markdown.markdown_text import table, text
from tests.report.reported import rater, report
from tests.store.files import library

FRAMEWORKS = [entry.id for entry in library().catalogue.entries]


def lines_of(of: Framework, raters: int = 12, **more: object) -> list[str]:
    made = report_markdown(report(of, raters, **more)).decode()  # type: ignore[arg-type]
    assert made.endswith("\n")
    assert not made.endswith("\n\n")
    assert "\r" not in made
    return made.split("\n")


def effective() -> Framework:
    return library().need("effective-redesign")


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_has_a_heading_for_each_item_and_tables_that_are_whole(name: str) -> None:
    of = library().need(name)
    made = report(of, rounds=2, mine=rater(of, 3))
    lines = report_markdown(made).decode().split("\n")
    items = made.frameworks[0].items
    assert sum(line.startswith("##### ") for line in lines) == len(items)
    for above, line in pairwise(lines):
        if line.startswith("|") and above.startswith("|"):
            assert _cells(line) == _cells(above)
    levels = [len(line.split(" ")[0]) for line in lines if line.startswith("#")]
    assert levels[0] == levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_it_says_what_the_page_says() -> None:
    lines = lines_of(effective())
    assert lines[0] == "# Winter flow"
    assert "> It rests on 12 raters." in lines
    assert any(
        line.startswith("| Chief executive commitment | 1 · does not know") for line in lines
    )
    assert (
        "| Name a project manager | Priya | 2026-12-01 | Chief executive commitment | open |"
        in (lines)
    )


def test_outside_it_hides_what_the_page_hides() -> None:
    said = "\n".join(lines_of(effective(), 7, audience=Audience.OUTSIDE))
    assert "How the answers were spread: too few to show." in said
    assert "disagreement" not in said.split("## How the figures are made")[0].replace(
        "| disagreement |", ""
    )
    assert "What I have seen" not in said


def test_a_text_stands_as_it_is() -> None:
    assert text("a | b * c_d [e](f) <g>") == r"a \| b \* c\_d \[e\](f) \<g\>"
    assert text("1. first") == r"1\. first"
    assert text("- first\n+ second") == r"\- first + second"
    assert text("see https://x.example or a@b") == "see https&#58;//x.example or a&#64;b"


def test_a_line_end_in_a_cell_is_a_blank() -> None:
    assert list(table(["a"], [["one\ntwo"]])) == ["| a |", "|---|", "| one two |", ""]


def _cells(line: str) -> int:
    return line.replace("\\|", "").count("|")
