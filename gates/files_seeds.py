"""What a fuzzer starts from: one good file of each kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from gates.files_good import as_json, invitation, library, session, tally, with_subjects, workshop
from gates.files_summary import summary


def seeds() -> Mapping[str, bytes]:
    """One of each file that holds JSON; a summary as we write it, and as somebody else might."""
    return {
        "session": as_json(session()),
        "tally": as_json(tally()),
        "workshop": as_json(workshop()),
        "invitation": as_json(invitation()),
        "subjects": as_json(with_subjects()),
        "summary": json.dumps(summary()).encode("utf-8"),
        "summary-indented": as_json(summary(2)),
    }


def definition_files(largest: int = 12_000) -> list[Path]:
    """The definitions that are built in and small."""
    paths = [entry.path for entry in library().catalogue.entries]
    return [path for path in paths if path.stat().st_size <= largest]
