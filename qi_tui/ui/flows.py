"""From one screen to the next: opening a framework, beginning and resuming a rating, facilitating.

What several screens and the command line lead to is written once, here. Screens are imported when
they are opened, so that the first one does not wait for the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.errors import QiError
from qi_tui.ui.context import OpenFacilitator, OpenPresent, OpenRating, Start
from qi_tui.ui.text.moments import of_datetime
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.session import Session
    from qi_tui.store.mine import Mine
    from qi_tui.store.sessions import SessionDoor
    from qi_tui.ui.app import QiApp

UNFINISHED = "draft"


async def open_first(app: QiApp, start: Start) -> bool:
    """Open what the command line asked for, on top of the library.

    Returns:
        Whether that is a rating that begins at its first item, and its screen is there.
    """
    match start:
        case OpenRating():
            return await _open_rating(app, start)
        case OpenFacilitator(paths, recursive, reveal):
            facilitate(app, paths, recursive, reveal)
        case OpenPresent(paths, recursive):
            from qi_tui.ui.screens.workshop.present import PresentScreen

            app.push_screen(PresentScreen(paths, recursive))
    return False


def open_framework(app: QiApp, framework: str) -> None:
    """Open a framework's page; a definition with mistakes is told instead."""
    from qi_tui.ui.screens.framework_page import FrameworkPage

    try:
        found = app.context.library.need(framework)
    except QiError as error:
        show_error(app, error)
        return
    app.push_screen(FrameworkPage(found))


async def mine_of(app: QiApp, framework: str) -> list[Mine]:
    """My sessions of a framework, newest first; read in a thread."""
    from qi_tui.store.mine import my_sessions

    found = await asyncio.to_thread(my_sessions, app.context.sessions)
    return [mine for mine in found if mine.framework == framework]


def begin(
    app: QiApp,
    framework: Framework,
    alias: str | None,
    role: str | None,
    about: dict[str, str],
    instead: bool = False,
) -> Awaitable[object] | None:
    """Begin a rating at the first item.

    Args:
        app: the app.
        framework: what is rated.
        alias: how the rater wants to be called, or None.
        role: the rater's role, or None.
        about: what the framework asks to define first, by its id.
        instead: whether the rating takes the place of the screen on top.

    Returns:
        What can be waited for until its screen is there; None where it could not begin.
    """
    from qi_tui.store.sessions import SessionDoor, new_session

    try:
        session = new_session(framework, alias, role, about)
        door = SessionDoor.begin(app.context.sessions, session)
    except QiError as error:
        show_error(app, error)
        return None
    return _rate(app, framework, door, instead)


def resume(app: QiApp, framework: Framework, path: Path, instead: bool = False) -> None:
    """Open a session of mine where it was left; read-only where another window holds it."""
    from qi_tui.store.sessions import SessionDoor

    try:
        door = SessionDoor.open(path)
    except QiError as error:
        show_error(app, error)
        return
    _warn_of_version(app, framework, door.session)
    if door.read_only:
        since = f" since {of_datetime(door.held_since)}" if door.held_since else ""
        tell(
            app,
            f"It is open in another window{since}. Here it can only be read; close the other one "
            "to go on rating.",
            "warning",
            title="Only to be read",
        )
        if door.session.head.status != UNFINISHED:
            door.close()
            show_result(app, framework, path, instead)
            return
    _rate(app, framework, door, instead)


def show_result(app: QiApp, framework: Framework, path: Path, instead: bool = False) -> None:
    """Show what a session of mine comes to."""
    from qi_tui.store.disk.reading import Unreadable
    from qi_tui.store.session_reading import NotASession, load_session
    from qi_tui.ui.screens.result import ResultScreen

    try:
        session = load_session(path)
    except (Unreadable, NotASession) as error:
        show_error(app, QiError("This file cannot be opened", f"{path}: {error}."))
        return
    screen = ResultScreen(framework, session, path)
    if instead:
        app.switch_screen(screen)
    else:
        app.push_screen(screen)


def facilitate(
    app: QiApp, paths: Sequence[Path], recursive: bool = False, reveal: bool = False
) -> None:
    """Open the facilitator's view on files and folders."""
    from qi_tui.ui.screens.workshop.gather import GatherScreen

    app.push_screen(GatherScreen(tuple(paths), recursive=recursive, reveal=reveal))


def open_demo(app: QiApp) -> None:
    """Open the facilitator's view on a throw-away copy of the sample workshop."""
    from qi_tui.store.demo import SampleCopy

    try:
        copy = SampleCopy()
    except QiError as error:
        show_error(app, error)
        return
    app.register(copy)
    facilitate(app, (copy.path,), reveal=True)


def show_error(app: QiApp, error: QiError) -> None:
    """A dialog with what went wrong and what to do about it."""
    from qi_tui.ui.screens.dialog import OK, Ask

    message = f"{error.message}\n\n{error.hint}" if error.hint else error.message
    app.push_screen(Ask(error.title, message, OK, "error"))


async def _open_rating(app: QiApp, start: OpenRating) -> bool:
    if start.invite is not None:
        from qi_tui.ui.facilitating.coming_in import rate_by_invitation

        await rate_by_invitation(app, start.invite, start.alias, start.role)
        return False
    try:
        framework = app.context.library.need(start.framework)
    except QiError as error:
        show_error(app, error)
        return False
    if not (start.alias and start.role):
        from qi_tui.ui.screens.start import StartScreen

        app.push_screen(StartScreen(framework, start.alias, start.role, start.title))
        return False
    from qi_tui.store.mine import matching

    found = matching(await mine_of(app, framework.id), framework.id, start.alias)
    if found is not None:
        resume(app, framework, found.path)
        return False
    about = {"title": start.title} if start.title else {}
    opening = begin(app, framework, start.alias, start.role, about)
    if opening is None:
        return False
    await opening
    return True


def _rate(app: QiApp, framework: Framework, door: SessionDoor, instead: bool) -> Awaitable[object]:
    from qi_tui.ui.screens.rate import RateScreen

    screen = RateScreen(framework, door)
    return app.switch_screen(screen) if instead else app.push_screen(screen)


def _warn_of_version(app: QiApp, framework: Framework, session: Session) -> None:
    if session.head.framework_digest != app.context.library.digest(framework):
        tell(
            app,
            "It was begun with another version of this framework. Answers to items that are no "
            "longer in it stay in the file, and are not shown.",
            "warning",
            title="Another version",
        )
