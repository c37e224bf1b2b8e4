"""Summaries: a merge of merges is the merge, nobody counts twice, and few people are never told."""

from __future__ import annotations

import itertools
import random
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.statuses import Status
from qi_tui.analysis.merging.summaries import overlaps
from qi_tui.analysis.merging.summaries.families import family_of, hash_of, packed, unpacked
from qi_tui.analysis.merging.summaries.laying import entry_of_summary
from qi_tui.analysis.merging.summaries.making import summary_of_parts
from qi_tui.analysis.merging.summaries.part import SummaryEntry
from qi_tui.analysis.merging.summaries.together import Together, merge_together
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.analysis.shown.sending import NotSent, sending_limits, sent_room
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.summary import SummaryFile, SummaryHead, SummaryRoom
from qi_tui.model.workshop import Limits
from tests.making import Marks, entry, framework, item, layout, session

SMALL = framework()
MIXED = framework(
    scoring={"method": "mean"},
    facets=["now", "needed"],
    domains=[
        {"id": "first", "title": "First", "items": [item("a"), item("b", reversed=True)]},
        {"id": "second", "title": "Second", "items": [item("c"), item("d", kind="count")]},
    ],
)
HOUSE = family_of()
LEAST = Limits().counts


def of_site(
    of: Framework, people: Sequence[Session], limits: Limits | None = None, family: str = HOUSE
) -> SummaryRoom | NotSent:
    [room] = merge([entry(of, each) for each in people], {of.id: layout(of)}).rooms
    hashes = {family: {hash_of(each.head.id, family) for each in people}}
    return sent_room(room, layout(of), limits or Limits(), hashes)


def in_file(of: Framework, room: SummaryRoom | NotSent, path: str = "site.json") -> SummaryEntry:
    assert isinstance(room, SummaryRoom)
    file = SummaryFile(summary={"1": SummaryHead(least=LEAST)}, rooms={"1": room})
    digest = f"{hash(room.model_dump_json()):x}"
    return entry_of_summary(file, path, digest, {of.id: layout(of)})


def site(of: Framework, people: Sequence[Session], path: str = "site.json") -> SummaryEntry:
    return in_file(of, of_site(of, people), path)


def together(of: Framework, entries: Sequence[Entry], sites: Sequence[SummaryEntry]) -> Together:
    return merge_together(entries, sites, {of.id: layout(of)})


def whole(of: Framework, people: Sequence[Session]) -> Room:
    [room] = merge([entry(of, each) for each in people], {of.id: layout(of)}).rooms
    return room


def people(of: Framework, number: int, marks: Marks | None = None, **more: Any) -> list[Session]:
    return [session(of, marks or dict.fromkeys("abcd", 3), **more) for _ in range(number)]


def sums_of(file: SummaryEntry) -> dict[str, list[int]]:
    return {name: [*told] for name, told in file.parts[0].sums.items()}


def row(room: Room, name: str) -> Any:
    return next(each for each in room.rows if each.item == name)


def without_nobody(rooms: Sequence[Room]) -> list[Room]:
    """Rooms without the roles of which nobody rated an item: those are no figure of it."""
    return [
        replace(
            room,
            rows=tuple(
                replace(r, by_role={role: n for role, n in r.by_role.items() if any(n)})
                for r in room.rows
            ),
        )
        for room in rooms
    ]


def same(merged: Together, everybody: Room, of: Framework) -> bool:
    """Whether there is one room, with the same in it as in another, and all figures of it."""
    [room] = merged.rooms
    shown = [
        show_room(each, of, audience, by_role=True)
        for each in (room, everybody)
        for audience in Audience
    ]
    return without_nobody([room]) == without_nobody([everybody]) and shown[:2] == shown[2:]


complete = st.fixed_dictionaries(dict.fromkeys("abcd", st.integers(1, 5)))
votes = st.lists(st.sampled_from("abcd"), max_size=2, unique=True)
raters = st.tuples(complete, votes)
sites_of_raters = st.lists(st.lists(raters, min_size=LEAST, max_size=13), min_size=1, max_size=4)


