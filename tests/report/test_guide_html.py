"""The facilitator's guide: the running order of this very workshop, and nobody's answers."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
from typing import Any

import pytest

from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.shown.promise import promise
from qi_tui.model.workshop import AgendaItem, WorkshopAction, WorkshopFile, WorkshopHead
from qi_tui.report.sheets.guide import guide_sheet
from qi_tui.report.sheets.guide_html import guide_html
from tests.making import framework
from tests.report.tabled import FRAMEWORKS
from tests.report.test_sheet_html import Page
from tests.store.files import library

OF = framework()
EARLIER = str(uuid.UUID(int=9))


def workshop(*actions: WorkshopAction, **head: Any) -> WorkshopFile:
    made = WorkshopHead(id=str(uuid.UUID(int=7)), frameworks=[OF.id], **head)
    return WorkshopFile(
        workshop={"1": made},
        actions={str(place): action for place, action in enumerate(actions, 1)},
    )


def test_the_running_order_has_every_step_and_its_minutes() -> None:
    sheet = guide_sheet(workshop(minutes=45), [OF])
    assert [(step.clock, step.minutes, step.title) for step in sheet.steps] == [
        ("0:00", 5, "Welcome, and what is promised"),
        ("0:05", OF.minutes, "Rate alone"),
        ("0:10", 5, "Reveal"),
        ("0:15", 5, "Where we agree"),
        ("0:20", 45, "Talk, item by item"),
        ("1:05", 10, "Second vote"),
        ("1:15", 10, "Agreed rating"),
        ("1:25", 10, "Actions"),
        ("1:35", 5, "Was it worth our time?"),
    ]
    assert sheet.minutes == sum(step.minutes for step in sheet.steps) == 100
    assert all(step.say and step.do for step in sheet.steps)


def test_what_was_left_from_last_time_comes_first() -> None:
    left = WorkshopAction(text="Ask Estates", owner="Tom", due="1 Dec 2026", origin=EARLIER)
    done = WorkshopAction(text="Count beds", state="done", origin=EARLIER)
    new = WorkshopAction(text="Meet again")
    sheet = guide_sheet(workshop(left, done, new), [OF])
    assert sheet.left == (("Ask Estates", "Tom, by 1 Dec 2026"),)
    assert sheet.steps[1].title == "What became of last time"
    text = Page(guide_html(workshop(left, done, new), [OF])).text
    assert ["Ask Estates" in text, "Count beds" in text, "Meet again" in text] == [
        *(True, False, False)
    ]


def test_every_shape_has_its_question_what_comes_then_and_what_to_avoid() -> None:
    text = " ".join(Page(guide_html(None, [])).text.split())
    sheet = guide_sheet(None, [])
    assert [ask.name for ask in sheet.asks] == [shape.value for shape in Shape]
    for ask in (*sheet.asks, *sheet.again):
        assert ask.words.first in text
        assert ask.words.then in text
        assert ask.words.avoid in text
    assert "What would somebody who chose a low answer have seen? And a high answer?" in text


def test_in_an_anonymous_workshop_no_question_asks_for_a_person() -> None:
    named, anonymous = (
        Page(guide_html(workshop(naming=naming), [OF])).text for naming in ("alias", "anonymous")
    )
    assert "What does this person know" in named
    assert "this person" not in anonymous
    assert promise("anonymous") in anonymous


def test_the_agenda_has_lines_to_write_on() -> None:
    agenda = [
        AgendaItem(item="b", minutes=12),
        AgendaItem(item="a", minutes=0, framework=OF.id),
        AgendaItem(item="gone", minutes=5),
        AgendaItem(item="c", minutes=5, framework="another"),
    ]
    sheet = guide_sheet(workshop(agenda=agenda), [OF])
    assert [(talk.title, talk.minutes) for talk in sheet.talks] == [("Item b", 12), ("Item a", 0)]
    html = guide_html(workshop(agenda=agenda), [OF])
    assert "if there is time" in Page(html).text
    assert html.count('class="line"') == guide_html(workshop(), [OF]).count('class="line"') + 4


def test_it_reaches_for_nothing_and_its_policy_allows_only_its_style() -> None:
    html = guide_html(workshop(title="Winter flow"), [OF])
    page = Page(html)
    assert {"script", "a", "img", "link", "form", "iframe", "object"}.isdisjoint(page.tags)
    assert "://" not in html
    assert "url(" not in html
    [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [value for _, name, value in page.attributes if name == "content"]
    assert policies[0].startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert re.search(r"@page \{ size: A4;", html)


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_framework_has_a_guide(name: str) -> None:
    of = library().need(name)
    agenda = [AgendaItem(item=item.id, minutes=4) for item in of.items]
    page = Page(guide_html(workshop(agenda=agenda), [of]))
    assert of.title in page.text
    assert all(item.title in page.text for item in of.items)
    assert guide_sheet(workshop(), [of]).steps[1].minutes == of.minutes
