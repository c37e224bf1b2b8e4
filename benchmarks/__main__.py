"""`python -m benchmarks start|key|arrive|merge|save|load|commands|report|--all`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.processes import compile_all
from benchmarks.table import as_json, as_table
from benchmarks.takes import Comparison

NEED_TERMINAL = {"start", "key", "arrive"}
Benchmark = Callable[[Path], Iterator[Comparison]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, and print it."""
    options = _parser().parse_args(arguments)
    known = _benchmarks(options.runs, options.full)
    names = list(known) if options.all else list(dict.fromkeys(options.names))
    if not names:
        _parser().error(f"name what to measure, of {', '.join(known)}, or --all")
    if sys.platform == "win32" and NEED_TERMINAL & set(names):
        _parser().error("start, key and arrive need a kind of terminal that Windows does not have")
    compile_all()
    found: dict[str, Sequence[Comparison]] = {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="qi-tui-", dir=options.folder) as place:
            found[name] = list(known[name](Path(place)))
        if not options.json:
            print(as_table(name, found[name]), flush=True)
    if options.json:
        print(as_json(found))
    return 0


def _benchmarks(runs: int, full: bool) -> dict[str, Benchmark]:
    """Name → benchmark; each imports what it needs when it is run."""

    def start(place: Path) -> Iterator[Comparison]:
        from benchmarks import starting

        return starting.benchmark(place, runs)

    def key(place: Path) -> Iterator[Comparison]:
        from benchmarks import keys

        return keys.benchmark(place, runs)

    def arrive(place: Path) -> Iterator[Comparison]:
        from benchmarks import arriving

        return arriving.benchmark(place, runs)

    def merge(place: Path) -> Iterator[Comparison]:
        from benchmarks import merging

        return merging.benchmark(place, runs, full)

    def save(place: Path) -> Iterator[Comparison]:
        from benchmarks import saving

        return saving.benchmark(place, runs)

    def load(place: Path) -> Iterator[Comparison]:
        from benchmarks import loading

        return loading.benchmark(place, runs)

    def commands(place: Path) -> Iterator[Comparison]:
        from benchmarks import commands

        return commands.benchmark(place, runs)

    def report(place: Path) -> Iterator[Comparison]:
        from benchmarks import reporting

        return reporting.benchmark(place, runs)

    return {
        "start": start,
        "key": key,
        "arrive": arrive,
        "merge": merge,
        "save": save,
        "load": load,
        "commands": commands,
        "report": report,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to measure")
    parser.add_argument("--all", action="store_true", help="everything")
    parser.add_argument("--runs", type=int, default=9, help="how many pairs of the slow ones")
    parser.add_argument("--full", action="store_true", help="10,000 files too")
    parser.add_argument("--folder", help="where to work; a real disk, or saving means nothing")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
