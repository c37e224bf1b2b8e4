"""Invitation files: written for raters elsewhere, and read by them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from qi_tui.errors import QiError
from qi_tui.model.framework import Framework
from qi_tui.model.invitation import SCHEMA, Invitation, InvitationFile
from qi_tui.model.text import display
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import Unreadable, is_newer, parse, read_bytes
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.naming import invitation_name
from qi_tui.store.session_reading import place_in
from qi_tui.store.writing_out import inside, write_out

TITLE = "This invitation cannot be opened"
_ADVICE = "ask the facilitator for it again"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, and the framework that it is for.

    `warning` is a sentence where the definition here is another version; None where it is not.
    """

    path: Path
    invitation: Invitation
    framework: Framework
    warning: str | None = None


def save_invitation(invitation: Invitation, place: Path, over: bool = False) -> Path:
    """Write an invitation into a folder, or to the file that `place` names; where it lies.

    Raises:
        AlreadyThere: where something else stands there and `over` is false.
        QiError: where it cannot be written; nothing was changed.
    """
    name = invitation_name(invitation.title, invitation.framework, invitation.round)
    target = inside(place, name)
    tables = {"invitation": {"1": invitation.model_dump(mode="json", by_alias=True)}}
    write_out(target, serialise(tables), over)
    return target


def load_invitation(path: Path, library: Library) -> Invited:
    """The invitation in a file, fit to be rated with the frameworks that are here.

    Raises:
        QiError: in words for the rater, where it cannot be read, its framework is not here, or the
            one here does not have all that is asked, on the same scales.
    """
    try:
        invitation = invitation_in(read_bytes(path))
    except Unreadable as error:
        shown = display(str(path), 300)
        raise QiError(TITLE, f"{shown}: {error.reason}.", f"{_sentence(error.advice)}") from error
    framework = _framework(invitation, library)
    warning = None
    if library.digest(framework) != invitation.framework_digest:
        warning = _other_version(invitation, framework)
    return Invited(path, invitation, framework, warning)


def invitation_in(data: bytes) -> Invitation:
    """The invitation in these bytes.

    Raises:
        Unreadable: with the reason.
    """
    content = parse(data)
    table = content.get("invitation") if isinstance(content, dict) else None
    if not isinstance(table, dict):
        raise Unreadable("it is not an invitation", "look whether it is the right file")
    if any(isinstance(row, dict) and is_newer(row.get("schema"), SCHEMA) for row in table.values()):
        raise Unreadable("it comes from a newer qi-tui than this one", "upgrade qi-tui")
    try:
        return InvitationFile.model_validate(content).head
    except ValidationError as error:
        raise _refusal(error, content) from None


def _refusal(error: ValidationError, content: Any) -> Unreadable:
    finding = error.errors(include_url=False, include_input=False)[0]
    if finding["type"] == "invitation":
        return Unreadable(f"in it {display(finding['msg'], 200)}", _ADVICE)
    where = place_in(content, finding["loc"], finding["type"] == "missing")
    return Unreadable(f"it is an invitation, but {where} in it is not what it should be", _ADVICE)


def _framework(invitation: Invitation, library: Library) -> Framework:
    found = library.get(invitation.framework)
    if found is not None:
        return found
    named = f'"{display(invitation.framework)}"'
    if library.entry(invitation.framework) is not None:
        # Its definition is here and has mistakes: the library says which file to check.
        library.need(invitation.framework)
    raise QiError(
        "Unknown framework",
        f"This invitation is for {named}, and there is no such framework here.",
        "Ask the facilitator for its definition and put it into the folder of your own ones, or"
        " upgrade qi-tui.",
    )


def _other_version(invitation: Invitation, framework: Framework) -> str:
    """What to say of an invitation that was made with another version of the definition.

    Raises:
        QiError: where something that is asked is not here, or on another scale.
    """
    asked, title = invitation.asked, display(framework.title, 200)
    fitting = sum(framework.points.get(item) == invitation.points[item] for item in asked)
    if fitting < len(asked):
        raise QiError(
            "Another version",
            f"This invitation was made with another version of {title}: of the {len(asked)} items"
            f" that it asks, {fitting} are here on the same scale.",
            "Upgrade qi-tui, or ask the facilitator for the definition.",
        )
    return (
        f"This invitation was made with another version of {title}. All that it asks is here too:"
        " you can rate, and the facilitator will see which version it was."
    )


def _sentence(advice: str) -> str:
    return f"{advice[:1].upper()}{advice[1:]}."
