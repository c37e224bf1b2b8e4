"""Hostile files: the gate holds, and a loader that is broken does not get past it."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from gates import files, files_children, files_moving
from gates.files_bytes import cases as of_bytes
from gates.files_case import Case, refused
from gates.files_checking import (
    Tried,
    check_copies,
    check_merge,
    check_one_by_one,
)
from gates.files_checking_definitions import check_definitions, check_library
from gates.files_copies import sets
from gates.files_fields import cases as of_fields
from gates.files_good import as_json, session
from gates.files_mistaken import Mistaken
from gates.files_summaries import cases as of_summaries
from gates.files_summary_copies import sets as of_summary_copies
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.summaries import overlaps, together
from qi_tui.store.definitions import catalogue
from qi_tui.store.disk import reading


@pytest.fixture
def tried(tmp_path: Path) -> Tried:
    place = tmp_path / "gate"
    place.mkdir()
    return Tried(place)


def twice() -> list[Case]:
    return [case for case in of_bytes() if case.name.startswith("twice: ")]


def planted(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    """Have another program in the place of qi-tui: the same with some of it broken."""
    script = folder / "planted.py"
    script.write_text(
        "import sys, time\n"
        "from qi_tui.store.gathering import one_file\n"
        "from qi_tui.store.definitions import checking\n"
        "honest = one_file.session_in\n"
        f"{textwrap.dedent(lines)}\n"
        "from qi_tui.cli.running import run\n"
        "sys.exit(run(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(files_children, "PROGRAM", (sys.executable, str(script)))


def test_the_gate_holds(tmp_path: Path) -> None:
    figures = files.run(files.SHORT, tmp_path)
    assert figures.violations == ()
    assert figures.tried > 2500
    assert int(figures.measured["definitions"]) > 500


def test_no_two_cases_have_one_name() -> None:
    names = [case.name for case in [*of_bytes(), *of_fields(), *of_summaries()]]
    assert len(set(names)) == len(names)


def test_a_loader_that_lets_keys_stand_twice_is_found(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_one_by_one(tried, twice())
    assert tried.violations == []
    monkeypatch.setattr(reading, "_once", dict)
    again = Tried(tried.folder / "again")
    check_one_by_one(again, twice())
    assert len(again.violations) > 5
    assert all("it changes the numbers" in violation for violation in again.violations)


# What is broken → lines of a program, and what the gate says of it.
BROKEN = {
    "one hangs": (
        """
        def session_in(data):
            while b'bad' in data: time.sleep(1)
            return honest(data)
        one_file.session_in = session_in
        """,
        "one that is bad: it hangs",
    ),
    "one crashes": (
        """
        def session_in(data):
            assert b'bad' not in data
            return honest(data)
        one_file.session_in = session_in
        """,
        "one that is bad: over 300 MiB, or a crash",
    ),
    "one takes all the memory": (
        """
        def session_in(data):
            if b'bad' in data: bytearray(2**29)
            return honest(data)
        one_file.session_in = session_in
        """,
        "one that is bad: unreadable: it needs more memory than there is",
    ),
    "a file is changed": (
        """
        def read(self, candidate):
            with open(candidate.path, 'ab') as file: file.write(b' ')
            return honest_read(self, candidate)
        honest_read = one_file.Reader.read
        one_file.Reader.read = read
        """,
        "group: a file was changed",
    ),
    "it says the wrong thing": (
        """
        wrong = "a 'NoneType' object is not a dict: do something"
        one_file.str = lambda what: wrong if isinstance(what, Exception) else str(what)
        """,
        "one that is bad: unreadable: a 'NoneType' object",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_program_that_is_broken_is_found(
    name: str, tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "one takes all the memory" and not files_children.CAN_BOUND:
        pytest.skip("how much memory a process takes cannot be bounded here")
    lines, found = BROKEN[name]
    monkeypatch.setattr(files_children, "SECONDS", 3)
    planted(tmp_path, monkeypatch, lines)
    check_merge(tried, "group", [refused("one that is bad", "it is cut short", b'{"bad"')])
    assert any(found in violation for violation in tried.violations), tried.violations


def test_a_merge_that_counts_somebody_twice_is_found(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    def each_on_its_own(entries: Iterable[Any], *more: Any) -> Any:
        return merge([entry._replace(id=entry.path) for entry in entries], *more)

    monkeypatch.setattr(together, "merge", each_on_its_own)
    check_copies(tried, [copies for copies in sets() if copies.name.startswith("everyday")])
    assert len(tried.violations) > 20


def test_a_merge_that_counts_who_is_in_two_summaries_twice_is_found(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_of_them(_: object, summaries: Iterable[Any]) -> overlaps.Apart:
        counted = tuple(summaries)
        return overlaps.Apart(counted, tuple(map(overlaps._counted, counted)), {}, ())

    monkeypatch.setattr(together, "apart", all_of_them)
    check_copies(tried, of_summary_copies())
    assert len(tried.violations) > 10


def test_a_summary_that_is_not_looked_through_is_found(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = [case for case in of_summaries() if case.name.startswith("summary, twice: ")]
    check_one_by_one(tried, strange)
    assert tried.violations == []
    monkeypatch.setattr(reading, "_once", dict)
    again = Tried(tried.folder / "again")
    check_one_by_one(again, strange)
    assert len(again.violations) > 3


def test_a_merge_that_goes_by_the_clock_is_found(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_the_clock(entries: Iterable[Any], *more: Any) -> Any:
        return merge([entry._replace(revision=0) for entry in entries], *more)

    monkeypatch.setattr(together, "merge", by_the_clock)
    check_copies(tried, sets())
    assert any("the clock goes wrong" in violation for violation in tried.violations)


def test_a_mistake_without_its_line_is_found(
    tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted(tmp_path, monkeypatch, "checking.Places.of = lambda self, path: (0, 0)")
    check_definitions(tried, [Mistaken("empty", b"", '"id" is missing', 9)])
    [violation] = tried.violations
    assert violation.startswith("definition empty: without line, column or what to write")


def test_a_check_that_tells_only_the_first_mistake_is_found(
    tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted(
        tmp_path,
        monkeypatch,
        "honest_one = checking.definition_in\n"
        "checking.definition_in = lambda *a: (None, honest_one(*a)[1][:1])",
    )
    check_definitions(tried, [Mistaken("empty", b"", "is missing", 9)])
    assert tried.violations[0].startswith("definition empty: 1 sentences, and not 9")


def test_a_list_that_one_broken_definition_hides_is_found(
    tried: Tried, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [Mistaken(f"broken {number}", b"id = 5", "") for number in range(120)]
    check_library(tried, broken)
    assert tried.violations == []

    def nothing(folder: Path, local: bool) -> catalogue.Catalogue:
        return catalogue.Catalogue((), ())

    monkeypatch.setattr(catalogue, "_read", nothing)
    again = Tried(tried.folder / "again")
    check_library(again, broken)
    assert any("the good definition is not listed" in found for found in again.violations)


def test_a_reader_without_a_limit_is_found(tried: Tried, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that grows for ever is read for ever, were it not for the limit."""
    monkeypatch.setattr(reading, "_cut_short", lambda line: reading.Unreadable("it is odd"))
    files_moving.check(tried)
    assert any("a file that shrinks" in violation for violation in tried.violations)


def test_a_session_that_counts_is_counted_as_it_should_be(tried: Tried) -> None:
    """The count of the gate's own differs where a case says that it counts, and it does not."""
    case = Case("said to count", "added", "", as_json(session(1, framework="zzz")))
    check_merge(tried, "group", [case])
    assert any("said to count" in violation for violation in tried.violations)
