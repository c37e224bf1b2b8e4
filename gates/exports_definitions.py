"""Two definitions of which every text is another string: of all kinds of answer, and a matrix."""

from __future__ import annotations

from typing import Any

from gates.exports_words import Words

MIXED, GRID = "mixed", "grid"


def definitions(words: Words) -> dict[str, dict[str, Any]]:
    """Id → the content of its file."""
    return {MIXED: _mixed(words), GRID: _grid(words)}


def _mixed(words: Words) -> dict[str, Any]:
    low, high = words.several(2, 200)
    items = [
        {**_item(words, "graded"), "kind": "graded"},
        {**_item(words, "anchored"), "kind": "anchored", "anchors": words.several(3, 200)},
        {**_item(words, "stage"), "kind": "stage", "anchors": words.several(3, 200)},
        {**_item(words, "yes-no"), "kind": "yes_no"},
        {**_item(words, "bipolar"), "kind": "bipolar", "poles": words.several(2, 200)},
        {**_item(words, "count"), "kind": "count"},
    ]
    return {
        **_head(words, MIXED),
        "kind": "graded",
        "scale": {"points": words.several(3, 200), "scale_source": "qi-tui"},
        "about": [{"id": "title", "title": words.needed(), "help": words.next(4000)}],
        "domains": [
            _domain(words, "first", [_item(words, "one"), _item(words, "two")]),
            _domain(words, "second", items),
        ],
        "scoring": {
            "method": "sum",
            "verdict": "lowest-domain",
            "meaning": words.next(4000),
            "bands": [
                {"label": low, "from": 2, "to": 4, "meaning": words.next(4000)},
                {"label": high, "from": 5, "to": 18, "meaning": words.next(4000)},
            ],
        },
    }


def _grid(words: Words) -> dict[str, Any]:
    columns = [
        {"id": name, "title": words.needed(), "help": words.next(4000)}
        for name in ("left", "right")
    ]
    items = [{**_item(words, name), "column": name} for name in ("left", "right")]
    return {
        **_head(words, GRID),
        "kind": "graded",
        "facets": ["now", "needed"],
        "subjects": words.needed(),
        "scale": {"points": words.several(4, 200), "scale_source": "source"},
        "columns": columns,
        "domains": [_domain(words, "only", items)],
    }


def _head(words: Words, name: str) -> dict[str, Any]:
    line = words.needed
    return {
        "id": name,
        "version": 1,
        "title": line(),
        "subject": "organisation",
        "purpose": words.next(4000),
        "instructions": words.next(4000),
        "minutes": 5,
        "source": {
            "title": line(),
            "publisher": line(),
            "year": 2005,
            "section": line(),
            "credit": words.next(400),
            "note": words.next(4000),
        },
    }


def _domain(words: Words, name: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    told = {"id": name, "title": words.needed(), "summary": words.next(4000)}
    return {**told, "items": items}


def _item(words: Words, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": words.needed(),
        "prompt": words.next(600),
        "help": words.next(4000),
    }
