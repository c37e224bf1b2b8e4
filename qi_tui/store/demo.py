"""A throw-away copy of the sample workshop: whatever a demo does, the sample stays as it is."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from qi_tui import paths
from qi_tui.errors import QiError


class SampleCopy:
    """The copy, in a temporary folder of its own, until it is closed.

    Attributes:
        path: the folder of the copy.

    Raises:
        QiError: where it cannot be made.
    """

    def __init__(self) -> None:
        try:
            self._temporary = Path(tempfile.mkdtemp(prefix="qi-tui-demo-"))
            self.path = self._temporary / "sample-workshop"
            shutil.copytree(paths.sample_workshop(), self.path)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise QiError(
                "No demo",
                f"The sample workshop could not be copied: {reason}.",
                "Look whether there is room for temporary files.",
            ) from error

    def close(self) -> None:
        """Throw it away."""
        shutil.rmtree(self._temporary, ignore_errors=True)
