"""Where things lie: the built-in definitions, the sample workshop, a person's own files.

Importing this module touches nothing; every function only answers with a path, and none makes a
folder.
"""

from __future__ import annotations

import os
from pathlib import Path

APP = "qi-tui"
SESSIONS_VARIABLE = "QI_TUI_SESSIONS"
FRAMEWORKS_VARIABLE = "QI_TUI_FRAMEWORKS"

PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The checkout that the package runs from, or None when it is installed."""
    root = PACKAGE.parent
    is_checkout = (root / "pyproject.toml").is_file() and (root / "frameworks").is_dir()
    return root if is_checkout else None


def builtin_frameworks() -> Path:
    """The folder of the definitions that come with the program: in the package, or beside it."""
    inside = PACKAGE / "frameworks"
    return inside if inside.is_dir() else PACKAGE.parent / "frameworks"


def sample_workshop() -> Path:
    """The folder of the sample workshop: in the package, or in the checkout's `sessions`."""
    inside = PACKAGE / "sample-workshop"
    return inside if inside.is_dir() else PACKAGE.parent / "sessions" / "sample-workshop"


def sessions(chosen: str | None = None) -> Path:
    """Where session files go.

    Args:
        chosen: what the person named on the command line; it wins over the environment variable
            QI_TUI_SESSIONS, that over the checkout, and that over the user's data folder.
    """
    named = chosen or os.environ.get(SESSIONS_VARIABLE)
    if named:
        return typed(named)
    root = checkout()
    if root is not None:
        return root / "sessions"
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "sessions"


def own_frameworks(chosen: str | None = None) -> Path:
    """Where a person's own definitions lie; the order of precedence is that of `sessions`."""
    named = chosen or os.environ.get(FRAMEWORKS_VARIABLE)
    if named:
        return typed(named)
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "frameworks"


def typed(text: str) -> Path:
    """The path that somebody typed, a leading ~ as their home; ~ of nobody known stays as it is."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - of nobody known it does not raise


def log_file() -> Path:
    """The private log of what went wrong inside the program; it holds no ratings and no names."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False) / "qi-tui.log"
