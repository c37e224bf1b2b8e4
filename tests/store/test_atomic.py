"""Replacing a file: wholly the old one or wholly the new one, with nothing left lying about."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from qi_tui.store.disk import atomic
from qi_tui.store.disk.atomic import make_folder, mark_of, replace_file, sweep

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_made_without_a_version_before(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    replace_file(path, b"first")
    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["sam.json"]


def test_the_version_before_stays_beside(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    for content in (b"first", b"second", b"third"):
        replace_file(path, content)
    assert path.read_bytes() == b"third"
    assert (tmp_path / "sam.json.bak").read_bytes() == b"second"
    assert names(tmp_path) == ["sam.json", "sam.json.bak"]


def test_where_it_is_not_wanted_no_version_stays_beside(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    replace_file(path, b"first", keep_previous=False)
    replace_file(path, b"second", keep_previous=False)
    assert names(tmp_path) == ["sam.json"]


def test_the_mark_is_that_of_the_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    for content in (b"first", b"second"):
        assert replace_file(path, content) == mark_of(path)


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_the_mode_stays_and_is_never_wider_on_the_way(
    mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b"first")
    path.chmod(mode)
    seen: list[int] = []

    def look_and_sync(handle: int, sync: object = os.fsync) -> None:
        seen.extend(stat.S_IMODE(entry.lstat().st_mode) for entry in tmp_path.glob(".*"))

    monkeypatch.setattr(os, "fsync", look_and_sync)
    replace_file(path, b"second")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert seen
    assert set(seen) == {mode}


@POSIX
def test_a_drive_that_refuses_modes_is_no_obstacle_where_the_mode_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, mode: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    path = tmp_path / "sam.json"
    path.write_bytes(b"first")
    path.chmod(0o600)
    monkeypatch.setattr(os, "fchmod", refuse)
    replace_file(path, b"second")
    assert path.read_bytes() == b"second"


@POSIX
def test_a_symlink_is_written_through(tmp_path: Path) -> None:
    real = tmp_path / "stick" / "sam.json"
    real.parent.mkdir()
    real.write_bytes(b"first")
    link = tmp_path / "sam.json"
    link.symlink_to(real)
    replace_file(link, b"second")
    assert link.is_symlink()
    assert real.read_bytes() == b"second"
    assert names(tmp_path) == ["sam.json", "stick"]
    assert names(real.parent) == ["sam.json", "sam.json.bak"]


def test_without_hard_links_the_version_before_is_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: object, target: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "sam.json"
    replace_file(path, b"first")
    replace_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert (tmp_path / "sam.json.bak").read_bytes() == b"first"
    assert names(tmp_path) == ["sam.json", "sam.json.bak"]


def test_a_version_before_that_cannot_be_kept_never_stops_a_save(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b"first")
    in_the_way = tmp_path / "sam.json.bak"
    in_the_way.mkdir()
    (in_the_way / "something").write_bytes(b"")
    replace_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert names(tmp_path) == ["sam.json", "sam.json.bak"]


def test_a_name_of_the_greatest_length_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".json")
    replace_file(path, b"first")
    replace_file(path, b"second")
    assert path.read_bytes() == b"second"


class Held:
    """A target that a scanner holds for the first so many tries, as Windows tells it."""

    def __init__(self, target: Path, tries: int, winerror: int | None) -> None:
        self.target, self.tries, self.winerror = target, tries, winerror
        self.calls = 0
        self._replace = os.replace

    def replace(self, source: Path, target: Path) -> None:
        if Path(target) == self.target:
            self.calls += 1
            if self.calls <= self.tries:
                error = PermissionError(errno.EACCES, "Access is denied")
                if self.winerror is not None:
                    error.winerror = self.winerror  # type: ignore[attr-defined, unused-ignore]
                raise error
        self._replace(source, target)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits, which last no time here."""
    kept: list[float] = []
    monkeypatch.setattr(time, "sleep", kept.append)
    return kept


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("tries", [1, 4])
def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(
    winerror: int,
    tries: int,
    tmp_path: Path,
    waits: list[float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b"first")
    monkeypatch.setattr(os, "replace", Held(path, tries, winerror).replace)
    replace_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert waits[-tries - 1 :] == [0.0, 0.001, 0.010, 0.020, 0.040][: tries + 1]
    assert names(tmp_path) == ["sam.json", "sam.json.bak"]


def test_a_file_that_stays_held_stays_as_it_is(
    tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b"first")
    held = Held(path, 1000, 32)
    monkeypatch.setattr(os, "replace", held.replace)
    with pytest.raises(PermissionError):
        replace_file(path, b"second")
    assert held.calls == 5
    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["sam.json", "sam.json.bak"]


@pytest.mark.parametrize("winerror", [None, 1, 112])
def test_any_other_refusal_is_not_tried_again(
    winerror: int | None, tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b"first")
    held = Held(path, 1, winerror)
    monkeypatch.setattr(os, "replace", held.replace)
    with pytest.raises(PermissionError):
        replace_file(path, b"second")
    assert held.calls == 1
    assert path.read_bytes() == b"first"


def test_only_old_scratch_files_of_ours_are_swept(tmp_path: Path) -> None:
    ours = [".sam.json.123-0a1b2c3d.tmp", ".sam.json.123-0a1b2c3d.tmp.bak.tmp"]
    others = [".rsync.tmp", "sam.json.tmp", ".sam.json.tmp", "sam.json", ".sam.json.123-zz.tmp"]
    for name in ours + others:
        (tmp_path / name).write_bytes(b"{}")
    sweep(tmp_path)
    assert names(tmp_path) == sorted(ours + others)
    sweep(tmp_path, now=time.time() + atomic.STALE_AFTER + 1)
    assert names(tmp_path) == sorted(others)


def test_sweeping_where_there_is_no_folder_is_nothing(tmp_path: Path) -> None:
    sweep(tmp_path / "gone")


@POSIX
def test_a_file_keeps_its_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may give a file to any group")
    path = tmp_path / "sam.json"
    path.write_bytes(b"first")
    os.chown(path, -1, 12345)
    path.chmod(0o660)
    replace_file(path, b"second")
    assert path.stat().st_gid == 12345
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


@POSIX
def test_a_hard_link_elsewhere_keeps_the_version_that_it_was_made_of(tmp_path: Path) -> None:
    path, kept = tmp_path / "sam.json", tmp_path / "kept.json"
    path.write_bytes(b"first")
    os.link(path, kept)
    replace_file(path, b"second")
    replace_file(path, b"third")
    assert kept.read_bytes() == b"first"


@POSIX
@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_drive_that_cannot_force_a_folder_to_the_disk_is_no_obstacle(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def refuse(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuse)
    replace_file(tmp_path / "sam.json", b"first")
    assert (tmp_path / "sam.json").read_bytes() == b"first"


@POSIX
@pytest.mark.parametrize("can", [True, False])
def test_on_macos_the_disk_itself_is_asked_to_keep_it(
    can: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    asked: list[int] = []
    synced: list[int] = []

    def ask(handle: int, command: int) -> None:
        asked.append(command)
        if not can:
            raise OSError(errno.ENOTTY, os.strerror(errno.ENOTTY))

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", ask)
    monkeypatch.setattr(os, "fsync", synced.append)
    replace_file(tmp_path / "sam.json", b"first")
    assert asked == [51, 51]
    assert len(synced) == (0 if can else 2)


def test_a_disk_that_takes_little_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:3]))
    replace_file(tmp_path / "sam.json", b"in several pieces")
    assert (tmp_path / "sam.json").read_bytes() == b"in several pieces"


def test_what_the_last_look_raises_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b"first")

    def stop() -> None:
        raise RuntimeError("somebody came")

    with pytest.raises(RuntimeError):
        replace_file(path, b"second", look=stop)
    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["sam.json"]


def test_making_folders(tmp_path: Path) -> None:
    folder = tmp_path / "one" / "two"
    make_folder(folder)
    make_folder(folder)
    assert folder.is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        make_folder(tmp_path / "file")
