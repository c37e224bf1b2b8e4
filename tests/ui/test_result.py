"""My result: scores, what is missing, what I will do, and the copy for the facilitator."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from qi_tui.analysis.scoring import score_session
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish, with_actions
from qi_tui.model.framework import Framework
from qi_tui.model.session import Action, Session
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.ui.glyphs import ASCII, BOX
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.result import ResultScreen
from qi_tui.ui.text.result_text import result_lines
from qi_tui.ui.text.results.bands import score_bar
from qi_tui.ui.widgets.field import TypedLine
from tests.ui.made import until as comes_about
from tests.ui.opening import app_in, flat, press, type_in, unsafe, until
from tests.ui.pictures import check_picture, text
from tests.ui.rating import flagship, framework_of

SIZE = (80, 24)
ITEMS = tuple(flagship().points)
NINE = (5, 5, 5, 6, 6, 6, 7, 6, 5)


def rated(framework: Framework, *values: int | None, title: str = "Winter flow") -> Session:
    """A session with these values in the framework's order; None is don't know."""
    session = new_session(framework, "Sam", "clinician", {"title": title})
    pen = Pen(framework)
    for item, value in zip(framework.points, values, strict=False):
        standing = Standing.DONT_KNOW if value is None else Standing.RATED
        session = pen.answer(session, item, Answer(standing, value))
    return session


def said(framework: Framework, session: Session, width: int = 80) -> str:
    """The result as text; wrapped lines are joined."""
    return " ".join(Content("\n").join(result_lines(framework, session, width)).plain.split())


def put(folder: Path, session: Session) -> Path:
    door = SessionDoor.begin(folder, session)
    door.save(session)
    door.close()
    return door.path


async def opened(pilot: Pilot[int], session: Session, path: Path) -> ResultScreen:
    screen = ResultScreen(flagship(), session, path)
    await pilot.app.push_screen(screen)
    await until(pilot, "My result")
    return screen


# What it says.


def test_a_complete_rating_has_a_score_a_band_and_its_meaning_per_domain() -> None:
    shown = said(flagship(), rated(flagship(), *NINE))
    assert "Leadership 15 of 21 good progress" in shown
    assert "Care delivery system 18 of 21 excellent chance" in shown
    assert "the work stands an excellent chance of transforming care" in shown
    assert "3–14 not there yet │ 15–17 good progress │ 18–21 excellent chance" in shown


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ((5,) * 9, "good progress"),
        ((6,) * 9, "excellent chance"),
        ((7, 7, 7, 7, 7, 7, 5, 5, 4), "not there yet"),
        ((7, 7, 7, 7, 7, 7, 6, 6, 5), "good progress"),
    ],
)
def test_the_lowest_domain_decides_for_the_whole_set(values: tuple[int, ...], verdict: str) -> None:
    assert f"The whole set: {verdict}" in said(flagship(), rated(flagship(), *values))


def test_what_would_be_better_needs_each_domain() -> None:
    shown = said(flagship(), rated(flagship(), *(4,) * 9))
    assert "for good progress or excellent chance, each of the 3 domains must reach it" in shown
    shown = said(flagship(), rated(flagship(), *(7,) * 9))
    assert "must reach it" not in shown


def test_a_domain_with_an_item_missing_has_no_score_and_says_which() -> None:
    shown = said(flagship(), rated(flagship(), 5, None, 5, 6, 6, 6, 7))
    assert "No score: Project management headroom (don't know)" in shown
    assert "Matching the challenge to the method of redesign (unanswered)" in shown
    assert "The whole set: none yet, for Leadership and Improvement have no score" in shown
    assert "Care delivery system 18 of 21 excellent chance" in shown
    assert "Not answered (2): Matching" in shown
    assert "Don't know (1): Project management headroom" in shown


def test_priorities_are_ranked_by_what_is_rated_lowest() -> None:
    framework = flagship()
    session = rated(framework, 5, 2, 7, 4)
    pen = Pen(framework)
    for item in (ITEMS[0], ITEMS[1], ITEMS[8]):
        session = pen.toggle_priority(session, item) or session
    shown = said(framework, session)
    first = shown.index("1 Project management headroom, rated 2 of 7")
    second = shown.index("2 Chief executive commitment, rated 5 of 7")
    assert first < second < shown.index("3 Clear, timely, measurable, reported outcomes")


def test_comments_are_shown_as_text() -> None:
    framework = flagship()
    hostile = "[/] [@click=app.quit]x[/]\n\x1b[31mred"
    shown = said(framework, Pen(framework).comment(rated(framework), ITEMS[0], hostile))
    assert "[/] [@click=app.quit]x[/]" in shown
    assert "\x1b" not in shown


def test_the_bar_has_an_edge_where_each_next_band_begins() -> None:
    framework = flagship()
    for values, filled in (((1, 1, 1), 1), ((7, 7, 7), 19), ((5, 5, 5), 13)):
        score = score_session(framework, rated(framework, *values)).domains[0]
        bar = score_bar(score, framework.scoring.bands, 19 * 2 + 2, BOX)
        assert len(bar) == 40
        assert bar.count(BOX.full) == filled * 2
        assert [place for place, mark in enumerate(bar) if mark == BOX.edge] == [24, 31]
        assert score_bar(score, framework.scoring.bands, 40, ASCII).isascii()


@pytest.mark.parametrize("kind", ["graded", "yes_no", "stage", "bipolar", "count", "position"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_every_kind_has_a_result(kind: str, width: int) -> None:
    framework = framework_of(5, kind)
    session = rated(framework, 2, None, 1)
    lines = result_lines(framework, session, width)
    assert "Item 1.2" in said(framework, session)
    assert all(line.cell_length <= width for line in lines if "Item" in line.plain)


# The screen.


async def test_actions_are_added_changed_ticked_and_removed(tmp_path: Path) -> None:
    session = finish(rated(flagship(), *NINE))
    path = put(tmp_path, session)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, session, path)
        assert "Press a to write down the first thing" in text(pilot.app)
        await press(pilot, "a")
        await until(pilot, "By when")
        await type_in(pilot, "Ask for two days a week")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "by May?")
        await press(pilot, "tab", "enter", "down", "down", "enter", "ctrl+s")
        assert "Ask for two days a week · Sam · by May? · Project" in await until(pilot, "by May?")
        await comes_about(pilot, lambda: screen.bar.keeping == "saved")
        (action,) = load_session(path).actions
        assert (action.text, action.owner, action.due) == (
            "Ask for two days a week",
            "Sam",
            "by May?",
        )
        assert action.item == ITEMS[1]
        await press(pilot, "space")
        assert "✓ done: Ask for two days" in text(pilot.app)
        await press(pilot, "enter")
        await type_in(pilot, "!")
        await press(pilot, "ctrl+s")
        await comes_about(pilot, lambda: screen.bar.keeping == "saved")
        (action,) = load_session(path).actions
        assert (action.text, action.state) == ("Ask for two days a week!", "done")
        await press(pilot, "delete", "escape")
        assert len(screen.session.actions) == 1
        await press(pilot, "delete", "y")
        await comes_about(pilot, lambda: screen.bar.keeping == "saved")
    assert load_session(path).actions == ()
    assert load_session(path).head.status == "final"


async def test_an_action_without_words_is_not_kept(tmp_path: Path) -> None:
    session = rated(flagship(), *NINE)
    path = put(tmp_path, session)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, session, path)
        await press(pilot, "a", "ctrl+s")
        await until(pilot, "Say first what is to be done")
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert screen.session.actions == ()


async def test_the_path_is_shown_in_full(tmp_path: Path) -> None:
    folder = tmp_path / ("a-folder-with-a-long-name-" * 4) / ("and-one-below-" * 5)
    folder.mkdir(parents=True)
    session = rated(flagship(), *NINE)
    path = put(folder, session)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, session, path)
        assert str(path) in text(pilot.app).replace("\n", "").replace(" ", "")


async def test_a_copy_goes_where_the_facilitator_wants_it(tmp_path: Path, home: Path) -> None:
    session = finish(rated(flagship(), *NINE))
    path = put(tmp_path, session)
    shared = tmp_path / "shared"
    shared.mkdir()
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, session, path)
        await press(pilot, "y")
        await until(pilot, "copy of my file")
        assert pilot.app.screen.query_one(TypedLine).value == str(home)
        await press(pilot, "ctrl+u")
        await type_in(pilot, str(shared))
        await press(pilot, "enter")
        await until(pilot, "A copy is in")
        assert (shared / path.name).read_bytes() == path.read_bytes()
        (shared / path.name).write_text("something else", encoding="utf-8")
        await press(pilot, "y")
        await until(pilot, "copy of my file")
        assert pilot.app.screen.query_one(TypedLine).value == str(shared)
        await press(pilot, "enter")
        await until(pilot, "Put the copy over it?")
        await press(pilot, "n")
        assert (shared / path.name).read_text(encoding="utf-8") == "something else"
        await press(pilot, "y", "enter")
        await until(pilot, "Put the copy over it?")
        await press(pilot, "y")
        await comes_about(pilot, lambda: (shared / path.name).read_bytes() == path.read_bytes())


async def test_a_copy_to_no_folder_is_told(tmp_path: Path) -> None:
    session = finish(rated(flagship(), *NINE))
    path = put(tmp_path, session)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot, session, path)
        await press(pilot, "y", "ctrl+u")
        await type_in(pilot, "/no/such/folder/x.json")
        await press(pilot, "enter")
        await until(pilot, "No such folder")
        await press(pilot, "escape")
        assert pilot.app.screen is screen


@pytest.mark.parametrize("key", ["escape", "l"])
async def test_leaving(key: str, tmp_path: Path) -> None:
    session = finish(rated(flagship(), *NINE))
    path = put(tmp_path, session)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, session, path)
        await press(pilot, key)
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


async def test_back_to_rating(tmp_path: Path) -> None:
    session = finish(rated(flagship(), *NINE))
    path = put(tmp_path, session)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, session, path)
        await press(pilot, "a")
        await type_in(pilot, "Do it")
        await press(pilot, "ctrl+s", "e")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, RateScreen))
        screen = pilot.app.screen
        assert isinstance(screen, RateScreen)
        assert [action.text for action in screen.session.actions] == ["Do it"]
        await press(pilot, "home", "1")
        await comes_about(pilot, lambda: screen.bar.keeping == "saved")
    session = load_session(path)
    assert session.sheet().values[ITEMS[0]] == 1
    assert [action.text for action in session.actions] == ["Do it"]


async def test_where_another_window_has_the_file_nothing_is_written(tmp_path: Path) -> None:
    session = finish(rated(flagship(), *NINE))
    path = put(tmp_path, session)
    other = SessionDoor.open(path)
    before = path.read_bytes()
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, session, path)
        await press(pilot, "a")
        assert "open in another window" in text(pilot.app)
    other.close()
    assert path.read_bytes() == before


async def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    session = finish(rated(flagship(), *NINE))
    path = put(tmp_path, session)
    async with app_in(tmp_path).run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, session, path)
        path.unlink()
        await press(pilot, "a")
        assert "is not there" in flat(await until(pilot, "No such file"))


async def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = "[/] [@click=app.quit]x[/] \x1b]52;c;eA==\x07 \u202e"
    session = rated(flagship(), *NINE, title=hostile)
    session = with_actions(session, [Action(text=hostile, owner=hostile, due=hostile)])
    path = put(tmp_path, session)
    async with app_in(tmp_path).run_test(size=(200, 60), notifications=True) as pilot:
        await opened(pilot, session, path)
        assert "[@click=app.quit]x[/]" in text(pilot.app)
        assert unsafe(text(pilot.app)) <= {"\n"}
        await press(pilot, "tab", "enter")
        await until(pilot, "By when")
        assert unsafe(text(pilot.app)) <= {"\n"}
        await press(pilot, "escape", "delete")
        await until(pilot, "Remove this action?")
        assert unsafe(text(pilot.app)) <= {"\n"}


@pytest.mark.skipif(os.name == "nt", reason="the picture holds a path of this kind of system")
@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_picture(size: tuple[int, int], tmp_path: Path) -> None:
    framework = flagship()
    session = rated(framework, 5, None, 2, 6, 6, 6, 5, 5, 6)
    pen = Pen(framework)
    session = pen.toggle_priority(session, ITEMS[2]) or session
    session = pen.comment(session, ITEMS[0], "Comes when asked")
    session = with_actions(session, [Action(text="Ask for two days a week", owner="Sam")])
    path = put(tmp_path, finish(session))
    async with app_in(tmp_path).run_test(size=size, notifications=True) as pilot:
        screen = await opened(pilot, session, path)
        screen.path = Path("/home/sam/qi-tui/effective-redesign.sam.6f0c2f7e.json")
        screen.show_path()
        await pilot.pause(0.1)
        await check_picture(pilot.app, f"result-{size[0]}x{size[1]}")
