"""How long an item is talked about: counted down, then over, and never in the way of anything.

Pure values; whoever asks says what time it is. What another window shall show is a moment, so that
both count by the same clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil

USUAL_MINUTES = 8
"""Minutes for an item of which nothing is known; the house's."""
SHORTEST, LONGEST = 1, 120
"""Minutes that an item can be given."""
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def now() -> datetime:
    """What time it is, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Talk:
    """The talk about one item.

    Attributes:
        length: minutes that it is meant to last.
        before: seconds that were used before `since`.
        since: since when it runs; None where it stands still.
    """

    length: int = USUAL_MINUTES
    before: float = 0
    since: datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether the time is being counted."""
        return self.since is not None

    @property
    def was_started(self) -> bool:
        """Whether any time was counted."""
        return self.is_running or self.before > 0

    def started(self, at: datetime) -> Talk:
        """The talk with its time counted from a moment on."""
        return self if self.is_running else replace(self, since=at)

    def stopped(self, at: datetime) -> Talk:
        """The talk with its time no longer counted."""
        return replace(self, before=self.used(at), since=None)

    def longer(self, minutes: int) -> Talk:
        """The talk with more minutes to last, or fewer; at least one."""
        return replace(self, length=max(SHORTEST, min(LONGEST, self.length + minutes)))

    def used(self, at: datetime) -> float:
        """The seconds used; a clock that was set back takes none of them away."""
        running = (at - self.since).total_seconds() if self.since is not None else 0.0
        return self.before + max(0.0, running)

    def left(self, at: datetime) -> float:
        """The seconds left; below 0 where it lasts longer than it was meant to."""
        return self.length * 60 - self.used(at)

    def until(self, at: datetime) -> str:
        """The moment at which the time is over, as a workshop file writes it; empty at rest."""
        if not self.is_running:
            return ""
        return (at + timedelta(seconds=round(self.left(at)))).strftime(_FORMAT)


def left_until(until: str, at: datetime) -> float | None:
    """The seconds from a moment of a workshop file's; None where none is given."""
    try:
        moment = datetime.strptime(until, _FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return (moment - at).total_seconds()


def time_words(left: float) -> str:
    """The time left as people read it: "7:42 left", "time is up", "2 min over"."""
    if left > 0:
        minutes, seconds = divmod(ceil(left), 60)
        return f"{minutes}:{seconds:02} left"
    over = int(-left) // 60
    return f"{over} min over" if over else "time is up"


def whole_minutes(seconds: float) -> int:
    """The nearest number of whole minutes."""
    return int(seconds / 60 + 0.5)
