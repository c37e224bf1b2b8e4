"""Looking again at places: only what changed is read, and whatever happens is seen."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qi_tui.analysis.merging.statuses import Status
from qi_tui.store.disk.reading import read_bytes
from qi_tui.store.gathering import one_file
from qi_tui.store.gathering.gather import Gatherer, Gathering
from tests.store.files import (
    as_bytes,
    as_somebody_without_rights,
    library,
    put,
    rated,
    workshop,
)


class Read:
    """The names of the files that were read, in order."""

    def __init__(self, read: Callable[[str, bool], bytes]) -> None:
        self.read = read
        self.names: list[str] = []

    def __call__(self, path: str, is_regular: bool) -> bytes:
        self.names.append(Path(path).name)
        return self.read(path, is_regular)

    def since(self) -> list[str]:
        names, self.names = sorted(self.names), []
        return names


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    read = Read(read_bytes)
    monkeypatch.setattr(one_file, "read_bytes", read)
    return read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    put(folder / "jo.json", rated(5))
    put(folder / "sam.json", rated(2))
    return folder


def looked(gatherer: Gatherer) -> Gathering:
    gathering = gatherer.look()
    assert gathering is not None
    return gathering


def raters(gathering: Gathering) -> int:
    return sum(room.raters for room in gathering.rooms)


def test_nothing_changed_is_nothing(folder: Path, read: Read) -> None:
    gatherer = Gatherer([folder], library())
    assert raters(looked(gatherer)) == 2
    assert read.since() == ["jo.json", "sam.json"]
    assert gatherer.look() is None
    put(folder / "notes.txt", b"of no concern")
    assert gatherer.look() is None
    assert read.since() == []


def test_what_arrives_changes_or_goes_is_noticed_and_the_rest_not_read_again(
    folder: Path, read: Read
) -> None:
    gatherer = Gatherer([folder], library())
    looked(gatherer)
    read.since()
    put(folder / "amy.json", rated(7))
    assert raters(looked(gatherer)) == 3
    assert read.since() == ["amy.json"]
    put(folder / "new", rated(1))
    os.replace(folder / "new", folder / "amy.json")
    gathering = looked(gatherer)
    assert read.since() == ["amy.json"]
    assert (gathering.rooms[0].rows[0].counts or ())[0] == 1
    (folder / "jo.json").unlink()
    gathering = looked(gatherer)
    assert (raters(gathering), read.since()) == (2, [])
    assert [Path(file.path).name for file in gathering.files] == ["amy.json", "sam.json"]


def test_a_file_written_in_place_to_the_same_length(folder: Path) -> None:
    gatherer = Gatherer([folder], library())
    before = looked(gatherer)
    data = (folder / "jo.json").read_bytes()
    os.utime(folder / "jo.json", (1, 1))
    looked(gatherer)
    put(folder / "jo.json", data.replace(b": 5", b": 6"))
    after = looked(gatherer)
    assert after.rooms != before.rooms
    assert raters(after) == 2


def test_a_file_half_written_while_looked_at_and_then_whole(folder: Path) -> None:
    gatherer = Gatherer([folder], library())
    looked(gatherer)
    data = as_bytes(rated(7))
    for end in (0, 100, len(data) - 2):
        put(folder / "late.json", data[:end])
        gathering = looked(gatherer)
        assert raters(gathering) == 2
        [late] = [file for file in gathering.files if file.path.endswith("late.json")]
        assert late.status is Status.UNREADABLE
        assert "it is empty" in late.detail or "it is cut short" in late.detail
    put(folder / "late.json", data)
    assert raters(looked(gatherer)) == 3


def test_a_folder_that_disappears_and_comes_back(folder: Path) -> None:
    gatherer = Gatherer([folder], library())
    looked(gatherer)
    away = folder.with_name("away")
    folder.rename(away)
    gathering = looked(gatherer)
    assert gathering.files == ()
    assert gathering.rooms == ()
    assert gathering.troubles == (f"{folder}: it is not there.",)
    assert gathering.has_trouble
    assert gatherer.look() is None
    away.rename(folder)
    gathering = looked(gatherer)
    assert raters(gathering) == 2
    assert not gathering.has_trouble


def test_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    gatherer = Gatherer([folder], library())
    assert looked(gatherer).files == ()
    put(folder / "sam.json", rated(3))
    assert raters(looked(gatherer)) == 1


def test_a_folder_emptied_and_filled_again_reads_everything_anew(folder: Path, read: Read) -> None:
    gatherer = Gatherer([folder], library())
    looked(gatherer)
    shutil.rmtree(folder)
    assert looked(gatherer).files == ()
    read.since()
    put(folder / "jo.json", rated(1))
    assert raters(looked(gatherer)) == 1
    assert read.since() == ["jo.json"]


def test_a_permission_given_later_is_noticed(open_folder: Path) -> None:
    put(open_folder / "jo.json", rated(5))
    secret = put(open_folder / "sam.json", rated(2))
    secret.chmod(0)
    gatherer = Gatherer([open_folder], library())
    library().digest(library().need("effective-redesign"))
    with as_somebody_without_rights():
        assert raters(looked(gatherer)) == 1
    secret.chmod(0o644)
    with as_somebody_without_rights():
        assert raters(looked(gatherer)) == 2


def test_the_workshop_file_changing_changes_what_counts(folder: Path, read: Read) -> None:
    gatherer = Gatherer([folder], library())
    looked(gatherer)
    read.since()
    sam = rated(2)
    put(folder / "sam.json", sam)
    left_out = {"1": {"session": sam["session"]["1"]["id"], "reason": "twice"}}
    put(folder / "workshop.json", workshop(left_out=left_out))
    gathering = looked(gatherer)
    assert raters(gathering) == 1
    assert read.since() == ["sam.json", "workshop.json"]
    put(folder / "workshop.json", workshop())
    assert raters(looked(gatherer)) == 2


def test_progress_is_told_now_and_then(tmp_path: Path) -> None:
    for number in range(250):
        put(tmp_path / f"{number}.json", b"{}")
    told: list[tuple[int, int | None]] = []
    Gatherer([tmp_path], library()).look(lambda done, of: told.append((done, of)))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_finding_many_files_is_told_too_and_can_be_stopped(tmp_path: Path) -> None:
    for number in range(2100):
        put(tmp_path / f"{number:04}.json", b"{}")
    told: list[int] = []

    class _Enough(Exception):
        pass

    def enough(done: int, of: int | None) -> None:
        assert of is None
        told.append(done)
        if done == 2000:
            raise _Enough

    gatherer = Gatherer([tmp_path], library())
    with pytest.raises(_Enough):
        gatherer.look(enough)
    assert told == [1000, 2000]
    assert len(looked(gatherer).files) == 2100


def test_the_garbage_collector_is_as_it_was_after_a_look_that_was_ended(tmp_path: Path) -> None:
    put(tmp_path / "a.json", b"{}")
    during: list[bool] = []

    def end(done: int, of: int | None) -> None:
        during.append(gc.isenabled())
        raise InterruptedError

    assert gc.isenabled()
    with pytest.raises(InterruptedError):
        Gatherer([tmp_path], library()).look(end)
    assert (during, gc.isenabled()) == ([False], True)
