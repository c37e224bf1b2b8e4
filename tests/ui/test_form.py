"""The form screen by keys: columns looked over, labels said, answers imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual import work
from textual.pilot import Pilot

from qi_tui.analysis.forms.mapping import Sure, Use
from qi_tui.store.forms.form_import import Imported
from qi_tui.store.forms.form_mapping import read_mapping
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import Context, OpenLibrary
from qi_tui.ui.screens.dialog import Ask
from qi_tui.ui.screens.forms.bringing import bring_in
from qi_tui.ui.screens.forms.choose_row import ChooseRow
from qi_tui.ui.screens.forms.form import FormScreen
from qi_tui.ui.screens.library import LibraryScreen
from tests.store.files import below, put, workshop
from tests.store.forms import REDESIGN, cells, csv_bytes, csv_file
from tests.ui.opening import flat, press, type_in, unsafe, until
from tests.ui.pictures import text

ROWS = [cells(number, [str(number)] * 9, f"Rater {number}", "nurse") for number in range(1, 5)]
SORT_OF = cells(5, ["sort of", *["5"] * 8], "Rater 5")


class FormApp(QiApp):
    """The app with a key's work begun at once: bringing in a table."""

    def __init__(self, table: Path, folder: Path, framework: str | None = REDESIGN) -> None:
        super().__init__(Context(folder), OpenLibrary())
        self.table, self.framework = table, framework
        self.done: list[Imported | None] = []

    @work
    async def bring(self) -> None:
        """What a key on another screen does."""
        library = self.context.library
        of = library.need(self.framework) if self.framework else None
        self.done.append(await bring_in(self, self.table, of, self.context.sessions))


async def opened(pilot: Pilot[Any], app: FormApp) -> FormScreen:
    await until(pilot, "Type to find one")
    app.bring()
    await until(pilot, "Answers from a form")
    assert isinstance(app.screen, FormScreen)
    return app.screen


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_columns_are_shown_with_what_they_are_taken_for(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = FormApp(csv_file(tmp_path, *ROWS), tmp_path / "to")
    async with app.run_test(size=size, notifications=True) as pilot:
        await opened(pilot, app)
        shown = text(app)
        assert "4 rows" in shown
        assert "1. Chief executive commitme" in shown
        assert "p1@nhs.example" not in shown
        assert "Person 1" not in shown
        assert "Everything is known: Ctrl+S imports" in shown
        assert "Ctrl+S Import" in shown
        await press(pilot, "down")
        assert "It tells who somebody is, or when they wrote" in flat(text(app))


async def test_importing_and_importing_again(tmp_path: Path) -> None:
    app = FormApp(csv_file(tmp_path, *ROWS), tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, app)
        await press(pilot, "ctrl+s")
        await until(pilot, "4 rows become session files in")
        await press(pilot, "n")
        assert not (tmp_path / "to").exists()
        await press(pilot, "ctrl+s", "y")
        assert "4 new session files" in flat(await until(pilot, "Imported"))
        await press(pilot, "enter")
        await until(pilot, "Type to find one")
        app.bring()
        await until(pilot, "Answers from a form")
        await press(pilot, "ctrl+s", "y")
        assert "4 as they were" in flat(await until(pilot, "Imported"))
        await press(pilot, "enter")
        await until(pilot, "Type to find one")
        assert [len(done.added) for done in app.done if done is not None] == [4, 0]
        assert len(below(tmp_path / "to")) == 4


async def test_a_column_is_put_right_by_typing_and_kept(tmp_path: Path) -> None:
    app = FormApp(csv_file(tmp_path, *ROWS), tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot, app)
        await press(pilot, "down", "down", "down", "down", "down", "x")
        assert screen.mapping.columns[5].taken.use is Use.IGNORED
        await press(pilot, "enter")
        await until(pilot, "What is this column?")
        await press(pilot, "escape", "enter")
        await type_in(pilot, "alia")
        await press(pilot, "enter")
        column = screen.mapping.columns[5]
        assert (column.taken.use, column.sure) == (Use.ALIAS, Sure.SAID)
        await press(pilot, "down", "x", "escape")
        await until(pilot, "Type to find one")
        kept = read_mapping(tmp_path / "answers.mapping.toml")
        assert kept.columns[6].taken.use is Use.IGNORED
        assert app.done == [None]
        assert not (tmp_path / "to").exists()


async def test_an_unknown_label_must_be_said_first(tmp_path: Path) -> None:
    app = FormApp(csv_file(tmp_path, *ROWS, SORT_OF), tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot, app)
        assert "1 label is not known yet: press l." in text(app)
        await press(pilot, "ctrl+s")
        shown = await until(pilot, "Enter says what one means")
        assert "! sort of" in shown
        await press(pilot, "enter")
        await until(pilot, "What does this label mean?")
        # An Enter too many says nothing.
        await press(pilot, "enter")
        assert "not known" in text(app)
        await press(pilot, "enter")
        await type_in(pilot, "2 knows")
        await press(pilot, "enter")
        assert "Everything is known" in text(app)
        assert screen.mapping.labels[0].answer is not None
        await press(pilot, "c")
        assert "what tells respondents apart" in text(app)
        await press(pilot, "ctrl+s", "y")
        await until(pilot, "5 new session files")
        await press(pilot, "enter")
        await until(pilot, "Type to find one")
        assert len(below(tmp_path / "to")) == 5


async def test_two_columns_for_one_item_are_told(tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", csv_bytes([["Clinical leadership", "Other"], [5, 5]]))
    app = FormApp(table, tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, app)
        await press(pilot, "down", "enter")
        await type_in(pilot, "clinical")
        await press(pilot, "enter")
        assert "To be put right" in text(app)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Ask)
        assert "are both taken for Clinical leadership" in flat(text(app))
        await press(pilot, "enter")
        assert not (tmp_path / "to").exists()


async def test_other_answers_of_most_are_asked_about(tmp_path: Path) -> None:
    app = FormApp(csv_file(tmp_path, *ROWS), tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, app)
        await press(pilot, "ctrl+s", "y")
        await until(pilot, "Imported")
        await press(pilot, "enter")
        await until(pilot, "Type to find one")
        csv_file(tmp_path, *(cells(n, ["7"] * 9, f"Else {n}") for n in range(1, 5)))
        before = below(tmp_path / "to")
        app.bring()
        await until(pilot, "Answers from a form")
        await press(pilot, "ctrl+s", "y")
        await until(pilot, "Other answers than before")
        await press(pilot, "n")
        assert below(tmp_path / "to") == before
        await press(pilot, "ctrl+s", "y")
        await until(pilot, "Other answers than before")
        await press(pilot, "y")
        await until(pilot, "4 with changed answers")


async def test_a_subject_is_asked_for_by_name(tmp_path: Path) -> None:
    rows: Sequence[Sequence[Any]] = [["ID", "Ward 5 now"], [1, 3]]
    table = put(tmp_path / "a.csv", csv_bytes(rows))
    app = FormApp(table, tmp_path / "to", "engagement-continuum")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot, app)
        await press(pilot, "down", "enter")
        await type_in(pilot, "now")
        await press(pilot, "enter")
        await until(pilot, "Which stakeholder?")
        await type_in(pilot, "Ward 5")
        await press(pilot, "enter")
        taken = screen.mapping.columns[1].taken
        assert (taken.use, taken.facet, taken.subject) == (Use.ITEM, "now", "Ward 5")


