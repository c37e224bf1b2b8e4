"""What the tests of the screens share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qi_tui import paths


@pytest.fixture
def flagship_only(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A library of one built-in framework, so that a test knows which row comes first."""
    folder = tmp_path_factory.mktemp("frameworks")
    shutil.copy(paths.builtin_frameworks() / "effective-redesign.toml", folder)
    monkeypatch.setattr(paths, "builtin_frameworks", lambda: folder)
    return folder
