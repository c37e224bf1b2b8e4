"""One query, several engines: each gives exactly the counts of `merge`.

An engine that is not installed is passed over, and named; the development packages have all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from qi_tui.analysis.query import KEYS, counts_of
from tests.cli.conftest import Run
from tests.cli.merging import merged, raters
from tests.cli.rooms_at_random import KINDS, fill
from tests.store.files import library, put, rated, tally

Counts: TypeAlias = Counter[tuple[Any, ...]]
Engine = Callable[[Path], Any]


def duckdb(folder: Path) -> Any:
    engine = pytest.importorskip("duckdb")
    return engine.read_parquet(str(folder / "**/*.parquet"), hive_partitioning=True)


def polars(folder: Path) -> Any:
    engine = pytest.importorskip("polars")
    return engine.scan_parquet(folder / "**/*.parquet", hive_partitioning=True)


def dask(folder: Path) -> Any:
    engine = pytest.importorskip("dask.dataframe")
    # A file for each framework and round: so many tasks, put together as on many machines.
    return engine.read_parquet(folder, aggregate_files=False)


ENGINES = pytest.mark.parametrize("engine", [duckdb, polars, dask])
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    # Dask says of itself what pandas will not do for ever.
    pytest.mark.filterwarnings("ignore:The inplace keyword"),
]


@pytest.fixture(autouse=True)
def _needs_packages() -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("narwhals")


def counted_by(engine: Engine, folder: Path) -> Counts:
    """The answer of the query: no key stands there twice, and nobody is counted as nobody."""
    rows = counts_of(engine(folder)).collect(backend="pyarrow").to_native().to_pylist()
    found = {tuple(row[key] for key in KEYS): row["people"] for row in rows}
    assert len(found) == len(rows)
    assert all(people > 0 for people in found.values())
    return Counter(found)


def counted_by_merge(answer: dict[str, Any]) -> Counts:
    """The counts of `merge --format json` under the keys of the query."""
    return Counter(dict(_of_rooms(answer["rooms"])))


def _of_rooms(rooms: Iterable[dict[str, Any]]) -> Iterator[tuple[tuple[Any, ...], int]]:
    for room in rooms:
        for item in room["items"]:
            place = room["framework"], room["round"], item["item"], item["facet"], item["subject"]
            rated = dict(enumerate(item["counts"] or (), start=1))
            rated |= Counter(item.get("values") or ())
            for value, people in rated.items():
                if people:
                    yield (*place, "rated", value), people
            for standing in ("dont_know", "not_applicable", "unanswered"):
                if item[standing]:
                    yield (*place, standing, None), item[standing]


def agree(run: Run, engine: Engine, folder: Path, target: Path) -> Counts:
    """Export and merge a folder; the counts, which are the same."""
    assert run("export", folder, "-o", target).status == run("merge", folder).status
    expected = counted_by_merge(merged(run, folder))
    found = counted_by(engine, target)
    assert found == expected
    return found


@ENGINES
def test_the_sample_workshop(run: Run, repo: Path, tmp_path: Path, engine: Engine) -> None:
    found = agree(run, engine, repo / "sessions" / "sample-workshop", tmp_path / "answers")
    assert found.total() == 81


@ENGINES
@pytest.mark.parametrize("seed", [1, 2])
def test_rooms_of_every_kind(run: Run, tmp_path: Path, engine: Engine, seed: int) -> None:
    found = agree(run, engine, fill(tmp_path / "flow", seed), tmp_path / "answers")
    assert {key[0] for key in found} == set(KINDS)
    assert {key[1] for key in found} == {1, 2}
    assert {key[3] for key in found} == {"now", "needed"}
    assert {key[5] for key in found} == {"rated", "dont_know", "not_applicable", "unanswered"}


@ENGINES
def test_a_room_in_many_files(
    run: Run, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qi_tui.store.parquet.columns.ROWS_AT_ONCE", 100)
    monkeypatch.setattr("qi_tui.store.parquet.dataset.ROWS_IN_A_PART", 200)
    agree(run, engine, fill(tmp_path / "flow", 3), tmp_path / "answers")
    files = list((tmp_path / "answers").rglob("framework=improvement-system/round=1/*.parquet"))
    assert len(files) > 2


@ENGINES
def test_hands_count_as_many_as_they_were(run: Run, tmp_path: Path, engine: Engine) -> None:
    folder = raters(tmp_path / "flow", {"clinician": 2})
    put(folder / "hands.json", tally({"chief-executive-commitment": [0, 0, 4000, 0, 0, 0, 9]}))
    found = agree(run, engine, folder, tmp_path / "answers")
    assert found[
        "effective-redesign", 1, "chief-executive-commitment", "now", None, "rated", 3
    ] == (4000)


@ENGINES
def test_a_room_of_hands_alone(run: Run, tmp_path: Path, engine: Engine) -> None:
    folder = tmp_path / "flow"
    put(folder / "hands.json", tally({"chief-executive-commitment": [1, 0, 0, 0, 0, 0, 2]}))
    assert agree(run, engine, folder, tmp_path / "answers").total() == 27


@ENGINES
def test_a_summary_counts_beside_the_raters(run: Run, tmp_path: Path, engine: Engine) -> None:
    elsewhere = raters(tmp_path / "elsewhere", {"clinician": 12})
    folder = raters(tmp_path / "flow", {"manager": 4})
    assert run("summarise", elsewhere, "-o", folder / "elsewhere.json").status == 0
    assert agree(run, engine, folder, tmp_path / "answers").total() == 16 * 9


@ENGINES
def test_two_subjects_that_look_alike_stay_two(run: Run, tmp_path: Path, engine: Engine) -> None:
    folder, target = tmp_path / "flow", tmp_path / "answers"
    framework = library().need("strategic-alignment")
    item = next(iter(framework.points))
    subjects = ["W" * 90 + "a", "W" * 90 + "b"]
    digest = library().digest(framework)
    tables = rated({})
    tables["session"]["1"].update(framework=framework.id, points=5, framework_digest=digest)
    tables["session"]["1"].update(subjects=subjects)
    sheet = tables["answers"]["1"]
    tables["answers"] = {
        str(place): {**sheet, "subject": subject, "values": {item: place}}
        for place, subject in enumerate(subjects, start=1)
    }
    put(folder / "one.json", tables)
    assert run("export", folder, "-o", target).status == 0
    found = counted_by(engine, target)
    values = {key[4]: key[6] for key in found if key[2] == item and key[5] == "rated"}
    assert sorted(values.values()) == [1, 2]
    assert all(key[4].startswith("W" * 80) for key in found)
