"""The lines of the rating list: all groups by their heading, one group open, one row open in it."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, TypeAlias

from qi_tui.model.answer import UNANSWERED, Answer, answer_on
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.widgets.rating.columns import PROSE_INDENT
from qi_tui.ui.widgets.rating.lines import (
    FinishLine,
    Heading,
    ItemLine,
    Line,
    Look,
    Page,
    ProseLine,
)
from qi_tui.ui.widgets.rating.opened import Opener, open_row
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.round_before import RoundBefore
from qi_tui.ui.widgets.rating.standing import standing, standing_of_rows

if TYPE_CHECKING:
    from qi_tui.model.session import Sheet

COLUMN_INDENT = 4

Used: TypeAlias = "tuple[Sheet | None, ...]"
"""The sheets that something was written from."""
Given = tuple[tuple[Answer, ...], bool]
"""The answers of a row, facet by facet, and whether there is a comment."""


class Layout:
    """Lays out the lines of one outline at one width, and keeps those that stay as they were.

    Args:
        outline: what is asked.
        width: cells per line.
        before: what was said in the round before; None in the first.
    """

    def __init__(self, outline: Outline, width: int, before: RoundBefore | None = None) -> None:
        self.outline = outline
        self.before = before
        self.opener = Opener(outline, width, before)
        # Each with what it was written from: that stays the same at most keys.
        self._standings: dict[int, tuple[Used, list[object], str]] = {}
        self._answers: dict[int, tuple[Used, Given]] = {}
        self._missing: tuple[Used, list[int]] | None = None

    def page(self, look: Look, height: int) -> Page:
        """The lines of the list.

        Args:
            look: what decides the picture.
            height: lines in view; texts of a row that would not fit are cut to one line each.
        """
        outline = self.outline
        lines: list[Line] = []
        rows: dict[int, int] = {}
        headings: dict[int, int] = {}
        first = last = marked = 0
        count = len(outline.rows)
        opened = outline.group_at[look.place] if look.place < count else -1
        if len(outline.groups) == 1:
            # There is nothing else to see.
            opened = 0
        for number, group in enumerate(outline.groups):
            headings[len(lines)] = group.start
            lines.append(Heading(group.title, self._standing(number, look), number == opened))
            if number != opened:
                continue
            for place in range(group.start, group.stop):
                column = outline.columns[place]
                if column and (place == group.start or column != outline.columns[place - 1]):
                    lines.append(ProseLine(column, COLUMN_INDENT, "closed"))
                rows[place] = len(lines)
                lines.append(self._item_line(look, place))
                if place == look.place:
                    # What stands above a first row is shown with it.
                    top = place == group.start
                    first = len(lines) - 1 - top - (top and bool(column))
                    marked = len(lines) - 1 + open_row(lines, self.opener, look, height)
                    last = len(lines) - 1
        if not count:
            lines += _invitation(outline)
        lines.append(self._finish_line(look))
        if look.place >= count:
            first = last = marked = len(lines) - 1
        return Page(lines, first, last, marked, rows, headings)

    def _standing(self, number: int, look: Look) -> str:
        outline, group = self.outline, self.outline.groups[number]
        sheets = (*map(look.sheets.get, outline.keys_of[number]),)
        found = self._standings.get(number)
        if found is not None and all(map(is_, found[0], sheets)):
            return found[2]
        # A sheet is another one after each answer, and most of the groups on it are as they were.
        asked = outline.asking.items
        items = asked if group.scored is None else asked[group.start : group.stop]
        used: list[object] = [
            None
            if sheet is None
            else ((*map(sheet.values.get, items),), sheet.dont_know, sheet.not_applicable)
            for sheet in sheets
        ]
        if found is not None and found[1] == used:
            self._standings[number] = sheets, used, found[2]
            return found[2]
        rows = outline.rows[group.start : group.stop]
        if group.scored is not None and len(outline.facets) == 1:
            words = standing(outline.framework, group.scored, items, sheets[0])
        else:
            words = standing_of_rows(
                outline.framework, group.scored, rows, outline.facets, look.sheets, glyphs().right
            )
        self._standings[number] = sheets, used, words
        return words

    def _item_line(self, look: Look, place: int) -> ItemLine:
        outline = self.outline
        item = outline.rows[place].item
        used = (*map(look.sheets.get, outline.keys[place]),)
        found = self._answers.get(place)
        if found is None or not all(map(is_, found[0], used)):
            given, commented = [], False
            for sheet in used:
                given.append(UNANSWERED if sheet is None else answer_on(sheet, item))
                commented = commented or (sheet is not None and item in sheet.comments)
            found = self._answers[place] = used, (tuple(given), commented)
        answers, has_comment = found[1]
        facet = outline.facets.index(look.facet)
        last = None
        if self.before is not None and answers[facet] == UNANSWERED:
            last = self.before.last(place, facet)
        is_focused = place == look.place
        return ItemLine(
            place,
            answers,
            facet if is_focused else -1,
            look.resting if is_focused else None,
            look.pending if is_focused else "",
            has_comment,
            item in look.priorities,
            last,
        )

    def _finish_line(self, look: Look) -> FinishLine:
        outline = self.outline
        missing = self._unanswered(look)
        of, rows = len(outline.asking.asked), len(outline.rows)
        switch = ""
        if len(outline.facets) > 1 and missing:
            here = outline.facets.index(look.facet)
            if here not in [place // rows for place in missing]:
                switch = outline.facets[missing[0] // rows]
        words = finish_words(len(missing), of, switch)
        return FinishLine(words, look.place >= rows, bool(of) and not missing)

    def _unanswered(self, look: Look) -> list[int]:
        sheets = (*look.sheets.values(),)
        found = self._missing
        is_same = found is not None and len(found[0]) == len(sheets)
        if found is None or not (is_same and all(map(is_, found[0], sheets))):
            found = self._missing = sheets, self.outline.asking.unanswered(look.sheets)
        return found[1]


def _invitation(outline: Outline) -> list[Line]:
    """Without a row, what to do first."""
    words = "Nothing is chosen to be rated: press o to choose"
    if outline.framework.subjects:
        words = f"Add the first {outline.subject_word}: press a"
    return [ProseLine("", 0, "text"), ProseLine(words, PROSE_INDENT, "focused")]


def finish_words(missing: int, of: int, switch: str = "") -> str:
    """What the last line says; `switch` is the only facet that lacks answers, if m leads to it."""
    if not of:
        return "Finish: nothing is asked yet"
    if not missing:
        return f"All {of} answered: Enter finishes"
    if missing == of:
        return f"Finish: none of {of} is answered yet"
    if switch:
        return f"Finish: {missing} of {of} not answered, m goes to what is {switch}"
    return f"Finish: {missing} of {of} not answered, u goes to the next of them"
