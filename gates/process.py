"""The process and the terminal: whatever ends it, all is saved and the terminal is given back.

Each row of what can happen is tried on the real program in a real pseudo-terminal: signals, a
closed window, suspension, faults wherever they can come from, streams that are no terminal, every
size and every kind of terminal. Afterwards all that was called saved is on the disk, the terminal
is as it was found, the exit status is the right one, and no file but the session's own holds a
word of what people wrote.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, zip_longest
from pathlib import Path

from gates.figures import Figures

SHORT = 34
LONG = 1000
"""More than there are trials: all of them."""
AT_ONCE = 2
"""How many programs run beside each other."""


@dataclass(frozen=True)
class Trial:
    """One thing that is tried.

    Attributes:
        name: what, for the sentence about it.
        run: tries it in an empty folder, and yields what was not as it must be.
    """

    name: str
    run: Callable[[Path], Iterator[str]]


def trials() -> list[Trial]:
    """All of them, so ordered that the first ones are of every kind."""
    if sys.platform == "win32":
        return []
    rows = [*_happening(), _starting(), _refused(), _working(), _sized(), _drawn()]
    return [trial for trial in chain(*zip_longest(*rows)) if trial is not None]


def run(size: int, folder: Path) -> Figures:
    """Try the first `size` of the trials."""
    chosen = trials()[:size]
    if not chosen:
        return Figures(0, "trials", skipped=("Windows has no pseudo-terminals of this kind.",))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        places = [folder / str(number) for number in range(len(chosen))]
        found = list(pool.map(_tried, chosen, places))
    violations = [sentence for sentences, _ in found for sentence in sentences]
    slowest, name = max((took, trial.name) for trial, (_, took) in zip(chosen, found, strict=True))
    return Figures(
        len(chosen),
        "trials",
        tuple(violations),
        {"of": len(trials()), "slowest": f"{slowest:.1f} s ({name})"},
    )


def _tried(trial: Trial, folder: Path) -> tuple[list[str], float]:
    folder.mkdir()
    start = time.monotonic()
    try:
        wrong = list(trial.run(folder))
    # Whatever it trips over, such as a word that never comes: the promise was not kept.
    except Exception as error:  # noqa: BLE001
        wrong = [f"{type(error).__name__}: {error}"]
    return [f"{trial.name}: {sentence}" for sentence in wrong], time.monotonic() - start


def _happening() -> Iterator[list[Trial]]:
    from gates import process_edges as edges
    from gates import process_events as events

    usual = ("rating", "facilitating", "commenting", "choosing", "presenting")
    rows = (
        (events.SIGNALLED, usual),
        (events.LEFT, usual),
        (events.ABSENT, usual),
        ((*events.FAULTS, events.TYPED), usual),
        (edges.SAVING, ("rating",)),
        ((*events.BESIDE, *events.STUCK), ("rating", "facilitating", "choosing")),
    )
    for every, places in rows:
        yield [
            Trial(f"{event.name} while {place}", partial(events.tried, event, place))
            for turn in range(len(places))
            for number, event in enumerate(every)
            for place in (places[(number + turn) % len(places)],)
        ]


def _starting() -> list[Trial]:
    from gates import process_edges as edges

    trials = [
        Trial(f"{name} {seconds:.2f} s after the start", partial(edges.started, name, seconds))
        for name, seconds in edges.STARTING
    ]
    return [Trial("window closed without a signal", edges.unsignalled), *trials]


def _refused() -> list[Trial]:
    from gates import process_streams as streams

    return [
        Trial(f"qi-tui {words}, {redirection}", partial(streams.screen_refused, redirection, words))
        for turn in range(len(streams.SCREENS))
        for number, redirection in enumerate(streams.REDIRECTIONS)
        for words in (streams.SCREENS[(number + turn) % len(streams.SCREENS)],)
    ]


def _working() -> list[Trial]:
    from gates import process_streams as streams

    return [
        Trial(f"qi-tui {words}, {redirection}", partial(streams.command_works, redirection, words))
        for turn in range(len(streams.COMMANDS))
        for number, redirection in enumerate(streams.REDIRECTIONS)
        for words in (streams.COMMANDS[(number + turn) % len(streams.COMMANDS)],)
    ]


def _sized() -> list[Trial]:
    from gates import process_sizes as sizes

    others = [
        Trial("answers typed while the size changes", sizes.typed_in_a_storm),
        Trial("a small start", sizes.started_small),
    ]
    return others + [
        Trial(f"{name} while {place}", partial(act, place))
        for place in ("rating", "facilitating", "choosing", "commenting", "presenting")
        for name, act in (("every size", sizes.sized), ("a storm of sizes", sizes.stormed))
    ]


def _drawn() -> list[Trial]:
    from gates import process_kinds as kinds

    refused = [Trial(name, partial(kinds.refused, name)) for name in kinds.REFUSED]
    return refused + [
        Trial(f"{name} while {place}", partial(kinds.drawn, name, place))
        for place in ("rating", "facilitating", "choosing")
        for name in kinds.KINDS
    ]
