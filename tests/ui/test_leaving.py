"""Leaving: by key with everything saved, and by a fault with one sentence."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import WorkerFailed

from qi_tui import paths
from qi_tui.store.disk.log import log_fault
from qi_tui.ui.context import OpenRating
from qi_tui.ui.process.faulting import FAULT
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.screens.library import LibraryScreen
from tests.ui.opening import FLAGSHIP, SIZE, app_in, flat, press, settled, type_in, until

pytestmark = pytest.mark.usefixtures("flagship_only")


@pytest.mark.parametrize(("key", "status"), [("ctrl+q", 0), ("ctrl+c", 130)])
async def test_leaving_by_key_waits_for_what_is_being_written(
    tmp_path: Path, key: str, status: int
) -> None:
    writer = SlowWriter()
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.register(writer)
        await pilot.press(key)
        await pilot.pause(0.1)
        assert app.return_code is None, "it is not left while something is being written"
        writer.written.set()
        await pilot.pause(0.3)
    assert app.return_code == status
    assert writer.closed


class SlowWriter:
    """A writer whose disk takes as long as the test wants."""

    def __init__(self, works: bool = True) -> None:
        self.written = threading.Event()
        self.works = works
        self.closed = False

    def wait(self, timeout: float | None = None) -> bool:
        self.written.wait(timeout)
        return self.works

    def close(self) -> None:
        self.closed = True


async def test_what_cannot_be_saved_is_told_before_leaving(tmp_path: Path) -> None:
    writer = SlowWriter(works=False)
    writer.written.set()
    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.register(writer)
        await press(pilot, "ctrl+q")
        assert "The earlier ones are safe" in flat(await until(pilot, "Not everything"))
        await press(pilot, "ctrl+q", "s")
        assert isinstance(app.screen, LibraryScreen), "asked once, however often the key is pressed"
        assert app.return_code is None
        await press(pilot, "ctrl+q")
        await until(pilot, "Not everything")
        await press(pilot, "l")
        await pilot.pause(0.1)
    assert app.return_code == 0


async def test_screens_put_half_done_work_away_before_the_end(tmp_path: Path) -> None:
    kept = []

    class Half(QiScreen[None]):
        def compose(self) -> ComposeResult:
            yield Static("half done")

        def keep(self) -> None:
            kept.append("kept")

    app = app_in(tmp_path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.push_screen(Half())
        await pilot.pause()
        await press(pilot, "ctrl+q")
        await pilot.pause(0.1)
    assert kept == ["kept"]


async def test_ctrl_c_copies_where_text_is_selected(tmp_path: Path) -> None:
    app = app_in(tmp_path, OpenRating(FLAGSHIP))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await type_in(pilot, "Sam")
        await press(pilot, "shift+home", "ctrl+c")
        await pilot.pause(0.1)
        assert app.return_code is None
        assert app.clipboard == "Sam"
        await press(pilot, "end", "ctrl+c")
        await pilot.pause(0.1)
    assert app.return_code == 130


async def test_fault_says_one_sentence_and_no_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = app_in(tmp_path)

    def fail() -> None:
        name = "Margaret"
        raise ValueError(f"{name} said that the ward is closed")

    async def run() -> None:
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            app.call_later(fail)
            await pilot.pause(0.1)

    with pytest.raises(ValueError, match="Margaret"):
        await run()
    said = capsys.readouterr()
    assert app.return_code == FAULT
    printed = " ".join((said.out + said.err).split())
    assert "Something went wrong inside qi-tui. Your ratings are saved in" in printed
    assert "Margaret" not in printed
    assert "Traceback" not in printed
    log = paths.log_file().read_text(encoding="utf-8")
    assert "ValueError" in log
    assert " fail" in log
    assert "Margaret" not in log
    assert "ward" not in log


def test_log_names_the_fault_inside_a_worker_and_is_private() -> None:
    try:
        raise KeyError("Margaret")
    except KeyError as error:
        path = log_fault(WorkerFailed(error))
    assert path is not None
    log = path.read_text(encoding="utf-8")
    assert "KeyError" in log
    assert "/test_leaving.py:" in log
    assert str(Path(__file__).parent) not in log, "a folder is often called after a person"
    assert "Margaret" not in log
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0


def test_log_that_cannot_be_written_is_no_second_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "file" / "qi-tui.log")
    assert log_fault(ValueError("x")) is None
