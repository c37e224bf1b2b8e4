"""The paper sheet: a box for every answer, numbers as on the screen, and no text but text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest

from qi_tui.analysis.shown.promise import Way, promise
from qi_tui.model.asking import Asking
from qi_tui.model.framework import Framework
from qi_tui.model.workshop import Limits
from qi_tui.report.sheets.sheet import SPARE_LINES, SUBJECT_LINES, Paper, blocks_of
from qi_tui.report.sheets.sheet_html import sheet_html
from qi_tui.ui.widgets.rating.outline import Outline
from tests.making import framework
from tests.store.files import library

VOID = {"meta", "br"}
FRAMEWORKS = [entry.id for entry in library().catalogue.entries]
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} & ' \" <!-- ]]>",
    "https://example.org/ javascript:alert(1)",
    "\x1b]52;c;x\x07\u202eevil\x00\ud800",
    "[/] [@click=app.quit]x[/]",
]


class Page(HTMLParser):
    """A document read strictly: every tag that is opened is closed, in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.boxes: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.numbers: list[str] = []
        self.text = ""
        self._is_number = False
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        classes = (dict(attrs).get("class") or "").split()
        if "box" in classes:
            self.boxes[classes[-1]] += 1
        self._is_number = classes == ["number"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            return
        self.text += data
        if self._is_number:
            self.numbers.append(data)
            self._is_number = False


def asking_of(of: Framework) -> Asking:
    lines = map(str, range(SUBJECT_LINES)) if of.subjects else ()
    return Asking(of, [column.id for column in of.columns], lines)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_has_a_box_for_every_answer(name: str) -> None:
    of = library().need(name)
    page = Page(sheet_html(of, Paper(title="Winter flow", roles=("clinician", "manager"))))
    asked = asking_of(of).asked
    points = [of.points[one.item] for one in asked]
    assert page.boxes["point"] == sum(points)
    assert page.boxes["number"] == points.count(0)
    assert page.boxes["silent"] == 2 * len(asked), "don't know and not applicable"
    assert page.boxes["vote"] == (len(asking_of(of).rows) if of.priorities else 0)
    assert page.boxes["role"] == 3
    assert page.boxes["chosen"] == len(of.columns)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_items_have_the_numbers_and_titles_of_the_rating_screen(name: str) -> None:
    of = library().need(name)
    asking = asking_of(of)
    rows = Outline(of, asking)
    entries = [entry for block in blocks_of(of, Paper()) for entry in block.entries]
    assert [entry.number for entry in entries] == [place + 1 for place in range(len(rows))]
    if len(asking.items) > 1 or not of.subjects:
        assert tuple(entry.title for entry in entries) == rows.titles
        assert tuple(entry.prompt for entry in entries) == rows.prompts
    assert Page(sheet_html(of)).numbers == [str(entry.number) for entry in entries]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_point_is_told_in_its_own_words(name: str) -> None:
    of = library().need(name)
    text = " ".join(Page(sheet_html(of)).text.split())
    for item in of.items:
        told = item.poles if item.kind == "bipolar" else of.descriptors(item)
        assert [said for said in told if " ".join(said.split()) not in text] == []
    assert of.source.publisher in text


def page_with(text: str) -> Page:
    """A sheet where every text that somebody wrote is this one."""
    # A definition with halves of characters is refused before it gets here.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    item = {"id": "a", "title": whole, "prompt": whole}
    of = framework(
        title=whole,
        instructions=whole,
        source={"title": whole, "publisher": whole, "year": 2005, "section": "1", "credit": whole},
        scale={"points": [whole, f"{whole}!"], "scale_source": "qi-tui"},
        about=[{"id": "title", "title": whole}, {"id": "community", "title": whole}],
        subjects=whole,
        domains=[{"id": "first", "title": whole, "summary": whole, "items": [item]}],
        scoring={},
    )
    limits = Limits(median=1, lowered_because=whole)
    about = {"title": text}
    return Page(
        sheet_html(of, Paper(text, text, (text,), "alias", limits, about, subjects=(text,)))
    )


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_what_people_wrote_stays_text(hostile: str) -> None:
    page, plain = page_with(hostile), page_with("x")
    assert page.tags == plain.tags
    assert page.attributes == plain.attributes
    assert page.boxes == plain.boxes
    assert page.text.replace("\n", "").isprintable()


def test_what_people_wrote_is_there_to_read() -> None:
    assert page_with(HOSTILE[0]).text.count(HOSTILE[0]) > 10


def test_it_reaches_for_nothing_and_its_policy_allows_only_its_style() -> None:
    html = sheet_html(library().need("effective-redesign"))
    page = Page(html)
    assert {"script", "a", "img", "link", "form", "iframe", "object"}.isdisjoint(page.tags)
    names = {name for _, name, _ in page.attributes}
    assert names <= {"class", "lang", "charset", "http-equiv", "content", "name"}
    assert "://" not in html
    assert "url(" not in html
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [value for _, name, value in page.attributes if name == "content"]
    assert policies[0].startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_it_prints_on_a4_and_breaks_no_item_over_pages() -> None:
    html = sheet_html(framework())
    assert re.search(r"@page \{ size: A4;", html)
    assert re.search(r"\.item \{[^}]*break-inside: avoid", html)
    colours = set(re.findall(r"#[0-9a-f]{3,6}\b", html.split("</style>")[0]))
    assert colours == {"#000", "#fff"}


@pytest.mark.parametrize(
    ("naming", "said"),
    [("named", "Your name"), ("alias", "Alias"), ("anonymous", "Two words")],
)
def test_who_it_is_and_what_is_promised(naming: Any, said: str) -> None:
    limits = Limits(counts=12)
    text = Page(sheet_html(framework(), Paper(naming=naming, limits=limits))).text
    assert said in text
    assert promise(naming, limits, Way.PAPER) in text


def test_a_second_round_has_only_its_items_and_says_so() -> None:
    page = Page(sheet_html(framework(), Paper("Winter flow", round=2, items=("d", "b"))))
    assert page.numbers == ["1", "2"], "as the rating screen of that round has them"
    assert "round 2" in page.text
    assert "Only these items are rated again" in page.text
    assert "The same as in the first round" in page.text
    assert [title in page.text for title in ("Item a", "Item b", "Item d")] == [False, True, True]
    with pytest.raises(ValueError, match="Nothing of small is asked"):
        sheet_html(framework(), Paper(items=("gone",)))


def test_one_column_of_a_matrix_is_numbered_as_if_it_were_alone() -> None:
    of = library().need("improvement-system")
    local = [item for item in of.items if item.column == "local"]
    page = Page(sheet_html(of, Paper(columns=("local",))))
    assert page.numbers == [str(number + 1) for number in range(len(local))]
    assert page.boxes["chosen"] == 0


def test_subjects_that_are_known_stand_there_and_leave_room_for_more() -> None:
    of = library().need("engagement-continuum")
    text = Page(sheet_html(of, Paper(subjects=("Ward 3",)))).text
    assert text.count("Ward 3") == 1
    assert text.count("Stakeholder") == SUBJECT_LINES - 1
    many = tuple(f"Ward {number}" for number in range(9))
    assert Page(sheet_html(of, Paper(subjects=many))).text.count("Stakeholder") == SPARE_LINES
