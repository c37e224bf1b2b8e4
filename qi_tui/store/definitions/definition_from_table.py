"""From a spreadsheet to a definition: a row for each item, a column for each point of the scale.

The first row names the columns. `domain`, `item` and `prompt` are known, and so are `help`, `id`
and `reversed`; every other column is a point of the scale, lowest first, and its cells describe the
point for each item. Where no cell does, the items share the scale; where there is no such column,
they are rated on a scale that is named apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qi_tui.model.framework import POINTS_MAX, POINTS_MIN
from qi_tui.model.mistakes import Mistake
from qi_tui.store.definitions.new_definition import (
    IN_PLACE,
    WITH_SCALE,
    content,
    mistakes_in,
    own_source,
    slug,
    slugs,
)
from qi_tui.store.table_reading import Table

NAMES = {
    "domain": ("domain", "group", "section", "theme", "category"),
    "item": ("item", "statement", "criterion", "title"),
    "prompt": ("prompt", "question"),
    "help": ("help", "notes", "guidance", "evidence"),
    "id": ("id",),
    "reversed": ("reversed",),
}
DESCRIBED = frozenset({"anchored", "stage", "bipolar"})
YES = frozenset({"yes", "y", "true", "1", "x"})


@dataclass(frozen=True)
class Wanted:
    """What a table does not say.

    Attributes:
        name: the name of the table's file, without its ending.
        title: the title; empty for the name of the file.
        subject: what is rated.
        kind: the kind of answer; None to find it out.
        points: the labels of a scale that no column gives; empty for a scale of ours.
        id: the id; empty for one made from the title.
    """

    name: str
    title: str = ""
    subject: str = "organisation"
    kind: str | None = None
    points: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True)
class Made:
    """The content of a definition, or what is wrong with the table, each with its row."""

    raw: dict[str, Any] | None
    problems: tuple[str, ...]


@dataclass(frozen=True)
class _Columns:
    known: dict[str, int]
    points: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    number: int
    cells: tuple[str, ...]
    domain: str

    def cell(self, place: int | None) -> str:
        return self.cells[place] if place is not None and place < len(self.cells) else ""


def definition_from_table(table: Table, wanted: Wanted) -> Made:
    """What a table says, as the content of a definition without mistakes."""
    if len(table.rows) < 2:
        return Made(
            None, ("it needs a row with the names of its columns, and a row for each item",)
        )
    columns = _columns(table.rows[0][1], max(len(cells) for _, cells in table.rows))
    if "item" not in columns.known:
        found = ", ".join(f'"{cell}"' for cell in table.rows[0][1])
        return Made(None, (f'row {table.rows[0][0]}: no column is called "item" ({found})',))
    rows = _rows(table.rows[1:], columns)
    kind = wanted.kind or _kind(rows, columns)
    problems = tuple(_unfit(rows, columns, kind))
    if problems:
        return Made(None, problems)
    raw, places = _content(rows, columns, kind, wanted)
    mistakes = mistakes_in(raw)
    if mistakes:
        return Made(None, tuple(_told(mistake, places) for mistake in mistakes))
    return Made(raw, ())


def _columns(header: Sequence[str], width: int) -> _Columns:
    known: dict[str, int] = {}
    points: list[int] = []
    for place in range(width):
        name = header[place] if place < len(header) else ""
        meant = next((key for key, names in NAMES.items() if name.casefold() in names), None)
        if meant is not None and meant not in known:
            known[meant] = place
        else:
            points.append(place)
    labels = [
        header[p] if p < len(header) and header[p] else str(n) for n, p in enumerate(points, 1)
    ]
    return _Columns(known, tuple(points), tuple(labels))


def _rows(rows: Sequence[tuple[int, tuple[str, ...]]], columns: _Columns) -> list[_Row]:
    """The rows with their domains: an empty cell means that of the row above."""
    made: list[_Row] = []
    domain, place = "", columns.known.get("domain")
    for number, cells in rows:
        said = cells[place] if place is not None and place < len(cells) else ""
        domain = said or domain or "All items"
        row = _Row(number, cells, domain)
        # A row that names nothing but a domain is the heading of those below it.
        if row.cell(columns.known["item"]) or any(row.cell(point) for point in columns.points):
            made.append(row)
    return made


def _kind(rows: Sequence[_Row], columns: _Columns) -> str:
    described = any(row.cell(place) for row in rows for place in columns.points)
    return "anchored" if described else "graded"


def _unfit(rows: Sequence[_Row], columns: _Columns, kind: str) -> Iterator[str]:
    points = len(columns.points)
    if not rows:
        yield "there is no item in it"
    if kind == "bipolar" and points != 2:
        yield f"a bipolar item has two poles, so two columns beside the known ones, not {points}"
    elif kind in DESCRIBED and not POINTS_MIN <= points <= POINTS_MAX:
        yield f"a scale has {POINTS_MIN} to {POINTS_MAX} points, each in a column, not {points}"
    for row in rows:
        if not row.cell(columns.known["item"]):
            yield f"row {row.number}: the item has no title"
        for place, label in zip(columns.points, columns.labels, strict=True):
            if kind in DESCRIBED and not row.cell(place):
                yield f'row {row.number}: nothing stands under "{label}"'


def _content(
    rows: Sequence[_Row], columns: _Columns, kind: str, wanted: Wanted
) -> tuple[dict[str, Any], dict[tuple[int, int], int]]:
    """The content, and where each item (its domain's place, its own) came from."""
    known = columns.known
    names = slugs((row.cell(known["item"]) for row in rows), "item")
    titles = list(dict.fromkeys(row.domain for row in rows))
    domains: list[dict[str, Any]] = [
        {"id": name, "title": title, "items": []}
        for title, name in zip(titles, slugs(titles, "domain"), strict=True)
    ]
    places: dict[tuple[int, int], int] = {}
    for row, name in zip(rows, names, strict=True):
        place = titles.index(row.domain)
        items = domains[place]["items"]
        places[place, len(items)] = row.number
        items.append(_item(row, columns, kind, row.cell(known.get("id")) or name))
    title = wanted.title or wanted.name.replace("-", " ").replace("_", " ").strip() or "Ours"
    given = columns.labels or wanted.points or IN_PLACE
    points = given if kind in WITH_SCALE else ()
    source = own_source(title, f"The table {wanted.name}")
    name = wanted.id or slug(title, "framework")
    return content(name, title, wanted.subject, kind, points, domains, source), places


def _item(row: _Row, columns: _Columns, kind: str, name: str) -> dict[str, Any]:
    known = columns.known
    item: dict[str, Any] = {"id": name, "title": row.cell(known["item"])}
    for key in ("prompt", "help"):
        if row.cell(known.get(key)):
            item[key] = row.cell(known[key])
    said = [row.cell(place) for place in columns.points]
    if kind in ("anchored", "stage"):
        item["anchors"] = said
    elif kind == "bipolar":
        item["poles"] = said
    if row.cell(known.get("reversed")).casefold() in YES:
        item["reversed"] = True
    return item


def _told(mistake: Mistake, places: dict[tuple[int, int], int]) -> str:
    """A mistake with the row of the table that it comes from, where it comes from one."""
    path = mistake.path
    if len(path) >= 4 and path[0] == "domains" and path[2] == "items":
        domain, item = path[1], path[3]
        if isinstance(domain, int) and isinstance(item, int):
            key = f"{path[4]}: " if len(path) > 4 else ""
            return f"row {places[domain, item]}: {key}{mistake.what}: {mistake.instead}"
    return f"{mistake.where()}: {mistake.what}: {mistake.instead}"
