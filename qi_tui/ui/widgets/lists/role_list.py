"""Choosing a role by arrow keys, by number or by its first letter; nothing is chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.actions import SkipAction

from qi_tui.model.text import same_name
from qi_tui.ui.widgets.lists.pick_list import PickList

NOT_SAID = ("no role", "I would rather not say")
AS_BEFORE = ("as before", "the role that I had in the round before")


class RoleList(PickList):
    """The roles of a workshop.

    Args:
        roles: any text.
        has_before: whether a rater may have a role from an earlier round, which is then offered
            first, and chosen until another one is.
        purpose: what it is for; shown while it has the focus.
    """

    HELP = (
        "The roles: move with the arrow keys, or press the first letter of a role or its number. "
        "Enter takes the one that is marked."
    )
    DEFAULT_CSS = """
    RoleList { max-height: 9; }
    """

    def __init__(self, roles: Sequence[str], has_before: bool = False, purpose: str = "") -> None:
        first = [AS_BEFORE] if has_before else []
        rows = [*first, *((role, "") for role in roles), NOT_SAID]
        super().__init__(rows, 0 if has_before else -1, purpose)
        self._roles: list[str | None] = [*(None for _ in first), *roles, None]
        self._letters = [same_name(word)[:1] for word, _ in rows]
        self._has_before = has_before
        self._is_touched = has_before

    @property
    def is_chosen(self) -> bool:
        """Whether a row was chosen."""
        return self.picked >= 0

    @property
    def keeps(self) -> bool:
        """Whether the role of the round before is chosen."""
        return self._has_before and self.picked == 0

    @property
    def role(self) -> str | None:
        """The role that was chosen; None for none."""
        return self._roles[self.picked] if self.is_chosen else None

    def is_marked(self, row: int) -> bool:
        """Nothing is marked before a key was pressed: the first role is nobody's by default."""
        return self._is_touched and super().is_marked(row)

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next role that begins with it."""
        letter = same_name(event.character or "")
        if not letter.isalpha():
            return
        count = len(self._letters)
        places = [
            (self.cursor + step) % count for step in range(1 if self._is_touched else 0, count + 1)
        ]
        found = next((place for place in places if self._letters[place] == letter), None)
        if found is not None:
            event.stop()
            self.action_pick(found + 1)

    def action_move(self, by: int) -> None:
        """The first step down marks the first role."""
        if self._is_touched:
            super().action_move(by)
        elif by < 0:
            raise SkipAction
        else:
            self._is_touched = True
            self.rows_changed(0)

    def action_pick(self, number: int = 0) -> None:
        """Choose a row by its number, or the one at the cursor."""
        self._is_touched = True
        super().action_pick(number)

    def take_marked(self) -> bool:
        """Choose the row that is marked; whether there is one."""
        if self._is_touched:
            self.action_pick()
        return self._is_touched
