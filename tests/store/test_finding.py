"""Which files a merge looks at: those named, and in a folder every session, scratch passed over."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from qi_tui.store.gathering.finding import candidates, is_there
from tests.store.files import as_somebody_without_rights, named, put

SEEN = ["Sam (1).json", "Sam.JSON", named("Zoë.json"), "b.conflict-1.json", "b.json"]
PASSED_OVER = [
    ".b.json",
    "._b.json",
    ".b.json.77-01234567.tmp",
    "~$b.json",
    "b.json.bak",
    "b.json.lock",
    "b.json.tmp",
    "b.jsonl",
    "b.txt",
    "json",
    "IMG_0001.jpg",
]


def found(*places: Path, recursive: bool = False) -> list[str]:
    return [candidate.path.name for candidate in candidates(places, recursive).files]


def test_in_a_folder_every_session_and_no_scratch(tmp_path: Path) -> None:
    for name in SEEN + PASSED_OVER:
        put(tmp_path / name, b"{}")
    (tmp_path / "folder.json").mkdir()
    assert found(tmp_path) == SEEN


def test_folders_below_only_where_asked_for(tmp_path: Path) -> None:
    for name in ("b.json", "a/2.json", "a/deep/1.json", "z/3.json", ".hidden/4.json"):
        put(tmp_path / name, b"{}")
    assert found(tmp_path) == ["b.json"]
    assert found(tmp_path, recursive=True) == ["b.json", "2.json", "1.json", "3.json"]


def test_a_file_is_looked_at_once_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path / "a" / "b.json", b"{}")
    monkeypatch.chdir(tmp_path)
    places = [path, tmp_path, path.parent, Path("a/b.json"), Path("a/../a/b.json"), Path("a")]
    assert found(*places, recursive=True) == ["b.json"]


def test_a_scratch_file_that_is_named_is_passed_over_too(tmp_path: Path) -> None:
    """`qi-tui merge sessions/*` names everything that lies there."""
    for name in SEEN + PASSED_OVER:
        put(tmp_path / name, b"{}")
    named = found(*sorted(tmp_path.iterdir()))
    assert set(named) >= {*SEEN, "b.json.bak", "b.txt", "IMG_0001.jpg"}
    assert not {"b.json.lock", "b.json.tmp", "~$b.json", ".b.json", "._b.json"} & set(named)


def test_links_to_folders_are_not_followed_for_ever(tmp_path: Path) -> None:
    put(tmp_path / "a" / "b.json", b"{}")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path, recursive=True) == ["b.json"]


def test_folders_nested_a_thousand_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("paths are short here")
    monkeypatch.chdir(tmp_path)
    deep = 1200
    for _ in range(deep):
        os.mkdir("d")  # noqa: PTH102 - a whole path would be too long
        os.chdir("d")
    bottom = Path("b.json")
    bottom.write_bytes(b"{}")
    try:
        assert found(tmp_path, recursive=True) == ["b.json"]
    finally:
        # Whoever clears up after the tests may not be able to go as deep.
        bottom.unlink()
        for _ in range(deep):
            os.chdir("..")
            Path("d").rmdir()


def test_one_folder_that_cannot_be_read_does_not_hide_the_others(open_folder: Path) -> None:
    for name in ("b.json", "locked/c.json", "open/d.json"):
        put(open_folder / name, b"{}")
    (open_folder / "locked").chmod(0)
    with as_somebody_without_rights():
        looked = candidates([open_folder], recursive=True)
    assert [candidate.path.name for candidate in looked.files] == ["b.json", "d.json"]
    [trouble] = looked.troubles
    assert trouble == f"{open_folder / 'locked'}: the folder cannot be read (Permission denied)."


def test_a_file_in_a_folder_that_cannot_be_entered(open_folder: Path) -> None:
    path = put(open_folder / "locked" / "c.json", b"{}")
    path.parent.chmod(0)
    with as_somebody_without_rights():
        assert is_there(path)
        assert found(path) == ["c.json"]


def test_places_that_are_not_there(tmp_path: Path) -> None:
    looked = candidates([tmp_path / "gone", tmp_path / ("x" * 300), tmp_path / "a\0b"])
    assert looked.files == ()
    assert [trouble.endswith(": it is not there.") for trouble in looked.troubles] == [True] * 3


def test_a_mark_tells_of_every_change(tmp_path: Path) -> None:
    path = put(tmp_path / "b.json", b"{}")

    def mark() -> object:
        [candidate] = candidates([tmp_path]).files
        return candidate.mark

    marks = [mark(), mark()]
    assert marks[0] == marks[1]
    put(path, b"[]\n")
    marks.append(mark())
    put(tmp_path / "new", b"{ }")
    os.replace(tmp_path / "new", path)
    marks.append(mark())
    os.utime(path, (0, 0))
    marks.append(mark())
    assert len(set(marks)) == 4
    path.unlink()
    path.symlink_to(tmp_path / "gone")
    assert mark() is None
