"""Reading figures out of sentences: pages, Markdown, Word and the table on the terminal.

Every title in the attacker's frameworks is a word that stands nowhere else. What stands between the
heading of an item and the next heading is about that item, in the latest round that asked it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from gates.attacker_told import Told
from gates.attacker_workshops import AGAIN

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = "# "
SHAPES = (
    *("two camps", "one voice apart", "a few apart", "alike", "mild", "spread"),
    *("too few to call", "one answer"),
)
_TITLE = re.compile(
    r"(?:(?P<subject>[A-Z][a-z ]+?)(?P<first> \(needed\))? · )?Zitem-(?P<item>[a-z-]+)"
    r"(?P<last> \(needed\))?"
)
_MIDDLE = re.compile(
    r"The middle answer of the (?P<n>\d+) who rated it is"
    r" (?P<median>\d+(?:\.\d+)?|no|yes|between no and yes)(?:; (?P<dont_know>\d+) said don't know)?"
)
_RATED = re.compile(r"(?P<n>\d+) (?:person|people) rated it: too few to show")
_PERCENT = re.compile(r"[Dd]isagreement (?P<percent>\d+)\b")
_VOTES = re.compile(r"(?P<votes>\d+) priority votes?")
_SPREAD = re.compile(r"\b(said|the rest|don't know,|not applicable|unanswered)\b")
_NAMED = {"no": 1.0, "yes": 2.0, "between no and yes": 1.5}
_ROUND = re.compile(r"Round (?P<round>\d+): (?P<said>.*)")


class _Page(HTMLParser):
    """The lines of a page: what blocks hold, and what pictures say."""

    BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "li", "dt", "dd", "svg"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "svg")
        if tag in self.BLOCKS:
            self.lines.append(HEADING if tag[0] == "h" else "")
        label = dict(attrs).get("aria-label")
        if label:
            self.lines += [label, ""]
        if tag in ("td", "th"):
            self.lines[-1] += " | "

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "svg")
        if tag in self.BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines[-1] += data


def html_lines(text: str) -> list[str]:
    """The lines of a page."""
    page = _Page()
    page.feed(text)
    return _tidy(page.lines)


def markdown_lines(text: str) -> list[str]:
    """The lines of a Markdown text, without what formats."""
    plain = re.sub(r"\\([^\w\s])", r"\1", text)
    headed = (re.sub(r"^#+ ", HEADING, line) for line in plain.splitlines())
    return _tidy(re.sub(r"^(- |> )|[*]{1,2}", "", line) for line in headed)


def docx_lines(content: bytes) -> list[str]:
    """The paragraphs of a document, those in tables among them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return _tidy(_paragraph(each) for each in root.iter(f"{WORD}p"))


def _paragraph(paragraph: ElementTree.Element) -> str:
    styles = [style.attrib.get(f"{WORD}val", "") for style in paragraph.iter(f"{WORD}pStyle")]
    mark = HEADING if any(style.startswith("Heading") for style in styles) else ""
    return mark + "".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))


def read_lines(lines: Iterable[str], told: Told) -> None:
    """Take what is told of the items in these lines."""
    about: re.Match[str] | None = None
    for line in lines:
        if line.startswith(HEADING):
            about = _TITLE.fullmatch(line.removeprefix(HEADING))
        elif about is not None:
            _about_one(line, about, told)


def read_table(text: str, told: Told) -> None:
    """Take what is told in the table that `merge` prints."""
    key, row = ("", 0), None
    for line in text.splitlines():
        head = re.fullmatch(r"Of (\S+) · round (\d+) · \d+ raters?", line)
        if head:
            key, row = (head[1], int(head[2])), None
            continue
        title = _TITLE.search(line)
        if title is None:
            if row is not None and _SPREAD.search(line) and "Zdomain" not in line:
                told.put(row, "said", line.strip())
            continue
        row = (*key, *_named(title))
        for shape in SHAPES:
            if f" {shape} " in line[: title.start()]:
                told.put(row, "shape", shape)
        percent = re.match(r"\s+(\d+) ", line)
        if percent:
            told.put(row, "percent", int(percent[1]))
        median = re.search(r"median (\d+(?:\.\d+)?) of (\d+)", line)
        if median:
            told.put(row, "median", float(median[1]))
            told.put(row, "n", int(median[2]))
        listed = re.search(r": ([\d, ]+); \d+ in all", line)
        if listed:
            told.put(row, "values", tuple(map(int, listed[1].split(", "))))


def _about_one(line: str, title: re.Match[str], told: Told) -> None:
    asked = [row for row in told.rows if row[2:] == _named(title)]
    if not asked:
        return
    latest = max(row for row in asked if row[1] == 1 or row[2] in AGAIN)
    said = _ROUND.fullmatch(line)
    row = (latest[0], int(said["round"]), *latest[2:]) if said else latest
    words = said["said"] if said else line
    middle, rated = _MIDDLE.search(words), _RATED.search(words)
    if middle is not None:
        told.put(row, "n", int(middle["n"]))
        told.put(row, "median", _NAMED.get(middle["median"]) or float(middle["median"]))
        told.put(row, "dont_know", middle["dont_know"] and int(middle["dont_know"]))
    elif rated is not None:
        told.put(row, "n", int(rated["n"]))
    elif _SPREAD.search(words) and "?" not in words and not words.startswith("You"):
        told.put(row, "sentence", re.sub(r"\.?( you said.*)?$", "", words.casefold()))
    if "everyone" in words:
        told.put(row, "table", True)
    headline = words.casefold()
    percent, votes = _PERCENT.search(words), _VOTES.search(words)
    if percent is not None:
        told.put(row, "percent", int(percent["percent"]))
        for shape in SHAPES:
            if shape in headline.split(" · ")[0]:
                told.put(row, "shape", shape)
    if votes is not None:
        told.put((row[0], row[1], *row[2:]), "priorities", int(votes["votes"]))
    for remark in re.findall(r"zremark\w+", words):
        told.said(row, remark)


def _named(title: re.Match[str]) -> tuple[str, str, str | None]:
    facet = "needed" if title["first"] or title["last"] else "now"
    return title["item"], facet, title["subject"]


def _tidy(lines: Iterable[str]) -> list[str]:
    found: Iterator[str] = (" ".join(line.split()) for line in lines)
    return [line for line in found if line]
