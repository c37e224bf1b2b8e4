"""Help, footer and palette say every key: each binding has all that they are made of."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

import qi_tui.ui.screens
import qi_tui.ui.widgets
from qi_tui.ui import help as help_module
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import OpenRating, Start
from qi_tui.ui.palette import commands
from qi_tui.ui.process.leaving import LeavingApp
from qi_tui.ui.screens.first_look import FirstLook
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.rate import RateScreen
from tests.ui.opening import FLAGSHIP, SIZE, app_in, press, settled, until
from tests.ui.pictures import text

pytestmark = pytest.mark.usefixtures("flagship_only")


def classes(of: type[Any]) -> list[type[Any]]:
    """Every class of this kind in the program's screens and widgets."""
    found: set[type[Any]] = set()
    for package in (qi_tui.ui.screens, qi_tui.ui.widgets):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            found |= {
                member
                for _, member in inspect.getmembers(module, inspect.isclass)
                if issubclass(member, of) and member.__module__.startswith("qi_tui.")
            }
    return sorted(found, key=lambda member: member.__qualname__)


SCREENS = classes(Screen)
NODES: list[type[Any]] = [*classes(Widget), QiApp, LeavingApp]


def own_bindings(node: type[Any]) -> Iterator[Binding]:
    for binding in node.__dict__.get("BINDINGS", ()):
        assert isinstance(binding, Binding), f"{node.__name__}: {binding!r} says too little"
        yield binding


def all_bindings(screen: type[Any]) -> Iterator[Binding]:
    """A screen's bindings with those that it inherits, and the app's own."""
    for bindings in screen._merge_bindings().key_to_bindings.values():
        yield from bindings
    for bindings in QiApp._merge_bindings().key_to_bindings.values():
        yield from bindings


def is_base(node: type[Any]) -> bool:
    """Whether it is never opened itself, but what others are made from."""
    return any(node in other.__bases__ for other in classes(Widget))


def test_the_walk_finds_the_screens() -> None:
    names = {screen.__name__ for screen in SCREENS}
    assert {"LibraryScreen", "FrameworkPage", "StartScreen", "RateScreen", "RoomScreen"} <= names


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_every_binding_has_id_description_and_tooltip(node: type[Any]) -> None:
    for binding in own_bindings(node):
        assert binding.id, f"{node.__name__}: {binding.key} has no id"
        assert binding.description, f"{node.__name__}: {binding.key} has no description"
        assert binding.tooltip, f"{node.__name__}: {binding.key} has no tooltip"


def test_ids_belong_to_one_command_each() -> None:
    # The first look says the keys of the rating, which answers them: they are one list.
    assert FirstLook.BINDINGS is RateScreen.BINDINGS
    nodes = [node for node in NODES if node is not FirstLook]
    ids = Counter(binding.id for node in nodes for binding in own_bindings(node))
    # Screens and dialogs share the keys for help and focus.
    shared = {"screen.help", "screen.focus-next", "screen.focus-previous"}
    assert {id for id, times in ids.items() if times > 1} <= shared


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_no_two_commands_of_a_screen_have_the_same_key(screen: type[Any]) -> None:
    actions: dict[str, set[str]] = {}
    for binding in all_bindings(screen):
        actions.setdefault(binding.key, set()).add(binding.action)
    assert {key: said for key, said in actions.items() if len(said) > 1} == {}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_screen_explains_itself(screen: type[Any]) -> None:
    if not is_base(screen):
        assert (screen.HELP or "").strip(), f"{screen.__name__} has no HELP"


@pytest.mark.parametrize("widget", classes(Widget), ids=lambda widget: widget.__name__)
def test_every_widget_that_takes_the_focus_explains_itself(widget: type[Any]) -> None:
    if widget.can_focus and not is_base(widget) and not issubclass(widget, Screen):
        assert (widget.HELP or "").strip(), f"{widget.__name__} has no HELP"


def framed(shown: str) -> str:
    """What stands inside the frame of a dialog, as one line."""
    rows = [row.split("│")[1] for row in shown.splitlines() if row.count("│") == 2]
    return " ".join(" ".join(rows).split())


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_help_tells_screen_widget_and_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "f1")
        seen = framed(text(app))
        assert "The library of improvement frameworks" in seen
        for _ in range(40):
            await press(pilot, "down")
            seen += framed(text(app))
        assert "Move with the arrow keys and open one with Enter" in seen
        assert "Open the framework and read it" in seen
        assert "merge the files in my sessions folder" in seen
        assert "Find every command by its name" in seen
        assert "Ctrl+Q" in seen
        await press(pilot, "f1")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_key_that_cannot_be_used_now_is_not_promised(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        names = {key.name for key in help_module.keys(app.screen) if key.works_now}
        assert "Start new" in names
        assert "Resume" not in names


START: list[tuple[Start | None, list[str]]] = [
    (None, []),
    (None, ["enter"]),
    (None, ["escape"]),
    (None, ["f1"]),
    (OpenRating(FLAGSHIP), []),
    (OpenRating(FLAGSHIP, "Sam", "clinician"), []),
    (None, ["f2"]),
    (None, ["f2", "n"]),
    (None, ["f3"]),
]


@pytest.mark.parametrize(("start", "keys"), START)
async def test_no_key_of_a_screen_is_taken_by_what_has_the_focus(
    tmp_path: Path, start: Start | None, keys: list[str]
) -> None:
    app = app_in(tmp_path, start)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, *keys)
        await settled(pilot)
        taken = {}
        owners: dict[str, tuple[str, DOMNode]] = {}
        for node, bindings in app.screen._modal_binding_chain:
            for key, found in bindings.key_to_bindings.items():
                # A list may take Tab for its own parts: then it is the only part of the screen.
                ours = [b for b in found if b.id and not b.id.startswith("screen.focus-")]
                if not ours:
                    continue
                if key in owners and owners[key][0] != ours[0].action:
                    taken[key] = (owners[key], ours[0].action)
                owners.setdefault(key, (ours[0].action, node))
        assert taken == {}


async def test_palette_finds_commands_by_name_and_runs_them(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        titles = {command.title for command in commands(app, app.screen)}
        assert {"Open", "Facilitate", "Demo", "Light or dark theme", "Quit", "Help"} <= titles
        assert not {"Up", "Down"} & titles
        before = app.theme
        await press(pilot, "ctrl+p")
        await press(pilot, *"light")
        await until(pilot, "Switch between the dark look")
        await press(pilot, "enter")
        await until(pilot, "Type to find one")
        await pilot.pause()
        assert app.theme != before


async def test_palette_can_quit(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "ctrl+p")
        await press(pilot, *"quit")
        await until(pilot, "Leave the program; everything is saved first")
        await press(pilot, "enter")
        await pilot.pause(0.2)
    assert app.return_code == 0
