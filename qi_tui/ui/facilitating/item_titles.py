"""The frameworks of a workshop, and which item of them an action is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.workshop import WorkshopAction
    from qi_tui.ui.facilitating.facilitation import Facilitation


def frameworks_of(facilitation: Facilitation) -> list[Framework]:
    """The frameworks that the workshop is about, and those that somebody rated."""
    workshop, gathering = facilitation.workshop, facilitation.gathering
    names = [*(workshop.head.frameworks if workshop is not None else ())]
    names += [room.framework for room in gathering.rooms] if gathering is not None else []
    found = (facilitation.library.get(name) for name in dict.fromkeys(names))
    return [framework for framework in found if framework is not None]


def framework_of_action(facilitation: Facilitation, action: WorkshopAction) -> Framework | None:
    """The framework of an action's item; a file need not name it where there is only one."""
    return next(
        (
            framework
            for framework in frameworks_of(facilitation)
            if action.framework in (None, framework.id) and action.item in framework.item_by_id
        ),
        None,
    )


def title_of_action(facilitation: Facilitation, action: WorkshopAction) -> str:
    """The title of the item that an action is for; its id where it is not here, empty for none."""
    framework = framework_of_action(facilitation, action)
    if framework is None or action.item is None:
        return action.item or ""
    return framework.item_by_id[action.item].title
