"""The gate of faults: it holds, it tries every call, and it finds what it is there to find."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gates import faults
from gates.faults_subjects import SUBJECTS
from qi_tui.store.disk import atomic, door, placing, storage
from qi_tui.store.disk.door import SaveError
from tests.gates.planted import in_place


def test_whatever_fails_the_file_is_wholly_old_or_wholly_new(tmp_path: Path) -> None:
    figures = faults.run(faults.SHORT, tmp_path)
    assert figures.violations == ()
    failed = set(str(figures.measured["calls that failed"]).split())
    expected = {"open", "write", "fsync", "fstat", "close", "link", "replace", "unlink", "stat"}
    if os.name == "posix":
        expected.add("fchmod")
    assert failed >= expected
    # Of each, at least the five calls of the recipe, in each of five ways.
    assert all(int(figures.measured[name]) >= 25 for name in SUBJECTS)


def broken(name: str, fault: str, folder: Path) -> list[str]:
    """What is amiss in one subject after one kind of fault, at whatever call."""
    found: list[str] = []
    for step in range(1, 100):
        disk, amiss = faults.try_once(name, fault, step, folder / str(step), 0)
        found += amiss
        if not disk.failed:
            return found
    raise AssertionError("a save has no end")


@pytest.mark.parametrize("fault", faults.FAULTS)
@pytest.mark.parametrize("name", ["a session", "a workshop", "an export over another"])
def test_writing_in_place_is_found_out(
    name: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "replace_file", in_place)
    monkeypatch.setattr(placing, "replace_file", in_place)
    assert any("the file holds None" in word for word in broken(name, fault, tmp_path))


def test_a_crash_in_place_of_a_sentence_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*given: object, **named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(placing, "cannot_place", crash)
    found = broken("a new export", "disk full", tmp_path)
    assert any("which no person understands" in word for word in found)


def test_a_refusal_that_says_too_little_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Curt(SaveError):
        def __init__(self, title: str, message: str, hint: str = "") -> None:
            super().__init__(title, "It did not work.")

    monkeypatch.setattr(door, "SaveError", Curt)
    found = " ".join(broken("a session", "disk full", tmp_path))
    assert "does not name the file" in found
    assert "does not say why" in found
    assert "was not said what is safe" in found


def test_a_file_of_ones_own_that_is_taken_for_a_strangers_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember = storage.SafeStorage.remember

    def forget(self: storage.SafeStorage, data: bytes, mark: atomic.Mark | None) -> None:
        remember(self, b"", None)

    monkeypatch.setattr(storage.SafeStorage, "remember", forget)
    found = broken("a workshop", "disk full", tmp_path)
    assert any("taken for a stranger" in word for word in found)
