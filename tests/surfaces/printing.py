"""What the command line prints of a workshop and what is handed out of it, in every form."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from qi_tui.analysis.privacy import Audience
from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.cli import main
from qi_tui.errors import UsageError
from qi_tui.report.formats import FORMATS, ROWS, format_of, format_of_rows
from qi_tui.report.making import make_report
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.store.report_sources import sources_of
from qi_tui.store.workshop.invitations import save_invitation

MERGED = ("table", "csv", "json")
AUDIENCES = ("room", "outside")

_library = Library()


def prints(folder: Path) -> dict[str, str]:
    """Surface → its text, for every form of `merge`, and the invitation of a second round.

    Of the folder, which is another in each test, nothing.
    """
    made = {
        f"merge {form} {audience}": _merged(folder, form, audience)
        for form in MERGED
        for audience in AUDIENCES
    }
    if invited := _invitation(folder):
        made["invitation"] = invited
    return {surface: text.replace(str(folder), "FOLDER") for surface, text in made.items()}


def reports(folder: Path) -> dict[str, str]:
    """Surface → all text of a report with comments, for every format and audience."""
    gathering = gather([folder], _library)
    sources = sources_of(gathering, _library, with_answers=True)
    made: dict[str, str] = {}
    for audience in Audience:
        report = make_report(sources, audience, with_comments=True)
        for ending in FORMATS:
            write = format_of(ending)
            assert write is not None
            made[f"report {ending} {audience}"] = _text(write(report))
        for rows in ROWS:
            with suppress(UsageError):
                made[f"report {rows} {audience}"] = _text(format_of_rows(rows)(report))
    return {surface: text.replace(str(folder), "FOLDER") for surface, text in made.items()}


def _text(content: bytes) -> str:
    """The text of a file; of one that is an archive all of it, a line for each row or paragraph."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    whole = "\n".join(part.decode("utf-8", "replace") for part in parts)
    return re.sub(r"</(w:p|row|si)>", "\n", whole)


def _merged(folder: Path, form: str, audience: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    words = ["merge", str(folder), "--by-role", "--format", form, "--audience", audience]
    with redirect_stdout(out), redirect_stderr(err):
        status = main(words)
    assert status == 0, err.getvalue()
    return out.getvalue()


def _invitation(folder: Path) -> str:
    """The invitation of the round that is open; empty in the first."""
    gathering = gather([folder], _library)
    assert gathering.workshop is not None
    head = gathering.workshop.head
    before = next((room for room in gathering.rooms if room.round == head.round - 1), None)
    if before is None:
        return ""
    invitation = invitation_of(head, _library.need(before.framework), before=before)
    with tempfile.TemporaryDirectory() as place:
        return save_invitation(invitation, Path(place)).read_text(encoding="utf-8")
