"""Reading pages back: the tags of a page are its template's, and it reaches for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from gates.exports_texts import unseen

SPOKEN = frozenset({"aria-label"})
"""Attributes that say to a screen reader what stands in the page; all others are the template's."""
POLICY = re.compile(
    r"default-src 'none'; style-src 'sha256-(?P<digest>[A-Za-z0-9+/=]+)'"
    r"(; (base-uri|form-action|frame-ancestors) 'none')*"
)
_VOID = frozenset({"meta", "br", "col", "hr", "wbr"})
_REACHING = frozenset(
    {"script", "base", "link", "iframe", "object", "embed", "form", "img", "image", "use", "video"}
)
_ADDRESSES = frozenset(
    {
        "src",
        "href",
        "xlink:href",
        "action",
        "formaction",
        "srcset",
        "data",
        "poster",
        "ping",
        "style",
    }
)


class _Tree(HTMLParser):
    """The tags of a page in their order, each with its attributes; its texts apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.styles: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple((name, value or "") for name, value in attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes another one")

    def handle_data(self, data: str) -> None:
        (self.styles if "style" in self.open else self.texts).append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"there is a comment: {data[:40]!a}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"there is an instruction: {data[:40]!a}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"there is a declaration: {data[:40]!a}")


def check_page(data: bytes, twin: bytes) -> Iterator[str]:
    """A page: the tree of its twin, a policy that lets it have its own style and nothing else."""
    html = data.decode("utf-8")
    tree, harmless = _Tree(html), _Tree(twin.decode("utf-8"))
    yield from tree.wrong
    yield from _difference(tree, harmless)
    yield from _reaching(tree)
    yield from _policy(tree)
    spoken = [value for _, attrs in tree.tags for name, value in attrs if name in SPOKEN]
    for text in (*tree.texts, *spoken):
        yield from unseen(text, "a text in it")
    yield from unseen(html, "the file")


def _difference(tree: _Tree, harmless: _Tree) -> Iterator[str]:
    mine, other = (
        [
            (tag, tuple((name, "" if name in SPOKEN else value) for name, value in attrs))
            for tag, attrs in each.tags
        ]
        for each in (tree, harmless)
    )
    if mine == other:
        return
    for place, (one, same) in enumerate(zip(mine, other, strict=False)):
        if one != same:
            yield f"tag {place} is {ascii(one)[:120]}, in its harmless twin {ascii(same)[:120]}"
            return
    yield f"it has {len(mine)} tags, and its harmless twin {len(other)}"


def _reaching(tree: _Tree) -> Iterator[str]:
    for tag, attrs in tree.tags:
        if tag in _REACHING:
            yield f"there is a <{tag}>"
        for name, value in attrs:
            if name.startswith("on") or (name in _ADDRESSES and not value.startswith("#")):
                yield f"<{tag}> has {name}={value[:40]!a}"


def _policy(tree: _Tree) -> Iterator[str]:
    said = [
        dict(attrs).get("content", "")
        for tag, attrs in tree.tags
        if tag == "meta" and dict(attrs).get("http-equiv") == "Content-Security-Policy"
    ]
    found = POLICY.fullmatch(said[0]) if len(said) == 1 else None
    if found is None:
        yield f"its policy is {said!a}"
        return
    digest = hashlib.sha256("".join(tree.styles).encode("utf-8")).digest()
    if base64.b64encode(digest).decode("ascii") != found["digest"]:
        yield "its policy is not for the style that it has"
