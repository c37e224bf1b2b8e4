"""The first look at a rating: what the rating itself shows, and no key that is pressed is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from qi_tui.model.session import Session
from qi_tui.model.sketch import blank_session
from qi_tui.store import sessions
from qi_tui.store.definitions.catalogue import catalogue
from qi_tui.store.definitions.library import Library
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import Context, OpenRating
from qi_tui.ui.process.typed_ahead import TypedAhead
from qi_tui.ui.screens.first_look import FirstLook, first_look
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.rating_list import RatingList
from tests.ui.made import until
from tests.ui.opening import FLAGSHIP, session_file
from tests.ui.opening import until as shows
from tests.ui.pictures import rows

LIBRARY = Library()
IDS = [entry.id for entry in catalogue().entries]
SIZES = [(80, 24), (120, 36)]
START = OpenRating(FLAGSHIP, "Sam", "clinician", "Winter flow")
KINDS = {
    (entry.kind, entry.facets, bool(LIBRARY.need(entry.id).subjects)): entry.id
    for entry in catalogue().entries
    if not LIBRARY.need(entry.id).columns
}
"""What makes lists look different → a framework of that kind."""
ITEMS = list(LIBRARY.need(FLAGSHIP).points)


def key(name: str) -> events.Key:
    return events.Key(name, name if len(name) == 1 else None)


class Painted(QiApp):
    """The app with every paint: the kind of screen, and its rows; `on_first` is called at one."""

    on_first: Callable[[], object] | None = None

    def __init__(self, context: Context, start: OpenRating) -> None:
        super().__init__(context, start)
        self.paints: list[tuple[type[Screen[object]], list[str]]] = []

    def _display(self, screen: Screen[object], renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        if renderable is not None and screen.size.width:
            self.paints.append((type(screen), rows(screen)))
            on_first, self.on_first = self.on_first, None
            if on_first is not None:
                on_first()


def typing(app: Painted, *names: str) -> None:
    """Press these keys as soon as the first paint is done."""
    app.on_first = lambda: [app.post_message(key(name)) for name in names]


def sheet(folder: Path) -> dict[str, object]:
    (path,) = folder.glob("*.json")
    answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
    found: dict[str, object] = answers["1"]
    return found


@pytest.mark.parametrize("id", IDS)
def test_it_is_drawn_from_the_same_words_as_the_rating(id: str) -> None:
    sketch, checked = LIBRARY.sketch(id), LIBRARY.need(id)
    assert sketch is not None
    assert (sketch.title, sketch.subjects) == (checked.title, checked.subjects)
    assert [each.id for each in sketch.columns] == [each.id for each in checked.columns]
    if checked.columns:
        return
    drawn, wanted = Outline(sketch), Outline(checked)
    for name in ("rows", "facets", "keys", "kinds", "points", "shape", "titles", "prompts"):
        assert getattr(drawn, name) == getattr(wanted, name), name
    for name in ("says", "names", "poles", "columns", "subject_word", "keys_of", "group_at"):
        assert getattr(drawn, name) == getattr(wanted, name), name
    assert [group[:3] for group in drawn.groups] == [group[:3] for group in wanted.groups]
    places = range(len(wanted))
    assert [drawn.target_words(at) for at in places] == [wanted.target_words(at) for at in places]
    on_list = RatingList(sketch, blank_session()), RatingList(checked, blank_session())
    assert on_list[0].HELP == on_list[1].HELP


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", [FLAGSHIP, *KINDS.values()])
async def test_every_paint_from_the_first_on_shows_what_the_rating_shows(
    id: str, size: tuple[int, int], tmp_path: Path
) -> None:
    app = Painted(Context(tmp_path / "s"), START._replace(framework=id))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: any(kind is RateScreen for kind, _ in app.paints))
        await pilot.pause()
        wanted = rows(app)
        assert {kind for kind, _ in app.paints} == {FirstLook, RateScreen}
        assert [painted for _, painted in app.paints] == [wanted] * len(app.paints)


async def test_what_is_typed_at_once_is_answered_in_order(tmp_path: Path) -> None:
    app = Painted(Context(tmp_path), START)
    typing(app, "3", "5", "d", "x", "up", "7")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await shows(pilot, "4 of 9")
        await shows(pilot, "saved")
        assert isinstance(app.screen, RateScreen)
        assert app.screen.ratings.place == 4
        await pilot.press("1")
        await shows(pilot, "5 of 9")
        await shows(pilot, "saved")
    first, second, third, fourth, fifth = ITEMS[:5]
    saved = sheet(tmp_path)
    assert saved["values"] == {first: 3, second: 5, fourth: 7, fifth: 1}
    assert saved["dont_know"] == [third]


async def test_what_is_typed_while_it_is_being_opened_comes_after_what_was_typed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Painted(Context(tmp_path), START)
    typing(app, "1", "2")
    honest = sessions.SessionDoor.begin

    def begin(folder: Path, session: Session) -> sessions.SessionDoor:
        for name in ("3", "4"):
            app.post_message(key(name))
        return honest(folder, session)

    monkeypatch.setattr(sessions.SessionDoor, "begin", begin)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await shows(pilot, "4 of 9")
        await shows(pilot, "saved")
    assert sheet(tmp_path)["values"] == dict(zip(ITEMS, (1, 2, 3, 4), strict=False))


async def test_whoever_answers_and_leaves_at_once_finds_the_answers_saved(tmp_path: Path) -> None:
    app = Painted(Context(tmp_path), START)
    typing(app, "3", "5", "ctrl+q")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0
    assert sheet(tmp_path)["values"] == {ITEMS[0]: 3, ITEMS[1]: 5}


async def test_a_session_to_go_on_with_is_drawn_with_its_answers_at_once(tmp_path: Path) -> None:
    session_file(tmp_path, "Sam", "clinician", {ITEMS[0]: 2})
    app = Painted(Context(tmp_path), START)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await shows(pilot, "1 of 9")
        assert FirstLook not in {kind for kind, _ in app.paints}


async def test_keys_for_a_first_item_answer_no_other(tmp_path: Path) -> None:
    """A session of a file that somebody gave another name begins elsewhere than was drawn."""
    path = session_file(tmp_path, "Sam", "clinician", {ITEMS[0]: 2})
    path.rename(tmp_path / "mine.json")
    app = Painted(Context(tmp_path), START)
    typing(app, "5")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, RateScreen))
        await shows(pilot, "1 of 9")
        assert app.paints[0][0] is FirstLook
        await pilot.press("4")
        await shows(pilot, "2 of 9")
        await shows(pilot, "saved")
    assert sheet(tmp_path)["values"] == {ITEMS[0]: 2, ITEMS[1]: 4}


async def test_where_nothing_can_be_saved_it_is_told_and_no_key_answers_the_question(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    app = Painted(Context(tmp_path / "file"), START)
    typing(app, "3", "enter")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await shows(pilot, "Cannot save there")
        await pilot.pause()
        await shows(pilot, "Cannot save there")
        await pilot.press("enter")
        await shows(pilot, "Type to find one")


@pytest.mark.parametrize("start", [START._replace(alias=None), START._replace(role=None)])
def test_where_something_is_asked_first_there_is_none(start: OpenRating, tmp_path: Path) -> None:
    assert first_look(Context(tmp_path), START) is not None
    assert first_look(Context(tmp_path), start) is None


def test_whoever_wants_to_leave_is_not_held_for_ever() -> None:
    ahead = TypedAhead()
    assert not ahead.keeps(key("ctrl+q")), "nothing was typed before it"
    assert ahead.keeps(key("3"))
    assert ahead.keeps(key("ctrl+q"))
    assert not ahead.keeps(key("ctrl+q"))
    assert not ahead.keeps(key("ctrl+c"))
    assert not ahead.keeps(events.Focus())
    kept = [ahead.next(), ahead.next(), ahead.next()]
    assert [each and each.key for each in kept if each is None or isinstance(each, events.Key)] == [
        *("3", "ctrl+q", None)
    ]
