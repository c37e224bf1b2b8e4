"""The words behind one item's figures: as much as so many answers carry, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from qi_tui.analysis.figures import ItemFigures
from qi_tui.ui.screens.page import PageScreen
from qi_tui.ui.screens.workshop.room import RoomScreen
from qi_tui.ui.text.workshop.behind_text import behind_in_full, equals_of
from tests.analysis.figuring import figures
from tests.ui.made import app_at, open_gather, put, until
from tests.ui.opening import flat
from tests.ui.pictures import text

HOSTILE = "[/]x[@click=app.quit]y[/]"


def said(
    item: ItemFigures,
    others: Sequence[ItemFigures] = (),
    names: Sequence[str] = (),
    width: int = 78,
) -> str:
    """The page as one line of words."""
    lines = behind_in_full(item, others, "Leadership", names, width)
    assert all(line.cell_length <= width for line in lines[2:])
    return " ".join(" ".join(line.plain for line in lines).split())


def test_eight_answers_are_said_in_full() -> None:
    page = said(figures("a", (2, 0, 0, 0, 0, 6, 0)))
    assert "Answers 2 said 1, 6 said 6." in page
    assert "Median 6: the middle answer" in page
    assert "Lowest, highest 1 and 6." in page
    assert "Apart Two people are typically 2.1 points apart." in page
    assert "Together 6 of 8 are within one point of the median." in page
    assert "Disagreement 63 of 100: wide." in page
    assert "One left out With any one person left out, disagreement is between 42 and 69" in page
    assert "it hinges on one person." in page
    assert "At random 8 people who answered at random on 7 points would come to 67" in page
    assert "Not told apart No other item is about as far apart." in page


def test_what_no_single_person_decides_says_so_and_how_sure() -> None:
    page = said(figures("a", (4, 0, 0, 0, 0, 0, 4)))
    assert "disagreement is 100: no one person decides it." in page
    assert "How sure 8 answers: a fair picture" in page


def test_two_middle_answers_are_both_named() -> None:
    assert "Median 3–5: the two middle answers" in said(figures("a", (0, 0, 4, 0, 4, 0, 0)))


def test_nobody_and_one_get_no_figure() -> None:
    assert "How sure Nobody has rated it." in said(figures("a", (0, 0, 0, 0, 0)))
    one = said(figures("a", (0, 0, 1, 0, 0)))
    assert "One said 3; 1 answer in all. How sure One answer: there is nothing to compare" in one
    for page in (said(figures("a", (0, 0, 0, 0, 0))), one):
        assert "Median" not in page
        assert "Disagreement" not in page


def test_two_answers_show_their_gap_and_no_disagreement() -> None:
    page = said(figures("a", (1, 0, 0, 0, 1)))
    assert "Apart The two people are 4 points apart." in page
    assert "How sure Two answers: the gap between them can be shown, and no more." in page
    for word in ("Disagreement", "One left out", "At random", "Not told apart"):
        assert word not in page


def test_three_and_four_answers_say_how_few_they_are() -> None:
    three = said(figures("a", (1, 0, 1, 0, 1)))
    assert "How sure Few answers: three are too few to show a shape." in three
    assert "One left out" in three
    assert "How sure Fragile: with four answers" in said(figures("a", (1, 1, 1, 0, 1)))


def test_a_unanimous_room_is_not_asked_to_be_proud_of_it() -> None:
    page = said(figures("a", (0, 0, 6, 0, 0)))
    assert "Lowest, highest 3, and nothing else." in page
    assert "Apart Everyone gave the same answer." in page
    assert "Disagreement 0 of 100: close." in page


def test_short_scales_and_named_points() -> None:
    page = said(figures("a", (3, 5)), names=("no", "yes"))
    assert "Median yes: the middle answer" in page
    assert "Lowest, highest no and yes." in page
    assert "Together 5 of 8 gave the commonest answer." in page
    assert "on 2 points would come to 88 on average" in page


def test_items_about_as_far_apart_are_named_and_hostile_titles_stay_text() -> None:
    item = figures("a", (2, 0, 0, 0, 0, 6, 0))
    like = figures("b", (0, 2, 0, 0, 0, 6, 0), title=HOSTILE)
    alike = figures("c", (0, 0, 0, 8, 0, 0, 0))
    numbers = figures("d", None, values=(1, 2, 3), n=3)
    assert equals_of(item, [item, like, alike, numbers]) == (like,)
    assert f"About as far apart as: {HOSTILE}." in said(item, [item, like, alike, numbers])
    assert equals_of(numbers, [item]) == ()


def test_numbers_have_no_disagreement() -> None:
    page = said(figures("a", None, values=(3, 5, 10), n=3, total=18, median=5.0))
    assert "Answers 18 in all: 3, 5, 10." in page
    assert "Lowest, highest 3 and 10." in page
    assert "A number has no scale" in page


def test_what_is_hidden_stays_hidden() -> None:
    page = said(figures("a", None, n=4, hidden="too few"))
    assert page == "Item a · Leadership Answers Too few."


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_the_page_opens_from_the_room_and_escape_comes_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    for number in range(6):
        put(tmp_path, f"Rater{number}", [6, 1 if number < 3 else 7, 6, 6, 2, 6, 6, 6, 6])
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await open_gather(pilot, tmp_path, reveal=True)
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await pilot.pause()
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, PageScreen))
        shown = flat(text(pilot.app))
        assert "3 said 1, 3 said 7." in shown
        assert "typically 3.6 points apart" in shown
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
