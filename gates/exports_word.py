"""Reading a Word document back: its parts are the program's, and none of them is live."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import docx

from gates.exports_texts import unseen

_LIVE = (
    *("}instrText", "}fldSimple", "}fldChar", "}hyperlink", "}altChunk", "}object", "}OLEObject"),
    *("}attachedTemplate", "}subDoc", "}movie", "}control"),
)


def check_document(data: bytes, twin: bytes) -> Iterator[str]:
    """A document: the styles and tables of its twin, no field, no link, nothing from outside."""
    packed = zipfile.ZipFile(io.BytesIO(data))
    for name in packed.namelist():
        if re.search(r"(?i)embed|macro|vba|external|activex", name):
            yield f"there is a part {name} in it"
        if not name.endswith((".xml", ".rels")):
            continue
        for element in ElementTree.fromstring(packed.read(name)).iter():
            if element.tag.endswith(_LIVE):
                yield f"{name} has a {element.tag.rpartition('}')[2]}"
            if element.get("TargetMode") == "External":
                yield f"{name} reaches outside: {element.get('Target')!a}"
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
