"""What raters are told: true to the limits that hold, in words that anybody understands."""

from __future__ import annotations

from typing import get_args

import pytest

from qi_tui.analysis.shown.promise import Way, promise, promise_line
from qi_tui.model.workshop import Limits, Naming

NAMINGS: tuple[Naming, ...] = get_args(Naming)


def test_without_a_workshop() -> None:
    assert promise() == (
        "You rate alone first. What you rate stays on this laptop, in one file of yours, until you"
        " hand that file over. In the room, answers are shown as counts without names, from the"
        " first rater on; role groups only from 3. In what leaves the room, medians are shown only"
        " from 5 raters and counts only from 10, never single answers or names."
    )
    assert promise_line() == (
        "Rate alone first. It stays on this laptop; the room sees counts, not names."
    )


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("way", Way)
def test_each_workshop_is_told_its_own_limits(naming: Naming, way: Way) -> None:
    raised = Limits(median=6, counts=12, role_in_room=4)
    said = promise(naming, raised, way)
    assert said.startswith(f"You rate alone first. {way.value} ")
    assert "role groups only from 4." in said
    assert "only from 6 raters and counts only from 12" in said
    assert said.endswith("never single answers or names.")


def test_names_are_told_where_they_are_shown_and_only_there() -> None:
    assert "your name may stand beside what you write" in promise("named")
    assert "counts without names" in promise("alias")
    assert "no name and no time of day; two words find it again" in promise("anonymous")


def test_limits_that_are_lowered_without_a_word_are_not_in_force() -> None:
    assert promise("alias", Limits(median=1, counts=2)) == promise()


@pytest.mark.parametrize(
    ("reason", "ending"),
    [
        ("we are four, and all agreed", "because: we are four, and all agreed."),
        (" All agreed. ", "because: All agreed."),
        ("evil\x1b[31m\u202e", "because: evil\ufffd[31m\ufffd."),
    ],
)
def test_lowered_limits_are_told_with_the_reason(reason: str, ending: str) -> None:
    said = promise("alias", Limits(median=1, counts=4, lowered_because=reason))
    assert "medians are shown only from 1 rater and counts only from 4" in said
    assert said.endswith(f"These numbers are lower than usual, {ending}")


def test_a_reason_alone_lowers_nothing() -> None:
    assert promise("alias", Limits(lowered_because="no reason to")) == promise()


def test_paper_tells_that_somebody_reads_it() -> None:
    assert "whoever types it in sees your marks" in promise(way=Way.PAPER)
    assert "until you hand that file over" not in promise(way=Way.PAPER)


@pytest.mark.parametrize("naming", NAMINGS)
def test_the_line_fits_the_narrowest_screen(naming: Naming) -> None:
    assert len(promise_line(naming)) <= 78
    assert "on this laptop" in promise_line(naming)
    assert "counts" in promise_line(naming)
