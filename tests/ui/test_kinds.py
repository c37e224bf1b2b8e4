"""Every kind of answer on the real screen, by keys alone, from the first key to the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.pilot import Pilot

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.asking import Asked, Row
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session, Sheet
from qi_tui.paths import builtin_frameworks
from qi_tui.store.definitions.library import Library
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.ui.glyphs import ASCII, BOX, Glyphs
from qi_tui.ui.screens.columns import ColumnChooser
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.result import ResultScreen
from qi_tui.ui.screens.subject_name import SubjectName
from qi_tui.ui.widgets.rating.lines import Look
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.paint import Painter
from qi_tui.ui.widgets.rating.rows import Layout
from qi_tui.ui.widgets.rating.slider import Mark, draw_slider
from qi_tui.ui.widgets.rating.view import STYLES
from tests.ui.made import until as comes_about
from tests.ui.opening import app_in, found, press, type_in, unsafe, until
from tests.ui.pictures import check_picture, rows, text
from tests.ui.rating import (
    ListApp,
    count_framework,
    framework_of,
    gap_framework,
    matrix_framework,
    position_framework,
    stage_framework,
)

SIZE = (80, 24)
LONG_POLES = (
    "Looking for poor performers among our own people, and dealing with those",
    "Looking at processes and systems, and at what they make people do every day",
)


def yes_no(**item: Any) -> Framework:
    return framework_of(kind="yes_no", items=2, domains=1, **item)


def poles() -> Framework:
    return framework_of(7, "bipolar", items=2, domains=1, poles=list(LONG_POLES))


KINDS: dict[str, Callable[[], Framework]] = {
    "anchored": lambda: framework_of(7, "anchored"),
    "graded": lambda: framework_of(5),
    "now and needed": gap_framework,
    "yes or no": yes_no,
    "reversed": lambda: yes_no(reversed=True),
    "stage": lambda: stage_framework("early", "mid", "transformed"),
    "bipolar": poles,
    "position": position_framework,
    "several items a subject": lambda: position_framework(3, 7),
    "count": lambda: count_framework(1.0, 0.1, 0.01, 0.001),
    "matrix": matrix_framework,
}
FILES = sorted(path.stem for path in builtin_frameworks().glob("*.toml"))


async def opened(pilot: Pilot[int], framework: Framework, folder: Path) -> RateScreen:
    session = new_session(framework, "Sam", "clinician", {"workforce": "4,500 people"})
    screen = RateScreen(framework, SessionDoor.begin(folder, session))
    await pilot.app.push_screen(screen)
    await until(pilot, "Rate alone")
    return screen


async def add(pilot: Pilot[int], *names: str) -> None:
    await press(pilot, "a")
    for name in names:
        await type_in(pilot, name)
        await press(pilot, "enter")
    await press(pilot, "enter")


def keys_for(framework: Framework, item: str, value: int) -> list[str]:
    """The keys that answer an item with a value."""
    points = framework.points[item]
    if framework.item_by_id[item].kind == "yes_no":
        return ["n", "y"][value - 1 : value]
    waits = not points or value * 10 <= points
    return [*str(value), *(["enter"] if waits else [])]


def value_of(framework: Framework, asked: Asked, place: int) -> int:
    """Some value for the answer in this place; not the same for all."""
    points = framework.points[asked.item]
    return place % points + 1 if points else place * 40


async def answer_all(pilot: Pilot[int], screen: RateScreen) -> dict[Asked, int]:
    """Answer everything by keys: all as it is now, then all that is needed."""
    framework = screen.framework
    if framework.columns:
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, ColumnChooser))
        await press(pilot, "1", "2", "enter")
    if framework.subjects:
        await add(pilot, "Ward managers", "Consultants")
    asked = screen.pen.asked(screen.session)
    given: dict[Asked, int] = {}
    for place, one in enumerate(asked):
        if place and one.facet != asked[place - 1].facet:
            assert screen.ratings.row is None
            await pilot.press("m")
        assert screen.ratings.row == Row(one.item, one.subject)
        assert screen.ratings.facet == one.facet
        given[one] = value_of(framework, one, place)
        await pilot.press(*keys_for(framework, one.item, given[one]))
    return given


def on_disk(folder: Path) -> Session:
    (path,) = folder.glob("*.json")
    return load_session(path)


async def rate_by_keys(framework: Framework, folder: Path) -> None:
    async with app_in(folder).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, framework, folder)
        given = await answer_all(pilot, screen)
        assert given
        await until(pilot, f"All {len(given)} answered: Enter finishes")
        await pilot.press("enter")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, ResultScreen))
    session = on_disk(folder)
    assert session.head.status == "final"
    assert session.answered == len(given)
    for (item, facet, subject), value in given.items():
        assert session.sheet(facet, subject).values[item] == value


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_is_answered_by_keys_and_kept(kind: str, tmp_path: Path) -> None:
    await rate_by_keys(KINDS[kind](), tmp_path)


@pytest.mark.parametrize("framework", FILES)
async def test_every_framework_is_answered_by_keys_and_kept(framework: str, tmp_path: Path) -> None:
    await rate_by_keys(Library().need(framework), tmp_path)


# What is drawn.


def drawn(
    framework: Framework, session: Session, width: int, marks: Glyphs, **look: int | None
) -> str:
    pen = Pen(framework)
    outline = Outline(framework, pen.asking(session))
    painter = Painter(outline, width, marks, {name: Style() for name in (*STYLES, "text")})
    sheets = {(sheet.facet, sheet.subject): sheet for sheet in session.rating_sheets}
    page = Layout(outline, width).page(Look(sheets, (), **look), 30)  # type: ignore[arg-type]
    return "\n".join(painter.strip(line).text for line in page.lines)


@pytest.mark.parametrize("marks", [BOX, ASCII])
@pytest.mark.parametrize("width", [60, 79, 80, 100, 120, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_every_kind_is_as_wide_as_the_list(
    kind: str, width: int, marks: Glyphs
) -> None:
    framework = KINDS[kind]()
    session, pen = new_session(framework), Pen(framework)
    if framework.subjects:
        session = pen.add_subject(pen.add_subject(session, "日本語の題名" * 8), "[/] x")
    if framework.columns:
        session = pen.choose_columns(session, ["local", "national"])
    asked = pen.asked(session)
    for place, (item, facet, subject) in enumerate(asked):
        value = value_of(framework, asked[place], place)
        answer = Answer(Standing.DONT_KNOW) if place % 4 == 3 else Answer(Standing.RATED, value)
        session = pen.answer(session, item, answer, facet, subject)
        for resting in (None, 1):
            shown = drawn(framework, session, width, marks, place=place % 3, resting=resting)
            for line in shown.splitlines():
                assert cell_len(line) == width, line


def test_the_gap_between_now_and_needed_is_a_span_on_one_track() -> None:
    def track(now: int | None, needed: int | None) -> str:
        mark = Mark(now, None, True, needed)
        return "".join(piece for piece, _ in draw_slider(5, 13, mark, BOX))

    assert track(2, 4) == "───●━━━━━◇───"
    assert track(4, 2) == "───◇━━━━━●───"
    assert track(3, 3) == "──────◆──────"
    assert track(None, 5) == "────────────◇"
    ascii_only = draw_slider(5, 13, Mark(2, None, True, 4), ASCII)
    assert "".join(piece for piece, _ in ascii_only) == "---O=====X---"


async def test_now_and_needed_stand_on_one_row_and_m_goes_between_them(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, gap_framework(domains=1), tmp_path)
        assert "rating: now  0 of 6" in text(pilot.app)
        assert "You rate now; m goes to needed" in text(pilot.app)
        await press(pilot, "2", "3", "4")
        assert "Finish: 3 of 6 not answered, m goes to what is needed" in text(pilot.app)
        await press(pilot, "m")
        assert screen.ratings.place == 0
        assert "rating: needed  3 of 6" in text(pilot.app)
        await press(pilot, "4", "up")
        row = next(row for row in rows(pilot.app) if "Item 1.1" in row)
        assert "●━━━━━◇" in row
        assert "2 → 4" in row
        await press(pilot, "m", "1")
        assert screen.session.sheet("now").values["item-1-1"] == 1
        assert screen.session.sheet("needed").values == {"item-1-1": 4}
        await press(pilot, "u")
        assert (screen.ratings.place, screen.ratings.facet) == (1, "needed")
        await press(pilot, "c")
        await type_in(pilot, "more")
        await press(pilot, "escape")
        assert screen.session.sheet("needed").comments == {"item-1-2": "more"}
        assert "✎ needed: more" in text(pilot.app)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert (screen.ratings.place, screen.ratings.facet) == (0, "now")
        assert screen.session.sheet("now").values["item-1-1"] == 2


async def test_coming_back_goes_on_with_what_is_needed(tmp_path: Path) -> None:
    framework = gap_framework(domains=1)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, framework, tmp_path)
        await press(pilot, "2", "3", "4", "m", "5")
        await until(pilot, "✓ saved")
    (path,) = found(tmp_path, "*.json")
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = RateScreen(framework, SessionDoor.open(path))
        await pilot.app.push_screen(screen)
        await until(pilot, "rating: needed 4 of 6")
        assert screen.ratings.place == 1


async def test_what_is_needed_can_be_all_that_is_asked(tmp_path: Path) -> None:
    framework = framework_of(items=2, domains=1, more={"facets": ["needed"]})
    await rate_by_keys(framework, tmp_path)


async def test_the_labels_of_a_shared_scale_stand_side_by_side() -> None:
    app = ListApp(framework_of(5))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "up", "left")
        assert "1 point 1  ○2 point 2  ●3 point 3   4 point 4   5 point 5" in text(app)


async def test_yes_and_no_are_marks_of_their_own() -> None:
    app = ListApp(yes_no())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("y", "1", "up", "right")
        assert " no [yes]" in rows(app)[1]
        assert "[no](yes)" in next(row for row in rows(app) if "Item 1.2" in row)
        slider = app.ratings.painter.slider_from
        await pilot.click(app.ratings, offset=(slider + 1, 1))
        assert app.values() == [1, 1]


async def test_that_an_item_is_reversed_says_nothing_to_the_rater() -> None:
    shown = []
    for is_reversed in (False, True):
        app = ListApp(yes_no(reversed=is_reversed))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("y", "n", "up")
            shown.append(text(app))
    assert shown[0] == shown[1]


async def test_the_names_of_stages_stand_on_the_line() -> None:
    app = ListApp(stage_framework("early", "mid", "transformed"))
    async with app.run_test(size=SIZE) as pilot:
        assert " early ┄ mid ┄ transformed" in rows(app)[1]
        await pilot.press("2", "d", "up", "right")
        assert " early ─●mid ─ transformed" in rows(app)[1]
        assert "don't know" in text(app)
        assert "○  1 early: says 1" in text(app)
        await pilot.press("up")
        assert "●  2 mid: says 2" in text(app)
        at = rows(app)[1].index("transformed")
        await pilot.click(app.ratings, offset=(at + 3, 1))
        assert app.values()[0] == 3


async def test_stages_with_names_that_do_not_fit_have_a_slider() -> None:
    app = ListApp(stage_framework("a very long first stage", "a longer second stage", "a third"))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.press("2")
        assert "─●─" in rows(app)[1]


async def test_poles_stand_beside_the_slider_and_in_full_below() -> None:
    app = ListApp(poles())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "up")
        row = rows(app)[1]
        assert "Looking for" in row
        assert "────●────────" in row
        assert "Looking at" in row
        assert row.endswith("3")
        shown = " ".join(
            word for row in rows(app)[3:7] for word in row.replace("│", " ").split()
        ).split()
        for pole in LONG_POLES:
            assert set(pole.split()) <= set(shown)
        assert "●3   4 midway   5" in text(app)


async def test_a_count_is_typed_beside_its_target(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, count_framework(1.0, 0.1, 0.001), tmp_path)
        assert "target 4,500" in text(pilot.app)
        assert "target 450" in text(pilot.app)
        assert "target 5" in text(pilot.app)
        await press(pilot, "1", "2", "5", "backspace", "0")
        assert "120_" in text(pilot.app)
        assert screen.session.answered == 0
        await press(pilot, "enter", "7", "backspace")
        assert screen.ratings.pending == ""
        await press(pilot, "8", "down", "9")
        screen.keep()
        assert screen.session.sheet().values == {"tier-1": 120, "tier-2": 8, "tier-3": 9}


async def test_help_tells_of_facets_and_names_only_where_there_are_some() -> None:
    for framework, is_told in ((framework_of(), False), (position_framework(), True)):
        said = ListApp(framework).ratings.HELP or ""
        assert ("what is needed" in said) is is_told
        assert ("Delete takes it away" in said) is is_told


# Subjects.


async def test_subjects_are_added_renamed_and_taken_away_in_place(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, position_framework(), tmp_path)
        assert "Add the first stakeholder: press a" in text(pilot.app)
        await press(pilot, "f")
        assert "There is nothing to finish yet" in text(pilot.app)
        await add(pilot, "Ward managers", "Consultants")
        assert screen.ratings.row == Row("item-1-1", "Ward managers")
        await press(pilot, "9", "4", "home", "r")
        await press(pilot, *["backspace"] * 8)
        await type_in(pilot, "sisters")
        await press(pilot, "enter")
        assert screen.session.head.subjects == ["Ward sisters", "Consultants"]
        assert "Ward sisters" in text(pilot.app)
        assert "Ward managers" not in text(pilot.app)
        assert screen.session.sheet("now", "Ward sisters").values == {"item-1-1": 9}
        assert screen.ratings.row == Row("item-1-1", "Ward sisters")
        await press(pilot, "delete")
        await until(pilot, "Take Ward sisters away?")
        await press(pilot, "enter")
        assert len(screen.session.head.subjects) == 2
        await press(pilot, "delete", "t")
        await until(pilot, "Ward sisters is taken away; Ctrl+Z brings it back")
        assert screen.session.head.subjects == ["Consultants"]
        assert screen.session.answered == 1
        await press(pilot, "ctrl+z")
        assert screen.session.sheet("now", "Ward sisters").values == {"item-1-1": 9}
        assert screen.ratings.row == Row("item-1-1", "Ward sisters")
        await press(pilot, "backspace")
        assert screen.session.answered == 1
        await press(pilot, "delete")
        assert screen.session.head.subjects == ["Consultants"]
        await until(pilot, "✓ saved")
    session = on_disk(tmp_path)
    assert session.head.subjects == ["Consultants"]
    assert {sheet.subject for sheet in session.sheets} == {"Consultants"}


async def test_a_name_that_is_there_already_is_refused(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, position_framework(), tmp_path)
        await press(pilot, "a")
        await type_in(pilot, "Ward managers")
        await press(pilot, "enter")
        await type_in(pilot, "WARD  managers")
        await press(pilot, "enter")
        assert "Ward managers is there already" in text(pilot.app)
        assert isinstance(pilot.app.screen, SubjectName)
        await press(pilot, "escape")
        assert screen.session.head.subjects == ["Ward managers"]
        await add(pilot, "x" * 100)
        assert screen.session.head.subjects[1] == "x" * 80
        assert unsafe(text(pilot.app)) <= {"\n"}


async def test_several_items_are_grouped_by_subject(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, position_framework(2, 7), tmp_path)
        await add(pilot, "Flow", "Falls")
        await press(pilot, "3", "4")
        shown = text(pilot.app)
        assert "─ Flow ─" in shown
        assert "2 of 4 ─" in shown
        assert screen.ratings.row == Row("item-1-1", "Falls")
        await press(pilot, "shift+tab", "tab")
        assert screen.ratings.row == Row("item-1-1", "Falls")


async def test_where_there_are_no_subjects_their_keys_are_not_there() -> None:
    app = ListApp(framework_of())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3", "up", "a", "r", "m", "delete")
        assert app.values()[0] is None
        keys = {active.binding.id for active in app.screen.active_bindings.values()}
        assert not keys & {"rating.add-subject", "rating.rename-subject", "rating.facet"}
        assert "rating.clear" in keys


async def test_who_only_reads_changes_no_subject(tmp_path: Path) -> None:
    framework = position_framework()
    pen = Pen(framework)
    session = pen.add_subject(new_session(framework), "Ward managers")
    app = ListApp(framework, read_only=True, session=session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("a", "r", "delete", "m")
        assert app.asked == []
        assert app.ratings.facet == "needed"


# Columns.


async def test_a_matrix_asks_for_its_columns_first(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, matrix_framework(), tmp_path)
        await until(pilot, "Which of these do you rate?")
        await press(pilot, "enter")
        assert "Choose at least one" in text(pilot.app)
        await press(pilot, "down", "space", "enter")
        assert screen.session.head.columns == ["regional"]
        assert "0 of 4" in text(pilot.app)
        assert "Local" not in text(pilot.app)
        await press(pilot, "3", "4", "escape")
        await comes_about(pilot, lambda: pilot.app.screen is not screen)
    assert on_disk(tmp_path).head.columns == ["regional"]


@pytest.mark.parametrize("keys", [["escape"], ["1", "enter", "escape"]])
async def test_leaving_the_choice_of_columns_leaves_no_file(
    keys: list[str], tmp_path: Path
) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, matrix_framework(), tmp_path)
        await until(pilot, "Which of these do you rate?")
        await press(pilot, *keys)
        await comes_about(pilot, lambda: screen not in pilot.app.screen_stack)
    assert found(tmp_path, "*.json") == []


async def test_columns_can_be_changed_and_their_answers_stay(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, matrix_framework(), tmp_path)
        await until(pilot, "Which of these do you rate?")
        await press(pilot, "1", "enter", "3", "4", "o", "1", "3", "enter")
        assert screen.session.head.columns == ["national"]
        assert "0 of 4" in text(pilot.app)
        assert "Local" not in text(pilot.app)
        await press(pilot, "2", "o", "1", "enter")
        assert screen.session.head.columns == ["local", "national"]
        assert "3 of 8" in text(pilot.app)
        await press(pilot, "home")
        assert "Local 1.1" in text(pilot.app)
        await press(pilot, "ctrl+z")
        assert screen.session.head.columns == ["national"]
        await until(pilot, "✓ saved")
    assert set(on_disk(tmp_path).sheet().values) == {"local-1-1", "local-1-2", "national-1-1"}


async def test_finishing_lists_what_is_missing_with_subject_and_facet(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, position_framework(), tmp_path)
        await add(pilot, "Flow", "Falls")
        await press(pilot, "9", "4", "f")
        await until(pilot, "2 of 4 are not answered")
        assert "– Falls (needed)" in text(pilot.app)
        await press(pilot, "b")
        await comes_about(pilot, lambda: pilot.app.screen is screen)
        assert (screen.ratings.row, screen.ratings.facet) == (Row("item-1-1", "Flow"), "needed")


async def test_a_long_list_of_what_is_missing_is_cut_short(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, framework_of(items=29, domains=3), tmp_path)
        await press(pilot, "3", "f")
        await until(pilot, "86 of 87 are not answered")
        assert "Item 1.2" in text(pilot.app)


def test_sheets_of_other_subjects_do_not_disturb() -> None:
    framework = position_framework()
    session = new_session(framework).model_copy(
        update={"sheets": (Sheet(subject="Only in the sheets", values={"item-1-1": 3}),)}
    )
    assert "Only in the sheets" in drawn(framework, session, 80, BOX)


PICTURES: dict[str, tuple[Callable[[], Framework], list[str]]] = {
    "rate-gaps": (lambda: gap_framework(domains=1), ["2", "4", "3", "m", "4", "2", "up", "right"]),
    "rate-poles": (poles, ["3", "up"]),
    "rate-stages": (lambda: stage_framework("early", "mid", "transformed"), ["2", "right"]),
}


@pytest.mark.parametrize("name", PICTURES)
async def test_picture(name: str, tmp_path: Path) -> None:
    make, keys = PICTURES[name]
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, make(), tmp_path)
        await press(pilot, *keys)
        await until(pilot, "✓ saved")
        await check_picture(pilot.app, f"{name}-80x24")
