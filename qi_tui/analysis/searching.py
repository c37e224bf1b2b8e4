"""Finding a framework by what somebody typed: by its title, an item or its source.

Every word that is sought must stand somewhere in it. Where a title does not have them all, the
place that has is told, so that nobody wonders why a framework is in the list.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from qi_tui.model.entry import Entry

Place = Literal["title", "item", "source"]


class Hit(NamedTuple):
    """Where the words stand, and the text that has them."""

    place: Place
    text: str


def words_of(sought: str) -> tuple[str, ...]:
    """The words that are sought, without regard to case."""
    return tuple(sought.casefold().split())


def hit(entry: Entry, sought: str) -> Hit | None:
    """Where the words that are sought stand in a framework; None where one of them is missing.

    What has most of them is told: the title, else the title of an item, else its prompt, else the
    source.
    """
    words = words_of(sought)
    title = f"{entry.title}\n{entry.id}".casefold()
    left = tuple(word for word in words if word not in title)
    if not left:
        return Hit("title", entry.title)
    source = f"{entry.source}. {entry.publisher}, {entry.year}. {entry.section}"
    if not _all_in(left, "\n".join([source, *(f"{t}\n{p}" for t, p in entry.texts)])):
        return None
    for text in _items(entry):
        if _all_in(left, text):
            return Hit("item", text)
    if _all_in(left, source):
        return Hit("source", source)
    # The words stand apart: the item that has the first of them says at least where to look.
    for text in _items(entry):
        if any(word in text.casefold() for word in left):
            return Hit("item", text)
    return Hit("source", source)


def _items(entry: Entry) -> list[str]:
    titles = [title for title, _ in entry.texts]
    return titles + [f"{title}: {prompt}" for title, prompt in entry.texts if prompt]


def _all_in(words: tuple[str, ...], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
