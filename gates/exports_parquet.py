"""Reading Parquet back: the rows of its twin, and in their texts nothing that acts or hides."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from gates.exports_texts import unseen

ABSENT = "Parquet: it is read and written with pyarrow, which is not installed here"
_PEOPLE = ("rater", "role", "subject")
"""Columns of people: numbers drawn by chance, and what they typed."""


def can_parquet() -> bool:
    """Whether there is anything to read it with."""
    return find_spec("pyarrow") is not None


def check_parquet(data: bytes, twin: bytes) -> Iterator[str]:
    """A table of answers."""
    rows, harmless = rows_of(data), rows_of(twin)
    if _figures(rows) != _figures(harmless):
        yield "it has other rows than its harmless twin"
    for text in {value for row in rows for value in row.values() if isinstance(value, str)}:
        yield from unseen(text, "a text in it", allowed="")


def same_rows(data: bytes, again: bytes) -> bool:
    """Whether two tables have the same rows, whoever has which number."""
    first, second = (
        sorted(repr({**row, "rater": 0}) for row in rows_of(each)) for each in (data, again)
    )
    return first == second


def rows_of(data: bytes) -> list[dict[str, Any]]:
    """The rows, a table each: column → value."""
    from pyarrow import parquet

    found: list[dict[str, Any]] = parquet.ParquetFile(io.BytesIO(data)).read().to_pylist()
    return found


def _figures(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(repr({k: v for k, v in row.items() if k not in _PEOPLE}) for row in rows)
