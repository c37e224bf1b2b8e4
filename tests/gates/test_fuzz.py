"""The fuzzer: the loaders stand it, a broken one is found, and without its guide it says so."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from gates import fuzz
from gates.files_seeds import definition_files, seeds
from gates.fuzz_mutants import mutated_json, mutated_toml
from gates.fuzz_targets import Find, definitions, plain, sessions
from qi_tui.analysis.merging.summaries import overlaps, together
from qi_tui.analysis.merging.summaries.part import SummaryEntry
from qi_tui.store.definitions.toml_places import Places
from qi_tui.store.disk import reading
from qi_tui.store.gathering import one_file

TRIES = 600


def tried(target: Callable[[bytes], None]) -> list[Exception]:
    """What comes of some hundred tries, always the same ones."""
    chance = random.Random(6)
    found: list[Exception] = []
    starts = list(seeds().values())
    change = mutated_json
    if target is definitions:
        starts, change = [path.read_bytes() for path in definition_files()[:5]], mutated_toml
    for _ in range(TRIES):
        try:
            target(change(chance.choice(starts), chance))
        # Whatever comes is a find.
        except Exception as error:  # noqa: BLE001
            found.append(error)
    return found


@pytest.mark.parametrize("target", [sessions, definitions])
def test_the_loaders_take_or_refuse_whatever_it_is(target: Callable[[bytes], None]) -> None:
    assert tried(target) == []


def test_a_loader_that_raises_something_else_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def raising(number: int) -> reading.Unreadable:
        raise KeyError(number)

    monkeypatch.setattr(reading, "_cut_short", raising)
    assert any(isinstance(error, KeyError) for error in tried(sessions))


def test_a_quick_way_that_takes_too_much_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from qi_tui.store import session_reading

    monkeypatch.setattr(session_reading, "strings_in", lambda data: 0)
    monkeypatch.setattr(session_reading, "_strings_of", lambda file: 0)
    assert any("the careful way says" in str(error) for error in tried(sessions))


def test_a_quick_way_of_summaries_that_reads_otherwise_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from qi_tui.store.gathering import quick_summary

    monkeypatch.setattr(quick_summary, "_is_usual_head", lambda head: True)
    assert any("careful way refuses" in str(error) for error in tried(sessions))


def test_a_summary_that_counts_twice_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_them(_: object, summaries: Sequence[SummaryEntry]) -> overlaps.Apart:
        reports = tuple(map(overlaps._counted, summaries))
        return overlaps.Apart(tuple(summaries), reports, {}, ())

    monkeypatch.setattr(together, "apart", all_of_them)
    with pytest.raises(Find, match="two copies of it"):
        sessions(seeds()["summary"])


def test_a_mistake_without_a_place_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Places, "of", lambda self, path: (0, 0))
    assert any("without line, column" in str(error) for error in tried(definitions))


def test_a_reader_that_does_not_look_at_the_points_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(one_file, "_check_points", lambda session, layout: None)
    strange = seeds()["tally"].replace(b'"points": 7', b'"points": 8')
    for counts in (b"[\n     0,", b"[\n     1,"):
        strange = strange.replace(counts, counts + b" 0,")
    # It is refused or left out: never a room that cannot be added up.
    sessions(strange)


@pytest.mark.parametrize(
    "sentence", ["it is a dict", "a\x1b[2J", "a\u202eb", "x" * 800, "NoneType"]
)
def test_sentences_that_are_none_for_a_person(sentence: str) -> None:
    with pytest.raises(Find):
        plain(sentence)
    plain('the title "dict" is not known')


def test_without_its_guide_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "find_spec", lambda name: None)
    assert fuzz.main(["sessions"]) == 2
    assert "python -m pip install atheris" in capsys.readouterr().err


def test_each_kind_of_find_is_kept_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    finds = fuzz.Finds(tmp_path)
    for data in (b"one", b"two", b"three"):
        try:
            raise KeyError("the same place")
        except KeyError as error:
            finds.keep(data, error)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"one"]
    assert "FOUND KeyError" in capsys.readouterr().out
