"""Wrong usage is one plain line and exit status 2."""

from __future__ import annotations

from pathlib import Path

import pytest

import qi_tui
from qi_tui.cli import commands
from tests.cli.conftest import Run
from tests.store.files import put, rated

COMMANDS = (
    "rate", "facilitate", "present", "demo", "merge", "report", "summarise", "export", "sheet",
    "guide", "import", "forget", "mine", "repair", "frameworks",
)  # fmt: skip


@pytest.mark.parametrize("words", [["--version"], ["--sessions", "x", "--version"]])
def test_the_version(words: list[str], run: Run) -> None:
    assert run(*words) == (0, f"qi-tui {qi_tui.__version__}\n", "")


@pytest.mark.parametrize("command", [[], ["merge"], ["frameworks"], ["frameworks", "show"]])
def test_help(command: list[str], run: Run) -> None:
    said = run(*command, "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"usage: {' '.join(['qi-tui', *command])} ")
    assert "--frameworks DIR" in said.out


def test_help_names_every_command_and_the_exit_status(run: Run) -> None:
    out = run("--help").out
    for command in COMMANDS:
        assert f"\n    {command} " in out
    assert "Exit status: 0 all well" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["merg"], 'there is no command "merg"; did you mean "merge"?'),
        (["frameworks", "lst"], 'there is no command "lst"; did you mean "list"?'),
        (["xyzzy"], f'there is no command "xyzzy"; use {", ".join(COMMANDS)}.'),
        (["it's"], 'there is no command "it\'s"; use'),
        (["merge"], "the following arguments are required: PATH."),
        (["rate"], "the following arguments are required: FRAMEWORK."),
        (["merge", "x", "--format", "xml"], '--format cannot be "xml"; use table, json, csv.'),
        (["merge", "x", "--audience", "all"], '--audience cannot be "all"; use room, outside.'),
        (["merge", "x", "--loud"], "unrecognized arguments: --loud."),
        (["merge", "x", "--form", "csv"], "unrecognized arguments: --form csv."),
        (["frameworks", "check"], "the following arguments are required: FILE."),
        (["frameworks", "show"], "the following arguments are required: ID."),
        (["merge", "x", "--sessions"], "argument --sessions: expected one argument."),
        (["\x1b]52;c;x\x07"], "there is no command"),
        (["merge", "x", "--\x1b[31m\n"], "unrecognized arguments"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_wrong_usage(words: list[str], said: str, run: Run) -> None:
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"qi-tui: {said}")
    assert done.err.count("\n") == 1
    assert "--help" in done.err


def test_a_fault_of_the_program_is_a_sentence_and_a_line_in_the_log(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(places: object, *given: object) -> None:
        raise RuntimeError("Siân said 2")

    put(tmp_path / "a.json", rated(5))
    monkeypatch.setattr("qi_tui.store.gathering.gather.gather", trip)
    said = run("merge", tmp_path)
    assert said.status == 1
    assert "something went wrong inside qi-tui" in said.err
    assert "Siân" not in said.err
    log = Path(said.err.splitlines()[1].rpartition("ratings: ")[2])
    assert "RuntimeError" in log.read_text(encoding="utf-8")


def test_an_interrupt_is_130(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "merge", interrupt)
    assert run("merge", tmp_path) == (130, "", "")
