"""`frameworks list | show | check | schema`: the fields of the contract, and every mistake."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.making import raw_framework
from tests.store.files import digest, put
from tests.store.toml import toml

LISTED = ["id", "title", "version", "shelf", "subject", "kind", "items", "minutes", "source"]

TEN_MISTAKES = """\
id = "Ours!"
version = 1
titel = "Ours"
shelf = "top"
subject = "initiative"
kind = "anchord"
purpose = "To test with."
minutes = "ten"

[source]
title = "A guide"
publisher = "A publisher"
year = 1066
section = "1"

[scale]
points = ["low", "middle", "high"]
scale_source = "source"

[[domains]]
id = "first"
title = "First"

[[domains.items]]
id = "a"
title = "A"
anchors = ["one", "two"]

[[domains.items]]
id = "A"
title = "Again"
anchors = ["one", "two", "three"]

[[domains.items]]
id = "c"
title = ""
anchors = ["one", "two", "three"]
colour = "red"

[scoring]
method = "sum"

[[scoring.bands]]
label = "low"
from = 3
to = 5

[[scoring.bands]]
label = "high"
from = 8
to = 9
"""
# Line → a word of what is said about it.
PLACES = {
    1: '"Ours!" is not an id',
    3: 'did you mean "title"?',
    4: "not one of the choices",
    6: 'did you mean "anchored"?',
    8: "write a whole number",
    13: "1066 is out of range",
    27: "2 descriptors for a scale of 3 points",
    30: '"A" is not an id',
    36: "it is empty",
    38: 'the key "colour" is not known',
    50: "leaves a hole before it",
}


def test_the_list_has_the_fields_of_the_contract(run: Run, repo: Path) -> None:
    said = run("frameworks", "list", "--json")
    assert (said.status, said.err) == (0, "")
    entries = json.loads(said.out)
    assert [list(entry) for entry in entries] == [LISTED] * len(entries)
    assert len(entries) == len(list((repo / "frameworks").glob("*.toml")))
    [entry] = [entry for entry in entries if entry["id"] == "effective-redesign"]
    assert entry == {
        "id": "effective-redesign",
        "title": "Are you delivering effective redesign?",
        "version": 1,
        "shelf": "core",
        "subject": "initiative",
        "kind": "anchored",
        "items": 9,
        "minutes": 10,
        "source": "Improvement Leaders' Guide: Leading improvement",
    }


def test_the_list_for_a_person(run: Run) -> None:
    listed = run("frameworks", "list")
    assert listed == run("frameworks")
    [line] = [line for line in listed.out.splitlines() if line.startswith("effective-redesign")]
    assert "  9 items" in line
    assert "Are you delivering effective redesign?" in line
    assert "2005" in line


def test_a_framework_as_its_file_has_it_with_its_digest(run: Run, repo: Path) -> None:
    said = run("frameworks", "show", "effective-redesign", "--json")
    assert said.status == 0
    shown = json.loads(said.out)
    file = repo / "frameworks" / "effective-redesign.toml"
    expected = tomllib.loads(file.read_text(encoding="utf-8"))
    assert json.dumps(shown) == json.dumps({**expected, "digest": digest()})
    assert shown["domains"][0]["items"][0]["id"] == "chief-executive-commitment"


def test_a_framework_to_read(run: Run) -> None:
    said = run("frameworks", "show", "effective-redesign")
    assert said.status == 0
    assert "1. Chief executive commitment" in said.out
    assert "drives this work, and is seen to at every level" in said.out


@pytest.mark.parametrize("wrong", ["effective-redsign", "Effective-Redesign"])
@pytest.mark.parametrize("command", [["frameworks", "show"], ["rate"]], ids=" ".join)
def test_an_unknown_id_suggests_the_nearest(command: list[str], wrong: str, run: Run) -> None:
    said = run(*command, wrong)
    assert (said.status, said.out) == (2, "")
    assert said.err == (
        f'qi-tui: There is no framework "{wrong}". Did you mean "effective-redesign"?\n'
    )


def test_check_finds_nothing_wrong_with_what_comes_with_the_program(run: Run, repo: Path) -> None:
    files = sorted((repo / "frameworks").glob("*.toml"))
    said = run("frameworks", "check", *files)
    assert (said.status, said.err) == (0, "")
    assert len(said.out.splitlines()) == len(files)
    path = repo / "frameworks" / "effective-redesign.toml"
    assert f"{path}: no mistakes: 9 items in effective-redesign" in said.out


def test_check_tells_every_mistake_with_its_line(run: Run, tmp_path: Path) -> None:
    path = put(tmp_path / "ours.toml", TEN_MISTAKES.encode())
    said = run("frameworks", "check", path)
    assert said.status == 1
    assert said.err == "qi-tui: there are mistakes; nothing was changed.\n"
    lines = said.out.splitlines()
    told: dict[int, str] = {}
    for line in lines:
        place = line.removeprefix(f"{path}:").split(":")
        told[int(place[0])] = told.get(int(place[0]), "") + line
        assert int(place[1]) >= 1
        # file:line:column: what is wrong: what to write instead
        assert line.count(": ") >= 2
    for number, words in PLACES.items():
        assert words in told.get(number, ""), f"line {number}"
    assert 'the id "A" is used twice' in told[30]
    # That is one more; nothing is said twice, and what is misspelled is not missing besides.
    assert len(lines) == len(set(lines)) == len(PLACES) + 1
    assert not any('"title" is missing' in line for line in lines)
    for word in ("dict", "NoneType", "Traceback", "validation", "pydantic", "tuple"):
        assert word not in said.out


def test_check_of_several_files_goes_on_after_a_broken_one(run: Run, tmp_path: Path) -> None:
    good = put(tmp_path / "good.toml", toml(raw_framework()).encode())
    broken = put(tmp_path / "broken.toml", b'id = "')
    photo = put(tmp_path / "photo.toml", b"\xff\xd8\xff")
    gone = tmp_path / "gone.toml"
    said = run("frameworks", "check", broken, gone, photo, good)
    assert said.status == 1
    first, second, third, fourth = said.out.splitlines()
    assert first.startswith(f"{broken}:1:7: it is not TOML")
    assert second == f"{gone}: it cannot be read (No such file or directory): look at the name"
    assert third == f"{photo}:1:1: it is not UTF-8 text: save it as UTF-8"
    assert fourth == f"{good}: no mistakes: 4 items in small"


def test_a_broken_definition_of_ones_own_is_named_and_hides_no_other(
    run: Run, tmp_path: Path
) -> None:
    path = put(tmp_path / "broken.toml", b'id = "')
    put(tmp_path / "small.toml", toml(raw_framework()).encode())
    said = run("frameworks", "list", "--frameworks", tmp_path)
    assert said.status == 1
    assert said.err.startswith(f"qi-tui: {path}: ")
    assert "A small framework" in said.out
    assert "effective-redesign" in said.out


def test_hostile_titles_reach_no_terminal(run: Run, tmp_path: Path) -> None:
    hostile = "\x1b]52;c;x\x07\x9b31m\u202eevil"
    raw = raw_framework(title=hostile, purpose=hostile)
    put(tmp_path / "small.toml", toml(raw).encode())
    for words in (
        ["frameworks", "list"],
        ["frameworks", "list", "--json"],
        ["frameworks", "show", "small"],
        ["frameworks", "show", "small", "--json"],
    ):
        said = run(*words, "--frameworks", tmp_path)
        assert said.status == 0
        assert "evil" in said.out
        assert all(line.isprintable() for line in said.out.splitlines())
    assert json.loads(said.out)["title"] == hostile


def test_the_schema_is_json(run: Run) -> None:
    said = run("frameworks", "schema")
    assert (said.status, said.err) == (0, "")
    schema = json.loads(said.out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"id", "title", "domains"} <= set(schema["required"])
