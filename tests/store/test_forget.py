"""Forgetting a rater: everything of theirs goes, whatever it is called, and nothing of others."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest

from qi_tui.errors import QiError
from qi_tui.model.codes import hashed
from qi_tui.store.disk.locking import Lock
from qi_tui.store.forgetting.forget import forget
from qi_tui.store.forgetting.people import Nobody, SeveralPeople
from qi_tui.store.forgetting.planning import Plan, plan_forgetting
from tests.store.files import Tables, below, put, rated, tally, workshop

SAM = "11111111-1111-4111-8111-111111111111"
SAM_AGAIN = "22222222-2222-4222-8222-222222222222"
SAM_ELSEWHERE = "33333333-3333-4333-8333-333333333333"
ALEX = "44444444-4444-4444-8444-444444444444"
ALEX_AGAIN = "55555555-5555-4555-8555-555555555555"
DIGEST = "ab" * 32


def sam(**more: Any) -> Tables:
    return rated(3, **{"alias": "Sam", "role": "clinician", "id": SAM, **more})


def alex(**more: Any) -> Tables:
    return rated(5, **{"alias": "Alex", "role": "manager", "id": ALEX, **more})


def record(**more: Any) -> Tables:
    return workshop(
        left_out={"1": {"session": SAM, "reason": "double"}, "2": {"session": ALEX, "reason": ""}},
        chosen={"1": {"session": SAM_AGAIN, "digest": DIGEST}},
        agreed={"1": {"framework": "effective-redesign", "item": "a", "round": 1, "value": 4}},
        actions={"1": {"text": "Ask for two days", "owner": "Sam"}},
        **more,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two raters in two rounds, with everything that programs and people leave beside files."""
    place = tmp_path / "winter flow"
    name = "effective-redesign.sam.11111111.json"
    put(place / name, sam(revision=3))
    put(place / f"{name}.bak", sam(revision=2))
    put(place / f"{name}.lock", b"")
    put(place / f"._{name}", b"\x00\x05\x16\x07")
    put(place / f".{name[:40]}.4711-0a1b2c3d.tmp", sam(revision=4))
    put(place / f".{name[:40]}.4711-0a1b2c3d.tmp.bak.tmp", sam(revision=3))
    put(place / "effective-redesign.sam.11111111.conflict-1.json", sam(revision=3, status="draft"))
    put(place / "Copy of somebody (1).JSON", sam(revision=3))
    put(place / "effective-redesign.sam.11111111.gone.json.lock", b"")
    again = sam(id=SAM_AGAIN, round=2, follows=SAM, alias="Samuel")
    put(place / "effective-redesign.samuel.22222222.json", again)
    put(place / "effective-redesign.alex.44444444.json", alex())
    put(place / "effective-redesign.alex.44444444.json.bak", alex(revision=1))
    put(place / "effective-redesign.alex.44444444.json.lock", b"")
    put(place / "second.json", alex(id=ALEX_AGAIN, round=2, follows=ALEX))
    put(place / "hands.json", tally({}, id="66666666-6666-4666-8666-666666666666"))
    put(place / "workshop.json", record())
    put(place / "workshop.json.bak", record(title="Winter"))
    put(place / "workshop.conflict-1.json", record())
    return place


def others(folder: Path) -> dict[str, bytes]:
    return {
        name: data
        for name, data in below(folder).items()
        if "alex" in name or name in ("second.json", "hands.json")
    }


def done(who: str, folder: Path) -> Plan:
    plan = plan_forgetting(who, [folder])
    assert forget(plan) == ()
    return plan


def traces(folder: Path, *ids: str) -> list[str]:
    return [
        name
        for name, data in below(folder).items()
        if any(each.encode() in data or each[:8] in name for each in ids)
    ]


@pytest.mark.parametrize("who", ["Sam", " sAM ", "Ｓａｍ", "samuel", SAM, SAM[:8], SAM_AGAIN[:13]])
def test_everything_of_theirs_goes_and_nothing_of_others(who: str, folder: Path) -> None:
    before = others(folder)
    done(who, folder)
    assert traces(folder, SAM, SAM_AGAIN) == []
    assert others(folder) == before
    left = {"workshop.json", "workshop.json.bak", "workshop.conflict-1.json"}
    locks = {name for name in below(folder) if name.startswith("workshop.") and "lock" in name}
    beside = {"workshop.conflict-1.json.bak"}
    assert below(folder).keys() == before.keys() | left | locks | beside


