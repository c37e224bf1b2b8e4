"""From sheets of answers to the columns of a Parquet file: a row per rater, item, facet, subject.

Everything is done column by column on whole rows of bytes, never answer by answer: Python alone
would need a minute where this needs two seconds. The schema is public: its names are field names of
a saved file, and its words are those of `merge --format json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

import pyarrow as pa
import pyarrow.compute as pc

from qi_tui.analysis.merging.contribution import DONT_KNOW, NOT_APPLICABLE, NUMBER, RATED
from qi_tui.analysis.shown.answer_sheet import NOT_ASKED, AnswerSheet, RoomSheets

ROWS_AT_ONCE = 122_880
"""About how many rows are in memory at a time; a row group of the size that DuckDB writes."""

STANDINGS = ("unanswered", "rated", "dont_know", "not_applicable")
# A byte of a sheet → its place in STANDINGS.
_STANDING = bytes(
    1 if code in RATED or code == NUMBER else {DONT_KNOW: 2, NOT_APPLICABLE: 3}.get(code, 0)
    for code in range(256)
)

SCHEMA = pa.schema(
    [
        pa.field("rater", pa.int32()),
        pa.field("role", pa.string()),
        pa.field("domain", pa.string(), nullable=False),
        pa.field("item", pa.string(), nullable=False),
        pa.field("facet", pa.string(), nullable=False),
        pa.field("subject", pa.string()),
        pa.field("points", pa.int8()),
        pa.field("standing", pa.string(), nullable=False),
        pa.field("value", pa.int32()),
        pa.field("people", pa.int32(), nullable=False),
        pa.field("priority", pa.bool_(), nullable=False),
    ]
)
"""What stands in a row; framework and round stand in the names of the folders."""


def tables_of(room: RoomSheets) -> Iterator[pa.Table]:
    """The rows of a room, some at a time; a table has at least one."""
    most = max(1, ROWS_AT_ONCE // max(1, len(room.items)))
    waiting: list[AnswerSheet] = []
    for sheet in room.sheets:
        waiting.append(sheet)
        if len(waiting) == most:
            yield from _table(room, waiting)
            waiting = []
    if waiting:
        yield from _table(room, waiting)


def _table(room: RoomSheets, sheets: Sequence[AnswerSheet]) -> Iterator[pa.Table]:
    items, rows = len(room.items), len(room.items) * len(sheets)
    codes = b"".join(sheet.codes for sheet in sheets)
    # Row → the place of its sheet, and of its item.
    sheet_of = _every(range(len(sheets)), items)
    item_of = pa.array(
        chain.from_iterable(repeat(range(items), len(sheets))), pa.int32(), size=rows
    )
    columns = [
        _array((sheet.rater for sheet in sheets), pa.int32(), sheet_of),
        _array((sheet.role for sheet in sheets), pa.string(), sheet_of),
        _array(room.domains, pa.string(), item_of),
        _array(room.items, pa.string(), item_of),
        _array((sheet.facet for sheet in sheets), pa.string(), sheet_of),
        _array((sheet.subject for sheet in sheets), pa.string(), sheet_of),
        _array(room.points, pa.int8(), item_of),
        _array(STANDINGS, pa.string(), _bytes(codes.translate(_STANDING))),
        _values(sheets, codes),
        _people(sheets, items),
        pc.cast(_bytes(b"".join(sheet.votes for sheet in sheets)), pa.bool_()),
    ]
    table = pa.table(columns, schema=SCHEMA)
    if NOT_ASKED in codes:
        table = table.filter(pc.not_equal(_bytes(codes), pa.scalar(NOT_ASKED, pa.uint8())))
    if table.num_rows:
        yield table


def _array(values: Iterable[object], kind: pa.DataType, places: pa.Array) -> pa.Array:
    return pa.array(list(values), kind).take(places)


def _bytes(data: bytes) -> pa.Array:
    return pa.Array.from_buffers(pa.uint8(), len(data), [None, pa.py_buffer(data)])


def _every(values: range, times: int) -> pa.Array:
    """Each value so many times, one after the other."""
    ends = range(times, times * len(values) + 1, times)
    runs = pa.RunEndEncodedArray.from_arrays(
        pa.array(ends, pa.int32()), pa.array(values, pa.int32())
    )
    return pc.run_end_decode(runs)


def _values(sheets: Sequence[AnswerSheet], codes: bytes) -> pa.Array:
    """The value of what is rated, else null."""
    coded = _bytes(codes)
    on_a_scale = pc.is_in(coded, pa.array(RATED, pa.uint8()))
    values = pc.if_else(on_a_scale, pc.cast(coded, pa.int32()), pa.scalar(None, pa.int32()))
    if NUMBER not in codes:
        return values
    numbers = [
        sheet.numbers[place]
        for sheet in sheets
        for place, code in enumerate(sheet.codes)
        if code == NUMBER
    ]
    is_number = pc.equal(coded, pa.scalar(NUMBER, pa.uint8()))
    return pc.replace_with_mask(values, is_number, pa.array(numbers, pa.int32()))


def _people(sheets: Sequence[AnswerSheet], items: int) -> pa.Array:
    if all(sheet.people is None for sheet in sheets):
        return pa.repeat(pa.scalar(1, pa.int32()), items * len(sheets))
    each = (repeat(1, items) if sheet.people is None else sheet.people for sheet in sheets)
    return pa.array(chain.from_iterable(each), pa.int32(), size=items * len(sheets))
