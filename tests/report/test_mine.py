"""One rater's own report: what the answers come to, and where they stand as far as may be seen."""

from __future__ import annotations

import pytest

from qi_tui.analysis.privacy import Audience
from qi_tui.analysis.results.picking import FITS
from qi_tui.analysis.sources import Sources
from qi_tui.report.making import make_report
from qi_tui.report.mine import Mine
from qi_tui.report.mine_making import beside_words
from qi_tui.report.pictures.table import LAID_OUT_BY, lay_out
from qi_tui.report.web.html import report_html
from tests.making import framework, session
from tests.report.reading import Page
from tests.report.reported import rater, report
from tests.store.files import library

FRAMEWORKS = [entry.id for entry in library().catalogue.entries]


def mine(raters: int = 12, audience: Audience = Audience.ROOM) -> Mine:
    made = report(framework(), raters, audience, mine=rater(framework(), 3)).mine
    assert made is not None
    return made


def test_every_picture_is_laid_out() -> None:
    assert set(LAID_OUT_BY) == set(FITS)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_has_a_result_in_words_bars_and_tables(name: str) -> None:
    of = library().need(name)
    for number in (1, 2, 7):
        picture = lay_out(of, rater(of, number))
        assert picture.sections
        for section in picture.sections:
            assert section.bars or section.table or section.lines
            assert all(bar.title and bar.words for bar in section.bars)
            assert all(bar.value is None or 0 <= bar.value <= bar.most for bar in section.bars)
            if section.table is not None:
                assert {len(row) for row in section.table.rows} == {len(section.table.heads)}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_rating_that_was_only_begun_has_a_result_too(name: str) -> None:
    of = library().need(name)
    begun = session(of, {}, final=False)
    made = make_report(Sources(frameworks={of.id: of}), Audience.ROOM, mine=begun)
    assert made.mine is not None
    assert made.mine.is_draft
    assert made.rests_on == "It rests on the answers of one person."
    assert "My answers" in Page(report_html(made).decode()).text


def test_an_answer_stands_beside_the_counts_of_its_own_round() -> None:
    first = next(iter(mine().answers.values()))
    assert first.figures is not None
    assert first.beside.startswith("of 12 in the room: ")
    later = report(framework(), 12, rounds=2, mine=rater(framework(), 3)).mine
    assert later is not None
    assert next(iter(later.answers.values())).figures == first.figures


@pytest.mark.parametrize(
    ("raters", "said"),
    [(4, "too few in the room to show"), (9, "the middle of 9"), (10, "of 10 in the room: ")],
)
def test_outside_it_says_what_so_many_answers_allow(raters: int, said: str) -> None:
    first = next(iter(mine(raters, Audience.OUTSIDE).answers.values()))
    assert said in first.beside


def test_where_an_answer_stands_is_told_in_numbers_of_people() -> None:
    figures = report(framework(), 12).frameworks[0].items[0].figures
    counts = figures.counts
    assert counts is not None
    said = beside_words(3, figures)
    assert said == (
        f"of 12 in the room: {sum(counts[:2])} lower, {counts[2]} the same,"
        f" {sum(counts[3:])} higher"
    )
    assert beside_words(None, figures) == beside_words(3, None) == ""


def test_its_own_mark_stands_on_the_bars_and_is_said_to_a_screen_reader() -> None:
    of = framework()
    read = Page(report_html(report(of, 12, mine=rater(of, 3))).decode())
    rated = [answer for answer in mine().answers.values() if answer.value is not None]
    assert sum(value == "mine" for value in read.values("class")) == len(rated)
    assert sum("You said" in value for value in read.values("aria-label")) == len(rated)
    assert not any("For the talk" in article for article in read.articles)


def test_others_have_no_name_in_it() -> None:
    of = framework()
    said = report_html(report(of, 12, mine=rater(of, 3))).decode()
    assert "Rater 3" in said
    assert not any(f"Rater {number}" in said for number in range(4, 13))
