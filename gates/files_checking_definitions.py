"""Reading definition files by the doors of the program, and what must hold of each mistake."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gates import files_children
from gates.files_checking import Tried
from gates.files_good import definition
from gates.files_mistaken import Mistaken
from gates.fuzz_targets import Find, plain
from qi_tui.store.definitions.catalogue import catalogue
from qi_tui.store.definitions.toml_text import toml_text

AT_ONCE = 120
"""How many definitions one process checks."""
SMALL = 50_000
"""From here on only a few definitions are put into somebody's own folder."""
_SPOT = re.compile(r":\d+:\d+: ")


def check_definitions(tried: Tried, cases: Sequence[Mistaken]) -> None:
    """Check the definitions, some at once, each in processes of their own."""
    folder = tried.folder / "definitions"
    folder.mkdir()
    places = {folder / f"{number:04}.toml": case for number, case in enumerate(cases)}
    for path, case in places.items():
        path.write_bytes(case.data)
    tried.files += len(places)
    tried.definitions += len(places)
    paths = list(places)
    for start in range(0, len(paths), AT_ONCE):
        part = paths[start : start + AT_ONCE]
        ended = tried.run("frameworks", "check", *part)
        if not ended.is_whole:
            _single_out_definitions(tried, {path: places[path] for path in part})
            continue
        said: dict[str, list[str]] = defaultdict(list)
        for line in ended.out.splitlines():
            said[line.partition(".toml:")[0] + ".toml"].append(line)
        for path in part:
            _check_mistakes(tried, places[path], path, said[str(path)])
    if any(path.read_bytes() != case.data for path, case in places.items()):
        tried.found("definitions", "a file was changed")


def _check_mistakes(tried: Tried, case: Mistaken, path: Path, lines: Sequence[str]) -> None:
    name = f"definition {case.name}"
    if not any(case.words in line for line in lines):
        tried.found(name, f'not "{case.words}" but {lines[:2]}')
    if case.lines not in (None, len(lines)):
        tried.found(name, f"{len(lines)} sentences, and not {case.lines}: {lines[:4]}")
    for line in lines:
        spot = _SPOT.match(line.removeprefix(str(path)))
        if not spot or ": " not in line.removeprefix(str(path))[spot.end() :]:
            tried.found(name, f"without line, column or what to write: {line}")
            return
        try:
            plain(line.removeprefix(str(path)), 1500)
        except Find as error:
            tried.found(name, error)


def _single_out_definitions(tried: Tried, places: Mapping[Path, Mistaken]) -> None:
    for path, case in places.items():
        ended = tried.run("frameworks", "check", path)
        if not ended.is_whole:
            how = (
                f"it hangs for over {files_children.SECONDS} s"
                if ended.status is None
                else ended.err[-200:]
            )
            tried.found(f"definition {case.name}", how)


def check_library(tried: Tried, cases: Iterable[Mistaken]) -> None:
    """Put the definitions into somebody's own folder: the good one is listed all the same."""
    folder = tried.folder / "own"
    folder.mkdir()
    for number, case in enumerate(cases):
        # The list reads them all at each start: a few of the large ones are enough.
        if len(case.data) < SMALL or number % 10 == 0:
            (folder / f"{number:04}.toml").write_bytes(case.data)
    good = definition(id="z-good", title="A good one")
    (folder / "z.toml").write_bytes(toml_text(good).encode("utf-8"))
    listed = catalogue(folder)
    if "z-good" not in {entry.id for entry in listed.entries}:
        tried.found("library", "the good definition is not listed")
    if len(listed.problems) < 100:
        tried.found("library", f"only {len(listed.problems)} definitions are named")
    for problem in listed.problems:
        try:
            plain(problem, 1500)
        except Find as error:
            tried.found("library", error)
    ended = tried.run("--frameworks", folder, "frameworks", "list")
    if not ended.is_whole or "z-good" not in ended.out:
        tried.found("library", f"listing ended with {ended.status}: {ended.err[-200:]}")
