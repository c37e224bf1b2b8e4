"""The sample workshop is what its script writes, and its room shows what the program is for."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from qi_tui.analysis.item.disagreement import order_key, percent
from qi_tui.analysis.item.shape import Shape, call
from qi_tui.analysis.item.trust import many_did_not_answer
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.session_file import SessionFile
from qi_tui.model.workshop import WorkshopFile
from scripts.sample_workshop import ROOT, read_framework, sample_files

COMMITTED = ROOT / "sessions" / "sample-workshop"
SCRIPT = ROOT / "scripts" / "sample_workshop.py"


@pytest.fixture(scope="module")
def framework() -> Framework:
    return read_framework()


@pytest.fixture(scope="module")
def raters() -> list[SessionFile]:
    paths = sorted(COMMITTED.glob("effective-redesign.*.json"))
    return [SessionFile.model_validate_json(path.read_bytes()) for path in paths]


def values(rater: SessionFile) -> dict[str, int]:
    return rater.answers["1"].values


def counts_of(item: str, raters: list[SessionFile]) -> tuple[int, ...]:
    chosen = Counter(values(rater)[item] for rater in raters if item in values(rater))
    return tuple(chosen[point] for point in range(1, 8))


def by_role(role: str, item: str, raters: list[SessionFile]) -> list[int]:
    return [values(rater)[item] for rater in raters if rater.head.rater.role == role]


def test_the_committed_files_are_what_the_script_writes() -> None:
    committed = {path.name: path.read_bytes() for path in COMMITTED.glob("*.json")}
    assert committed == sample_files()


def test_run_as_a_program_it_writes_into_the_folder_that_is_named(tmp_path: Path) -> None:
    target = tmp_path / "a new folder"
    subprocess.run([sys.executable, str(SCRIPT), str(target)], check=True, cwd=tmp_path)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == sample_files()


def test_nine_raters_five_of_them_clinicians(raters: list[SessionFile]) -> None:
    assert Counter(rater.head.rater.role for rater in raters) == {"clinician": 5, "manager": 4}
    names = [rater.head.rater.alias or "" for rater in raters]
    assert len(set(names)) == len({rater.head.id for rater in raters}) == 9
    assert [name for name in names if not name.isascii()] == ["Siân"]
    assert unicodedata.is_normalized("NFC", "".join(names))


def test_the_files_keep_to_the_framework(raters: list[SessionFile], framework: Framework) -> None:
    order = list(framework.points)
    for rater in raters:
        sheet = rater.answers["1"]
        assert rater.head.framework_digest == framework_digest(framework)
        assert rater.head.framework_version == framework.version
        assert not rater.head.model_extra
        assert not sheet.model_extra
        assert set(rater.head.about) == {about.id for about in framework.about}
        assert len(rater.head.priorities) <= framework.priorities
        for listed in (sheet.values, sheet.dont_know, sheet.comments, rater.head.priorities):
            assert list(listed) == [item for item in order if item in listed]


def test_one_rater_is_a_draft_and_the_others_answered_everything(
    raters: list[SessionFile], framework: Framework
) -> None:
    drafts = [rater for rater in raters if rater.head.status == "draft"]
    assert [rater.head.rater.alias for rater in drafts] == ["Adaeze"]
    assert drafts[0].answers["1"].answered() == 6
    finished = [rater for rater in raters if rater.head.status == "final"]
    assert {rater.answers["1"].answered() for rater in finished} == {len(framework.items)}


def test_every_shape_of_a_rated_room_is_there(
    raters: list[SessionFile], framework: Framework
) -> None:
    shapes = {item.id: call(counts_of(item.id, raters)).shape for item in framework.items}
    assert shapes == {
        "chief-executive-commitment": Shape.ALIKE,
        "project-management-headroom": Shape.A_FEW_APART,
        "two-way-communication": Shape.TWO_CAMPS,
        "stakeholder-participation": Shape.SPREAD,
        "clinical-leadership": Shape.MILD,
        "interrelationship-with-other-strands": Shape.TOO_FEW,
        "involving-service-users": Shape.ALIKE,
        "matching-challenge-to-method": Shape.TWO_CAMPS,
        "reported-outcomes": Shape.ONE_VOICE_APART,
    }
    assert set(Shape) - set(shapes.values()) == {Shape.NO_ANSWERS, Shape.ONE_ANSWER}


def test_the_top_item_is_two_camps_that_follow_the_roles(
    raters: list[SessionFile], framework: Framework
) -> None:
    ranked = sorted(framework.points, key=lambda item: order_key(counts_of(item, raters)))
    top = counts_of(ranked[0], raters)
    assert ranked[0] == "two-way-communication"
    assert percent(top) == 83
    split = call(top).split
    assert split is not None
    assert max(by_role("clinician", ranked[0], raters)) <= split
    assert min(by_role("manager", ranked[0], raters)) > split


def test_the_second_two_camps_cut_across_the_roles(raters: list[SessionFile]) -> None:
    item = "matching-challenge-to-method"
    rated = [rater for rater in raters if item in values(rater)]
    split = call(counts_of(item, rated)).split or 0
    for role in ("clinician", "manager"):
        sides = {value <= split for value in by_role(role, item, rated)}
        assert sides == {True, False}


def test_the_voice_apart_is_a_clinician_who_says_why(raters: list[SessionFile]) -> None:
    item = "reported-outcomes"
    apart = [rater for rater in raters if values(rater).get(item, 7) <= 2]
    assert [rater.head.rater.role for rater in apart] == ["clinician"]
    assert item in apart[0].answers["1"].comments


def test_six_of_nine_do_not_know_about_the_other_strands(raters: list[SessionFile]) -> None:
    item = "interrelationship-with-other-strands"
    unknowing = [rater for rater in raters if item in rater.answers["1"].dont_know]
    rated = sum(counts_of(item, raters))
    assert (rated, len(unknowing)) == (3, 6)
    assert many_did_not_answer(rated, len(unknowing), len(raters))


def test_the_record_is_that_of_a_room_just_revealed() -> None:
    record = WorkshopFile.model_validate_json((COMMITTED / "workshop.json").read_bytes())
    head = record.head
    assert (head.title, head.date, head.frameworks) == (
        "Winter flow",
        "2026-11-20",
        ["effective-redesign"],
    )
    assert (head.roles, head.naming, head.round, head.revealed) == (
        ["clinician", "manager"],
        "alias",
        1,
        True,
    )
    assert not head.model_extra
    assert not any([record.agreed, record.notes, record.actions, record.left_out, record.chosen])
