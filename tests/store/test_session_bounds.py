"""Session files of far too much, and of what cannot be: refused at once, in a short sentence."""

from __future__ import annotations

import json

import pytest

from qi_tui.store.disk.json_shape import MOST_ENTRIES
from qi_tui.store.session_reading import session_in
from tests.store.files import as_bytes, example
from tests.store.test_session_reading import ITEM, refusal_of

# What is small in a file and would be large in memory, or take for ever to look through.
TOO_MUCH = {
    "lists": b"[" + b"[]," * 30_000 + b"[]]",
    "tables": b"[" + b'{"a":1},' * 30_000 + b"{}]",
    "keys": b"{" + b'"":0,' * 60_000 + b'"":0}',
    "brackets": b"[" * 60_000,
}


@pytest.mark.parametrize("data", TOO_MUCH.values(), ids=TOO_MUCH)
def test_far_more_than_a_session_holds(data: bytes) -> None:
    assert refusal_of(data) == "it holds far more entries than a session can"


def test_far_more_answers_than_any_framework_asks() -> None:
    tables = example()
    tables["answers"]["1"]["values"] = {f"i{number}": 1 for number in range(60_000)}
    assert refusal_of(as_bytes(tables)) == "it holds far more entries than a session can"


def test_commas_and_brackets_in_a_comment_are_no_entries() -> None:
    tables = example()
    said = 'a, [b], {c}, \\ " ' * 5000
    tables["answers"]["1"]["comments"] = {ITEM: said}
    assert as_bytes(tables).count(b",") > MOST_ENTRIES / 4
    tables["actions"] = {str(number): {"text": said} for number in range(1, 6)}
    assert session_in(as_bytes(tables)).sheet().comments[ITEM] == said


def test_the_last_of_very_many_that_stands_there_twice() -> None:
    """Looked for one by one it would take hours."""
    tables = example()
    many = [f"i{number}" for number in range(40_000)]
    tables["answers"]["1"]["dont_know"] = [*many, many[-1]]
    assert refusal_of(as_bytes(tables)) == "'i39999' is answered twice"
    keys = ", ".join(f'"{name}": 1' for name in [*many, many[-1]])
    assert refusal_of(f"{{{keys}}}".encode()) == '"i39999" stands in it twice'


def test_two_keys_that_are_one_without_half_a_character() -> None:
    written = json.dumps(example()).replace('"facet"', '"\\ud800": 1, "\\ud801": 2, "facet"')
    assert refusal_of(written.encode()) == '"?" stands in it twice'


def test_a_number_of_four_thousand_digits_makes_no_long_sentence() -> None:
    assert "schema 10000000000000000000… 3981 more" in refusal_of(
        as_bytes(example(schema=10**4000))
    )


def test_a_subject_in_two_spellings_is_the_same_subject() -> None:
    tables = example()
    first = {**tables["answers"]["1"], "subject": "Ward managers"}
    tables["answers"] = {"1": first, "2": {**first, "subject": "ward\u200b  MANAGERS "}}
    assert refusal_of(as_bytes(tables)) == "the same facet and subject stand in it twice"


@pytest.mark.parametrize(
    "moment",
    ["2026-13-01", "2026-11-32", "2026-11-20T24:00:00Z", "2026-11-20T14:60:00Z", "٢٠٢٦-11-20"],
)
def test_moments_that_cannot_be(moment: str) -> None:
    assert "session.1.updated_at in it is not" in refusal_of(as_bytes(example(updated_at=moment)))