@given(sites_of_raters, st.sampled_from([None, "clinician"]), st.sampled_from([SMALL, MIXED]))
def test_a_merge_of_merges_is_the_merge(
    sites: list[list[tuple[dict[str, int], list[str]]]], role: str | None, of: Framework
) -> None:
    places = [
        [session(of, marks, role=role, priorities=chosen) for marks, chosen in each]
        for each in sites
    ]
    everybody = whole(of, [person for place in places for person in place])
    if of is MIXED:
        # Of what nobody was asked to say there is nothing to tell: the facet `needed` is empty.
        assert {each.n for each in everybody.rows if each.facet == "needed"} == {0}
    files = [site(of, place, f"{number}.json") for number, place in enumerate(places)]
    for order in (files, files[::-1]):
        assert same(together(of, [], order), everybody, of)
    # Site, region, nation: the same again.
    parts = [part for file in files for part in file.parts]
    middle = len(parts) // 2
    regions = [
        in_file(of, summary_of_parts(layout(of), 1, half))
        for half in (parts[:middle], parts[middle:])
        if half
    ]
    assert same(together(of, [], regions), everybody, of)
    # And with the first site's files in place of its summary.
    loose = [entry(of, each) for each in places[0]]
    assert same(together(of, loose, files[1:]), everybody, of)
    assert same(together(of, loose, files), everybody, of)


some = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([1, 3, 5, "?", "-"]))
roles = st.sampled_from(["clinician", "manager", None])


@given(st.lists(st.lists(st.tuples(some, roles), min_size=LEAST, max_size=24), max_size=3))
def test_what_is_told_is_exact_and_never_of_a_few(
    sites: list[list[tuple[dict[str, int | str], str | None]]],
) -> None:
    places = [[session(SMALL, marks, role=role) for marks, role in each] for each in sites]
    rooms = [whole(SMALL, place) for place in places]
    files = [site(SMALL, place, f"{n}.json") for n, place in enumerate(places)]
    merged = together(SMALL, [], files).rooms
    for place, summed in enumerate(merged[0].rows if merged else ()):
        told = [
            room.rows[place]
            for room, file in zip(rooms, files, strict=True)
            if (summed.facet, summed.item) not in file.parts[0].untold
        ]
        assert all(each.n == 0 or each.n >= LEAST for each in told)
        assert summed.n == sum(each.n for each in told)
        assert summed.asked == sum(each.asked for each in told)
        for point in range(summed.points):
            assert summed.counts is not None
            assert summed.counts[point] == sum((each.counts or ())[point] for each in told)
        for role, counts in summed.by_role.items():
            assert sum(counts) == 0 or sum(counts) >= LEAST, role
    for file in files:
        for size in file.parts[0].roles.values():
            assert size >= LEAST
        for sums in file.parts[0].sums.values():
            assert not any(sums) or sum(sums) >= LEAST


def test_a_room_of_nine_stays_where_it_is() -> None:
    refused = of_site(SMALL, people(SMALL, 9))
    assert isinstance(refused, NotSent)
    assert refused.why == "9 raters, too few: a summary needs at least 10; left out"
    assert isinstance(of_site(SMALL, people(SMALL, 10)), SummaryRoom)


def test_the_workshops_limit_can_be_higher_and_never_lower() -> None:
    ten = people(SMALL, 10)
    assert isinstance(of_site(SMALL, ten, Limits(counts=11)), NotSent)
    lowered = Limits(counts=3, lowered_because="all of them agreed")
    assert sending_limits(lowered).counts == LEAST
    assert isinstance(of_site(SMALL, ten[:9], lowered), NotSent)


