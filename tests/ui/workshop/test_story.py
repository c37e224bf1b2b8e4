"""A whole workshop by keys, from its first key to its last, with the laptop dying in the middle.

One facilitator, six people: three at the laptop that goes round, two who send a file, and one whose
rating is cut short by `kill -9` and goes on afterwards. Then reveal, agenda, talk, a second vote,
what was agreed, who does what, and whether it was worth the time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.facilitating import agreed_of
from qi_tui.store.definitions.library import Library
from qi_tui.ui.facilitating import looking
from qi_tui.ui.screens.library import LibraryScreen
from qi_tui.ui.screens.workshop.gather import GatherScreen
from tests.ui.made import REDESIGN, app_at, put, sees
from tests.ui.made import until as comes_about
from tests.ui.opening import flat, found, type_in, until
from tests.ui.pictures import text
from tests.ui.workshop.collected import comes_in, hands_on, press, rates, sessions
from tests.ui.workshop.recording import on_disk

if sys.platform == "win32":
    pytest.skip("there is no kill -9 on Windows", allow_module_level=True)

from gates.terminal import Terminal, wait_for

TITLE = "Winter flow"
ITEMS = list(Library().need(REDESIGN).points)
SPLIT = "two-way-communication"
PLACE = ITEMS.index(SPLIT)


@pytest.fixture(autouse=True)
def look_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "EVERY", 0.05)


def answers(split: int) -> list[int]:
    """Nine answers: all agree but on one item."""
    return [split if item == SPLIT else 5 for item in ITEMS]


def digits(split: int) -> str:
    return "".join(map(str, answers(split)))


async def test_a_whole_workshop(tmp_path: Path) -> None:
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        folder = await starts(pilot, tmp_path)
        await passes_the_laptop(pilot)
        await files_arrive(pilot, folder)
    dies_while_somebody_rates(folder)
    first_round = {path.name: path.read_bytes() for path in folder.glob(f"{REDESIGN}.*.json")}
    async with app_at(tmp_path).run_test(size=(120, 36), notifications=True) as pilot:
        await goes_on(pilot, folder)
        await reveals_and_plans(pilot)
        await votes_again(pilot, folder)
        await settles(pilot, folder)
        await closes(pilot, folder)
        await pilot.press("escape", "escape", "escape")
        await comes_about(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    changed = {name for name, data in first_round.items() if (folder / name).read_bytes() != data}
    assert len(changed) == 1, "only the rating that was cut short went on"
    assert "eve" in changed.pop()


async def starts(pilot: Pilot[int], home: Path) -> Path:
    """Start the workshop in a minute; its folder."""
    await press(pilot, "f2")
    await until(pilot, "none yet")
    await press(pilot, "n")
    await until(pilot, "Start a workshop")
    await type_in(pilot, TITLE)
    await press(pilot, "enter", "enter")
    await type_in(pilot, "redesign")
    await until(pilot, "[ ] Are you delivering effective redesign?")
    await press(pilot, "enter", "ctrl+s")
    await until(pilot, "Frameworks Are you delivering effective redesign?")
    await press(pilot, "enter")
    await type_in(pilot, "clinician; manager")
    await press(pilot, "ctrl+s")
    await until(pilot, "nobody has answered yet")
    (folder,) = found(home, "*winter-flow*")
    head = on_disk(folder).head
    assert (head.title, head.frameworks, head.roles) == (
        TITLE,
        [REDESIGN],
        ["clinician", "manager"],
    )
    assert (head.naming, head.round, head.revealed) == ("alias", 1, False)
    return folder


async def passes_the_laptop(pilot: Pilot[int]) -> None:
    """Three people rate on the laptop that goes round; nobody sees anything of the others."""
    await press(pilot, "n")
    await until(pilot, "first, for all raters")
    await press(pilot, "ctrl+s")
    await until(pilot, "Hand the laptop to the next rater")
    for alias, role, split in (("Ann", "c", 1), ("Ben", "c", 2), ("Cas", "m", 6)):
        await comes_in(pilot, alias, role)
        await rates(pilot, digits(split))
        shown = await hands_on(pilot)
        assert alias not in shown
    assert "3 have rated" in text(pilot.app)
    await press(pilot, "escape")
    await sees(pilot, "3 raters · 3 complete")


async def files_arrive(pilot: Pilot[int], folder: Path) -> None:
    """Two people send a file, one of them a copy of it too; what they answered stays hidden."""
    put(folder, "Dee", answers(7), role="manager")
    sent = put(folder, "Fay", answers(7), role="manager")
    (folder / "Fay (1).json").write_bytes(sent.read_bytes())
    await sees(pilot, "5 raters · 5 complete")
    shown = text(pilot.app)
    assert "same again" in shown
    assert "answers hidden" in shown
    assert "two camps" not in shown
    await press(pilot, "2", "4")
    assert isinstance(pilot.app.screen, GatherScreen), "there is no room before it is revealed"


def dies_while_somebody_rates(folder: Path) -> None:
    """The sixth rater has given two answers when the laptop dies."""
    terminal = Terminal([sys.executable, "-m", "qi_tui", "facilitate", str(folder)])
    try:
        terminal.says("5 raters")
        terminal.type("n")
        terminal.says("Hand the laptop")
        terminal.type("\r")
        terminal.says("You rate alone first")
        terminal.type("Eve")
        terminal.says("Eve")
        terminal.type("\r")
        terminal.says("So that roles can be compared")
        terminal.type("c")
        terminal.type("\r")
        terminal.says("Finish")
        terminal.type("5")
        wait_for(lambda: values_of(folder, "eve") == [5])
        terminal.type("5")
        wait_for(lambda: values_of(folder, "eve") == [5, 5])
        terminal.process.kill()
        terminal.ended()
    finally:
        terminal.tidy()


def values_of(folder: Path, hint: str) -> list[int]:
    files = found(folder, f"*.{hint}.*.json")
    if not files:
        return []
    content = json.loads(files[0].read_text(encoding="utf-8"))
    return list(content["answers"].get("1", {}).get("values", {}).values())


async def goes_on(pilot: Pilot[int], folder: Path) -> None:
    """The laptop is back: nothing is lost, and the sixth rater goes on where it stopped."""
    await press(pilot, "f2")
    await until(pilot, TITLE)
    await press(pilot, "enter")
    await sees(pilot, "6 raters · 5 complete · 1 draft, 2 of 9")
    await press(pilot, "n")
    await until(pilot, "1 not finished")
    await comes_in(pilot, "eve")
    await until(pilot, "Go on where it was left?")
    await press(pilot, "enter")
    await until(pilot, "2 of 9")
    await press(pilot, *digits(2)[2:], "enter")
    await until(pilot, "Thank you")
    await hands_on(pilot)
    await press(pilot, "escape")
    await sees(pilot, "6 raters · 6 complete")


async def reveals_and_plans(pilot: Pilot[int]) -> None:
    """Reveal; the item that splits the room is first, on the agenda, and marked for a new vote."""
    await press(pilot, "r")
    shown = await until(pilot, "most disagreement first")
    assert "◆ two camps" in next(row for row in shown.splitlines() if "▸" in row)
    assert "Two-way communication" in next(row for row in shown.splitlines() if "▸" in row)
    await press(pilot, "3")
    shown = flat(await until(pilot, "Where we agree"))
    assert "Worth our time" in shown
    await press(pilot, "v")
    await until(pilot, "vote again")
    await press(pilot, "enter")
    await until(pilot, "1 of 9")
    assert "Ann" not in text(pilot.app)
    await press(pilot, "h", "n")
    await until(pilot, "For you alone:")
    await type_in(pilot, "Let the wards speak first")
    await press(pilot, "ctrl+s")
    await until(pilot, "Let the wards speak first")
    await press(pilot, "h")
    shown = text(pilot.app)
    assert "Let the wards speak first" not in shown, "what is for me alone is hidden"
    assert "3 said 1–2, 3 said 6–7" in shown


async def votes_again(pilot: Pilot[int], folder: Path) -> None:
    """A second round on that item: two keep their answer, four move; then it is revealed."""
    await press(pilot, "3")
    await until(pilot, "Where we agree")
    await press(pilot, "r")
    await until(pilot, "Vote again on 1 item?")
    await press(pilot, "y")
    await until(pilot, "answers hidden")
    assert on_disk(folder).head.round_items == [SPLIT]
    await press(pilot, "n")
    await until(pilot, "Hand the laptop to the next rater")
    for alias, last, key in (
        ("ann", 1, "4"),
        ("BEN", 2, "4"),
        ("Cas", 6, "enter"),
        ("Dee", 7, "5"),
        ("Eve", 2, "enter"),
        ("Fay", 7, "5"),
    ):
        await press(pilot, "enter")
        await until(pilot, "You rate alone first.")
        await type_in(pilot, alias)
        await press(pilot, "ctrl+s")
        shown = flat(await until(pilot, f"Last time you said {last}"))
        assert "0 of 1" in shown, "nothing is given before a key is pressed"
        assert "3 said 1–2, 3 said 6–7" in shown
        await press(pilot, key, "enter")
        await until(pilot, "Thank you")
        await hands_on(pilot)
    await press(pilot, "escape")
    await until(pilot, "answers hidden")
    await press(pilot, "r")
    shown = await until(pilot, "round 2")
    assert "Two-way communication" in shown
    second = [each for each in sessions(folder) if each.head.round == 2]
    assert sorted(each.sheet().values[SPLIT] for each in second) == [2, 4, 4, 5, 5, 6]
    first = {each.head.id for each in sessions(folder) if each.head.round == 1}
    assert all(each.head.follows in first for each in second)


async def settles(pilot: Pilot[int], folder: Path) -> None:
    """Write down what was agreed and an action; both rounds can be compared."""
    await press(pilot, "4")
    await until(pilot, "4 of 6 moved")
    await press(pilot, "a")
    await until(pilot, "Why not lower")
    await press(pilot, "4", "enter")
    await type_in(pilot, "The bulletin reaches all")
    await press(pilot, "enter")
    await type_in(pilot, "Nobody answers it")
    await press(pilot, "ctrl+s")
    await comes_about(pilot, lambda: agreed_of(on_disk(folder), REDESIGN, SPLIT) is not None)
    agreed = agreed_of(on_disk(folder), REDESIGN, SPLIT)
    assert agreed is not None
    assert (agreed.value, agreed.round, agreed.why_not_lower, agreed.why_not_higher) == (
        4,
        2,
        "The bulletin reaches all",
        "Nobody answers it",
    )
    await press(pilot, "c")
    await until(pilot, "By when")
    await type_in(pilot, "Answer the bulletin")
    await press(pilot, "enter")
    await type_in(pilot, "Jo")
    await press(pilot, "ctrl+s")
    await comes_about(pilot, lambda: bool(on_disk(folder).actions))
    await press(pilot, "6")
    shown = flat(await until(pilot, "round 1"))
    assert "round 2" in shown
    await press(pilot, "5")
    await until(pilot, "Answer the bulletin")
    assert "Jo" in text(pilot.app)


async def closes(pilot: Pilot[int], folder: Path) -> None:
    """Vote on whether it was worth the time, and read all of it on one page."""
    await press(pilot, "7")
    await until(pilot, "on one page")
    await press(pilot, "w")
    for number in (1, 2):
        await comes_about(pilot, lambda: pilot.app.screen.query("*").first() is not None)
        await press(pilot, "5")
        await until(pilot, f"{number} vote")
        await pilot.pause(1.1)
    await press(pilot, "escape")
    await until(pilot, "on one page")
    await comes_about(pilot, lambda: on_disk(folder).head.worth_it == [0, 0, 0, 0, 2])
    await press(pilot, "home")
    shown = text(pilot.app)
    for _ in range(3):
        await press(pilot, "pagedown")
        shown += text(pilot.app)
    said = flat(shown)
    assert "✓ Agreed: 4" in said
    assert "4 of 6 moved: 4 towards the middle" in said
    assert "2 votes, without names" in said
    assert "The bulletin reaches all" in said
    assert "Answer the bulletin" in said
    assert "Ann" not in said
