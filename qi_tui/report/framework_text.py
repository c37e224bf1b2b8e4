"""A framework as plain text, to read before rating or to paste into an e-mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from qi_tui.model.framework import Framework, Item
from qi_tui.model.text import display, display_comment

WIDTH = 80


def framework_text(framework: Framework) -> str:
    """The whole framework: what it is for, where it comes from, every item and its points."""
    return "\n".join(_lines(framework)) + "\n"


def _lines(framework: Framework) -> Iterator[str]:
    source = framework.source
    yield display(framework.title, 200)
    yield "=" * len(display(framework.title, 200))
    yield from _prose(framework.purpose)
    yield ""
    yield from _prose(framework.instructions)
    yield ""
    where = f"{source.title}. {source.publisher}, {source.year}. {source.section}."
    yield from _prose(f"Source: {where}")
    for line in (source.credit, source.note):
        yield from _prose(line)
    for domain in framework.domains:
        yield ""
        yield display(domain.title, 200)
        yield "-" * len(display(domain.title, 200))
        yield from _prose(domain.summary)
        for item in domain.items:
            yield ""
            yield from _item(framework, item)
    if framework.scoring.bands:
        yield ""
        for band in framework.scoring.bands:
            yield from _prose(f"{band.lowest}–{band.highest}  {band.label}: {band.meaning}")


def _item(framework: Framework, item: Item) -> Iterator[str]:
    yield f"{framework.items.index(item) + 1}. {display(item.title, 200)}"
    yield from _prose(item.prompt, "   ")
    for value, words in enumerate(framework.descriptors(item), start=1):
        yield from _prose(f"{value:>2}  {words}", "   ")


def _prose(text: str, indent: str = "") -> list[str]:
    if not text:
        return []
    shown = " ".join(display_comment(text, 10_000).split())
    return textwrap.wrap(shown, WIDTH, initial_indent=indent, subsequent_indent=indent)