def test_an_item_that_few_rated_is_not_told_at_all_and_adds_nobody() -> None:
    shy = [*people(SMALL, 9), *people(SMALL, 3, {"b": 2, "c": 2, "d": "?"}, priorities=["a"])]
    file = site(SMALL, shy)
    assert file.parts[0].untold == {("now", "a"): 12, ("now", "d"): 12}
    [room] = together(SMALL, [], [file, site(SMALL, people(SMALL, 11), "b.json")]).rooms
    assert room.raters == 23
    a, b = row(room, "a"), row(room, "b")
    assert (a.n, a.asked, a.unanswered, a.priorities) == (11, 11, 0, 0)
    assert (a.untold, b.untold) == (12, 0)
    assert (b.n, b.asked) == (23, 23)
    figures = {each.item: each for each in show_room(room, SMALL, Audience.ROOM).items}
    assert (figures["a"].hidden, figures["a"].untold) == (None, 12)


def test_what_no_summary_tells_is_too_few_and_not_nobody() -> None:
    shy = [*people(SMALL, 4), *people(SMALL, 8, {"b": 2})]
    region = site(SMALL, shy)
    again = in_file(SMALL, summary_of_parts(layout(SMALL), 1, region.parts), "region.json")
    for file in (region, again):
        [room] = together(SMALL, [], [file]).rooms
        for audience in Audience:
            figures = {each.item: each for each in show_room(room, SMALL, audience).items}
            assert figures["a"].hidden == "too few"
            assert (figures["a"].counts, figures["a"].unanswered) == (None, None)
            assert figures["b"].n == 12


def test_item_totals_less_domain_sums_must_not_tell_who_left_one_out() -> None:
    # Eleven rated all; the twelfth rated a alone: totals less sums would be that one answer.
    file = site(SMALL, [*people(SMALL, 11), *people(SMALL, 1, {"a": 5})])
    [room] = together(SMALL, [], [file]).rooms
    domains = {each.domain: each for each in show_room(room, SMALL, Audience.ROOM).domains}
    assert (domains["first"].hidden, domains["first"].scores) == ("too few", ())
    assert (domains["second"].hidden, domains["second"].n) == (None, 11)
    assert sums_of(file) == {"second": [0, 0, 0, 0, 11, 0, 0, 0, 0]}
    enough = site(SMALL, [*people(SMALL, 11), *people(SMALL, 10, {"a": 5})])
    assert sums_of(enough) == {key: [0, 0, 0, 0, 11, 0, 0, 0, 0] for key in ("first", "second")}


def test_roles_are_told_only_where_none_can_be_had_by_subtraction() -> None:
    alike = [*people(SMALL, 12, role="clinician"), *people(SMALL, 10, role="manager")]
    assert site(SMALL, alike).parts[0].roles == {"clinician": 12, "manager": 10}
    few = [*people(SMALL, 12, role="clinician"), *people(SMALL, 4, role="manager")]
    assert site(SMALL, few).parts[0].roles == {}


def test_a_role_is_one_however_it_is_written() -> None:
    files = [
        site(SMALL, people(SMALL, 10, role="Clinician"), "a.json"),
        site(SMALL, people(SMALL, 12, role="clinician"), "b.json"),
    ]
    loose = [entry(SMALL, each) for each in people(SMALL, 2, role="CLINICIAN")]
    assert together(SMALL, [], files).rooms[0].role_sizes == {"clinician": 22}
    assert together(SMALL, loose, files).rooms[0].role_sizes == {"CLINICIAN": 24}


def test_frameworks_whose_subjects_people_name_have_no_summary() -> None:
    of = framework(subjects="stakeholder")
    made = session(of, {}, subjects=["Dr Jones"])
    refused = of_site(of, [made.model_copy(deep=True) for _ in range(1)] + people(of, 11, {}))
    assert isinstance(refused, NotSent)
    assert "may name people" in refused.why


