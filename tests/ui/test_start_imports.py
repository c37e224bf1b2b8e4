"""The first screen is painted before anything heavy is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

UNTIL_FIRST_PAINT = """
import sys
from pathlib import Path
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import Context, OpenLibrary

class Watched(QiApp):
    painted = None

    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        if self.painted is None and renderable is not None:
            Watched.painted = {name.split(".")[0] for name in sys.modules}
            Watched.shown = "".join(
                segment.text for strip in screen._compositor.render_strips() for segment in strip
            )
            self.exit()

Watched(Context(Path(sys.argv[1])), OpenLibrary()).run(headless=True, size=(80, 120))
print("Are you delivering effective redesign?" in Watched.shown, *sorted(Watched.painted))
"""


def test_library_is_painted_without_pydantic_tinydb_and_a_definition(
    tmp_path: Path, repo: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNTIL_FIRST_PAINT, str(tmp_path)],
        cwd=repo,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    listed, *there = done.stdout.split()
    assert listed == "True", "the first paint has the list on it"
    assert "textual" in there
    assert not {"pydantic", "tinydb", "filelock", "tomllib", "jinja2"} & set(there)
