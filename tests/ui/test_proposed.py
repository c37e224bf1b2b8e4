"""Which one do I need: three questions at most, a short list with reasons, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.analysis.choosing import Proposal, Wish
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.dialog import Ask
from qi_tui.ui.screens.framework_page import FrameworkPage
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.proposed import ProposedScreen
from qi_tui.ui.text.choosing_words import proposed_rows, reasons
from qi_tui.ui.text.library_lines import write_row
from qi_tui.ui.text.library_rows import NoteRow
from tests.analysis.listed import entry
from tests.ui.opening import SIZE, app_in, definition_file, flat, press, until
from tests.ui.pictures import text

pytestmark = pytest.mark.usefixtures("flagship_only")


def many(folder: Path) -> Path:
    """Eight definitions of one's own, of three subjects."""
    for number, subject in enumerate(["myself"] * 5 + ["system"] * 3):
        purpose = f"Shows what number {number} shows. And more."
        definition_file(folder, f"f{number}", subject=subject, shelf="core", purpose=purpose)
    return folder


async def test_three_questions_lead_to_a_list_with_reasons(tmp_path: Path) -> None:
    app = app_in(tmp_path, own=many(tmp_path / "own"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f4")
        assert "1 of at most 3" in text(app)
        assert "our organisation" not in text(app), "there is none to propose"
        await press(pilot, "1")
        assert "How long may it take" in text(app)
        await press(pilot, "2")
        assert "What is it for?" in text(app)
        await press(pilot, "1")
        shown = flat(text(app))
        assert "5 proposals, the best first" in shown
        assert "about myself; made to see where we stand; takes 5 minutes" in shown
        assert "Shows what number 0 shows." in shown
        assert "And more" not in shown
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, FrameworkPage)
        assert app.screen.framework.id == "f1"
        await press(pilot, "escape")
        assert isinstance(app.screen, ProposedScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_questions_that_would_tell_nothing_are_left_out(tmp_path: Path) -> None:
    app = app_in(tmp_path, own=many(tmp_path / "own"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f4", "3")
        assert "3 proposals" in text(app)


async def test_escape_goes_one_question_back_and_then_leaves(tmp_path: Path) -> None:
    app = app_in(tmp_path, own=many(tmp_path / "own"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f4", "0", "0")
        assert "3 of at most 3" in text(app)
        await press(pilot, "escape")
        assert "2 of at most 3" in text(app)
        await press(pilot, "escape")
        assert "1 of at most 3" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_the_questions_can_be_asked_again(tmp_path: Path) -> None:
    app = app_in(tmp_path, own=many(tmp_path / "own"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f4", "0", "0", "0")
        await until(pilot, "5 proposals")
        await press(pilot, "a")
        assert isinstance(app.screen, Ask)
        assert "1 of at most 3" in text(app)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_no_reason_is_cut_and_the_list_follows_the_width(
    size: tuple[int, int], tmp_path: Path
) -> None:
    app = app_in(tmp_path, own=many(tmp_path / "own"))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, "f4", "1", "1", "3")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        shown = flat(text(app))
        assert "not made to check whether something is ready, or will last; takes 5" in shown
        assert "your own definition" in shown


async def test_one_framework_alone_is_proposed_too(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "f4", "1")
        assert "1 proposal, the best first" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, FrameworkPage)


def test_reasons_say_what_speaks_against_it() -> None:
    wish = Wish("system", 5, "talk")
    made = Proposal(entry("a", subject="system", minutes=7, shelf="more"), False, False)
    assert reasons(made, wish) == (
        "about our wider system; not made to talk about how we think, and where our effort goes;"
        " takes 7 minutes, longer than you said"
    )
    assert reasons(Proposal(entry("a", shelf="more"), None, None), Wish())
    one = Proposal(entry("a", minutes=1, local=True), True, None)
    assert reasons(one, Wish(minutes=5)) == "takes 1 minute; your own definition"


@pytest.mark.parametrize("width", [20, 57, 117])
def test_rows_fit_their_width(width: int) -> None:
    made = Proposal(entry("a", purpose="word " * 50), True, True)
    rows = proposed_rows((made,), Wish("initiative", 5, "stand"), {}, width)
    notes = [row for row in rows if isinstance(row, NoteRow)]
    assert [note.label for note in notes if not note.goes_on] == ["why", "what"]
    assert max(write_row(note, width).cell_length for note in notes) <= width
    assert not any(glyphs().ellipsis in write_row(note, width).plain for note in notes)
