"""The page of a report: every item of every framework, readable by a machine and by everybody."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from qi_tui.analysis.privacy import Audience
from qi_tui.model.framework import Framework
from qi_tui.report.web.html import report_html
from tests.report.reading import Page
from tests.report.reported import rater, report
from tests.store.files import library

FRAMEWORKS = [entry.id for entry in library().catalogue.entries]


def page(of: Framework, raters: int = 12, **more: object) -> Page:
    return Page(report_html(report(of, raters, **more)).decode())  # type: ignore[arg-type]


def effective() -> Framework:
    return library().need("effective-redesign")


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_has_an_article_and_a_picture_for_each_item(name: str) -> None:
    of = library().need(name)
    made = report(of)
    read = Page(report_html(made).decode())
    items = made.frameworks[0].items
    assert len(items) == len(of.items) * len(of.facets) * (2 if of.subjects else 1)
    assert len(read.articles) == len(items)
    for item, article in zip(items, read.articles, strict=True):
        assert item.title in article
        assert item.prompt in article
    drawn = [value for tag, name, value in read.attributes if (tag, name) == ("svg", "aria-label")]
    assert len(drawn) == sum(bool(item.figures.points) for item in items)
    assert all(drawn)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_can_be_read_without_seeing_it(name: str) -> None:
    read = page(library().need(name), rounds=2, mine=rater(library().need(name), 3))
    assert ("html", "lang", "en-GB") in read.attributes
    assert {"header", "main", "nav", "footer"} <= set(read.tags)
    levels = [level for level, _ in read.headings]
    assert levels[0] == levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert read.tags.count("table") == read.tags.count("caption")
    heads = [tag for tag in read.tags if tag == "th"]
    assert len(heads) == sum(
        1 for tag, name, _ in read.attributes if (tag, name) == ("th", "scope")
    )
    assert all(words.strip() for _, words in read.headings)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_page_reaches_for_nothing(name: str) -> None:
    read = page(library().need(name), mine=rater(library().need(name), 3))
    assert read.style_is_allowed
    assert not {"script", "link", "img", "iframe", "object", "form", "a:http"} & set(read.tags)
    ids = set(read.values("id"))
    assert all(target.startswith("#") and target[1:] in ids for target in read.values("href"))
    assert not {"src", "style", "action"} & {name for _, name, _ in read.attributes}
    assert not [name for _, name, _ in read.attributes if name.startswith("on")]


def test_its_first_page_says_who_rated_and_under_which_promise() -> None:
    made = report(effective())
    read = Page(report_html(made).decode())
    face = read.text.split("How the answers")[0]
    assert "Winter flow" in face
    assert made.regime in face
    assert "It rests on 12 raters." in face
    assert read.table_with("by role")[1] == [effective().title, "1", "12", "clinician 6; manager 6"]
    assert not re.search(r"Rater \d", read.text)


def test_agreed_ratings_and_actions_stand_with_their_reasons_owners_and_dates() -> None:
    read = page(effective())
    assert read.table_with("why not lower")[1:] == [
        [
            "Chief executive commitment",
            "1 · does not know about this work, 9 there to agree",
            "It was seen twice",
            "Not on nights",
        ],
        ["Clear, timely, measurable, reported outcomes", "Not agreed: We need the figures first"],
    ]
    assert read.table_with("by when")[1] == [
        "Name a project manager",
        "Priya",
        "2026-12-01",
        "Chief executive commitment",
        "open",
    ]
    assert read.table_with("people")[4] == ["4 mostly", "5"]


def test_two_rounds_stand_side_by_side_with_what_moved() -> None:
    read = page(effective(), rounds=2)
    rows = read.table_with("who moved")
    assert len(rows) == 1 + len(effective().items)
    assert "moved" in rows[1][-1]
    assert all(f"Round {number}: " in read.articles[0] for number in (1, 2))
    assert sum(tag == "figcaption" for tag in read.tags) == 2 * len(effective().items)


def test_bands_stand_beside_the_scores_of_domains() -> None:
    rows = page(effective()).table_with("domain")
    assert rows[0][3:] == [
        "not there yet (3–14)",
        "good progress (15–17)",
        "excellent chance (18–21)",
    ]
    assert [row[0] for row in rows[1:]] == [domain.title for domain in effective().domains]


def test_comments_stand_only_where_they_are_wanted() -> None:
    assert "What I have seen" in page(effective(), with_comments=True).text
    assert "What I have seen" not in page(effective(), with_comments=False).text


def test_too_few_to_show_and_no_data_are_different_words() -> None:
    outside = page(effective(), 7, audience=Audience.OUTSIDE)
    assert "How the answers were spread: too few to show." in outside.articles[0]
    assert "No data" not in "".join(outside.articles)
    nobody = page(effective(), 1, audience=Audience.ROOM, rounds=1)
    assert "too few to show" not in "".join(nobody.articles)


def test_the_same_report_is_the_same_page_byte_for_byte() -> None:
    assert report_html(report(effective(), rounds=2)) == report_html(report(effective(), rounds=2))


def test_sixty_raters_and_twenty_eight_items_are_well_under_a_megabyte() -> None:
    of = next(
        each for each in map(library().need, FRAMEWORKS) if len(each.items) >= 28 and each.scale
    )
    assert len(report_html(report(of, 60, rounds=2))) < 1_000_000


def test_an_item_of_a_matrix_names_its_column() -> None:
    of = library().need("improvement-system")
    columns = {column.id: column.title for column in of.columns}
    headings = [words for level, words in page(of).headings if level == 5]
    assert headings == [f"{item.title} · {columns[item.column or '']}" for item in of.items]


def test_numbers_of_people_are_told_and_not_agreed_or_disagreed_on() -> None:
    read = page(library().need("skills-dosing"))
    assert "in all: " in read.articles[0]
    assert "what split it" not in read.text
    assert "disagreement" not in "".join(read.articles)
