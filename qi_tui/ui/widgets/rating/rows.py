"""The lines of the rating list: all domains by their heading, one domain open, one item open in it.

Texts are made safe to show here, once; wrapping is worked out once per item and width.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from qi_tui.model.answering import answer_on
from qi_tui.model.framework import Framework
from qi_tui.model.session import Sheet
from qi_tui.model.text import COMMENT_LIMIT, display
from qi_tui.ui.widgets.rating.columns import (
    MARGIN,
    POINT_INDENT,
    PROSE_INDENT,
    cells,
    columns_for,
    wrapped,
)
from qi_tui.ui.widgets.rating.lines import (
    FinishLine,
    Heading,
    ItemLine,
    Line,
    Look,
    Page,
    PointLine,
    ProseLine,
)
from qi_tui.ui.widgets.rating.standing import standing

LEAST_ROOM = 20
TITLE_LIMIT = 200
PROMPT_LIMIT = 600


class Texts(NamedTuple):
    """What stands below an opened item, wrapped: its prompt, and what each point says.

    `height` is the number of lines that it takes.
    """

    prompt: list[ProseLine]
    points: list[list[str]]
    height: int


class Outline:
    """A framework as the list needs it."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.ids = tuple(framework.points)
        self.points = tuple(framework.points.values())
        self.spans: list[tuple[int, int]] = []
        self.domain_at: list[int] = []
        for number, domain in enumerate(framework.domains):
            start = len(self.domain_at)
            self.spans.append((start, start + len(domain.items)))
            self.domain_at.extend([number] * len(domain.items))
        self._wrapped: dict[tuple[int, int], Texts] = {}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The items' titles."""
        return tuple(display(item.title, TITLE_LIMIT) for item in self.framework.items)

    @cached_property
    def domain_titles(self) -> tuple[str, ...]:
        """The domains' titles."""
        return tuple(display(domain.title, TITLE_LIMIT) for domain in self.framework.domains)

    @cached_property
    def prompts(self) -> tuple[str, ...]:
        """The items' prompts."""
        return tuple(display(item.prompt, PROMPT_LIMIT) for item in self.framework.items)

    @cached_property
    def says(self) -> tuple[tuple[str, ...], ...]:
        """What the points of each item say, lowest first."""
        return tuple(
            tuple(display(words, TITLE_LIMIT) for words in self.framework.descriptors(item))
            for item in self.framework.items
        )

    def texts(self, place: int, width: int) -> Texts:
        """What stands below an item in a list of `width` cells."""
        found = self._wrapped.get((place, width))
        if found is None:
            room = max(LEAST_ROOM, width - PROSE_INDENT - MARGIN)
            point_room = max(LEAST_ROOM, width - POINT_INDENT - MARGIN)
            prompt = [(words, "prompt") for words in wrapped(self.prompts[place], room)]
            if cells(self.titles[place]) > columns_for(width, self.points).title:
                prompt[:0] = [(words, "focused") for words in wrapped(self.titles[place], room)]
            points = [wrapped(words, point_room) or [""] for words in self.says[place]]
            found = self._wrapped[place, width] = Texts(
                [ProseLine(words, PROSE_INDENT, style) for words, style in prompt],
                points,
                len(prompt) + sum([len(rows) for rows in points]),
            )
        return found

    def short_texts(self, place: int) -> Texts:
        """The same in one line each, to be cut where a line is longer than the list is wide."""
        prompt = [ProseLine(self.prompts[place], PROSE_INDENT, "prompt")]
        points = [[words] for words in self.says[place]]
        return Texts(prompt, points, 1 + len(points))

    def unanswered(self, sheet: Sheet) -> list[int]:
        """The places of the items that have no answer of any kind."""
        given = {*sheet.values, *sheet.dont_know, *sheet.not_applicable}
        return [place for place, item in enumerate(self.ids) if item not in given]


def lay_out(outline: Outline, look: Look, width: int, height: int) -> Page:
    """The lines of the list.

    Args:
        outline: the framework.
        look: what decides the picture.
        width: cells per line.
        height: lines in view; the texts of an item that would not fit are cut to one line each.
    """
    lines: list[Line] = []
    rows: dict[int, int] = {}
    first = last = marked = 0
    count = len(outline.ids)
    open_domain = outline.domain_at[look.place] if look.place < count else -1
    for number, title in enumerate(outline.domain_titles):
        is_open = number == open_domain
        start, stop = outline.spans[number]
        domain = outline.framework.domains[number]
        words = standing(outline.framework, domain, outline.ids[start:stop], look.sheet)
        lines.append(Heading(title, words, is_open))
        if not is_open:
            continue
        for place in range(start, stop):
            rows[place] = len(lines)
            lines.append(_item_line(outline, look, place))
            if place == look.place:
                # The heading is shown too where its first item is the focused one.
                first = len(lines) - (2 if place == start else 1)
                marked = len(lines) - 1 + _add_opened(lines, outline, look, width, height)
                last = len(lines) - 1
    missing = len(outline.unanswered(look.sheet))
    lines.append(FinishLine(finish_words(missing, count), look.place >= count, not missing))
    if look.place >= count:
        first = last = marked = len(lines) - 1
    return Page(lines, first, last, marked, rows)


def finish_words(missing: int, of: int) -> str:
    """What the last line says."""
    if not missing:
        return f"All {of} answered: Enter finishes"
    if missing == of:
        return f"Finish: none of {of} is answered yet"
    return f"Finish: {missing} of {of} not answered, u goes to the next of them"


def _item_line(outline: Outline, look: Look, place: int) -> ItemLine:
    item = outline.ids[place]
    is_focused = place == look.place
    return ItemLine(
        place,
        answer_on(look.sheet, item),
        is_focused,
        look.resting if is_focused else None,
        look.pending if is_focused else "",
        item in look.sheet.comments,
        item in look.priorities,
    )


def _add_opened(lines: list[Line], outline: Outline, look: Look, width: int, height: int) -> int:
    """Add what stands below the focused item; the place of its marked point after it, or 0."""
    place = look.place
    texts = outline.texts(place, width)
    comment = look.sheet.comments.get(outline.ids[place])
    before = len(lines)
    if 1 + texts.height + (comment is not None) > height:
        # A prompt and a row of points that can be seen as a whole say more than all their words.
        texts = outline.short_texts(place)
    value = look.sheet.values.get(outline.ids[place])
    at = look.resting or value
    marked = 0
    lines.extend(texts.prompt)
    for point, rows in enumerate(texts.points, start=1):
        if point == at:
            marked = len(lines) - before + 1
        lines.append(PointLine(point, rows[0], point == value, point == look.resting))
        style = "chosen" if point == value else "point"
        lines.extend(ProseLine(words, POINT_INDENT, style) for words in rows[1:])
    if comment is not None:
        lines.append(ProseLine(display(comment, COMMENT_LIMIT), PROSE_INDENT, "comment"))
    return marked
