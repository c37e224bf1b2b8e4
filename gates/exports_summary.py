"""Reading a summary back: the counts of its twin, and of what people wrote only the title."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gates.exports_texts import check_file_json
from gates.exports_workshop import RATERS
from qi_tui.store.summaries import summary_in


def check_summary(data: bytes, twin: bytes) -> Iterator[str]:
    """A summary: one that can be loaded, and its twin in everything but the title."""
    yield from check_file_json(data, twin)
    if [room.raters for room in summary_in(data).rooms.values()] != [RATERS]:
        yield "it is not of all raters of the one room that may leave"
    if _untitled(data) != _untitled(twin):
        yield "it says something else than its harmless twin"


def _untitled(data: bytes) -> Any:
    content = json.loads(data)
    content["summary"]["1"].pop("title")
    for room in content["rooms"].values():
        room.pop("framework_digest")
    return content
