"""A damaged file of mine is not just missing: the first screen says so, and how to repair it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.store.disk.reading import Damaged, Unreadable
from qi_tui.store.repair.noticing import told_of
from tests.ui.opening import SIZE, app_in, session_file, settled, until
from tests.ui.pictures import text

pytestmark = pytest.mark.usefixtures("flagship_only")


async def test_the_first_screen_tells_of_a_damaged_file(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    path = session_file(folder, alias="Sam")
    path.write_bytes(path.read_bytes()[:300])
    app = app_in(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, "A damaged file")
        (told,) = app._notifications
        assert "cannot be read: it is cut short at line" in told.message
        assert told.message.endswith(f'qi-tui repair "{path}"')


async def test_a_repaired_file_is_not_told_of_for_ever(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    path = session_file(folder, alias="Sam")
    path.with_name(f"{path.stem}.repaired-1.json").write_bytes(path.read_bytes())
    path.write_bytes(b"")
    app = app_in(folder)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        assert "A damaged file" not in text(app)


def test_what_is_told(tmp_path: Path) -> None:
    one, two = tmp_path / "a.json", tmp_path / "b.json"
    cut = Damaged("it is cut short at line 2")
    told = told_of([(two, cut), (one, cut)])
    assert told.startswith("a.json in your folder cannot be read: it is cut short at line 2.")
    assert "So it is with 1 more." in told
    assert told.endswith(f'qi-tui repair "{one}"')
    assert told_of([(one, Unreadable("you are not permitted to read it"))]) == ""
    assert told_of([]) == ""
