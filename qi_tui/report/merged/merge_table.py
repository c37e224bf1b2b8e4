"""The merged rooms as text for a person at a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from qi_tui.analysis.figures import DomainFigures, ItemFigures, RoomFigures
from qi_tui.analysis.item import words
from qi_tui.analysis.item.shape import Call
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.privacy import TOO_FEW
from qi_tui.model.text import display

NARROWEST = 60
_TITLE = 40
MOST_LISTED = 40
"""More numbers than that are no list that anybody reads (the house's figure)."""


def merge_table(rooms: Sequence[RoomFigures], files: Sequence[FileReport], width: int = 100) -> str:
    """The rooms one after another, most disagreement first, and how many files of each status.

    Args:
        rooms: their figures as the audience may see them.
        files: what became of each file.
        width: the columns of the terminal.
    """
    lines: list[str] = []
    for room in rooms:
        lines += [*_room(room, max(width, NARROWEST)), ""]
    lines.append(_files(files))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _room(room: RoomFigures, width: int) -> Iterator[str]:
    people = "1 rater" if room.raters == 1 else f"{room.raters:,} raters"
    yield f"{display(room.title, 200)} · round {room.round} · {people}"
    yield ""
    for item in room.items:
        yield from _item(item, width)
    domains = [line for domain in room.domains if (line := _domain(domain))]
    if domains:
        yield ""
        yield from domains


def _item(item: ItemFigures, width: int) -> Iterator[str]:
    shown = "–" if item.percent is None else str(item.percent)
    facet = " (needed)" if item.facet == "needed" else ""
    name = f"{item.title}{facet}"
    if item.subject is not None:
        name = f"{item.subject}{facet} · {item.title}"
    if item.shape is None:
        yield from _wrapped(f"  {shown:>3}  {name}: {_without_counts(item)}", width)
        return
    yield from _wrapped(f"  {shown:>3}  {item.shape.value:<16} {name}", width)
    call = Call(item.shape, item.split)
    said = words.sentence(
        item.counts or (),
        call,
        item.dont_know or 0,
        item.not_applicable or 0,
        item.unanswered or 0,
    )
    yield from _wrapped(f"       {said}", width)
    for role, counts in (item.by_role or {}).items():
        yield from _wrapped(
            f"         {role}: {' '.join(f'{chosen:,}' for chosen in counts)}", width
        )


def _without_counts(item: ItemFigures) -> str:
    if item.values is not None:
        return f"{_listed(item.values) or 'no answers'}; {item.total} in all"
    if item.n == 0:
        return f"{TOO_FEW} to show" if item.untold else "no answers"
    if item.median is None:
        return f"{item.n} rated it, {TOO_FEW} to show"
    return f"median {item.median:g} of {item.n}; {TOO_FEW} to show more"


def _listed(numbers: Sequence[float]) -> str:
    """Sorted numbers one by one; of very many only where they begin and end."""
    shown = [str(each) if isinstance(each, int) else f"{each:g}" for each in numbers]
    if len(shown) > MOST_LISTED:
        return f"{len(shown):,} from {shown[0]} to {shown[-1]}"
    return ", ".join(shown)


def _domain(domain: DomainFigures) -> str:
    if domain.median is None:
        return f"  {domain.title}: {TOO_FEW} to show" if domain.hidden else ""
    line = f"  {domain.title}: median {domain.median:g}"
    if domain.scores:
        line += f" of {_listed(domain.scores)}"
    if domain.bands:
        bands = (f"{display(label)} {count:,}" for label, count in domain.bands.items())
        line += "; " + ", ".join(bands)
    return line


def _files(files: Sequence[FileReport]) -> str:
    tally = Counter(file.status for file in files)
    counted = ", ".join(f"{tally[status]:,} {status.value}" for status in Status if tally[status])
    return f"Files: {counted or 'none'}"


def _wrapped(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(line, width, subsequent_indent=indent, drop_whitespace=False) or [line]
