"""Properties of loading and merging: they hold, and what breaks one does not get past."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase

from gates import properties
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.summaries import together
from qi_tui.store import session_reading

session_in = session_reading.session_in
FEW = 40


@pytest.fixture(autouse=True)
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks a property on purpose need not be made small."""
    if "found" in request.node.name:
        monkeypatch.setattr(properties, "PHASES", (Phase.explicit, Phase.generate))


def found(folder: Path) -> str:
    return "\n".join(properties.run(FEW, folder).violations)


def test_the_gate_holds(tmp_path: Path) -> None:
    figures = properties.run(properties.SHORT, tmp_path)
    assert figures.violations == ()
    assert figures.tried >= 6 * properties.SHORT
    assert int(figures.measured["kinds of framework"]) >= 7


def test_a_merge_that_counts_an_id_twice_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def each_on_its_own(entries: Iterable[Any], *more: Any) -> Any:
        return merge([entry._replace(id=entry.path) for entry in entries], *more)

    monkeypatch.setattr(together, "merge", each_on_its_own)
    assert "what lies there twice counts once" in found(tmp_path)


def test_a_merge_that_takes_the_first_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def the_first(entries: Iterable[Any], *more: Any) -> Any:
        firsts = {entry.id: entry for entry in reversed([*entries])}
        return merge(list(firsts.values()), *more)

    def reports(*arguments: Any) -> Any:
        made = the_first(*arguments)
        return type(made)(made.rooms, made.reports * len(arguments[0]), made.counted)

    def first(entries: Any, *more: Any) -> Any:
        made = reports(entries, *more)
        return type(made)(made.rooms, made.reports[: len(entries)], made.counted)

    monkeypatch.setattr(together, "merge", first)
    assert "the order of files never matters" in found(tmp_path)


def test_a_loader_that_forgets_something_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_actions(data: bytes) -> Any:
        return session_in(data).model_copy(update={"actions": ()})

    monkeypatch.setattr(session_reading, "session_in", without_actions)
    assert "a session is the same when it is loaded again" in found(tmp_path)


def test_a_broken_file_that_counts_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def whatever_it_is(entries: Any, layouts: Any, *more: Any) -> Any:
        many = any(entry.path.endswith("0.json") for entry in entries) and len(entries) > 1
        return merge(entries[1:] if many else entries, layouts, *more)

    def padded(*arguments: Any) -> Any:
        made = whatever_it_is(*arguments)
        missing = len(arguments[0]) - len(made.reports)
        return type(made)(made.rooms, made.reports + made.reports[:missing], made.counted)

    monkeypatch.setattr(together, "merge", padded)
    assert "the counts are those of a naive count" in found(tmp_path)


def test_the_naive_count_is_right(tmp_path: Path) -> None:
    from gates.files_good import ITEM, as_json, session

    paths = [tmp_path / "1.json", tmp_path / "2.json"]
    for number, path in enumerate(paths, start=1):
        path.write_bytes(as_json(session(number)))
        assert json.loads(path.read_bytes())["answers"]["1"]["values"][ITEM] == number + 1
    counts = properties.naive(paths)
    of = ("effective-redesign", 1, ITEM, "now", None)
    assert (counts[*of, 2], counts[*of, 3], counts[*of, 4]) == (1, 1, 0)
