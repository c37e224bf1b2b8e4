"""The looks: every text can be read in both, in all colours, in 16 and without any."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.color import Color

from qi_tui import paths
from qi_tui.ui import theme
from qi_tui.ui.context import OpenFacilitator, OpenRating, Start
from tests.ui.opening import FLAGSHIP, SIZE, app_in, press
from tests.ui.pictures import text
from tests.ui.reaching import READABLE, contrast, letters, unreadable

TEXT = ["foreground", "text-muted", "primary", "accent", "warning", "error", "success", "secondary"]
BEHIND = ["background", "surface", "panel"]
PAIRS = [
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("text-muted", "block-cursor-blurred-background"),
    ("foreground", "input-selection-background"),
]
TERMINALS = {"256": "xterm-256color", "standard": "linux"}
"""By the name of how its colours are told; what is told in full is worked out beside the 256."""
RATE = OpenRating(FLAGSHIP, "Sam", "clinician")
TOUR: dict[str, tuple[Start | None, tuple[str, ...]]] = {
    "choosing": (None, ("down", "enter", "escape")),
    "rating": (RATE, ("3", "5", "d", "x", "p")),
    "facilitating": (OpenFacilitator((Path(),)), ("1", "2", "enter", "escape", *"3456")),
}
"""Where to start, and which keys lead from screen to screen."""


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("look", theme.THEMES, ids=lambda look: look.name)
def test_every_text_can_be_read_on_every_background(look: object, no_color: bool) -> None:
    assert isinstance(look, type(theme.QI_DARK))
    colors = {**look.to_color_system().generate(), **look.variables}
    pairs = [(text, behind) for text in TEXT for behind in BEHIND] + PAIRS

    def seen(name: str) -> tuple[int, int, int]:
        color = Color.parse(colors[name])
        return (color.monochrome if no_color else color).rgb

    weak = {pair: round(contrast(seen(pair[0]), seen(pair[1])), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("no_color", [False, True], ids=["colours", "NO_COLOR"])
@pytest.mark.parametrize("system", TERMINALS)
@pytest.mark.parametrize("place", TOUR)
async def test_what_reaches_the_terminal_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, system: str, no_color: bool
) -> None:
    monkeypatch.setenv("TERM", TERMINALS[system])
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    start, keys = TOUR[place]
    if isinstance(start, OpenFacilitator):
        shutil.copytree(paths.sample_workshop(), tmp_path / "workshop")
        start = OpenFacilitator((tmp_path / "workshop",))
    app = app_in(tmp_path, start)
    looks: set[str] = set()
    weak: dict[tuple[str, str], float] = {}
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        assert app.console.color_system == system
        await press(pilot)
        for key in ("", *keys):
            await press(pilot, *([key] if key else []))
            for _ in range(2):
                await press(pilot, "ctrl+t")
                looks |= {app.theme for _ in letters(app)}
                weak |= unreadable(app)
    assert len(looks) == 2, "both looks were looked at"
    assert weak == {}


async def test_look_is_switched_and_the_screen_stays(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        before = text(app)
        assert app.theme == theme.DARK
        await press(pilot, "ctrl+t")
        assert app.theme == theme.LIGHT
        assert app.screen.styles.background == Color.parse("#ffffff")
        assert text(app) == before
        await press(pilot, "ctrl+t")
        assert app.theme == theme.DARK


async def test_a_terminal_of_16_colours_gets_looks_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        before = text(app)
        assert app.theme == theme.FEW_DARK.name
        await press(pilot, "ctrl+t")
        assert app.theme == theme.FEW_LIGHT.name
        assert text(app) == before, "nothing is said by colour alone"
        await press(pilot, "ctrl+t")
        assert app.theme == theme.FEW_DARK.name


async def test_a_weak_colour_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check itself: one look with grey on grey."""
    monkeypatch.setitem(theme.QI_DARK.variables, "text-muted", "#3a4048")
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot)
        assert unreadable(app)
