"""Reading Markdown back with a parser of its own: a text in it formats nothing.

Read as CommonMark with tables, struck words and addresses that become links by themselves, which is
what a wiki or a forge makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gates.exports_texts import unseen

_LIVE = frozenset({"link_open", "image", "html_inline", "html_block", "fence", "code_block"})
_LIVE_WORDS = frozenset({"code_inline", "s_open"})


def check_markdown(data: bytes, twin: bytes) -> Iterator[str]:
    """A file in Markdown: the parts of its twin, and no link, image, code or HTML at all."""
    text = data.decode("utf-8")
    yield from unseen(text, "the file")
    mine, other = (_parts(each) for each in (text, twin.decode("utf-8")))
    for kind, words in mine:
        if kind in _LIVE or kind in _LIVE_WORDS:
            yield f"there is a part {kind}: {words[:60]!a}"
    kinds, same = [kind for kind, _ in mine], [kind for kind, _ in other]
    if kinds == same:
        return
    for place, (one, wanted) in enumerate(zip(kinds, same, strict=False)):
        if one != wanted:
            words = ascii(mine[place][1][:60])
            yield f"part {place} is {one}, in its harmless twin {wanted}: {words}"
            return
    yield f"it has {len(kinds)} parts, and its harmless twin {len(same)}"


def _parts(text: str) -> list[tuple[str, str]]:
    """Kind and words of each part in its order; texts that follow each other are one."""
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": True, "typographer": False})
    found: list[tuple[str, str]] = []
    for token in _flat(parser.parse(text)):
        kind = "text" if token.type in ("text", "text_special", "softbreak") else token.type
        if kind == "text" and found and found[-1][0] == "text":
            continue
        name = f"{kind} {token.tag}" if kind.startswith("heading") else kind
        found.append((name, token.content))
    return [part for part in found if part[0] != "text"]


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from _flat(token.children or ())
        else:
            yield token
