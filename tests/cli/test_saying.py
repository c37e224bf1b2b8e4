"""What a command prints has nothing in it that a terminal could obey, and is always printed."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gates.hostile import EVERY, as_arguments
from qi_tui.cli.parser import parse
from qi_tui.cli.saying import ask, say, tell, write, write_table

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("{}",),
    ("rate", "{}"),
    ("rate", "effective-redesign", "--invite", "{}"),
    ("rate", "effective-redesign", "{}"),
    ("facilitate", "{}"),
    ("present", "{}"),
    ("merge", "{}"),
    ("merge", ".", "--format", "{}"),
    ("merge", ".", "--audience", "{}"),
    ("report", "{}", "-o", "x.html"),
    ("report", ".", "-o", "{}"),
    ("report", ".", "-o", "x.html", "--me", "{}"),
    ("sheet", "{}", "-o", "x.html"),
    ("sheet", "effective-redesign", "-o", "x.html", "--items", "{}"),
    ("sheet", "effective-redesign", "-o", "x.html", "--columns", "{}"),
    ("guide", "{}", "-o", "x.html"),
    ("import", "{}", "--framework", "{}"),
    ("mine", "{}"),
    ("mine", "import", "{}"),
    ("frameworks", "{}"),
    ("frameworks", "show", "{}"),
    ("frameworks", "check", "{}"),
    ("frameworks", "from-table", "{}"),
    ("--sessions", "{}", "mine", "export", "-o", "x.zip"),
    ("--frameworks", "{}", "frameworks", "list"),
)
"""Every place of the command line that repeats what it was given."""
ARGUMENTS = as_arguments(EVERY)
ALL_IN_ONE = "".join(text[:300] for text in ARGUMENTS.values() if "/" not in text)[:900]
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_was_typed_is_repeated_as_text(
    command: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from qi_tui.cli.running import run

    monkeypatch.chdir(tmp_path)
    status = run([part.replace("{}", f"A{ALL_IN_ONE}") for part in command])
    printed = capsys.readouterr()
    assert status in (0, 1, 2)
    assert not UNSEEN.search(printed.out)
    assert not UNSEEN.search(printed.err)
    assert "went wrong" not in printed.err


@pytest.mark.parametrize("name", list(ARGUMENTS))
def test_wrong_usage_repeats_any_argument_as_text(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in ([f"A{ARGUMENTS[name]}"], ["merge", ".", "--format", f"A{ARGUMENTS[name]}"]):
        with pytest.raises(SystemExit):
            parse(arguments)
        said = capsys.readouterr().err
        assert not UNSEEN.search(said)
        assert said.endswith(" --help\n")
        assert "\\x1b" not in said


def test_every_way_of_printing_cleans(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(" Sam \n"))
    raw = "a\x1b[2Jb\ud800\u202ec"
    say(raw)
    write(f"{raw}\n")
    tell(f"{raw}\n")
    assert ask(raw) == "Sam"
    write_table(f"{raw},x\r\n")
    printed = capsys.readouterr()
    assert not UNSEEN.search(printed.out.replace("\r\n", ""))
    assert not UNSEEN.search(printed.err)
    assert printed.out.count("a\ufffd[2Jb\ufffd\ufffdc") == 2


def test_the_end_of_input_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(KeyboardInterrupt):
        ask("Well? ")


@pytest.mark.parametrize("encoding", ["ascii:strict", "cp1252:strict", "utf-8:strict"])
def test_a_stream_that_cannot_show_a_word_is_written_to_all_the_same(
    encoding: str, tmp_path: Path, repo: Path
) -> None:
    import os

    name = "Siân 岩田 \N{SLIGHTLY SMILING FACE}"
    done = subprocess.run(
        [sys.executable, "-m", "qi_tui", "merge", str(tmp_path / name)],
        cwd=repo,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert b"There is no file or folder" in done.stderr
    assert b"Traceback" not in done.stderr
    assert "Siân" in done.stderr.decode("utf-8")
