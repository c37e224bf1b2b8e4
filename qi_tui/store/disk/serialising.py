"""From the tables of a file to its bytes."""

from __future__ import annotations

import json
from typing import Any

Tables = dict[str, dict[str, Any]]


def serialise(tables: Tables) -> bytes:
    """The bytes of a file: one document a line, UTF-8; what UTF-8 cannot hold becomes a `?`."""
    lines = ",\n".join(f"{_json(table)}: {_rows(rows)}" for table, rows in tables.items())
    return f"{{{lines}}}\n".encode("utf-8", "replace")


def _rows(rows: Any) -> str:
    # What a newer program may have put beside our tables need not be a table.
    if not isinstance(rows, dict):
        return _json(rows)
    return "{" + ",\n ".join(f"{_json(n)}: {_json(row)}" for n, row in rows.items()) + "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
