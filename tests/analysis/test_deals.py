"""How often labels dealt at random show so large a gap: every deal counted, or a fixed sample."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.roles.deals import Deals, deals_of_two, tables_of_two
from qi_tui.analysis.roles.relabelling import DEALS_TRIED, deals_of_people
from qi_tui.analysis.roles.role_words import deals_sentence

Groups = list[list[int]]


@st.composite
def two_groups(draw: st.DrawFn) -> tuple[int, Groups]:
    points = draw(st.integers(2, 6))
    people = st.lists(st.integers(1, points), min_size=1, max_size=4)
    return points, [draw(people), draw(people)]


@st.composite
def three_groups(draw: st.DrawFn) -> tuple[int, Groups]:
    points = draw(st.integers(2, 5))
    people = st.lists(st.integers(1, points), min_size=1, max_size=2)
    return points, [draw(people) for _ in range(3)]


def counts_of(answers: Sequence[int], points: int) -> list[int]:
    return [answers.count(point) for point in range(1, points + 1)]


def brute_eta(groups: Sequence[Sequence[int]], points: int) -> Fraction:
    """Eta² from its definition, by shares of people at or below each point."""
    everybody = [answer for group in groups for answer in group]

    def at_most(answers: Sequence[int], point: int) -> Fraction:
        return Fraction(sum(answer <= point for answer in answers), len(answers))

    between = whole = Fraction(0)
    for point in range(1, points):
        share = at_most(everybody, point)
        whole += len(everybody) * share * (1 - share)
        between += sum(len(group) * (at_most(group, point) - share) ** 2 for group in groups)
    return between / whole


def every_deal(people: list[int], sizes: Sequence[int]) -> Iterator[Groups]:
    """Every way to deal people out, as answers."""
    if len(sizes) == 1:
        yield [people]
        return
    for chosen in combinations(range(len(people)), sizes[0]):
        rest = [answer for place, answer in enumerate(people) if place not in chosen]
        for others in every_deal(rest, sizes[1:]):
            yield [[people[place] for place in chosen], *others]


def brute_deals(groups: Groups, points: int) -> tuple[int, int]:
    everybody = [answer for group in groups for answer in group]
    found = brute_eta(groups, points)
    deals = [brute_eta(deal, points) for deal in every_deal(everybody, [len(g) for g in groups])]
    return sum(each >= found for each in deals), len(deals)


def rows(groups: Groups) -> list[list[bytes]]:
    return [[bytes([answer]) for answer in group] for group in groups]


def is_split(groups: Groups) -> bool:
    return len({answer for group in groups for answer in group}) > 1


@given(two_groups())
def test_the_deals_of_two_roles_are_all_dealt(made: tuple[int, Groups]) -> None:
    points, groups = made
    if is_split(groups):
        deals = deals_of_two(*(counts_of(group, points) for group in groups))
        assert (deals.as_large, deals.dealt) == brute_deals(groups, points)
        assert deals.is_exact
        assert deals_of_people(rows(groups)) == deals


@given(three_groups())
def test_the_deals_of_three_roles_are_all_dealt(made: tuple[int, Groups]) -> None:
    points, groups = made
    deals = deals_of_people(rows(groups))
    if is_split(groups):
        assert deals is not None
        assert (deals.as_large, deals.dealt, deals.is_exact) == (*brute_deals(groups, points), True)
    else:
        assert deals is None


@given(two_groups())
def test_mirroring_the_scale_and_swapping_the_labels_change_nothing(
    made: tuple[int, Groups],
) -> None:
    points, groups = made
    first, second = (counts_of(group, points) for group in groups)
    deals = deals_of_two(first, second)
    assert deals_of_two(second, first) == deals
    assert deals_of_two(first[::-1], second[::-1]) == deals


@given(two_groups())
def test_the_number_of_tables(made: tuple[int, Groups]) -> None:
    points, groups = made
    everybody = groups[0] + groups[1]
    tables = {
        tuple(counts_of(deal[0], points))
        for deal in every_deal(everybody, [len(group) for group in groups])
    }
    assert tables_of_two(*(counts_of(group, points) for group in groups)) == len(tables)


def test_three_against_five_who_have_nothing_in_common() -> None:
    assert comb(8, 3) == 56
    deals = deals_of_two((3, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 5))
    assert deals == Deals(1, 56, is_exact=True)
    assert deals_sentence(deals) == (
        "if the labels were dealt at random, a gap this large would turn up in 1 of 56 deals"
    )


def test_in_groups_of_one_size_the_mirrored_deal_is_as_large() -> None:
    assert deals_of_two((3, 0), (0, 3)) == Deals(2, 20, is_exact=True)


def test_a_sample_is_near_the_truth_and_always_the_same() -> None:
    first, second = [1, 1, 2, 2, 2, 3, 3, 4, 5, 5], [2, 3, 3, 4, 4, 4, 5, 5, 5, 5]
    exact = deals_of_two(counts_of(first, 5), counts_of(second, 5))
    tried = deals_of_people(rows([first, second]))
    assert tried is not None
    assert (tried.dealt, tried.is_exact) == (DEALS_TRIED, False)
    assert abs(tried.share - exact.share) < Fraction(1, 50)
    assert deals_of_people(rows([second[::-1], first])) == tried


def test_a_sample_that_shows_nothing_as_large_is_not_a_share_of_none() -> None:
    tried = deals_of_people(rows([[1] * 20, [7] * 20, [4] * 20]))
    assert tried == Deals(0, DEALS_TRIED, is_exact=False)
    assert tried.share == Fraction(1, DEALS_TRIED + 1)


@pytest.mark.parametrize(
    ("deals", "said"),
    [
        (Deals(1, 56, is_exact=True), "1 of 56 deals"),
        (Deals(2, 20, is_exact=True), "1 of 10 deals"),
        (Deals(17, 56, is_exact=True), "17 of 56 deals"),
        (Deals(1, 184_756, is_exact=True), "1 of 184,756 deals"),
        (Deals(276, 1680, is_exact=True), "about 2 of 10 deals"),
        (Deals(5, 1287, is_exact=True), "about 1 of 257 deals"),
        (Deals(28, 56, is_exact=True), "1 of 2 deals"),
        (Deals(29, 56, is_exact=True), "most deals"),
        (Deals(56, 56, is_exact=True), "every deal"),
        (Deals(0, 2000, is_exact=False), "none of the 2,000 deals that were tried"),
        (Deals(1, 2000, is_exact=False), "about 1 of 1,000 deals"),
        (Deals(99, 2000, is_exact=False), "about 1 of 20 deals"),
        (Deals(500, 2000, is_exact=False), "about 3 of 10 deals"),
        (Deals(1000, 2000, is_exact=False), "most deals"),
        (Deals(2000, 2000, is_exact=False), "most deals"),
    ],
)
def test_what_is_said_of_deals(deals: Deals, said: str) -> None:
    assert deals_sentence(deals).endswith(f"would turn up in {said}")
