"""Figures of items and rooms, made for tests from counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.analysis.item.disagreement import disagreement, percent
from qi_tui.analysis.item.shape import call
from qi_tui.analysis.item.summary import median


def figures(item: str, counts: Sequence[int] | None, place: int = 0, **more: Any) -> ItemFigures:
    """The figures of an item with these counts; whatever else is asked for is None."""
    made: dict[str, Any] = {field.name: None for field in fields(ItemFigures)}
    made |= {"item": item, "title": f"Item {item}", "place": place, "domain": "first"}
    made |= {"facet": "now", "many_silent": False, "n": 0, "points": 0}
    if counts is not None:
        called = call(counts)
        made |= {
            "counts": tuple(counts),
            "points": len(counts),
            "n": sum(counts),
            "median": median(counts),
            "disagreement": disagreement(counts),
            "percent": percent(counts),
            "shape": called.shape,
            "split": called.split,
        }
    return ItemFigures(**{**made, **more})


def room(*items: ItemFigures, **more: Any) -> RoomFigures:
    """The figures of a room with these items."""
    made: dict[str, Any] = {field.name: None for field in fields(RoomFigures)}
    made |= {"framework": "small", "version": 1, "title": "A small framework", "round": 1}
    made |= {"raters": max((item.n for item in items), default=0), "items": items, "domains": ()}
    return RoomFigures(**{**made, **more})
