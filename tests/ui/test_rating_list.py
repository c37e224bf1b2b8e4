"""The rating list: what it draws, and what its keys do."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from rich.cells import cell_len
from rich.style import Style

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.model.session import Sheet
from qi_tui.store.sessions import new_session
from qi_tui.ui.glyphs import ASCII, BOX, Glyphs
from qi_tui.ui.widgets.rating import rating_list
from qi_tui.ui.widgets.rating.acts import Ask, Hint, VotePriority, WriteComment
from qi_tui.ui.widgets.rating.columns import Shape, columns_for, cut, fit, wrapped
from qi_tui.ui.widgets.rating.lines import Heading, ItemLine, Look, Page, PointLine
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.paint import Painter
from qi_tui.ui.widgets.rating.rows import Layout
from qi_tui.ui.widgets.rating.slider import Mark, draw_slider, point_at, slider_width
from qi_tui.ui.widgets.rating.standing import standing
from qi_tui.ui.widgets.rating.view import STYLES
from tests.ui.pictures import rows, text
from tests.ui.rating import ListApp, flagship, framework_of

WIDTHS = (60, 61, 80, 100, 120, 151, 200)
SIZES = [(80, 24), (60, 18), (120, 36), (200, 60)]


def drawn(points: int, mark: Mark, room: int = 13, marks: Glyphs = BOX) -> str:
    return "".join(piece for piece, _ in draw_slider(points, room, mark, marks))


def seen(sheet: Sheet, *rest: Any, **more: Any) -> Look:
    """A look at one sheet."""
    return Look({(sheet.facet, sheet.subject): sheet}, *rest, **more)


def laid_out(framework: Framework, look: Look, width: int, height: int) -> Page:
    return Layout(Outline(framework), width).page(look, height)


def lines_of(framework: Framework, look: Look, width: int, height: int, marks: Glyphs) -> list[str]:
    """The list as text, each line at its full width."""
    painter = Painter(
        Outline(framework), width, marks, {name: Style() for name in (*STYLES, "text")}
    )
    page = laid_out(framework, look, width, height)
    return [painter.strip(line).text for line in page.lines]


# The slider.


def test_a_slider_that_was_not_touched_is_hollow() -> None:
    assert drawn(7, Mark(None, None, False)) == BOX.hollow * 13
    assert drawn(7, Mark(None, None, False), marks=ASCII) == "." * 13


def test_an_answer_stands_where_its_point_is() -> None:
    assert drawn(7, Mark(1, None, True)) == "●────────────"
    assert drawn(7, Mark(7, None, True)) == "────────────●"
    assert drawn(7, Mark(4, None, True)) == "──────●──────"


def test_a_resting_mark_is_no_answer() -> None:
    assert drawn(7, Mark(None, 4, False)) == "┄┄┄┄┄┄○┄┄┄┄┄┄"
    assert drawn(7, Mark(6, 4, True)) == "──────○───●──"


def test_an_answer_without_a_value_has_no_track() -> None:
    assert drawn(7, Mark(None, None, True)).strip() == ""


@pytest.mark.parametrize("points", range(2, 15))
def test_every_point_has_a_place_of_its_own(points: int) -> None:
    for room in (7, 13, 19, 25):
        pictures = {drawn(points, Mark(value, None, True), room) for value in range(1, points + 1)}
        assert len(pictures) == points
        assert {len(picture) for picture in pictures} == {slider_width(points, room)}


@pytest.mark.parametrize("points", range(2, 15))
def test_a_click_on_a_mark_chooses_its_point(points: int) -> None:
    for value in range(1, points + 1):
        cell = drawn(points, Mark(value, None, True), 19).index(BOX.mark)
        assert point_at(points, 19, cell) == value
    assert point_at(points, 19, -1) is None
    assert point_at(points, 19, slider_width(points, 19)) is None


# Lines.


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("marks", [BOX, ASCII])
def test_every_line_is_as_wide_as_the_list(width: int, marks: Glyphs) -> None:
    framework = flagship()
    item = "two-way-communication"
    sheet = Sheet(values={item: 2}, dont_know=["clinical-leadership"], comments={item: "why " * 90})
    for place, resting in itertools.product(range(10), (None, 7)):
        look = seen(sheet, (item,), place, resting)
        for line in lines_of(framework, look, width, 18, marks):
            assert cell_len(line) == width, line


@pytest.mark.parametrize("kind", ["anchored", "graded", "stage", "bipolar", "position"])
@pytest.mark.parametrize("points", [2, 3, 7, 10, 14])
def test_every_number_of_points_can_be_drawn(kind: str, points: int) -> None:
    framework = framework_of(points, kind)
    for width in WIDTHS:
        look = seen(Sheet(values={"item-1-1": points}))
        shown = lines_of(framework, look, width, 40, BOX)
        assert all(cell_len(line) == width for line in shown)
        assert sum(BOX.mark in line for line in shown) == 2


def test_wide_and_hostile_titles_keep_the_columns() -> None:
    for title in (
        "日本語の題名" * 6,
        "[/] [@click=app.quit]x[/]",
        "\x1b[31mred\x07",
        "\u202eabc",
        "e" * 200,
    ):
        framework = framework_of(5, title=title[:190])
        for line in lines_of(framework, seen(Sheet()), 80, 24, BOX):
            assert cell_len(line) == 80
            assert "\x1b" not in line
            assert "\x07" not in line
            assert "\u202e" not in line


def test_a_title_that_is_cut_is_written_out_below() -> None:
    shown = lines_of(flagship(), seen(Sheet(), place=5), 80, 24, BOX)
    assert any("Interrelationship with oth…" in line for line in shown)
    assert any(
        line.strip() == "Interrelationship with other strands of service improvement"
        for line in shown
    )


def test_only_the_domain_of_the_focused_item_is_open() -> None:
    page = laid_out(flagship(), seen(Sheet(), place=4), 80, 24)
    headings = [line for line in page.lines if isinstance(line, Heading)]
    assert [heading.is_open for heading in headings] == [False, True, False]
    assert [line.place for line in page.lines if isinstance(line, ItemLine)] == [3, 4, 5]
    assert [line.value for line in page.lines if isinstance(line, PointLine)] == [*range(1, 8)]


def test_long_texts_are_wrapped_and_nothing_of_them_is_lost() -> None:
    words = "word " * 30
    for width in (20, 33, 80):
        lines = wrapped(words, width)
        assert all(len(line) <= width for line in lines)
        assert " ".join(lines).split() == words.split()
    assert "".join(wrapped("x" * 95, 20)) == "x" * 95
    assert wrapped("", 20) == []
    assert all(cell_len(line) <= 20 for line in wrapped("日本語" * 20, 20))


def test_an_item_that_does_not_fit_is_cut_to_a_line_per_point() -> None:
    framework = flagship()
    tall = laid_out(framework, seen(Sheet(), place=6), 60, 40)
    short = laid_out(framework, seen(Sheet(), place=6), 60, 10)
    assert short.last - short.first < tall.last - tall.first
    assert len([line for line in short.lines if isinstance(line, PointLine)]) == 7


def test_texts_are_cut_with_an_ellipsis_and_filled_to_the_width() -> None:
    assert cut("abcdef", 4, "…") == "abc…"
    assert fit("ab", 4, "…") == "ab  "
    assert fit("日本語", 4, "…") == "日… "
    columns = columns_for(80, Shape((7,)))
    assert sum(columns) - columns.slider_room + 6 + 4 + 4 + 1 == 80


# The words of a heading.


def words_of(framework: Framework, sheet: Sheet) -> str:
    domain = framework.domains[0]
    return standing(framework, domain, [item.id for item in domain.items], sheet)


def test_a_domain_says_how_far_it_is_rated() -> None:
    framework = flagship()
    one, two, three = (item.id for item in framework.domains[0].items)
    for sheet, words in (
        (Sheet(), "not rated"),
        (Sheet(values={one: 5}), "1 of 3 · 5 so far"),
        (Sheet(values={one: 5, two: 5, three: 4}), "14 of 21 · not there yet"),
        (Sheet(values={one: 5, two: 5, three: 5}), "15 of 21 · good progress"),
        (Sheet(values={one: 5, two: 5}, dont_know=[three]), "no score: 1 don't know"),
        (Sheet(values={one: 5}, not_applicable=[three]), "2 of 3 · 5 so far"),
    ):
        assert words_of(framework, sheet) == words
    profile = Sheet(values={f"item-1-{number}": 2 for number in (1, 2, 3)})
    assert words_of(framework_of(5), profile) == "all 3 rated"


# Keys.


async def test_before_anything_is_done_nothing_is_answered() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)):
        assert app.values() == [None] * 9
        shown = text(app)
        assert shown.count("not answered") == 3
        assert BOX.mark not in shown
        assert BOX.resting not in shown


async def test_a_digit_answers_and_goes_on() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "2")
        assert app.values()[:3] == [5, 2, None]
        assert app.ratings.place == 2
        assert "5  joins the group's meet" in text(app)


async def test_digits_typed_at_once_concern_one_item_each() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        for digit in (1, 2, 3, 4, 5):
            app.ratings.action_digit(digit)
        await pilot.pause()
        assert app.values()[:6] == [1, 2, 3, 4, 5, None]


async def test_a_digit_off_the_scale_answers_nothing() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8", "0")
        assert app.values() == [None] * 9
        assert app.ratings.place == 0
        assert app.asked == [
            Hint("8 is not on this scale: its points go from 1 to 7"),
            Hint("0 is not on this scale: its points go from 1 to 7"),
        ]


async def test_over_nine_points_a_second_digit_is_awaited() -> None:
    app = ListApp(framework_of(14))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        assert app.values()[0] is None
        assert "1_" in text(app)
        await pilot.press("2")
        assert app.values()[0] == 12
        await pilot.press("9")
        assert app.values()[1] == 9
        await pilot.press("1", "enter")
        assert app.values()[2] == 1
        await pilot.press("1", "down")
        assert app.values()[3] == 1
        assert app.ratings.place == 4
        await pilot.press("1", "backspace")
        assert app.values()[4] is None
        await pilot.press("1", "5")
        assert app.values()[4] is None
        assert "1_" not in text(app)


async def test_a_digit_that_stays_alone_is_taken_after_a_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rating_list, "SECOND_DIGIT_AFTER", 0.05)
    app = ListApp(framework_of(10))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        for _ in range(200):
            if app.values()[0] == 1:
                break
            await pilot.pause(0.01)
        assert app.values()[:2] == [1, None]
        assert app.ratings.place == 1


async def test_a_mark_rests_until_it_is_set() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("right")
        assert app.ratings.resting == 1
        await pilot.press("right", "right")
        assert app.values()[0] is None
        assert "3  ○ Enter sets it" in text(app)
        await pilot.press("enter")
        assert app.values()[0] == 3
        await pilot.press("left")
        assert app.ratings.resting == 7
        await pilot.press("space")
        assert app.values()[1] == 7
        await pilot.press("up", "left")
        assert app.ratings.resting == 6
        await pilot.press("down", "up")
        assert app.ratings.resting is None
        assert app.values()[1] == 7
        await pilot.press("right")
        assert app.ratings.resting == 7


async def test_enter_without_a_mark_says_what_to_press() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert app.values()[0] is None
        assert isinstance(app.asked[0], Hint)
        assert "press 1–7, d for don't know" in app.asked[0].words
        await pilot.press("5", "up", "enter")
        assert app.ratings.place == 1


async def test_dont_know_and_not_applicable_are_answers_of_their_own() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d", "x", "5")
        assert [answer.standing for answer in app.answers()[:3]] == [
            Standing.DONT_KNOW,
            Standing.NOT_APPLICABLE,
            Standing.RATED,
        ]
        await pilot.press("home", "delete")
        assert app.answers()[0].standing is Standing.UNANSWERED
        await pilot.press("delete")
        assert app.asked[-1] == Hint("There is no answer to take away")


async def test_moving_by_domain_and_to_what_is_not_answered() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "tab")
        assert app.ratings.place == 3
        await pilot.press("tab", "tab")
        assert app.ratings.place == 9
        await pilot.press("shift+tab")
        assert app.ratings.place == 6
        await pilot.press("end")
        assert app.ratings.place == 9
        app.ratings.go_to_next_unanswered()
        assert app.ratings.place == 1
        await pilot.press("home")
        assert app.ratings.place == 0
        await pilot.press("shift+tab", "up")
        assert app.ratings.place == 0


async def test_enter_on_the_last_row_asks_to_finish() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"555555555")
        assert app.ratings.place == 9
        assert "All 9 answered: Enter finishes" in text(app)
        await pilot.press("5", "d", "right", "delete", "c", "p")
        assert app.values() == [5] * 9
        await pilot.press("enter")
        assert app.asked[-1] is Ask.FINISH


async def test_what_concerns_the_session_is_only_asked_for() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", "p", "ctrl+z")
        item = "chief-executive-commitment"
        assert app.asked == [WriteComment(item), VotePriority(item), Ask.UNDO]


async def test_yes_and_no_are_one_key_each() -> None:
    app = ListApp(framework_of(kind="yes_no"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "not answered: press y or n" in text(app)
        await pilot.press("y", "n")
        assert "[yes]" in text(app)
        assert "[no]" in text(app)
        await pilot.press("2")
        assert app.values()[:3] == [2, 1, 2]


async def test_letters_for_yes_and_no_are_free_elsewhere() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("y", "n")
        assert app.asked == []
        assert "y" not in {b.binding.key for b in app.screen.active_bindings.values() if b.enabled}


async def test_a_number_is_typed_where_an_item_counts_people() -> None:
    app = ListApp(framework_of(kind="count"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "2", "0", "enter", "0", "enter")
        assert app.values()[:3] == [120, 0, None]
        assert "120" in text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_focused_item_is_always_in_view(size: tuple[int, int]) -> None:
    app = ListApp(framework_of(14, items=20, domains=3))
    async with app.run_test(size=size) as pilot:
        for _ in range(61):
            assert any(row.startswith(f" {BOX.arrow}") for row in rows(app))
            await pilot.press("down")
        for _ in range(61):
            await pilot.press("up")
            assert any(row.startswith(f" {BOX.arrow}") for row in rows(app))


async def test_where_not_all_points_fit_the_marked_one_is_shown() -> None:
    app = ListApp(framework_of(14, "anchored"))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("left")
        assert any("○ 14 says 14" in row for row in rows(app))
        await pilot.press(*["left"] * 13)
        assert any("○  1 says 1" in row for row in rows(app))


async def test_a_resize_keeps_where_the_rater_is() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5", "4", "right")
        for size in [(60, 18), (200, 60), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            shown = rows(app)
            assert any(row.startswith(f" {BOX.arrow}  3 Two-way") for row in shown)
            assert all(cell_len(row) <= size[0] for row in shown)
        assert app.ratings.resting == 1
        assert app.values()[:3] == [5, 4, None]


async def test_a_click_on_a_slider_or_a_point_answers() -> None:
    app = ListApp(flagship())
    async with app.run_test(size=(80, 24)) as pilot:
        first = next(y for y, row in enumerate(rows(app)) if "Chief executive" in row)
        slider = app.ratings.painter.slider_from
        await pilot.click(app.ratings, offset=(slider + 12, first))
        assert app.values()[0] == 7
        point = next(y for y, row in enumerate(rows(app)) if "somebody does it on top" in row)
        await pilot.click(app.ratings, offset=(20, point))
        assert app.values()[1] == 4
        heading = next(y for y, row in enumerate(rows(app)) if "Improvement" in row)
        await pilot.click(app.ratings, offset=(5, heading))
        assert app.ratings.place == 6
        title = next(y for y, row in enumerate(rows(app)) if "Clear, timely" in row)
        await pilot.click(app.ratings, offset=(8, title))
        assert app.ratings.place == 8
        assert app.values()[2:] == [None] * 7


async def test_where_it_is_only_read_the_keys_that_answer_are_off() -> None:
    app = ListApp(flagship(), read_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "d", "x", "right", "enter", "c", "p", "delete", "ctrl+z")
        assert app.asked == []
        first = next(y for y, row in enumerate(rows(app)) if "Chief executive" in row)
        await pilot.click(app.ratings, offset=(app.ratings.painter.slider_from, first))
        assert app.asked == []
        await pilot.press("down", "tab")
        assert app.ratings.place == 3


def test_answers_that_come_from_elsewhere_are_shown() -> None:
    framework = flagship()
    session = Pen(framework).answer(
        new_session(framework), "reported-outcomes", Answer(Standing.RATED, 6)
    )
    shown = lines_of(framework, seen(session.sheet(), place=8), 120, 36, BOX)
    assert any("6  we can get the figures" in line for line in shown)
    assert any(line.strip().startswith("●  6") for line in shown)
