"""A later round in the list: what was said last time is drawn as not given, and kept by a key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.style import Style

from qi_tui.model.answer import UNANSWERED, Answer
from qi_tui.model.answering import Pen
from qi_tui.model.asking import sheets_by_key
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.workforce import workforce_of
from qi_tui.ui.glyphs import ASCII, BOX, Glyphs
from qi_tui.ui.text.earlier_text import Earlier, EarlierRow
from qi_tui.ui.widgets.rating.lines import Look
from qi_tui.ui.widgets.rating.outline import Outline
from qi_tui.ui.widgets.rating.paint import Painter
from qi_tui.ui.widgets.rating.round_before import RoundBefore
from qi_tui.ui.widgets.rating.rows import Layout
from qi_tui.ui.widgets.rating.view import STYLES
from tests.ui.opening import unsafe
from tests.ui.rating import (
    count_framework,
    flagship,
    framework_of,
    gap_framework,
    matrix_framework,
    position_framework,
    stage_framework,
)
from tests.ui.second_round import DONT_KNOW, NOT_APPLICABLE, answered, earlier, rated, session_of

KINDS: dict[str, Callable[[], Framework]] = {
    "anchored": flagship,
    "graded": lambda: framework_of(5),
    "now and needed": gap_framework,
    "yes or no": lambda: framework_of(2, "yes_no"),
    "stage": lambda: stage_framework("early", "mid", "transformed"),
    "bipolar": lambda: framework_of(7, "bipolar"),
    "position": position_framework,
    "several items a subject": lambda: position_framework(3, 7),
    "count": lambda: count_framework(1.0, 0.1, 0.01),
    "matrix": matrix_framework,
}
ROOM = EarlierRow(
    (2, 0, 1), "2 said 1, 1 said 3", ("Not yet", "日本語の題名 " * 20, "[/]\n\x1b[31m")
)


def shown(
    framework: Framework,
    before: Earlier,
    session: Session | None = None,
    width: int = 80,
    height: int = 30,
    marks: Glyphs = BOX,
    **look: int | str | None,
) -> list[str]:
    """The list as text, each line at its full width."""
    session = session or session_of(framework, 2)
    outline = Outline(framework, Pen(framework).asking(session), workforce_of(session))
    painter = Painter(outline, width, marks, {name: Style() for name in (*STYLES, "text")})
    layout = Layout(outline, width, RoundBefore(outline, before))
    page = layout.page(Look(sheets_by_key(session), (), **look), height)  # type: ignore[arg-type]
    return [painter.strip(line).text for line in page.lines]


def row_of(lines: list[str], title: str) -> str:
    return next(line for line in lines if title in line[:40])


@pytest.mark.parametrize("marks", [BOX, ASCII])
@pytest.mark.parametrize("width", [60, 79, 80, 100, 120, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_every_kind_is_as_wide_as_the_list(
    kind: str, width: int, marks: Glyphs
) -> None:
    framework = KINDS[kind]()
    before = earlier(framework, [rated(1), DONT_KNOW, NOT_APPLICABLE, rated(2)], ROOM)
    session = session_of(framework, 2)
    for given in ([], [rated(1), rated(2)]):
        session = answered(framework, session, given)
        for place in range(3):
            for facet in framework.facets:
                lines = shown(
                    framework, before, session, width, 18, marks, place=place, facet=facet
                )
                assert {cell_len(line) for line in lines} == {width}
                assert not unsafe("".join(lines))


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("anchored", "┄┄○┄┄┄┄┄┄┄┄┄┄  ·  last 2 · Enter keeps it"),
        ("graded", "┄┄┄○┄┄┄┄┄┄┄┄┄  ·  last 2 · Enter keeps it"),
        ("now and needed", "┄┄┄○┄┄┄┄┄┄┄┄┄  · → ·   Enter keeps 2"),
        ("yes or no", " no (yes) ·  last yes · Enter keeps it"),
        ("stage", "early ┄○mid ┄ transformed  ·"),
        ("bipolar", "┄┄○┄┄┄┄┄┄┄┄┄┄"),
        ("position", "┄○┄┄┄┄┄┄┄┄┄┄┄┄  · → ·   Enter keeps 2"),
        ("count", "·  target 4,500 · Enter keeps"),
    ],
)
def test_what_was_said_last_time_rests_and_is_not_given(kind: str, drawn: str) -> None:
    framework = KINDS[kind]()
    lines = shown(framework, earlier(framework, [rated(2)]))
    opened = next(line for line in lines if line.startswith(" ▸"))
    assert drawn in opened
    assert BOX.mark not in opened
    assert any("Last time you said" in line and "Enter keeps it" in line for line in lines)
    assert any("none of" in line for line in lines)


@pytest.mark.parametrize("kind", ["anchored", "stage", "bipolar", "count"])
@pytest.mark.parametrize("last", [DONT_KNOW, NOT_APPLICABLE])
def test_an_answer_without_a_value_is_kept_likewise(kind: str, last: Answer) -> None:
    framework = KINDS[kind]()
    lines = shown(framework, earlier(framework, [last, last]))
    assert any(line.startswith(" ▸") and "Enter keeps" in line for line in lines)
    assert any(f"Last time you said {last.standing}: Enter keeps it" in line for line in lines)
    beside = lines[1 + next(at for at, line in enumerate(lines) if "Last time" in line)]
    assert "last" in beside
    assert "Enter" not in beside


def test_beside_the_opened_item_the_others_say_it_too() -> None:
    framework = framework_of(5)
    session = answered(framework, session_of(framework, 2), [rated(5)])
    lines = shown(framework, earlier(framework, [rated(1), rated(2), rated(3)]), session, place=1)
    assert "────────────●  5  point 5" in row_of(lines, "Item 1.1")
    assert "┄┄┄┄┄┄○┄┄┄┄┄┄  ·  last time 3" in row_of(lines, "Item 1.3")
    again = shown(framework, earlier(framework, [rated(1)]), session)
    assert any(line.strip() == "Last time you said 1" for line in again)


def test_the_room_is_shown_below_the_points_and_never_more_than_is_given() -> None:
    framework = framework_of(3)
    lines = shown(framework, earlier(framework, [], ROOM))
    strip = next(line for line in lines if "2 said 1, 1 said 3" in line)
    assert strip.strip() == "│█ ▄│ The room last time: 2 said 1, 1 said 3"
    assert any(line.strip() == "• Not yet" for line in lines)
    hidden = EarlierRow(None, "too few to show")
    lines = shown(framework, earlier(framework, [rated(2)], hidden))
    assert any(line.strip() == "The room: too few to show" for line in lines)
    assert not any(BOX.edge in line or BOX.bullet in line for line in lines)


@pytest.mark.parametrize(
    ("comments", "height", "seen", "said"),
    [
        (("a", "b", "c", "d"), 40, 4, None),
        (("a", "b", "c", "d", "e"), 40, 3, "5 comments, v shows them all"),
        (("word " * 60,), 40, 1, "v shows it in full"),
        (("word " * 20, "word " * 20, "word " * 20), 40, 3, "v shows them in full"),
        (("a", "b", "c"), 5, 0, "3 comments, v shows them all"),
    ],
)
def test_comments_take_the_room_there_is_and_say_where_the_rest_is(
    comments: tuple[str, ...], height: int, seen: int, said: str | None
) -> None:
    framework = framework_of(5)
    lines = shown(framework, earlier(framework, [], EarlierRow(None, "", comments)), height=height)
    assert len([line for line in lines if BOX.bullet in line]) == seen
    assert [line.strip() for line in lines if "v shows" in line] == ([said] if said else [])


def test_an_answer_fits_only_where_the_points_are_the_same() -> None:
    before = earlier(framework_of(5), [rated(4)])
    asked = Pen(framework_of(4)).asked(session_of(framework_of(4)))
    assert before.answers(framework_of(5), asked)[:2] == [rated(4), UNANSWERED]
    assert set(before.answers(framework_of(4), asked)) == {UNANSWERED}


def test_subjects_are_found_however_their_name_is_written() -> None:
    framework = position_framework()
    before = earlier(framework, [rated(4)], ROOM)
    pen, session = Pen(framework), session_of(framework, 2)
    asked = pen.asked(pen.rename_subject(session, "Stakeholder 0", "STAKEHOLDER  0"))
    assert before.answers(framework, asked)[0] == rated(4)
    assert before.said(asked)[0] == ROOM
    renamed = pen.asked(pen.rename_subject(session, "Stakeholder 0", "Nobody"))
    assert before.said(renamed)[0] is None


def test_some_items_of_a_domain_have_no_score_and_no_band() -> None:
    framework = flagship()
    items = list(framework.points)[:4]
    session = session_of(framework, 2, items[1:])
    session = answered(framework, session, [rated(7)] * 3)
    lines = shown(framework, Earlier(), session)
    headings = [line for line in lines if line.startswith(" ─")]
    assert [heading.split("─ ")[-2].strip() for heading in headings] == [
        "all 2 rated",
        "all 1 rated",
    ]


def test_one_of_several_items_a_subject_is_named() -> None:
    framework = position_framework(3, 7)
    lines = shown(framework, Earlier(), session_of(framework, 2, ["item-1-2"]))
    assert "Item 1.2" in lines[0]
    assert len([line for line in lines if "Stakeholder" in line]) == 2
