"""The roles on one item: figures by hand, what must hold in any room, and what is said of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.roles.deals import Deals
from qi_tui.analysis.roles.role_words import (
    TOO_FEW_TO_RANK,
    role_sentences,
    show_points,
    show_share,
)
from qi_tui.analysis.roles.roles import (
    above_chance,
    eta_squared,
    expected_share,
    gap_between,
    gap_within,
    may_rank,
    role_figures,
)
from tests.analysis.test_deals import brute_eta, counts_of, every_deal


@st.composite
def groups(draw: st.DrawFn) -> tuple[int, list[list[int]]]:
    points = draw(st.integers(2, 7))
    people = st.lists(st.integers(1, points), min_size=1, max_size=5)
    return points, draw(st.lists(people, min_size=2, max_size=4))


def counted(made: tuple[int, list[list[int]]]) -> list[list[int]]:
    points, answers = made
    return [counts_of(group, points) for group in answers]


def mean(gaps: list[int]) -> Fraction | None:
    return Fraction(sum(gaps), len(gaps)) if gaps else None


@given(groups())
def test_the_gaps_are_the_means_over_all_pairs(made: tuple[int, list[list[int]]]) -> None:
    people = [(number, answer) for number, group in enumerate(made[1]) for answer in group]
    pairs = list(combinations(people, 2))
    between = [abs(a[1] - b[1]) for a, b in pairs if a[0] != b[0]]
    within = [abs(a[1] - b[1]) for a, b in pairs if a[0] == b[0]]
    assert gap_between(counted(made)) == mean(between)
    assert gap_within(counted(made)) == mean(within)


@given(groups())
def test_eta_squared_is_as_defined(made: tuple[int, list[list[int]]]) -> None:
    points, answers = made
    counts = counted(made)
    found = eta_squared(counts)
    if len({answer for group in answers for answer in group}) == 1:
        assert found is None
        assert expected_share(counts) is None
        assert above_chance(counts) is None
        return
    assert found == brute_eta(answers, points)
    assert found is not None
    assert 0 <= found <= 1


@given(groups())
def test_mirroring_swapping_and_leaving_out_the_empty_change_nothing(
    made: tuple[int, list[list[int]]],
) -> None:
    counts = counted(made)
    mirrored = [group[::-1] for group in counts]
    empty = [[0] * made[0], *counts]
    for figure in (eta_squared, expected_share, above_chance, gap_between, gap_within):
        assert figure(mirrored) == figure(counts)
        assert figure(counts[::-1]) == figure(counts)
        assert figure(empty) == figure(counts)


@pytest.mark.parametrize("answers", [[[1, 2, 5], [4, 4]], [[1, 1], [2, 5], [3]], [[7], [1, 4, 4]]])
def test_the_expected_share_is_the_mean_over_all_deals(answers: list[list[int]]) -> None:
    everybody = [answer for group in answers for answer in group]
    deals = [brute_eta(deal, 7) for deal in every_deal(everybody, [len(g) for g in answers])]
    expected = expected_share([counts_of(group, 7) for group in answers])
    assert expected == sum(deals, Fraction(0)) / len(deals)
    assert expected == Fraction(len(answers) - 1, len(everybody) - 1)


def test_a_room_by_hand() -> None:
    made = role_figures({"clinician": (0, 3, 2, 0, 0), "manager": (0, 0, 1, 3, 0)})
    clinicians, managers = made.groups
    assert (clinicians.role, clinicians.n, clinicians.median) == ("clinician", 5, 2.0)
    assert (managers.role, managers.n, managers.median) == ("manager", 4, 4.0)
    assert (made.between, made.within) == (Fraction(27, 20), Fraction(9, 16))
    assert (made.eta_squared, made.expected) == (Fraction(41, 80), Fraction(1, 8))
    assert made.above == Fraction(31, 70)
    assert made.deals == Deals(6, 126, is_exact=True)
    assert made.may_rank


def test_a_role_apart_and_nobody_else() -> None:
    made = role_figures({"clinician": (3, 0, 0), "manager": (0, 0, 5)})
    assert [made.between, made.within, made.eta_squared, made.above] == [2, 0, 1, 1]
    assert made.deals == Deals(1, 56, is_exact=True)
    assert not made.may_rank
    assert role_sentences(made) == (TOO_FEW_TO_RANK,)


def test_a_unanimous_room_has_no_share_between_roles() -> None:
    made = role_figures({"clinician": (0, 4, 0), "manager": (0, 5, 0)})
    assert [made.between, made.within] == [0, 0]
    assert (made.eta_squared, made.expected, made.above, made.deals) == (None, None, None, None)
    assert role_sentences(made) == ("Everyone in these roles gave the same answer.",)


def test_one_role_cannot_be_compared() -> None:
    for made in (role_figures({}), role_figures({"manager": (1, 2, 3)})):
        assert (made.between, made.eta_squared, made.deals) == (None, None, None)
        assert not made.may_rank
        assert role_sentences(made) == ()


def test_a_role_that_did_not_rate_it_is_named_and_counts_for_nothing() -> None:
    made = role_figures({"manager": (0, 0, 0), "nurse": (4, 1, 0), "medic": (0, 1, 4)})
    alone = role_figures({"nurse": (4, 1, 0), "medic": (0, 1, 4)})
    manager, *_ = made.groups
    assert (manager.role, manager.n, manager.median) == ("manager", 0, None)
    assert (made.eta_squared, made.deals) == (alone.eta_squared, alone.deals)
    assert alone.may_rank
    assert not made.may_rank


def test_one_person_per_role_cannot_be_mixed() -> None:
    made = role_figures({"nurse": (1, 0, 0), "medic": (0, 0, 1)})
    assert [made.eta_squared, made.expected, made.above, made.within] == [1, 1, None, None]
    assert made.deals == Deals(2, 2, is_exact=True)


def test_sixty_people_are_sampled_and_thirty_are_counted() -> None:
    crowd = (5, 5, 5, 0, 5, 5, 5)
    large = role_figures({"nurse": crowd, "medic": (1, 3, 4, 6, 6, 6, 4)})
    assert large.deals is not None
    assert not large.deals.is_exact
    half = role_figures({"nurse": (2, 3, 3, 0, 3, 2, 2), "medic": (0, 1, 2, 3, 3, 3, 3)})
    assert half.deals is not None
    assert half.deals.is_exact


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [([4, 4], True), ([4, 3], False), ([9, 9, 3], False), ([4], False), ([], False)],
)
def test_below_four_in_a_group_nothing_is_ranked(sizes: list[int], expected: bool) -> None:
    assert may_rank(sizes) is expected


def test_what_is_said_of_the_roles() -> None:
    made = role_figures({"clinician": (4, 0, 0, 0), "manager": (0, 0, 0, 4)})
    assert role_sentences(made) == (
        "Two people of different roles are typically 3.0 points apart, two of the same role 0.0.",
        "If the labels were dealt at random, a gap this large would turn up in 1 of 35 deals.",
    )


@pytest.mark.parametrize(
    ("gap", "shown"),
    [
        (None, "–"),
        (Fraction(0), "0.0"),
        (Fraction(1, 30), "less than 0.1"),
        (Fraction(1, 20), "0.1"),
        (Fraction(5, 4), "1.3"),
        (Fraction(13), "13.0"),
    ],
)
def test_gaps_are_shown_with_one_decimal(gap: Fraction | None, shown: str) -> None:
    assert show_points(gap) == shown


def test_shares_are_shown_as_whole_percentages() -> None:
    shares = [None, Fraction(0), Fraction(1, 8), Fraction(1, 200), Fraction(1)]
    assert [show_share(share) for share in shares] == ["–", "0%", "13%", "1%", "100%"]
