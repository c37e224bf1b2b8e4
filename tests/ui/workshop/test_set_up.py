"""Setting a workshop up: everything has a default, and what raters are told is never loosened."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.analysis.shown.promise import promise
from qi_tui.store.workshop.workshop_folders import new_folder
from qi_tui.store.workshop.workshops import FILE_NAME, today
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.set_up import SetUpScreen
from qi_tui.ui.screens.workshop.workshops import WorkshopsScreen
from tests.ui.made import REDESIGN, app_at, sees, until
from tests.ui.opening import definition_file, flat, found, type_in
from tests.ui.pictures import rows, text
from tests.ui.workshop.recording import EARLIER, action, on_disk, record

pytestmark = pytest.mark.usefixtures("flagship_only")


async def opened(pilot: Pilot[int]) -> SetUpScreen:
    """The form, from the library, about the framework that the cursor was put on."""
    await pilot.press("down", "up", "f2")
    await sees(pilot, "My workshops")
    await pilot.press("n")
    await until(pilot, lambda: isinstance(pilot.app.screen, SetUpScreen))
    await until(pilot, lambda: pilot.app.screen.focused is not None)
    assert isinstance(pilot.app.screen, SetUpScreen)
    return pilot.app.screen


async def started(pilot: Pilot[int]) -> Path:
    """The folder of the workshop that was started."""
    await until(pilot, lambda: isinstance(pilot.app.screen, GatherScreen))
    assert isinstance(pilot.app.screen, GatherScreen)
    return pilot.app.screen.facilitation.folder


async def test_two_keys_and_a_title_start_a_workshop(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await type_in(pilot, "Winter flow")
        await pilot.press("ctrl+s")
        folder = await started(pilot)
        assert folder == tmp_path / f"{today()}-winter-flow"
        await sees(pilot, "answers hidden")
    head = on_disk(folder).head
    assert (head.title, head.date, head.frameworks) == ("Winter flow", today(), [REDESIGN])
    assert (head.naming, head.minutes, head.round, head.revealed) == ("alias", 60, 1, False)
    assert [path.name for path in folder.iterdir() if path.suffix == ".json"] == [FILE_NAME]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36)])
async def test_enter_leads_through_all_lines_and_starts_on_the_last(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_at(tmp_path).run_test(size=size, notifications=True) as pilot:
        screen = await opened(pilot)
        seen = []
        for _ in range(8):
            assert pilot.app.screen is screen
            assert screen.focused is not None
            seen.append(screen.focused)
            await pilot.press("enter")
            await pilot.pause()
        assert len({id(line) for line in seen}) == 8
        await started(pilot)


async def test_everything_that_is_typed_is_kept(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot)
        await type_in(pilot, "Winter flow")
        await pilot.press(
            "enter", "ctrl+u", *"3", "space", *"dec", "space", *"2026", "down", "down"
        )
        await type_in(pilot, "clinician; manager; ; Clinician")
        assert "Raters choose one of 2: clinician · manager" in text(pilot.app)
        await pilot.press("enter", "ctrl+u", *"45", "enter", "ctrl+u", *str(tmp_path / "mine"))
        await pilot.press("enter", "3")
        await pilot.pause()
        assert flat(promise("anonymous")) in flat(text(pilot.app))
        await pilot.press("enter", "space")
        await sees(pilot, "From how many people on")
        await pilot.press("4", "enter", "8", "enter", "1", "2", "enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        shown = text(pilot.app)
        assert "role groups from 4 · outside: medians from 8, counts from 12" in shown
        await pilot.press("ctrl+s")
        await started(pilot)
    head = on_disk(tmp_path / "mine").head
    assert (head.date, head.roles, head.minutes) == ("2026-12-03", ["clinician", "manager"], 45)
    assert head.naming == "anonymous"
    assert (head.limits.role_in_room, head.limits.median, head.limits.counts) == (4, 8, 12)


@pytest.mark.parametrize(
    ("line", "typed", "words"),
    [
        (1, "soon", "Write the date like this"),
        (1, "31 feb 2026", "Write the date like this"),
        (4, "an hour", "Write the minutes as a number"),
        (4, "9999", "Write the minutes as a number"),
        (5, "", "Say in which folder"),
    ],
)
async def test_what_cannot_be_understood_is_said_and_nothing_is_made(
    tmp_path: Path, line: int, typed: str, words: str
) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["down"] * line, "end", "ctrl+u")
        await type_in(pilot, typed)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert words in text(pilot.app)
        assert pilot.app.screen is screen
    assert found(tmp_path) == []


async def test_frameworks_are_found_by_typing_and_several_are_possible(tmp_path: Path) -> None:
    own = tmp_path / "own"
    definition_file(own, "zebra", item="Stripes and spots")
    definition_file(own, "mule", item="Patience")
    async with app_at(tmp_path / "s", own).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("down", "down", "s", "t", "r", "i")
        await sees(pilot, "Which frameworks? 1 is ticked")
        assert "[ ] Framework zebra" in text(pilot.app)
        assert "mule" not in text(pilot.app)
        await pilot.press("enter", *"redesign")
        await sees(pilot, "[ ] Are you delivering effective redesign?")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("space")
        await sees(pilot, "Which frameworks? 2 are ticked")
        await pilot.press("enter", "down", "enter")
        await sees(pilot, "Which frameworks? 0 are ticked")
        await pilot.press("ctrl+s")
        await sees(pilot, "Tick at least one")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pilot.press("ctrl+s")
        folder = await started(pilot)
    assert on_disk(folder).head.frameworks == ["mule", "zebra"]


async def test_limits_are_raised_and_never_lowered(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["down"] * 9, "space")
        await sees(pilot, "From how many people on")
        for typed in ("2", "two", "-4"):
            await pilot.press("ctrl+u", *typed, "ctrl+s")
            await sees(pilot, "a number from 3 to 1000: it can only be raised")
        await pilot.press("3", "enter", "1", "2", "ctrl+s")
        await sees(pilot, "This cannot be lower than the number above it")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "medians from 5" in text(pilot.app)


async def test_what_the_last_one_left_open_is_offered_and_brought_along(tmp_path: Path) -> None:
    record(
        tmp_path / "old",
        action("Invite the night staff", owner="Sam"),
        action("Ask for time", state="carried"),
        action("Done", state="done"),
        day="2026-10-12",
        id=EARLIER,
    )
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await sees(pilot, "[✓] bring along 2 open actions of Winter flow, 12 Oct 2026")
        await pilot.press("ctrl+s")
        folder = await started(pilot)
    workshop = on_disk(folder)
    assert workshop.head.follows == EARLIER
    brought = [(each.text, each.state, each.origin) for each in workshop.actions.values()]
    assert brought == [
        ("Invite the night staff", "open", EARLIER),
        ("Ask for time", "open", EARLIER),
    ]
    assert len(on_disk(tmp_path / "old").actions) == 3, "the last one stays as it was"


async def test_what_comes_along_does_not_depend_on_how_fast_somebody_is(tmp_path: Path) -> None:
    record(tmp_path / "old", action("Invite the night staff"), day="2026-10-12")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("down", "f2", "n", "ctrl+s")
        folder = await started(pilot)
    assert [each.text for each in on_disk(folder).actions.values()] == ["Invite the night staff"]


async def test_what_was_left_open_can_be_left_behind(tmp_path: Path) -> None:
    record(tmp_path / "old", action("Invite the night staff"), day="2026-10-12")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await sees(pilot, "[✓] bring along 1 open action")
        await pilot.press(*["down"] * 10, "space")
        await sees(pilot, "[ ] bring along 1 open action")
        await pilot.press("enter")
        folder = await started(pilot)
    workshop = on_disk(folder)
    assert (workshop.actions, workshop.head.follows) == ({}, None)


async def test_a_folder_that_cannot_be_made_is_said_and_the_form_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await opened(pilot)
        await type_in(pilot, "Winter")
        await pilot.press(*["down"] * 5, "ctrl+u", *str(tmp_path / "file" / "in"), "ctrl+s")
        await sees(pilot, "Cannot save there")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "Winter" in text(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WorkshopsScreen))


async def test_a_folder_follows_the_title_until_another_is_typed(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        await opened(pilot)
        offered = new_folder(tmp_path, today(), REDESIGN).name
        assert any(row.rstrip().endswith(offered) for row in rows(pilot.app))
        await type_in(pilot, "A&E")
        assert f"{today()}-a-e" in text(pilot.app)
        await pilot.press(*["down"] * 5, *"-x", *["up"] * 5)
        await type_in(pilot, " wards")
        assert f"{today()}-a-e-x" in text(pilot.app)
        assert f"{today()}-a-e-wards" not in text(pilot.app)
