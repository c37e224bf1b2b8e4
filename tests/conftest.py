"""What every test gets: a home of its own, no network, and nothing of this machine's settings."""

from __future__ import annotations

import itertools
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# A slow machine is no failure. Where a run must be repeatable, so are the examples.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

HOME_VARIABLES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
# Each of these changes what the program shows, or where it looks for its files.
FOREIGN_VARIABLES = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "LANG",
    "LANGUAGE",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LINES",
    "NO_COLOR",
    "QI_TUI_FRAMEWORKS",
    "QI_TUI_SESSIONS",
)
_numbers = itertools.count()


@pytest.fixture
def repo() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for this test and for every process that it starts."""
    place = tmp_path_factory.getbasetemp() / "homes" / str(next(_numbers))
    place.mkdir(parents=True)
    for name, below in HOME_VARIABLES.items():
        monkeypatch.setenv(name, str(place / below))
    for name in FOREIGN_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    # `python -m qi_tui` in a process of its own finds the checkout from any folder.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return place


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that also somebody without rights can get to, if not into."""
    from tests.store.files import folder_for_everybody

    with folder_for_everybody() as folder:
        yield folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the program does may reach for another computer."""
    connect = socket.socket.connect

    def connect_here_only(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_here(address):
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here_only)


def _is_here(address: Any) -> bool:
    # On Windows the event loop talks to itself over such a connection.
    return isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1", "localhost"}
