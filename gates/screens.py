"""Hostile words on every screen: no foreign control byte reaches the terminal, and nothing crashes.

The program runs in a real pseudo-terminal on a workshop in which everything that anybody wrote is
another string, and on its harmless twin, which has texts of the same lengths. What a terminal obeys
may come from the program alone: what the hostile run sends and the harmless one never does is
foreign. On each screen its own words must still be read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from gates.exports_words import STRINGS
from gates.figures import Figures

SHORT, LONG = 1, 40
"""Workshops; each begins with another string, so that strings and places meet in other pairs."""
PROGRAM = (sys.executable, "-m", "qi_tui")
AT_ONCE = 4
"""Programs that run at the same time: each waits more than it works."""


@dataclass(slots=True)
class Drawn:
    """What the visits of a workshop drew.

    Attributes:
        shapes: of what a terminal obeys, by the visit's name.
        screens: how many were seen.
        wrong: what went wrong, a sentence each.
    """

    shapes: dict[str, Counter[str]] = field(default_factory=dict)
    screens: int = 0
    wrong: list[str] = field(default_factory=list)


def run(size: int, folder: Path) -> Figures:
    """Try the screens of so many workshops."""
    if sys.platform == "win32":
        why = "There are no such terminals on Windows."
        return Figures(0, "screens", skipped=(why,))
    known = draw(folder / "harmless", 0, is_hostile=False)
    violations, screens = [f"harmless: {each}" for each in known.wrong], known.screens
    sent = 0
    for number in range(1, size + 1):
        drawn = draw(folder / f"hostile {number}", number, is_hostile=True)
        violations += [
            f"workshop {number}: {each}" for each in (*drawn.wrong, *foreign(drawn, known))
        ]
        screens += drawn.screens
        sent += sum(sum(found.values()) for found in drawn.shapes.values())
    return Figures(
        screens,
        "screens",
        tuple(violations),
        measured={"strings": len(STRINGS), "commands to the terminal": sent},
    )


def draw(
    folder: Path,
    number: int,
    *,
    is_hostile: bool,
    program: Sequence[str] = PROGRAM,
    only: Iterable[str] = (),
) -> Drawn:
    """What the program draws on a workshop of this number, on every visit or only on these."""
    from gates.screens_made import staged
    from gates.screens_plan import rows
    from gates.screens_stream import all_shapes
    from gates.screens_walk import Visit, go

    folder.mkdir(parents=True)
    stage = staged(folder, number, is_hostile)
    wanted = set(only)

    def visited(row: Sequence[Visit]) -> Drawn:
        drawn = Drawn()
        for visit in row:
            if wanted and visit.name not in wanted:
                continue
            seen = go(visit, program, str(stage.home))
            drawn.shapes[visit.name] = Counter(all_shapes(seen.output))
            drawn.screens += seen.screens
            drawn.wrong += seen.wrong
        return drawn

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(visited, rows(stage)))
    return Drawn(
        {name: found for each in done for name, found in each.shapes.items()},
        sum(each.screens for each in done),
        [sentence for each in done for sentence in each.wrong],
    )


def foreign(drawn: Drawn, known: Drawn) -> list[str]:
    """A sentence for each shape that the harmless workshop never drew."""
    allowed = {shape for found in known.shapes.values() for shape in found}
    return [
        f"{name}: {shape}, {times} times"
        for name, found in drawn.shapes.items()
        for shape, times in found.items()
        if shape not in allowed
    ]
