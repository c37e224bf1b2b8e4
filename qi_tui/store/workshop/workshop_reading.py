"""Reading the facilitator's own record, `workshop.json`."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from qi_tui.model.workshop import SCHEMA, WorkshopFile
from qi_tui.store.disk.reading import Damaged, Unreadable, is_newer, parse
from qi_tui.store.session_reading import place_in

FILE_NAME = "workshop.json"


def workshop_in(data: bytes) -> WorkshopFile:
    """The workshop file in these bytes.

    Raises:
        Unreadable: with the reason; what it left out or chose is then not known.
    """
    content = parse(data)
    try:
        return WorkshopFile.model_validate(content)
    except ValidationError as error:
        if _is_newer_workshop(content):
            raise Unreadable(
                "it is a workshop file of a newer qi-tui than this one", "upgrade qi-tui"
            ) from None
        finding = error.errors(include_url=False, include_input=False)[0]
        where = place_in(content, finding["loc"], finding["type"] == "missing")
        raise Damaged(
            f"it is a workshop file, but {where} in it is not what it should be",
            "see what qi-tui repair gets out of it",
        ) from None


def _is_newer_workshop(content: Any) -> bool:
    table = content.get("workshop") if isinstance(content, dict) else None
    rows = table.values() if isinstance(table, dict) else ()
    return any(isinstance(row, dict) and is_newer(row.get("schema"), SCHEMA) for row in rows)
