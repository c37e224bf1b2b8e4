"""What a later round asks, of whom, and how much of it is answered."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.merging.merging import merge
from qi_tui.model.asking import Asking, sheets_by_key, subjects_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Facet, Session, Sheet
from tests.analysis.moving import LAYOUTS, OF, number, rated, room, row
from tests.making import entry, framework, item, session, tally


def test_an_entry_knows_what_its_session_follows_and_is_asked() -> None:
    workshop = str(uuid.uuid4())
    made = rated(1, 2, {"a": 1}, items=["a", "c", "gone"], workshop=workshop)
    assert (made.follows, made.workshop) == (number(1, 1), workshop)
    assert made.items == ("a", "c", "gone")
    assert made.contribution is not None
    assert made.contribution.asked == frozenset({"a", "c"})
    assert (made.answered, made.of) == (1, 2)
    first = rated(1, 1, {"a": 1, "b": 2})
    assert (first.follows, first.workshop, first.items) == (None, None, ())
    assert first.contribution is not None
    assert first.contribution.asked is None
    assert (first.answered, first.of) == (2, 4)


def test_only_who_was_asked_can_have_left_an_item_unanswered() -> None:
    made = room(
        [
            rated(1, 2, {"a": 1}, items=["a", "b"]),
            rated(2, 2, {"b": 3}, items=["a", "b"]),
            # An answer to what was not asked stays in the file, and is not counted.
            rated(3, 2, {"a": "?", "c": 4}, items=["a"]),
        ]
    )
    assert [(each.item, each.asked, each.n, each.unanswered) for each in made.rows] == [
        ("a", 3, 1, 1),
        ("b", 2, 1, 1),
        ("c", 0, 0, 0),
        ("d", 0, 0, 0),
    ]
    assert made.raters == 3


def test_what_the_round_asked_stands_in_for_a_file_that_does_not_say() -> None:
    entries = [
        rated(1, 2, {"a": 1}),
        # It answers more than was asked: nobody answers what is not asked.
        rated(2, 2, {"a": 3, "d": 4}),
        rated(3, 2, {"b": 3}, items=["b"]),
        entry(OF, tally_of_two()),
    ]
    asked = {(OF.id, 2): frozenset({"a", "b", "gone"})}
    made = room(entries, round_items=asked)
    assert [(each.item, each.asked, each.unanswered) for each in made.rows] == [
        ("a", 4, 0),
        ("b", 5, 4),
        ("c", 0, 0),
        ("d", 1, 0),
    ]
    merged = merge(entries, LAYOUTS, round_items=asked)
    assert [(report.answered, report.of) for report in merged.reports] == [
        (1, 2),
        (2, 3),
        (1, 1),
        (1, 2),
    ]
    # All were asked everything where the round does not say.
    for nothing in (None, {}, {(OF.id, 2): frozenset[str]()}, {(OF.id, 2): frozenset({"gone"})}):
        assert row(room(entries, round_items=nothing), "c").asked == 4
    assert row(room(entries, round_items={(OF.id, 1): frozenset({"a"})}), "c").asked == 4


def tally_of_two() -> Session:
    made = tally(OF, {"a": [0, 0, 2, 0, 0]})
    return made.model_copy(update={"head": made.head.model_copy(update={"round": 2})})


MATRIX = framework(
    columns=[{"id": "local", "title": "Local"}, {"id": "national", "title": "National"}],
    domains=[
        {
            "id": "x",
            "title": "X",
            "items": [item("a", column="local"), item("b", column="national"), item("c")],
        }
    ],
    scoring={},
)
PLACED = framework(kind="position", subjects="stakeholder", facets=["now", "needed"], scoring={})
ITEMS = st.lists(st.sampled_from("abcd"), unique=True)
SHEETS = st.lists(
    st.tuples(
        st.sampled_from(["now", "needed"]), st.sampled_from([None, "Ward", "Board"]), ITEMS, ITEMS
    ),
    unique_by=lambda sheet: sheet[:2],
    max_size=4,
)


@given(
    st.sampled_from([OF, MATRIX, PLACED]),
    SHEETS,
    ITEMS,
    st.lists(st.sampled_from(["local", "national"]), unique=True, min_size=1),
)
def test_n_of_n_answered_is_what_the_rater_is_told(
    of: Framework,
    sheets: list[tuple[Facet, str | None, list[str], list[str]]],
    items: list[str],
    columns: list[str],
) -> None:
    """Whatever else stands in the file: other facets, other columns, items that are not asked."""
    base = session(of, {}, items=items, columns=columns, subjects=["Ward"])
    made = base.model_copy(
        update={
            "sheets": tuple(
                Sheet(
                    facet=facet,
                    subject=subject,
                    values=dict.fromkeys(rated, 3),
                    dont_know=[each for each in unknown if each not in rated],
                )
                for facet, subject, rated, unknown in sheets
            )
        }
    )
    asking = Asking(of, columns, subjects_of(made), items)
    found = entry(of, made)
    assert found.of == len(asking.asked)
    assert found.answered == found.of - len(asking.unanswered(sheets_by_key(made)))


def test_who_has_named_no_subject_could_answer_for_one() -> None:
    found = entry(PLACED, session(PLACED, {}))
    assert (found.answered, found.of) == (0, 8)
