"""Rating: one domain at a time, one key per item, every answer on the disk before it is called saved.

The screen owns the session and replaces it at each act; the list and the bar show it, the writer
saves it. Leaving waits for the writer.
"""

from __future__ import annotations

from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.reactive import var
from textual.widgets import Static

from qi_tui.model.answering import UNANSWERED, Pen, Standing, finish
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.text import COMMENT_LIMIT, display
from qi_tui.store.sessions import SessionDoor
from qi_tui.ui.acts import Ask as Asked
from qi_tui.ui.acts import GiveAnswer, Hint, VotePriority, WriteComment
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.moments import of_datetime
from qi_tui.ui.promise import PROMISE_LINE
from qi_tui.ui.saving import PATIENCE, Keeping, Saved, SaveFailed, Saving
from qi_tui.ui.screens.base import QiScreen
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.rate_bar import RateBar
from qi_tui.ui.widgets.rating_list import RatingList
from qi_tui.ui.words import count_of, plain, tell

STEPS_KEPT = 1000


class Step(NamedTuple):
    """One act that can be taken back: the session before it, and where it was done."""

    before: Session
    item: str
    words: str
