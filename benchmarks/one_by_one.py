"""Merging as one would write it first: TinyDB opens each file, and a model checks each answer.

The same answers as in the session files, in the layout that this asks for: a document each.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from tinydb import TinyDB


class _Answer(BaseModel):
    """One answer, as a document of its own."""

    model_config = ConfigDict(extra="forbid", strict=True)

    item: str
    value: int
    comment: str | None


def rewritten(folder: Path, target: Path) -> Path:
    """The session files of a folder in a new folder, a document for each answer; that folder."""
    target.mkdir(parents=True)
    for path in folder.iterdir():
        content = json.loads(path.read_bytes())
        (sheet,) = content["answers"].values()
        content["answers"] = {
            str(number): {"item": item, "value": value, "comment": sheet["comments"].get(item)}
            for number, (item, value) in enumerate(sheet["values"].items(), start=1)
        }
        (target / path.name).write_text(json.dumps(content), encoding="utf-8")
    return target


def count_all(folder: Path) -> Counter[tuple[str, int]]:
    """How often each item was given each value, in all files of a folder."""
    counts: Counter[tuple[str, int]] = Counter()
    for path in sorted(folder.iterdir()):
        with TinyDB(path) as database:
            for document in database.table("answers"):
                answer = _Answer.model_validate(document)
                counts[answer.item, answer.value] += 1
    return counts
