"""Definition files with one mistake each, and what must be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gates import files_toml
from gates.files_good import NEEDED, definition, item
from gates.files_mistaken import Mistaken, domain, of
from gates.hostile import HOSTILE, in_utf8
from qi_tui.store.definitions.toml_text import toml_text

NO_TEXT: tuple[Any, ...] = (5, True, 1.5, [], ["x"], {"a": 1})
NO_WHOLE: tuple[Any, ...] = ("5", True, 1.5, [], {"a": 1}, -1, 0, 10**9)
TOP_TEXT = ("title", "purpose", "instructions", "subjects")
KINDS: dict[str, dict[str, Any]] = {
    "anchored": {"anchors": ["low", "middle", "high"]},
    "graded": {},
    "yes_no": {},
    "stage": {"anchors": ["first", "second", "third"]},
    "bipolar": {"poles": ["slow", "fast"]},
    "position": {},
    "count": {},
}


def cases() -> Iterator[Mistaken]:
    """All of them."""
    yield from files_toml.cases()
    yield from _missing()
    yield from _unknown_keys()
    yield from _wrong_kinds()
    yield from _ids()
    yield from _scales_and_descriptors()
    yield from _bands()
    yield from _lengths()
    yield from _texts()


def at(raw: dict[str, Any], *path: str | int) -> Any:
    """What stands at a place of a definition."""
    for step in path:
        raw = raw[step]  # type: ignore[index]
    return raw


def _missing() -> Iterator[Mistaken]:
    for key in NEEDED:
        raw = definition()
        del raw[key]
        yield of(f"without {key}", raw, f'"{key}" is missing')
    for key in ("title", "publisher", "year", "section"):
        raw = definition()
        del raw["source"][key]
        yield of(f"without source.{key}", raw, f'"{key}" is missing')
    for key in ("points", "scale_source"):
        raw = definition(scoring={})
        del raw["scale"][key]
        yield of(f"without scale.{key}", raw, f'"{key}" is missing')
    raw = definition(scoring={})
    del raw["scale"]
    yield of("without a scale", raw, "a graded item needs a scale", 4)
    for key in ("id", "title", "items"):
        raw = definition(scoring={})
        del raw["domains"][0][key]
        yield of(f"a domain without {key}", raw, f'domains[1].{key}: "{key}" is missing')
    for key in ("id", "title"):
        raw = definition()
        del raw["domains"][1]["items"][0][key]
        yield of(f"an item without {key}", raw, f'items[1].{key}: "{key}" is missing')
    for key in ("label", "from", "to"):
        raw = definition()
        del raw["scoring"]["bands"][0][key]
        yield of(f"a band without {key}", raw, f'"{key}" is missing')
    for kind, more in KINDS.items():
        for key in more:
            raw = definition(kind=kind, scoring={}, domains=[domain(item("a"))])
            yield of(f"a {kind} item without {key}", raw, f'"{key}" is missing')
    raw = definition(columns=[{"id": "x"}], scoring={})
    yield of("a column without title", raw, '"title" is missing')
    raw = definition(about=[{"title": "x"}], scoring={})
    yield of("an about without id", raw, '"id" is missing')


def _unknown_keys() -> Iterator[Mistaken]:
    places: tuple[tuple[tuple[str | int, ...], dict[str, str]], ...] = (
        ((), {"titel": "title", "verison": "version", "purpos": "purpose", "domain": "domains",
              "instruction": "instructions", "minute": "minutes", "Title": "title"}),
        (("source",), {"publsher": "publisher", "yaer": "year", "credits": "credit"}),
        (("scale",), {"point": "points", "source": "scale_source"}),
        (("domains", 0), {"item": "items", "summery": "summary", "titel": "title"}),
        (("domains", 0, "items", 1), {"promt": "prompt", "titel": "title", "revers": "reversed"}),
        (("scoring",), {"methode": "method", "band": "bands", "meanings": "meaning"}),
        (("scoring", "bands", 0), {"lable": "label", "form": "from", "meanin": "meaning"}),
    )  # fmt: skip
    for path, keys in places:
        for wrong, meant in keys.items():
            raw = definition()
            at(raw, *path)[wrong] = "x"
            where = ".".join(map(str, path)) or "the top"
            yield of(f"{wrong} in {where}", raw, f'did you mean "{meant}"?')
            raw = definition()
            table = at(raw, *path)
            if meant in table:
                table[wrong] = table.pop(meant)
                # Without a method there are bands and no score, which is told too.
                lines = None if meant == "method" else 1
                name = f"{wrong} for {meant} in {where}"
                yield of(name, raw, f'did you mean "{meant}"?', lines)
        raw = definition()
        at(raw, *path)["zzzzzzzz"] = 1
        yield of(f"zzzzzzzz in {'.'.join(map(str, path))}", raw, 'the key "zzzzzzzz" is not known')
    for wrong in ("__class__", "model_config", "lowest", "constructor", "a.b"):
        raw = definition()
        text = toml_text(raw).replace("id =", f'"{wrong}" = 1\nid =', 1)
        yield Mistaken(f"the key {wrong}", text.encode(), f'the key "{wrong}" is not known')
    for key, wrong, meant in (
        ("kind", "greded", "graded"),
        ("kind", "Graded", "graded"),
        ("kind", "yes/no", "yes_no"),
        ("shelf", "cor", "core"),
        ("subject", "organization", "organisation"),
        ("subject", "myslef", "myself"),
    ):
        raw = definition(**{key: wrong})
        yield of(f"{key} {wrong}", raw, f'did you mean "{meant}"?')
    raw = definition(scoring={"method": "sums"})
    yield of("method sums", raw, 'did you mean "sum"?')
    raw = definition(scoring={"picture": "profil"})
    yield of("picture profil", raw, 'did you mean "profile"?')
    raw = definition(scoring={})
    raw["domains"][0]["items"][0]["kind"] = "yesno"
    yield of("an item's kind yesno", raw, 'did you mean "yes_no"?')


def _wrong_kinds() -> Iterator[Mistaken]:
    fields: tuple[tuple[tuple[str | int, ...], str, tuple[Any, ...]], ...] = (
        *(((), key, NO_TEXT) for key in TOP_TEXT),
        *(((), key, NO_WHOLE) for key in ("version", "minutes")),
        ((), "priorities", (*NO_WHOLE[:6], 51)),
        *(((), key, (*NO_TEXT, "")) for key in ("id", "kind", "subject", "shelf")),
        *(((), key, ("x", 5, True, {"a": 1})) for key in ("about", "columns")),
        ((), "facets", ("now", 5, True, {"a": 1}, [], ["later"], [5])),
        *(((), key, ("x", 5, True, [])) for key in ("source", "scale", "scoring")),
        ((), "domains", ("x", 5, True, {"a": 1}, [], ["x"], [5])),
        *((("source",), key, (*NO_TEXT, "")) for key in ("title", "publisher", "section")),
        (("source",), "year", (*NO_WHOLE, 1899, 2101)),
        (("scale",), "points", ("x", 5, {"a": 1}, [], ["x"], [5, 6], ["x"] * 2)),
        (("scale",), "scale_source", (*NO_TEXT, "", "ours")),
        (("domains", 0), "title", (*NO_TEXT, "")),
        (("domains", 0), "items", ("x", 5, {"a": 1}, [], ["x"], [5])),
        (("domains", 0, "items", 0), "title", (*NO_TEXT, "")),
        (("domains", 0, "items", 0), "prompt", NO_TEXT),
        (("domains", 0, "items", 0), "reversed", ("yes", 1, 0, [], {"a": 1})),
        (("domains", 0, "items", 0), "audiences", ("x", 5, {"a": 1}, [5], [""])),
        (("domains", 0, "items", 0), "column", ("gone", "A B")),
        (("scoring",), "method", (*NO_TEXT, "")),
        (("scoring", "bands", 0), "label", (*NO_TEXT, "")),
        (("scoring", "bands", 0), "from", ("2", True, 1.5, [], {"a": 1})),
        (("scoring", "bands", 0), "to", ("2", True, 1.5, [], {"a": 1})),
    )
    for path, key, values in fields:
        for number, value in enumerate(values):
            raw = definition()
            at(raw, *path)[key] = value
            where = ".".join(map(str, (*path, key)))
            # What else is wrong then (a scale that is gone, bands of another sum) is told too.
            yield of(f"{where} {number}: {str(value)[:20]}", raw, key, None)
    for word in ("inf", "-inf", "nan", "1e999", "0x" + "f" * 5000, "9" * 5000, "2026-11-20"):
        for key in ("version = 1", "minutes = 5", "year = 2020"):
            text = toml_text(definition()).replace(key, f"{key.split(' ')[0]} = {word}", 1)
            yield Mistaken(f"{key.split(' ')[0]} {word[:12]} {len(word)}", text.encode(), "")


def _ids() -> Iterator[Mistaken]:
    for wrong in ("Ours", "our framework", "ours!", "-ours", "ours-", "a--b", "../../etc/passwd",
                  "C:\\ours", "ours.toml", "ours/..", "öurs", "ou\u200brs", "\u043eurs", "x" * 61,
                  "", "ours\n", "\x1b[2J", "a_b", "٣"):  # fmt: skip
        yield of(f"id {wrong!a}", definition(id=wrong), "id")
        raw = definition()
        raw["domains"][0]["items"][0]["id"] = wrong
        yield of(f"item id {wrong!a}", raw, "id")
    for first, second in (("a", "a"), ("first", "first")):
        raw = definition(scoring={})
        raw["domains"][0]["id"], raw["domains"][1]["id"] = first, second
        yield of(f"domain {second} twice", raw, "is used twice")
    raw = definition()
    raw["domains"][1]["items"][1]["id"] = "a"
    yield of("item a twice", raw, 'the id "a" is used twice')
    raw = definition()
    raw["domains"][1]["items"][1]["id"] = "A"
    yield of("item A beside a", raw, 'the id "A" is used twice', None)
    for key in ("columns", "about"):
        raw = definition(**{key: [{"id": "x", "title": "X"}, {"id": "x", "title": "Y"}]})
        yield of(f"{key} x twice", raw, 'the id "x" is used twice')


def _scales_and_descriptors() -> Iterator[Mistaken]:
    for number in (1, 15, 40):
        raw = definition(scoring={})
        raw["scale"]["points"] = [f"point {place}" for place in range(number)]
        yield of(f"{number} points", raw, "scale.points")
    raw = definition(scoring={})
    raw["scale"]["points"] = ["low", "high", "Low"]
    yield of("a point twice", raw, "stands there twice")
    for kind in ("anchored", "stage"):
        for number in (2, 4, 6, 14):
            anchors = [f"descriptor {place}" for place in range(number)]
            raw = definition(kind=kind, scoring={}, domains=[domain(item("a", anchors=anchors))])
            yield of(f"{number} descriptors of a {kind}", raw, "descriptors for a scale of 5")
    for poles in ([], ["one"], ["one", "two", "three"], ["one", "ONE"], ["", "x"], "x", 5):
        raw = definition(kind="bipolar", scoring={}, domains=[domain(item("a", poles=poles))])
        yield of(f"poles {poles}", raw, "poles")
    for share in (-0.1, 1.1, "x", True, float("inf"), float("nan")):
        raw = definition(kind="count", scoring={}, domains=[domain(item("a", share=share))])
        del raw["scale"]
        yield of(f"share {share}", raw, "share")
    raw = definition(facets=["now", "now"])
    yield of("a facet twice", raw, "stands there twice")


def _bands() -> Iterator[Mistaken]:
    for name, edges, words in (
        ("hole", [(2, 4), (6, 10)], "leaves a hole before it: write from = 5"),
        ("overlap", [(2, 6), (6, 10)], "overlaps the one before it: write from = 7"),
        ("backwards", [(5, 2), (3, 10)], "it ends at 2, below its start 5"),
        ("too short", [(2, 5), (6, 9)], "the bands run from 2 to 9"),
        ("too late", [(3, 5), (6, 10)], "the bands run from 3 to 10"),
        ("in no order", [(6, 10), (2, 5)], "overlaps"),
    ):
        bands = [{"label": f"band {low}", "from": low, "to": high} for low, high in edges]
        yield of(
            f"bands: {name}", definition(scoring={"method": "sum", "bands": bands}), words, None
        )
    bands = [{"label": "low", "from": 2, "to": 10}]
    yield of("bands without a score", definition(scoring={"bands": bands}), "no score")
    raw = definition(scoring={"method": "sum", "verdict": "highest-domain"})
    yield of("another verdict", raw, "verdict")


def _lengths() -> Iterator[Mistaken]:
    for path, key, most in (
        ((), "title", 200),
        ((), "purpose", 4000),
        ((), "instructions", 4000),
        (("source",), "title", 200),
        (("source",), "credit", 400),
        (("source",), "note", 4000),
        (("domains", 0), "title", 200),
        (("domains", 0), "summary", 4000),
        (("domains", 0, "items", 0), "title", 200),
        (("domains", 0, "items", 0), "prompt", 600),
        (("domains", 0, "items", 0), "help", 4000),
        (("scoring",), "meaning", 4000),
        (("scoring", "bands", 0), "label", 200),
    ):
        for more in (1, 100_000):
            raw = definition()
            at(raw, *path)[key] = "x" * (most + more)
            where = ".".join(map(str, (*path, key)))
            yield of(f"{where} too long by {more}", raw, f"at most {most} characters, not")


def _texts() -> Iterator[Mistaken]:
    """Strings that a terminal could obey, where a mistake quotes them."""
    for name, text in in_utf8(HOSTILE).items():
        if not text.isascii() or not text.isalpha():
            yield of(f"text {name}", definition(id=text), "id", None)
        raw = definition()
        raw["domains"][0]["items"][0]["column"] = text
        yield of(f"text {name} as column", raw, "column", None)
