"""What stands below the focused row of the round before: own answer, counts, comments.

Own answer and counts are always there; the comments take what room the list has left.
"""

from __future__ import annotations

from qi_tui.model.answer import UNANSWERED, answer_on
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.earlier_text import own_words
from qi_tui.ui.widgets.rating.columns import MARGIN, PROSE_INDENT, wrapped
from qi_tui.ui.widgets.rating.lines import Look, ProseLine
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.round_before import RoundBefore, Said
from qi_tui.ui.words import count_of

BESIDE = 2
"""Lines that the heading above an opened item and the row below it take."""
MOST_COMMENTS = 4
"""Lines of comments below an opened item; a page of its own shows them all."""
WIDE_STRIP_FROM = 90
"""From this many cells on a point takes two cells of the strip of counts."""
BULLET = 2


class EarlierLines:
    """Writes those lines, each kept once it is written.

    Args:
        outline: what is asked.
        before: what was said in the round before.
        width: cells per line.
    """

    def __init__(self, outline: Outline, before: RoundBefore, width: int) -> None:
        self._outline = outline
        self._before = before
        self._room = width - PROSE_INDENT - MARGIN
        self._heads: dict[tuple[int, int, bool], list[ProseLine]] = {}
        self._comments: dict[tuple[int, int, int], list[ProseLine]] = {}

    def head(self, look: Look) -> list[ProseLine]:
        """What the rater said, and the counts of the room with their sentence."""
        outline, place = self._outline, look.place
        facet = outline.facets.index(look.facet)
        row = outline.rows[place]
        sheet = look.sheets.get((look.facet, row.subject))
        is_given = sheet is not None and answer_on(sheet, row.item) != UNANSWERED
        key = place, facet, is_given
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = self._write_head(place, facet, is_given)
        return found

    def has_comments(self, look: Look) -> bool:
        """Whether there is any comment on the focused row."""
        said = self._before.said(look.place, self._outline.facets.index(look.facet))
        return said is not None and bool(said.comments)

    def comments(self, look: Look, room: int) -> list[ProseLine]:
        """The comments on the focused row in at most so many lines, and at least one.

        Where they are cut, the last line says which key shows them all.
        """
        place, facet = look.place, self._outline.facets.index(look.facet)
        key = place, facet, max(1, min(room - BESIDE, MOST_COMMENTS))
        found = self._comments.get(key)
        if found is None:
            said: Said | None = self._before.said(place, facet)
            found = [] if said is None else self._write_comments(said.comments, key[2])
            self._comments[key] = found
        return found

    def _write_head(self, place: int, facet: int, is_given: bool) -> list[ProseLine]:
        last, said = self._before.last(place, facet), self._before.said(place, facet)
        lines: list[ProseLine] = []
        if last is not None:
            style = "silent" if is_given else "resting"
            words = own_words(last.words, not is_given)
            lines += [ProseLine(line, PROSE_INDENT, style) for line in wrapped(words, self._room)]
        if said is not None and said.sentence:
            lines += self._room_lines(said, "The room last time" if last is None else "The room")
        return lines

    def _room_lines(self, said: Said, lead: str) -> list[ProseLine]:
        edge, strip = glyphs().edge, said.strip
        if strip and self._room >= WIDE_STRIP_FROM:
            strip = "".join([bar * 2 for bar in strip])
        strip = f"{edge}{strip}{edge} " if strip else ""
        first, *rest = wrapped(f"{lead}: {said.sentence}", self._room - len(strip))
        indent = PROSE_INDENT + len(strip)
        return [
            ProseLine(strip + first, PROSE_INDENT, "point"),
            *[ProseLine(line, indent, "point") for line in rest],
        ]

    def _write_comments(self, comments: tuple[str, ...], most: int) -> list[ProseLine]:
        of = len(comments)
        bullet = f"{glyphs().bullet} "
        whole: list[ProseLine] = []
        # No more of them than there may be lines: the others are not seen here.
        for words in comments[:most]:
            if len(whole) <= most:
                first, *rest = wrapped(words, self._room - BULLET) or [""]
                whole.append(ProseLine(bullet + first, PROSE_INDENT, "point"))
                whole += [ProseLine(line, PROSE_INDENT + BULLET, "point") for line in rest]
        if of <= most and len(whole) <= most:
            return whole
        shown = [ProseLine(bullet + words, PROSE_INDENT, "point") for words in comments[: most - 1]]
        more = f"{count_of(of, 'comment')}, v shows {'it' if of == 1 else 'them all'}"
        if shown and len(shown) == of:
            more = f"v shows {'it' if of == 1 else 'them'} in full"
        return [*shown, ProseLine(more, PROSE_INDENT, "silent")]
