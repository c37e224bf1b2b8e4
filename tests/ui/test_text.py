"""What people and files say is shown as text, wherever it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from gates.hostile import EVERY, TERMINAL
from qi_tui.model.text import display
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import Context, OpenLibrary, OpenRating
from qi_tui.ui.screens.dialog import Ask, Choice
from qi_tui.ui.screens.notes import NotesScreen
from qi_tui.ui.screens.one_line import AskLine
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
    name: EVERY[name]
    for name in (
        *("closing-tag", "half-closing-tag", "odd-closing-tag", "live-link", "sic", "style"),
        *("escaped-tag", "emoji-code", "osc-52-clipboard", "csi-clear", "c1-csi", "bel"),
        *("bidi-override", "bidi-isolates", "surrogate-high", "zalgo", "long-wide"),
        *("five-thousand", "emoji-nurse"),
    )
}
# TOML cannot hold these; a session file can.
IN_A_FILE = {name: words for name, words in HOSTILE.items() if words.isprintable()} | {
    "bidi-override": HOSTILE["bidi-override"]
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
async def test_what_stands_in_a_line_at_first_is_only_text_and_stays(
    tmp_path: Path, name: str
) -> None:
    words = HOSTILE[name]
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        kept: list[str | None] = []
        for keys in (["enter"], ["end", "!", "enter"]):
            app.push_screen(AskLine("Why?", "", words), kept.append)
            await pilot.pause()
            assert not unsafe(text(app))
            assert not unsafe(app.screen.query_one(Input).value)
            await press(pilot, *keys)
        assert kept[0] == words.strip()
        assert kept[1] is not None
        assert not unsafe(kept[1])


async def test_a_path_is_pasted_as_its_letters_are_composed(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.push_screen(AskLine("Where?", "", ""))
        await pilot.pause()
        app.post_message(Paste(EVERY["decomposed"]))
        await pilot.pause()
        assert app.screen.query_one(Input).value == EVERY["decomposed"]


async def test_of_a_long_paste_a_line_takes_what_it_has_room_for(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.push_screen(AskLine("Why?", "", "ab", limit=10))
        await pilot.pause()
        await press(pilot, "end")
        app.post_message(Paste("\n" + "x" * 5000))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "ab" + "x" * 8


async def test_whatever_is_pasted_is_cleaned_wherever_it_goes(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "ctrl+p")
        app.post_message(Paste("".join(TERMINAL.values()).replace("\n", "")))
        await pilot.pause()
        typed = app.screen.query_one(Input).value
        assert "\N{REPLACEMENT CHARACTER}" in typed
        assert not unsafe(typed)
        assert not unsafe(text(app))


@pytest.mark.parametrize("name", ["half-closing-tag", "live-link", "osc-52-clipboard"])
async def test_a_notice_at_the_start_is_only_text(tmp_path: Path, name: str) -> None:
    class Telling(QiApp):
        def on_mount(self) -> None:
            tell(self, f"W {HOSTILE[name]}", title=HOSTILE[name])

    app = Telling(Context(tmp_path), OpenLibrary())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, "W ")
        assert not unsafe(text(app))
        await press(pilot, "down", "enter")
        assert app.return_code is None


async def test_prose_of_several_lines_is_one_paragraph(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "mine", purpose="It asks\nhow far\n\nyou are.", item="Two\nlines")
    app = app_in(tmp_path, own=own)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await type_in(pilot, "mine")
        await press(pilot, "enter")
        await settled(pilot)
        assert "It asks how far you are." in text(app)
        await press(pilot, "end")
        assert "Two lines" in text(app)


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
