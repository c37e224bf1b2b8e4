"""A report as a page, beside the least that its library can do: render an empty template.

Ours is the whole job: read the files, merge them, decide what may be shown, draw every bar.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import material
from benchmarks.parsing import parse_all
from benchmarks.processes import peak_of, run
from benchmarks.takes import Comparison, Take, side_by_side, timed
from qi_tui.analysis.privacy import Audience
from qi_tui.report.formats import format_of
from qi_tui.report.making import make_report
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.store.report_sources import sources_of

RATERS, MANY = 60, 1000
ITEMS = 28
GOAL_MEMORY = 1.5
_EMPTY = (
    "import sys; from jinja2 import DictLoader, Environment;"
    " environment = Environment(loader=DictLoader({'empty': ''}), autoescape=True);"
    " environment.get_template('empty').render();"
)


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """The report of 60 raters and 28 items: the whole command, the page alone, the memory.

    Args:
        place: an empty folder to work in.
        runs: pairs of the whole command; the page alone is made more often.
    """
    frameworks = place / "frameworks"
    library = material.library(frameworks, (ITEMS,))
    framework = library.need(material.made_up(ITEMS))
    folder = material.fill(place / "sixty", framework, RATERS)
    what = f"report, {RATERS} raters × {ITEMS} items"
    command = _command(folder, frameworks, place / "report.html")
    yield side_by_side(
        what,
        "an empty template",
        partial(run, ("-m", "qi_tui", *command), place),
        partial(run, ("-c", _EMPTY), place),
        runs,
    )
    yield side_by_side(
        "its page, once the program is there",
        "read, json.loads",
        partial(timed, partial(page_of, folder, library)),
        partial(timed, partial(parse_all, str(folder))),
        runs * 3,
    )
    many = material.fill(place / "thousand", framework, MANY)
    takes = [_whole(place, _command(each, frameworks, place / "r.html")) for each in (many, folder)]
    yield Comparison(
        f"report, {MANY:,} raters",
        f"{RATERS} raters",
        (takes[0],),
        (takes[1],),
        GOAL_MEMORY,
        "peak",
    )


def page_of(folder: Path, library: Library) -> bytes:
    """The page of the files of a folder."""
    sources = sources_of(gather([folder], library), library)
    write = format_of("html")
    assert write is not None
    return write(make_report(sources, Audience.ROOM, with_comments=True))


def _command(folder: Path, frameworks: Path, target: Path) -> list[str]:
    where = ["-o", str(target), "--force", "--frameworks", str(frameworks)]
    return ["report", str(folder), "--with-comments", *where]


def _whole(place: Path, command: list[str]) -> Take:
    code = (
        "import os, sys; from qi_tui.cli import main;"
        f" sys.stdout = open(os.devnull, 'w', encoding='utf-8'); main({command!r})"
    )
    return replace(run(("-m", "qi_tui", *command), place), peak=peak_of(code, place))