def test_planning_changes_nothing_and_names_each_file(folder: Path) -> None:
    before = below(folder)
    plan = plan_forgetting("Sam", [folder])
    assert below(folder) == before
    gone = {each.path.name for each in plan.goes}
    assert gone == {name for name in before if "sam" in name or "Copy" in name}
    assert {path.name for path, _ in plan.records} == {"workshop.json", "workshop.conflict-1.json"}


def test_the_record_keeps_what_is_the_rooms(folder: Path) -> None:
    plan = done("Sam", folder)
    assert plan.owned == 2
    for name in ("workshop.json", "workshop.json.bak", "workshop.conflict-1.json"):
        found = json.loads((folder / name).read_text(encoding="utf-8"))
        assert [entry["session"] for entry in found["left_out"].values()] == [ALEX]
        assert found["chosen"] == {}
        assert found["agreed"]["1"]["value"] == 4
        assert found["actions"]["1"]["owner"] == "Sam"


def test_a_previous_version_of_the_record_alone_may_still_name_them(folder: Path) -> None:
    clean = record()
    clean["left_out"], clean["chosen"] = {}, {}
    put(folder / "workshop.json", clean)
    before = (folder / "workshop.json").read_bytes()
    done("Sam", folder)
    assert (folder / "workshop.json").read_bytes() == before
    assert not (folder / "workshop.json.bak").exists()


def test_other_frameworks_are_found_by_the_alias(folder: Path) -> None:
    elsewhere = sam(id=SAM_ELSEWHERE, framework="no-such-framework", framework_digest="0" * 64)
    put(folder / "else.json", elsewhere)
    done(SAM, folder)
    assert not (folder / "else.json").exists()


def test_two_words_find_whom_no_name_does(tmp_path: Path) -> None:
    for number, code in enumerate(("amber-river", "velvet-stone")):
        tables = rated(3, id=f"{number}" * 8 + SAM[8:])
        tables["session"]["1"]["rater"]["code"] = hashed(code)
        put(tmp_path / f"{number}.json", tables)
    done("Amber River", tmp_path)
    assert below(tmp_path).keys() == {"1.json"}


def test_two_raters_of_one_alias_are_never_guessed(folder: Path) -> None:
    other = sam(id=SAM_ELSEWHERE, role="manager")
    put(folder / "other.json", other)
    before = below(folder)
    with pytest.raises(SeveralPeople) as several:
        plan_forgetting("sam", [folder])
    assert [line[:8] for line in several.value.people] == [SAM[:8], SAM_AGAIN[:8], "33333333"]
    assert all("2026-11-20" in line for line in several.value.people)
    assert {line.split(", ")[2] for line in several.value.people} == {"clinician", "manager"}
    assert below(folder) == before
    plan = done("33333333", folder)
    assert {each.head.id for each in plan.same_alias} == {SAM, SAM_AGAIN}
    assert traces(folder, SAM_ELSEWHERE) == []
    assert {*traces(folder, SAM)} >= {"effective-redesign.sam.11111111.json", "workshop.json"}


def test_another_role_in_another_framework_is_another_person(folder: Path) -> None:
    elsewhere = sam(id=SAM_ELSEWHERE, role="manager", framework="another-framework")
    put(folder / "else.json", elsewhere)
    with pytest.raises(SeveralPeople):
        plan_forgetting("Sam", [folder])


def test_where_two_follow_one_session_it_is_neither_of_theirs(folder: Path) -> None:
    put(folder / "third.json", rated(2, alias="Kim", id=SAM_ELSEWHERE, round=2, follows=SAM))
    done("Kim", folder)
    assert not (folder / "third.json").exists()
    assert {*traces(folder, SAM)} >= {"effective-redesign.sam.11111111.json"}
    put(folder / "third.json", rated(2, alias="Kim", id=SAM_ELSEWHERE, round=2, follows=SAM))
    done("Sam", folder)
    assert (folder / "third.json").exists()


