"""Streams that are no terminal: screens say so in a line, and every other command works."""

from __future__ import annotations

import shlex
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from gates.process_places import FRAMEWORK, PROGRAM, environment
from gates.terminal import Terminal
from qi_tui import paths

AT_ONCE = 6.0
"""Seconds after which a program that should say a line and end hangs; it takes a tenth of that."""
REDIRECTIONS = {
    "no input": "{} </dev/null",
    "input closed": "{} <&-",
    "input from a pipe": "true | {}",
    "output to a file": "{} >file",
    "output dropped": "{} >/dev/null",
    "output closed": "{} >&-",
    "output to a pipe": "{} | cat",
    "output to head": "{} | head -n 1",
    "output to nobody": "{} | true",
    "errors to a file": "{} 2>errors",
    "errors dropped": "{} 2>/dev/null",
    "errors closed": "{} 2>&-",
    "everything to a pipe": "{} 2>&1 | cat",
    "everything closed": "{} <&- >&- 2>&-",
}
SCREENS = ("", f"rate {FRAMEWORK}", "facilitate {sample}", "present {sample}", "demo")
COMMANDS = (
    "merge {sample}",
    "merge {sample} --format json",
    "report {sample} -o report.html --force",
    "frameworks list",
    f"frameworks show {FRAMEWORK}",
    "--help",
    "--version",
)
PIPE_CLOSED = 141


def screen_refused(redirection: str, words: str, folder: Path) -> Iterator[str]:
    """Start a screen where it cannot be drawn; what was not as it must be."""
    shown, status, took = _run(redirection, words, folder)
    if status != 2:
        yield f"its exit status is {status}, not 2"
    if took > AT_ONCE:
        yield f"it took {took:.1f} s"
    said = shown + _read(folder / "errors")
    # Of the line itself, only what was closed or dropped may be missing.
    if redirection not in ("errors dropped", "errors closed", "everything closed"):
        if "needs a terminal" not in said or said.strip().count("\n") != 0:
            yield f"it does not say one line: {said[:80]!r}"
    elif said:
        yield f"it says {said[:80]!r} where it should not"
    if "\x1b" in said + _read(folder / "file"):
        yield "it draws where there is no terminal"


def command_works(redirection: str, words: str, folder: Path) -> Iterator[str]:
    """Run a command; what was not as it must be."""
    shown, status, took = _run(redirection, words, folder)
    allowed = (0, PIPE_CLOSED) if redirection in ("output to head", "output to nobody") else (0,)
    if status not in allowed:
        yield f"its exit status is {status}"
    if took > 2 * AT_ONCE:
        yield f"it took {took:.1f} s"
    said = shown + _read(folder / "errors") + _read(folder / "file")
    if "Traceback" in said or "Error" in said or "Exception" in said:
        yield f"it shows a traceback: {said[-80:]!r}"


def _run(redirection: str, words: str, folder: Path) -> tuple[str, int, float]:
    """What was shown in the terminal, the exit status, and how long it took."""
    program = shlex.join(PROGRAM)
    told = words.format(sample=shlex.quote(str(paths.sample_workshop())))
    # A pipe gives the status of its last program; this is that of the one that is tried.
    whole = f"(cd {shlex.quote(str(folder))}; {program} {told}; echo $? >status)"
    line = REDIRECTIONS[redirection].format(whole)
    start = time.monotonic()
    terminal = Terminal(
        ["sh", "-c", f"cd {shlex.quote(str(folder))}; {line}"],
        variables=environment(folder / "home"),
    )
    try:
        terminal.ended()
        took = time.monotonic() - start
        status = _read(folder / "status").strip()
        time.sleep(0.1)
        shown = terminal.output.decode("utf-8", "replace").replace("\r\n", "\n")
        return shown, int(status or -1), took
    except subprocess.TimeoutExpired:
        return "", -1, time.monotonic() - start
    finally:
        terminal.tidy()


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
