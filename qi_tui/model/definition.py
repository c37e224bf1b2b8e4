"""From the raw content of a definition file to a framework, or to all of its mistakes at once.

The shape of every field is pydantic's to check; what lies between fields (ids that clash, bands
with a hole, descriptors that do not fit) is checked here on the raw content, so that one broken
field does not hide the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from qi_tui.model.described import BIPOLAR_POINTS
from qi_tui.model.framework import Framework
from qi_tui.model.mistakes import Mistake, Path, mistakes_of, nearest_kind
from qi_tui.model.text import LINE_LIMIT, display


class Definition(NamedTuple):
    """A framework, or None and what is wrong with it."""

    framework: Framework | None
    mistakes: tuple[Mistake, ...]


def read_definition(raw: dict[str, Any]) -> Definition:
    """What a definition says.

    Args:
        raw: the content of the file, as TOML gives it (dicts, lists, str, int, float, bool).
    """
    content = _with_kinds(raw)
    found = list(_contradictions(content))
    try:
        framework = Framework.model_validate(content)
    except ValidationError as error:
        return Definition(None, (*mistakes_of(error, content), *found))
    return Definition(None if found else framework, tuple(found))


def _with_kinds(raw: dict[str, Any]) -> dict[str, Any]:
    """The content with the framework's kind written into every item that names none.

    A kind with a typing error is reported once, for the framework; its items get the nearest one.
    """
    kind = nearest_kind(raw.get("kind"))
    domains = raw.get("domains")
    if not isinstance(domains, list):
        return raw
    return {**raw, "domains": [_domain_with_kinds(domain, kind) for domain in domains]}


def _domain_with_kinds(domain: Any, kind: Any) -> Any:
    if not isinstance(domain, dict) or not isinstance(domain.get("items"), list):
        return domain
    items = [{"kind": kind, **item} if isinstance(item, dict) else item for item in domain["items"]]
    return {**domain, "items": items}


def _contradictions(raw: dict[str, Any]) -> Iterator[Mistake]:
    domains = _tables(raw, "domains")
    yield from _clashing(((("domains", d, "id"), domain.get("id")) for d, domain in domains))
    yield from _clashing(
        (("domains", d, "items", i, "id"), item.get("id"))
        for d, domain in domains
        for i, item in _tables(domain, "items")
    )
    yield from _clashing(
        (("columns", c, "id"), col.get("id")) for c, col in _tables(raw, "columns")
    )
    yield from _clashing(
        (("about", a, "id"), about.get("id")) for a, about in _tables(raw, "about")
    )
    yield from _alike(raw.get("facets"), ("facets",), "facet")
    yield from _alike_points(raw.get("scale"), ("scale",))
    columns = {str(column.get("id")) for _, column in _tables(raw, "columns")}
    for d, domain in domains:
        for i, item in _tables(domain, "items"):
            yield from _item_contradictions(raw, columns, item, ("domains", d, "items", i))
    yield from _band_contradictions(raw)


def _item_contradictions(
    raw: dict[str, Any], columns: set[str], item: dict[str, Any], path: Path
) -> Iterator[Mistake]:
    column = item.get("column")
    if column is not None and str(column) not in columns:
        named = f'"{display(str(column), 60)}"'
        yield Mistake(
            (*path, "column"),
            f"there is no column {named}",
            "use the id of one of the columns" if columns else "add it under [[columns]]",
        )
    kind = item.get("kind")
    scale = item.get("scale") or raw.get("scale")
    points = scale.get("points") if isinstance(scale, dict) else None
    anchors = item.get("anchors")
    yield from _alike_points(item.get("scale"), (*path, "scale"))
    yield from _alike(anchors, (*path, "anchors"), "descriptor")
    yield from _alike(item.get("poles"), (*path, "poles"), "pole")
    described = kind in ("anchored", "stage")
    if described and isinstance(anchors, list) and isinstance(points, list):
        yield from _descriptors_that_do_not_fit(len(anchors), len(points), path)
    if kind in ("graded", "position") and scale is None:
        yield Mistake(
            path, f"a {kind} item needs a scale", "add [scale] with its points to the framework"
        )


def _alike_points(scale: Any, path: Path) -> Iterator[Mistake]:
    if isinstance(scale, dict):
        yield from _alike(scale.get("points"), (*path, "points"), "point")


def _alike(entries: Any, path: Path, what: str) -> Iterator[Mistake]:
    """Entries of a list that are shown alike: nobody could tell them apart."""
    seen: set[str] = set()
    for place, entry in enumerate(entries if isinstance(entries, list) else ()):
        words = display(entry, LINE_LIMIT).casefold().strip() if isinstance(entry, str) else ""
        if words and words in seen:
            shown = display(entry, 60)
            yield Mistake(
                (*path, place), f'the {what} "{shown}" stands there twice', "word them differently"
            )
        seen.add(words)


def _descriptors_that_do_not_fit(anchors: int, points: int, path: Path) -> Iterator[Mistake]:
    if anchors != points:
        yield Mistake(
            (*path, "anchors"),
            f"{anchors} descriptors for a scale of {points} points",
            f"write {points} descriptors, one for each point, lowest first",
        )


def _band_contradictions(raw: dict[str, Any]) -> Iterator[Mistake]:
    scoring = raw.get("scoring")
    if not isinstance(scoring, dict):
        return
    bands = _tables(scoring, "bands")
    if bands and scoring.get("method", "none") == "none":
        yield Mistake(
            ("scoring", "bands"), "there are bands but no score", 'add method = "sum" or "mean"'
        )
    yield from _alike([band.get("label") for _, band in bands], ("scoring", "bands"), "label")
    edges: list[tuple[int, int]] = []
    for place, band in bands:
        low, high = _whole(band.get("from")), _whole(band.get("to"))
        if low is None or high is None:
            return
        path = ("scoring", "bands", place)
        if high < low:
            yield Mistake((*path, "to"), f"it ends at {high}, below its start {low}", "swap them")
        if edges and low != edges[-1][1] + 1:
            before = edges[-1][1]
            word = "overlaps the one before it" if low <= before else "leaves a hole before it"
            yield Mistake((*path, "from"), f"this band {word}", f"write from = {before + 1}")
        edges.append((low, high))
    if edges and scoring.get("method") == "sum":
        yield from _uncovered(raw, edges[0][0], edges[-1][1])


def _uncovered(raw: dict[str, Any], lowest: int, highest: int) -> Iterator[Mistake]:
    for number, domain in _tables(raw, "domains"):
        least, most = _sum_range(raw, domain)
        if most and (lowest > least or highest < most):
            yield Mistake(
                ("scoring", "bands"),
                f"the bands run from {lowest} to {highest}, but the sum of domain {number + 1}"
                f" runs from {least} to {most}",
                "let the bands cover every sum that a domain can have",
            )
            return


def _sum_range(raw: dict[str, Any], domain: dict[str, Any]) -> tuple[int, int]:
    """The least and the largest sum of a domain; (n, 0) where that cannot be told."""
    most = 0
    items = _tables(domain, "items")
    for _, item in items:
        scale = item.get("scale") or raw.get("scale")
        rows = item.get("anchors") or (scale.get("points") if isinstance(scale, dict) else None)
        fixed = {"yes_no": 2, "bipolar": BIPOLAR_POINTS}.get(str(item.get("kind")), 0)
        points = len(rows) if isinstance(rows, list) else fixed
        if not points:
            return len(items), 0
        most += points
    return len(items), most


def _clashing(ids: Iterator[tuple[Path, Any]]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for path, name in ids:
        if not isinstance(name, str):
            continue
        if name.casefold() in seen:
            yield Mistake(path, f'the id "{display(name)}" is used twice', "give each its own id")
        seen.add(name.casefold())


def _tables(table: dict[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
    entries = table.get(key)
    if not isinstance(entries, list):
        return []
    return [(place, entry) for place, entry in enumerate(entries) if isinstance(entry, dict)]


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