def test_nothing_that_anybody_typed_is_in_a_summary() -> None:
    typed = [
        session(
            SMALL,
            dict.fromkeys("abcd", 3),
            alias=f"Alias{n}",
            role=f"Doctor{n}",
            about={"title": "Secret title"},
            updated_at="2026-11-20T14:09:17Z",
        )
        for n in range(12)
    ]
    made = of_site(SMALL, typed)
    assert isinstance(made, SummaryRoom)
    text = made.model_dump_json()
    for word in ("Alias", "Doctor", "Secret", "14:09", *(each.head.id for each in typed)):
        assert word not in text
        assert word.casefold() not in text


def overlapping(shared: int) -> tuple[list[Session], list[SummaryEntry]]:
    mine, both, theirs = people(SMALL, 12), people(SMALL, shared), people(SMALL, 11)
    files = [site(SMALL, [*mine, *both], "a.json"), site(SMALL, [*theirs, *both], "b.json")]
    return [*mine, *both], files


def statuses(merged: Together) -> Mapping[str, Status]:
    return {report.path: report.status for report in merged.reports}


def test_two_that_overlap_are_named_and_the_smaller_is_not_added() -> None:
    first, files = overlapping(3)
    for order in itertools.permutations(files):
        merged = together(SMALL, [], order)
        assert merged.rooms == (whole(SMALL, first),)
        assert statuses(merged) == {"a.json": Status.ADDED, "b.json": Status.OVERLAP}
        [detail] = [each.detail for each in merged.reports if each.path == "b.json"]
        assert detail.startswith("not added: 3 of its 14 sessions are also in a.json; take")


def test_a_summary_that_is_in_a_larger_one_is_the_same_again() -> None:
    places = [people(SMALL, 12), people(SMALL, 11)]
    files = [site(SMALL, place, f"{n}.json") for n, place in enumerate(places)]
    parts = [part for file in files for part in file.parts]
    region = in_file(SMALL, summary_of_parts(layout(SMALL), 1, parts), "region.json")
    merged = together(SMALL, [], [*files, region, region._replace(path="copy.json")])
    assert merged.rooms[0].raters == 23
    assert statuses(merged) == {
        "region.json": Status.ADDED,
        **dict.fromkeys(["0.json", "1.json", "copy.json"], Status.SAME_AGAIN),
    }


def test_files_of_single_raters_go_before_a_summary_that_most_of_them_are_in() -> None:
    of_one = people(SMALL, 12)
    file = site(SMALL, of_one)
    loose = [entry(SMALL, each) for each in of_one]
    merged = together(SMALL, loose, [file])
    assert merged.reports[-1].status is Status.SAME_AGAIN
    assert (merged.rooms[0].raters, len(merged.counted)) == (12, 12)
    merged = together(SMALL, loose[:9], [file])
    assert merged.reports[-1].status is Status.OVERLAP
    assert "9 of its 12 sessions are here in files of their own" in merged.reports[-1].detail
    assert merged.rooms[0].raters == 9


def test_a_few_files_that_are_in_a_summary_do_not_count_beside_it() -> None:
    of_one = people(SMALL, 12)
    loose = [entry(SMALL, each) for each in [*of_one[:2], *people(SMALL, 1)]]
    merged = together(SMALL, loose, [site(SMALL, of_one)])
    assert merged.rooms[0].raters == 13
    assert [report.status for report in merged.reports] == [
        Status.SAME_AGAIN,
        Status.SAME_AGAIN,
        Status.ADDED,
        Status.ADDED,
    ]
    assert merged.reports[0].detail == "counted in site.json already"


@given(st.randoms(use_true_random=False), st.integers(2, 5))
def test_whatever_overlaps_the_order_never_matters(shuffle: random.Random, number: int) -> None:
    everybody = people(SMALL, 24)
    files = [site(SMALL, shuffle.sample(everybody, 10 + n), f"{n}.json") for n in range(number)]
    loose = [entry(SMALL, each) for each in shuffle.sample(everybody, 6)]
    first = together(SMALL, loose, files)
    shuffle.shuffle(files)
    shuffle.shuffle(loose)
    again = together(SMALL, loose, files)
    assert again.rooms == first.rooms
    assert statuses(again) == statuses(first)
    assert sum(room.raters for room in first.rooms) <= len(everybody)


