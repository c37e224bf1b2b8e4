"""What is typed before the screen is there that it is meant for: kept, and answered in order.

A rating is drawn a moment before it can be answered. Whoever types at once types for what they see.
"""

from __future__ import annotations

from collections import deque

from textual.events import Event, InputEvent, Key, Paste

LEAVING = frozenset({"ctrl+q", "ctrl+c"})


class TypedAhead:
    """Keys, clicks and pastes, in the order in which they came."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque()

    def keeps(self, event: Event) -> bool:
        """Keep an event for later; whether it is one that is kept.

        Whoever wants to leave need not wait: at once where nothing was typed before, and else at
        the second time, as a disk that never answers would hold them for ever.
        """
        if not isinstance(event, InputEvent | Paste):
            return False
        if isinstance(event, Key) and event.key in LEAVING:
            last = self._events[-1] if self._events else event
            if isinstance(last, Key) and last.key in LEAVING:
                return False
        self._events.append(event)
        return True

    def next(self) -> Event | None:
        """The first that is still kept, which is no longer kept then; None where there is none."""
        return self._events.popleft() if self._events else None
