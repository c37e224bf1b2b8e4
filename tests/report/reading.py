"""Reading a page back as a program would that has never seen its template."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

VOID = {"meta", "br"}


class Page(HTMLParser):
    """A document read strictly: every tag that is opened is closed, in its order.

    Attributes:
        tags: those that begin, in order.
        attributes: tag, name and value of each attribute.
        text: what is read, without the style.
        headings: level and words.
        articles: the text of each.
        tables: rows of cells, each the tag and its words.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.headings: list[tuple[int, str]] = []
        self.articles: list[str] = []
        self.tables: list[list[list[tuple[str, str]]]] = []
        self.html = html
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text += data
        if "article" in self.open:
            self.articles[-1] += data
        if any(re.fullmatch(r"h[1-6]", tag) for tag in self.open):
            level, words = self.headings[-1]
            self.headings[-1] = level, words + data
        if {"td", "th"} & set(self.open) and self.tables:
            tag, words = self.tables[-1][-1][-1]
            self.tables[-1][-1][-1] = tag, words + data

    def values(self, name: str) -> list[str]:
        """The values of an attribute, of whatever tag."""
        return [value for _, known, value in self.attributes if known == name]

    def table_with(self, head: str) -> list[list[str]]:
        """The words of the cells of the table that has this among its heads."""
        for rows in self.tables:
            if head in [words for _, words in rows[0]]:
                return [[words for _, words in row] for row in rows]
        raise AssertionError(f"there is no table with {head}")

    @property
    def style_is_allowed(self) -> bool:
        """Whether the policy allows the style that the page has, and no other."""
        style = self.html.split("<style>")[1].split("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
        return f"style-src 'sha256-{digest}'" in self.html

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "article":
            self.articles.append("")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append((tag, ""))
