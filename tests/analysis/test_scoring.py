"""Scores, and what the source says that they mean."""

from __future__ import annotations

import pytest

from qi_tui.analysis.scoring import score_session
from qi_tui.model.answer import Standing
from qi_tui.store.definitions.library import Library
from tests.making import framework, item, session


def test_a_domain_is_summed_when_all_of_it_is_rated() -> None:
    of = framework()
    result = score_session(of, session(of, {"a": 1, "b": 4, "c": 5, "d": 5}))
    assert [domain.score for domain in result.domains] == [5, 10]
    assert [domain.band.label for domain in result.domains if domain.band] == ["low", "high"]
    assert result.verdict is not None
    assert result.verdict.label == "low"


@pytest.mark.parametrize(
    ("mark", "standing"),
    [(None, Standing.UNANSWERED), ("?", Standing.DONT_KNOW), ("-", Standing.NOT_APPLICABLE)],
)
def test_what_is_missing_is_named_and_nothing_is_put_in_its_place(
    mark: str | None, standing: Standing
) -> None:
    of = framework()
    result = score_session(of, session(of, {"a": 1, "b": mark, "c": 5, "d": 5}))
    assert result.domains[0].score is None
    assert result.domains[0].missing == (("Item b", standing),)
    assert result.domains[1].score == 10
    assert result.verdict is None


def test_a_reversed_item_counts_from_the_other_end() -> None:
    of = framework(
        domains=[{"id": "x", "title": "X", "items": [item("a"), item("b", reversed=True)]}]
    )
    assert score_session(of, session(of, {"a": 5, "b": 5})).domains[0].score == 6


def test_a_mean_is_of_the_domain() -> None:
    of = framework(scoring={"method": "mean"})
    domain = score_session(of, session(of, dict.fromkeys("abcd", 4) | {"b": 3})).domains[0]
    assert (domain.score, domain.lowest, domain.highest) == (3.5, 1, 5)


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (3, "not there yet"),
        (14, "not there yet"),
        (15, "good progress"),
        (17, "good progress"),
        (18, "excellent chance"),
        (21, "excellent chance"),
    ],
)
def test_the_bands_of_effective_redesign(total: int, band: str) -> None:
    of = Library().need("effective-redesign")
    values = [total // 3 + (place < total % 3) for place in range(3)]
    names = [each.id for each in of.domains[0].items]
    result = score_session(of, session(of, dict(zip(names, values, strict=True))))
    assert result.domains[0].score == total
    assert result.domains[0].band is not None
    assert result.domains[0].band.label == band


def test_of_a_matrix_only_the_chosen_columns_are_scored() -> None:
    of = framework(
        columns=[{"id": "local", "title": "Local"}, {"id": "far", "title": "Far"}],
        domains=[
            {
                "id": "x",
                "title": "X",
                "items": [item("a", column="local"), item("b", column="far"), item("e")],
            },
            {"id": "y", "title": "Y", "items": [item("c", column="far")]},
        ],
        scoring={"method": "mean"},
    )
    marks = {"a": 2, "b": 1, "e": 4, "c": 1}
    (chosen,) = score_session(of, session(of, marks, columns=["local"])).domains
    assert (chosen.title, chosen.score, chosen.missing) == ("X", 3, ())
    every = score_session(of, session(of, marks)).domains
    assert [domain.title for domain in every] == ["X", "Y"]
    strange = score_session(of, session(of, marks, columns=["no-such-column"])).domains
    assert strange == every
