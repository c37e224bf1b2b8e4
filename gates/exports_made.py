"""Everything that leaves the program, made by the commands that make it.

The commands run in this process, in their one entry, with streams of their own. Only an invitation
is written by no command; it is made by the function that the facilitator's screen calls.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from unittest import mock

from gates.exports_definitions import GRID, MIXED
from gates.exports_mending import FORGET, copied, mending, still_there
from gates.exports_parquet import can_parquet
from gates.exports_workshop import Place
from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.cli.running import run
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import read_bytes
from qi_tui.store.workshop.invitations import save_invitation
from qi_tui.store.workshop.workshop_reading import workshop_in

INVITATIONS = "invitations"
ENDINGS = ("html", "md", "csv", "xlsx", "docx", "json")


@dataclass(slots=True)
class Made:
    """What was made of one workshop.

    Attributes:
        files: what leaves, by a name that begins with what made it and ends in its format.
        said: what the commands said on standard error, by the same names.
        statuses: their exit statuses.
        wrong: what was found to be wrong while it was made.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    said: dict[str, bytes] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def make_all(place: Place, wanted: Collection[str] = ()) -> Made:
    """Make everything that can be made of a workshop, in its empty folder `out`.

    Args:
        place: the workshop.
        wanted: only what has these names; empty for all.
    """
    made = Made()
    common = ["--sessions", str(place.sessions), "--frameworks", str(place.frameworks)]
    for name, arguments in _commands(place):
        if wanted and name not in wanted:
            continue
        status, out, said = run_command([*arguments, *common])
        made.said[name], made.statuses[name] = said, status
        printed = name.startswith(("merge", "frameworks"))
        made.files[name if printed else f"{name}.txt"] = out
    _mend(place, wanted, common, made)
    if not wanted or INVITATIONS in wanted:
        _invite(place)
    for path in sorted(place.out.rglob("*")):
        if path.is_file() and not path.name.endswith(".lock"):
            made.files[path.relative_to(place.out).as_posix()] = path.read_bytes()
    return made


def _mend(place: Place, wanted: Collection[str], common: Sequence[str], made: Made) -> None:
    """Repair and forget, where nothing is lost by it."""
    chosen = [(name, command) for name, command in mending(place) if not wanted or name in wanted]
    if not chosen:
        return
    with copied(place) as copies:
        for name, command in chosen:
            status, out, said = run_command([*command, *common])
            made.said[name], made.statuses[name] = said, status
            made.files[f"{name}.txt"] = out
            if name == FORGET:
                made.wrong += still_there(place, copies)


def run_command(arguments: Sequence[str]) -> tuple[int, bytes, bytes]:
    """A command as from a pipe: exit status, standard output, standard error."""
    out, said = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(said),
        mock.patch.object(sys, "stdin", io.StringIO()),
    ):
        status = run(arguments)
    for stream in (out, said):
        stream.flush()
    return status, _bytes(out), _bytes(said)


def _bytes(stream: io.TextIOWrapper) -> bytes:
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue()


def _commands(place: Place) -> Iterator[tuple[str, list[str]]]:
    yield from _reports(place)
    for form, ending in (("table", "txt"), ("csv", "csv"), ("json", "json")):
        yield (
            f"merge-room.{ending}",
            ["merge", str(place.sessions), "--by-role", "--format", form],
        )
    yield (
        "merge-outside.csv",
        [
            *("merge", str(place.sessions), "--format", "csv", "--audience", "outside"),
        ],
    )
    title, role, other, new, domain, about = place.words
    for name in (MIXED, GRID):
        sheet = ["sheet", name, f"--title={_argument(title)}"]
        roles = f"--roles={_argument(role)};{_argument(other)}"
        yield f"sheet-{name}.html", [*sheet, roles, "-o", str(place.out / f"sheet-{name}.html")]
        yield f"frameworks-show-{name}.txt", ["frameworks", "show", name]
        yield f"frameworks-raw-{name}.json", ["frameworks", "show", name, "--json"]
    yield "guide.html", ["guide", str(place.sessions), "-o", str(place.out / "guide.html")]
    yield "frameworks-list.txt", ["frameworks", "list"]
    yield "frameworks-raw-list.json", ["frameworks", "list", "--json"]
    yield (
        "new.toml",
        [
            *("frameworks", "new", f"--title={_argument(new)[:200]}", "--id", "new"),
            *(f"--domains={_argument(domain)}", "-o", str(place.out / "new.toml")),
        ],
    )
    yield (
        "table.toml",
        [
            *("frameworks", "from-table", str(place.table), "--id", "table"),
            *(f"--title={_argument(about)[:200]}", "-o", str(place.out / "table.toml")),
        ],
    )
    yield (
        "form.toml",
        [
            *("import", str(place.form), "--framework", MIXED, "-o", str(place.out / "imported")),
            *("--mapping", str(place.out / "form.toml")),
        ],
    )
    summary = ["summarise", str(place.sessions), f"--title={_argument(about)}"]
    yield "summary.json", [*summary, "-o", str(place.out / "summary.json")]
    if can_parquet():
        yield "answers", ["export", str(place.sessions), "-o", str(place.out / "answers")]
    yield "record.zip", ["mine", "export", "-o", str(place.out / "record.zip")]
    yield "record", ["mine", "export", "-o", str(place.out / "record")]


def _reports(place: Place) -> Iterator[tuple[str, list[str]]]:
    whole = ["report", str(place.sessions), "--with-comments"]
    for audience in ("room", "outside"):
        for ending in ENDINGS:
            name = f"report-{audience}.{ending}"
            yield name, [*whole, "--audience", audience, "-o", str(place.out / name)]
    for ending in ENDINGS:
        name = f"report-me.{ending}"
        yield name, [*whole, "--me", str(place.mine), "-o", str(place.out / name)]
    for rows in ("answers", "actions"):
        name = f"report-{rows}.csv"
        yield name, [*whole, "--rows", rows, "-o", str(place.out / name)]
    yield (
        "report-alone.html",
        [
            *("report", "--me", str(place.mine), "-o", str(place.out / "report-alone.html")),
        ],
    )
    yield "report-actions.ics", [*whole, "-o", str(place.out / "report-actions.ics")]


def _invite(place: Place) -> None:
    head = workshop_in(read_bytes(place.sessions / "workshop.json")).head
    library = Library(place.frameworks)
    folder = place.out / INVITATIONS
    folder.mkdir()
    for name in head.frameworks:
        invitation = invitation_of(head, library.need(name), {"title": place.words[0]})
        save_invitation(invitation, folder)


def _argument(text: str) -> str:
    """A text as a command line can carry it, and no list of several."""
    return text.replace("\0", "").replace(";", ",")
