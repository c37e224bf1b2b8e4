"""Writing a comment on an item, at the bottom of the rating, so that the item stays in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.widgets import Static, TextArea

from qi_tui.model.text import COMMENT_LIMIT, display_comment
from qi_tui.ui.screens.base import QiDialog
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import plain

STORED_LIMIT = 100_000


class CommentText(TextArea, inherit_bindings=True):
    """The text: what is typed or pasted is made safe to show, and stops at the limit."""

    HELP = "Type your comment. Enter begins a new line."

    def edit(self, edit: Edit) -> EditResult:
        """Take as much of an edit as there is room for."""
        replaced = len(self.get_text_range(edit.from_location, edit.to_location))
        room = max(0, COMMENT_LIMIT - len(self.text) + replaced)
        edit.text = display_comment(edit.text.replace("\t", " "), STORED_LIMIT)[:room]
        return super().edit(edit)


class CommentEditor(QiDialog[None]):
    """Edits the comment on one item.

    Args:
        title: the item's title; any text.
        text: the comment as it is; any text.
        take: called with the new text where the writer keeps it.
    """

    HELP = """\
A comment says why: an example, a doubt, whom you mean. It goes into your file beside the answer, \
and is shown to the room without your name.

Escape or Ctrl+S keeps what you wrote; Ctrl+G drops it and leaves the comment as it was."""
    BINDINGS = [
        Binding(
            "escape,ctrl+s",
            "keep_comment",
            "Keep",
            key_display="Esc",
            id="comment.keep",
            tooltip="Keep the comment and go back to rating",
            priority=True,
        ),
        Binding(
            "ctrl+g",
            "drop_comment",
            "Drop the change",
            key_display="^G",
            id="comment.drop",
            tooltip="Leave the comment as it was before",
            priority=True,
        ),
    ]
    DEFAULT_CSS = """
    CommentEditor {
        align: center bottom;
        & > Vertical {
            height: 9;
            background: $surface;
            border-top: solid $primary;
            padding: 0 1;
        }
        Static { height: 1; }
        CommentText {
            height: 1fr;
            border: none;
            padding: 0;
            background: $surface;
            &:focus { border: none; }
        }
    }
    """

    HEADING: ClassVar[str] = "Comment on"

    def __init__(self, title: str, text: str, take: Callable[[str], None]) -> None:
        super().__init__()
        self._title = title
        self._shown = display_comment(text, STORED_LIMIT)
        self._take = take

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical():
            yield Static(id="comment-title")
            yield CommentText(
                self._shown, soft_wrap=True, show_line_numbers=False, tab_behavior="focus"
            )
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        text = self.query_exactly_one(CommentText)
        text.focus()
        text.move_cursor(text.document.end)
        self._show_length()

    def on_text_area_changed(self) -> None:
        """Show how much room is left."""
        self._show_length()

    def keep(self) -> None:
        """The program ends: keep what was written."""
        text = self.query_exactly_one(CommentText).text
        # A stored text that was only shown in its safe form stays as it was.
        if text != self._shown:
            self._take(text)

    def action_keep_comment(self) -> None:
        """Keep it, and go back."""
        self.keep()
        self.dismiss(None)

    def action_drop_comment(self) -> None:
        """Leave it as it was, and go back."""
        self.dismiss(None)

    def _show_length(self) -> None:
        length = len(self.query_exactly_one(CommentText).text)
        words = f"{length:,} of {COMMENT_LIMIT:,}"
        style = "bold $warning" if length >= COMMENT_LIMIT else "$text-muted"
        line = self.query_one("#comment-title", Static)
        room = max(10, self.app.size.width - len(words) - 6)
        title = plain(f"{self.HEADING} {self._title}", 200, "bold").truncate(room, ellipsis=True)
        line.update(Content.assemble(title, "  ", (words, style)))
