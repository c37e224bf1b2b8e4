"""`repair`: what can be had of a damaged file goes into a new one; what is missing is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qi_tui.model.session import Session
from qi_tui.store.session_reading import load_session
from qi_tui.store.workshop.workshop_reading import workshop_in
from tests.cli.conftest import Run
from tests.store.files import below, example, items, put, rated, tally, workshop

VALUES = dict(zip(items(), (1, 2, 3, 4, 5, 6, 7, 1, 2), strict=True))
OLDER = {item: VALUES[item] for item in items()[:8]}


def lines(tables: dict[str, Any]) -> bytes:
    """A file as the program writes it: one document a line."""
    from qi_tui.store.disk.serialising import serialise

    return serialise(tables)


def session(values: dict[str, int], revision: int, **answers: Any) -> dict[str, Any]:
    tables = example(revision=revision, priorities=[])
    tables["answers"]["1"].update(values=dict(values), dont_know=[], comments={}, **answers)
    return tables


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sam.json"


@pytest.fixture
def backup(path: Path) -> Path:
    return put(path.with_name("sam.json.bak"), lines(session(OLDER, 8)))


def cut_after(data: bytes, words: bytes) -> bytes:
    return data[: data.index(words) + len(words)]


def new_one(path: Path) -> Session:
    return load_session(path.with_name("sam.repaired-1.json"))


def values_of(found: Session) -> dict[str, int]:
    return dict(found.sheet().values)


WHOLE = lines(session(VALUES, 9))


def zeros(data: bytes, start: bytes, length: int) -> bytes:
    at = data.index(start)
    return data[:at] + bytes(length) + data[at + length :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in the middle": lambda data: cut_after(data, b'"clinical-leadership": 5, "in'),
    "cut in a number": lambda data: cut_after(data, b'"clinical-leadership": 5'),
    "zeros to the end": lambda data: cut_after(data, b'"clinical-leadership": 5, ') + bytes(500),
    "zeros in the middle": lambda data: zeros(data, b'"interrelationship', 60),
    "a stray letter": lambda data: data.replace(b'"interrelationship', b'x"interrelationship'),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_stands_before_the_damage_is_had_without_any_other_file(
    name: str, path: Path, run: Run
) -> None:
    put(path, DAMAGES[name](WHOLE))
    before = path.read_bytes()
    done = run("repair", str(path))
    assert done.status == 1
    found = values_of(new_one(path))
    assert found.items() <= VALUES.items()
    assert len(found) in (4, 5)
    assert path.read_bytes() == before
    assert f"The new file has {len(found)} of 9 answers." in done.err
    assert "Not answered, or the answer is lost: " in done.err
    assert "reported-outcomes" in done.err
    assert done.out == f"{path.with_name('sam.repaired-1.json')}\n"


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_lost_in_it_comes_from_the_version_before(
    name: str, path: Path, backup: Path, run: Run
) -> None:
    changed = session({**VALUES, items()[0]: 7}, 9)
    put(path, DAMAGES[name](lines(changed)))
    done = run("repair", str(path))
    assert done.status == 1
    assert values_of(new_one(path)) == {**OLDER, items()[0]: 7}
    assert "sam.json (the file itself): it is" in done.err
    assert "sam.json.bak (the version before): it can be read whole, 8 answers" in done.err
    assert "may be missing" in done.err
    # It counts in the place of all that it was made from, and is not taken for finished.
    assert new_one(path).head.revision == 10
    assert new_one(path).head.status == "draft"


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 900, b"null", b"\xff\xfe\x00", WHOLE[:40]], ids=range(5)
)
def test_a_file_of_which_nothing_is_left(data: bytes, path: Path, backup: Path, run: Run) -> None:
    put(path, data)
    done = run("repair", str(path))
    assert done.status == 1
    assert values_of(new_one(path)) == OLDER
    assert "Nothing that was saved is missing" not in done.err


def test_a_file_that_is_gone_is_made_from_the_version_before(
    path: Path, backup: Path, run: Run
) -> None:
    done = run("repair", str(path))
    assert done.status == 1
    assert values_of(new_one(path)) == OLDER
    assert "it is not there any more" in done.err


def test_a_save_that_was_not_finished_has_everything(path: Path, run: Run) -> None:
    put(path, WHOLE[:900])
    put(path.with_name(".sam.json.123-0a1b2c3d.tmp"), lines(session(VALUES, 10)))
    done = run("repair", str(path))
    assert done.status == 0
    assert values_of(new_one(path)) == VALUES
    assert "Nothing that was saved is missing in it." in done.err
    assert "(a save that was not finished)" in done.err


def test_a_copy_counts_by_its_id_and_never_by_its_name(path: Path, run: Run) -> None:
    put(path, WHOLE[:900])
    put(path.with_name("sam.conflict-1.json"), lines(rated(7, alias="Jo")))
    put(path.with_name("zzz.json"), lines(session(VALUES, 12)))
    done = run("repair", str(path))
    assert done.status == 0
    assert values_of(new_one(path)) == VALUES
    assert new_one(path).head.revision == 13
    assert "zzz.json (a copy beside it)" in done.err
    assert "sam.conflict-1.json" not in done.err


def test_a_later_sheet_that_is_whole_is_had_too(path: Path, run: Run) -> None:
    tables = session(VALUES, 9)
    tables["answers"]["2"] = {**tables["answers"]["1"], "facet": "needed"}
    data = lines(tables)
    put(path, zeros(data, b'"clinical-leadership": 5', 60))
    assert run("repair", str(path)).status == 1
    found = new_one(path)
    assert found.sheet("needed").values == VALUES
    # What followed the damage on its own line could be of any sheet.
    assert set(found.sheet().values) == set(items()[:4])


def test_an_editor_of_windows_saved_it_with_its_own_letters(path: Path, run: Run) -> None:
    tables = example(rater={"alias": "Siân", "role": "infirmière", "code": None})
    put(path, json.dumps(tables, ensure_ascii=False, indent=1).encode("cp1252"))
    done = run("repair", str(path))
    assert done.status == 1
    assert new_one(path).head.rater.alias == "Siân"
    assert new_one(path).sheets == load_session(put(path.with_name("x.json"), tables)).sheets
    assert "some letters" in done.err


def test_answers_that_cannot_be_are_left_out_and_named(path: Path, run: Run) -> None:
    one, two, three = items()[:3]
    tables = session({one: 70, two: 2, three: 3}, 9)
    tables["answers"]["1"]["dont_know"] = [two]
    put(path, tables)
    done = run("repair", str(path))
    assert done.status == 1
    assert values_of(new_one(path)) == {three: 3}
    assert f"the answer to {one} is not clear: left out" in done.err
    assert f"the answer to {two} is not clear: left out" in done.err


def test_an_answer_that_stands_there_twice_is_nobodys(path: Path, run: Run) -> None:
    one, two = items()[:2]
    data = lines(session({one: 1, two: 2}, 9)).replace(
        f'"{two}": 2'.encode(), f'"{two}": 2, "{one}": 5, "{two}": 2'.encode()
    )
    put(path, data)
    done = run("repair", str(path))
    assert done.status == 1
    assert values_of(new_one(path)) == {two: 2}
    assert f"{one} stands in it twice, with different answers: left out" in done.err


def test_a_show_of_hands(path: Path, run: Run) -> None:
    counts = {item: [n, 0, 0, 1, 0, 0, 2] for n, item in enumerate(items())}
    data = lines(tally(counts))
    put(path, cut_after(data, b'"clinical-leadership": [4, 0, 0, 1, 0'))
    assert run("repair", str(path)).status == 1
    (sheet,) = new_one(path).tally_sheets
    assert sheet.counts == {item: counts[item] for item in items()[:4]}


WORKSHOP = workshop(
    naming="anonymous",
    agreed={
        str(n): {"framework": "effective-redesign", "item": item, "round": 1, "value": 4}
        for n, item in enumerate(items(), 1)
    },
    notes={"1": {"item": items()[0], "text": "Ask again in spring"}},
)


def test_a_workshop(tmp_path: Path, run: Run) -> None:
    data = lines(WORKSHOP)
    path = put(tmp_path / "workshop.json", cut_after(data, b'"item": "clinical-leadership"'))
    older = workshop(naming="anonymous", notes=WORKSHOP["notes"])
    put(tmp_path / "workshop.json.bak", lines(older))
    done = run("repair", str(path))
    assert done.status == 1
    found = workshop_in((tmp_path / "workshop.repaired-1.json").read_bytes())
    assert [each.item for each in found.agreed.values()] == items()[:4]
    assert [note.text for note in found.notes.values()] == ["Ask again in spring"]
    assert found.head.naming == "anonymous"
    assert "4 agreed ratings, 1 notes" in done.err


@pytest.mark.parametrize("said", ['"naming": "ano', '"nam', '"naming": "anonymous"'])
def test_a_workshop_whose_promise_is_lost_is_anonymous(said: str, tmp_path: Path, run: Run) -> None:
    data = lines(WORKSHOP).decode("utf-8")
    path = put(tmp_path / "workshop.json", data[: data.index('"naming"')].encode() + said.encode())
    assert run("repair", str(path)).status == 1
    found = workshop_in((tmp_path / "workshop.repaired-1.json").read_bytes())
    assert found.head.naming == "anonymous"


def test_nothing_is_ever_written_over(path: Path, backup: Path, run: Run) -> None:
    put(path, WHOLE[:900])
    before = below(path.parent)
    for number in (1, 2):
        assert run("repair", str(path)).status in (0, 1)
        assert path.with_name(f"sam.repaired-{number}.json").exists()
    for target in (path, backup):
        done = run("repair", str(path), "-o", str(target))
        assert done.status == 2
        assert "is there already" in done.err
    after = below(path.parent)
    assert {name: after[name] for name in before} == before
    chosen = path.with_name("chosen.json")
    assert run("repair", str(path), "-o", str(chosen)).out == f"{chosen}\n"
    assert values_of(load_session(chosen)).keys() >= OLDER.keys()


def test_the_version_before_can_be_repaired_itself(path: Path, run: Run) -> None:
    backup = put(path.with_name("sam.json.bak"), WHOLE[:900])
    done = run("repair", str(backup))
    assert done.status == 1
    assert values_of(new_one(path)).items() <= VALUES.items()


def test_a_whole_file_needs_nothing(path: Path, run: Run) -> None:
    put(path, example())
    done = run("repair", str(path))
    assert (done.status, done.out) == (0, "")
    assert "can be read: there is nothing to repair" in done.err
    assert list(below(path.parent)) == ["sam.json"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing that can be used is left in it"),
        (b"\0" * 100, "nothing that can be used is left in it"),
        (b"Dear Sam,\nplease", "nothing that can be used is left in it"),
        (b'{"session": ' * 3000, "it is nested too deeply"),
        ({"other": {}}, "is neither a session nor a workshop file"),
        (example(schema=2), "upgrade qi-tui"),
        (workshop(schema=2), "upgrade qi-tui"),
    ],
    ids=range(7),
)
def test_where_nothing_can_be_had_it_is_said(
    content: Any, words: str, path: Path, run: Run
) -> None:
    put(path, content)
    before = below(path.parent)
    done = run("repair", str(path))
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert "sam.json" in done.err
    assert below(path.parent) == before


def test_what_is_no_file(tmp_path: Path, run: Run) -> None:
    assert "There is no file" in run("repair", str(tmp_path / "no.json")).err
    assert "it is a folder" in run("repair", str(tmp_path)).err


def test_a_damaged_file_of_another_person_stays_out_of_it(path: Path, run: Run) -> None:
    """Beside it lies half of somebody else's session, under nearly the same name."""
    put(path, WHOLE[:900])
    put(path.with_name("sam.conflict-1.json"), lines(rated(7, alias="Jo"))[:900])
    assert run("repair", str(path)).status == 1
    assert values_of(new_one(path)).items() <= VALUES.items()
    assert new_one(path).head.rater.alias == "Sam"
