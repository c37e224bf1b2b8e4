"""`python -m benchmarks NAME… | --all | --check`; without a name it says which there are."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.processes import compile_all
from benchmarks.reasons import accepted
from benchmarks.results import write_results
from benchmarks.table import as_json, as_table
from benchmarks.takes import Comparison

MODULES = {
    "start": "starting",
    "key": "keys",
    "arrive": "arriving",
    "refresh": "refreshing",
    "merge": "merging",
    "save": "saving",
    "load": "loading",
    "commands": "commands",
    "report": "reporting",
    "summaries": "summaries",
    "engines": "engines",
}
"""Name → the module of this package that measures it."""
WITH_MORE = {"merge", "engines"}
"""Those that measure more with `--full`."""
NEED_TERMINAL = {"start", "key", "arrive"}
CHECKED = ("start", "save", "load", "merge", "commands")
CHECKED_RUNS = 3
GROSS = 2.0
"""A check fails where a ratio is so many times what it was: less may be the noise of a machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, and print it; 1 where a check finds a gross loss."""
    options = _parser().parse_args(arguments)
    names = _names(options)
    if sys.platform == "win32" and NEED_TERMINAL & set(names):
        _parser().error("start, key and arrive need a kind of terminal that Windows does not have")
    compile_all()
    runs = options.runs or (CHECKED_RUNS if options.check else 9)
    found: dict[str, Sequence[Comparison]] = {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="qi-tui-", dir=options.folder) as place:
            found[name] = list(_measured(name, Path(place), runs, options.full or options.all))
        if not options.json:
            print(as_table(name, found[name]), flush=True)
        if options.all:
            write_results(found)
    if options.json:
        print(as_json(found))
    return _verdict(found) if options.check else 0


def _names(options: argparse.Namespace) -> list[str]:
    if options.all:
        return list(MODULES)
    if options.check and not options.names:
        return list(CHECKED)
    if not options.names or not set(options.names) <= set(MODULES):
        _parser().error(f"name what to measure, of {', '.join(MODULES)}, or --all")
    return list(dict.fromkeys(options.names))


def _measured(name: str, place: Path, runs: int, full: bool) -> Iterator[Comparison]:
    measure = import_module(f"benchmarks.{MODULES[name]}").benchmark
    return iter(measure(place, runs, full) if name in WITH_MORE else measure(place, runs))


def _verdict(found: dict[str, Sequence[Comparison]]) -> int:
    lost = [
        f"{name}: {comparison.what} beside {comparison.beside}"
        for name, comparisons in found.items()
        for comparison in comparisons
        if is_lost(name, comparison)
    ]
    for words in lost:
        print(f"more than {GROSS:g} times what it was: {words}", file=sys.stderr)
    return 1 if lost else 0


def is_lost(name: str, comparison: Comparison) -> bool:
    """Whether a ratio is `GROSS` times its goal, or what was reached where the goal is missed."""
    ratio, goal = comparison.ratio(comparison.judged), accepted(name, comparison)
    return ratio is not None and goal is not None and ratio > GROSS * goal


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure")
    parser.add_argument("--all", action="store_true", help="everything, into RESULTS.md")
    parser.add_argument("--check", action="store_true", help="a few, and fail at a gross loss")
    parser.add_argument("--runs", type=int, help="how many pairs of the slow ones (9)")
    parser.add_argument("--full", action="store_true", help="10,000 files too")
    parser.add_argument("--folder", help="where to work; a real disk, or saving means nothing")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
