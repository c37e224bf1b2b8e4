"""What was said in the round before, for the rows of an outline and each of their facets.

Texts are made safe to show here, once: later there is only the time between a key and its paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qi_tui.model.answer import UNANSWERED, Answer
from qi_tui.model.text import COMMENT_LIMIT, display
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.count_bars import strip_of_counts
from qi_tui.ui.text.earlier_text import (
    SENTENCE_LIMIT,
    Earlier,
    EarlierRow,
    Last,
    LookBack,
    own_words,
    said_words,
)
from qi_tui.ui.widgets.rating.outline import Outline

if TYPE_CHECKING:
    from qi_tui.model.session import Facet


class Said(NamedTuple):
    """What the room said: a strip of the counts, a cell per point, or none; and texts of a line."""

    strip: str
    sentence: str
    comments: tuple[str, ...]


class RoundBefore:
    """Knows it by the place of a row and the place of a facet.

    Args:
        outline: what is asked now.
        earlier: the round before.
    """

    def __init__(self, outline: Outline, earlier: Earlier) -> None:
        self._outline = outline
        self._asked = outline.asking.asked
        self._count = len(outline.rows)
        self._rows = earlier.said(self._asked)
        self._said = [None if row is None else _as_shown(row) for row in self._rows]
        answers = earlier.answers(outline.framework, self._asked)
        self._lasts = [self._last(at, answer) for at, answer in enumerate(answers)]

    def last(self, place: int, facet: int) -> Last | None:
        """What the rater said to a row; None for nothing."""
        return self._lasts[facet * self._count + place]

    def said(self, place: int, facet: int) -> Said | None:
        """What the room said to a row; None where nothing is known of it."""
        return self._said[facet * self._count + place]

    def look_back(self, place: int, facet: Facet) -> LookBack:
        """All of that, to be read on a page of its own."""
        at = self._outline.facets.index(facet) * self._count + place
        last = self._lasts[at]
        return LookBack(
            self._outline.prompts[place],
            self._outline.says[place],
            own_words(last.words, False) if last is not None else "",
            self._rows[at] or EarlierRow(),
        )

    def _last(self, at: int, answer: Answer) -> Last | None:
        outline, place = self._outline, at % self._count
        names = outline.names[place]
        if outline.kinds[place].letters:
            names = outline.says[place]
        return None if answer == UNANSWERED else Last(answer, said_words(answer, names))


def _as_shown(row: EarlierRow) -> Said:
    counts = row.counts or ()
    return Said(
        strip_of_counts(counts, glyphs().bars) if any(counts) else "",
        display(row.sentence, SENTENCE_LIMIT),
        tuple(display(" ".join(said.split()), COMMENT_LIMIT) for said in row.comments),
    )
