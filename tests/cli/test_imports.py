"""A command imports what it needs: one that opens no screen never waits for what draws screens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = """
import io, sys
from contextlib import redirect_stdout
with redirect_stdout(io.StringIO()) as said:
    from qi_tui.cli import main
    status = main(sys.argv[1:])
assert status in (0, 1), status
assert said.getvalue().strip()
print(*sorted(sys.modules))
"""
SCREENS = {"textual", "rich", "qi_tui.ui"}
EXTRAS = {
    *("jinja2", "markupsafe", "openpyxl", "docx", "lxml", "narwhals", "pyarrow", "duckdb"),
    *("polars", "pandas", "numpy"),
}
MODELS = {"pydantic", "pydantic_core", "tinydb", "filelock"}
PARSING = {"argparse", "re", "typing", "pathlib", "json", "tomllib", "dataclasses"}
SAMPLE = "sessions/sample-workshop"

UNWANTED = {
    "--version": SCREENS | EXTRAS | MODELS | PARSING,
    "--help": SCREENS | EXTRAS | MODELS | PARSING,
    "frameworks list": SCREENS | EXTRAS | MODELS | {"tomllib", "asyncio", "importlib.metadata"},
    f"merge {SAMPLE}": SCREENS | EXTRAS | {"tinydb", "filelock", "asyncio", "qi_tui.report.web"},
}


@pytest.mark.parametrize("words", UNWANTED)
def test_a_command_imports_only_what_it_needs(words: str, repo: Path, tmp_path: Path) -> None:
    arguments = [str(repo / word) if word == SAMPLE else word for word in words.split()]
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=repo,
        env={**os.environ, "PYTHONUTF8": "1", "QI_TUI_SESSIONS": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert not UNWANTED[words] & set(done.stdout.split())
