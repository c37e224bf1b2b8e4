"""Reading the figures back out of what left the room, without the code that wrote them.

What is read goes under the row that it is about: framework, round, item, facet, subject. A figure
that two files tell differently is told by neither as it should be.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, cast
from xml.etree import ElementTree

from gates.attacker_summaries import read_summary
from gates.attacker_text import docx_lines, html_lines, markdown_lines, read_lines, read_table
from gates.attacker_told import Told
from gates.attacker_workshops import SCALES, Row

PLAIN = (
    *("n", "dont_know", "not_applicable", "unanswered", "priorities", "median", "q1", "q3"),
    *("mean", "sd", "disagreement", "shape", "sum"),
)
TITLES = {
    "Framework": "framework", "Item id": "item", "Facet": "facet", "Subject": "subject",
    "Round": "round", "Rated it": "n", "Don't know": "dont_know",
    "Not applicable": "not_applicable", "Unanswered": "unanswered",
    "Worth working on": "priorities", "Median": "median", "Lower quartile": "q1",
    "Upper quartile": "q3", "Mean": "mean", "Standard deviation": "sd",
    "Disagreement, 0 to 1": "disagreement", "How the answers lie": "shape", "Sum": "sum",
    "Round before": "before_round", "Rated it before": "before_n",
    "Median before": "before_median", "Disagreement before": "before_disagreement",
    "Rated it both times": "rated_twice", "Moved": "moved",
    "Rated it in the room": "room_n", "Median of the room": "room_median",
}  # fmt: skip
"""The heads of a workbook's columns, as the columns of a CSV are called."""
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_all(exports: Mapping[str, bytes]) -> Told:
    """All figures in these files; the order of items in those that are ordered."""
    told = Told()
    # Those that name items by ids first: the texts know them by their titles.
    for name, content in sorted(exports.items(), key=lambda pair: _ending(pair[0]) not in _BY_ID):
        told.source = name
        _READERS.get(_ending(name), _nothing)(content, told)
    return told


def _ending(name: str) -> str:
    kind, ending = name.split(" ")[:2]
    return f"{kind} {ending}" if kind in ("merge", "mine") else ending if kind == "report" else kind


def _nothing(_: bytes, __: Told) -> None:
    pass


def _json(content: bytes, told: Told) -> None:
    answer = json.loads(content)
    for room in answer["rooms"]:
        key = (room["framework"], room["round"])
        told.room(key, room["raters"])
        told.ordered(key, [_row(key, item) for item in room["items"]])
        for item in room["items"]:
            row = _row(key, item)
            for name in PLAIN:
                told.put(row, name, item.get(name))
            for name in ("counts", "values"):
                told.put(row, name, None if item.get(name) is None else tuple(item[name]))
            for role, counts in (item["by_role"] or {}).items():
                told.put(row, f"role {role}", tuple(counts))
            for comment in item.get("comments", ()):
                told.said(row, comment["text"])
        for domain in room["domains"]:
            told.domain((*key, domain["domain"]), "median", domain["median"])
            bands = domain["bands"]
            told.domain((*key, domain["domain"]), "bands", bands and tuple(bands.values()))
            told.domain((*key, domain["domain"]), "scores", domain.get("scores"))


def _row(key: tuple[str, int], item: Mapping[str, Any]) -> Row:
    return (*key, item["item"], item["facet"], item.get("subject") or None)


def _csv(content: bytes, told: Told) -> None:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    _cells(rows, told)


def _merged_csv(content: bytes, told: Told) -> None:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    _cells(rows, told)
    orders: dict[tuple[str, int], list[Row]] = {}
    for cells in rows:
        key = (cells["framework"], int(cells["round"]))
        if not cells["role"]:
            orders.setdefault(key, []).append(_row(key, cells))
    for key, order in orders.items():
        told.ordered(key, order)


