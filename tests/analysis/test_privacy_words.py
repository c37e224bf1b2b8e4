"""Comments and file names, which can tell who somebody is."""

from __future__ import annotations

from itertools import permutations
from pathlib import PurePath
from typing import Any

import pytest

from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.privacy import (
    NOT_WANTED,
    TOO_FEW,
    Audience,
    Said,
    show_comments,
    show_files,
    without_folders,
)
from qi_tui.model.workshop import Limits, Naming
from tests.making import entry, framework, layout, session

OF = framework()
LAYOUT = layout(OF)
ID = "1234abcd-1111-4111-8111-111111111111"
SAID = (
    Said("Comes when asked", "manager", "Ada"),
    Said("always late", "clinician", "Sam"),
    Said("Comes when asked", "clinician", "Jo"),
)
TEXTS = ["always late", "Comes when asked", "Comes when asked"]
NAMINGS: tuple[Naming, ...] = ("named", "alias", "anonymous")


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("n", [0, 1, 12])
def test_in_the_room_comments_are_shown_and_names_only_where_it_is_named(
    naming: Naming, n: int
) -> None:
    shown = show_comments(SAID, Audience.ROOM, None, naming, n)
    assert shown.hidden is None
    assert [said.text for said in shown.said] == TEXTS
    beside = [(said.alias, said.role) for said in shown.said]
    if naming == "named":
        assert beside == [("Sam", "clinician"), ("Ada", "manager"), ("Jo", "clinician")]
    else:
        assert set(beside) == {(None, None)}


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize(
    ("n", "wanted", "hidden"),
    [(12, False, NOT_WANTED), (9, True, TOO_FEW), (10, True, None), (12, True, None)],
)
def test_outside_they_are_shown_only_where_wanted_and_of_enough_and_never_with_names(
    naming: Naming, n: int, wanted: bool, hidden: str | None
) -> None:
    shown = show_comments(SAID, Audience.OUTSIDE, Limits(), naming, n, wanted)
    assert shown.hidden == hidden
    assert [said.text for said in shown.said] == ([] if hidden else TEXTS)
    assert all(said.alias is None and said.role is None for said in shown.said)


@pytest.mark.parametrize("naming", NAMINGS)
def test_their_order_tells_nothing(naming: Naming) -> None:
    orders = {
        show_comments(mixed, Audience.ROOM, None, naming, 3).said for mixed in permutations(SAID)
    }
    assert len(orders) == 1


def test_too_few_is_not_nobody() -> None:
    nobody = show_comments((), Audience.OUTSIDE, None, "alias", 0, wanted=True)
    assert (nobody.said, nobody.hidden) == ((), None)
    # Of few it is not even told whether anybody wrote something.
    for comments in ((), SAID):
        few = show_comments(comments, Audience.OUTSIDE, None, "alias", 3, wanted=True)
        assert (few.said, few.hidden) == ((), TOO_FEW)
    enough = show_comments((), Audience.OUTSIDE, None, "alias", 12, wanted=True)
    assert (enough.said, enough.hidden) == ((), None)
    raised = show_comments(SAID, Audience.OUTSIDE, Limits(counts=20), "alias", 12, wanted=True)
    assert raised.hidden == TOO_FEW


def reports(*files: tuple[str, dict[str, Any]]) -> tuple[FileReport, ...]:
    """What becomes of some sessions, each with its path."""
    entries = []
    for path, more in files:
        marks = {"a": more.pop("mark", 3)}
        entries.append(entry(OF, session(OF, marks, **more), path))
    return merge(entries, {OF.id: layout(OF)}).reports


def test_in_an_anonymous_workshop_a_file_is_called_by_its_id() -> None:
    made = reports(
        ("in/small.zed.1234abcd.json", {"id": ID}),
        ("in/Copy of small.zed.1234abcd.json", {"id": ID}),
        ("in/Zed (late).json", {"id": ID, "mark": 4}),
        ("in/small.zed.json", {"alias": "Zed"}),
        ("in/zed.json", {"alias": "zed"}),
    )
    assert {report.status for report in made} == {
        Status.CONFLICT,
        Status.SAME_AGAIN,
        Status.NAMESAKE,
    }
    shown = show_files(made, Audience.ROOM, "anonymous").reports
    ids = [(report.session_id or "")[:8] for report in made[3:]]
    copies = ["1234abcd (2)", "1234abcd (3)", "1234abcd"]
    assert {report.path for report in shown} == {
        f"in/small.rater.{name}.json" for name in [*copies, *ids]
    }
    assert [report.path for report in shown] == sorted(report.path for report in shown)
    assert "zed" not in " ".join(map(str, shown)).casefold()
    found = {report.path: report for report in shown}
    for before in made[3:]:
        after = found[f"in/small.rater.{(before.session_id or '')[:8]}.json"]
        [other] = {*ids} - {(before.session_id or "")[:8]}
        said = f"may be the same person as in/small.rater.{other}.json; both count"
        assert (after.status, after.detail) == (Status.NAMESAKE, said)


def test_copies_of_one_session_have_names_of_their_own() -> None:
    made = reports(
        ("zed.json", {"id": ID}),
        ("Copy of zed.json", {"id": ID}),
        ("zed (late).json", {"id": ID, "mark": 4}),
    )
    shown = show_files(made, Audience.ROOM, "anonymous").reports
    assert len({report.path for report in shown}) == 3
    again = next(report for report in shown if report.status is Status.SAME_AGAIN)
    assert again.detail.removeprefix("the same answers as ") in {report.path for report in shown}
    # What they were called changes nothing.
    renamed = reports(
        ("b.json", {"id": ID}), ("a.json", {"id": ID}), ("0.json", {"id": ID, "mark": 4})
    )
    others = show_files(renamed, Audience.ROOM, "anonymous").reports
    assert [(each.path, each.status) for each in others] == [
        (each.path, each.status) for each in shown
    ]


def test_what_is_no_session_keeps_its_name() -> None:
    broken = FileReport("in/zed.json", Status.UNREADABLE, "it is empty")
    for naming in NAMINGS:
        assert show_files([broken], Audience.ROOM, naming).reports == (broken,)


@pytest.mark.parametrize("naming", ["named", "alias"])
def test_else_the_room_sees_the_names_of_files(naming: Naming) -> None:
    made = reports(("in/small.zed.1234abcd.json", {"id": ID}))
    assert show_files(made, Audience.ROOM, naming).reports == made


@pytest.mark.parametrize("naming", NAMINGS)
def test_outside_there_is_only_how_many_have_each_status(naming: Naming) -> None:
    made = reports(
        ("one", {"final": False}), ("two", {"id": ID}), ("three", {"id": ID}), ("four", {})
    )
    shown = show_files(made, Audience.OUTSIDE, naming)
    assert shown.reports == ()
    assert list(shown.statuses.items()) == [
        (Status.SAME_AGAIN, 1),
        (Status.DRAFT, 1),
        (Status.ADDED, 2),
    ]
    assert show_files(made, Audience.ROOM, naming).statuses == shown.statuses


def test_where_files_lie_on_a_laptop_is_not_told() -> None:
    paths = ("/home/sian/winter/a.json", "/home/sian/winter/late/b.json")
    made = merge(
        [entry(OF, session(OF, {"a": 3}, alias="Sam"), path) for path in paths], {OF.id: LAYOUT}
    ).reports
    shown = without_folders(made)
    assert [report.path for report in shown] == ["a.json", str(PurePath("late/b.json"))]
    assert "sian" not in " ".join(report.detail for report in shown)
    [alone] = without_folders(made[:1])
    assert alone.path == "a.json"
    assert without_folders(()) == ()
