"""Session files that are no JSON, hardly JSON, or far too much of it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from gates.files_case import NOT_A_SESSION, Case, refused, taken
from gates.files_good import ITEM, THIRD, as_json, session, tally

MIB = 1024 * 1024
LARGEST = 16 * MIB
NO_UTF8 = "it is not UTF-8 text"
NO_JSON = "it is not JSON"
TOO_MUCH = "it holds far more entries"
TWICE = "stands in it twice"
TOO_DEEP = "nested too deeply"


def cases() -> Iterator[Case]:
    """All of them."""
    yield from _bytes()
    yield from _cut()
    yield from _syntax()
    yield from _numbers()
    yield from _keys_twice()
    yield from _deep()
    yield from _large()
    yield from _of_others()


def _bytes() -> Iterator[Case]:
    good = as_json(session(900))
    text = good.decode("utf-8")
    for name, data in {"nothing": b"", "blanks": b" \r\n\t ", "newline": b"\n"}.items():
        yield refused(f"empty: {name}", "it is empty", data)
    yield taken("a byte order mark", b"\xef\xbb\xbf" + as_json(session(901)))
    yield taken("windows line ends", as_json(session(902)).replace(b"\n", b"\r\n"))
    yield refused("only a byte order mark", "it is empty", b"\xef\xbb\xbf")
    yield refused("two byte order marks", NO_JSON, b"\xef\xbb\xbf" * 2 + good)
    for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        said = NO_UTF8 if code in ("utf-16", "utf-32") else NO_JSON
        yield refused(code, said, text.encode(code))
    for code in ("latin-1", "cp1252", "cp850", "shift-jis"):
        word = "Siân" if code != "shift-jis" else "漢字"
        yield refused(code, NO_UTF8, text.replace("Rater 900", word).encode(code))
    yield refused("NULs", NO_JSON, b"\0" * 4096)
    yield refused("NULs after it", NO_JSON, good + b"\0" * 512)
    yield refused("a NUL in a text", NO_JSON, good.replace(b"Rater", b"Ra\0er"))
    yield refused("a control in a text", NO_JSON, good.replace(b"Rater", b"Ra\x1b[2Jer"))
    for name, start in {
        "photo": b"\xff\xd8\xff\xe0\x00\x10JFIF",
        "picture": b"\x89PNG\r\n\x1a\n",
        "zip": b"PK\x03\x04\x14\x00\xff\xfe",
        "program": b"\x7fELF\x02\x01\x01\xff",
        "sqlite": b"SQLite format 3\x00\xff\xfe",
    }.items():
        yield refused(name, "it is not", start + b"\xff\xfe" + bytes(200))
    yield refused("too long a character", NO_UTF8, b'{"a": "\xf8\x88\x80\x80\x80"}')
    yield refused("a surrogate in bytes", NO_UTF8, b'{"a": "\xed\xa0\x80"}')
    yield refused("an overlong slash", NO_UTF8, b'{"a": "\xc0\xaf"}')
    chance = random.Random(20)
    for size in (1, 10, 100, 1000, 10_000):
        yield refused(f"random bytes {size}", "it is ", b"\xfe" + chance.randbytes(size))


def _cut() -> Iterator[Case]:
    """Cut at each kind of place: in a key, a text, a number, a word, an escape, a character."""
    tables = session(910)
    tables["answers"]["1"]["comments"][ITEM] = 'said "é" 😀 \\'
    good = as_json(tables)
    for place in sorted({round(len(good) * share / 40) for share in range(1, 40)}):
        yield refused(f"cut at {place}", "it is cut short at line", good[:place])
    emoji = good.index("😀".encode())
    for name, end in {
        "a character": emoji + 2,
        "an escape": good.index(b'\\"') + 1,
        "null": good.index(b"null") + 2,
        "a number": good.index(b'"revision": 7') + len(b'"revision": '),
        "the last bracket": len(good) - 1,
    }.items():
        yield refused(f"cut in {name}", "it is cut short at line", good[:end])
    yield refused("cut, and blanks", "it is cut short at line", good[:200] + b"\n\n\n")
    yield refused("cut, and NULs", "it is ", good[:200] + b"\0" * 512)


def _syntax() -> Iterator[Case]:
    good = as_json(session(920)).decode()
    for name, text in {
        "comment": good.replace("{", "{ // ours\n", 1),
        "block comment": "/* ours */" + good,
        "hash comment": "# ours\n" + good,
        "trailing comma": good.replace("null\n", "null,\n", 1).replace(",\n  }", ",\n  ,}", 1),
        "trailing comma at the end": good.rstrip()[:-1] + ",}",
        "single quotes": good.replace('"', "'"),
        "no quotes": good.replace('"schema"', "schema"),
        "curly quotes": good.replace('"schema"', "“schema”"),
        "two objects": good + good,
        "a line after it": good + "\nThe end",
        "True": good.replace("null", "None", 1),
        "undefined": good.replace("null", "undefined", 1),
        "leading zero": good.replace('"revision": 7', '"revision": 07'),
        "plus": good.replace('"revision": 7', '"revision": +7'),
        "hex": good.replace('"revision": 7', '"revision": 0x7'),
        "YAML": "session:\n  '1': {schema: 1}\n",
        "TOML": "[session.1]\nschema = 1\n",
        "XML": "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "HTML": "<!doctype html><title>404 Not found</title>",
        "python": "__import__('os').system('true')",
        "pickle": "cos\nsystem\n(S'true'\ntR.",
        "a sentence": "Please find my ratings attached.",
        "git conflict": good.replace('"schema"', '<<<<<<< HEAD\n=======\n>>>>>>> x\n"schema"', 1),
        "line separator": "\u2028" + good,
        "no-break space": "\u00a0" + good,
    }.items():
        if text != good:
            yield refused(f"syntax: {name}", NO_JSON, text.encode("utf-8"))


def _numbers() -> Iterator[Case]:
    good = as_json(session(930))

    def revised(digits: str) -> bytes:
        return good.replace(b'"revision": 7', b'"revision": ' + digits.encode())

    for word in ("NaN", "Infinity", "-Infinity"):
        yield refused(f"number {word}", "which is not a number", revised(word))
        strange = good.replace(b'"schema": 1', b'"schema": 1, "more": ' + word.encode())
        yield refused(f"number {word} elsewhere", "which is not a number", strange)
    yield refused("number 1e999", "far too large", revised("1e999"))
    yield refused("number -1e999", "far too large", revised("-1e999"))
    yield refused("number of 400 digits", "session.1.revision", revised("9" * 400))
    yield refused("number of 5,000 digits", "a number that is far too long", revised("9" * 5000))
    yield refused("number with 5,000 places", "session.1.revision", revised("7." + "0" * 5000))
    for digits in ("7.0", "7e0", "70e-1", "-7", "9007199254740993", "1e3", "-1"):
        yield refused(f"number {digits}", "session.1.revision in it is not", revised(digits))


def _keys_twice() -> Iterator[Case]:
    good = as_json(session(940))
    for once, again in (
        (b'"session": {', b'"session": {}, "session": {'),
        (b'"answers": {', b'"answers": {}, "answers": {'),
        (b'"actions": {', b'"actions": {}, "actions": {'),
        (b'"schema": 1', b'"schema": 1, "schema": 1'),
        (b'"revision": 7', b'"revision": 7, "revision": 9'),
        (b'"revision": 7', b'"revision": 7, "revi\\u0073ion": 9'),
        (b'"alias": ', b'"alias": "Eve", "alias": '),
        (b'"title": ', b'"title": "Other", "title": '),
        (b'"values": {', b'"values": {}, "values": {'),
        (b'"dont_know": [', b'"dont_know": [], "dont_know": ['),
        (b'"comments": {', b'"comments": {}, "comments": {'),
        (b'"facet": ', b'"facet": "now", "facet": '),
        (b'"owner": ', b'"owner": "", "owner": '),
        (f'"{ITEM}": '.encode(), f'"{ITEM}": 1, "{ITEM}": '.encode()),
        (b'"status": ', b'"extra": {"a": 1, "a": 2}, "status": '),
        (b'"status": ', b'"extra": [{"a": 1, "b": {"c": 1, "c": 1}}], "status": '),
        (b'"status": ', b'"\\ud800": 1, "\\ud801": 2, "status": '),
    ):
        yield refused(f"twice: {again.decode()}", TWICE, good.replace(once, again, 1))
    many = b", ".join(b'"k%d": 1' % number for number in range(45_000))
    yield refused("twice, the last of 45,000", TWICE, b'{"session": {' + many + b', "k44999": 2}}')


def _deep() -> Iterator[Case]:
    good = as_json(session(950))
    for depth in (150, 900, 1100, 30_000):
        for opening, closing in ((b"[", b"]"), (b'{"a":', b"}")):
            deep = opening * depth + b"1" + closing * depth
            shape = opening.decode()[:1]
            yield refused(f"deep {depth} {shape}", TOO_DEEP, deep)
            inside = good.replace(b'"schema": 1', b'"schema": 1, "more": ' + deep)
            yield refused(f"deep {depth} {shape} in a field", TOO_DEEP, inside)
        yield refused(f"deep {depth} and cut", "it is", b"[" * depth)
    for start in (b"[", b'{"a":'):
        yield refused(f"deep 100,000 {start.decode()[:1]}", "", start * 100_000)


def _large() -> Iterator[Case]:
    too_large = "it is too large"
    yield Case("16 MiB and a byte", "unreadable", too_large, make=lambda p: _sparse(p, LARGEST + 1))
    yield Case("1 GiB", "unreadable", too_large, make=lambda p: _sparse(p, 1024 * MIB))
    yield Case("16 MiB of NULs", "unreadable", NO_JSON, make=lambda p: _sparse(p, LARGEST))
    yield refused("16 MiB of blanks", "it is empty", b" " * LARGEST)
    yield refused("16 MiB of brackets", TOO_MUCH, b"[" * LARGEST)
    yield refused("16 MiB of lists", TOO_MUCH, b"[" + b"[]," * (LARGEST // 3 - 2) + b"[]]")
    yield refused("16 MiB of tables", TOO_MUCH, b"[" + b'{"a":1},' * (LARGEST // 8 - 2) + b"{}]")
    yield refused("16 MiB of keys", TOO_MUCH, b"{" + b'"":0,' * (LARGEST // 5 - 2) + b'"":0}')
    tables = session(960)
    tables["answers"]["1"]["comments"][ITEM] = "x" * (LARGEST - 3000)
    yield refused("16 MiB of comment", f"answers.1.comments.{ITEM}", tables)
    tables["answers"]["1"]["comments"][ITEM] = "😀" * (LARGEST // 4 - 1000)
    yield refused("16 MiB of emoji", f"answers.1.comments.{ITEM}", tables)
    tables["answers"]["1"]["comments"][ITEM] = "x, [y] {z}; " * 8000
    yield taken("a long comment with brackets", tables)
    tables = session(961)
    tables["answers"]["1"]["dont_know"] = [f"i{number}" for number in range(30_000)] + ["i29999"]
    yield refused("twice, the last of 30,000 answers", "'i29999' is answered twice", tables)
    tables["answers"]["1"]["dont_know"] = [1] * 45_000
    yield refused("45,000 answers of the wrong kind", "answers.1.dont_know.0 in it", tables)
    tables["answers"]["1"]["values"] = {f"i{number}": "x" for number in range(45_000)}
    tables["answers"]["1"]["dont_know"] = []
    yield refused("45,000 values of the wrong kind", "answers.1.values.i0 in it", tables)
    tables["answers"]["1"]["values"] = {f"i{number}": 1 for number in range(200_000)}
    yield refused("200,000 values", TOO_MUCH, tables)
    counted = tally(962)
    counted["answers"]["1"]["counts"] = {f"i{number}": [0] * 7 for number in range(20_000)}
    yield refused("a tally of 20,000 items", TOO_MUCH, counted)


def _of_others() -> Iterator[Case]:
    """JSON that is somebody else's."""
    said = "valid JSON, but not a session file"
    contents: tuple[Any, ...] = (
        None,
        True,
        5,
        "text",
        [],
        {},
        [session(970)],
        {"_default": {"1": {"name": "a table of TinyDB"}}},
        {"session": "a token", "user": 5},
        {"session": {"token": "abc", "expires": 5}},
        {"session": {"1": {"token": "abc"}}},
        {"session": []},
        {"answers": {}},
        {"workshop": "a title"},
        {"invitation": []},
        {"schema": 1, "framework": "effective-redesign", "values": {THIRD: 5}},
        {"type": "FeatureCollection", "features": []},
    )
    for content in contents:
        name = json.dumps(content)[:60]
        yield Case(f"of others: {name}", NOT_A_SESSION, said, as_json(content))


def _sparse(path: object, size: int) -> None:
    with open(str(path), "wb") as file:  # noqa: PTH123 - one call for both kinds of path
        file.truncate(size)
