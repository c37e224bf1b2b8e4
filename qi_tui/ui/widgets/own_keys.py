"""A widget that obeys the keys it binds itself, there and then.

Textual hands a key to the focused widget, from there up to the screen and to the app, and only the
app looks for who has bound it. Where that is the focused widget itself, the way up and back costs
as much as drawing the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
