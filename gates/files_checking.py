"""Reading hostile files by the doors of the program, and what must hold of each of them."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from gates.files_case import PASSED_OVER, Case
from gates.files_children import MEBIBYTES, SECONDS, Ended, run
from gates.files_copies import Copies
from gates.files_good import (
    FRAMEWORK,
    ITEM,
    POINTS,
    Tables,
    as_json,
    library,
    session,
)
from gates.fuzz_targets import Find, plain, shown
from qi_tui.model.text import display
from qi_tui.store.gathering.gather import Gatherer, Gathering, gather

GOOD: dict[str, Tables] = {
    f"good {number}.json": session(9_000_000 + number) for number in range(3)
}
TAIL = 280
"""Of a very long path the program shows the end."""
LARGE = 1024 * 1024
"""From here on a file is not read again to see that it is as it was: its time and size tell."""
_PATH = re.compile(r"\S*/\S+\.json")


class Tried:
    """What was tried so far, and what was broken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.files = self.merged = self.definitions = 0
        self.violations: list[str] = []
        self.skipped: list[str] = []

    def found(self, what: str, why: object) -> None:
        """Note a violation."""
        self.violations.append(f"{what}: {str(why)[:300]}")

    def run(self, *arguments: str | Path) -> Ended:
        """Run the program."""
        return run(arguments, self.home)


def check_merge(tried: Tried, group: str, cases: Sequence[Case]) -> None:
    """Merge a folder of hostile files with good ones among them, in a process of its own."""
    folder = tried.folder / group
    folder.mkdir()
    places = _put(folder, cases)
    for name, tables in GOOD.items():
        (folder / name).write_bytes(as_json(tables))
    tried.files += len(cases)
    tried.merged += len(cases)
    before = _contents(folder)
    ended = tried.run("merge", folder, "--format", "json")
    if not ended.is_whole or not ended.content:
        tried.found(group, f"merging it ended with {ended.status}: {ended.err[-200:]}")
        _single_out(tried, places)
        return
    if _contents(folder) != before:
        tried.found(group, "a file was changed")
    # Two names that cannot be shown may look alike.
    reports: dict[str, list[Any]] = defaultdict(list)
    for report in ended.content["files"]:
        reports[report["path"][-TAIL:]].append(report)
    for path, case in places.items():
        told = reports[display(str(path), 5000)[-TAIL:]]
        _check_report(tried, case, told.pop() if told else None)
    for report in (report for told in reports.values() for report in told):
        if Path(report["path"]).name not in GOOD or report["status"] != "added":
            tried.found(group, f"{report['path']} is {report['status']}: {report['detail']}")
    _check_counts(tried, group, ended.content, [case for case in cases if case.counts])
    if group in ("names", "taken"):
        _check_table(tried, group, folder)


def _check_report(tried: Tried, case: Case, report: Mapping[str, Any] | None) -> None:
    if case.status == PASSED_OVER or report is None:
        if (case.status == PASSED_OVER) != (report is None):
            tried.found(case.name, "spoken of" if report else "not spoken of")
        return
    if report["status"] not in case.meant or case.words not in report["detail"]:
        tried.found(case.name, f"{report['status']}: {report['detail']}")
    if report["status"] in ("unreadable", "not a session") and not _says_what_to_do(report):
        tried.found(case.name, f"not what to do: {report['detail']}")
    try:
        shown(report["path"])
        # Other files that it names are called what they are called.
        plain(_PATH.sub("a file", report["detail"]))
    except Find as error:
        tried.found(case.name, error)


def _says_what_to_do(report: Mapping[str, Any]) -> bool:
    reason, colon, advice = str(report["detail"]).rpartition(": ")
    return bool(colon and len(reason.split()) > 1 and len(advice.split()) > 1)


def _check_counts(tried: Tried, group: str, content: Any, cases: Iterable[Case]) -> None:
    """Compare the room with a count of our own, of the good files and of those that count."""
    wanted = Counter(value for tables in GOOD.values() for value in _values(tables))
    for case in cases:
        wanted.update(_values(json.loads((case.data or b"").removeprefix(b"\xef\xbb\xbf"))))
    room = next(room for room in content["rooms"] if room["framework"] == FRAMEWORK)
    counts = next(item["counts"] for item in room["items"] if item["item"] == ITEM)
    if counts != [wanted[point] for point in range(1, POINTS + 1)]:
        tried.found(group, f"the counts are {counts}, and should be {sorted(wanted.items())}")


