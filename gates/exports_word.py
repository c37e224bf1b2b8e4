"""Reading a Word document back: its parts are the program's, and none of them is live."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx

from gates.exports_packed import elements, live
from gates.exports_texts import unseen

_LIVE = (
    *("}instrText", "}fldSimple", "}fldChar", "}hyperlink", "}altChunk", "}object", "}OLEObject"),
    *("}attachedTemplate", "}subDoc", "}movie", "}control"),
)


def check_document(data: bytes, twin: bytes) -> Iterator[str]:
    """A document: the styles and tables of its twin, no field, no link, nothing from outside."""
    yield from live(data, "embed|macro|vba|external|activex", _LIVE)
    for name, element in elements(data):
        yield from unseen(element.text or "", name, allowed="\n\t")
    if _parts(data) != _parts(twin):
        yield "it has other paragraphs or tables than its harmless twin"


def _parts(data: bytes) -> list[tuple[str, int]]:
    document = docx.Document(io.BytesIO(data))
    styles = [
        (str(paragraph._p.style), len(paragraph._p.r_lst)) for paragraph in document.paragraphs
    ]
    return [
        *styles,
        *(("table", len(table.rows) * len(table.columns)) for table in document.tables),
    ]
