"""What can be laid side by side: the rooms that are here, and those of places opened beside them.

Each place keeps its own privacy limits, and shows only what was revealed there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from qi_tui.analysis.rounds.comparing import Comparison, compare
from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.ui.facilitating.rooms import RoomKey, Rooms

if TYPE_CHECKING:
    from qi_tui.analysis.figures import RoomFigures
    from qi_tui.ui.facilitating.facilitation import Facilitation

Hand = Literal["left", "right"]


@dataclass(frozen=True)
class Side:
    """One room that can be compared.

    Attributes:
        place: which of the places it is of; 0 is the workshop that is open.
        rooms: the rooms of that place.
        key: which of them.
    """

    place: int
    rooms: Rooms
    key: RoomKey

    @property
    def figures(self) -> RoomFigures:
        """Its figures, as they may be shown there."""
        return self.rooms.figures(self.key)

    @property
    def date(self) -> str:
        """The workshop's date, else the day on which one of its files was last changed."""
        workshop = self.rooms.workshop
        if workshop is not None and workshop.head.date:
            return display(workshop.head.date, 40)
        days = [
            entry.updated_at[:10]
            for entry in self.rooms.gathering.counted
            if (entry.framework, entry.round) == self.key
        ]
        summaries = self.rooms.gathering.summaries
        days += [summary.date for summary in summaries if self.key in summary.keys]
        return max(days, default="")

    @property
    def name(self) -> str:
        """Workshop, date and round; any text."""
        title = self.rooms.gathering.title or "without a title"
        return ", ".join([title, *([self.date] if self.date else []), self.short])

    @property
    def short(self) -> str:
        """The round alone."""
        return f"round {self.key[1]}"


@dataclass(frozen=True)
class Pair:
    """Two sides of one framework."""

    left: Side
    right: Side

    @property
    def is_one_room(self) -> bool:
        """Whether these are a round and the next one of the same workshop."""
        is_next = self.right.key[1] == self.left.key[1] + 1
        return self.left.place == self.right.place and is_next

    @property
    def names(self) -> tuple[str, str]:
        """What to call the sides: by their rounds where both are of one workshop."""
        if self.left.place == self.right.place:
            return self.left.short, self.right.short
        return self.left.name, self.right.name

    def compared(self) -> Comparison:
        """Both rooms, item by item."""
        return compare(self.left.figures, self.right.figures)

    def left_behind(self, comparison: Comparison) -> int:
        """How many items were rated with another version, and cannot be found in this one."""
        answered = {item.key[0] for item in comparison.items if item.was_answered}
        rated = {
            item
            for side in (self.left, self.right)
            for entry in side.rooms.gathering.counted
            if (entry.framework, entry.round) == side.key and entry.contribution is not None
            for item in entry.contribution.unknown
        }
        return len(rated - answered)


def sides_of(facilitation: Facilitation) -> tuple[Side, ...]:
    """Every room that can be compared: those that are here first, then place by place."""
    return tuple(
        Side(place, rooms, key)
        for place, rooms in enumerate([facilitation.rooms, *facilitation.beside])
        for key in rooms.keys
    )


def first_pair(sides: Sequence[Side], framework: str) -> tuple[Side | None, Side | None]:
    """What to begin with: the latest two rounds that are here, else one room and what is opened.

    Of two places the earlier date stands on the left.
    """
    mine = [side for side in sides if side.key[0] == framework]
    here = sorted((side for side in mine if not side.place), key=lambda side: side.key[1])
    if len(here) > 1:
        return here[-2], here[-1]
    others = [side for side in mine if side.place]
    if not here or not others:
        return None, here[-1] if here else None
    return beside_of(here[-1], others[-1])


def beside_of(here: Side, other: Side) -> tuple[Side, Side]:
    """Two sides with the earlier date on the left; where no date tells, the other one."""
    return (here, other) if here.date and here.date < other.date else (other, here)


@dataclass(frozen=True)
class Pairing:
    """What can be compared, and what is.

    Attributes:
        framework: what both sides rate.
        sides: everything that can be compared.
        left, right: what is; None where there is nothing for that side yet.
    """

    framework: str
    sides: tuple[Side, ...]
    left: Side | None
    right: Side | None

    @property
    def pair(self) -> Pair | None:
        """Both sides; None where there is only one room."""
        both = self.left, self.right
        return Pair(both[0], both[1]) if both[0] is not None and both[1] is not None else None

    def offered(self, hand: Hand) -> tuple[Side, ...]:
        """What may stand on a side: on the left everything, on the right what fits the left."""
        if hand == "left":
            return self.sides
        return tuple(side for side in self.sides if side.key[0] == self.framework)

    def choosing(self, hand: Hand, side: Side) -> Pairing:
        """With another side; on the left one of another framework brings its own right side."""
        if hand == "right":
            return replace(self, right=side)
        chosen = replace(self, framework=side.key[0], left=side)
        if self.right is not None and self.right.key[0] == side.key[0]:
            return chosen
        others = [each for each in chosen.offered("right") if each != side]
        return replace(chosen, right=others[-1] if others else None)

    def renewed(self, facilitation: Facilitation) -> Pairing:
        """The same sides as they are now; where one has gone, what one would begin with."""
        sides = sides_of(facilitation)
        found = {(side.place, side.key): side for side in sides}
        left, right = (
            found.get((side.place, side.key)) if side is not None else None
            for side in (self.left, self.right)
        )
        if left is None or right is None:
            return pairing_of(facilitation)
        return replace(self, sides=sides, left=left, right=right)

    def joined(self, facilitation: Facilitation, rooms: Rooms) -> Pairing:
        """With another place among what can be compared, and its latest room on a side.

        Raises:
            QiError: where there is nothing of this framework in it.
        """
        keys = [key for key in rooms.keys if key[0] == self.framework]
        if not keys:
            others = ", ".join(dict.fromkeys(key[0] for key in rooms.keys))
            raise QiError("Another framework", f"It has {others}, and nothing of {self.framework}.")
        facilitation.beside.append(rooms)
        other = Side(len(facilitation.beside), rooms, keys[-1])
        here = self.right or self.left
        left, right = beside_of(here, other) if here is not None else (other, None)
        return replace(self, sides=sides_of(facilitation), left=left, right=right)


def pairing_of(facilitation: Facilitation) -> Pairing:
    """What one begins with: the framework that is talked about."""
    sides, framework = sides_of(facilitation), facilitation.room[0]
    return Pairing(framework, sides, *first_pair(sides, framework))
