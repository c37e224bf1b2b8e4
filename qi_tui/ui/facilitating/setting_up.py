"""What a set-up form says, and the workshop that it makes of another one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qi_tui.model.facilitating import brought_along, more_private, with_actions, with_head
from qi_tui.model.text import display
from qi_tui.model.workshop import Limits, Naming, WorkshopFile
from qi_tui.store.workshop.workshop_folders import last_with_open_actions


@dataclass(frozen=True)
class SetUp:
    """What a form says; `last` is the workshop whose open actions come along, if any."""

    title: str
    day: str
    frameworks: tuple[str, ...]
    roles: tuple[str, ...]
    minutes: int
    naming: Naming
    limits: Limits
    last: WorkshopFile | None = None

    def of(self, workshop: WorkshopFile) -> WorkshopFile:
        """The workshop as the form says.

        A name that the form only showed in its safe form stays as it is stored.
        """
        head = workshop.head
        is_same_title = self.title == display(head.title)
        is_same_roles = list(self.roles) == [display(role) for role in head.roles]
        made = with_head(
            workshop,
            title=head.title if is_same_title else self.title,
            date=self.day,
            frameworks=list(self.frameworks),
            roles=head.roles if is_same_roles else list(self.roles),
            minutes=self.minutes,
            naming=self.naming,
            limits=self.limits,
        )
        if self.last is None:
            return made
        followed = with_head(made, follows=self.last.head.id)
        return with_actions(followed, brought_along(self.last))


def changed_to(record: WorkshopFile, form: WorkshopFile) -> WorkshopFile:
    """The record with the set-up of a form; nothing else of it changes.

    Raises:
        ValueError: where that would be less private; its words may be shown.
    """
    head = form.head
    return with_head(
        more_private(record, head.naming, head.limits),
        title=head.title,
        date=head.date,
        frameworks=head.frameworks,
        roles=head.roles,
        minutes=head.minutes,
    )


async def last_of(
    places: Iterable[Path], frameworks: Sequence[str], day: str, but: Path
) -> WorkshopFile | None:
    """The last workshop that left something open, of the first place that has one; in a thread.

    Args:
        places: folders that workshops lie below.
        frameworks: it is about one of these.
        day: the date of the new one.
        but: the folder of the new one.
    """
    for below in dict.fromkeys(places):
        found = await asyncio.to_thread(last_with_open_actions, below, frameworks, day, but)
        if found is not None:
            return found
    return None
