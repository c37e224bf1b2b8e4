"""The value of a report: what privacy lets through, round by round, and nothing besides."""

from __future__ import annotations

import pytest

from qi_tui.analysis.privacy import NOT_WANTED, TOO_FEW, Audience
from qi_tui.model.session import Session
from qi_tui.model.workshop import AgendaItem, Limits
from qi_tui.report.content import ItemReport
from qi_tui.report.making import make_report
from qi_tui.report.web.html import report_html
from tests.making import framework, session
from tests.report.reported import COMMENT, rater, report, sources, workshop_of

OUTSIDE, ROOM = Audience.OUTSIDE, Audience.ROOM


def everyone(raters: int, audience: Audience = OUTSIDE, **more: object) -> ItemReport:
    """The first item, which every rater has rated."""
    made = report(framework(), raters, audience, **more)  # type: ignore[arg-type]
    return made.frameworks[0].items[0]


@pytest.mark.parametrize("raters", [4, 5, 9, 10, 11])
def test_outside_an_item_shows_what_so_many_answers_allow(raters: int) -> None:
    item = everyone(raters)
    figures = item.figures
    assert figures.n == raters
    assert (figures.median is not None) is (raters >= 5)
    assert (item.agreed is not None) is (raters >= 5)
    assert item.discussed is (True if raters >= 5 else None)
    spread = (figures.counts, figures.disagreement, figures.shape, figures.mean, figures.q1)
    assert all((each is not None) is (raters >= 10) for each in spread)
    assert len(item.comments.said) == (raters if raters >= 10 else 0)
    assert item.comments.hidden == (None if raters >= 10 else TOO_FEW)


@pytest.mark.parametrize("raters", [4, 5, 9, 10, 11])
def test_outside_the_rest_of_the_report_keeps_to_the_same_limits(raters: int) -> None:
    made = report(framework(), raters, OUTSIDE)
    assert made.frameworks[0].roles == {}
    assert (made.frameworks[0].agenda is not None) is (raters >= 10)
    assert made.worth_it == (0, 1, 2, 5, 4)
    assert made.actions[0].owner == "Priya"
    said = report_html(made).decode()
    assert not any(f"Rater {number}" in said for number in range(1, raters + 1))


def test_outside_few_votes_on_whether_it_was_worth_it_are_hidden() -> None:
    assert report(framework(), 12, OUTSIDE, worth_it=[0, 0, 1, 3, 5]).worth_it is None
    assert report(framework(), 12, OUTSIDE, worth_it=[]).worth_it == ()
    assert report(framework(), 12, ROOM, worth_it=[0, 0, 1, 3, 5]).worth_it == (0, 0, 1, 3, 5)


def test_in_the_room_one_rater_is_enough() -> None:
    item = everyone(1, ROOM)
    assert item.figures.counts is not None
    assert item.agreed is not None
    assert [said.text for said in item.comments.said] == [f"{COMMENT} 1"]


def test_comments_are_left_out_unless_they_are_wanted() -> None:
    for audience in Audience:
        assert everyone(12, audience, with_comments=False).comments.hidden == NOT_WANTED


def test_names_stand_beside_comments_only_in_the_room_of_a_named_workshop() -> None:
    named = everyone(12, ROOM, naming="named").comments.said
    assert {said.alias for said in named} == {f"Rater {number}" for number in range(1, 13)}
    for item in (everyone(12, OUTSIDE, naming="named"), everyone(12, ROOM, naming="alias")):
        assert {(said.alias, said.role) for said in item.comments.said} == {(None, None)}


def test_an_item_shows_the_latest_round_that_asked_it_and_the_one_before() -> None:
    of = framework()
    first = [rater(of, number) for number in range(1, 6)]
    again = [_again(each, ["a"]) for each in first]
    made = make_report(sources(of, [*first, *again], workshop_of(of)), ROOM)
    items = {item.figures.item: item for item in made.frameworks[0].items}
    assert (items["a"].round, items["a"].before_round) == (2, 1)
    assert items["a"].figures.change is not None
    assert (items["b"].round, items["b"].before) == (1, None)
    assert items["a"].discussed
    assert not items["b"].discussed


def _again(first: Session, items: list[str]) -> Session:
    number = int(first.head.id.replace("-", ""), 16) + 5000
    identity = f"{number:032x}"
    parts = (identity[:8], identity[8:12], identity[12:16], identity[16:20], identity[20:])
    return session(
        framework(),
        dict.fromkeys(items, 3),
        id="-".join(parts),
        follows=first.head.id,
        round=2,
        items=items,
    )


def test_the_agenda_is_what_the_facilitator_decided_before_the_talk() -> None:
    agenda = [AgendaItem(item="c", minutes=9), AgendaItem(item="a", minutes=0)]
    decided = report(framework(), 12, ROOM, agenda=agenda).frameworks[0]
    assert decided.is_planned
    assert decided.agenda is not None
    assert [(each.figures.item, each.minutes) for each in decided.agenda.worth] == [("c", 9)]
    assert [each.figures.item for each in decided.agenda.if_time] == ["a"]
    assert not report(framework(), 12, ROOM).frameworks[0].is_planned


def test_outside_the_agenda_says_nothing_of_items_whose_answers_are_hidden() -> None:
    agenda = [AgendaItem(item="c", minutes=9), AgendaItem(item="a", minutes=0)]
    assert report(framework(), 9, OUTSIDE, agenda=agenda).frameworks[0].agenda is None


def test_its_face_says_why_limits_are_lower_than_usual() -> None:
    lower = Limits(median=3, counts=4, lowered_because="all eight of us said so")
    made = report(framework(), 8, OUTSIDE, limits=lower)
    assert "because: all eight of us said so" in made.regime
    assert "from 3 answers" in made.regime
    assert made.frameworks[0].items[0].figures.counts is not None


def test_there_is_no_now_in_it() -> None:
    made = report(framework(), 3)
    assert made.date == "2026-11-20"
    assert made == report(framework(), 3)
