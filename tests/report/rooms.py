"""Figures of small rooms for the tests of what is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qi_tui.analysis.figures import RoomFigures
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from tests.making import entry, layout, session

Marks = Mapping[str, int | str | None]


def figures(
    of: Framework,
    people: Sequence[tuple[str | None, Marks]],
    audience: Audience = Audience.ROOM,
    by_role: bool = False,
) -> RoomFigures:
    """The figures of a room of people, each with a role and marks."""
    sessions = [session(of, marks, role=role) for role, marks in people]
    return figures_of(of, sessions, audience, by_role)


def figures_of(
    of: Framework,
    sessions: Sequence[Session],
    audience: Audience = Audience.ROOM,
    by_role: bool = False,
) -> RoomFigures:
    [room] = merge([entry(of, each) for each in sessions], {of.id: layout(of)}).rooms
    return show_room(room, of, audience, by_role=by_role)
