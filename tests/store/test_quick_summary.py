"""The quick way of a summary: never otherwise than the careful one, and taken where it can be."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from benchmarks import material
from benchmarks.summaries import summary as made_up
from gates import files_summaries
from gates.files_good import ITEM, digest, library
from gates.files_seeds import seeds
from gates.files_summary import ROLE, hashes, people, summary
from gates.fuzz_mutants import mutated_json
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.summaries.part import SummaryEntry, row_of
from qi_tui.analysis.merging.summaries.together import merge_together
from qi_tui.store.gathering.gather import gather
from qi_tui.store.gathering.quick_summary import quick_summary
from qi_tui.store.summaries import as_bytes
from qi_tui.store.summing import sum_up
from tests.store.carefully import MUTANTS, PATH, carefully, layouts


def quickly(data: bytes) -> SummaryEntry | None:
    """What the quick way makes of it, which must be nothing or what the careful way does."""
    quick = quick_summary(data, PATH, layouts())
    assert quick is None or quick == carefully(data), data
    return quick


def written(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def room(content: dict[str, Any]) -> Any:
    return content["rooms"]["1"]


def sheet(content: dict[str, Any]) -> Any:
    return room(content)["sheets"][0]


@pytest.fixture(scope="module")
def by_program(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Framework → the summary that the program writes of 25 raters."""
    found: dict[str, bytes] = {}
    for name, layout in layouts().items():
        folder = material.fill(tmp_path_factory.mktemp(name) / "site", layout.framework, 25)
        made = sum_up(gather([folder], library()), library(), "Winter flow").file
        if made is not None:
            found[name] = as_bytes(made)
    return found


def test_what_the_program_writes_takes_it(by_program: Mapping[str, bytes]) -> None:
    taken = [name for name, data in by_program.items() if quickly(data) is not None]
    assert taken == [name for name in by_program if has_rows(layouts()[name])]
    assert len(taken) > 5
    assert quickly(written(summary())) is not None


def has_rows(layout: Layout) -> bool:
    """Whether all items have a scale, and are asked of no subject."""
    return layout.framework.subjects is None and not layout.has_counts


def test_how_it_is_laid_out_makes_no_difference() -> None:
    assert quickly(json.dumps(summary(), indent=2).encode()) is not None


def test_what_counts_for_nothing_here_is_read_alike() -> None:
    """Sums of a framework that has no score, and sheets of one that is asked of subjects."""
    chance = random.Random(5)
    scales = [layout.framework for layout in layouts().values() if not layout.has_counts]
    tried = [quickly(as_bytes(made_up(framework, chance))) for framework in scales]
    assert any(tried)
    assert not all(tried)


def hostile() -> Iterator[bytes]:
    for case in files_summaries.cases():
        if case.data is not None:
            yield case.data


def test_a_hostile_file_is_read_alike() -> None:
    taken = [quickly(data) is not None for data in hostile()]
    assert len(taken) > 250
    assert any(taken)


def test_a_file_that_was_changed_somewhere_is_read_alike(by_program: Mapping[str, bytes]) -> None:
    chance = random.Random(11)
    starts = [data for name, data in seeds().items() if name.startswith("summary")]
    starts += by_program.values()
    taken = [quickly(mutated_json(chance.choice(starts), chance)) for _ in range(MUTANTS)]
    assert any(taken)
    assert not all(taken)


def test_one_number_that_was_changed_is_read_alike() -> None:
    """Every number of a file in turn, to what is just too many, too few, or no whole number."""
    tried = [quickly(data) is not None for data in changed_numbers()]
    assert any(tried)
    assert not all(tried)


def changed_numbers() -> Iterator[bytes]:
    chance = random.Random(13)
    content = summary()
    for holder, key in numbers_in(content):
        before = holder[key]
        for value in chance.sample((before + 1, before - 1, -1, 13, 300, 10**8, 2**70, True), 4):
            holder[key] = value
            yield written(content)
        holder[key] = float(before)
        yield written(content)
        holder[key] = before


def numbers_in(content: Any) -> list[tuple[Any, Any]]:
    """Every place of a number in some tables and lists."""
    places = content.items() if isinstance(content, dict) else enumerate(content)
    found: list[tuple[Any, Any]] = []
    for key, value in places:
        if type(value) is int:
            found.append((content, key))
        elif isinstance(value, dict | list):
            found += numbers_in(value)
    return found


@pytest.mark.parametrize("value", [True, False, 1.0, 1e2, -1, None, "1", [1]])
def test_what_is_no_number_of_people_takes_the_careful_way(value: Any) -> None:
    content = summary()
    sheet(content)["priorities"][1] = value
    assert quickly(written(content)) is None
    content = summary()
    room(content)["roles"][ROLE] = value
    assert quickly(written(content)) is None


@pytest.mark.parametrize(
    "key", [b'"raters": 12', b'"round": 1', b'"facet": "now"', b'"clinician": 10', b'"least": 10']
)
def test_a_key_that_stands_there_twice_takes_the_careful_way(key: bytes) -> None:
    data = written(summary())
    assert key in data
    assert quickly(data.replace(key, key + b", " + key, 1)) is None


def test_what_makes_a_role_larger_than_it_is_takes_the_careful_way() -> None:
    content = summary()
    sheet(content)["by_role"][ROLE]["counts"][0] += 1
    assert quickly(written(content)) is None
    content = summary()
    room(content)["roles"][ROLE] = 1
    assert quickly(written(content)) is None
    content = summary()
    room(content)["roles"]["x" * 1001] = 0
    assert quickly(written(content)) is None
    content = summary()
    room(content)["roles"]["manager"] = 2
    sheet(content)["by_role"]["manager"] = sheet(content)["by_role"][ROLE]
    assert quickly(written(content)) is None


def test_more_scores_than_sessions_take_the_careful_way() -> None:
    content = summary(sessions=[{**room(summary())["sessions"][0], "hashes": hashes(people(9, 5))}])
    assert quickly(written(content)) is None


def test_another_version_takes_the_careful_way() -> None:
    assert quickly(written(summary(framework_digest="0" * 64))) is None
    assert quickly(written(summary(framework_version=2))) is None
    assert quickly(written(summary(framework_digest=digest(), framework="not-here"))) is None


def test_a_place_of_many_takes_it_too() -> None:
    """Counts that no longer fit into a byte."""
    content = summary(raters=100_000, roles={ROLE: 60_000})
    at = sheet(content)["items"].index(ITEM)
    spread = sheet(content)["points"][0]
    sheet(content)["counts"][at * spread : (at + 1) * spread] = [90_000] + [0] * (spread - 1)
    sheet(content)["by_role"][ROLE]["counts"][at * spread : (at + 1) * spread] = [50_000] + [0] * (
        spread - 1
    )
    quick = quickly(written(content))
    assert quick is not None
    rows = merge_together([], [quick], layouts()).rooms[0].rows
    assert rows[at].counts == (90_000, *[0] * (spread - 1))
    assert rows[at].by_role == {ROLE: (50_000, *[0] * (spread - 1))}


def test_numbers_lie_as_closely_as_they_can() -> None:
    assert row_of([0, 255]) == b"\x00\xff"
    assert list(row_of([0, 256, 10_000_000])) == [0, 256, 10_000_000]
    with pytest.raises(OverflowError):
        row_of([1000, -1])
