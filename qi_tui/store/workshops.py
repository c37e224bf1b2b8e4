"""Reading the facilitator's own record, `workshop.json`."""

from __future__ import annotations

from pydantic import ValidationError

from qi_tui.model.text import display
from qi_tui.model.workshop import SCHEMA, WorkshopFile
from qi_tui.store.reading import Unreadable, parse


def workshop_in(data: bytes) -> WorkshopFile:
    """The workshop file in these bytes.

    Raises:
        Unreadable: with the reason; what it left out or chose is then not known.
    """
    try:
        parse(data)
        return WorkshopFile.model_validate_json(data)
    except ValidationError as error:
        finding = error.errors(include_url=False)[0]
        where = ".".join(display(str(step), 60) for step in finding["loc"])
        if where.endswith("schema") and finding["type"] == "less_than_equal":
            raise Unreadable(
                f"it is a workshop file of a newer qi-tui than this one (schema above {SCHEMA})",
                "upgrade qi-tui",
            ) from None
        raise Unreadable(
            f"it is a workshop file, but {where} in it is not what it should be",
            "use the .bak file beside it",
        ) from None
