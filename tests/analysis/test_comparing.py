"""Two rooms side by side: what can be compared, what cannot and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.figures import ItemFigures, RoomFigures
from qi_tui.analysis.merging.contribution import contribution_of
from qi_tui.analysis.merging.room import room_of
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.analysis.rounds.compare_words import (
    difference_sentence,
    matched_sentence,
    mean_sentence,
)
from qi_tui.analysis.rounds.comparing import (
    ComparedItem,
    CompareOrder,
    Comparison,
    Reason,
    arrange_compared,
    compare,
)
from tests.analysis.figuring import figures, room
from tests.making import framework, layout, session

SPLIT = (4, 0, 0, 0, 0, 0, 4)
CAMPS = (2, 0, 0, 0, 0, 6, 0)
MILD = (0, 0, 2, 4, 2, 0, 0)
ALIKE = (0, 0, 0, 8, 0, 0, 0)
NOBODY = (0, 0, 0, 0, 0, 0, 0)


@st.composite
def rooms(draw: st.DrawFn) -> RoomFigures:
    counts = st.lists(st.integers(0, 4), min_size=4, max_size=4)
    drawn = draw(st.dictionaries(st.sampled_from("abcdef"), counts))
    return room(*(figures(name, given, "abcdef".index(name)) for name, given in drawn.items()))


def one(first: ItemFigures, second: ItemFigures) -> ComparedItem:
    (item,) = compare(room(first), room(second)).items
    return item


def by_name(made: Comparison) -> dict[str, ComparedItem]:
    return {item.key[0]: item for item in made.items}


def shown(raters: int, audience: Audience, **marks: int | str) -> RoomFigures:
    """A room of so many who answered alike, as it is shown."""
    of = framework()
    members = [(None, contribution_of(session(of, marks), layout(of))) for _ in range(raters)]
    return show_room(room_of(layout(of), 1, members), of, audience)


def test_an_item_in_two_rooms() -> None:
    item = one(figures("a", CAMPS), figures("a", MILD))
    assert item.first is not None
    assert item.second is not None
    assert (item.first.percent, item.second.percent, item.difference) == (63, 25, -38)
    assert (item.first.shape, item.second.shape) == ("two camps", "mild")
    assert item.is_comparable
    assert difference_sentence(item) == "disagreement 63 → 25, 38 lower"
    assert difference_sentence(one(figures("a", MILD), figures("a", CAMPS))).endswith("38 higher")
    assert difference_sentence(one(figures("a", MILD), figures("a", MILD))).endswith("unchanged")


def test_items_that_only_one_room_has_are_listed_with_the_reason() -> None:
    made = compare(
        room(figures("gone", SPLIT, 0), figures("kept", SPLIT, 1)),
        room(figures("kept", ALIKE, 0), figures("new", SPLIT, 1)),
    )
    assert [(item.key[0], item.reason) for item in made.items] == [
        ("kept", None),
        ("new", Reason.ONLY_SECOND),
        ("gone", Reason.ONLY_FIRST),
    ]
    assert [item.difference for item in made.items] == [-100, None, None]
    assert (made.matched, made.answered, made.matched_percent) == (1, 3, 33)
    assert matched_sentence(made) == "1 of the 3 items that anybody rated can be compared (33%)."
    assert difference_sentence(by_name(made)["gone"]) == "only in the first"
    assert by_name(made)["gone"].title == "Item gone"


def test_facets_and_subjects_are_told_apart_and_names_are_not_spelt() -> None:
    made = compare(
        room(
            figures("a", SPLIT, 0, subject="The Board"),
            figures("a", ALIKE, 1, subject="Staff"),
            figures("a", MILD, 2, subject="Staff", facet="needed"),
        ),
        room(figures("a", ALIKE, 0, subject="the  board"), figures("a", ALIKE, 1, subject="Staff")),
    )
    assert [(item.key, item.difference) for item in made.items] == [
        (("a", "now", "the board"), -100),
        (("a", "now", "staff"), 0),
        (("a", "needed", "staff"), None),
    ]


def test_too_few_to_show_and_no_data_are_different_words() -> None:
    hidden = figures("a", None, n=6, points=7, hidden="too few")
    assert one(hidden, figures("a", SPLIT)).reason == "too few to show"
    assert one(figures("a", NOBODY), figures("a", SPLIT)).reason == "no data"
    assert one(figures("a", NOBODY), figures("a", NOBODY)).reason == "no data"
    assert one(hidden, figures("a", NOBODY)).reason == "too few to show"


def test_an_item_that_the_second_round_does_not_ask_is_not_without_data() -> None:
    item = one(figures("a", SPLIT, asked=8), figures("a", NOBODY, asked=0))
    assert (item.reason, difference_sentence(item)) == (Reason.NOT_ASKED, "not asked in both")
    assert one(figures("a", SPLIT, asked=8), figures("a", NOBODY, asked=8)).reason == "no data"


def test_an_item_rated_on_another_scale_is_not_compared() -> None:
    item = one(figures("a", (4, 0, 4)), figures("a", SPLIT))
    assert (item.reason, item.difference) == (Reason.OTHER_SCALE, None)


@pytest.mark.parametrize(
    "few", [(1, 0, 0, 0, 0, 0, 2), (1, 0, 0, 0, 0, 0, 1), (1, 0, 0, 0, 0, 0, 0)]
)
def test_below_four_answers_no_difference_is_invented(few: tuple[int, ...]) -> None:
    for item in (
        one(figures("a", few), figures("a", MILD)),
        one(figures("a", MILD), figures("a", few)),
    ):
        assert item.is_comparable
        assert item.difference is None
        assert difference_sentence(item) == "fewer than 4 answers: no difference is shown"


def test_a_count_item_is_compared_by_its_numbers() -> None:
    few = figures("a", None, n=5, values=(1, 2, 3, 4, 5), total=15, median=3.0)
    item = one(few, few)
    assert item.is_comparable
    assert item.difference is None
    assert difference_sentence(item) == "a number: it has no disagreement"


def test_the_mean_rests_on_the_same_items_on_both_sides() -> None:
    made = compare(
        room(
            figures("a", SPLIT, 0), figures("b", CAMPS, 1), figures("c", (1, 0, 0, 0, 0, 0, 2), 2)
        ),
        room(figures("a", MILD, 0), figures("b", ALIKE, 1), figures("c", SPLIT, 2)),
    )
    # 100 and 62.5 before, 25 and 0 after; the third has too few answers before.
    assert (made.ranked, made.mean_percents) == (2, (81, 13))
    assert mean_sentence(made) == (
        "Mean disagreement of the 2 items with at least 4 answers in both: 81 → 13."
    )


def test_rooms_without_answers() -> None:
    made = compare(room(figures("a", NOBODY)), room(figures("a", NOBODY)))
    assert (made.matched_percent, made.mean_percents) == (None, None)
    assert matched_sentence(made) == "Nobody has rated anything in either."
    assert mean_sentence(made) == "No item has at least 4 answers in both."


def test_the_share_is_whole_only_where_everything_can_be_compared() -> None:
    many = [figures(f"i{place}", SPLIT, place) for place in range(300)]
    assert compare(room(*many), room(*many)).matched_percent == 100
    assert compare(room(*many), room(*many[1:])).matched_percent == 99


def test_the_orders() -> None:
    made = compare(
        room(*(figures(name, MILD, place) for place, name in enumerate("abcde"))),
        room(
            *(
                figures(name, counts, place)
                for place, (name, counts) in enumerate(
                    zip("abcde", (MILD, SPLIT, NOBODY, ALIKE, CAMPS), strict=True)
                )
            )
        ),
    )
    orders = {
        order: "".join(item.key[0] for item in arrange_compared(made.items, order))
        for order in CompareOrder
    }
    assert orders == {
        CompareOrder.FRAMEWORK: "abcde",
        CompareOrder.FALL: "daebc",
        CompareOrder.RISE: "beadc",
    }


def test_two_frameworks_are_not_compared() -> None:
    with pytest.raises(ValueError, match="one framework"):
        compare(room(), room(framework="another"))


def test_outside_what_privacy_hides_is_not_compared() -> None:
    many, few = shown(10, Audience.OUTSIDE, a=3, b=4), shown(6, Audience.OUTSIDE, a=3, b=4)
    hidden = by_name(compare(many, few))
    assert (hidden["a"].reason, hidden["a"].difference) == (Reason.TOO_FEW, None)
    # Of six people nobody learns that all six did not know.
    assert hidden["c"].reason is Reason.TOO_FEW
    assert by_name(compare(many, many))["c"].reason is Reason.NO_DATA
    assert compare(many, few).matched_percent == 0
    inside = compare(shown(10, Audience.ROOM, a=3, b=4), shown(6, Audience.ROOM, a=3, b=4))
    assert by_name(inside)["a"].difference == 0
    assert inside.matched_percent == 100


@given(rooms(), rooms())
def test_any_two_rooms_and_the_way_back(first: RoomFigures, second: RoomFigures) -> None:
    made, back = compare(first, second), compare(second, first)
    turned = {Reason.ONLY_FIRST: Reason.ONLY_SECOND, Reason.ONLY_SECOND: Reason.ONLY_FIRST}
    assert {item.key for item in made.items} == {
        (item.item, "now", None) for item in (*first.items, *second.items)
    }
    for name, item in by_name(made).items():
        other = by_name(back)[name]
        assert item.difference == (None if other.difference is None else -other.difference)
        assert item.reason == (turned.get(other.reason, other.reason) if other.reason else None)
    assert made.matched_percent == back.matched_percent
    assert made.mean_percents == (back.mean_percents and back.mean_percents[::-1])
    assert made.matched <= made.answered
