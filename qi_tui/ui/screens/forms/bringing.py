"""The way from a file to its sessions, for a key on any screen: read it, look it over, import."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.errors import QiError
from qi_tui.ui.flows import show_error

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.store.forms.form_import import Imported
    from qi_tui.ui.app import QiApp


async def bring_in(
    app: QiApp,
    path: Path,
    framework: Framework | None,
    folder: Path,
    round_number: int | None = None,
) -> Imported | None:
    """Bring in the answers of a form; for a worker, since it waits for the person.

    Args:
        app: the app.
        path: the table that a forms tool exported.
        framework: what was rated; None where a mapping beside the table says it.
        folder: where the session files go.
        round_number: the round; that of the workshop in the folder, or 1, by default.

    Returns:
        What was imported; None where the person went back, or it could not be read, and was told.
    """
    from qi_tui.store.forms.form_opening import open_form, setting_in
    from qi_tui.ui.screens.forms.form import FormScreen

    named = framework.id if framework is not None else None
    try:
        opened = await asyncio.to_thread(open_form, path, app.context.library, named)
        setting = await asyncio.to_thread(setting_in, folder, round_number)
    except QiError as error:
        show_error(app, error)
        return None
    return await app.push_screen_wait(FormScreen(opened, folder, setting))
