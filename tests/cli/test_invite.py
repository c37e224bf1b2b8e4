"""`rate --invite`: what is of no use is told before a screen opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.analysis.shown.inviting import invitation_of
from qi_tui.store.definitions.library import Library
from qi_tui.store.workshop.invitations import save_invitation
from qi_tui.store.workshop.workshops import new_workshop
from tests.cli.conftest import Run


@pytest.fixture
def invitation(tmp_path: Path) -> Path:
    """An invitation to rate effective redesign."""
    framework = Library().need("effective-redesign")
    return save_invitation(invitation_of(new_workshop("Winter flow").head, framework), tmp_path)


def test_it_names_its_framework_itself(invitation: Path, run: Run) -> None:
    said = run("rate", "--invite", str(invitation))
    assert (said.status, said.out) == (2, "")
    assert "This needs a terminal to draw in." in said.err, "all else is well"


def test_another_framework_beside_it_is_refused(invitation: Path, run: Run) -> None:
    said = run("rate", "board-benchmark", "--invite", str(invitation))
    assert (said.status, said.out) == (2, "")
    assert "This invitation is for effective-redesign." in said.err


@pytest.mark.parametrize("content", ["", "{}", "[1", '{"invitation": {"1": {}}}', "\x1b]52;c;x"])
def test_what_is_no_invitation_is_named(tmp_path: Path, content: str, run: Run) -> None:
    path = tmp_path / "some.json"
    path.write_text(content, encoding="utf-8")
    said = run("rate", "--invite", str(path))
    assert (said.status, said.out) == (2, "")
    assert "some.json: " in said.err
    assert "\x1b" not in said.err


def test_without_either_it_says_what_is_missing(run: Run) -> None:
    said = run("rate")
    assert (said.status, said.out) == (2, "")
    assert "FRAMEWORK. Or name an --invite FILE" in said.err
