"""Merging a second round, and a workshop that is anonymous: the contract stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.merging import entry_named, merged
from tests.store.files import items, put, rated, workshop

CHIEF, HEADROOM = items()[:2]


def two_rounds(folder: Path) -> None:
    """Three raters; in the second round two of them are asked one item, and one answers it."""
    for rater in range(3):
        first = rated(rater + 1, alias=f"Rater{rater}")
        put(folder / f"{rater}.1.json", first)
        if rater < 2:
            second = rated(
                {CHIEF: 4} if rater else {},
                round=2,
                items=[CHIEF],
                follows=first["session"]["1"]["id"],
            )
            put(folder / f"{rater}.2.json", second)


def test_a_second_round_is_asked_of_few_and_has_the_same_fields(run: Run, tmp_path: Path) -> None:
    two_rounds(tmp_path)
    answer = merged(run, tmp_path)
    first, second = answer["rooms"]
    assert [room["round"] for room in answer["rooms"]] == [1, 2]
    assert [list(item) for item in second["items"]] == [list(item) for item in first["items"]]
    assert list(second) == list(first)
    asked, other = (entry_named(second["items"], item) for item in (CHIEF, HEADROOM))
    assert (asked["n"], asked["unanswered"]) == (1, 1)
    assert (other["n"], other["unanswered"]) == (0, 0)
    assert sorted(file["detail"] for file in answer["files"]) == [
        "0 of 1 answered",
        "1 of 1 answered",
        *["9 of 9 answered"] * 3,
    ]


@pytest.mark.parametrize("naming", ["anonymous", "alias"])
def test_in_an_anonymous_workshop_no_file_is_called_by_a_name(
    naming: str, run: Run, tmp_path: Path
) -> None:
    one: Any = rated(3, alias="Zed")
    put(tmp_path / "zed.json", one)
    put(tmp_path / "Copy of zed.json", one)
    put(tmp_path / "zed-laptop.json", rated(4, alias="Zed", id=one["session"]["1"]["id"]))
    put(tmp_path / "workshop.json", workshop(naming=naming))
    said = run("merge", tmp_path, "--format", "json")
    # A conflict is named on standard error too.
    assert said.status == 1
    assert "conflict" in said.err
    for text in (said.out, said.err):
        assert ("zed" in text.casefold()) is (naming == "alias")
