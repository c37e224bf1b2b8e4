"""Which sessions count, and why: one status each, the same whatever their order."""

from __future__ import annotations

import hashlib
import itertools
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.merging.entry import Entry, entry_of
from qi_tui.analysis.merging.merging import Merge, merge
from qi_tui.analysis.merging.statuses import Status
from tests.making import Marks, entry, framework, layout, session

OF = framework()
LAYOUTS = {OF.id: layout(OF)}
ID = "11111111-1111-4111-8111-111111111111"
ALL: Marks = dict.fromkeys("abcd", 3)


def rated(path: str, marks: Marks = ALL, digest: str = "0" * 64, **more: Any) -> Entry:
    return entry(OF, session(OF, marks, **more), path, digest)


def statuses(merged: Merge) -> dict[str, Status]:
    return {report.path: report.status for report in merged.reports}


def details(merged: Merge) -> dict[str, str]:
    return {report.path: report.detail for report in merged.reports}


def test_a_whole_session_and_a_draft() -> None:
    merged = merge([rated("one"), rated("two", {"a": 1, "b": "?"}, final=False)], LAYOUTS)
    assert statuses(merged) == {"one": Status.ADDED, "two": Status.DRAFT}
    assert details(merged) == {"one": "4 of 4 answered", "two": "2 of 4 answered"}
    assert merged.rooms[0].raters == 2


def test_the_higher_revision_counts_once() -> None:
    merged = merge(
        [rated("new", id=ID, revision=3), rated("old", {"a": 1}, id=ID, revision=2)], LAYOUTS
    )
    assert statuses(merged) == {"new": Status.ADDED, "old": Status.SUPERSEDED}
    assert merged.rooms[0].raters == 1
    assert "revision 3 counts" in details(merged)["old"]


def test_a_copy_counts_once() -> None:
    merged = merge([rated("one", id=ID), rated("Copy of one", id=ID)], LAYOUTS)
    assert statuses(merged) == {"one": Status.ADDED, "Copy of one": Status.SAME_AGAIN}
    assert merged.rooms[0].raters == 1


def test_a_conflict_names_both_and_counts_the_fuller() -> None:
    pair = [rated("one", {"a": 1}, id=ID), rated("two", {"a": 2, "b": 2}, id=ID)]
    for order in itertools.permutations(pair):
        merged = merge(order, LAYOUTS)
        assert set(statuses(merged).values()) == {Status.CONFLICT}
        assert "two" in details(merged)["one"]
        assert "not counted" in details(merged)["one"]
        assert "one" in details(merged)["two"]
        assert "this one counts" in details(merged)["two"]
        assert merged.rooms[0].rows[0].counts == (0, 1, 0, 0, 0)


def test_among_equal_rivals_the_later_then_the_smaller_digest_counts() -> None:
    later = rated("later", {"a": 1}, id=ID, updated_at="2026-11-20T15:00:00Z")
    early = rated("early", {"a": 2}, id=ID)
    assert merge([early, later], LAYOUTS).counted == (later,)
    small, large = rated("s", {"a": 1}, "1" * 64, id=ID), rated("l", {"a": 2}, "2" * 64, id=ID)
    assert merge([large, small], LAYOUTS).counted == (small,)
    assert merge([large, small], LAYOUTS, chosen={ID: "2" * 64}).counted == (large,)


def test_what_the_facilitator_set_aside_counts_nowhere() -> None:
    copies = [rated("one", id=ID), rated("two", id=ID, revision=9), rated("other")]
    merged = merge(copies, LAYOUTS, left_out={ID: "rated the wrong initiative"})
    assert statuses(merged) == {
        "one": Status.LEFT_OUT,
        "two": Status.LEFT_OUT,
        "other": Status.ADDED,
    }
    assert "wrong initiative" in details(merged)["one"]


def test_namesakes_both_count_and_both_are_named() -> None:
    merged = merge([rated("one", alias="Sam"), rated("two", alias=" ＳＡＭ")], LAYOUTS)
    assert set(statuses(merged).values()) == {Status.NAMESAKE}
    assert "two" in details(merged)["one"]
    assert merged.rooms[0].raters == 2


def test_the_same_alias_in_another_round_is_no_namesake() -> None:
    merged = merge([rated("one", alias="Sam"), rated("two", alias="Sam", round=2)], LAYOUTS)
    assert set(statuses(merged).values()) == {Status.ADDED}
    assert [room.round for room in merged.rooms] == [1, 2]


def test_raters_without_an_alias_are_no_namesakes() -> None:
    assert set(statuses(merge([rated("one"), rated("two")], LAYOUTS)).values()) == {Status.ADDED}


def test_another_version_counts_only_the_items_that_match() -> None:
    points = {"a": 5, "b": 7, "c": 5, "gone": 5}
    made = session(OF, {"a": 3, "b": 4, "c": 5}, framework_digest="f" * 64, points=points)
    merged = merge([entry(OF, made, "old")], LAYOUTS)
    assert statuses(merged) == {"old": Status.OTHER_VERSION}
    assert "2 of 3 items match" in details(merged)["old"]
    assert [row.n for row in merged.rooms[0].rows] == [1, 0, 1, 0]
    assert merged.rooms[0].rows[1].unanswered == 1


def test_a_framework_that_is_not_here_is_not_counted() -> None:
    made = session(OF, ALL, framework="elsewhere")
    merged = merge([entry_of(made, "one", "0" * 64, None)], LAYOUTS)
    assert statuses(merged) == {"one": Status.UNKNOWN_FRAMEWORK}
    assert merged.rooms == ()


def test_roles_are_one_whatever_their_spelling() -> None:
    merged = merge(
        [rated("1", role="Clinician"), rated("2", role="clinician "), rated("3", role="clinician")],
        LAYOUTS,
    )
    assert list(merged.rooms[0].role_sizes.values()) == [3]


_ENTRIES = st.lists(
    st.builds(
        lambda number, revision, mark, alias: (number, revision, mark, alias),
        st.integers(0, 3),
        st.integers(1, 2),
        st.integers(1, 3),
        st.sampled_from([None, "Sam", "sam"]),
    ),
    max_size=7,
)


@given(_ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(
    seeds: list[tuple[int, int, int, str | None]], shuffle: Any
) -> None:
    entries = [
        rated(
            f"file {place}",
            {"a": mark},
            # Other content, other digest.
            hashlib.sha256(f"{mark} {alias}".encode()).hexdigest(),
            id=f"{number:08}-1111-4111-8111-111111111111",
            revision=revision,
            alias=alias,
        )
        for place, (number, revision, mark, alias) in enumerate(seeds)
    ]
    merged = merge(entries, LAYOUTS)
    mixed = list(entries)
    shuffle.shuffle(mixed)
    again = merge(mixed, LAYOUTS)
    assert again.rooms == merged.rooms
    ids = {seed[0] for seed in seeds}
    assert sum(room.raters for room in merged.rooms) == len(ids)
    # Of two copies that are alike to the last bit, which is the copy is only a matter of order.
    alike = {Status.SAME_AGAIN, Status.ADDED, Status.NAMESAKE, Status.CONFLICT}
    for path, status in statuses(merged).items():
        other = statuses(again)[path]
        assert other == status or {other, status} <= alike
    assert merge([*entries, *entries], LAYOUTS).rooms == merged.rooms
