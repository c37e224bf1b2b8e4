"""What a rating that begins looks like, drawn before what keeps answers is there.

What checks answers, saves them and locks their file takes longer to import than all the rest. So
the items are drawn first, as the rating screen will draw them; what is typed meanwhile waits, and
is answered by that screen when it takes this one's place a moment later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from qi_tui.analysis.shown.promise import promise_line
from qi_tui.model.asking import Asking
from qi_tui.model.sketch import blank_session
from qi_tui.model.text import display
from qi_tui.store.naming import has_files_of
from qi_tui.ui.screens.beneath import BeneathScreen
from qi_tui.ui.screens.rate_keys import RATE_BINDINGS
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.rate_bar import RateBar, joined
from qi_tui.ui.widgets.rating.rating_list import RatingList
from qi_tui.ui.widgets.word_line import WordLine

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.ui.context import Context, OpenRating


class FirstLook(BeneathScreen):
    """The items, none of them answered; no key reaches it.

    Args:
        framework: what will be rated, as `Library.sketch` gives it.
        start: who rates it, and under which title.
    """

    BLANK = True
    BINDINGS = RATE_BINDINGS

    def __init__(self, framework: Framework, start: OpenRating) -> None:
        super().__init__()
        self._framework = framework
        self._start = start

    def compose(self) -> ComposeResult:
        """Bar, promise, list, keys."""
        framework, start = self._framework, self._start
        title = joined(display(framework.title), start.title)
        bar = RateBar(title, joined(start.alias, start.role), len(Asking(framework).asked))
        if len(framework.facets) > 1:
            bar.rates = framework.facets[0]
        yield bar
        yield WordLine(promise_line())
        yield RatingList(framework, blank_session(start.title))
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no table and no round before."""
        return action not in ("choose_columns", "look_back")


def first_look(context: Context, start: OpenRating) -> FirstLook | None:
    """The picture of a rating that begins at its first item; None where one must be read first.

    That is so where something is asked before, where a session may go on, and where the definition
    must be checked.
    """
    if start.invite is not None or not (start.alias and start.role):
        return None
    framework = context.library.sketch(start.framework)
    if framework is None or framework.columns or has_files_of(context.sessions, framework.id):
        return None
    return FirstLook(framework, start)