def test_two_families_cannot_be_compared_and_that_is_said() -> None:
    of_one = people(SMALL, 12)
    other = in_file(SMALL, of_site(SMALL, of_one, family=family_of("north")), "b.json")
    merged = together(SMALL, [], [site(SMALL, of_one, "a.json"), other])
    [trouble] = merged.troubles
    assert "several families" in trouble
    assert "a.json" in trouble
    assert together(SMALL, [], [other]).troubles == ()


def test_a_family_is_a_word_however_it_is_typed() -> None:
    assert family_of("North West") == family_of(" north  west ")
    assert len({family_of(), family_of("north"), family_of("south")}) == 3
    made = str(uuid.UUID(int=7, version=4))
    assert hash_of(made, family_of("a")) != hash_of(made, family_of("b"))


@given(st.sets(st.integers(0, 2**64 - 1), max_size=50))
def test_hashes_lie_in_a_file_in_their_order(hashes: set[int]) -> None:
    assert list(unpacked(packed(hashes))) == sorted(hashes)


@pytest.mark.parametrize("text", ["AAAA", "no base64!", packed([1]) + packed([1]), "é"])
def test_what_is_no_row_of_hashes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"base64|hash|order"):
        unpacked(text)


def test_items_that_have_changed_since_are_left_out() -> None:
    made = of_site(SMALL, people(SMALL, 10))
    assert isinstance(made, SummaryRoom)
    # Here item b is no more, and item e is new.
    other = framework(
        domains=[
            {"id": "first", "title": "First", "items": [item("a"), item("e"), item("c")]},
            {"id": "second", "title": "Second", "items": [item("d")]},
        ],
        scoring={"method": "mean"},
    )
    [room] = together(other, [], [in_file(other, made)]).rooms
    assert [(each.item, each.n, each.asked) for each in room.rows] == [
        ("a", 10, 10),
        ("e", 0, 0),
        ("c", 10, 10),
        ("d", 10, 10),
    ]
    assert room.scores == {"first": (), "second": ()}
    report = together(other, [], [in_file(other, made)]).reports[0]
    assert report.status is Status.OTHER_VERSION
    assert report.detail.endswith("3 of 4 items match")


def test_a_summary_of_a_framework_that_is_not_here_is_not_counted() -> None:
    file = in_file(SMALL, of_site(SMALL, people(SMALL, 10)))
    unknown = file._replace(parts=(), unknown=("small",))
    merged = together(SMALL, [], [unknown])
    assert (merged.rooms, merged.reports[0].status) == ((), Status.UNKNOWN_FRAMEWORK)


def test_moves_stay_where_they_are() -> None:
    [room] = merge(
        [entry(SMALL, each) for each in people(SMALL, 12)], {SMALL.id: layout(SMALL)}
    ).rooms
    moved = replace(room, rows=tuple(replace(r, moves=(12, *[0] * 24)) for r in room.rows))
    made = sent_room(moved, layout(SMALL), Limits(), {HOUSE: {1}})
    assert isinstance(made, SummaryRoom)
    assert "moves" not in made.model_dump_json()


@pytest.mark.parametrize("at_a_time", [1, 7, 100_000])
def test_an_overlap_is_noticed_however_many_hashes_there_are(
    monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    monkeypatch.setattr(overlaps, "AT_A_TIME", at_a_time)
    north, south, east = (people(SMALL, 12) for _ in range(3))
    sites = [site(SMALL, each, f"{n}.json") for n, each in enumerate((north, south, east))]
    assert together(SMALL, [], sites).rooms[0].raters == 36
    again = site(SMALL, [*people(SMALL, 11), east[5]], "again.json")
    decided = together(SMALL, [], [*sites, again])
    assert sorted(each.status for each in decided.reports).count(Status.OVERLAP) == 1
    assert decided.rooms[0].raters == 36
