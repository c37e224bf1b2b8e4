"""The frame: what the README promises can be typed, and nothing stray lies in the repository."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import qi_tui
from qi_tui import paths
from scripts import launch

ROOT = Path(__file__).resolve().parent.parent
# Asked for before a test is given a home of its own.
HOME = Path.home()
INDEXES = [".".join(["pypi", "org"]), "".join(["python", "hosted"])]


def tracked_texts() -> dict[str, str]:
    """All text files that are in the repository or would be, by their path."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode == 0:
        names = [name for name in listing.stdout.decode().split("\0") if name]
        files = [ROOT / name for name in names]
    else:
        left_behind = re.compile(r"/(\.venv|\.hypothesis|__pycache__|\.\w+_cache)/")
        files = [path for path in ROOT.rglob("*") if not left_behind.search(path.as_posix())]
    texts = {}
    for path in files:
        # A file may be gone from the folder and not yet from the repository.
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data:
            texts[path.relative_to(ROOT).as_posix()] = data.decode("utf-8", "replace")
    return texts


def readme_commands() -> list[list[str]]:
    """The words after `start.py` in each line to type that the README has."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [
        shlex.split(line.removeprefix("python3 start.py"))
        for line in lines
        if line.startswith("python3 start.py")
    ]


def test_readme_has_the_two_commands() -> None:
    assert ["demo"] in readme_commands()
    assert ["test"] in readme_commands()


@pytest.mark.parametrize(
    "arguments", [words for words in readme_commands() if words != ["check"]], ids=" ".join
)
def test_start_understands_what_readme_says(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(launch, "is_ready", lambda venv, kind: True)
    monkeypatch.setattr(launch, "hand_over", lambda venv, words, folder=None: handed.append(words))
    launch.main(arguments)
    program = ["-c", launch.PROGRAM, str(ROOT), *arguments]
    tests = ["-m", "pytest", *(arguments[1:] or ["-n", "auto"])]
    assert handed == [tests if arguments[:1] == ["test"] else program]


def test_program_has_every_command_of_the_readme() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "qi_tui", "--help"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    used = {words[0] for words in readme_commands() if words} - {"test"}
    assert {word for word in used if not re.search(rf"\b{word}\b", shown)} == set()


def test_readme_names_the_wheel_of_this_version() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    wheels = set(re.findall(r"qi_tui-[\w.]+?-py3-none-any\.whl", text))
    assert wheels == {f"qi_tui-{qi_tui.__version__}-py3-none-any.whl"}


def test_what_the_readme_shows_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"!?\[[^\]]*\]\(([^)]+)\)", text):
        assert target.startswith("https://") or (ROOT / target).is_file(), target


def test_changelog_has_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([^\]]+)\]", text, flags=re.MULTILINE)[0] == qi_tui.__version__


def test_no_file_names_a_package_index() -> None:
    texts = tracked_texts()
    assert "constraints.txt" in texts
    assert [name for name, text in texts.items() if any(i in text for i in INDEXES)] == []


def test_no_file_names_a_place_on_this_machine() -> None:
    places = {f"{place}/" for place in (ROOT, HOME, sys.prefix, sys.base_prefix)}
    places -= {"//", "/usr/", "/usr/local/"}
    found = [
        (name, place) for name, text in tracked_texts().items() for place in places if place in text
    ]
    assert found == []


def test_no_lock_file_with_addresses() -> None:
    names = [Path(name).name for name in tracked_texts()]
    assert [name for name in names if name == "uv.lock" or name.startswith("pylock")] == []


def test_line_endings_are_pinned() -> None:
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "* text=auto eol=lf" in rules
    texts = tracked_texts()
    returns = [n for n, t in texts.items() if "\r\n" in t and not n.startswith("tests/")]
    assert returns == []


def test_only_the_sample_workshop_is_shared() -> None:
    shared = [name for name in tracked_texts() if name.startswith("sessions/")]
    assert shared
    assert [name for name in shared if not name.startswith("sessions/sample-workshop/")] == []


def test_every_pinned_package_has_its_hashes() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_checkout_is_known_as_one() -> None:
    assert paths.checkout() == ROOT
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["scripts"] == {"qi-tui": "qi_tui.cli:main"}
