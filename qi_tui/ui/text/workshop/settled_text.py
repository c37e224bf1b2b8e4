"""What became of each item that was talked about: agreed, parked with the reason, or left."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.item_key import key_of
from qi_tui.model.facilitating import agreed_of
from qi_tui.model.text import display
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.workshop.agreed_words import agreed_lines
from qi_tui.ui.words import plain

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.analysis.item.item_key import ItemKey
    from qi_tui.model.framework import Framework
    from qi_tui.model.workshop import Agreed, WorkshopFile
    from qi_tui.ui.glyphs import Glyphs

NOT_SETTLED = "Nothing was settled on it."


def settled_lines(
    framework: Framework,
    workshop: WorkshopFile | None,
    figures: ItemFigures,
    width: int,
    marks: Glyphs,
) -> list[Content]:
    """What the room settled on for an item: the rating and its reasons, or why none."""
    agreed = None
    if workshop is not None:
        where = framework.id, figures.item, figures.facet, figures.subject
        agreed = agreed_of(workshop, *where)
    if agreed is None:
        return [Content.styled(NOT_SETTLED, "$text-muted")]
    item = framework.item_by_id[figures.item]
    return agreed_lines(agreed, framework.descriptors(item), agreed.round, width, marks)


def unlisted(
    framework: Framework,
    workshop: WorkshopFile | None,
    listed: Collection[ItemKey],
    width: int,
    marks: Glyphs,
) -> list[Content]:
    """What was settled on for items that did not stand on the agenda, latest round only."""
    latest: dict[ItemKey, Agreed] = {}
    for agreed in workshop.agreed.values() if workshop is not None else ():
        key = key_of(agreed)
        is_here = agreed.framework == framework.id and agreed.item in framework.item_by_id
        is_latest = key not in latest or latest[key].round <= agreed.round
        if is_here and key not in listed and is_latest:
            latest[key] = agreed
    lines: list[Content] = []
    for agreed in latest.values():
        item = framework.item_by_id[agreed.item]
        facet = f" ({agreed.facet})" if agreed.facet != "now" else ""
        subject = f"{display(agreed.subject)} · " if agreed.subject else ""
        lines += hanging("      ", plain(f"{subject}{item.title}{facet}", 300, "bold"), width)
        settled = agreed_lines(agreed, framework.descriptors(item), agreed.round, width - 6, marks)
        lines += [Content.assemble(" " * 6, line) for line in settled]
    return lines
