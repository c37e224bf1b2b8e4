"""Spreadsheets that come from elsewhere: a table to make a definition of, a form's answers."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from gates.exports_words import Words
from qi_tui.model.framework import Framework


def put_table(path: Path, words: Words) -> None:
    """A table of items with a column for each point."""
    points, domains = words.several(3, 100), words.several(2, 100)
    heads = ["domain", "item", "prompt", *points]
    rows = [
        [domains[number // 2], words.needed(100), words.needed(500), *[""] * len(points)]
        for number in range(4)
    ]
    _put(path, [heads, *rows])


def put_form(path: Path, words: Words, of: Framework) -> None:
    """What a forms tool could have exported: its own columns too, of which nobody knows any."""
    rows = [["Alias", "Role", *words.several(3, 300), *(item.title for item in of.items)]]
    for number in range(3):
        answers = ["yes" if item.kind == "yes_no" else str(1 + number % 2) for item in of.items]
        rows.append([*words.several(2, 200), *words.several(3, 300), *answers])
    _put(path, rows)


def _put(path: Path, rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    path.write_bytes(out.getvalue().replace("\0", "").encode("utf-8"))
