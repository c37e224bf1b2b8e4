"""The gate of kills: it holds, and it finds a recipe under which a kill loses something."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gates import kills
from tests.gates.planted import program

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    figures = kills.run(kills.SHORT, tmp_path)
    assert figures.violations == ()
    assert figures.tried == 200
    assert int(figures.measured["acknowledged saves"]) >= 200
    assert int(figures.measured["temporary files left and swept"]) > 0


def test_writing_in_place_is_found_out(
    tmp_path: Path, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = "storage.replace_file = planted.in_place"
    planted = program(tmp_path / "planted.py", repo, recipe, "gates.kills_program")
    monkeypatch.setattr(kills, "PROGRAM", planted)
    assert any("cannot be read" in word for word in kills.run(100, tmp_path).violations)


def test_acknowledging_too_early_is_found_out(
    tmp_path: Path, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = "storage.replace_file = planted.nowhere"
    planted = program(tmp_path / "planted.py", repo, recipe, "gates.kills_program")
    monkeypatch.setattr(kills, "PROGRAM", planted)
    assert any("was acknowledged, and" in word for word in kills.run(100, tmp_path).violations)
