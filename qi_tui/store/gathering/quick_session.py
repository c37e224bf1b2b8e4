"""The short way from the bytes of a session file to what merging needs of it.

Nearly every file of a merge was written by this program, for a framework that is here as it was
rated. Such a file needs no models: it is parsed once, and looked at as a whole, many fields by one
comparison. Whatever is unusual, and be it quite right, is none of this module's business: it gives
None, and `session_reading` goes through the file with care. What it does give must be what that
would have given; a test holds the two beside each other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from operator import le
from typing import Any, get_args

from pydantic_core import from_json

from qi_tui.analysis.merging.contribution import UNANSWERED, Contribution, SheetKey, coded, marked
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.layout import Layout
from qi_tui.model.framework import Facet
from qi_tui.model.session import (
    LAST_REVISION,
    LAST_ROUND,
    LAST_VERSION,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOMENT,
    MOST_PEOPLE,
    MOST_VOTES,
    SCHEMA,
    UUID,
    Head,
    Rater,
    Sheet,
)
from qi_tui.model.session_file import ONLY_WHERE_SET
from qi_tui.model.text import same_name
from qi_tui.store.disk.json_shape import MOST_ENTRIES
from qi_tui.store.session_reading import strings_in

_TABLES = {"session", "answers", "actions"}
_HEAD = {field.alias or name for name, field in Head.model_fields.items()} - {*ONLY_WHERE_SET}
_HEAD_HERE = _HEAD | {"workshop"}
_RATER = set(Rater.model_fields)
_SHEET = set(Sheet.model_fields)
_STATUSES = ("draft", "final")
# Without the `^` and `$` that they come with: `$` also fits before a last line end.
_UUID, _MOMENT = UUID[1:-1], MOMENT[1:-1]
_uuid = re.compile(_UUID).fullmatch
_marks = re.compile(f"{_UUID} {_MOMENT} {_MOMENT}").fullmatch
_INT = {int}
# One for all: thousands of empty ones take more memory than the answers.
_NONE: dict[Any, Any] = {}
_KEYS: Mapping[str, SheetKey] = {facet: (facet, None) for facet in get_args(Facet)}
# The keys of a file without sheets, and those texts of its head that are always there: id,
# framework, digest, kind, status, two moments, app. Each sheet has a number, its keys and a facet.
_ALWAYS = len(_TABLES) + 1 + len(_HEAD) + len(_RATER) + 8
_IN_SHEET = len(_SHEET) + 2


def quick_entry(data: bytes, path: str, layouts: Mapping[str, Layout | None]) -> Entry | None:
    """What merging needs to know of a session file; None where it is not as simple as that.

    Args:
        data: the bytes of the file.
        path: as the person gave it.
        layouts: framework → the order of its items, of those that were met before.
    """
    # Each entry of a table or list takes a byte at least: this is no more than any file may hold.
    if len(data) > MOST_ENTRIES:
        return None
    try:
        content = from_json(data, allow_inf_nan=False)
        if content.keys() != _TABLES or content["actions"] != {}:
            return None
        (head,) = content["session"].values()
        layout = layouts.get(head["framework"])
        if layout is None or not _is_usual(head, layout):
            return None
        texts, answered = _texts_of(head), 0
        sheets: dict[SheetKey, bytes] = {}
        for sheet in content["answers"].values():
            codes = _codes_of(sheet, layout)
            key = _KEYS[sheet["facet"]]
            if codes is None or key in sheets:
                return None
            sheets[key] = codes
            answered += len(codes) - codes.count(UNANSWERED)
            texts += _IN_SHEET + 2 * len(sheet["comments"])
        if strings_in(data) != texts + answered:
            return None
        digest = hashlib.sha256(data).hexdigest()
        return _entry(head, path, digest, _added(sheets, answered, head["priorities"], layout))
    except (ValueError, TypeError, LookupError, AttributeError):
        # No JSON, or built in another way than any file of ours.
        return None


def _added(
    sheets: dict[SheetKey, bytes], answered: int, priorities: list[str], layout: Layout
) -> Contribution:
    given = answered
    if len(sheets) > 1:
        # An item that has two marks was answered once.
        given = sum(map(any, zip(*sheets.values(), strict=True)))
    return Contribution(
        sheets=sheets,
        numbers=_NONE,
        subjects=_NONE,
        hands=_NONE,
        raters=1,
        priorities=tuple(dict.fromkeys(priorities)),
        matched=given,
        items=given,
        unknown=(),
        columns=layout.known_columns,
        asked=None,
        answered=answered,
        of=layout.of_all,
    )


def _entry(head: dict[str, Any], path: str, digest: str, added: Contribution) -> Entry:
    alias = head["rater"]["alias"]
    return Entry(
        path=path,
        digest=digest,
        id=head["id"],
        revision=head["revision"],
        framework=head["framework"],
        round=head["round"],
        follows=head["follows"],
        workshop=head.get("workshop"),
        items=(),
        alias_key=same_name(alias) if alias else "",
        role=head["rater"]["role"],
        title=str(head["about"].get("title", "")),
        is_draft=head["status"] == "draft",
        same_version=True,
        updated_at=head["updated_at"],
        answered=added.answered,
        of=added.of,
        contribution=added,
    )


def _is_usual(head: dict[str, Any], layout: Layout) -> bool:
    """Whether a head keeps to every rule, for a framework that asks everybody the same."""
    whole = (head["schema"], head["revision"], head["framework_version"], head["round"])
    priorities, rater, follows = head["priorities"], head["rater"], head["follows"]
    return (
        layout.is_simple
        and head["framework_digest"] == layout.digest
        and head["kind"] == "ratings"
        and head["status"] in _STATUSES
        and (head.keys() == _HEAD or (head.keys() == _HEAD_HERE and _is_id(head["workshop"])))
        and rater.keys() == _RATER
        and set(map(type, whole)) == _INT
        and whole[0] == SCHEMA
        and 0 <= whole[1] <= LAST_REVISION
        and 1 <= whole[2] <= LAST_VERSION
        and 1 <= whole[3] <= LAST_ROUND
        and _is_scale(head["points"], layout)
        and _marks(f"{head['id']} {head['started_at']} {head['updated_at']}") is not None
        and (follows is None or _is_id(follows))
        and head["app"] is not None
        and _are_names(head["app"], *rater.values())
        and head["subjects"] == head["columns"] == []
        and type(priorities) is list
        and layout.places.issuperset(priorities)
        and len(priorities) <= MOST_VOTES
        and all(_is_defined(name, said) for name, said in head["about"].items())
    )


def _is_scale(points: Any, layout: Layout) -> bool:
    if layout.all_points is not None:
        return type(points) is int and points == layout.all_points
    return points == layout.points_by_item and set(map(type, points.values())) == _INT


def _codes_of(sheet: dict[str, Any], layout: Layout) -> bytes | None:
    """A sheet without a subject in one byte per item; None where it breaks a rule.

    An item that the framework does not have, or that is answered twice, leaves fewer bytes set than
    there are answers.
    """
    values, comments = sheet["values"], sheet["comments"]
    dont_know, not_applicable = sheet["dont_know"], sheet["not_applicable"]
    if (
        sheet.keys() != _SHEET
        or sheet["facet"] not in layout.framework.facets
        or sheet["subject"] is not None
        or not (type(dont_know) is type(not_applicable) is list)
        or (values and set(map(type, values.values())) != _INT)
        or not all(_is_comment(item, text) for item, text in comments.items())
    ):
        return None
    rated = coded(values, [], [], layout)
    if layout.all_points is None:
        if not all(map(le, rated, layout.points)):
            return None
    elif rated.translate(None, layout.on_scale):
        return None
    codes = rated
    if dont_know or not_applicable:
        codes = marked(rated, dont_know, not_applicable, layout)
    answers = len(values) + len(dont_know) + len(not_applicable)
    return codes if len(codes) - codes.count(UNANSWERED) == answers else None


def _is_defined(name: str, said: Any) -> bool:
    if type(said) is int:
        return 1 <= len(name) <= LONGEST_ID and 0 <= said <= MOST_PEOPLE
    return _is_comment(name, said)


def _is_comment(name: str, text: Any) -> bool:
    return type(text) is str and 1 <= len(name) <= LONGEST_ID and len(text) <= LONGEST_TEXT


def _are_names(*names: Any) -> bool:
    for name in names:
        if name is not None and (type(name) is not str or len(name) > LONGEST_NAME):
            return False
    return True


def _is_id(text: str) -> bool:
    return _uuid(text) is not None


def _texts_of(head: dict[str, Any]) -> int:
    """How many texts a file has before its sheets, keys and values, if none stands there twice."""
    rater, points, texts = head["rater"], head["points"], _ALWAYS + len(head["priorities"])
    for name in (rater["alias"], rater["role"], rater["code"], head["follows"]):
        texts += name is not None
    for said in head["about"].values():
        texts += 1 + (type(said) is str)
    if "workshop" in head:
        texts += 2
    return texts + (len(points) if type(points) is dict else 0)
