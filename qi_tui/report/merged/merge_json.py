"""The merged rooms as JSON for other programs; the fields are a public contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qi_tui.analysis.figures import DomainFigures, ItemFigures, RoomFigures
from qi_tui.analysis.merging.statuses import FileReport
from qi_tui.analysis.privacy import Audience, ShownFiles, show_files
from qi_tui.model.text import display
from qi_tui.model.workshop import Naming
from qi_tui.report.json_text import json_text

SCHEMA = 1
DECIMALS = 6


def merge_json(
    rooms: Sequence[RoomFigures],
    files: Sequence[FileReport],
    audience: Audience,
    naming: Naming = "alias",
) -> str:
    """One JSON object, as text that ends with a line end.

    Args:
        rooms: their figures as this audience may see them.
        files: what became of each file; outside the room only how many of each status.
        audience: who it is for.
        naming: what the workshop promised about names, which file names can hold.
    """
    shown = show_files(files, audience, naming)
    answer = {
        "schema": SCHEMA,
        "audience": audience.value,
        "rooms": [room_fields(room, audience) for room in rooms],
        "files": file_fields(shown, audience),
    }
    return json_text(answer)


def room_fields(room: RoomFigures, audience: Audience) -> dict[str, Any]:
    """A room as the contract has it."""
    return {
        "framework": room.framework,
        "version": room.version,
        "title": display(room.title, 200),
        "round": room.round,
        "raters": room.raters,
        "items": [_item(item) for item in room.items],
        "domains": [_domain(domain, audience) for domain in room.domains],
    }


def _item(item: ItemFigures) -> dict[str, Any]:
    is_count = item.points == 0
    fields: dict[str, Any] = {
        "item": item.item,
        "title": item.title,
        "domain": item.domain,
        "facet": item.facet,
        "subject": item.subject,
        "points": None if is_count else item.points,
        "counts": None if item.counts is None else list(item.counts),
    }
    if is_count:
        fields["values"] = None if item.values is None else list(item.values)
        fields["sum"] = item.total
    fields |= {
        "n": item.n,
        "dont_know": item.dont_know,
        "not_applicable": item.not_applicable,
        "unanswered": item.unanswered,
        "priorities": item.priorities,
        "median": item.median,
        "q1": item.q1,
        "q3": item.q3,
        "mean": _rounded(item.mean),
        "sd": _rounded(item.sd),
        "disagreement": item.disagreement,
        "shape": None if item.shape is None else item.shape.value,
        "by_role": item.by_role,
    }
    if item.hidden is not None:
        fields["hidden"] = item.hidden
    return fields


def _domain(domain: DomainFigures, audience: Audience) -> dict[str, Any]:
    fields: dict[str, Any] = {"domain": domain.domain, "title": domain.title}
    if audience is Audience.ROOM:
        fields["scores"] = list(domain.scores or ())
    fields |= {"median": domain.median, "bands": _bands(domain)}
    if domain.hidden is not None:
        fields["hidden"] = domain.hidden
    return fields


def _bands(domain: DomainFigures) -> dict[str, int] | None:
    if domain.bands is None:
        return None
    return {display(label, 200): raters for label, raters in domain.bands.items()}


def file_fields(shown: ShownFiles, audience: Audience) -> list[dict[str, Any]]:
    """What became of the files; outside the room only how many of each status."""
    return _statuses(shown) if audience is Audience.OUTSIDE else _files(shown)


def _files(shown: ShownFiles) -> list[dict[str, Any]]:
    return [
        {"path": file.path, "status": file.status.value, "detail": file.detail}
        for file in shown.reports
    ]


def _statuses(shown: ShownFiles) -> list[dict[str, Any]]:
    return [{"status": status.value, "files": files} for status, files in shown.statuses.items()]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)
