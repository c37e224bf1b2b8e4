"""Definition files that are no TOML, hardly TOML, or far too much of it."""

from __future__ import annotations

from collections.abc import Iterator

from gates.files_good import NEEDED, definition, item
from gates.files_mistaken import Mistaken, domain, of
from qi_tui.store.definitions.toml_text import toml_text


def cases() -> Iterator[Mistaken]:
    """All of them."""
    yield from _syntax()
    yield from _bytes()
    yield from _too_much()


def _syntax() -> Iterator[Mistaken]:
    good = toml_text(definition())

    def once(before: str, after: str) -> bytes:
        assert before in good
        return good.replace(before, after, 1).encode("utf-8")

    for name, data, words in (
        ("no quotation mark at the end", once('id = "ours"', 'id = "ours'), "a text"),
        ("no quotation marks", once('id = "ours"', "id = ours"), "this is no value"),
        ("curly quotation marks", once('id = "ours"', "id = “ours”"), "this is no value"),
        ("no equals sign", once("id =", "id"), "there is no = after the key"),
        ("a colon", once("id =", "id:"), "there is no = after the key"),
        ("two values", once("minutes = 5", "minutes = 5 6"), "something follows the value"),
        ("two keys on a line", once("minutes = 5", "minutes = 5, id = 6"), "something follows"),
        ("a key twice", once("minutes = 5", "minutes = 5\nminutes = 6"), "this key stands"),
        ("a table twice", good.encode() + b'\n[source]\ntitle = "x"\n', "this table stands"),
        ("a table of a list", good.encode() + b"\n[domains]\n", "this table stands there twice"),
        ("a list of a table", good.encode() + b"\n[[source]]\n", "it is not TOML"),
        ("a list not closed", once("]", ""), "it is not TOML"),
        ("a table not closed", once("[source]", "[source"), "the name of the table does not end"),
        ("a list's name not closed", once("[[domains]]", "[[domains]"), "of the list does not"),
        ("an empty name", once("[source]", "[]"), "there is no key here"),
        ("a backslash", once("A guide", "C:\\guide"), "a backslash"),
        ("a bad escape", once("A guide", "\\uZZZZ"), "there is no character of this number"),
        ("half a character", once("A guide", "\\ud800"), "there is no character of this number"),
        ("a control", once("A guide", "A\x1b[2J"), "within a text"),
        ("a NUL", once("A guide", "A\0"), "within a text"),
        ("a line end in a text", once("A guide", "A\nguide"), "within a text"),
        ("old line ends", good.replace("\n", "\r").encode(), "it is not TOML"),
        ("a date that is none", once("minutes = 5", "minutes = 2026-02-30"), "no such day"),
        ("a zero in front", once("minutes = 5", "minutes = 05"), "it is not TOML"),
        ("JSON", b'{"id": "ours"}', "this line does not begin with a key"),
        ("YAML", b"id: ours\n", "there is no = after the key"),
        ("a comment in slashes", b"// ours\n" + good.encode(), "does not begin with a key"),
        ("True", once("minutes = 5", "minutes = True"), "this is no value"),
        ("null", once("minutes = 5", "minutes = null"), "this is no value"),
        ("git", b"<<<<<<< HEAD\n" + good.encode(), "does not begin with a key"),
        ("three quotation marks", once('"A guide"', '"""A guide'), "a text does not end"),
        ("HTML", b"<!doctype html>", "does not begin with a key"),
        ("a table in a table's line", once('id = "ours"', "id = {a = 1"), "it is not TOML"),
        ("a key twice in a line", once('id = "ours"', "id = {a = 1, a = 2}"), "twice"),
        ("half a list of tables", b"[[", "it is not TOML"),
        ("one letter", b"x", "there is no = after the key"),
    ):  # fmt: skip
        yield Mistaken(f"syntax: {name}", data, words)
    for place in sorted({round(len(good) * share / 24) for share in range(1, 24)}):
        yield Mistaken(f"cut at {place}", good[:place].encode(), "", None)


def _bytes() -> Iterator[Mistaken]:
    good = toml_text(definition())
    yield Mistaken("empty", b"", '"id" is missing', len(NEEDED))
    yield Mistaken("blanks", b"\r\n \t\n", '"id" is missing', len(NEEDED))
    yield Mistaken("comments", b"# nothing\n", '"id" is missing', len(NEEDED))
    for code in ("utf-16", "utf-32"):
        yield Mistaken(code, good.encode(code), "it is not UTF-8 text: save it as UTF-8")
    yield Mistaken("utf-16-le", good.encode("utf-16-le"), "it is not TOML")
    for code in ("latin-1", "cp1252"):
        text = good.replace("A guide", "Siân’s" if code == "cp1252" else "Siân")
        yield Mistaken(code, text.encode(code), "it is not UTF-8 text: save it as UTF-8")
    yield Mistaken("photo", b"\xff\xd8\xff\xe0", "it is not UTF-8 text")
    yield Mistaken("NULs", b"\0" * 4096, "it is not TOML")
    yield Mistaken("a surrogate in bytes", b'id = "\xed\xa0\x80"', "it is not UTF-8 text")
    yield Mistaken("1 MiB and a byte", b"#" * (2**20 + 1), "it is too large")
    yield Mistaken("5 MB", b"a = 1\n" * 900_000, "it is too large")


def _too_much() -> Iterator[Mistaken]:
    raw = definition(scoring={})
    raw["domains"][0]["items"] = [item(f"i{number}") for number in range(201)]
    yield of("201 items in a domain", raw, "at most 200, not 201")
    raw = definition(scoring={})
    raw["domains"] = [domain(item(f"i{number}"), f"d{number}") for number in range(51)]
    yield of("51 domains", raw, "at most 50, not 51")
    many = "\n".join(
        f'[[domains.items]]\nid = "i{number}"\ntitle = "T"' for number in range(10_000)
    )
    yield Mistaken("10,000 items", f'[[domains]]\nid = "d"\ntitle = "T"\n{many}'.encode(), "", None)
    for name, text in {
        "deep lists": "a = " + "[" * 50_000,
        "deep tables": "a = " + "{a = " * 50_000,
        "a deep table": "[" + ".".join(["a"] * 20_000) + "]",
        "a deep key": ".".join(["a"] * 20_000) + " = 1",
        "80,000 domains": "[[domains]]\n" * 80_000,
        "20,000 domains": "[[domains]]\n" * 20_000,
        "400,000 entries": "a = [" + "1," * 400_000 + "]",
        "100,000 keys": "\n".join(f"k{number} = 1" for number in range(90_000)),
        "a key of 900 KB": "k" * 900_000 + " = 1",
        "keys of 900 parts": "\n".join(
            ".".join(["a"] * 900) + f".x{number} = 1" for number in range(500)
        ),
    }.items():
        yield Mistaken(name, text.encode(), "", None)
    raw = definition()
    raw["deep"] = {"a": {"b": {"c": {"d": [[[[1]]]]}}}}
    yield of("a table that is not known", raw, 'the key "deep" is not known')
