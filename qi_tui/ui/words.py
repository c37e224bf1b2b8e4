"""The one door through which text of files and people reaches a widget.

Textual reads markup in plain strings: `[/]` crashes, `[@click=…]` becomes a live link. `Content` is
taken as it is, and what a terminal could obey has been made visible before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.content import Content

from qi_tui.model.text import COMMENT_LIMIT, NAME_LIMIT, display, display_comment

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

Severity = Literal["information", "warning", "error"]


def plain(text: str, limit: int = NAME_LIMIT, style: str = "") -> Content:
    """One line of text as a widget may show it.

    Args:
        text: any string, also one with escape sequences or markup.
        limit: the most characters to show.
        style: a Textual style for all of it, such as "bold $accent".
    """
    return Content.styled(display(text, limit), style) if style else Content(display(text, limit))


def plain_comment(text: str, limit: int = COMMENT_LIMIT, style: str = "") -> Content:
    """Like `plain`, for text of several lines."""
    shown = display_comment(text, limit)
    return Content.styled(shown, style) if style else Content(shown)


def tell(
    app: App[Any],
    message: str,
    severity: Severity = "information",
    title: str = "",
    timeout: float | None = None,
) -> None:
    """Show a short notice in the corner; its text is never read as markup.

    Args:
        app: the app that shows it.
        message: any text.
        severity: how much it matters.
        title: a heading; any text.
        timeout: seconds to stay, or None for the app's own.
    """
    app.notify(
        display_comment(message),
        title=display(title),
        severity=severity,
        timeout=timeout,
        markup=False,
    )


def count_of(number: int, one: str, more: str | None = None) -> str:
    """A number with its word: "1 item", "9 items", "1,000 people"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"
