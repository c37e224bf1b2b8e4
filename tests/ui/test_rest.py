"""How long it rests between two looks: of a room it looks all the time, of a million files not."""

from __future__ import annotations

import pytest

from qi_tui.ui.facilitating.looking import rest_after


@pytest.mark.parametrize(
    ("took", "rest"),
    [(0.01, 0.5), (0.1, 0.5), (0.5, 2), (60, 10)],
    ids=["a room", "ten rooms", "a region", "the first look at a million"],
)
def test_how_long_it_rests(took: float, rest: float) -> None:
    assert rest_after(took) == rest
