"""What was told of each row and domain, and by which file first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from gates.attacker_workshops import Row

RoomKey = tuple[str, int]
DomainKey = tuple[str, int, str]
CLOSE = 1e-5


@dataclass(slots=True)
class Told:
    """The figures of a workshop that left the room.

    Attributes:
        raters: room → how many there are.
        rows: row → figure → value.
        domains: domain → figure → value.
        orders: the order of the rows of a room, in each file that has one.
        remarks: row → the comments that stand with it; of all rounds, under the latest.
        broken: sentences on what can have no good reason.
        source: the file that is being read.
    """

    raters: dict[RoomKey, int] = field(default_factory=dict)
    rows: dict[Row, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    domains: dict[DomainKey, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    orders: list[tuple[RoomKey, list[Row]]] = field(default_factory=list)
    remarks: dict[Row, set[str]] = field(default_factory=lambda: defaultdict(set))
    broken: list[str] = field(default_factory=list)
    source: str = ""

    def room(self, key: RoomKey, raters: int) -> None:
        """A room of so many raters."""
        self.raters[key] = raters

    def ordered(self, key: RoomKey, rows: list[Row]) -> None:
        """The rows of a room in the order of a file."""
        self.orders.append((key, rows))

    def put(self, row: Row, name: str, value: Any) -> None:
        """A figure of a row; None tells nothing."""
        self._put(self.rows[row], f"{row}", name, value)

    def domain(self, key: DomainKey, name: str, value: Any) -> None:
        """A figure of a domain; None tells nothing."""
        self._put(self.domains[key], f"{key}", name, value)

    def said(self, row: Row, text: str) -> None:
        """A comment beside a row."""
        self.remarks[row].add(text)

    def _put(self, figures: dict[str, Any], where: str, name: str, value: Any) -> None:
        if value is None:
            return
        before = figures.setdefault(name, value)
        is_same = before == value
        if isinstance(before, int | float) and isinstance(value, int | float):
            is_same = abs(before - value) < CLOSE
        if not is_same:
            self.broken.append(f"{self.source}: {where} has {name} {value}, elsewhere {before}")
