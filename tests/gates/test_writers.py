"""The gate of several writers: it holds, and it finds two programs that are both let in."""

from __future__ import annotations

from pathlib import Path

import pytest

from gates import writers
from tests.gates.planted import program

BOTH_LET_IN = """
from qi_tui.store.disk import locking
locking._taken = lambda lock: True
storage.SafeStorage._step_aside_if_changed = lambda self: None
storage.SafeStorage._look_again = lambda self: None
"""
WRITES_THOUGH_IT_MAY_NOT = """
from qi_tui.store.disk import door
door.Door.put = lambda self, tables: self._database.storage.write(tables)
"""


def test_four_programs_lose_nothing(tmp_path: Path) -> None:
    figures = writers.run(writers.SHORT, tmp_path)
    assert figures.violations == ()
    assert figures.tried == 2 * 4 * 200
    assert figures.measured["acknowledged"] == figures.tried
    assert int(figures.measured["times one could only read"]) > 0
    assert int(figures.measured["readings meanwhile"]) > 0


@pytest.mark.parametrize(
    ("recipe", "word"),
    [
        (BOTH_LET_IN, "acknowledged saves are not found"),
        (WRITES_THOUGH_IT_MAY_NOT, "wrote though it could only read"),
    ],
    ids=["both let in", "writes though it may not"],
)
def test_what_loses_saves_is_found_out(
    recipe: str, word: str, tmp_path: Path, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = program(tmp_path / "planted.py", repo, recipe, "gates.writers_program")
    monkeypatch.setattr(writers, "PROGRAM", planted)
    assert any(word in sentence for sentence in writers.run(40, tmp_path).violations)
