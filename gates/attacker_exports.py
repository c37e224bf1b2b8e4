"""Every export that is made to leave the room, for real: by the command line, as a person would."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

from gates.attacker_summaries import NAME as SUMMARY
from gates.attacker_summaries import summary_of
from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.cli import main
from qi_tui.report.formats import FORMATS
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.store.workshop.invitations import save_invitation

MERGED = ("table", "csv", "json")
SLOW = ("docx",)
MINE = ("html", "md", "csv", "xlsx", "docx", "json")
OUTSIDE = ("--audience", "outside")


def exports(folder: Path, definitions: Path, out: Path, whole: bool = True) -> dict[str, bytes]:
    """Name → content of everything that leaves a workshop.

    Args:
        folder: the workshop's.
        definitions: where its frameworks lie.
        out: a folder to write into.
        whole: every form and every option; else none that is slow, and each form in the way in
            which it tells most.

    Raises:
        RuntimeError: an export could not be made.
    """
    own = ("--frameworks", str(definitions))
    made: dict[str, bytes] = {}
    for form in MERGED:
        for roles in ((), ("--by-role",)) if whole else (("--by-role",),):
            words = (*own, "merge", str(folder), "--format", form, *OUTSIDE, *roles)
            made[" ".join(("merge", form, *roles))] = _printed(words)
    for ending in FORMATS:
        if ending in SLOW and not whole:
            continue
        for comments in ((), ("--with-comments",)) if whole else (("--with-comments",),):
            words = (*own, "report", str(folder), *OUTSIDE, *comments)
            made[" ".join(("report", ending, *comments))] = _written(words, out / f"r.{ending}")
    mine = next(path for path in sorted(folder.iterdir()) if path.name.startswith("zfile"))
    for ending in MINE if whole else ("md", "json"):
        words = (*own, "report", str(folder), "--me", str(mine), *OUTSIDE)
        made[f"mine {ending}"] = _written(words, out / f"m.{ending}")
    summary = out / "summary.json"
    summary.unlink(missing_ok=True)
    if (content := summary_of(folder, definitions, summary)) is not None:
        made[SUMMARY] = content
    return {**made, **dict(_invitations(folder, definitions, out))}


def _printed(words: tuple[str, ...]) -> bytes:
    said, about = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(about):
        status = main(words)
    if status:
        raise RuntimeError(f"{words}: status {status}: {about.getvalue()}")
    return said.getvalue().encode("utf-8")


def _written(words: tuple[str, ...], target: Path) -> bytes:
    _printed((*words, "-o", str(target), "--force"))
    return target.read_bytes()


def _invitations(folder: Path, definitions: Path, out: Path) -> Iterator[tuple[str, bytes]]:
    """The invitation to the round that comes next, with what it tells of the last."""
    library = Library(definitions)
    found = gather([folder], library)
    assert found.workshop is not None
    for room in found.rooms:
        head = found.workshop.head.model_copy(update={"round": room.round + 1, "round_items": []})
        invitation = invitation_of(head, library.need(room.framework), before=room)
        path = save_invitation(invitation, out / "invitation.json", over=True)
        yield f"invitation {room.framework} {room.round}", path.read_bytes()
