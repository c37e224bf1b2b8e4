"""Opening the full-screen app, and only where there is a terminal that can show it."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui import paths
from qi_tui.cli.console import need_terminal
from qi_tui.errors import UsageError

if TYPE_CHECKING:
    from qi_tui.ui.context import Context, Start

TELLTALES = (
    *("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_DRIVER", "TEXTUAL_LOG"),
    *("TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT", "TEXTUAL_SHOW_RETURN"),
)
"""What a developer of Textual sets to have it write down keys and screens, or to press keys."""


def library(sessions: str | None, frameworks: str | None) -> int:
    """Open the library of frameworks; the exit status."""
    need_terminal()
    from qi_tui.ui.context import OpenLibrary

    return _open(OpenLibrary(), sessions, frameworks)


def rate(
    framework: str,
    alias: str | None,
    role: str | None,
    title: str | None,
    sessions: str | None,
    frameworks: str | None,
) -> int:
    """Open a rating; a framework that is not there is told before the screen opens."""
    from qi_tui.ui.context import Context, OpenRating

    context = Context(paths.sessions(sessions), paths.own_frameworks(frameworks))
    if context.library.sketch(framework) is None:
        context.library.need(framework)
    need_terminal()
    return _open_in(context, OpenRating(framework, alias, role, title))


def rate_by_invitation(
    invite: Path,
    framework: str | None,
    alias: str | None,
    role: str | None,
    sessions: str | None,
    frameworks: str | None,
) -> int:
    """Open a rating by an invitation; one that is of no use is told before the screen opens."""
    from qi_tui.errors import QiError
    from qi_tui.store.definitions.library import Library
    from qi_tui.store.workshop.invitations import load_invitation

    try:
        invited = load_invitation(invite, Library(paths.own_frameworks(frameworks))).framework.id
    except QiError as error:
        raise UsageError(error.title, error.message, error.hint) from error
    if framework not in (None, invited):
        raise UsageError(
            "Another framework",
            f"This invitation is for {invited}.",
            "Leave the framework out, or the invitation.",
        )
    need_terminal()
    from qi_tui.ui.context import OpenRating

    return _open(OpenRating(invited, alias, role, invite=invite), sessions, frameworks)


def facilitate(
    places: Sequence[Path], recursive: bool, sessions: str | None, frameworks: str | None
) -> int:
    """Open the facilitator's view; a place that is not there is told before the screen opens."""
    _need_places(places, sessions)
    need_terminal()
    from qi_tui.ui.context import OpenFacilitator

    return _open(OpenFacilitator(tuple(places), recursive=recursive), sessions, frameworks)


def present(
    places: Sequence[Path], recursive: bool, sessions: str | None, frameworks: str | None
) -> int:
    """Open the second window; a place that is not there is told before the screen opens."""
    _need_places(places, sessions)
    need_terminal()
    from qi_tui.ui.context import OpenPresent

    return _open(OpenPresent(tuple(places), recursive=recursive), sessions, frameworks)


def demo(sessions: str | None, frameworks: str | None) -> int:
    """Open the facilitator's view on a copy of the sample workshop that is thrown away after."""
    need_terminal()
    from qi_tui.store.demo import SampleCopy
    from qi_tui.ui.context import OpenFacilitator

    sample = SampleCopy()
    try:
        return _open(OpenFacilitator((sample.path,), reveal=True), sessions, frameworks)
    finally:
        sample.close()


def _open(start: Start, sessions: str | None, frameworks: str | None) -> int:
    from qi_tui.ui.context import Context

    return _open_in(Context(paths.sessions(sessions), paths.own_frameworks(frameworks)), start)


def _open_in(context: Context, start: Start) -> int:
    # Importing makes tens of thousands of objects that stay: looking through them for garbage
    # would only hold up the first screen, which turns the collector on again.
    gc.disable()
    # What a developer of Textual has it write down is every key and every word on the screen.
    for name in TELLTALES:
        os.environ.pop(name, None)
    from qi_tui.ui.app import make_app

    app = make_app(context, start)
    app.run()
    return app.return_code or 0


def _need_places(places: Sequence[Path], sessions: str | None) -> None:
    """Refuse a place that is not there.

    Raises:
        UsageError: with its name.
    """
    from qi_tui.model.text import display
    from qi_tui.store.gathering.finding import is_there

    own = paths.sessions(sessions)
    for place in places:
        # The person's own folder need not be there yet: files will arrive in it.
        if place != own and not is_there(place):
            shown = display(str(place), 300)
            raise UsageError(
                "Nothing there", f"There is no file or folder {shown}.", "Look at the name."
            )