def _values(tables: Any) -> list[int]:
    """What a session or a summary adds to the first item: the naive way."""
    if "summary" in tables:
        return [value for room in tables["rooms"].values() for value in _of_room(room)]
    head = next(iter(tables["session"].values()))
    points = head["points"] if isinstance(head["points"], int) else head["points"][ITEM]
    if head["framework"] != FRAMEWORK or points != POINTS:
        return []
    sheets = [sheet.get("values", {}) for sheet in tables["answers"].values()]
    return [values[ITEM] for values in sheets if ITEM in values]


def _of_room(room: Any) -> list[int]:
    if (room["framework"], room["round"]) != (FRAMEWORK, 1):
        return []
    [sheet] = room["sheets"]
    ends = dict(zip(sheet["items"], accumulate(sheet["points"]), strict=True))
    if ITEM not in ends:
        return []
    counts = sheet["counts"][ends[ITEM] - POINTS : ends[ITEM]]
    return [point for point, many in enumerate(counts, 1) for _ in range(many)]


def _check_table(tried: Tried, group: str, folder: Path) -> None:
    """The same for a person: nothing in it that a terminal could obey."""
    ended = tried.run("merge", folder)
    for line in (ended.out + ended.err).splitlines():
        try:
            shown(line)
        except Find as error:
            tried.found(group, error)


def _single_out(tried: Tried, places: Mapping[Path, Case]) -> None:
    """Which of the files of a group it is."""
    for path, case in places.items():
        ended = tried.run("merge", path, "--format", "json")
        if ended.status is None:
            tried.found(case.name, f"it hangs for over {SECONDS} s")
        elif ended.status == 2 and case.status == PASSED_OVER:
            continue
        elif not ended.is_whole:
            tried.found(case.name, f"over {MEBIBYTES} MiB, or a crash: {ended.err[-200:]}")


def check_one_by_one(tried: Tried, cases: Iterable[Case]) -> None:
    """Put each beside the good files, within this process: the rooms stay as they are."""
    good = tried.folder / "good"
    good.mkdir()
    for name, tables in GOOD.items():
        (good / name).write_bytes(as_json(tables))
    alone = gather([good], library()).rooms
    path = tried.folder / "one.json"
    gatherer = Gatherer([good, path], library())
    for case in cases:
        if case.data is None or len(case.data) > LARGE:
            continue
        # A new file each time, or the gatherer could take it for the one before.
        path.unlink(missing_ok=True)
        path.write_bytes(case.data)
        gathering = gatherer.look()
        if gathering is not None and gathering.rooms != alone:
            tried.found(case.name, "it changes the numbers")


def check_copies(tried: Tried, sets: Iterable[Copies]) -> None:
    """Gather each set of copies, in the order of their names and the other way round."""
    for copies in sets:
        folder = tried.folder / "copies"
        folder.mkdir()
        paths = [folder / name for name in copies.files]
        for path in paths:
            path.write_bytes(copies.files[path.name])
        tried.files += len(paths)
        for places in ([folder], paths, paths[::-1], [*paths, *paths]):
            _check_copies(tried, copies, gather(places, library()))
        shutil.rmtree(folder)


def _check_copies(tried: Tried, copies: Copies, gathering: Gathering) -> None:
    statuses = {Path(report.path).name: report.status.value for report in gathering.files}
    if statuses != copies.statuses:
        tried.found(copies.name, f"{statuses}, and should be {copies.statuses}")
    [room] = gathering.rooms
    counts = next(row.counts for row in room.rows if row.item == ITEM)
    if (room.raters, counts) != (copies.raters, copies.counts):
        tried.found(copies.name, f"{room.raters} raters, {counts}; should be {copies.counts}")


def _put(folder: Path, cases: Sequence[Case]) -> dict[Path, Case]:
    places = {}
    for number, case in enumerate(cases):
        path = folder / (case.file or f"{number:04}.json")
        if path not in places:
            case.put(path)
            places[path] = case
    return places


def _contents(folder: Path) -> dict[str, str]:
    """What is in each file of a folder, in short; of what is no file, what it is."""
    found = {}
    for path in sorted(folder.iterdir()):
        is_file = path.is_file() and not path.is_symlink()
        if is_file and path.stat().st_size <= LARGE:
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            status = path.lstat()
            found[path.name] = f"{status.st_mode} {status.st_size} {status.st_mtime_ns}"
    return found
