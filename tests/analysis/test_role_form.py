"""The roles over a whole form: people are relabelled, with all that they answered."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.roles.deals import Deals
from qi_tui.analysis.roles.relabelling import DEALS_TRIED
from qi_tui.analysis.roles.role_form import FormEffect, form_effect
from qi_tui.analysis.roles.role_words import TOO_FEW_TO_RANK, form_sentence
from qi_tui.analysis.roles.roles import role_figures
from tests.analysis.test_deals import brute_eta, counts_of

Answers = list[int | None]
Form = list[tuple[str, Answers]]
POINTS = 5


@st.composite
def forms(draw: st.DrawFn) -> Form:
    items = draw(st.integers(1, 4))
    answer = st.none() | st.integers(1, POINTS)
    row = st.lists(answer, min_size=items, max_size=items)
    nurses = draw(st.lists(row, min_size=1, max_size=3))
    medics = draw(st.lists(row, min_size=1, max_size=4))
    return [("nurse", row) for row in nurses] + [("medic", row) for row in medics]


def on_item(form: Form, place: int) -> list[list[int]]:
    """The answers to an item of each role that rated it."""
    roles = dict.fromkeys(role for role, _ in form)
    rated = [[a for r, row in form if r == role and (a := row[place])] for role in roles]
    return [group for group in rated if group]


def usable(form: Form) -> list[int]:
    return [
        place
        for place in range(len(form[0][1]))
        if len(groups := on_item(form, place)) > 1
        and len({a for group in groups for a in group}) > 1
    ]


def total(form: Form, places: list[int]) -> Fraction:
    rated = [on_item(form, place) for place in places]
    return sum((brute_eta(g, POINTS) for g in rated if len(g) > 1), Fraction(0))


def brute(form: Form) -> tuple[int, int]:
    places = usable(form)
    found = total(form, places)
    nurses = sum(role == "nurse" for role, _ in form)
    deals = []
    for chosen in combinations(range(len(form)), nurses):
        roles = ["nurse" if person in chosen else "medic" for person in range(len(form))]
        relabelled = [(role, row) for role, (_, row) in zip(roles, form, strict=True)]
        deals.append(total(relabelled, places))
    return sum(each >= found for each in deals), len(deals)


@given(forms())
def test_every_deal_of_people_is_counted(form: Form) -> None:
    effect = form_effect(form)
    places = usable(form)
    if not places:
        assert effect is None
        return
    assert effect is not None
    assert (effect.items, effect.raters) == (len(places), len(form))
    assert effect.mean == total(form, places) / len(places)
    assert (effect.deals.as_large, effect.deals.dealt) == brute(form)
    assert effect.deals.is_exact


@given(forms(), st.randoms(use_true_random=False))
def test_order_labels_and_direction_change_nothing(form: Form, shuffle: random.Random) -> None:
    effect = form_effect(form)
    people = list(form)
    shuffle.shuffle(people)
    assert form_effect(people) == effect
    assert form_effect([({"nurse": "a", "medic": "Z"}[role], row) for role, row in form]) == effect
    swapped = [({"nurse": "medic", "medic": "nurse"}[role], row) for role, row in form]
    assert form_effect(swapped) == effect
    places = list(range(len(form[0][1])))
    shuffle.shuffle(places)
    assert form_effect([(role, [row[place] for place in places]) for role, row in form]) == effect
    mirrored = [(role, [a and POINTS + 1 - a for a in row]) for role, row in form]
    assert form_effect(mirrored) == effect


def test_a_form_of_one_item_says_what_the_item_says() -> None:
    answers = {"nurse": [1, 2, 2, 4], "medic": [3, 4, 5, 5, 5]}
    effect = form_effect([(role, [a]) for role, given in answers.items() for a in given])
    item = role_figures({role: counts_of(given, POINTS) for role, given in answers.items()})
    assert effect is not None
    assert (effect.mean, effect.expected, effect.above) == (
        item.eta_squared,
        item.expected,
        item.above,
    )
    assert effect.deals == item.deals


def test_many_small_gaps_one_way_are_seen_over_the_form() -> None:
    """Each item has 1 2 2 3 against 2 3 3 4, mostly given by other people each time."""
    given: list[Answers] = [[1, 2, 3], [2, 3, 1], [3, 1, 2], [2, 2, 2]]
    nurses: Form = [("nurse", row) for row in given]
    medics: Form = [("medic", [point + 1 for point in row if point]) for row in given]
    form = nurses + medics
    effect = form_effect(form)
    assert effect is not None
    assert effect.deals == Deals(14, 70, is_exact=True)
    for place in range(3):
        alone = form_effect([(role, [row[place]]) for role, row in form])
        assert alone is not None
        assert alone.deals == Deals(34, 70, is_exact=True)
        assert alone.mean == effect.mean
    assert form_sentence(effect) == (
        "Over all 3 items that the roles can be compared on: if the labels were dealt at random,"
        " a gap this large would turn up in 1 of 5 deals."
    )


def test_sixty_people_are_sampled_the_same_way_each_time() -> None:
    chance = random.Random(2)
    form: Form = [
        (("nurse", "medic", "manager")[person % 3], [chance.randint(1, 5) for _ in range(6)])
        for person in range(60)
    ]
    effect = form_effect(form)
    assert effect is not None
    assert (effect.deals.dealt, effect.deals.is_exact) == (DEALS_TRIED, False)
    assert form_effect(form[::-1]) == effect


@pytest.mark.parametrize(
    "form",
    [
        [],
        [("nurse", [])],
        [("nurse", [1, 2]), ("nurse", [5, 1])],
        [("nurse", [3, None]), ("medic", [3, 4])],
    ],
)
def test_a_form_on_which_roles_cannot_be_compared(form: Form) -> None:
    assert form_effect(form) is None


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="every rater"):
        form_effect([("nurse", [1, 2]), ("medic", [3])])


def test_below_four_per_role_nothing_is_said() -> None:
    effect = FormEffect(
        items=9,
        raters=7,
        mean=Fraction(1, 2),
        expected=Fraction(1, 6),
        above=Fraction(2, 5),
        deals=Deals(1, 35, is_exact=True),
        may_rank=False,
    )
    assert form_sentence(effect) == TOO_FEW_TO_RANK
