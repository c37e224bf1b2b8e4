"""Rows, standouts and means: what every picture is made of."""

from __future__ import annotations

import pytest

from qi_tui.analysis.results.reading import asked_rows, highest_of, lowest_of, mean_of
from qi_tui.model.answer import Standing
from qi_tui.model.session import Sheet
from tests.analysis.results.answers import BOTH, domain, items, made, rated
from tests.making import item


def test_a_row_says_what_was_answered_and_what_it_counts() -> None:
    of = made(None, domain("One", item("a"), item("b", reversed=True), item("c")))
    a, b, c = asked_rows(of, rated(of, {"a": 2, "b": 2, "c": "?"}))
    assert (a.value, a.scored, a.says, a.domain) == (2, 2, "a little", "One")
    assert (b.value, b.scored, b.says) == (2, 4, "a little")
    assert (c.value, c.scored, c.says, c.standing) == (None, None, "", Standing.DONT_KNOW)


def test_rows_are_asked_for_every_subject_and_facet() -> None:
    of = made(None, domain("One", *items("ab")), subjects="team", facets=BOTH)
    rows = asked_rows(of, rated(of, {("now", "Ward"): {"a": 1}, ("needed", "Lab"): {"b": 5}}))
    assert [(row.subject, row.item, row.facet) for row in rows[:3]] == [
        ("Ward", "a", "now"),
        ("Ward", "a", "needed"),
        ("Ward", "b", "now"),
    ]
    assert len(rows) == 8


def test_of_a_matrix_only_the_chosen_columns_are_asked() -> None:
    columns = [{"id": "left", "title": "Left"}, {"id": "right", "title": "Right"}]
    both = domain("Both", item("a", column="left"), item("b", column="right"))
    other = domain("Other", item("c", column="right"))
    of = made(None, both, other, columns=columns)
    assert [row.item for row in asked_rows(of, rated(of, {}, columns=["left"]))] == ["a"]
    assert [row.item for row in asked_rows(of, rated(of, {}, columns=[]))] == ["a", "b", "c"]


def test_a_value_off_the_scale_is_no_answer() -> None:
    of = made(None, domain("One", *items("a")))
    strange = rated(of, {}).model_copy(update={"sheets": (Sheet(values={"a": 7}),)})
    (row,) = asked_rows(of, strange)
    assert (row.value, row.standing) == (None, Standing.UNANSWERED)


@pytest.mark.parametrize(
    ("figures", "names", "figure"),
    [
        ([1, 2, 3], ("A",), 1),
        ([2, 1, 1], ("B", "C"), 1),
        ([2.04, 2.0, 3], ("A", "B"), 2),
        ([2, 2, 2], (), 2),
        ([2, None, 3], ("A",), 2),
    ],
)
def test_the_lowest_is_named_with_its_ties(
    figures: list[float | None], names: tuple[str, ...], figure: float
) -> None:
    found = lowest_of(list(zip("ABC", figures, strict=True)))
    assert (found.names, found.figure) == (names, figure)


def test_all_alike_is_no_standout_and_one_alone_is_no_comparison() -> None:
    assert lowest_of([("A", 3), ("B", 3)]).all_alike
    alone = lowest_of([("A", 3), ("B", None)])
    assert (alone.names, alone.compared, alone.without) == ((), 1, ("B",))
    assert not alone.all_alike
    assert lowest_of([]).compared == 0


def test_the_highest_is_the_other_end() -> None:
    assert highest_of([("A", 1), ("B", 4), ("C", 4)]).names == ("B", "C")


def test_a_mean_needs_every_value() -> None:
    assert mean_of([1, 2]) == 1.5
    assert mean_of([1, None]) is None
    assert mean_of([]) is None
