"""How what a rater did stands with the disk."""

from __future__ import annotations

from enum import StrEnum


class Keeping(StrEnum):
    """How what a rater did stands with the disk, in the word that the screen shows."""

    NOTHING = ""
    SAVED = "saved"
    SAVING = "saving"
    FAILED = "NOT SAVED"
    READ_ONLY = "read only"
