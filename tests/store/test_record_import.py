"""Bringing a record in: nothing is lost, nothing comes twice, nothing hostile gets through."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from qi_tui.errors import QiError, UsageError
from qi_tui.store.gathering.gather import gather
from qi_tui.store.mine import my_sessions
from qi_tui.store.record import reading as record_reading
from qi_tui.store.record.importing import Outcome, Placed, import_record
from qi_tui.store.record.own_record import INDEX, export_record
from qi_tui.store.record.reading import read_record
from qi_tui.store.sessions import SessionDoor
from tests.store.files import as_bytes, below, example, library, put, tally, workshop

NAME = "effective-redesign.sam.6f0c2f7e.json"


def zipped(path: Path, *entries: tuple[str, bytes]) -> Path:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return put(path, packed.getvalue())


def version(revision: int, value: int = 5) -> bytes:
    made = example(revision=revision)
    made["answers"]["1"]["values"]["chief-executive-commitment"] = value
    return as_bytes(made)


def bring(folder: Path, *versions: bytes) -> list[Placed]:
    path = zipped(folder / "mine.zip", *((f"{n}.json", data) for n, data in enumerate(versions)))
    return list(import_record(read_record(path), folder / "to"))


def outcomes(folder: Path, *versions: bytes) -> list[Outcome]:
    return [placed.outcome for placed in bring(folder, *versions)]


def test_a_higher_revision_takes_the_place_and_the_other_stays_beside(tmp_path: Path) -> None:
    mine = put(tmp_path / "to" / "my own name.json", version(7))
    assert outcomes(tmp_path, version(8, 6)) == [Outcome.NEWER]
    assert mine.read_bytes() == version(8, 6)
    assert mine.with_name(mine.name + ".older-1").read_bytes() == version(7)
    assert len(my_sessions(tmp_path / "to")) == 1


def test_a_lower_revision_is_kept_beside_once(tmp_path: Path) -> None:
    mine = put(tmp_path / "to" / NAME, version(7))
    assert outcomes(tmp_path, version(6, 1)) == [Outcome.OLDER]
    assert outcomes(tmp_path, version(6, 1)) == [Outcome.SAME]
    assert mine.read_bytes() == version(7)
    assert below(tmp_path / "to") == {NAME: version(7), f"{NAME}.older-1": version(6, 1)}
    assert len(my_sessions(tmp_path / "to")) == 1


def test_two_versions_of_one_revision_both_stay_and_a_merge_names_them(tmp_path: Path) -> None:
    mine = put(tmp_path / "to" / NAME, version(7))
    assert outcomes(tmp_path, version(7, 1)) == [Outcome.CONFLICT]
    assert outcomes(tmp_path, version(7, 1)) == [Outcome.SAME]
    assert mine.read_bytes() == version(7)
    statuses = [file.status.value for file in gather([tmp_path / "to"], library()).files]
    assert statuses == ["conflict", "conflict"]


def test_the_same_answers_in_another_layout_are_the_same(tmp_path: Path) -> None:
    mine = put(tmp_path / "to" / NAME, version(7))
    before = mine.read_bytes()
    assert outcomes(tmp_path, version(7).replace(b"\n", b"\n  ")) == [Outcome.SAME]
    assert below(tmp_path / "to") == {NAME: before}


def test_several_versions_in_one_record_leave_the_highest(tmp_path: Path) -> None:
    assert outcomes(tmp_path, version(8, 6), version(7)) == [Outcome.ADDED, Outcome.NEWER]
    assert (tmp_path / "to" / NAME).read_bytes() == version(8, 6)


def test_a_session_that_is_open_elsewhere_is_left(tmp_path: Path) -> None:
    mine = put(tmp_path / "to" / NAME, version(7))
    door = SessionDoor.open(mine)
    assert outcomes(tmp_path, version(8, 6)) == [Outcome.BUSY]
    door.close()
    assert mine.read_bytes() == version(7)


def test_something_else_under_the_name_stays(tmp_path: Path) -> None:
    put(tmp_path / "to" / NAME, b"{ broken")
    (placed,) = bring(tmp_path, version(7))
    assert placed.path.name == NAME.replace(".json", ".imported-1.json")
    assert (tmp_path / "to" / NAME).read_bytes() == b"{ broken"


def test_what_is_no_rating_is_passed_over_and_named(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "mine.zip",
        (INDEX, b'{"sessions": [{"file": "a.json"}, {"file": "lost.json"}, {"file": 7}, 8]}'),
        ("deep/down/a.json", version(7)),
        ("workshop.json", as_bytes(workshop())),
        ("hands.json", as_bytes(tally({"clinical-leadership": [0, 0, 1, 0, 0, 0, 0]}))),
        ("broken.json", b"{"),
        ("other.json", b"[]"),
        ("run.exe", b"MZ"),
        ("a.json.bak", b""),
        ("inner.zip", b"PK"),
        ("\x1b[31m.txt", b""),
    )
    record = read_record(path)
    assert [brought.name for brought in record.sessions] == ["a.json"]
    said = "\n".join(record.passed_over)
    for name in (
        "workshop.json",
        "hands.json",
        "broken.json",
        "other.json",
        "run.exe",
        "inner.zip",
    ):
        assert name in said
    assert "\x1b" not in said


def test_what_the_index_names_and_is_not_there_is_told(tmp_path: Path) -> None:
    put(tmp_path / "from" / "a.json", version(7))
    put(tmp_path / "from" / "b.json", example(id="6f0c2f7e-3f5b-4c8e-9a51-0d3c3f1f9b12"))
    export_record(tmp_path / "from", tmp_path / "mine")
    (tmp_path / "mine" / "b.json").unlink()
    record = read_record(tmp_path / "mine")
    assert record.passed_over == ("b.json: the index names it, and it is not there",)


OUTSIDE = ["../a.json", "/etc/a.json", "x/../../a.json", "C:/a.json", "C:\\a.json", "..\\a.json",
           "\\\\server\\a.json"]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_zip_that_reaches_outside_is_refused_whole(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "mine.zip", ("good.json", version(7)), (name, version(8)))
    with pytest.raises(QiError, match="would lie outside it"):
        read_record(path)


def test_bombs_are_refused(tmp_path: Path) -> None:
    many = zipped(tmp_path / "all.zip", *((f"{n}.json", b" " * 15_000_000) for n in range(6)))
    assert many.stat().st_size < 200_000
    with pytest.raises(QiError, match="too large: at most 64 MB together"):
        read_record(many)
    one = zipped(tmp_path / "one.zip", ("a.json", b" " * (17 * 1024 * 1024)))
    with pytest.raises(QiError, match=r'"a\.json" in it is too large'):
        read_record(one)


def test_a_bomb_that_lies_about_its_size_is_refused_too(tmp_path: Path) -> None:
    path = zipped(tmp_path / "one.zip", ("a.json", b" " * (17 * 1024 * 1024)))
    told = struct.pack("<L", 17 * 1024 * 1024)
    path.write_bytes(path.read_bytes().replace(told, struct.pack("<L", 100)))
    with pytest.raises(QiError, match=r"too large|damaged"):
        read_record(path)


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_reading, "MOST_ENTRIES", 3)
    path = zipped(tmp_path / "mine.zip", *((f"{n}.json", b"{}") for n in range(4)))
    with pytest.raises(QiError, match="more than 3 files"):
        read_record(path)


def test_every_damage_is_refused_in_words(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "whole.zip", (NAME, version(7))).read_bytes()
    for cut in range(0, len(whole), 7):
        path = put(tmp_path / "cut.zip", whole[:cut])
        with pytest.raises(QiError, match="no zip, or is damaged"):
            read_record(path)
    body = bytearray(whole)
    body[60] ^= 0xFF
    with pytest.raises(QiError, match="no zip, or is damaged"):
        read_record(put(tmp_path / "flipped.zip", bytes(body)))


def test_a_locked_zip_and_a_link_in_one(tmp_path: Path) -> None:
    path = zipped(tmp_path / "mine.zip", (NAME, version(7)))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(QiError, match="locked with a password"):
        read_record(put(tmp_path / "locked.zip", bytes(data)))
    link = zipfile.ZipInfo("link.json")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert read_record(tmp_path / "link.zip").sessions == ()


def test_a_single_file_and_nothing_at_all(tmp_path: Path) -> None:
    path = put(tmp_path / "a.json", version(7))
    assert len(read_record(path).sessions) == 1
    with pytest.raises(UsageError, match="no file or folder"):
        read_record(tmp_path / "gone.zip")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    put(tmp_path / "to", b"")
    with pytest.raises(QiError, match="Nothing can be written"):
        bring(tmp_path, version(7))


@pytest.mark.parametrize("framework", ["../../x", "..\\..\\x", "/x", "C:x", "con", "a\x00b", ".."])
def test_a_framework_that_is_a_path_leads_nowhere(tmp_path: Path, framework: str) -> None:
    made = example()
    made["session"]["1"]["framework"] = framework
    (placed,) = bring(tmp_path, as_bytes(made))
    assert placed.path.parent == tmp_path / "to"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.zip", "to"]
    assert [path.name for path in (tmp_path / "to").glob("*.json")] == [placed.path.name]
