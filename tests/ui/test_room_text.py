"""What the facilitator's screens say and draw, without a screen: pure functions of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.content import Content

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.analysis.item.shape import Shape
from qi_tui.analysis.merging.contribution import contribution_of
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import room_of
from qi_tui.analysis.orders import Order
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.store.definitions.library import Library
from qi_tui.store.sessions import new_session
from qi_tui.ui.glyphs import ASCII, BOX
from qi_tui.ui.text.count_bars import bar_of_share, picture_of_counts, strip_of_counts
from qi_tui.ui.text.workshop.domain_text import domains_in_full, dots_on_range
from qi_tui.ui.text.workshop.explain_text import explain_figures
from qi_tui.ui.text.workshop.item_text import Reading, brief, in_full
from qi_tui.ui.text.workshop.room_rows import (
    STYLES,
    flag_of,
    shape_words,
    share_out,
    write_caption,
    write_item,
)

POINTS = 7


@pytest.fixture(scope="module")
def framework() -> Framework:
    return Library().need("effective-redesign")


def figures_of(framework: Framework, *raters: Sequence[int | None]) -> RoomFigures:
    """The figures of raters given by their values in the framework's order; 0 is don't know."""
    library = Library()
    layout = Layout(framework, library.digest(framework))
    pen = Pen(framework)
    members = []
    for values in raters:
        session = new_session(framework)
        for item, value in zip(framework.points, values, strict=False):
            if value == 0:
                session = pen.answer(session, item, Answer(Standing.DONT_KNOW))
            elif value is not None:
                session = pen.answer(session, item, Answer(Standing.RATED, value))
        members.append((None, contribution_of(session, layout)))
    return show_room(room_of(layout, 1, members), framework, Audience.ROOM, by_role=True)


def first(figures: RoomFigures) -> ItemFigures:
    return min(figures.items, key=lambda item: item.place)


def with_counts(framework: Framework, *counts: int) -> ItemFigures:
    """The first item, with so many people at each point."""
    raters: list[list[int | None]] = [
        [point] for point, chosen in enumerate(counts, 1) for _ in range(chosen)
    ]
    return first(figures_of(framework, *raters))


def reading(figures: ItemFigures, framework: Framework, **changes: object) -> Reading:
    item = framework.item_by_id[figures.item]
    made = Reading(
        figures=figures,
        domain="Leadership",
        prompt=item.prompt,
        descriptors=framework.descriptors(item),
        names=(),
        raters=figures.n,
        anonymous=False,
        comments=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def plain(lines: list[Content]) -> str:
    return "\n".join(line.plain for line in lines)


def test_a_strip_has_a_blank_for_nobody_and_the_full_bar_for_the_most() -> None:
    assert strip_of_counts((3, 1, 0, 0, 4), BOX.bars) == "▆▂  █"
    assert strip_of_counts((3, 0, 1), BOX.bars, width=2) == "██  ▃▃"
    assert strip_of_counts((0, 0, 0), BOX.bars) == "   "
    assert strip_of_counts((1, 100), ASCII.bars) == ".#"


def test_only_the_most_reaches_the_top() -> None:
    assert strip_of_counts((99, 100), BOX.bars) == "▇█"


def test_a_picture_stands_on_its_lowest_row() -> None:
    assert picture_of_counts((1, 0, 2), BOX.bars, height=2, column=3) == [
        "      ██ ",
        "██    ██ ",
    ]


def test_a_lying_bar_is_never_empty_for_somebody() -> None:
    assert bar_of_share(1, 50, "#", 10) == "#"
    assert bar_of_share(50, 50, "#", 10) == "#" * 10
    assert bar_of_share(0, 50, "#", 10) == ""


@pytest.mark.parametrize("width", [58, 78, 99, 118, 160, 198])
@pytest.mark.parametrize("order", list(Order))
def test_a_row_and_its_caption_fill_the_width_and_no_more(
    framework: Framework, width: int, order: Order
) -> None:
    figures = figures_of(framework, [1] * 9, [7] * 9, [4] * 9, [4] * 9)
    columns = share_out(width, figures.items, order)
    for item in figures.items:
        assert write_item(item, columns, order, BOX).cell_length <= width - 2
    assert write_caption(columns, order).cell_length <= width


def test_the_caption_stands_over_its_columns(framework: Framework) -> None:
    figures = figures_of(framework, *([[1] * 9] * 4), *([[7] * 9] * 4))
    for order in Order:
        columns = share_out(78, figures.items, order)
        row = "  " + write_item(figures.items[0], columns, order, BOX).plain
        caption = write_caption(columns, order).plain
        start = caption.rindex("1")
        assert row[start : start + POINTS] == "█     █"
        assert row.index("Chief") == caption.index("item")


def test_shape_words_for_each_number_of_answers(framework: Framework) -> None:
    one = with_counts(framework, 0, 0, 0, 1, 0, 0, 0)
    two = with_counts(framework, 1, 0, 0, 0, 1, 0, 0)
    three = with_counts(framework, 0, 0, 0, 3, 0, 0, 0)
    four = with_counts(framework, 2, 0, 0, 0, 0, 0, 2)
    five = with_counts(framework, 2, 0, 0, 0, 0, 0, 3)
    assert shape_words(one, BOX)[:2] == ("▫", "one answer")
    assert shape_words(two, BOX)[:2] == ("?", "4 points apart")
    assert shape_words(three, BOX)[:2] == ("?", "few answers")
    assert shape_words(four, BOX)[:2] == ("◆", "two camps")
    assert shape_words(five, ASCII)[:2] == ("X", "two camps")
    assert [flag_of(item) for item in (one, three, four, five)] == ["", "", "fragile", ""]


def test_many_who_do_not_know_are_flagged_before_anything_else(framework: Framework) -> None:
    item = first(figures_of(framework, [1], [2], [7], [0], [0]))
    assert flag_of(item) == "many did not answer"
    said = plain(brief(reading(item, framework, raters=5), 80, 12, BOX))
    assert "Ask: Who could find out, and how?" in said


def test_two_camps_have_the_strongest_colour_and_no_two_marks_are_alike() -> None:
    assert STYLES[Shape.TWO_CAMPS].startswith("bold $error")
    assert sum(style == STYLES[Shape.TWO_CAMPS] for style in STYLES.values()) == 1


def test_the_most_important_stands_in_the_first_lines_of_a_low_pane(framework: Framework) -> None:
    item = with_counts(framework, 4, 0, 0, 0, 0, 0, 4)
    lines = brief(reading(item, framework), 78, 5, BOX)
    assert len(lines) == 5
    assert lines[0].plain.startswith("Chief executive commitment · Leadership")
    assert lines[1].plain.startswith("4 said 1, 4 said 7")
    assert lines[2].plain == "Ask: What would somebody who chose 1 have seen? And 7?"
    assert lines[4].plain == "Enter shows all of this item"


def test_no_line_of_a_pane_is_longer_than_it_is_wide(framework: Framework) -> None:
    item = with_counts(framework, 1, 1, 1, 1, 1, 1, 1)
    for width in (40, 58, 78, 118):
        for line in brief(reading(item, framework, comments=("x" * 500,)), width, 40, BOX):
            assert line.cell_length <= width


def test_an_anonymous_room_asks_no_single_person(framework: Framework) -> None:
    item = with_counts(framework, 1, 0, 0, 0, 0, 7, 0)
    named = plain(in_full(reading(item, framework), 100, BOX))
    hidden = plain(in_full(reading(item, framework, anonymous=True), 100, BOX))
    assert "this person" in named
    assert "this person" not in hidden


def test_comments_keep_their_lines_and_are_still_being_read_until_they_are(
    framework: Framework,
) -> None:
    item = with_counts(framework, 0, 0, 0, 5, 0, 0, 0)
    assert "Reading the comments" in plain(
        in_full(reading(item, framework, comments=None), 80, BOX)
    )
    assert "No comments." in plain(in_full(reading(item, framework), 80, BOX))
    said = plain(in_full(reading(item, framework, comments=("one\ntwo",)), 80, BOX))
    assert "1 comment:\n• one\n  two" in said


def test_a_nobody_item_is_said_and_drawn_without_a_picture(framework: Framework) -> None:
    item = first(figures_of(framework, [None, 4], [None, 4]))
    said = plain(brief(reading(item, framework, raters=2), 78, 12, BOX))
    assert "nobody has answered" in said
    assert "█" not in said


def test_dots_stand_over_their_scores_in_order_of_value() -> None:
    lines = [line.plain for line in dots_on_range([5, 3, 5], 3, 9, (), 60, BOX)]
    assert lines[0].index("•") == lines[1].index("•") + 2 * 3
    assert lines[1].count("•") == 2
    assert lines[-1].split() == ["3", "9"]


def test_many_equal_scores_are_a_number_and_a_wide_range_is_a_list() -> None:
    lines = [line.plain for line in dots_on_range([5] * 12, 3, 9, (), 60, BOX)]
    assert lines[0].strip() == "12"
    assert plain(dots_on_range([5, 90], 1, 100, (), 60, BOX)).strip() == "5, 90"


def test_domains_say_how_many_they_rest_on(framework: Framework) -> None:
    figures = figures_of(framework, [5] * 9, [6] * 9, [7, 7, 7, None])
    said = plain(domains_in_full(figures.domains, framework, figures.raters, BOX, 100, 24))
    assert "Leadership   median 18 of 21   3 of 3 raters answered all of it" in said
    assert "1 good progress (15–17) · 2 excellent chance (18–21)" in said
    assert "2 of 3 raters answered all of it" in said


def test_domains_nobody_completed_say_so(framework: Framework) -> None:
    figures = figures_of(framework, [5])
    said = plain(domains_in_full(figures.domains, framework, 1, BOX, 78, 24))
    assert said.count("nobody has rated every item of it") == 3


def test_every_shape_is_explained() -> None:
    said = "\n".join(line.plain for line in explain_figures(80, 24))
    assert all(shape.value in said for shape in Shape)
