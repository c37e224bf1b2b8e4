"""Answers that a forms tool exported join a workshop by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.made import app_at, sees
from tests.ui.opening import type_in, until
from tests.ui.workshop.collected import press, sessions
from tests.ui.workshop.recording import facilitated, record

TABLE = """ID,Chief executive commitment,Clinical leadership
1,5,3
2,6,2
"""


@pytest.mark.usefixtures("flagship_only")
async def test_a_table_becomes_sessions_of_the_workshop(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    workshop = record(folder)
    table = tmp_path / "answers.csv"
    table.write_text(TABLE, encoding="utf-8")
    async with app_at(tmp_path).run_test(size=(100, 30), notifications=True) as pilot:
        await facilitated(pilot, folder, "f")
        await until(pilot, "first, for all raters")
        await press(pilot, "ctrl+s")
        await until(pilot, "Bring in answers from a form")
        await press(pilot, "ctrl+u")
        await type_in(pilot, str(table))
        await press(pilot, "enter")
        await until(pilot, "Clinical leadership")
        await press(pilot, "ctrl+s")
        await until(pilot, "Import these answers?")
        await press(pilot, "y")
        await until(pilot, "2 new session files")
        await press(pilot, "enter")
        await sees(pilot, "2 raters")
    found = sessions(folder)
    assert sorted(each.sheet().values["clinical-leadership"] for each in found) == [2, 3]
    assert {each.head.workshop for each in found} <= {workshop.head.id, None}
