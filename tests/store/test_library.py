"""Definitions: listed lightly, checked wholly, and one broken file never hides the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from qi_tui import paths
from qi_tui.errors import QiError, UsageError
from qi_tui.store.definitions.catalogue import catalogue
from qi_tui.store.definitions.checking import check_definition, schema
from qi_tui.store.definitions.library import Library
from qi_tui.store.definitions.toml_reading import LARGEST
from tests.making import item, raw_framework
from tests.store.files import as_somebody_without_rights, put
from tests.store.toml import toml


def own(folder: Path, name: str = "ours.toml", **changes: Any) -> Path:
    return put(folder / name, toml(raw_framework(**{"id": "ours", **changes})).encode())


def found(path: Path) -> list[str]:
    """What is said of a file, without its path."""
    framework, mistakes = check_definition(path)
    assert (framework is None) == bool(mistakes)
    said = [str(mistake) for mistake in mistakes]
    assert all(line.startswith(f"{path}") for line in said)
    return [line.removeprefix(f"{path}:") for line in said]


def test_a_definition_without_mistakes(tmp_path: Path) -> None:
    framework, mistakes = check_definition(own(tmp_path))
    assert framework is not None
    assert (framework.id, len(framework.items), mistakes) == ("ours", 4, ())


@pytest.mark.parametrize("encode", ["utf-8-sig", "crlf"])
def test_files_from_a_windows_editor(encode: str, tmp_path: Path) -> None:
    text = toml(raw_framework(title="Ours, says Siân"))
    data = text.replace("\n", "\r\n").encode() if encode == "crlf" else text.encode(encode)
    framework, mistakes = check_definition(put(tmp_path / "ours.toml", data))
    assert mistakes == ()
    assert framework is not None
    assert framework.title == "Ours, says Siân"


def test_a_mistake_has_its_place_and_the_nearest_name(tmp_path: Path) -> None:
    text = toml(raw_framework()).replace("title =", "titel =", 1)
    line = text[: text.index("titel =")].count("\n") + 1
    said = found(put(tmp_path / "ours.toml", text.encode()))
    [words] = said
    assert words.startswith(f"{line}:1: ")
    assert 'did you mean "title"?' in words


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    items = [item("a", colour="red"), item("A!"), item("c"), item("c")]
    path = own(tmp_path, shelf="top", minutes=0, domains=[{"id": "x", "title": "", "items": items}])
    said = found(path)
    assert len(said) >= 6
    lines = [int(words.split(":")[0]) for words in said]
    assert lines == sorted(lines)
    assert all(line > 0 for line in lines)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'id = "ours\n', "1:11: it is not TOML"),
        (b'id = "ours"\nid = "theirs"\n', "2:14: it is not TOML"),
        (b'id = "ours\n\n', "1:11: it is not TOML"),
        (b'a = 1\nid = """\nours\n\n', "3:5: it is not TOML"),
        (b"a = [1,\n2,\n", "2:3: it is not TOML"),
        (b'a = 1\nb = "\xff"', "2:6: it is not UTF-8 text: save it as UTF-8"),
        (b"a = " + b"[" * 50_000, "it is nested too deeply for a definition"),
        (b"#" * (LARGEST + 1), "it is too large: a definition has at most 1 MB"),
        (b"a = 1\n" * 900_000, "it is too large: a definition has at most 1 MB"),
        (b".".join([b"a"] * 50_000) + b" = 1", "it is nested too deeply for a definition"),
        (b"a = " + b"9" * 5000, "it holds a number that is far too long"),
        (b"", '"id" is missing'),
    ],
    ids=[
        "quote",
        "twice",
        "end",
        "text",
        "list",
        "latin",
        "deep",
        "large",
        "5 MB",
        "dots",
        "digits",
        "empty",
    ],
)
def test_files_that_are_no_definitions(data: bytes, words: str, tmp_path: Path) -> None:
    said = found(put(tmp_path / "ours.toml", data))
    assert any(words in line for line in said)
    assert not any(word in line for line in said for word in ("Traceback", "NoneType", "dict"))


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    assert "it cannot be read (No such file or directory)" in found(tmp_path / "gone.toml")[0]
    assert "it cannot be read" in found(tmp_path)[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ours.toml")
    assert "it is not a file with text in it" in found(tmp_path / "ours.toml")[0]
    assert [entry.local for entry in catalogue(tmp_path).entries].count(True) == 0


def test_hostile_keys_and_values_are_shown_safely(tmp_path: Path) -> None:
    hostile = "\x1b]52;c;x\x07\u202e"
    items = [item("a", column=hostile), item("b", **{"k" + "x" * 3: hostile})]
    raw = raw_framework(domains=[{"id": "x", "title": "X", "items": items}], scoring={})
    raw[hostile] = 5
    text = toml({**raw, "title": hostile})
    text = text.replace(f"{hostile} = 5", '"\\u001b]52;c;x\\u0007" = 5')
    said = found(put(tmp_path / "ours.toml", text.encode()))
    assert len(said) >= 3
    assert all(line.isprintable() for line in said)


BROKEN: dict[str, bytes] = {
    "deep.toml": b"a = " + b"[" * 50_000,
    "empty.toml": b"",
    "infinite.toml": toml(raw_framework(id="x")).replace("minutes = 5", "minutes = inf").encode(),
    "latin.toml": b'id = "\xff"',
    "list.toml": b"domains = 5\n",
    "nan.toml": toml(raw_framework(id="x")).replace("version = 1", "version = nan").encode(),
    "photo.toml": b"\xff\xd8\xff\xe0",
    "quote.toml": b'id = "',
}


def test_one_broken_file_never_hides_the_others(tmp_path: Path) -> None:
    own(tmp_path, title="Ours")
    for name, data in BROKEN.items():
        put(tmp_path / name, data)
    listed = catalogue(tmp_path)
    assert {"ours", "effective-redesign"} <= {entry.id for entry in listed.entries}
    assert len(listed.problems) == len(BROKEN)
    for name, problem in zip(BROKEN, sorted(listed.problems), strict=True):
        assert problem.startswith(f"{tmp_path / name}: ")
        assert problem.endswith(f"Run: qi-tui frameworks check {tmp_path / name}")
    assert Library(tmp_path).need("ours").title == "Ours"


def test_what_the_list_says_of_a_framework(tmp_path: Path) -> None:
    path = own(tmp_path, title="Ours")
    entry = next(entry for entry in catalogue(tmp_path).entries if entry.id == "ours")
    assert (entry.title, entry.version, entry.shelf, entry.kind) == ("Ours", 1, "more", "graded")
    assert (entry.items, entry.minutes, entry.source, entry.year) == (4, 5, "A guide", 2005)
    assert (entry.local, entry.path) == (True, path)
    assert ("Item d", "How far?") in entry.texts
    assert (entry.facets, entry.picture, entry.purpose) == (("now",), "", "To test with.")


def test_an_id_that_is_taken_is_named_and_left_out(tmp_path: Path) -> None:
    path = own(tmp_path, id="effective-redesign")
    listed = catalogue(tmp_path)
    [entry] = [entry for entry in listed.entries if entry.id == "effective-redesign"]
    assert not entry.local
    [problem] = listed.problems
    assert problem.startswith(f'{path}: its id "effective-redesign" is that of a framework')
    assert "built in" in problem


def test_an_id_that_differs_only_by_case_is_the_same(tmp_path: Path) -> None:
    """On some systems two such files are one, and so would their sessions be."""
    own(tmp_path, "a.toml", id="ours")
    own(tmp_path, "b.toml", id="Ours")
    path = own(tmp_path, "c.toml", id="Effective-Redesign")
    listed = catalogue(tmp_path)
    assert [entry.path.name for entry in listed.entries if entry.local] == ["a.toml"]
    assert [path.name in problem for problem in listed.problems] == [False, True]
    assert '"Ours" is that of a.toml' in listed.problems[0]


def test_the_built_in_folder_as_ones_own_clashes_with_nothing() -> None:
    assert catalogue(paths.builtin_frameworks()) == catalogue(None)


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert catalogue(tmp_path / "gone") == catalogue(None)


def test_a_folder_without_permission_is_named(open_folder: Path) -> None:
    folder = own(open_folder / "own").parent
    folder.chmod(0)
    with as_somebody_without_rights():
        listed = catalogue(folder)
    assert listed.entries == catalogue(None).entries
    assert listed.problems == (f"{folder}: the folder cannot be read (Permission denied).",)


@pytest.mark.parametrize("name", ["ours.TOML", "._ours.toml", "ours.toml.bak", "ours.json"])
def test_which_files_are_definitions(name: str, tmp_path: Path) -> None:
    own(tmp_path, name=name)
    listed = [entry.path.name for entry in catalogue(tmp_path).entries if entry.local]
    assert listed == ([name] if name == "ours.TOML" else [])


@pytest.mark.parametrize(
    "wrong", ["effective-redsign", "EFFECTIVE-REDESIGN", "effective redesign", "redesign"]
)
def test_an_unknown_name_suggests_the_nearest(wrong: str) -> None:
    with pytest.raises(UsageError) as caught:
        Library().need(wrong)
    assert caught.value.message == f'There is no framework "{wrong}".'
    assert caught.value.hint == 'Did you mean "effective-redesign"?'


@pytest.mark.parametrize("wrong", ["", "zzz", "x" * 100_000, "\x1b[31m"])
def test_a_name_that_is_near_to_none(wrong: str) -> None:
    with pytest.raises(UsageError) as caught:
        Library().need(wrong)
    assert caught.value.hint == "See: qi-tui frameworks list"
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 150


def test_a_definition_with_mistakes_says_how_to_find_them(tmp_path: Path) -> None:
    path = own(tmp_path, priorities=-1)
    frameworks = Library(tmp_path)
    assert frameworks.get("ours") is None
    with pytest.raises(QiError, match="cannot be used") as caught:
        frameworks.need("ours")
    assert caught.value.hint == f"Run: qi-tui frameworks check {path}"


def test_the_raw_definition_has_its_digest() -> None:
    frameworks = Library()
    raw = frameworks.raw("effective-redesign")
    assert raw["digest"] == frameworks.digest(frameworks.need("effective-redesign"))
    assert len(raw["digest"]) == 64
    assert sum(len(domain["items"]) for domain in raw["domains"]) == 9


def test_very_many_mistakes_are_all_told(tmp_path: Path) -> None:
    """None of them makes the next one slower to find."""
    columns = [{"id": f"c{number}", "title": "C"} for number in range(3000)]
    items = [item(f"i{number}", colour="red", column="gone") for number in range(3000)]
    raw = raw_framework(domains=[{"id": "x", "title": "X", "items": items}], columns=columns)
    said = found(put(tmp_path / "ours.toml", toml(raw).encode()))
    assert sum('the key "colour" is not known' in line for line in said) == 3000
    assert sum('there is no column "gone"' in line for line in said) == 3000


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"scale": {"points": ["one"], "scale_source": "source"}},
         "scale.points: it has too few entries: at least 2, not 1"),
        ({"scale": {"points": ["low", "high", "Low"], "scale_source": "source"}},
         'scale.points[3]: the point "Low" stands there twice'),
        ({"facets": ["now", "now"]}, 'facets[2]: the facet "now" stands there twice'),
        ({"kind": "bipolar", "scoring": {},
          "domains": [{"id": "d", "title": "D", "items": [item("a", poles=["x", "X"])]}]},
         'domains[1].items[1].poles[2]: the pole "X" stands there twice'),
        ({"scoring": {"bands": [{"label": "low", "from": 2, "to": 10}]}},
         "scoring.bands: there are bands but no score"),
        ({"scoring": {"method": "sum", "bands": [
            {"label": "low\u202d", "from": 2, "to": 5}, {"label": "low\u202e", "from": 6, "to": 10},
        ]}},
         'scoring.bands[2]: the label "low\ufffd" stands there twice'),
        ({"scoring": {"method": "sum", "picture": "profil", "meaning": "As it is."}},
         'did you mean "profile"?'),
    ],
    ids=["one point", "same point", "same facet", "same pole", "bands", "same label", "picture"],
)  # fmt: skip
def test_mistakes_between_the_fields(changes: dict[str, Any], words: str, tmp_path: Path) -> None:
    assert any(words in line for line in found(own(tmp_path, **changes)))


