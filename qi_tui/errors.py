"""The one family of errors that people see: what went wrong, and what to do about it."""

from __future__ import annotations


class QiError(Exception):
    """Something that a person can understand and act on.

    Shown as a dialog in the app, and on standard error on the command line.

    Args:
        title: a few words that name the trouble, for a dialog's title.
        message: one sentence that names the file or the thing concerned.
        hint: what to do about it; may be empty.
    """

    def __init__(self, title: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.title = title
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class UsageError(QiError):
    """Wrong usage, or nothing to work on: the command line leaves exit status 2."""
