"""Writing a report from a screen: for whom, where to, in the format that its ending names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.ui.putting import put_file
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from qi_tui.analysis.sources import Sources
    from qi_tui.model.session import Session
    from qi_tui.ui.screens.base import QiScreen

TOLD_SECONDS = 20.0
ENDING = ".html"
"""What is written where a folder is named, or a name without an ending."""
FOR_THE_ROOM = "What was said in the room stays there: this is for those who were in it."
FOR_OTHERS = "For anybody else small groups are hidden, and so is who said what."


async def write_report(
    screen: QiScreen[Any],
    sources: Callable[[], Sources],
    folder: Path,
    name: str,
    mine: Session | None = None,
) -> None:
    """Ask for whom and where, write the report, and say where it lies; for a worker.

    Args:
        screen: over which it is asked.
        sources: what the report is made from; called in a thread, since it may read files.
        folder: the place that is offered.
        name: of the file, without an ending, where only a folder is named.
        mine: the session of one rater, where it is their own report.
    """
    from qi_tui.analysis.privacy import Audience

    audience = Audience.ROOM if mine is not None else await _audience(screen)
    if audience is None:
        return

    def write(place: Path, over: bool) -> Path:
        from qi_tui.report.making import make_report
        from qi_tui.store.writing_out import inside, write_out

        target = inside(place, f"{name}{ENDING}")
        target = target if target.suffix else target.with_suffix(ENDING)
        write_as = _format(target)
        write_out(target, write_as(make_report(sources(), audience, mine=mine)), over)
        return target

    message = (
        "The folder, or a file name. Its ending says in which format: .html to read and print, "
        ".md, .docx, .xlsx, .csv, .json, or .ics for the actions"
    )
    path = await put_file(screen, folder, "Write a report", message, write)
    if path is not None:
        tell(screen.qi, display(str(path), 400), title="The report is in", timeout=TOLD_SECONDS)


async def _audience(screen: QiScreen[Any]) -> Any:
    from qi_tui.analysis.privacy import Audience
    from qi_tui.ui.screens.dialog import Ask, Choice

    chosen = await screen.qi.push_screen_wait(
        Ask(
            "Who will read it?",
            f"{FOR_THE_ROOM}\n\n{FOR_OTHERS}",
            (
                Choice(Audience.OUTSIDE.value, "o", "Others: small groups hidden"),
                Choice(Audience.ROOM.value, "r", "The room: counts, without names"),
            ),
        )
    )
    return None if chosen is None else Audience(chosen)


def _format(target: Path) -> Any:
    """The function that writes files of this name.

    Raises:
        QiError: where its ending names no format.
    """
    from qi_tui.report.formats import FORMATS, format_of

    found = format_of(target.suffix.removeprefix("."))
    if found is None:
        endings = ", ".join(f".{known}" for known in FORMATS)
        raise QiError(
            "No such format",
            f"{display(target.name, 200)} has no ending that is known here.",
            f"Use {endings}.",
        )
    return found
