"""Privacy on every surface: a table says what may stand where, and each surface is searched for it.

Beside the table stands a stricter question: what may not be seen must change nothing. Two workshops
that differ only in it, in who people are or in roles that are too small to show, look alike.
"""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from qi_tui.model.workshop import Naming
from tests.surfaces.casting import (
    HOUSE,
    RAISED,
    Cast,
    cast,
    play,
    rated_otherwise,
    relabelled,
    strangers,
)
from tests.surfaces.figures import check_figures
from tests.surfaces.printing import prints
from tests.surfaces.rules import SCREENS, check
from tests.surfaces.walking import walk

NAMINGS: tuple[Naming, ...] = ("named", "alias", "anonymous")
Places = tuple[int, ...]


class Sizes(NamedTuple):
    """The sizes of a room's role groups, and which of them may be shown under which limits.

    A group is shown where it is large enough and where the others are nobody, or enough too.
    """

    groups: Places
    house: Places = ()
    raised: Places = ()
    outside: Places = ()


ROOMS = (
    Sizes((1,)),
    Sizes((2,)),
    Sizes((2, 1)),
    Sizes((3,), house=(0,)),
    Sizes((3, 1)),
    Sizes((4,), house=(0,), raised=(0,)),
    Sizes((3, 2)),
    Sizes((4, 1)),
    Sizes((6, 3), house=(0, 1)),
    Sizes((5, 4), house=(0, 1), raised=(0, 1)),
    Sizes((8, 2)),
    Sizes((7, 3), house=(0, 1)),
    Sizes((10,), house=(0,), raised=(0,), outside=(0,)),
    Sizes((5, 4, 2, 1), house=(0, 1), raised=(0,)),
    Sizes((10, 2)),
    Sizes((12,), house=(0,), raised=(0,), outside=(0,)),
)
"""Rooms of 1, 2, 3, 4, 5, 9, 10 and 12 raters, with groups of 1 to 8 and of everybody."""
MIXED = ROOMS[13]


def house(sizes: Sizes, naming: Naming = "alias") -> Cast:
    return cast(sizes.groups, sizes.house, naming, HOUSE, sizes.outside)


def raised(sizes: Sizes, naming: Naming = "alias") -> Cast:
    return cast(sizes.groups, sizes.raised, naming, RAISED)


def name_of(sizes: Sizes) -> str:
    return "+".join(map(str, sizes.groups))


@pytest.mark.parametrize("sizes", ROOMS, ids=name_of)
@pytest.mark.parametrize("naming", NAMINGS)
def test_what_is_printed_and_handed_out(naming: Naming, sizes: Sizes, tmp_path: Path) -> None:
    for made, rounds in product((house(sizes, naming), raised(sizes, naming)), (1, 2)):
        seen = prints(play(made, tmp_path, rounds))
        assert ("invitation" in seen) == (rounds == 2)
        check(made, seen)
        check_figures(made, seen)


@pytest.mark.parametrize("sizes", ROOMS, ids=name_of)
def test_outside_and_where_nobody_has_a_name_other_people_change_nothing(
    sizes: Sizes, tmp_path: Path
) -> None:
    for naming in NAMINGS:
        made = house(sizes, naming)
        ours = prints(play(made, tmp_path))
        others = prints(play(strangers(made), tmp_path))
        if naming != "anonymous":
            del ours["merge json room"], others["merge json room"]
        assert ours == others


@pytest.mark.parametrize("sizes", [ROOMS[2], ROOMS[4], ROOMS[6], MIXED], ids=name_of)
def test_who_has_a_role_that_is_too_small_changes_nothing(sizes: Sizes, tmp_path: Path) -> None:
    for made in (house(sizes), raised(sizes)):
        other = relabelled(made)
        assert other != made
        assert prints(play(made, tmp_path)) == prints(play(other, tmp_path))


@pytest.mark.parametrize("sizes", ROOMS[:6], ids=name_of)
def test_outside_of_too_few_the_answers_change_nothing(sizes: Sizes, tmp_path: Path) -> None:
    made = house(sizes)
    ours = prints(play(made, tmp_path))
    others = prints(play(rated_otherwise(made, keep_median=False), tmp_path))
    for surface, text in ours.items():
        is_told = surface.endswith("room")
        assert (text == others[surface]) != is_told, surface


@pytest.mark.parametrize("sizes", ROOMS[6:10], ids=name_of)
def test_outside_of_a_few_nothing_but_the_middle_changes_anything(
    sizes: Sizes, tmp_path: Path
) -> None:
    made = house(sizes)
    ours = prints(play(made, tmp_path))
    others = prints(play(rated_otherwise(made, keep_median=True), tmp_path))
    assert ours["merge csv room"] != others["merge csv room"]
    for surface in ("merge csv outside", "invitation"):
        assert ours[surface] == others[surface]
    # The scores of domains are sums: their middle is another.
    rooms = [json.loads(each["merge json outside"])["rooms"] for each in (ours, others)]
    assert [room["items"] for room in rooms[0]] == [room["items"] for room in rooms[1]]


@pytest.mark.parametrize(
    "made", [house(MIXED, "named"), raised(MIXED, "alias")], ids=["named", "alias"]
)
async def test_every_screen(made: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = await walk(play(made, tmp_path / "here"), monkeypatch)
    assert {*seen} == {*SCREENS}
    check(made, seen)


async def test_every_screen_where_nobody_has_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = house(MIXED, "anonymous")
    seen = await walk(play(made, tmp_path / "here"), monkeypatch)
    assert {*seen} == {*SCREENS}
    check(made, seen)
    # Other people, and the two roles that are too small dealt out the other way round.
    others = relabelled(strangers(made))
    # In a folder of the same name: a long path is broken over lines, where it cannot be masked.
    (tmp_path / "here").rename(tmp_path / "before")
    assert await walk(play(others, tmp_path / "here"), monkeypatch) == seen


@pytest.mark.parametrize(
    ("made", "rounds"),
    [
        (house(ROOMS[0], "anonymous"), 1),
        (house(ROOMS[1], "alias"), 1),
        (raised(ROOMS[3], "alias"), 1),
        (house(ROOMS[7], "alias"), 2),
        (raised(ROOMS[8], "anonymous"), 1),
        (house(ROOMS[11], "named"), 1),
    ],
    ids=lambda value: f"{len(value.people)} {value.naming}" if isinstance(value, Cast) else None,
)
async def test_the_screens_of_small_rooms(
    made: Cast, rounds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = await walk(play(made, tmp_path / "here", rounds), monkeypatch, whole=False)
    check(made, seen)
