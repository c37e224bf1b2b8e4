"""What the room sees of a discussion: no name that was not promised, nothing live, in any size."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qi_tui.store.definitions.library import Library
from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.library import LibraryScreen
from tests.ui.made import app_at, put, sees, session_id, until
from tests.ui.opening import flat, unsafe
from tests.ui.pictures import check_picture, text
from tests.ui.workshop.collected import press
from tests.ui.workshop.recording import record
from tests.ui.workshop.talking import REDESIGN, SPLIT, open_discuss, put_sheets, split

HOSTILE = "[/]x[@click=app.quit]y[/] [bold]\x1b]52;c;aGk=\x07\u202e"
ITEMS = list(Library().need(REDESIGN).points)


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)


@pytest.mark.parametrize("naming", ["alias", "anonymous", "named"])
async def test_a_name_stands_beside_a_comment_only_in_a_named_workshop(
    tmp_path: Path, naming: str
) -> None:
    split(tmp_path, naming=naming)
    async with app_at(tmp_path).run_test(size=(120, 50), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "h")
        shown = text(pilot.app)
        for _ in ITEMS:
            await press(pilot, "right")
            shown += text(pilot.app)
        assert "Seen once in two years" in shown
        assert ("Rater3, clinician: Seen once" in shown) == (naming == "named")
        assert ("Rater" in shown) == (naming == "named")
        assert ".json" not in shown


async def test_hostile_texts_are_shown_and_never_obeyed(tmp_path: Path) -> None:
    for number in range(4):
        put(
            tmp_path,
            f"{HOSTILE}{number}",
            [5] * 9,
            name=f"{number}.json",
            role=HOSTILE,
            comments={SPLIT: HOSTILE},
        )
    record(tmp_path, revealed=True, title=HOSTILE)
    async with app_at(tmp_path).run_test(size=(100, 50), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "h")
        shown = text(pilot.app)
        assert "[@click=app.quit]" in shown
        assert not unsafe(shown)
        await press(pilot, "b")
        assert not unsafe(text(pilot.app))
        await press(pilot, "b", "escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (200, 60)])
async def test_title_question_blocks_and_sentence_fit_on_every_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        shown = text(pilot.app)
        assert "Chief executive commitment" in shown
        assert "4 said 2, 4 said 6" in shown
        assert shown.count("▄") >= 4
        await press(pilot, "h")
        assert "◆ two camps" in text(pilot.app)
        assert "Avoid" in text(pilot.app)


@pytest.mark.parametrize(
    ("framework", "subjects", "words"),
    [
        ("board-benchmark", (), ["8 said yes", "no yes"]),
        ("communities-of-practice", (), ["all 8 said 2", "2 it says what it is"]),
        ("dashboard-purpose", (), ["all 8 said 2", "are we on the way to reaching our own aims?"]),
        ("engagement-continuum", ("GPs",), ["GPs · Position", "needed", "2 blocking"]),
        ("skills-dosing", (), ["2 2 2 2 2 2 2 2", "16 in all"]),
        ("five-domains", (), ["all 8 said 2", "2 just starting"]),
    ],
)
async def test_every_kind_of_answer_is_shown(
    tmp_path: Path, framework: str, subjects: tuple[str, ...], words: list[str]
) -> None:
    defined = Library().need(framework)
    for number in range(8):
        sheets = [
            {"facet": facet, "subject": subject, "values": dict.fromkeys(defined.points, 2)}
            for facet in defined.facets
            for subject in subjects or (None,)
        ]
        put_sheets(tmp_path, f"R{number}", framework, sheets, subjects=list(subjects))
    record(tmp_path, revealed=True, frameworks=[framework])
    async with app_at(tmp_path).run_test(size=(100, 36), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        shown = flat(text(pilot.app))
        for each in words:
            assert each in shown
        await press(pilot, "right")
        await press(pilot, "a")
        await sees(pilot, "not agreed")


async def test_after_two_more_votes_it_suggests_to_settle_or_to_park(tmp_path: Path) -> None:
    for number in range(4):
        for round_number in (1, 2, 3):
            put(
                tmp_path,
                f"R{number}",
                [1 + number, *[5] * 8] if round_number == 1 else [1 + number],
                name=f"{number}-{round_number}.json",
                id=session_id(f"R{number}", round_number),
                follows=session_id(f"R{number}", round_number - 1) if round_number > 1 else None,
                round=round_number,
            )
    record(tmp_path, revealed=True, round=3, round_items=[SPLIT])
    async with app_at(tmp_path).run_test(size=(100, 40), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        shown = flat(text(pilot.app))
        assert "Since then: none of 4 moved" in shown
        assert "This was rated 3 times: settle on a rating now" in shown
        await press(pilot, "right")
        await sees(pilot, "round 1")
        assert "rated 3 times" not in text(pilot.app), "the others were voted on once"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_picture(repo: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    folder = tmp_path / "workshop"
    shutil.copytree(repo / "sessions" / "sample-workshop", folder)
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        await open_discuss(pilot, folder)
        await check_picture(pilot.app, f"discuss-{size[0]}x{size[1]}")
