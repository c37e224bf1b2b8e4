"""The pictures of a result: what a person sees of each, and that it holds with any answers."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content

from qi_tui.analysis.results.picking import picture_of
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.definitions.library import Library
from qi_tui.ui import glyphs as marks
from qi_tui.ui.screens.result import ResultScreen
from qi_tui.ui.text.result_text import result_lines
from qi_tui.ui.text.results.table import DRAWN_BY
from qi_tui.ui.theme import LIGHT
from tests.analysis.results.answers import domain, items, made, rated
from tests.ui.opening import app_in, press, settled, unsafe, until
from tests.ui.pictures import check_picture, text
from tests.ui.resulting import EXAMPLES, dosing
from tests.ui.resulting_subjects import MEANING, Example

WIDTHS = (60, 78, 118, 200)
NAMES = ("Consultants", "Ward managers and matrons of the whole hospital", "漢字の名前", "[/] [b]x")
SILENT = (Standing.DONT_KNOW, Standing.NOT_APPLICABLE, Standing.UNANSWERED)


def said(example: Example, width: int = 80) -> str:
    """The result as text; wrapped lines are joined."""
    return " ".join(Content("\n").join(result_lines(*example, width)).plain.split())


def answered(of: Framework, chance: random.Random, silence: float, names: int = 4) -> Session:
    """A session with chance answers; a share of them says nothing."""
    subjects = NAMES[:names] if of.subjects else ()
    session = rated(of, {}, subjects=list(subjects), columns=[each.id for each in of.columns][:2])
    pen = Pen(of)
    for subject in subjects or (None,):
        for item in of.items:
            for facet in of.facets:
                points = of.points[item.id] or 5000
                answer = Answer(Standing.RATED, chance.randint(1, points))
                if chance.random() < silence:
                    answer = Answer(chance.choice(SILENT))
                session = pen.answer(session, item.id, answer, facet, subject)
    return session


def every_framework() -> Iterator[Framework]:
    """All that the library has, and one for each picture."""
    library = Library()
    yield from (library.need(entry.id) for entry in library.catalogue.entries)
    yield from (make()[0] for make in EXAMPLES.values())


@pytest.mark.skipif(os.name == "nt", reason="the picture holds a path of this kind of system")
@pytest.mark.parametrize(
    ("name", "size"),
    [
        *((name, (80, 24)) for name in EXAMPLES if name != "bands"),
        *((name, (120, 36)) for name in ("profile", "community", "ladder", "grid", "quadrant")),
    ],
)
async def test_picture(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    of, session = EXAMPLES[name]()
    async with app_in(tmp_path).run_test(size=size, notifications=True) as pilot:
        await pilot.app.push_screen(
            ResultScreen(of, session, Path("/home/sam/qi-tui/small.sam.6f0c2f7e.json"))
        )
        await until(pilot, "My result")
        await pilot.pause(0.1)
        await check_picture(pilot.app, f"result-{name}-{size[0]}x{size[1]}")


def test_every_picture_is_drawn_by_the_table_and_shown_in_an_example() -> None:
    assert {picture_of(make()[0]) for make in EXAMPLES.values()} == set(DRAWN_BY)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("silence", [0, 0.2, 1])
def test_no_line_is_too_long_whatever_is_answered(silence: float, width: int) -> None:
    chance = random.Random(f"{silence} {width}")
    for of in every_framework():
        for names in (0, 1, 4):
            session = answered(of, chance, silence, names)
            lines = result_lines(of, session, width)
            longest = max(lines, key=lambda line: line.cell_length)
            assert longest.cell_length <= width, (of.id, longest.plain)
            means = any("What it means:" in line.plain for line in lines)
            assert means == bool(of.scoring.meaning)


@pytest.mark.parametrize("name", EXAMPLES)
def test_where_box_characters_cannot_be_sent_it_is_drawn_in_ascii(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "_can_carry", lambda _: False)
    marks.glyphs.cache_clear()
    try:
        drawn = "\n".join(line.plain for line in result_lines(*EXAMPLES[name](), 80))
    finally:
        marks.glyphs.cache_clear()
    # What is left are signs of prose, for which the encoding has a fallback of its own.
    assert {letter for letter in drawn if not letter.isascii()} <= {"·", "…"}


# What each says.


def test_a_profile_names_the_weakest_domain_and_audience() -> None:
    shown = said(EXAMPLES["profile"]())
    assert "Weakest domain: Capability (2). Not compared yet: Support services." in shown
    assert "Weakest for: patients (2)." in shown
    assert f"What it means: {MEANING}" in shown


def test_priorities_begin_with_the_votes() -> None:
    shown = said(EXAMPLES["priorities"]())
    assert shown.index("★ 1 Develop, enable") < shown.index("2 Practise political astuteness")
    assert "2 items stand at 3." not in shown
    assert "Both stand at 3: no mark puts one before another." in shown
    assert "Not ranked: Staff take part (not applicable)" in shown


def test_a_spread_names_the_neglected_part_or_says_that_there_is_none() -> None:
    of, session = EXAMPLES["spread"]()
    shown = said((of, session))
    assert "Neglected: Involving users, carers, staff and the public (2)." in shown
    assert "lie 3 apart" in shown
    alike = said((of, rated(of, dict.fromkeys("abcd", 3))))
    assert "Neglected: none. All 4 parts stand at 3" in alike


def test_a_checklist_tells_a_reversed_yes() -> None:
    shown = said(EXAMPLES["checklist"]())
    assert "Secured: 1 of 4" in shown
    assert "Further demands expected: yes, and here a yes asks for a plan" in shown
    assert "Not known: find out first (1) ? Data on benefits" in shown


def test_stages_say_what_helps_towards_the_next() -> None:
    shown = said(EXAMPLES["stages"]())
    assert "The chief executive now: hands out building: looks in" in shown
    assert "At the last stage (1): Clinical staff" in shown


def test_a_community_gets_the_support_of_its_stage_and_of_the_next_as_our_addition() -> None:
    shown = said(EXAMPLES["community"]())
    assert "Stage: between building and active." in shown
    assert "fits building: draw in fits active: agree" in shown
    assert "helps towards adaptive (our addition): exchange" in shown
    assert "What is done now is behind the stage." in shown


def test_poles_name_the_pairs_that_lag() -> None:
    shown = said(EXAMPLES["poles"]())
    assert "Lagging: Areas or system (2). Not compared yet: Volumes or variability." in shown
    assert "Mean position" not in shown


def test_gaps_and_ladders_name_the_largest() -> None:
    shown = said(EXAMPLES["gaps"]())
    assert "Largest gap: Self-belief (3 steps)." in shown
    assert "5 → 3 2 beyond" in shown
    assert "Drive for results (now: 3; needed: unanswered)" in shown
    ladder = said(EXAMPLES["ladder"]())
    assert "Largest gap: Consultants (8 steps)." in ladder
    assert "scepticism → engagement" in ladder
    assert ladder.index("Consultants ─") < ladder.index("Ward managers ─")


def test_levels_flag_what_serves_nothing() -> None:
    shown = said(EXAMPLES["levels"]())
    assert "Serves none of these: Posters." in shown
    assert "! Posters" in shown
    assert "Targets, not at all: Virtual clinics." in shown


def test_a_grid_names_the_weakest_cell_and_lists_its_items() -> None:
    shown = said(EXAMPLES["grid"]())
    assert "Weakest cell: Knowing and sharing, Local level (1.5)." in shown
    assert "Not compared yet: Knowing and sharing, Support at regional level." in shown
    assert "Not rated by you: National level" in shown
    assert "Listening to patients" in shown


def test_a_quadrant_tells_the_corners() -> None:
    shown = said(EXAMPLES["quadrant"]())
    assert "Service redesign: Fewer falls and Virtual clinics." in shown
    assert "Paying for quality: More beds." in shown
    assert "In no corner: No agency staff" in shown
    assert "E New forms: not in the plot (Effect on cost don't know)" in shown


def test_dosing_asks_for_a_workforce_where_none_is_known() -> None:
    assert "Short of the target: Foundation and Advanced practitioner." in said(dosing())
    shown = said(dosing(""))
    assert "No targets yet: how many people work here?" in shown
    assert "Short of" not in shown


def test_a_balance_says_where_to_move() -> None:
    shown = said(EXAMPLES["balance"]())
    assert "Gets least now: Redesigning pathways (2)." in shown
    assert "Needed: more of Redesigning pathways; less of Improving processes." in shown


def test_barriers_lie_strongest_first() -> None:
    shown = said(EXAMPLES["barriers"]())
    assert "Strongest: Good at piloting, less at spreading (5)." in shown
    assert shown.index("spreading ▓") < shown.index("Not quick enough ▓")
    assert "Where we fall short ▓▓▓▓░░░░░░ 2 of 5" in shown


def test_without_a_subject_it_says_how_to_add_one() -> None:
    of = made("ladder", domain("One", *items("a")), kind="position", subjects="stakeholder")
    assert "no stakeholder was added. e goes back to the rating" in said((of, rated(of, {})))


def test_comments_are_shown_with_their_subject() -> None:
    of, session = EXAMPLES["ladder"]()
    session = Pen(of).comment(session, "a", "Burnt by the last one", "needed", "Consultants")
    assert "Consultants: Position (needed): Burnt by the last one" in said((of, session))


async def test_hostile_names_stay_names(tmp_path: Path) -> None:
    hostile = "[/] [@click=app.quit]x[/] \x1b]52;c;eA==\x07 \u202e"
    for name in ("ladder", "levels", "quadrant"):
        of, _ = EXAMPLES[name]()
        marked = {of.items[0].id: 3, of.items[-1].id: 2}
        session = rated(of, {(facet, hostile): marked for facet in of.facets})
        async with app_in(tmp_path).run_test(size=(200, 60), notifications=True) as pilot:
            await pilot.app.push_screen(ResultScreen(of, session, tmp_path / "none.json"))
            await until(pilot, "My result")
            assert "[@click" in text(pilot.app)
            assert unsafe(text(pilot.app)) <= {"\n"}


async def test_it_is_drawn_in_the_light_look_and_can_be_scrolled(tmp_path: Path) -> None:
    of, session = EXAMPLES["community"]()
    async with app_in(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        pilot.app.theme = LIGHT
        await pilot.app.push_screen(ResultScreen(of, session, tmp_path / "none.json"))
        await until(pilot, "Stage: between building and active")
        await settled(pilot)
        await press(pilot, "end")
        await until(pilot, "Don't know (1): Forms of support")
