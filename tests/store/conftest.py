"""What the tests of the store share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.files import folder_for_everybody


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that also somebody without rights can get to, if not into."""
    with folder_for_everybody() as folder:
        yield folder
