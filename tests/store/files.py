"""Session files for tests, written as text and not by the code that is tested."""

from __future__ import annotations

import copy
import json
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qi_tui.model.framework import Framework
from qi_tui.store.definitions.library import Library

Tables = dict[str, dict[str, Any]]

# A session file as the contract shows it.
EXAMPLE: Tables = {
    "session": {
        "1": {
            "schema": 1,
            "id": "6f0c2f7e-3f5b-4c8e-9a51-0d3c3f1f9b11",
            "revision": 7,
            "framework": "effective-redesign",
            "framework_version": 1,
            "framework_digest": "3b" * 32,
            "points": 7,
            "round": 1,
            "follows": None,
            "kind": "ratings",
            "rater": {"alias": "Sam", "role": "clinician", "code": None},
            "about": {
                "title": "Winter flow",
                "community": "Northshire",
                "scale": "whole hospital",
            },
            "subjects": [],
            "columns": [],
            "priorities": ["two-way-communication"],
            "status": "final",
            "started_at": "2026-11-20T14:02:11Z",
            "updated_at": "2026-11-20T14:09:40Z",
            "app": "qi-tui 0.1.0",
        }
    },
    "answers": {
        "1": {
            "facet": "now",
            "subject": None,
            "values": {"chief-executive-commitment": 5, "two-way-communication": 2},
            "dont_know": ["project-management-headroom"],
            "not_applicable": [],
            "comments": {"chief-executive-commitment": "Comes to the group when asked"},
        }
    },
    "actions": {
        "1": {
            "text": "Ask for two days a week of a project manager",
            "owner": "Sam",
            "due": "2026-12-15",
            "item": "project-management-headroom",
            "state": "open",
            "reason": "",
        }
    },
}


@cache
def library() -> Library:
    return Library()


@cache
def framework() -> Framework:
    return library().need("effective-redesign")


def items() -> list[str]:
    return list(framework().points)


def digest() -> str:
    return library().digest(framework())


def example(**head: Any) -> Tables:
    """The example with the digest that the library has, and these fields of its head changed."""
    tables = copy.deepcopy(EXAMPLE)
    tables["session"]["1"].update({"framework_digest": digest(), **head})
    return tables


def rated(
    values: Mapping[str, int] | int,
    *,
    alias: str | None = None,
    role: str | None = None,
    **head: Any,
) -> Tables:
    """A final session of somebody else: a value for every item, or item → value."""
    marks = dict.fromkeys(items(), values) if isinstance(values, int) else dict(values)
    tables = example(id=str(uuid.uuid4()), rater={"alias": alias, "role": role, "code": None})
    tables["session"]["1"].update(head)
    tables["session"]["1"]["priorities"] = []
    tables["answers"]["1"].update(values=marks, dont_know=[], comments={})
    tables["actions"] = {}
    return tables


def tally(counts: Mapping[str, list[int]], **head: Any) -> Tables:
    """Counts from a show of hands."""
    tables = rated({}, kind="tally", **head)
    tables["answers"]["1"] = {
        "facet": "now",
        "subject": None,
        "counts": dict(counts),
        "dont_know": {},
        "not_applicable": {},
        "comments": {},
    }
    return tables


def workshop(**changes: Any) -> Tables:
    """A workshop file as the contract shows it, with other tables or other fields of its head."""
    head = {
        "schema": 1,
        "id": "d0e5c7b4-52f4-4ad2-b6a8-6f6b0d0f5e33",
        "title": "Winter flow",
        "date": "2026-11-20",
        "frameworks": ["effective-redesign"],
        "roles": ["clinician", "manager"],
        "naming": "alias",
        "limits": {"median": 5, "counts": 10, "role_in_room": 3},
        "round": 1,
        "round_items": [],
        "revealed": False,
        "agenda": [],
        "minutes_used": {},
        "worth_it": [0, 0, 0, 0, 0],
    }
    tables: Tables = {
        "workshop": {"1": head},
        "agreed": {},
        "notes": {},
        "actions": {},
        "left_out": {},
        "chosen": {},
    }
    for key, value in changes.items():
        if key in tables:
            tables[key] = value
        else:
            head[key] = value
    return tables


def as_bytes(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8")


def named(text: str) -> str:
    """A file name of any letters, also where the locale of the tests knows only ASCII."""
    return os.fsdecode(text.encode("utf-8"))


def put(place: Path, content: Any) -> Path:
    """Write a file: bytes as they are, anything else as JSON."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content if isinstance(content, bytes) else as_bytes(content))
    return place


def below(folder: Path) -> dict[str, bytes]:
    """Every file in a folder and below it, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Be nobody for a while: root may read and write everything, and tests often run as root."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights are another matter on this system")
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if was == 0:
            os.seteuid(0)


@contextmanager
def folder_for_everybody() -> Iterator[Path]:
    """A folder that also somebody without rights can get to: pytest's are only its owner's."""
    folder = Path(tempfile.mkdtemp(prefix="qi-tui-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for path in [folder, *folder.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(folder)
