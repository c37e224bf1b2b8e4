"""The search for leaks can fail: each of these breaks privacy in one place, and is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qi_tui.analysis import privacy
from qi_tui.analysis.merging.statuses import FileReport
from qi_tui.analysis.privacy import Audience, Comments, Said, ShownFiles
from qi_tui.analysis.shown import inviting, shown_files
from qi_tui.analysis.shown.gate import Gate
from qi_tui.report.merged import merge_json
from qi_tui.ui.facilitating import comments, facilitation
from tests.surfaces.casting import HOUSE, RAISED, Cast, cast, play, relabelled, strangers
from tests.surfaces.figures import check_figures
from tests.surfaces.printing import prints
from tests.surfaces.rules import check
from tests.surfaces.walking import walk


def always(*_: object) -> bool:
    return True


def every_role(_: Gate, sizes: Mapping[str, int], __: int) -> frozenset[str]:
    return frozenset(sizes)


def large_roles(gate: Gate, sizes: Mapping[str, int], _: int) -> frozenset[str]:
    """Whatever is left over."""
    return frozenset(role for role, size in sizes.items() if size >= gate.limits.role_in_room)


def house_limits(gate: Gate, audience: Audience, _: object) -> None:
    """Whatever the workshop promised."""
    gate.is_outside = audience is Audience.OUTSIDE
    gate.limits = HOUSE


def in_the_room(*arguments: Any) -> Any:
    """Whoever it is for."""
    room, framework, _, limits = arguments
    return privacy.show_room(room, framework, Audience.ROOM, limits)


def all_said(said: tuple[Said, ...], *_: object) -> Comments:
    return Comments(said)


def said_without_names(said: tuple[Said, ...], *_: object) -> Comments:
    """In the order of the files."""
    return Comments(tuple(replace(each, alias=None, role=None) for each in said))


def all_files(files: tuple[FileReport, ...], *_: object) -> ShownFiles:
    return ShownFiles(files, {})


class Mutant(NamedTuple):
    """What is put in the place of what, and the workshop in which it shows."""

    where: object
    name: str
    instead: Callable[..., object]
    made: Cast
    found: str


GROUPS = (5, 4, 2, 1)
PRINTED = {
    "counts of a few": Mutant(Gate, "counts", always, cast((9,), (0,)), "told of 9"),
    "the middle of too few": Mutant(Gate, "median", always, cast((4,), (0,)), "told of 4"),
    "every role": Mutant(Gate, "roles", every_role, cast(GROUPS, (0, 1)), "role group"),
    "what is left of the roles": Mutant(Gate, "roles", large_roles, cast((8, 2)), "role group"),
    "limits forgotten": Mutant(
        Gate, "__init__", house_limits, cast((12,), (0,), limits=RAISED), "role group"
    ),
    "names of files": Mutant(
        merge_json, "show_files", all_files, cast(GROUPS, (0, 1), "anonymous"), "name of a file"
    ),
    "an invitation for the room": Mutant(
        inviting, "show_room", in_the_room, cast((4,), (0,)), "told of 4"
    ),
}
SHOWN = {
    "who wrote a comment": Mutant(
        comments, "show_comments", all_said, cast((6, 3), (0, 1)), "who wrote a comment"
    ),
    "names of files": Mutant(
        facilitation, "show_files", all_files, cast((3,), (0,), "anonymous"), "name of a file"
    ),
    "every role": Mutant(Gate, "roles", every_role, cast((8, 2)), "role group"),
}


@pytest.mark.parametrize("mutant", PRINTED.values(), ids=PRINTED)
def test_what_is_printed(mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    play(mutant.made, tmp_path)
    search(mutant.made, prints(tmp_path))
    monkeypatch.setattr(mutant.where, mutant.name, mutant.instead)
    seen = prints(tmp_path)
    with pytest.raises(AssertionError, match=mutant.found):
        search(mutant.made, seen)


@pytest.mark.parametrize("mutant", SHOWN.values(), ids=SHOWN)
async def test_what_is_shown(
    mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutant.where, mutant.name, mutant.instead)
    seen = await walk(play(mutant.made, tmp_path / "here", 1), monkeypatch, whole=False)
    with pytest.raises(AssertionError, match=mutant.found):
        check(mutant.made, seen)


async def test_what_the_order_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = cast((3,), (0,), "anonymous")
    monkeypatch.setattr(comments, "show_comments", said_without_names)
    ours = await walk(play(made, tmp_path / "here", 1), monkeypatch, whole=False)
    check(made, ours)
    others = await walk(play(strangers(made), tmp_path / "there", 1), monkeypatch, whole=False)
    assert ours != others


def test_roles_the_other_way_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = cast(GROUPS, (0, 1))
    monkeypatch.setattr(Gate, "roles", every_role)
    assert prints(play(made, tmp_path)) != prints(play(relabelled(made), tmp_path))


def test_files_in_the_order_of_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = cast((3,), (0,), "anonymous")
    monkeypatch.setattr(shown_files, "sorted", lambda each, **_: [*each], raising=False)
    ours, others = (prints(play(each, tmp_path)) for each in (made, strangers(made)))
    check(made, ours)
    assert ours != others


def search(made: Cast, seen: Mapping[str, str]) -> None:
    check(made, seen)
    check_figures(made, seen)