def test_the_schema_is_one_of_a_definition() -> None:
    made = schema()
    assert made["$schema"].startswith("https://json-schema.org/")
    assert set(made["properties"]) >= {"id", "version", "title", "source", "scale", "domains"}
    assert "anyOf" in made["$defs"]["Domain"]["properties"]["items"]["items"]
    assert {"from", "to"} <= set(made["$defs"]["Band"]["properties"])


def test_a_kind_that_is_missing_is_told_once(tmp_path: Path) -> None:
    raw = raw_framework()
    del raw["kind"]
    path = put(tmp_path / "ours.toml", toml(raw).encode())
    assert found(path) == ['1:1: kind: "kind" is missing: add kind = …']


def test_the_kind_of_one_item(tmp_path: Path) -> None:
    items = [item("a"), item("b", kind="yesno")]
    [said] = found(own(tmp_path, domains=[{"id": "x", "title": "X", "items": items}], scoring={}))
    assert 'domains[1].items[2].kind: "yesno" is not one of the choices' in said
    assert said.endswith('(did you mean "yes_no"?)')


def test_a_list_that_is_too_short_is_told_once(tmp_path: Path) -> None:
    one = item("a", poles=[])
    [said] = found(
        own(
            tmp_path,
            kind="bipolar",
            scoring={},
            domains=[{"id": "x", "title": "X", "items": [one]}],
        )
    )
    assert said.endswith("poles[1]: an entry is missing: add it")


@pytest.mark.parametrize("key", ["title", "purpose", "kind"])
def test_a_table_in_the_place_of_a_text_is_not_listed(key: str, tmp_path: Path) -> None:
    raw = {**raw_framework(id="ours"), key: {"a": 1}}
    path = put(tmp_path / "ours.toml", toml(raw).encode())
    listed = catalogue(tmp_path)
    assert not any(entry.local for entry in listed.entries)
    assert str(path) in listed.problems[0]
