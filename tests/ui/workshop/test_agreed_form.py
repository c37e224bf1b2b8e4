"""What the room settles on: kept with its reasons, shown again, and nobody's answer changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.facilitating import agreed_of
from qi_tui.model.workshop import Agreed
from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.workshop.discuss import DiscussScreen
from qi_tui.ui.screens.workshop.forms.agreed_form import AgreedForm
from qi_tui.ui.widgets.agreed_value import AgreedValue
from tests.ui.made import app_at, sees, until
from tests.ui.opening import found, type_in
from tests.ui.pictures import text
from tests.ui.workshop.collected import press
from tests.ui.workshop.recording import on_disk, record
from tests.ui.workshop.talking import REDESIGN, SPLIT, open_discuss, put_sheets, split

LONG = "It was said in every ward. " * 60


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)


async def opens(pilot: Pilot[int], folder: Path) -> AgreedForm:
    """The form on the first item."""
    await open_discuss(pilot, folder)
    return await again(pilot)


async def again(pilot: Pilot[int]) -> AgreedForm:
    await press(pilot, "a")
    await until(pilot, lambda: isinstance(pilot.app.screen, AgreedForm))
    screen = pilot.app.screen
    assert isinstance(screen, AgreedForm)
    return screen


def kept(folder: Path) -> Agreed | None:
    return agreed_of(on_disk(folder), REDESIGN, SPLIT)


def value_of(pilot: Pilot[int]) -> int | None:
    return pilot.app.screen.query_exactly_one(AgreedValue).value


def answers_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in found(folder, f"{REDESIGN}*")}


async def test_a_value_and_its_reasons_are_kept_line_by_line(tmp_path: Path) -> None:
    split(tmp_path)
    answers = answers_in(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opens(pilot, tmp_path)
        assert "1 to 7, or - for not agreed" in text(pilot.app)
        await press(pilot, "5", "right", "left", "left")
        await sees(pilot, "4 · is told about it in person")
        await press(pilot, "enter")
        await type_in(pilot, "Seen at every start")
        await press(pilot, "enter")
        await type_in(pilot, "Not at the end")
        await press(pilot, "enter", "backspace", "7", "enter")
        await sees(pilot, "✓ Agreed: 4")
    agreed = kept(tmp_path)
    assert agreed is not None
    assert (agreed.value, agreed.round, agreed.present) == (4, 1, 7)
    assert (agreed.why_not_lower, agreed.why_not_higher) == (
        "Seen at every start",
        "Not at the end",
    )
    assert answers_in(tmp_path) == answers


async def test_as_many_as_rated_are_suggested_as_having_been_there(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opens(pilot, tmp_path)
        await press(pilot, "5", "ctrl+s")
        await sees(pilot, "Agreed: 5")
        await until(pilot, lambda: kept(tmp_path) is not None)
    agreed = kept(tmp_path)
    assert agreed is not None
    assert agreed.present == 8


async def test_not_agreed_needs_a_reason_and_is_kept_with_it(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        form = await opens(pilot, tmp_path)
        await press(pilot, "ctrl+s")
        await sees(pilot, "Set a rating first, or press - for not agreed.")
        await press(pilot, "minus")
        assert "Why not lower" not in text(pilot.app)
        await press(pilot, "ctrl+s")
        await sees(pilot, "Say why it was not agreed.")
        assert pilot.app.screen is form
        await type_in(pilot, "Ask the night staff")
        await press(pilot, "ctrl+s")
        await sees(pilot, "✗ Not agreed: Ask the night staff")
        await until(pilot, lambda: kept(tmp_path) is not None)
        agreed = kept(tmp_path)
        assert agreed is not None
        assert (agreed.value, agreed.parked_because) == (None, "Ask the night staff")


async def test_opened_again_it_shows_what_was_kept_and_escape_changes_nothing(
    tmp_path: Path,
) -> None:
    before = Agreed(framework=REDESIGN, item=SPLIT, round=1, value=3, why_not_lower=LONG, present=6)
    split(tmp_path, agreed=[before])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opens(pilot, tmp_path)
        assert value_of(pilot) == 3
        await press(pilot, "7", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DiscussScreen))
        assert kept(tmp_path) == before
        await again(pilot)
        await press(pilot, "6", "ctrl+s")
        await sees(pilot, "Agreed: 6")
        await until(pilot, lambda: kept(tmp_path) != before)
    # A reason that is longer than its line was only shown shortened, and stays as it was.
    assert kept(tmp_path) == before.model_copy(update={"value": 6})


async def test_taken_away_by_delete_nothing_is_settled_any_more(tmp_path: Path) -> None:
    split(tmp_path, agreed=[Agreed(framework=REDESIGN, item=SPLIT, round=1, value=3)])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opens(pilot, tmp_path)
        await press(pilot, "delete", "ctrl+s")
        await until(pilot, lambda: kept(tmp_path) is None)
        await until(pilot, lambda: "Agreed: 3" not in text(pilot.app))


async def test_who_was_there_is_a_number_or_nothing(tmp_path: Path) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await opens(pilot, tmp_path)
        await press(pilot, "5", "shift+tab", "x", "ctrl+s")
        await sees(pilot, "How many were there? A number, or leave it empty.")
        await press(pilot, "backspace", "backspace", "ctrl+s")
        await until(pilot, lambda: kept(tmp_path) is not None)


@pytest.mark.parametrize(
    ("framework", "values", "keys", "value"),
    [
        ("engagement-continuum", {"position": 3}, ("1", "2"), 12),
        ("engagement-continuum", {"position": 3}, ("9", "2"), 2),
        ("engagement-continuum", {"position": 3}, ("1", "right", "4"), 4),
        ("skills-dosing", {}, ("1", "2", "0"), 120),
        ("board-benchmark", {}, ("y",), 2),
        ("board-benchmark", {}, ("y", "n"), 1),
        ("five-domains", {}, ("9",), None),
        ("five-domains", {}, ("left",), 5),
        ("five-domains", {}, ("right",), 1),
    ],
)
async def test_digits_arrows_and_letters_set_it_in_every_kind_of_item(
    tmp_path: Path, framework: str, values: dict[str, int], keys: tuple[str, ...], value: int
) -> None:
    subjects = ["GPs"] if framework == "engagement-continuum" else []
    for number in range(3):
        sheet = {"subject": subjects[0] if subjects else None, "values": values}
        put_sheets(tmp_path, f"R{number}", framework, [sheet], subjects=subjects)
    record(tmp_path, revealed=True, frameworks=[framework])
    async with app_at(tmp_path).run_test(size=(60, 18), notifications=True) as pilot:
        await opens(pilot, tmp_path)
        await press(pilot, *keys)
        assert value_of(pilot) == value
