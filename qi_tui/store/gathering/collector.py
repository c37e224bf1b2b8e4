"""The garbage collector, out of the way while very many files are read.

What is kept of a file refers to nothing that refers back to it, so there is nothing to collect.
Looking for it in all that is kept takes a third of the time that 100,000 files take.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_collecting() -> Iterator[None]:
    """Nothing is collected meanwhile; afterwards it is as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
