"""The wheel alone is enough: built, installed into a clean environment, and run from elsewhere.

No network is needed: what the program rests on is lent to the new environment by the one that runs
the tests, whose folder of packages comes after its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import qi_tui

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@dataclass(frozen=True)
class Installed:
    """A clean environment with the wheel in it, and nothing of the checkout."""

    place: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the environment's programs, from a folder that has nothing in it."""
        elsewhere = self.place.parent / "elsewhere"
        elsewhere.mkdir(exist_ok=True)
        settings = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "QI_TUI_", "PIP_"))
        }
        return subprocess.run(
            [str(self.place / SCRIPTS / program), *arguments],
            cwd=elsewhere,
            env={**settings, "PYTHONIOENCODING": "utf-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def path(self, function: str) -> Path:
        """Where the installed program says that something lies."""
        code = f"from qi_tui import paths; print(paths.{function}())"
        said = self.run("python", "-I", "-c", code)
        assert said.returncode == 0, said.stderr
        return Path(said.stdout.strip())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout."""
    out = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, installed where it finds its dependencies but not the checkout."""
    place = tmp_path_factory.mktemp("a clean place") / "environment"
    venv.create(place, with_pip=True, symlinks=os.name != "nt")
    inside = Installed(place)
    done = inside.run("python", "-I", "-m", "pip", "install", "--no-deps", "--no-index", str(wheel))
    assert done.returncode == 0, done.stdout + done.stderr
    own = inside.run("python", "-I", "-c", "import sysconfig as s; print(s.get_path('purelib'))")
    lent = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    Path(own.stdout.strip(), "lent.pth").write_text("\n".join(lent) + "\n", encoding="locale")
    return inside


def test_wheel_has_the_definitions_the_sample_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    definitions = {f"qi_tui/frameworks/{p.name}" for p in (ROOT / "frameworks").glob("*.toml")}
    sample = ROOT / "sessions" / "sample-workshop"
    sessions = {f"qi_tui/sample-workshop/{path.name}" for path in sample.glob("*.json")}
    assert definitions
    assert sessions
    assert {name for name in names if name.endswith(".toml")} == definitions
    index = {"qi_tui/frameworks/index.json"}
    assert {name for name in names if name.endswith(".json")} == sessions | index
    tops = {name.split("/")[0] for name in names}
    assert tops == {"qi_tui", f"qi_tui-{qi_tui.__version__}.dist-info"}
    assert [name for name in names if "/test" in name or name.endswith((".bak", ".lock"))] == []


def test_it_runs_the_installed_program_not_the_checkout(installed: Installed) -> None:
    shown = installed.run("qi-tui", "--version")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.strip() == f"qi-tui {qi_tui.__version__}"
    for function in ("builtin_frameworks", "sample_workshop"):
        assert installed.path(function).is_relative_to(installed.place.resolve())


def test_it_does_not_take_itself_for_a_checkout(installed: Installed) -> None:
    sessions = installed.path("sessions")
    assert not sessions.is_relative_to(installed.place.resolve())
    assert not sessions.is_relative_to(ROOT)


def test_it_lists_every_definition_of_the_checkout(installed: Installed) -> None:
    shown = installed.run("qi-tui", "frameworks", "list", "--json")
    assert (shown.returncode, shown.stderr) == (0, "")
    listed = {framework["id"] for framework in json.loads(shown.stdout)}
    assert listed == {path.stem for path in (ROOT / "frameworks").glob("*.toml")}


def test_it_merges_the_sample_that_came_with_it(installed: Installed) -> None:
    sample = installed.path("sample_workshop")
    shown = installed.run("qi-tui", "merge", str(sample), "--format", "json")
    assert (shown.returncode, shown.stderr) == (0, "")
    merged = json.loads(shown.stdout)
    sessions = [path for path in sample.glob("*.json") if path.name != "workshop.json"]
    assert len(sessions) == len(merged["files"]) > 1
    assert merged["rooms"][0]["raters"] > 1


def test_it_writes_a_paper_sheet_with_the_template_that_came_with_it(installed: Installed) -> None:
    target = installed.place.parent / "sheet.html"
    shown = installed.run("qi-tui", "sheet", "effective-redesign", "-o", str(target))
    assert (shown.returncode, shown.stdout.strip()) == (0, str(target)), shown.stderr
    written = target.read_text(encoding="utf-8")
    assert "Are you delivering effective redesign?" in written
    assert "@page" in written
