"""What may be shown of the files of a merge, whose names can hold the names of people.

Asked through `privacy`, and by nobody else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.shown.gate import Audience
from qi_tui.model.text import display
from qi_tui.model.workshop import Naming


@dataclass(frozen=True, slots=True)
class ShownFiles:
    """What became of the files, as it may be shown.

    Attributes:
        reports: one for each file, in the order given; none outside the room.
        statuses: how many files have each status, in the order of `Status`, without zeros.
    """

    reports: tuple[FileReport, ...]
    statuses: dict[Status, int]


def show_files(
    reports: Sequence[FileReport], audience: Audience, naming: Naming = "alias"
) -> ShownFiles:
    """What this audience may see of what became of the files.

    In the room everything, but where the workshop is *anonymous* the name of a session's file is
    that of its id, also where another file's sentence names it; copies of a session are numbered.
    The order is that of the names shown: the given one may be that of the real names. A file that
    is no session, or that cannot be read, keeps its name: else nobody could find it. Outside only
    how many of each.

    Args:
        reports: as the merge made them.
        audience: who will see it.
        naming: what the workshop promised about names.
    """
    tally = Counter(report.status for report in reports)
    statuses = {status: tally[status] for status in Status if tally[status]}
    if audience is Audience.OUTSIDE:
        return ShownFiles((), statuses)
    if naming != "anonymous":
        return ShownFiles(tuple(reports), statuses)
    names = _nameless(reports)
    shown = [_without_names(report, names) for report in reports]
    return ShownFiles(tuple(sorted(shown, key=lambda report: report.path)), statuses)


def without_folders(reports: Sequence[FileReport]) -> tuple[FileReport, ...]:
    """The same files, named from the folder that has them all: a path can tell whose laptop it is.

    Args:
        reports: as they may be shown.
    """
    folders = [PurePath(report.path).parent.parts for report in reports]
    shared = 0
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared += 1
    names = {
        report.path: str(PurePath(*PurePath(report.path).parts[shared:])) for report in reports
    }
    return tuple(_without_names(report, names) for report in reports)


def _nameless(reports: Sequence[FileReport]) -> dict[str, str]:
    """Path → the path with what its owner called the file taken out; no two are alike."""
    names: dict[str, str] = {}
    copies: Counter[str] = Counter()
    # By content and not by name, so that the numbers tell nothing of the names either.
    for report in sorted(reports, key=lambda report: (report.status, report.digest or "")):
        if report.session_id is None or report.framework is None:
            names[report.path] = report.path
            continue
        folder = report.path.removesuffix(PurePath(report.path).name)
        plain = f"{folder}{display(report.framework)}.rater.{report.session_id[:8]}"
        copies[plain] += 1
        number = f" ({copies[plain]})" if copies[plain] > 1 else ""
        names[report.path] = f"{plain}{number}.json"
    return names


def _without_names(report: FileReport, names: Mapping[str, str]) -> FileReport:
    others = tuple(names.get(other, other) for other in report.others)
    detail = report.detail
    if report.others:
        # All at once and the longest first: a name can be part of another.
        longest_first = sorted(report.others, key=len, reverse=True)
        found = re.compile("|".join(map(re.escape, longest_first)))
        detail = found.sub(lambda match: names.get(match[0], match[0]), detail)
    return report._replace(path=names[report.path], detail=detail, others=others)
