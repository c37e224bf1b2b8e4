"""Each call of a save fails, one after the other: the file is wholly old or wholly new.

The k-th call that a save makes of the system is refused, k rising until a save runs through, for
each of five ways to fail and for each way in which the program puts a file on the disk. After each,
what was said must name the file and what is safe, and the next save must work.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from gates.faults_calls import Disk, Killed, watched
from gates.faults_subjects import NEW, NEXT, OLD, SUBJECTS, Subject
from gates.figures import Figures
from qi_tui.errors import QiError
from qi_tui.store.gathering.finding import candidates

SHORT, LONG = 1, 25
"""How many times over, each time with more in the file."""
MOST_CALLS = 500
FAULTS: dict[str, tuple[int | None, bool]] = {
    "disk full": (errno.ENOSPC, False),
    "input/output error": (errno.EIO, False),
    "not permitted": (errno.EACCES, False),
    "disk full for ever": (errno.ENOSPC, True),
    "killed": (None, False),
}


def run(size: int, folder: Path) -> Figures:
    """Let every call of every save fail, so many times over."""
    violations: list[str] = []
    tried: Counter[str] = Counter()
    calls: set[str] = set()
    numbers = count()
    for turn in range(size):
        for name in SUBJECTS:
            for fault in FAULTS:
                for step in count(1):
                    place = folder / str(next(numbers))
                    disk, amiss = try_once(name, fault, step, place, turn * 3000)
                    calls.update(disk.failed)
                    if not disk.failed:
                        break
                    tried[name] += 1
                    where = f"{name}, {fault} at {disk.failed[0]} (call {step})"
                    violations += [f"{where}: {word}" for word in amiss]
                    if step > MOST_CALLS:
                        violations.append(f"{name}: a save has no end")
                        break
    failed = " ".join(sorted(calls))
    measured: dict[str, int | float | str] = {"calls that failed": failed, **tried}
    return Figures(sum(tried.values()), "faults", tuple(violations), measured)


def try_once(name: str, fault: str, step: int, place: Path, letters: int) -> tuple[Disk, list[str]]:
    """Save one subject with one call failing, and look what is amiss."""
    make, circumstances = SUBJECTS[name]
    code, for_ever = FAULTS[fault]
    place.mkdir()
    disk = Disk(step, code, for_ever)
    with circumstances():
        subject = make(place, letters)
        refusal: BaseException | None = None
        try:
            with watched(disk.watch):
                subject.save(NEW)
        # Whatever a save ends with but a sentence is a fault of the program.
        except BaseException as error:  # noqa: BLE001
            refusal = error
        disk.let_go()
        amiss = [*_said(subject, refusal), *_on_disk(subject, refusal)]
        amiss = amiss or [*_goes_on(subject, refusal)]
        subject.close()
        return disk, amiss


def _said(subject: Subject, refusal: BaseException | None) -> Iterator[str]:
    if refusal is None or isinstance(refusal, Killed):
        return
    if not isinstance(refusal, QiError):
        yield f"it ended in {refusal!r}, which no person understands"
        return
    if subject.path.name not in refusal.message:
        yield f"what was said does not name the file: {refusal}"
    reasons = [os.strerror(code) for code, _ in FAULTS.values() if code is not None]
    if not any(reason in refusal.message for reason in reasons):
        yield f"what was said does not say why: {refusal}"
    if not any(words in refusal.hint for words in subject.safe):
        yield f"it was not said what is safe: {refusal}"


def _on_disk(subject: Subject, refusal: BaseException | None) -> Iterator[str]:
    path = subject.path
    if not path.exists():
        if refusal is None or not subject.is_new:
            yield "the file is gone"
    else:
        allowed = {NEW} if refusal is None else {OLD, NEW}
        number = _number(subject, path)
        if number not in allowed:
            yield f"the file holds {number}, and not one of {allowed}"
    beside = path.resolve().with_name(path.name + ".bak")
    if beside.exists() and _number(subject, beside) is None:
        yield "the version before cannot be read"
    taken = [found.path for found in candidates([path.parent]).files if found.path != path]
    if taken:
        yield f"these are taken for sessions: {taken}"


def _goes_on(subject: Subject, refusal: BaseException | None) -> Iterator[str]:
    """Whether the next save works, as if nothing had been."""
    subject.notice()
    try:
        if isinstance(refusal, Killed):
            subject.killed()
        subject.save(NEXT)
    # Whatever it is, the next save has not worked.
    except Exception as error:  # noqa: BLE001
        yield f"the next save ended in {error!r}"
        return
    if _number(subject, subject.path) != NEXT:
        yield "the next save is not what is found"
    if (notice := subject.notice()) is not None:
        yield f"its own file was taken for a stranger's: {notice}"


def _number(subject: Subject, path: Path) -> int | None:
    try:
        return subject.found(path)
    # A file that cannot be read holds nothing.
    except Exception:  # noqa: BLE001
        return None