def _cells(rows: list[dict[str, str]], told: Told) -> None:
    """A table with a row for each item, or of one rater's own answers beside the room's."""
    for cells in rows:
        if not cells.get("item"):
            continue
        key = (cells["framework"], int(cells["round"]))
        row = _row(key, cells)
        points = SCALES.get(row[2], 5)
        counts = [cells.get(f"point_{point}", "") for point in range(1, points + 1)]
        numbers = tuple(map(int, counts)) if points and "" not in counts else None
        if cells.get("role"):
            told.put(row, f"role {cells['role']}", numbers)
            continue
        told.put(row, "counts", numbers)
        for name in PLAIN:
            told.put(row, name, _value(name, cells.get(name)))
        for name in ("n", "median"):
            told.put(row, name, _value(name, cells.get(f"room_{name}")))
        for name in ("rated_twice", "moved"):
            told.put(row, name, _value(name, cells.get(name)))
        if cells.get("before_round"):
            before = (row[0], int(cells["before_round"]), *row[2:])
            for name in ("n", "median", "disagreement"):
                told.put(before, name, _value(name, cells.get(f"before_{name}")))


def _value(name: str, text: str | None) -> Any:
    if text is None or text == "":
        return None
    return text if name == "shape" else float(text)


def _xlsx(content: bytes, told: Told) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iter(f"{MAIN}sheet")]
        for number, name in enumerate(names, 1):
            if name == "Answers":
                told.broken.append(f"{told.source}: it has a sheet of single answers")
            if name in ("Items", "Mine"):
                xml = archive.read(f"xl/worksheets/sheet{number}.xml")
                _cells(list(_sheet(xml)), told)


def _sheet(xml: bytes) -> Iterator[dict[str, str]]:
    root = ElementTree.fromstring(xml)
    heads: dict[str, str] = {}
    for row in root.iter(f"{MAIN}row"):
        cells: dict[str, str] = {}
        for cell in row.iter(f"{MAIN}c"):
            column = re.sub(r"\d", "", cell.attrib["r"])
            text = "".join(each.text or "" for each in cell.iter() if each.tag in _TEXTS)
            if heads:
                cells[heads[column]] = text
            else:
                cells[column] = text
        if not heads:
            heads = {column: _column(title) for column, title in cells.items()}
        else:
            yield cells


_TEXTS = (f"{MAIN}v", f"{MAIN}t")


def _column(title: str) -> str:
    found = re.fullmatch(r"Chose (\d+)", title)
    return f"point_{found[1]}" if found else TITLES.get(title, title)


def _invitation(content: bytes, told: Told) -> None:
    [head] = json.loads(content)["invitation"].values()
    for item in head["room"]:
        row = _row((head["framework"], head["round"] - 1), item)
        told.put(row, "n", item["n"])
        told.put(row, "median", item["median"])
        told.put(row, "counts", cast("Any", item["counts"] and tuple(item["counts"])))
        for comment in item["comments"]:
            told.said(row, comment)


def _table(content: bytes, told: Told) -> None:
    read_table(content.decode("utf-8"), told)


def _markdown(content: bytes, told: Told) -> None:
    read_lines(markdown_lines(content.decode("utf-8")), told)


def _html(content: bytes, told: Told) -> None:
    read_lines(html_lines(content.decode("utf-8")), told)


def _docx(content: bytes, told: Told) -> None:
    read_lines(docx_lines(content), told)


_BY_ID = ("merge json", "merge csv", "json", "csv", "xlsx", "invitation", "mine json", "summary")
_READERS = {
    "merge json": _json, "merge csv": _merged_csv, "merge table": _table, "json": _json,
    "csv": _csv, "xlsx": _xlsx, "invitation": _invitation, "md": _markdown, "html": _html,
    "docx": _docx, "mine json": _json, "mine csv": _csv, "mine xlsx": _xlsx,
    "summary": read_summary, "mine md": _markdown, "mine html": _html, "mine docx": _docx,
}  # fmt: skip
