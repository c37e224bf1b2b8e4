"""The first screen is painted before anything heavy is imported that it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

UNTIL_PAINTED = """
import sys
from pathlib import Path
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import Context, OpenLibrary, OpenRating

class Watched(QiApp):
    painted = None
    screens = []

    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        if self.painted is None and renderable is not None:
            strips = screen._compositor.render_strips()
            shown = "".join(segment.text for strip in strips for segment in strip)
            if shown.strip():
                Watched.screens.append(type(screen).__name__)
            if sys.argv[2] in shown:
                Watched.painted = set(sys.modules)
                self.exit()

start = OpenLibrary() if sys.argv[3] == "library" else OpenRating(sys.argv[3], "Sam", "clinician")
Watched(Context(Path(sys.argv[1])), start).run(headless=True, size=(80, 120))
print(*Watched.screens)
print(*sorted(Watched.painted))
"""
WHAT_CHECKS_AND_SAVES = {
    *("pydantic", "pydantic_core", "annotated_types", "tinydb", "filelock"),
    *("email", "importlib.metadata", "zoneinfo", "csv", "zipfile", "html", "http"),
    *("qi_tui.model.framework", "qi_tui.model.session", "qi_tui.model.definition"),
    *("qi_tui.model.answering", "qi_tui.store.definitions.checking", "qi_tui.store.mine"),
    *("qi_tui.store.sessions", "qi_tui.store.session_reading", "qi_tui.store.disk.door"),
    *("qi_tui.store.disk.writer", "qi_tui.store.disk.storage", "qi_tui.store.disk.reading"),
}
NOT_FOR_ANY_SCREEN = WHAT_CHECKS_AND_SAVES | {
    *("jinja2", "markupsafe", "openpyxl", "docx", "lxml", "narwhals", "pyarrow", "duckdb"),
    *("polars", "pandas", "numpy", "multiprocessing", "qi_tui.report"),
    *("textual.widgets._data_table", "textual.widgets._markdown", "textual.widgets._text_area"),
    *("qi_tui.analysis.merging", "qi_tui.analysis.results", "qi_tui.store.gathering.gather"),
    *("qi_tui.model.workshop", "qi_tui.store.workshop", "qi_tui.ui.flows"),
    *("qi_tui.ui.facilitating", "qi_tui.ui.screens.rate", "qi_tui.ui.screens.workshop"),
    *("qi_tui.ui.screens.start", "qi_tui.ui.screens.result", "qi_tui.ui.screens.too_small"),
}
NOT_FOR_THE_LIBRARY = {"tomllib", "argparse", "qi_tui.analysis.shown", "qi_tui.ui.widgets.rating"}
NOT_FOR_RATE = {"qi_tui.ui.screens.library"}


def painted(folder: Path, repo: Path, words: str, start: str) -> tuple[list[str], set[str]]:
    """The screens painted until these words were, and what was imported by then."""
    done = subprocess.run(
        [sys.executable, "-c", UNTIL_PAINTED, str(folder), words, start],
        cwd=repo,
        env={**os.environ, "PYTHONUTF8": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    screens, there = (line.split() for line in done.stdout.splitlines())
    assert "textual" in there
    return screens, set(there)


@pytest.mark.parametrize(
    ("screen", "words", "start", "unwanted"),
    [
        (
            "LibraryScreen",
            "Are you delivering effective redesign?",
            "library",
            NOT_FOR_THE_LIBRARY,
        ),
        ("FirstLook", "Chief executive commitment", "effective-redesign", NOT_FOR_RATE),
    ],
    ids=["library", "rate"],
)
def test_the_first_screen_is_painted_at_once_without_what_it_does_not_need(
    screen: str, words: str, start: str, unwanted: set[str], tmp_path: Path, repo: Path
) -> None:
    screens, there = painted(tmp_path / "sessions", repo, words, start)
    assert screens == [screen], "nothing else is painted before it, and it not without its items"
    assert not (unwanted | NOT_FOR_ANY_SCREEN) & there
