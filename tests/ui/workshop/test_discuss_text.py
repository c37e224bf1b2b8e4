"""One item large: what the room reads, for every kind of answer, and nothing but that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.content import Content

from qi_tui.analysis.privacy import Comments, Said
from qi_tui.model.workshop import Agreed
from qi_tui.ui.glyphs import ASCII, BOX, Glyphs
from qi_tui.ui.text.workshop.discuss_text import Card, large
from qi_tui.ui.text.workshop.item_text import Reading
from tests.analysis.figuring import figures

HOSTILE = "[/]x[@click=app.quit]y[/] [bold]\x1b]52;c;aGk=\x07\u202e"
LABELS = ("never", "now and then", "mostly", "always")
COUNTS = (3, 0, 1, 4)


def card(counts: tuple[int, ...] | None = COUNTS, **more: Any) -> Card:
    """A card of eight raters; `figures_` are further figures, `reading_` further words."""
    shown = figures("one", counts, title="Hand hygiene", **more.pop("figures_", {}))
    reading = Reading(
        figures=shown,
        domain="Safety",
        prompt="How often do we see it done?",
        descriptors=LABELS if counts is not None and len(counts) == 4 else (),
        names=(),
        raters=8,
        anonymous=False,
    )
    reading = replace(reading, **more.pop("reading_", {}))
    return Card(reading=reading, framework="small", **more)


def shown(of: Card, width: int = 78, height: int = 21, marks: Glyphs = BOX) -> str:
    return "\n".join(line.plain.rstrip() for line in large(of, width, height, marks))


def test_title_question_blocks_points_and_the_sentence_stand_in_this_order() -> None:
    said = shown(card())
    places = [
        said.index(words)
        for words in (
            "Hand hygiene",
            "How often do we see it done?",
            "▄▄▄",
            "4  always",
            "3 said 1, 5 said 3–4",
        )
    ]
    assert places == sorted(places)
    assert "2  now and then" not in said, "only points that somebody chose are explained"


def test_every_role_that_may_be_shown_has_a_row_under_the_blocks() -> None:
    groups = {"nurse": (3, 0, 0, 1), "manager": (0, 0, 1, 3)}
    rows = shown(card(figures_={"by_role": groups})).splitlines()
    nurse = next(row for row in rows if row.startswith("nurse"))
    manager = next(row for row in rows if row.startswith("manager"))
    assert nurse.split() == ["nurse", "3", "·", "·", "1"]
    assert manager.split() == ["manager", "·", "·", "1", "3"]


def test_yes_and_no_are_called_by_their_names() -> None:
    said = shown(card((3, 5), reading_={"names": ("no", "yes"), "descriptors": ("no", "yes")}))
    assert "3 said no, 5 said yes" in said
    assert any(row.split() == ["no", "yes"] for row in said.splitlines())


def test_poles_stand_at_either_end() -> None:
    said = shown(card((4, 0, 0, 0, 0, 0, 4), poles=("we wait", "we go and look"))).splitlines()
    poles = next(row for row in said if "we wait" in row)
    assert poles.endswith("we go and look")
    assert not any("nearer to" in row for row in said)


def test_a_number_of_people_is_listed_and_added_up() -> None:
    said = shown(card(None, figures_={"values": (3, 40, 40), "total": 83, "n": 3}))
    assert "3   40   40" in said
    assert "83 in all" in said


def test_now_and_needed_stand_side_by_side_and_a_subject_comes_first() -> None:
    beside = (("now", COUNTS), ("needed", (0, 0, 2, 6)))
    said = shown(card(beside=beside, figures_={"subject": "The Board"}))
    assert said.startswith("The Board · Hand hygiene")
    assert any(row.split() == ["needed", "·", "·", "2", "6"] for row in said.splitlines())


def test_what_was_agreed_is_told_with_its_reasons() -> None:
    agreed = Agreed(
        framework="small",
        item="one",
        round=1,
        value=3,
        present=7,
        why_not_lower="Seen on every ward",
        why_not_higher="Not at night",
    )
    said = shown(card(agreed=agreed))
    assert "✓ Agreed: 3 · mostly · 7 there to agree" in said
    assert "Why not lower: Seen on every ward" in said
    assert "Why not higher: Not at night" in said
    assert "round 1" in shown(card(agreed=agreed, round=2))


def test_not_agreed_is_an_ending_too() -> None:
    agreed = Agreed(framework="small", item="one", round=1, parked_because="Ask the night staff")
    assert "✗ Not agreed: Ask the night staff" in shown(card(agreed=agreed))


def test_movement_and_the_end_of_voting_are_told() -> None:
    said = shown(card(movement="2 of 8 moved", ending="Settle on a rating now."))
    assert "Since then: 2 of 8 moved." in said
    assert "Settle on a rating now." in said


def test_a_name_stands_beside_a_comment_only_where_privacy_left_it_there() -> None:
    named = Comments((Said("Seen twice", "nurse", "Ann"),))
    assert "• Ann, nurse: Seen twice" in shown(card(comments=named), height=60)
    alone = Comments((Said("Seen twice"),))
    assert "• Seen twice" in shown(card(comments=alone), height=60)


def test_hidden_figures_and_nobody_are_different_words() -> None:
    assert "too few" in shown(card(None, figures_={"hidden": "too few"}))
    assert "nobody has answered" in shown(card((0, 0, 0, 0)))


@pytest.mark.parametrize("marks", [BOX, ASCII])
@pytest.mark.parametrize(("width", "height"), [(57, 16), (78, 21), (116, 32), (196, 56)])
def test_nothing_is_wider_than_the_page_and_the_blocks_fill_it(
    marks: Glyphs, width: int, height: int
) -> None:
    lines = large(card(), width, height, marks)
    assert all(line.cell_length <= width for line in lines)
    assert len(lines) <= height, "title, blocks and sentence fit without scrolling"
    blocks = [line for line in lines if marks.bars[3] in line.plain]
    assert len(blocks) >= min(4, height // 5)
    wide = max(line.cell_length for line in large(card(), 196, 56, marks))
    assert wide > max(line.cell_length for line in large(card(), 57, 16, marks))


def test_hostile_texts_are_shown_and_never_obeyed() -> None:
    agreed = Agreed(framework="small", item="one", round=1, value=3, why_not_lower=HOSTILE)
    lines = large(
        card(
            agreed=agreed,
            comments=Comments((Said(HOSTILE, HOSTILE, HOSTILE),)),
            reading_={"prompt": HOSTILE, "descriptors": (HOSTILE,) * 4},
            figures_={"subject": "[/]", "by_role": {HOSTILE: COUNTS}},
            poles=None,
        ),
        78,
        60,
        BOX,
    )
    together = Content("\n").join(lines)
    assert "[@click=app.quit]" in together.plain
    assert not {"\x1b", "\x07", "\u202e"} & set(together.plain)
    assert "@click" not in str(together.spans)
