"""What lies under the screen that was asked for at the start, until the library is needed there.

Whoever starts a rating at once would otherwise wait for a list that they do not see.
"""

from __future__ import annotations

from qi_tui.ui.screens.base import QiScreen


class BeneathScreen(QiScreen[None]):
    """Empty: as soon as it could be seen, the library lies on it."""

    HELP = "What was asked for is being opened; the library of frameworks lies behind it."

    def __init__(self) -> None:
        super().__init__()
        self._was_covered = False

    def on_screen_suspend(self) -> None:
        """Something was opened on top."""
        self._was_covered = True

    def on_screen_resume(self) -> None:
        """What lay on top has gone: here is the library."""
        # Something else may have been opened before this is heard.
        if self._was_covered and self.app.screen is self:
            from qi_tui.ui.screens.library import LibraryScreen

            self.app.push_screen(LibraryScreen())
