"""A widget that obeys the keys it binds itself, there and then.

Textual hands a key to the focused widget, from there up to the screen and to the app, and only the
app looks for who has bound it. Where that is the focused widget itself, the way up and back costs
as much as drawing the answer.
"""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING

from textual.actions import SkipAction, parse
from textual.events import Key

if TYPE_CHECKING:
    from textual.widget import Widget as Base
else:
    # Textual looks for styles in the first base that is a widget: this must be none.
    Base = object


class OwnKeys(Base):
    """Stands before the base of such a widget; a key that it has not bound goes the usual way."""

    async def _on_key(self, event: Key) -> None:
        """Do what the key is bound to here, unless it is not available now."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self._obey(binding.action):
                event.stop()
                event.prevent_default()
                return

    async def _obey(self, action: str) -> bool:
        """Do an action, unless it is not available now; whether it was done."""
        owner, name, parameters = parse(action)
        act = getattr(self, f"action_{name}", None)
        if owner or act is None:
            return await self.app.run_action(action, self)
        if not self.check_action(name, parameters):
            return False
        try:
            done = act(*parameters)
            if isawaitable(done):
                await done
        except SkipAction:
            return False
        return True
