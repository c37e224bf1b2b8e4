"""The facilitator's own note on an item: written where the room does not read along."""

from __future__ import annotations

from qi_tui.ui.screens.comment import CommentEditor


class NoteForm(CommentEditor):
    """Edits the note on one item; title, text and what takes it are as for a comment."""

    HEADING = "For you alone:"
    HELP = """\
A note for your eyes: what to bring up, what to leave alone. It is kept in the workshop's file and \
never in what the room sees, in a second window or in a report.

Escape or Ctrl+S keeps what you wrote; Ctrl+G drops it and leaves the note as it was."""
