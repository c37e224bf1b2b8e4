"""The help over a screen, scrolled by keys."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from qi_tui.ui.help import KeyHelp
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import plain, plain_comment

KEYS_WIDTH = 18


class HelpPage(Page, can_focus=True):
    """What is explained."""

    DEFAULT_CSS = """
    HelpPage {
        width: 90%;
        max-width: 96;
        height: 85%;
        border: round $primary;
        border-title-color: $accent;
        background: $surface;
        padding: 0 1;
    }
    """

    def __init__(self, texts: Sequence[str], keys: Sequence[KeyHelp]) -> None:
        super().__init__(self.write)
        self._texts = texts
        self._keys = keys
        self.border_title = plain("Help")

    def write(self, width: int, height: int) -> Sequence[Content]:
        """The texts, then one line per command."""
        lines: list[Content] = []
        for text in self._texts:
            lines += [plain_comment(text), Content("")]
        lines.append(plain("Keys", style="bold $accent"))
        for key in self._keys:
            later = "" if key.works_now else " (not now)"
            meaning = plain(f"{key.meaning}{later}", 200)
            lines += hanging(plain(f"{key.keys:<{KEYS_WIDTH}}", style="bold"), meaning, width)
        return lines


class HelpScreen(QiDialog[None]):
    """Explains the screen that it lies on."""

    HELP = "This is the help. Scroll it with the arrow keys; Escape closes it."
    BINDINGS = [
        Binding(
            "escape,enter,q",
            "close_help",
            "Close",
            key_display="Esc",
            id="help.close",
            tooltip="Close the help",
        ),
    ]

    def __init__(self, texts: Sequence[str], keys: Sequence[KeyHelp]) -> None:
        super().__init__()
        self._texts = texts
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The page and the keys to move in it."""
        yield HelpPage(self._texts, self._keys)
        yield KeyLine()

    def action_explain(self) -> None:
        """F1 again closes it."""
        self.action_close_help()

    def action_close_help(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)
