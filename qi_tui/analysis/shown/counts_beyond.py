"""What a room counts beyond the answers of its raters, as sheets: hands, and summaries of others.

Nobody's answer stands alone in them: each says how many people gave one answer to each item.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from qi_tui.analysis.merging.contribution import (
    DONT_KNOW,
    NOT_APPLICABLE,
    NUMBER,
    UNANSWERED,
)
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import Room, Row
from qi_tui.analysis.shown.answer_sheet import NOT_ASKED, AnswerSheet
from qi_tui.model.framework import Facet

Given = tuple[int, int]
"""A byte as in a contribution, and the number of a count item, else 0."""


def sheets_beyond(
    room: Room, of_raters: Room, layout: Layout, names: Mapping[str | None, str | None]
) -> Iterator[AnswerSheet]:
    """One sheet for each answer that more people gave than there are raters who did.

    Args:
        room: all that is counted.
        of_raters: the part of it that its raters are.
        layout: of their framework.
        names: a subject's key → what is shown of it.
    """
    before = {row.key: _given(row) for row in of_raters.rows}
    people: dict[tuple[Facet, str | None], dict[Given, list[int]]] = defaultdict(
        lambda: defaultdict(lambda: [0] * len(layout.items))
    )
    for row in room.rows:
        given = _given(row)
        given.subtract(before.get(row.key, {}))
        for answer, number in given.items():
            people[row.facet, row.key[2]][answer][layout.place[row.item]] = number
    for (facet, key), answers in people.items():
        for (code, number), of_items in sorted(answers.items()):
            if not any(of_items):
                continue
            yield AnswerSheet(
                rater=None,
                role=None,
                facet=facet,
                subject=names[key],
                codes=bytes(code if each else NOT_ASKED for each in of_items),
                numbers=dict.fromkeys(range(len(of_items)), number) if code == NUMBER else {},
                votes=bytes(len(of_items)),
                people=tuple(of_items),
            )


def _given(row: Row) -> Counter[Given]:
    """How many people gave which answer to an item."""
    given = Counter({(point, 0): number for point, number in enumerate(row.counts or (), start=1)})
    given.update((NUMBER, value) for value in row.values)
    given[DONT_KNOW, 0] = row.dont_know
    given[NOT_APPLICABLE, 0] = row.not_applicable
    given[UNANSWERED, 0] = row.unanswered
    return given
