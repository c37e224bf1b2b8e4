"""Grids: a mean per cell, and the weakest one."""

from __future__ import annotations

from qi_tui.analysis.results.grid import grid_of
from qi_tui.analysis.results.picking import picture_of
from tests.analysis.results.answers import domain, made, rated
from tests.making import item

OF = made(
    "grid",
    domain("Need", item("a", column="local"), item("b", column="local"), item("c", column="far")),
    domain("Share", item("d", column="local"), item("e", column="far", reversed=True)),
    domain("Keep", item("f", column="local")),
    columns=[{"id": "local", "title": "Local"}, {"id": "far", "title": "Far"}],
)


def test_the_weakest_cell_is_named_by_domain_and_column() -> None:
    found = grid_of(OF, rated(OF, {"a": 2, "b": 3, "c": 4, "d": 5, "e": 4, "f": 3}))
    assert picture_of(OF) == "grid"
    assert found.columns == ("Local", "Far")
    means = {domain: [cell.mean for cell in cells] for domain, cells in found.lines}
    assert means == {"Need": [2.5, 4], "Share": [5, 2], "Keep": [3, None]}
    assert [cell.name for cell in found.weakest_cells] == ["Share, Far"]
    assert found.weakest.without == ()


def test_a_cell_with_an_item_missing_has_no_figure() -> None:
    found = grid_of(OF, rated(OF, {"a": 1, "b": "?", "c": 4, "d": 5, "e": 4, "f": 2}))
    (need, *_) = found.lines
    assert (need[1][0].mean, need[1][0].rated) == (None, 1)
    assert found.weakest.names == ("Share, Far", "Keep, Local")
    assert found.weakest.without == ("Need, Local",)


def test_only_the_chosen_columns_are_drawn() -> None:
    found = grid_of(OF, rated(OF, {"c": 4, "e": 4}, columns=["far"]))
    assert (found.columns, found.left_out) == (("Far",), ("Local",))
    assert [domain for domain, _ in found.lines] == ["Need", "Share"]


def test_all_alike_marks_no_cell() -> None:
    marks = {"a": 3, "b": 3, "c": 3, "d": 3, "e": 3, "f": 3}
    found = grid_of(OF, rated(OF, marks))
    assert found.weakest.all_alike
    assert found.weakest_cells == ()
