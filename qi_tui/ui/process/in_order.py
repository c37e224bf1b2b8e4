"""Keys are obeyed in the order in which they were pressed, however fast they come.

Textual gives a key that the screen has bound to the screen at once, while letters still wait for
the text that they were typed into: whoever types fast and then saves would lose the last of them.
"""

from __future__ import annotations

import asyncio
import contextlib

from textual import events
from textual.app import App

PATIENCE = 0.5
"""Seconds that a key waits for the text at most."""


class InOrderApp(App[int], inherit_bindings=False):
    """An app in which a key waits until what was typed before it is in its text."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key that is no letter wait its turn."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._wait_for_text(event)
        await super().on_event(event)

    async def _wait_for_text(self, key: events.Key) -> None:
        text = self.focused if self._running and self.screen_stack else None
        if text is None or not text.check_consume_key("a", "a"):
            return
        if text.check_consume_key(key.key, key.character):
            return
        is_there = asyncio.Event()
        if text.call_later(is_there.set):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(is_there.wait(), PATIENCE)
