"""What people and files say is shown as text, wherever it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from qi_tui.model.text import display
from qi_tui.ui.context import OpenRating
from qi_tui.ui.screens.dialog import Ask, Choice
from qi_tui.ui.screens.notes import NotesScreen
from qi_tui.ui.screens.start import StartScreen
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.words import count_of, plain, plain_comment, tell
from tests.ui.opening import (
    FLAGSHIP,
    SIZE,
    app_in,
    definition_file,
    press,
    session_file,
    settled,
    type_in,
    unsafe,
    until,
)
from tests.ui.pictures import text

pytestmark = pytest.mark.usefixtures("flagship_only")

HOSTILE = {
    "closing-tag": "[/]",
    "odd-closing-tag": "[/bold",
    "live-link": "[@click=app.quit]x[/]",
    "tag": "[sic]",
    "style": "[red on blue]alarm",
    "escape": "\x1b]52;c;aGFja2Vk\x07\x1b[2J",
    "c1-control": "\x9b31mred",
    "bidi": "abc\u202egnp.exe",
    "isolate": "\u2066x\u2069",
    "bell": "a\x07b\x08c",
    "combining": "e" + "\u0301" * 40,
    "wide": "漢字" * 30,
    "long": "x" * 5000,
    "rich": "\\[bold]",
    "emoji": ":smile: 🧑‍⚕️",
}
# TOML cannot hold these; a session file can.
IN_A_FILE = {name: words for name, words in HOSTILE.items() if words.isprintable()} | {
    "bidi": HOSTILE["bidi"]
}


def start_of(words: str) -> str:
    return display(words)[:6].strip()


@pytest.mark.parametrize("name", list(IN_A_FILE))
async def test_definition_of_ones_own_is_only_text(tmp_path: Path, name: str) -> None:
    said = f"T {IN_A_FILE[name]}"[:190]
    own = tmp_path / "own"
    definition_file(own, "mine", title=said, purpose=said, item=said)
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await type_in(pilot, "mine")
        assert start_of(said) in text(app)
        assert not unsafe(text(app))
        await press(pilot, "enter")
        await settled(pilot)
        assert start_of(said) in text(app)
        await press(pilot, "end")
        assert start_of(said) in text(app)
        assert not unsafe(text(app))
        await press(pilot, "enter", "f1")
        assert not unsafe(text(app))


@pytest.mark.parametrize("name", list(HOSTILE))
async def test_alias_role_and_title_in_lists_are_only_text(tmp_path: Path, name: str) -> None:
    words = HOSTILE[name][:900]
    session_file(tmp_path, f"A{words}", f"R{words}", title=f"T{words}")
    session_file(tmp_path, "Second", "manager")
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "enter")
        await until(pilot, "unfinished")
        await press(pilot, "r")
        shown = await until(pilot, "Resume which one?")
        assert "Second · manager" in shown
        assert not unsafe(shown)
        assert not {"\x1b", "\u202e"} & set(shown)


@pytest.mark.parametrize("name", list(HOSTILE))
async def test_what_the_command_line_gives_is_only_text(tmp_path: Path, name: str) -> None:
    start = OpenRating(FLAGSHIP, alias=HOSTILE[name], title=HOSTILE[name])
    app = app_in(tmp_path, start)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, StartScreen)
        assert not unsafe(text(app))


async def test_pasted_text_is_cleaned_as_it_comes_in(tmp_path: Path) -> None:
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        line = app.screen.query_one("#field-alias", Field).line
        line.post_message(Paste("S\x1b[31mam\nsecond line"))
        await pilot.pause()
        value = app.screen.query_one("#field-alias", Field).value
        assert value == "S\N{REPLACEMENT CHARACTER}[31mam"
        assert not unsafe(text(app))


@pytest.mark.parametrize("name", list(HOSTILE))
async def test_dialogs_notes_and_notices_are_only_text(tmp_path: Path, name: str) -> None:
    words = HOSTILE[name]
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.push_screen(Ask(f"Q {words}", f"M {words}", [Choice("a", "a", f"C {words}")]))
        await pilot.pause()
        assert start_of(f"Q {words}").split()[0] in text(app)
        assert not unsafe(text(app))
        await press(pilot, "escape")
        app.push_screen(NotesScreen(f"N {words}", [f"P {words}"]))
        await pilot.pause()
        assert not unsafe(text(app))
        await press(pilot, "escape")
        tell(app, f"W {words}", title=words)
        await until(pilot, "W")
        assert not unsafe(text(app))
        assert app.return_code is None


def test_plain_keeps_brackets_and_shows_controls() -> None:
    assert plain("[/] [sic]").plain == "[/] [sic]"
    assert plain("a\x1bb\nc").plain == "a\ufffdb\ufffdc"
    assert plain_comment("a\x1bb\nc").plain == "a\ufffdb\nc"
    assert plain("[bold]x", style="italic").plain == "[bold]x"
    assert plain("x" * 100).plain.endswith("… 20 more")


def test_numbers_have_their_words() -> None:
    assert [count_of(n, "item") for n in (0, 1, 2)] == ["0 items", "1 item", "2 items"]
    assert count_of(2, "person", "people") == "2 people"
