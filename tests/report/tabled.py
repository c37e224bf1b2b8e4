"""Reports with single answers, and strict readers of what is made of them."""

from __future__ import annotations

import csv
import io
import re
import uuid
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import openpyxl

from qi_tui.analysis.privacy import Audience
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.workshop import Agreed, WorkshopAction, WorkshopFile, WorkshopHead
from qi_tui.report.content import Report
from qi_tui.report.making import make_report
from tests.making import framework, item, session
from tests.report.reported import rater, sources, workshop_of
from tests.store.files import library

FRAMEWORKS = [entry.id for entry in library().catalogue.entries]
BOM = b"\xef\xbb\xbf"


def tabled(
    of: Framework,
    raters: int = 12,
    audience: Audience = Audience.ROOM,
    *,
    rounds: int = 1,
    **head: Any,
) -> Report:
    """The report of a made workshop with its single answers, as far as they may be shown."""
    sessions = [
        rater(of, number, round_number)
        for round_number in range(1, rounds + 1)
        for number in range(1, raters + 1)
    ]
    return report_of(of, sessions, workshop_of(of, **head), audience)


def report_of(
    of: Framework,
    sessions: Sequence[Session],
    workshop: WorkshopFile | None = None,
    audience: Audience = Audience.ROOM,
) -> Report:
    found = replace(sources(of, sessions, workshop), sessions=tuple(sessions))
    return make_report(found, audience, with_comments=True)


def hostile_report(text: str, audience: Audience = Audience.ROOM) -> Report:
    """A report in which every text that somebody wrote is this one; five people rated."""
    # A definition with halves of characters is refused before it gets here.
    whole = text.encode("utf-8", "replace").decode("utf-8")[:150]
    of = framework(
        title=whole,
        purpose=whole,
        source={"title": whole, "publisher": whole, "year": 2005, "section": "1", "credit": whole},
        scale={"points": [whole, f"{whole}!"], "scale_source": "qi-tui"},
        domains=[
            {"id": "first", "title": whole, "summary": whole, "items": [item("a", title=whole)]}
        ],
        scoring={"method": "sum", "bands": [{"label": whole, "from": 1, "to": 2}]},
    )
    sessions = [_written_over(session(of, {"a": 1 + number % 2}), text) for number in range(5)]
    # A copy is not checked again, so that it can hold what no file could.
    agreed = Agreed(framework=of.id, item="a", round=1, value=2).model_copy(
        update={"why_not_lower": text, "why_not_higher": text}
    )
    head = WorkshopHead(id=str(uuid.UUID(int=7)), naming="named", revealed=True)
    action = WorkshopAction(text="x", item="a").model_copy(
        update={"text": text, "owner": text, "due": text, "reason": text}
    )
    workshop = WorkshopFile(
        workshop={"1": head.model_copy(update={"title": text, "date": text})},
        agreed={"1": agreed},
        actions={"1": action},
    )
    return report_of(of, sessions, workshop, audience)


def _written_over(made: Session, text: str) -> Session:
    """A session with this text as alias, role and comment."""
    rater = made.head.rater.model_copy(update={"alias": text, "role": text})
    [sheet] = made.rating_sheets
    return made.model_copy(
        update={
            "head": made.head.model_copy(update={"rater": rater}),
            "sheets": (sheet.model_copy(update={"comments": {"a": text}}),),
        }
    )


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, read strictly; every line ends as RFC 4180 says."""
    assert data.startswith(BOM)
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows = list(reader)
    names = reader.fieldnames or ()
    assert len(names) == len(set(names))
    for row in rows:
        assert None not in row
        assert None not in row.values()
    return rows


class Read(NamedTuple):
    """A sheet that was read back: its header, and row by row its cells."""

    heads: list[Any]
    rows: list[list[Any]]

    def column(self, head: str) -> list[Any]:
        return [row[self.heads.index(head)] for row in self.rows]


def sheets_of(data: bytes) -> dict[str, Read]:
    """The sheets of a workbook; none of its cells is a formula, an error or a link."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found: dict[str, Read] = {}
    for sheet in book:
        cells = list(sheet.iter_rows())
        kinds = {cell.data_type for row in cells for cell in row}
        assert kinds <= {"s", "n", "d"}, kinds
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert not any(cell.hyperlink for row in cells for cell in row)
        values = [[cell.value for cell in row] for row in cells]
        found[sheet.title] = Read(values[0], values[1:])
    return found


_LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<more>(;[A-Z-]+=[A-Z0-9-]+)*):(?P<value>[^\x00-\x08\n-\x1f\x7f]*)"
)
_ESCAPED = re.compile(r"([^\\;,]|\\[\\;,nN])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "CONTACT", "X-WR-CALNAME", "X-WR-CALDESC"}


class Part(NamedTuple):
    """A component of a calendar: its properties by name, each once."""

    kind: str
    properties: Mapping[str, str]


def parts_of(data: bytes) -> tuple[Mapping[str, str], list[Part]]:
    """The calendar's own properties and its components, read as strictly as RFC 5545 has it."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    assert all(line.decode("utf-8") for line in physical)
    lines = data[:-2].decode("utf-8").replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    whole: dict[str, str] = {}
    parts: list[Part] = []
    here: dict[str, str] | None = None
    for line in lines[1:-1]:
        found = _LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            assert here is None
            here = {}
            parts.append(Part(value, here))
        elif name == "END":
            assert here is not None
            assert parts[-1].kind == value
            here = None
        else:
            where = whole if here is None else here
            assert name not in where
            where[name] = _unescaped(value) if name in TEXTS else value
            if name in ("DUE", "DTSTART"):
                assert found["more"] == ";VALUE=DATE"
                assert re.fullmatch(r"\d{8}", value)
    assert here is None
    return whole, parts


def _unescaped(value: str) -> str:
    assert _ESCAPED.fullmatch(value), value
    return re.sub(
        r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL
    )


def elements_text(data: bytes) -> str:
    """All that is written in an archive of XML, its properties included."""
    packed = zipfile.ZipFile(io.BytesIO(data))
    return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
