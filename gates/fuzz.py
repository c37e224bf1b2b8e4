"""`python -m gates.fuzz sessions|definitions [--minutes N]`: look for bytes that upset a loader.

Guided by what of the program each try reaches. It is no gate of the tests: it runs for minutes, and
what it finds becomes a case of the gate `files`.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LOADERS = ("sessions", "definitions")
CORPUS, FINDS = "corpus", "finds"
LARGEST = 20_000
"""The most bytes of a try: what is larger is slow, and no other."""
SLOWEST, MEMORY = 10, 1024
"""The seconds and megabytes that end it with a find."""
HOW = "Install it with: python -m pip install atheris (Linux or macOS)"


@dataclass
class Finds:
    """What was found, each kind of it once, with the bytes that did it."""

    folder: Path
    kinds: dict[str, Path] = field(default_factory=dict)

    def keep(self, data: bytes, error: Exception) -> None:
        """Keep the bytes of a find, if it is the first of its kind."""
        where = traceback.extract_tb(error.__traceback__)[-1]
        words = str(error).partition(":")[0]
        kind = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {words}"
        if kind not in self.kinds:
            name = hashlib.sha256(data).hexdigest()[:12]
            self.kinds[kind] = self.folder / name
            self.kinds[kind].write_bytes(data)
            print(f"\nFOUND {kind}\n  {ascii(str(error))[:300]}\n  {self.kinds[kind]}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz one of the loaders; exit status 1 where something was found."""
    options = _parser().parse_args(arguments)
    if options.inside:
        _fuzz(options.loader, options.minutes, Path(options.folder))
        return 0
    if find_spec("atheris") is None:
        print(f"This needs atheris, which guides by coverage. {HOW}", file=sys.stderr)
        return 2
    folder = Path(options.folder or tempfile.mkdtemp(prefix="qi-tui-fuzz-"))
    for place in (folder / CORPUS, folder / FINDS):
        place.mkdir(parents=True, exist_ok=True)
    inside = [
        *(sys.executable, "-m", "gates.fuzz", options.loader, "--inside"),
        *("--minutes", str(options.minutes), "--folder", str(folder)),
    ]
    # In a process of its own: the fuzzer ends the one that it runs in.
    with subprocess.Popen(inside, stderr=subprocess.PIPE, text=True, errors="replace") as fuzzer:
        assert fuzzer.stderr is not None
        told = _listened(fuzzer.stderr)
    found = sorted((folder / FINDS).iterdir())
    print(f"{options.loader}: {told} · {len(found)} finds · {folder}")
    for path in found:
        print(f"  {path}")
    return 1 if found or fuzzer.returncode else 0


def _listened(lines: Iterable[str]) -> str:
    """How often it tried and what it reached; what is not of its usual talk is passed on."""
    tries, reached = "0", "0"
    for line in lines:
        if found := re.match(r"#(\d+)\s+\w+\s+cov: (\d+)", line):
            tries, reached = found.groups()
        elif not re.match(r"INFO|stat::|#|\"|Done|\s*$|WARNING: no interesting", line):
            print(line.rstrip(), flush=True)
    return f"{int(tries):,} tries · {reached} branches reached"


def _fuzz(loader: str, minutes: float, folder: Path) -> None:
    atheris: Any = import_module("atheris")
    # What is imported in here tells which of its branches each try takes.
    with atheris.instrument_imports(include=["qi_tui", "tomllib"]):
        targets = import_module("gates.fuzz_targets")
        mutants = import_module("gates.fuzz_mutants")
        good = import_module("gates.files_seeds")
    if loader == "sessions":
        target, change = targets.sessions, mutants.mutated_json
        starts = dict(good.seeds())
    else:
        target, change = targets.definitions, mutants.mutated_toml
        starts = {path.name: path.read_bytes() for path in good.definition_files()}
    for name, data in starts.items():
        (folder / CORPUS / name).write_bytes(data)
    options = [
        "fuzz",
        str(folder / CORPUS),
        f"-max_total_time={round(minutes * 60)}",
        f"-max_len={LARGEST}",
        f"-timeout={SLOWEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={folder / FINDS}/",
        "-verbosity=1",
    ]
    finds = Finds(folder / FINDS)
    atheris.Setup(options, _tried(target, finds), custom_mutator=_changing(atheris, change))
    atheris.Fuzz()


def _tried(target: Callable[[bytes], None], finds: Finds) -> Callable[[bytes], None]:
    def one(data: bytes) -> None:
        try:
            target(data)
        # Whatever it is, it is a find, and the next one is looked for.
        except Exception as error:  # noqa: BLE001
            finds.keep(data, error)

    return one


def _changing(
    atheris: Any, change: Callable[[bytes, random.Random], bytes]
) -> Callable[[bytes, int, int], bytes]:
    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.1:
            made: bytes = atheris.Mutate(data, most)
            return made
        return change(data, chance)[:most]

    return mutate


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gates.fuzz", description=__doc__)
    parser.add_argument("loader", choices=LOADERS, help="which loader")
    parser.add_argument("--minutes", type=float, default=10, help="for how long")
    parser.add_argument("--folder", help="where the corpus and the finds are kept")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
