"""The layers hold: the core cannot import the screens, and a start imports no more than it needs.

What a module drags in is seen only in a fresh process, so each of these tests starts one.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "qi_tui"
CORE = ["model", "analysis", "store", "report", "cli"]
FILE_CALLS = {"read_text", "write_text", "read_bytes", "write_bytes"}


def modules(folder: Path) -> list[str]:
    """The dotted names of all modules below a folder of the package, but for the screens."""
    names = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if parts[1] not in {"ui", "__main__"}:
            names.append(".".join(parts).removesuffix(".__init__"))
    return names


def run_python(code: str, repo: Path, *options: str) -> str:
    """Run a few lines in a fresh Python; give back what they print."""
    done = subprocess.run(
        [sys.executable, *options, "-c", code],
        cwd=repo,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def imported_by(statement: str, repo: Path) -> set[str]:
    """The top-level packages that are there after a statement."""
    code = f"import sys\n{statement}\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    return set(run_python(code, repo).splitlines()[-1].split())


def test_each_layer_imports_only_from_those_below(repo: Path) -> None:
    run_python(
        "import sys\n"
        "from importlinter.cli import lint_imports\n"
        "sys.exit(lint_imports(no_cache=True))",
        repo,
    )


@pytest.mark.parametrize("package", CORE)
def test_core_package_leaves_textual_alone(package: str, repo: Path) -> None:
    names = modules(PACKAGE / package)
    assert names, f"qi_tui.{package} is not there"
    there = imported_by(f"import {', '.join(names)}", repo)
    assert not there & {"textual", "rich"}


def test_the_command_line_starts_light(repo: Path) -> None:
    there = imported_by("import qi_tui.cli", repo)
    assert not there & {"pydantic", "tinydb", "textual", "rich", "asyncio", "jinja2"}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_word_about_itself_needs_no_library(option: str, repo: Path) -> None:
    statement = (
        "import contextlib\n"
        "from qi_tui.cli import main\n"
        f"sys.argv = ['qi-tui', '{option}']\n"
        "with contextlib.suppress(SystemExit): main()\n"
    )
    there = imported_by(statement, repo)
    assert not there & {
        "pydantic",
        "tinydb",
        "textual",
        "rich",
        "asyncio",
        "platformdirs",
        "jinja2",
    }


def test_only_the_store_opens_files() -> None:
    opened = {
        str(path.relative_to(PACKAGE)): calls
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] != "store"
        and (calls := file_calls(path.read_text(encoding="utf-8")))
    }
    assert opened == {}


def file_calls(source: str) -> list[str]:
    """Which calls in a module's source open a file, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if "devnull" in ast.dump(node):
            continue
        match node.func:
            case ast.Name(id="open") | ast.Attribute(value=ast.Name(id="os"), attr="open"):
                found.append(f"line {node.lineno}: open")
            case ast.Attribute(attr=attribute) if attribute in FILE_CALLS:
                found.append(f"line {node.lineno}: {attribute}")
    return found
