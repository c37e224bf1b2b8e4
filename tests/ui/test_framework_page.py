"""A framework's page: all of it can be read, and it leads to start, resume and result."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.model.framework import Framework
from qi_tui.store.definitions.catalogue import definitions_in
from qi_tui.store.definitions.checking import check_definition
from qi_tui.store.definitions.library import Library
from qi_tui.ui.screens.framework_page import FrameworkPage
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.result import ResultScreen
from qi_tui.ui.screens.start import StartScreen
from qi_tui.ui.text.framework_text import page_of
from tests.making import framework, item, raw_framework
from tests.ui.opening import (
    FLAGSHIP,
    SIZE,
    app_in,
    definition_file,
    press,
    session_file,
    settled,
    until,
)
from tests.ui.pictures import text

pytestmark = pytest.mark.usefixtures("flagship_only")

EVERY_ITEM = [
    "chief-executive-commitment",
    "project-management-headroom",
    "two-way-communication",
    "stakeholder-participation",
    "clinical-leadership",
    "interrelationship-with-other-strands",
    "involving-service-users",
    "matching-challenge-to-method",
    "reported-outcomes",
]


def words_of(of: Framework, width: int) -> str:
    return " ".join(" ".join(line.plain for line in page_of(of, width)).split())


@pytest.mark.parametrize("width", [56, 76, 196])
def test_everything_that_is_rated_can_be_read_before(width: int) -> None:
    of = Library().need(FLAGSHIP)
    said = words_of(of, width)
    for text_of_item in of.items:
        assert text_of_item.title in said
        assert text_of_item.prompt in said
        for descriptor in of.descriptors(text_of_item):
            assert descriptor in said
    assert of.source.publisher in said
    assert of.source.credit in said
    for band in of.scoring.bands:
        assert band.meaning in said
    for about in of.about:
        assert about.title in said


@pytest.mark.parametrize("width", [56, 76, 196])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    lines = page_of(Library().need(FLAGSHIP), width)
    assert max(line.cell_length for line in lines) <= width


def test_shared_scale_is_told_once() -> None:
    said = words_of(framework(), 76)
    assert said.count("not at all") == 1


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        ("yes_no", {}, ["yes or no"]),
        ("yes_no", {"reversed": True}, ["Here it is the yes that asks for a plan"]),
        ("graded", {"reversed": True}, ["A high mark is bad news here"]),
        (
            "bipolar",
            {"poles": ["left side", "right side"]},
            ["5 wholly the right one, 3 is midway", "1 left side", "5 right side"],
        ),
        (
            "stage",
            {"anchors": ["v", "w", "x", "y", "z"]},
            ["choose the stage", "1 not at all: v", "5 fully: z"],
        ),
        ("anchored", {"anchors": ["v", "w", "x", "y", "z"]}, ["1 v", "5 z"]),
        ("count", {"share": 0.001}, ["whole number", "Target: 0.1% of the workforce"]),
        ("position", {}, ["on the scale", "1 not at all"]),
        ("graded", {"audiences": ["staff", "patients"]}, ["Who gains: staff; patients."]),
    ],
)
def test_every_kind_says_how_it_is_rated(
    kind: str, more: dict[str, object], expected: list[str]
) -> None:
    domain = {"id": "d", "title": "D", "items": [item("a", **more)]}
    raw = raw_framework(kind=kind, domains=[domain], scoring={})
    said = words_of(framework(**raw), 76)
    for words in expected:
        assert words in said


def test_what_all_items_share_is_told_once() -> None:
    items = [item("a", reversed=True), item("b", reversed=True)]
    said = words_of(framework(domains=[{"id": "d", "title": "D", "items": items}], scoring={}), 76)
    assert said.count("A high mark is bad news here") == 1


def test_subjects_facets_columns_and_the_picture_are_told_before() -> None:
    columns = [{"id": "local", "title": "Local level", "help": "In one place."}]
    items = [item("a", column="local"), item("b", column="local")]
    of = framework(
        columns=columns,
        subjects="stakeholder",
        facets=["now", "needed"],
        domains=[{"id": "d", "title": "D", "items": items}],
        scoring={"picture": "ladder", "meaning": "Look at the largest distance."},
    )
    said = words_of(of, 76)
    for words in (
        "Name each stakeholder that is to be rated.",
        "Each stakeholder is marked twice: how it is now, and what is needed.",
        "only the items of these are asked: • Local level: In one place.",
        "Your result shows each one's place on the scale, the largest distance first.",
        "Look at the largest distance.",
    ):
        assert words in said
    assert said.count("Local level") == 2, "among the columns, and once above its items"


def test_whose_scale_it_is_is_told() -> None:
    assert "this one is ours" in words_of(framework(), 76)
    assert "The scale is the source's." in words_of(Library().need(FLAGSHIP), 76)


@pytest.mark.parametrize("width", [56, 76, 196])
def test_every_built_in_framework_can_be_read_and_fits(width: int, repo: Path) -> None:
    files = definitions_in(repo / "frameworks")
    assert files
    for path in files:
        of, _ = check_definition(path)
        assert of is not None
        lines = page_of(of, width)
        assert max(line.cell_length for line in lines) <= width, of.id
        said = " ".join(" ".join(line.plain for line in lines).split())
        for one in of.items:
            assert one.title in said
            assert " ".join(one.prompt.split()) in said


async def test_a_definition_of_ones_own_is_marked_on_its_page(tmp_path: Path) -> None:
    path = definition_file(tmp_path / "own", "mule")
    app = app_in(tmp_path, own=tmp_path / "own")
    async with app.run_test(size=(200, 60), notifications=True) as pilot:
        await press(pilot, "enter")
        shown = text(app)
        assert "Your own definition (local)" in shown
        assert path.name in shown


async def test_page_scrolls_to_its_last_descriptor_by_keys(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        assert "not begun yet" in text(app).lower()
        await press(pilot, "end")
        assert "results on each measure are regularly gathered" in text(app)
        await press(pilot, "home")
        assert "Shows how far" in text(app)


async def test_enter_starts_where_nothing_was_begun(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await press(pilot, "r", "v")
        assert isinstance(app.screen, FrameworkPage), "nothing to resume, nothing to see"
        await press(pilot, "enter")
        assert isinstance(app.screen, StartScreen)


async def test_one_unfinished_session_is_told_and_resumed(tmp_path: Path) -> None:
    session_file(tmp_path, "Sam", values=dict.fromkeys(EVERY_ITEM[:4], 3), title="Winter flow")
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await until(pilot, "unfinished: Sam · clinician · Winter flow · 4 of 9 answered")
        await press(pilot, "r")
        await until(pilot, "4 of 9")
        assert isinstance(app.screen, RateScreen)


async def test_one_of_several_is_chosen_from_a_list(tmp_path: Path) -> None:
    session_file(tmp_path, "Sam", "clinician")
    session_file(tmp_path, "Ada", "manager", dict.fromkeys(EVERY_ITEM[:7], 2))
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "r")
        shown = await until(pilot, "Resume which one?")
        assert "Sam · clinician · 1 of 9 answered" in shown
        line = next(row for row in shown.splitlines() if "Ada · manager · 7 of 9" in row)
        number = line.split("Ada")[0].split()[-1]
        await press(pilot, number)
        assert "Ada · manager" in await until(pilot, "7 of 9")


async def test_enter_asks_whether_to_go_on_or_to_start_another(tmp_path: Path) -> None:
    session_file(tmp_path)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "enter")
        await until(pilot, "Start another one")
        await press(pilot, "s")
        await settled(pilot)
        assert isinstance(app.screen, StartScreen)


async def test_finished_session_shows_its_result(tmp_path: Path) -> None:
    session_file(tmp_path, values=dict.fromkeys(EVERY_ITEM, 6), final=True)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await until(pilot, "finished: Sam")
        await press(pilot, "v")
        await settled(pilot)
        assert isinstance(app.screen, ResultScreen)


async def test_session_that_vanished_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = session_file(tmp_path)
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await until(pilot, "unfinished")
        path.unlink()
        await press(pilot, "r")
        await until(pilot, "No such file")
        await press(pilot, "enter")
        assert isinstance(app.screen, FrameworkPage)