def test_what_is_damaged_and_may_be_theirs_stays_and_is_named(folder: Path) -> None:
    whole = (folder / "effective-redesign.sam.11111111.json").read_bytes()
    other = (folder / "effective-redesign.alex.44444444.json").read_bytes()
    theirs = ("cut.json", ".half.tmp", "effective-redesign.sam.11111111 (2).json", "empty.json")
    for name, data in zip(theirs, (whole[:400], whole[:300], b"", b""), strict=True):
        put(folder / name, data)
    put(folder / "alex (1).json", other[:400])
    put(folder / "effective-redesign.alex.44444444 (2).json", b"")
    plan = done("Sam", folder)
    assert {each.path.name for each in plan.damaged} == {*theirs}
    assert all((folder / name).exists() for name in theirs)
    with pytest.raises(Nobody, match="cut"):
        plan_forgetting("Sam", [folder])


def test_nobody_is_meant_by_a_hand_count_or_by_nothing(folder: Path) -> None:
    for who in ("66666666", "", " ", "Samantha", "workshop", "1111111", "amber-river"):
        with pytest.raises(Nobody):
            plan_forgetting(who, [folder])


def test_what_lies_below_only_where_it_is_asked_for(folder: Path) -> None:
    put(folder / "below" / "x.json", sam())
    assert len(plan_forgetting("Sam", [folder], recursive=True).goes) == 1 + len(
        plan_forgetting("Sam", [folder]).goes
    )


def test_of_a_file_only_what_stands_beside_it(folder: Path) -> None:
    named = folder / "effective-redesign.sam.11111111.json"
    plan = plan_forgetting("Sam", [named])
    assert {each.path.name for each in plan.goes} == {
        name for name in below(folder) if named.name[:40] in name and "conflict" not in name
    }


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_of_a_link_only_the_link_goes(folder: Path, tmp_path: Path) -> None:
    real = put(tmp_path / "real.json", sam())
    (folder / "link.json").symlink_to(real)
    plan = done("Sam", folder)
    assert [path.name for path in plan.links] == ["link.json"]
    assert real.exists()
    assert not (folder / "link.json").is_symlink()


@pytest.mark.parametrize("name", ["effective-redesign.samuel.22222222.json", "workshop.json"])
def test_what_is_open_in_another_window_stops_it(name: str, folder: Path) -> None:
    plan = plan_forgetting("Sam", [folder])
    before = {key: data for key, data in below(folder).items() if not key.endswith(".lock")}
    lock = Lock(folder / name)
    try:
        with pytest.raises(QiError, match="open in another window"):
            forget(plan)
    finally:
        lock.release()
    after = {key: data for key, data in below(folder).items() if not key.endswith(".lock")}
    assert {*before} <= {*after}
    assert {name: after[name] for name in before} == before
    done("Sam", folder)
    assert traces(folder, SAM, SAM_AGAIN) == []


class Killed(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("who", ["Sam", SAM_AGAIN])
def test_killed_in_the_middle_it_can_be_begun_again(
    who: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = below(folder)
    before = others(folder)
    steps, real = 0, Path.unlink
    while True:
        for name, data in whole.items():
            put(folder / name, copy.copy(data))
        left = steps

        def unlink(path: Path, missing_ok: bool = False) -> None:
            nonlocal left
            if not left:
                raise Killed
            left -= 1
            real(path, missing_ok=missing_ok)

        plan = plan_forgetting(who, [folder])
        try:
            with monkeypatch.context() as patch:
                patch.setattr(Path, "unlink", unlink)
                forget(plan)
        except Killed:
            steps += 1
        else:
            break
        done(who, folder)
        assert traces(folder, SAM, SAM_AGAIN) == []
        assert others(folder) == before
    assert steps > len(plan.goes)


def test_what_cannot_be_taken_away_is_named_and_the_rest_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith("Copy of"):
            raise PermissionError(13, "Permission denied", str(path))
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        troubles = forget(plan_forgetting("Sam", [folder]))
    assert len(troubles) == 1
    assert "Copy of somebody (1).JSON could not be taken away" in troubles[0]
    assert traces(folder, SAM, SAM_AGAIN) == ["Copy of somebody (1).JSON"]
