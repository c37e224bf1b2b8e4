"""The index of the built-in frameworks: in step with them, believed only then, and never needed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qi_tui import paths
from qi_tui.errors import QiError
from qi_tui.store.definitions import catalogue as module
from qi_tui.store.definitions.catalogue import catalogue, read_catalogue
from qi_tui.store.definitions.index import INDEX
from qi_tui.store.definitions.library import Library
from qi_tui.store.definitions.toml_reading import read_toml
from scripts import index as script
from tests.store.files import put
from tests.ui.opening import definition_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two built-in definitions with their index."""
    folder = tmp_path / "frameworks"
    definition_file(folder, "mule", item="Patience", title="Zoë’s mule")
    definition_file(folder, "zebra", item="Stripes")
    monkeypatch.setattr(paths, "builtin_frameworks", lambda: folder)
    script.main()
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A person's own folder with a definition."""
    return definition_file(tmp_path / "own", "ours").parent


@pytest.fixture
def without_parsing(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The definition files that were read all the same."""
    read: list[Path] = []
    honest = read_toml

    def watched(path: Path) -> dict[str, object]:
        read.append(path)
        return honest(path)

    monkeypatch.setattr(module, "read_toml", watched)
    return read


def test_the_index_that_comes_with_the_program_is_in_step(repo: Path) -> None:
    shipped = (repo / "frameworks" / INDEX).read_text(encoding="utf-8")
    assert shipped == script.made(), "run: python -m scripts.index"


def test_what_it_says_is_what_the_files_say(folder: Path, without_parsing: list[Path]) -> None:
    assert catalogue().entries == read_catalogue().entries
    assert [path.parent for path in without_parsing] == [folder, folder]


def test_with_it_no_built_in_file_is_read_and_every_one_of_ones_own(
    folder: Path, without_parsing: list[Path], tmp_path: Path
) -> None:
    mine = definition_file(tmp_path / "own", "ours")
    assert [entry.id for entry in catalogue(tmp_path / "own").entries] == ["ours", "zebra", "mule"]
    assert without_parsing == [mine]
    assert folder.is_dir()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[", b"\xff", b"{}", b"5", b"null", b"[5]", b'[{"file": "mule.toml"}]',
        b'[{"file": [], "bytes": 5}]', b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_broken_index_is_passed_over(content: bytes, folder: Path) -> None:
    put(folder / INDEX, content)
    assert {entry.id for entry in catalogue().entries} == {"mule", "zebra"}
    assert catalogue().problems == ()


def test_an_index_whose_rows_lack_something_is_passed_over(folder: Path) -> None:
    rows = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    del rows[1]["title"]
    (folder / INDEX).write_text(json.dumps(rows), encoding="utf-8")
    assert {entry.title for entry in catalogue().entries} == {"Zoë’s mule", "Framework zebra"}


def test_a_definition_that_was_changed_is_read(folder: Path) -> None:
    path = folder / "mule.toml"
    text = path.read_text(encoding="utf-8").replace("Patience", "More patience")
    path.write_text(text, encoding="utf-8")
    mule = next(entry for entry in catalogue().entries if entry.id == "mule")
    assert mule.texts == (("More patience", "How far?"),)


def test_one_that_was_added_or_taken_away_is_noticed(folder: Path) -> None:
    definition_file(folder, "ox")
    assert {entry.id for entry in catalogue().entries} == {"mule", "ox", "zebra"}
    (folder / "ox.toml").unlink()
    (folder / "mule.toml").unlink()
    assert {entry.id for entry in catalogue().entries} == {"zebra"}


def test_a_broken_definition_beside_the_index_is_told(folder: Path) -> None:
    put(folder / "broken.toml", b'id = "')
    listed = catalogue()
    assert {entry.id for entry in listed.entries} == {"mule", "zebra"}
    assert len(listed.problems) == 1
    with pytest.raises(SystemExit, match="broken"):
        script.made()


def test_what_is_in_step_with_the_index_can_be_drawn_unchecked(folder: Path, own: Path) -> None:
    library = Library(own)
    sketch = library.sketch("mule")
    assert sketch is not None
    assert (sketch.title, sketch.kind) == ("Zoë’s mule", library.need("mule").kind)
    assert [item.title for item in sketch.items] == ["Patience"]
    assert sketch.points == library.need("mule").points
    assert library.sketch("no-such") is None
    assert library.sketch("ours") is None, "a person's own is checked first"
    put(folder / INDEX, b"")
    assert Library(own).sketch("mule") is None, "as is one that nobody has looked through"


@pytest.mark.parametrize(
    "broken", ["kind = ", "domains = 5 #", "domains = [{}] #", "domains = [{items = 5}] #"]
)
def test_one_that_was_broken_without_another_size_is_checked_first(
    broken: str, folder: Path, own: Path
) -> None:
    path = folder / "mule.toml"
    size = path.stat().st_size
    put(path, f'kind = "graded"\n{broken}'.ljust(size)[:size].encode())
    library = Library(own)
    assert library.catalogue.is_indexed
    assert library.sketch("mule") is None
    with pytest.raises(QiError, match="cannot be used"):
        library.need("mule")


def test_the_folder_can_lie_anywhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_parsing: list[Path]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(folder, elsewhere)
    monkeypatch.setattr(paths, "builtin_frameworks", lambda: elsewhere)
    assert [entry.path for entry in catalogue().entries] == [
        elsewhere / "zebra.toml",
        elsewhere / "mule.toml",
    ]
    assert without_parsing == []
