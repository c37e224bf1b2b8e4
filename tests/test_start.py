"""start.py: what it installs, when it thinks that all is ready, and what it does if not."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import environment, launch, pins, stamp
from scripts.alone import alone

ROOT = Path(__file__).resolve().parent.parent
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")


def pinned(text: str) -> dict[str, str]:
    """Package → version, for each entry of a list of pinned packages."""
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def needed_here(names: set[str]) -> set[str]:
    """All that the named packages need on this machine, as their own metadata have it."""
    found: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        found.add(name)
        for line in importlib.metadata.requires(name) or []:
            needed = Requirement(line)
            extras = requirement.extras or {""}
            if needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in extras):
                waiting.append(needed)
    return found


def half_made(venv: Path) -> None:
    """Make what an interrupted set-up leaves: a Python, a stray file, no stamp."""
    stamp.python_of(venv).parent.mkdir(parents=True)
    stamp.python_of(venv).touch()
    (venv / "pyvenv.cfg").touch()
    (venv / "stray").touch()


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Set up without pip and compiler; the list gets what would have been installed."""
    installed: list[str] = []
    monkeypatch.setattr(environment, "install", lambda venv, text: installed.append(text))
    monkeypatch.setattr("compileall.compile_dir", lambda *_, **__: True)
    return installed


def test_every_range_of_the_project_is_pinned_within_it() -> None:
    versions = pinned(CONSTRAINTS)
    requirements = re.findall(r'^    "([\w-]+[<>=][^"]+)",$', PROJECT, flags=re.MULTILINE)
    assert len(requirements) > len(pins.run_time_names(PROJECT))
    for requirement in map(Requirement, requirements):
        assert versions[requirement.name] in requirement.specifier, requirement


def test_run_time_list_is_complete_and_has_no_tools() -> None:
    names = pins.run_time_names(PROJECT)
    listed = pinned(pins.only_run_time(CONSTRAINTS, names)).keys()
    assert needed_here(names) <= listed
    assert not listed & {"pytest", "mypy", "ruff", "hypothesis", "hatchling"}


def test_entries_are_kept_whole() -> None:
    listed = pins.only_run_time(CONSTRAINTS, {"tinydb"})
    assert re.fullmatch(
        r"tinydb==\S+ \\\n(    --hash=sha256:\w{64}( \\)?\n)+    # via .*\n", listed
    )


def test_ready_only_with_its_stamp(tmp_path: Path) -> None:
    venv = tmp_path / "a place with spaces"
    half_made(venv)
    assert not stamp.is_ready(venv, "run")
    stamp.write_stamps(venv, "run")
    assert stamp.is_ready(venv, "run")
    assert not stamp.is_ready(venv, "dev")
    stamp.write_stamps(venv, "dev")
    assert stamp.is_ready(venv, "dev")


def test_not_ready_when_its_python_is_gone(tmp_path: Path) -> None:
    half_made(tmp_path / "venv")
    stamp.write_stamps(tmp_path / "venv", "run")
    stamp.python_of(tmp_path / "venv").unlink()
    assert not stamp.is_ready(tmp_path / "venv", "run")
    assert not stamp.is_usable(tmp_path / "venv")


def test_half_made_environment_is_made_again(tmp_path: Path, no_work: list[str]) -> None:
    venv = tmp_path / "venv"
    half_made(venv)
    environment.set_up(venv, "run")
    assert not (venv / "stray").exists()
    assert stamp.is_ready(venv, "run")
    assert "textual" in pinned(no_work[0])


def test_changed_versions_are_installed_into_what_is_there(
    tmp_path: Path, no_work: list[str]
) -> None:
    venv = tmp_path / "venv"
    half_made(venv)
    stamp.stamp_of(venv, "run").write_bytes(stamp.this_python() + b"other versions")
    environment.set_up(venv, "dev")
    assert (venv / "stray").exists()
    assert stamp.is_ready(venv, "dev")
    assert no_work == [CONSTRAINTS]


def test_another_pythons_environment_is_made_again(tmp_path: Path, no_work: list[str]) -> None:
    venv = tmp_path / "venv"
    half_made(venv)
    stamp.stamp_of(venv, "run").write_bytes(b"Python 3.10\n")
    environment.set_up(venv, "run")
    assert not (venv / "stray").exists()


def test_clearing_that_is_cut_short_can_be_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(path: Path) -> None:
        raise KeyboardInterrupt

    venv = tmp_path / "venv"
    half_made(venv)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", interrupt)
        with pytest.raises(KeyboardInterrupt):
            environment.make(venv)
    environment.make(venv)
    assert stamp.has_python(venv)
    assert not (venv / "stray").exists()


def test_second_start_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "venv.lock"
    code = (
        "import sys; from pathlib import Path; from scripts.alone import alone\n"
        "with alone(Path(sys.argv[1]), lambda: print('waits', flush=True)): print('done')"
    )
    with alone(lock, pytest.fail):
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(lock)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert second.stdout is not None
        assert second.stdout.readline() == "waits\n"
        assert second.poll() is None
    assert second.communicate()[0] == "done\n"


def test_folder_of_something_else_is_never_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").touch()
    monkeypatch.setenv("QI_TUI_VENV", str(tmp_path))
    assert launch.main(["demo"]) == 2
    assert (tmp_path / "thesis.txt").exists()
    assert f"{tmp_path} is not empty" in capsys.readouterr().err


def test_without_pip_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QI_TUI_VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    assert launch.main(["demo"]) == 2
    assert "sudo apt install python3-venv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("no route", "could not be fetched"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not what qi-tui was tested with"),
    ],
)
def test_failed_fetch_is_one_sentence_and_a_log(
    output: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    venv = tmp_path / "venv"
    half_made(venv)
    stamp.stamp_of(venv, "run").write_bytes(stamp.this_python() + b"other versions")
    monkeypatch.setenv("QI_TUI_VENV", str(venv))
    monkeypatch.setattr(environment, "run_quietly", lambda command: (1, output))
    assert launch.main(["demo"]) == 2
    assert sentence in capsys.readouterr().err
    assert (venv / "set-up.log").read_text(encoding="utf-8") == output
    assert not stamp.is_ready(venv, "run")


def test_interrupted_set_up_leaves_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(command: list[str]) -> tuple[int, str]:
        raise KeyboardInterrupt

    monkeypatch.setenv("QI_TUI_VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(environment, "run_quietly", interrupt)
    assert launch.main(["demo"]) == 130
    assert not stamp.is_ready(tmp_path / "venv", "run")
    assert "The next start" in capsys.readouterr().err


def test_a_ready_start_imports_next_to_nothing() -> None:
    code = "import sys, scripts.launch; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    heavy = {"subprocess", "tomllib", "shutil", "scripts.environment", "qi_tui"}
    assert not heavy & set(done.stdout.split())
