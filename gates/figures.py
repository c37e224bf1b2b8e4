"""What a gate found: how often it tried, and each time that the promise was broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figures:
    """The outcome of one run of a gate.

    Args:
        tried: how often it was tried, in `unit`s.
        unit: what was tried, as a word for many: "kills", "files".
        violations: a sentence for each time that the promise was broken; none is what is wanted.
        measured: further figures worth printing, by what they are.
        skipped: what could not be tried here, and why, a sentence each.
    """

    tried: int
    unit: str
    violations: tuple[str, ...] = ()
    measured: Mapping[str, int | float | str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was broken, and something was tried or it is said why not."""
        return not self.violations and (self.tried > 0 or bool(self.skipped))
