"""Privacy in the reports, whatever their format: the same searches as on every other surface."""

from __future__ import annotations

from pathlib import Path

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
from tests.surfaces.printing import reports
from tests.surfaces.rules import check_reports

NAMINGS: tuple[Naming, ...] = ("named", "alias", "anonymous")
GROUPS = (5, 4, 2, 1)


@pytest.mark.parametrize("naming", NAMINGS)
def test_what_may_stand_in_a_report(naming: Naming, tmp_path: Path) -> None:
    for made in (
        cast(GROUPS, (0, 1), naming),
        cast(GROUPS, (0,), naming, RAISED),
        cast((3, 1), (), naming),
        cast((12,), (0,), naming, HOUSE, outside=(0,)),
    ):
        seen = reports(play(made, tmp_path))
        assert "report answers room" in seen
        assert "report answers outside" not in seen
        check_reports(made, seen)


@pytest.mark.parametrize("naming", NAMINGS)
def test_other_people_change_nothing(naming: Naming, tmp_path: Path) -> None:
    made = cast(GROUPS, (0, 1), naming)
    check_alike(made, strangers(made), tmp_path, but=() if naming == "anonymous" else ("room",))


@pytest.mark.parametrize("naming", ["alias", "anonymous"])
def test_who_has_a_role_that_is_too_small_changes_nothing(naming: Naming, tmp_path: Path) -> None:
    for made in (cast(GROUPS, (0, 1), naming), cast((3, 2), (), naming)):
        check_alike(made, relabelled(made), tmp_path)


def test_outside_of_too_few_the_answers_change_nothing(tmp_path: Path) -> None:
    made = cast((4,), (0,))
    check_alike(made, rated_otherwise(made, keep_median=False), tmp_path, but=("room",))


def check_alike(made: Cast, other: Cast, folder: Path, but: tuple[str, ...] = ()) -> None:
    """Two workshops have the same reports, but for those made for some audiences."""
    ours, others = (reports(play(each, folder)) for each in (made, other))
    for surface, text in ours.items():
        if not surface.endswith(but):
            assert text == others[surface], surface
