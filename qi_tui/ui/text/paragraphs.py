"""Text wrapped with a hanging indent, for pages that are drawn line by line."""

from __future__ import annotations

from textual.content import Content

LEAST_WIDTH = 10


def hanging(head: Content | str, text: Content, width: int, indent: int = 0) -> list[Content]:
    """Lines of a text that stands beside a head: a number, a key, a bullet.

    Args:
        head: what stands in front of the first line; further lines are indented by its width.
        text: what is wrapped.
        width: cells per line, head and indent included.
        indent: blank cells before everything.
    """
    first = Content(" " * indent) + (head if isinstance(head, Content) else Content(head))
    blank = Content(" " * first.cell_length)
    wrapped = text.wrap(max(LEAST_WIDTH, width - first.cell_length)) or [Content("")]
    return [(first if place == 0 else blank) + line for place, line in enumerate(wrapped)]


def fitted(text: str, width: int) -> str:
    """A text cut to at most `width` cells, with an ellipsis where something is missing."""
    content = Content(text)
    if content.cell_length <= width:
        return text
    return content.truncate(max(1, width), ellipsis=True).plain


def filled(text: str, width: int) -> str:
    """A text in exactly `width` cells: cut, or filled up with blanks."""
    shown = fitted(text, width)
    return shown + " " * (width - Content(shown).cell_length)
