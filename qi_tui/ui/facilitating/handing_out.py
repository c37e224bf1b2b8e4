"""What goes from the facilitator to raters as a file: an invitation, a sheet to be printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.model.text import display
from qi_tui.store.naming import sheet_name
from qi_tui.store.writing_out import inside, write_out
from qi_tui.ui.putting import put_file
from qi_tui.ui.text.workshop.collecting_words import invited_words, sheet_words

if TYPE_CHECKING:
    from qi_tui.analysis.merging.room import Room
    from qi_tui.model.occasion import Occasion
    from qi_tui.ui.facilitating.facilitation import Facilitation
    from qi_tui.ui.screens.base import QiScreen

PATH_LIMIT = 400


async def hand_out_invitation(
    screen: QiScreen[None], facilitation: Facilitation, occasion: Occasion
) -> None:
    """Ask where an invitation should go, write it, and say what to do with it."""
    from qi_tui.store.workshop.invitations import save_invitation

    workshop = facilitation.workshop
    if workshop is None:
        return
    head, before = workshop.head, _room_before(facilitation, occasion)
    if facilitation.gathering is not None:
        # Of several workshops that lie here the strictest promise holds for what leaves.
        rooms = facilitation.rooms
        head = head.model_copy(update={"naming": rooms.naming, "limits": rooms.limits})
    invitation = invitation_of(head, occasion.framework, occasion.about, before)
    message = "The folder where the invitation should go, or a file name in one"
    write = partial(save_invitation, invitation)
    path = await put_file(screen, facilitation.folder, "Write an invitation", message, write)
    if path is not None:
        folder = display(str(facilitation.folder), PATH_LIMIT)
        _tell(screen, "The invitation is written", invited_words(_shown(path), folder))


async def hand_out_sheet(
    screen: QiScreen[None],
    facilitation: Facilitation,
    occasion: Occasion,
    subjects: tuple[str, ...] = (),
) -> None:
    """Ask where a paper sheet should go, write it, and say what to do with it."""
    workshop = facilitation.workshop
    if workshop is None:
        return
    day = workshop.head.date

    def write(place: Path, over: bool) -> Path:
        from qi_tui.report.sheets.sheet import Paper
        from qi_tui.report.sheets.sheet_html import sheet_html

        paper = Paper(
            title=occasion.title,
            date=day,
            roles=occasion.roles,
            naming=occasion.naming,
            limits=occasion.limits,
            about=occasion.about,
            round=occasion.round,
            items=occasion.items,
            subjects=subjects,
        )
        name = sheet_name(occasion.title, occasion.framework.id, occasion.round)
        target = inside(place, name)
        write_out(target, sheet_html(occasion.framework, paper).encode("utf-8"), over)
        return target

    message = "The folder where the sheet should go, or a file name in one"
    path = await put_file(screen, facilitation.folder, "Write a sheet to print", message, write)
    if path is not None:
        _tell(screen, "The sheet is written", sheet_words(_shown(path)))


def _room_before(facilitation: Facilitation, occasion: Occasion) -> Room | None:
    rooms = facilitation.gathering.rooms if facilitation.gathering is not None else ()
    wanted = occasion.framework.id, occasion.round - 1
    return next((room for room in rooms if (room.framework, room.round) == wanted), None)


def _shown(path: Path) -> str:
    return display(str(path), PATH_LIMIT)


def _tell(screen: QiScreen[None], title: str, paragraphs: list[str]) -> None:
    from qi_tui.ui.screens.notes import NotesScreen

    screen.qi.push_screen(NotesScreen(title, paragraphs))
