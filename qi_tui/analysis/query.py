"""The counts of rooms, asked of whatever engine holds the answers that `export` wrote.

The same question as `merge` answers, written once with narwhals and answered by DuckDB, Polars,
Dask, Spark and others: nothing of the dataset is read here, and a lazy frame stays lazy. `people`
is added up and never counted by rows, for one row can stand for many hands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import narwhals as nw

KEYS = ("framework", "round", "item", "facet", "subject", "standing", "value")
"""What tells one count from another."""


def counts_of(answers: Any) -> nw.LazyFrame[Any]:
    """How many people gave each answer to each item.

    Args:
        answers: the dataset as an engine has it, with framework and round from its folders: a
            DuckDB relation, a Polars or Dask frame, or any other that narwhals knows.

    Returns:
        One row for each of `KEYS` that somebody is in, in any order, and `people`, how many they
        are. `subject` is null where the framework has none, and `value` unless `standing` is
        "rated". `collect()` has the engine do the work, `to_native()` gives its own frame.

    Raises:
        ImportError: where narwhals is not installed; it is no part of the program.
    """
    import narwhals as nw

    frame: nw.LazyFrame[Any] = nw.from_native(answers).lazy()
    # Engines read the names of folders as text, whole numbers or categories.
    typed = frame.with_columns(
        nw.col("framework").cast(nw.String),
        nw.col("round").cast(nw.Int64),
        nw.col("people").cast(nw.Int64),
    )
    added = typed.group_by(*KEYS).agg(nw.col("people").sum())
    # DuckDB adds whole numbers up to a kind that others do not know.
    return added.with_columns(nw.col("people").cast(nw.Int64))
