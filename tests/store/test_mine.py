"""The sessions in a person's own folder: newest first, what cannot be read passed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qi_tui.store.mine import matching, my_sessions
from tests.store.files import example, put, rated, tally, workshop

ITEM = "chief-executive-commitment"


def test_no_folder_is_no_sessions(tmp_path: Path) -> None:
    assert my_sessions(tmp_path / "gone") == []
    assert my_sessions(put(tmp_path / "file", b"")) == []


def test_newest_first_and_only_what_is_mine(tmp_path: Path) -> None:
    put(tmp_path / "old.json", rated(5, alias="Sam", updated_at="2026-11-19T09:00:00Z"))
    put(tmp_path / "new.json", rated({ITEM: 5}, alias="Jo", updated_at="2026-11-20T09:00:00Z"))
    put(tmp_path / "hands.json", tally({ITEM: [0, 0, 0, 0, 1, 0, 0]}))
    put(tmp_path / "workshop.json", workshop())
    put(tmp_path / "broken.json", b"{")
    put(tmp_path / "newer.json", example(schema=2))
    put(tmp_path / "new.json.bak", example())
    put(tmp_path / ".new.json.77-01234567.tmp", example())
    put(tmp_path / "new.json.lock", b"")
    mine = my_sessions(tmp_path)
    assert [entry.path.name for entry in mine] == ["new.json", "old.json"]
    assert [(entry.alias, entry.answered) for entry in mine] == [("Jo", 1), ("Sam", 9)]
    assert mine[0].framework == "effective-redesign"
    assert (mine[0].status, mine[0].round, mine[0].title) == ("final", 1, "Winter flow")


def written(folder: Path, name: str, **head: Any) -> None:
    put(folder / f"{name}.json", rated(5, alias=head.pop("alias", "Sam"), **head))


def test_the_session_of_an_alias(tmp_path: Path) -> None:
    written(tmp_path, "a", updated_at="2026-11-19T09:00:00Z", status="draft")
    written(tmp_path, "b", updated_at="2026-11-20T09:00:00Z")
    written(tmp_path, "c", alias="Jo", updated_at="2026-11-20T09:00:00Z")
    written(tmp_path, "d", alias=None)
    written(tmp_path, "e", round=2)
    mine = my_sessions(tmp_path)

    def found(*given: Any) -> str | None:
        match = matching(mine, *given)
        return match.path.stem if match else None

    assert found("effective-redesign", " SAM ") == "a"
    assert found("effective-redesign", "jo") == "c"
    assert found("effective-redesign", "") == "d"
    assert found("effective-redesign", "Sam", 2) == "e"
    assert found("another", "Sam") is None
    assert found("effective-redesign", "Kim") is None


@pytest.mark.parametrize("name", ["sam.json", "SAM.JSON", "sam (1).json"])
def test_names_without_regard_to_case(name: str, tmp_path: Path) -> None:
    put(tmp_path / name, example())
    assert len(my_sessions(tmp_path)) == 1
