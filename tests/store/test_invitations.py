"""Invitations: written whole, read strictly, and refused in words that a rater understands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.errors import QiError
from qi_tui.model.invitation import Invitation
from qi_tui.model.workshop import Limits, WorkshopHead
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.placing import AlreadyThere
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.gathering.gather import gather
from qi_tui.store.mine import my_sessions
from qi_tui.store.session_reading import session_in
from qi_tui.store.workshop.invitations import invitation_in, load_invitation, save_invitation
from tests.making import raw_framework
from tests.store.files import as_bytes, below, framework, items, library, put, rated
from tests.store.test_reading import PYTHON_WORDS
from tests.store.toml import toml

WORKSHOP = "d0e5c7b4-52f4-4ad2-b6a8-6f6b0d0f5e33"
HEAD = WorkshopHead(
    id=WORKSHOP,
    title="Winter flow",
    date="2026-11-20",
    frameworks=["effective-redesign"],
    roles=["clinician", "manager"],
    limits=Limits(counts=12),
)


def invitation(**head: Any) -> Invitation:
    return invitation_of(HEAD.model_copy(update=head), framework(), {"title": "Winter flow"})


def written(folder: Path, **changes: Any) -> Path:
    """An invitation file with these fields changed."""
    row = json.loads(invitation().model_dump_json(by_alias=True))
    return put(folder / "i.invitation.json", {"invitation": {"1": {**row, **changes}}})


def refusal(path: Path, frameworks: Library | None = None) -> QiError:
    with pytest.raises(QiError) as caught:
        load_invitation(path, frameworks or library())
    words = f"{caught.value.title} {caught.value}"
    assert words.isprintable()
    assert [word for word in PYTHON_WORDS if word in words] == []
    assert caught.value.hint
    return caught.value


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    sent = invitation(round=2, round_items=items()[:2])
    path = save_invitation(sent, tmp_path)
    assert path.name == "winter-flow.effective-redesign.round-2.invitation.json"
    assert list(below(tmp_path)) == [path.name]
    got = load_invitation(path, library())
    assert (got.invitation, got.framework, got.warning) == (sent, framework(), None)
    assert got.invitation.asked == tuple(items()[:2])
    assert str(tmp_path) not in path.read_text(encoding="utf-8")


def test_another_file_is_never_written_over_without_consent(tmp_path: Path) -> None:
    path = save_invitation(invitation(), tmp_path)
    assert save_invitation(invitation(), tmp_path) == path, "the same again is fine"
    other = invitation(date="2026-12-01")
    with pytest.raises(AlreadyThere):
        save_invitation(other, tmp_path)
    assert load_invitation(path, library()).invitation.date == "2026-11-20"
    assert save_invitation(other, tmp_path, over=True) == path
    assert load_invitation(path, library()).invitation.date == "2026-12-01"
    assert save_invitation(other, tmp_path / "for Sam.json") == tmp_path / "for Sam.json"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b'{"invitation": {"1": {"sch', "it is cut short at line 1"),
        (b"\xff\xd8\xff", "it is not UTF-8 text"),
        ({"workshop": {"1": {}}}, "it is not an invitation"),
        pytest.param(rated(5), "it is not an invitation", id="a session"),
        ([], "it is not an invitation"),
        ({"invitation": {}}, "it is an invitation, but invitation in it is not what it should be"),
        ({"invitation": {"1": {"schema": 2}}}, "it comes from a newer qi-tui than this one"),
    ],
    ids=str,
)
def test_what_is_no_invitation(content: Any, said: str, tmp_path: Path) -> None:
    path = put(tmp_path / "i.json", content)
    assert refusal(path).message.startswith(f"{path}: {said}")
    assert "it is not there any more" in refusal(tmp_path / "gone.json").message


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"naming": "loud"}, "invitation.1.naming in it is not what it should be"),
        ({"round": True}, "invitation.1.round in it"),
        ({"workshop": "../.."}, "invitation.1.workshop in it"),
        ({"framework_digest": "x"}, "invitation.1.framework_digest in it"),
        ({"limits": {"counts": -1}}, "invitation.1.limits.counts in it"),
        ({"roles": ["x"] * 101}, "invitation.1.roles in it"),
        ({"points": {}}, "invitation.1.points in it"),
        ({"items": ["gone"]}, "in it 'gone' is asked, but it does not say how many points"),
        ({"room": [{"item": "gone"}]}, "invitation.1.room.0.n in it"),
        ({"room": [{"item": "gone", "n": 10, "median": 4, "counts": [1]}]}, "counts that do not"),
        ({"room": [{"item": "a", "n": 5, "median": 4}] * 2}, "stands in the round before twice"),
    ],
    ids=str,
)
def test_an_invitation_that_breaks_a_rule(
    changes: dict[str, Any], said: str, tmp_path: Path
) -> None:
    assert said in refusal(written(tmp_path, **changes)).message


def test_fields_of_a_later_version_are_kept() -> None:
    row = json.loads(invitation().model_dump_json(by_alias=True))
    got = invitation_in(as_bytes({"invitation": {"1": {**row, "mood": "bright"}}, "more": {}}))
    assert got.model_dump()["mood"] == "bright"


def test_a_key_twice_is_refused() -> None:
    data = as_bytes({"invitation": {"1": {"round": 1}}}).replace(b'"round": 1', b'"a": 1, "a": 2')
    with pytest.raises(Unreadable, match="stands in it twice"):
        invitation_in(data)


def test_a_framework_that_is_not_here(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, framework="ward-round\x1b"))
    assert 'This invitation is for "ward-round\ufffd", and there is no such' in error.message
    assert "Ask the facilitator for its definition" in error.hint


def test_a_framework_that_has_mistakes_here(tmp_path: Path) -> None:
    scoring = {"method": "sum", "bands": [{"label": "low", "from": 4, "to": 5}]}
    put(tmp_path / "own" / "small.toml", toml(raw_framework(scoring=scoring)).encode())
    error = refusal(written(tmp_path, framework="small"), Library(tmp_path / "own"))
    assert "frameworks check" in error.hint


def test_another_version_that_has_all_that_is_asked_can_be_rated(tmp_path: Path) -> None:
    got = load_invitation(written(tmp_path, framework_digest="ab" * 32), library())
    assert got.warning is not None
    assert "another version of Are you delivering effective redesign?" in got.warning


@pytest.mark.parametrize("change", [{"gone": 7}, {items()[0]: 5}], ids=["gone", "scale"])
def test_another_version_that_lacks_something_cannot(
    change: dict[str, int], tmp_path: Path
) -> None:
    points = {**framework().points, **change}
    error = refusal(written(tmp_path, framework_digest="ab" * 32, points=points))
    fitting = len(points) - 1
    assert f"of the {len(points)} items that it asks, {fitting} are here" in error.message


def test_merging_passes_it_over_in_silence(tmp_path: Path) -> None:
    put(tmp_path / "sam.json", rated(5))
    before = gather([tmp_path], library())
    path = save_invitation(invitation(), tmp_path)
    after = gather([tmp_path], library())
    assert after == before
    assert not after.has_trouble
    assert [mine.path.name for mine in my_sessions(tmp_path)] == ["sam.json"]
    with pytest.raises(QiError, match="no session file"):
        gather([path], library())
    assert session_in((tmp_path / "sam.json").read_bytes()).answered == 9