async def test_what_a_number_of_people_means_is_typed(tmp_path: Path) -> None:
    table = put(tmp_path / "a.csv", csv_bytes([["ID", "Foundation"], [1, "about 12"]]))
    app = FormApp(table, tmp_path / "to", "skills-dosing")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, app)
        await press(pilot, "l", "enter")
        await until(pilot, "A whole number")
        await type_in(pilot, "12")
        await press(pilot, "enter")
        assert "Taken for: 12. You said so." in flat(text(app))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "there is nothing in it"),
        (b"\0", "it is not a text"),
        (b"ID,Clinical leadership\n", "nobody has answered"),
    ],
)
async def test_a_table_that_cannot_be_read_is_told(tmp_path: Path, data: bytes, why: str) -> None:
    app = FormApp(put(tmp_path / "a.csv", data), tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "Type to find one")
        app.bring()
        await until(pilot, why)
        assert isinstance(app.screen, Ask)
        await press(pilot, "enter")
        assert isinstance(app.screen, LibraryScreen)
        assert app.done == [None]


async def test_a_broken_workshop_there_is_told(tmp_path: Path) -> None:
    put(tmp_path / "to" / "workshop.json", workshop(naming="whatever"))
    app = FormApp(csv_file(tmp_path, *ROWS), tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, "Type to find one")
        app.bring()
        await until(pilot, "workshop there cannot be read")


async def test_hostile_texts_are_only_texts(tmp_path: Path) -> None:
    hostile = "[/] [@click=app.quit]x[/] \x1b]52;c;x\x07 \u202e"
    rows = [["ID", f"Clinical leadership {hostile}", hostile], ["1", hostile, hostile]]
    app = FormApp(put(tmp_path / "a.csv", csv_bytes(rows)), tmp_path / "to")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ChooseRow)
        await press(pilot, *"[/]", "enter", "escape", "l", "enter")
        assert unsafe(text(app)) == set()
        await press(pilot, "escape", "escape")
        await until(pilot, "Type to find one")
