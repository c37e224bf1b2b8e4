"""A report as JSON for other programs: what `merge --format json` has, and what came of the talk.

The fields are a public contract, schema 1. A number that does not exist, or is hidden, is null.
"""

from __future__ import annotations

from typing import Any

from qi_tui.analysis.figures import RoomFigures
from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.privacy import ShownFiles
from qi_tui.model.workshop import Agreed, WorkshopAction
from qi_tui.report.content import FrameworkReport, ItemReport, Report
from qi_tui.report.json_text import json_text
from qi_tui.report.merged.merge_json import SCHEMA, file_fields, room_fields
from qi_tui.report.mine import Mine
from qi_tui.report.tables.due_day import day_in


def report_json(report: Report) -> bytes:
    """One JSON object, in UTF-8, that ends with a line end."""
    fields: dict[str, Any] = {
        "schema": SCHEMA,
        "audience": report.audience.value,
        "title": report.title,
        "date": report.date,
        "naming": report.naming,
        "regime": report.regime,
        "rests_on": report.rests_on,
        "rooms": [_room(each, room, report) for each in report.frameworks for room in each.rounds],
        "agreed": [
            _agreed_on(each, item)
            for each in report.frameworks
            for item in each.items
            if item.agreed is not None
        ],
        "actions": [_action(action) for action in report.actions],
        "worth_it": None if report.worth_it is None else list(report.worth_it),
        "minutes_planned": report.minutes_planned,
        "minutes_used": report.minutes_used,
        "files": file_fields(ShownFiles(report.files, dict(report.statuses)), report.audience),
    }
    if report.mine is not None:
        fields["mine"] = _mine(report.mine)
    return json_text(fields).encode("utf-8")


def _room(each: FrameworkReport, room: RoomFigures, report: Report) -> dict[str, Any]:
    """A room of the contract, with what came of each of its items."""
    fields = room_fields(room, report.audience)
    items = each.item_by_key
    for figures, item_fields in zip(room.items, fields["items"], strict=True):
        item = items[key_of(figures)]
        item_fields["discussed"] = item.discussed
        item_fields["agreed"] = None if item.agreed is None else _agreed(item.agreed)
        item_fields["comments"] = [
            {"text": said.text, "role": said.role, "alias": said.alias}
            for said in item.comments.said
        ]
        item_fields["comments_hidden"] = item.comments.hidden
    fields["roles"] = dict(each.roles) if room is each.rounds[0] else None
    return fields


def _agreed_on(each: FrameworkReport, item: ItemReport) -> dict[str, Any]:
    assert item.agreed is not None
    figures = item.figures
    return {
        "framework": each.framework.id,
        "item": figures.item,
        "title": figures.title,
        "facet": figures.facet,
        "subject": figures.subject,
        **_agreed(item.agreed),
    }


def _agreed(agreed: Agreed) -> dict[str, Any]:
    return {
        "round": agreed.round,
        "present": agreed.present or None,
        "value": agreed.value,
        "why_not_lower": agreed.why_not_lower,
        "why_not_higher": agreed.why_not_higher,
        "parked_because": agreed.parked_because,
    }


def _action(action: WorkshopAction) -> dict[str, Any]:
    due = day_in(action.due)
    return {
        "text": action.text,
        "owner": action.owner,
        "due": action.due,
        "due_date": None if due is None else due.isoformat(),
        "framework": action.framework,
        "item": action.item,
        "state": action.state,
        "reason": action.reason,
        "from_last_time": action.origin is not None,
    }


def _mine(mine: Mine) -> dict[str, Any]:
    """One rater's own answers, for that rater."""
    return {
        "framework": mine.framework,
        "round": mine.round,
        "date": mine.date,
        "answers": [
            {
                "item": item,
                "facet": facet,
                "subject": subject,
                "title": answer.title,
                "answer": answer.standing.value,
                "value": answer.value,
                "comment": answer.comment,
                "beside": answer.beside,
            }
            for (item, facet, subject), answer in mine.answers.items()
        ],
    }
