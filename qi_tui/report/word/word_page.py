"""Writing a Word document piece by piece: headings, sentences, tables, and bars of shaded cells.

It knows Word and nothing of workshops. Headings are headings and tables have a header row that
repeats, so that a screen reader and Word's own outline find their way.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from qi_tui.errors import QiError
from qi_tui.report.tables.steady_zip import steady
from qi_tui.report.tables.xml_text import xml_text
from qi_tui.report.web.bars import WIDTH, CountsBar

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

PAGE, MARGIN = (210, 297), 20
"""A4, and its margins, in millimetres."""
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
SHADES = {
    "l3": ("B35806", "FFFFFF"),
    "l2": ("F1A340", "000000"),
    "l1": ("FEE0B6", "000000"),
    "m": ("E6E6E6", "000000"),
    "h1": ("D8DAEB", "000000"),
    "h2": ("998EC3", "000000"),
    "h3": ("542788", "FFFFFF"),
}
"""Fill and text of each stretch of a bar: the diverging scale PuOr of ColorBrewer (Brewer 2003),
which people who do not see all colours can tell apart; numbers in the cells say the same."""
FONT = "Arial"
SHORT = 15
"""Rows up to which a table is kept on one page: the points of the longest scale."""
_NARROWEST = 1.0


class WordPage:
    """A Word document in the making.

    Raises:
        QiError: where python-docx is not there.
    """

    def __init__(self, title: str, language: str = "en-GB") -> None:
        self._document = _new_document()
        self._document.core_properties.title = xml_text(title)
        self._document.core_properties.author = "qi-tui"
        self._document.core_properties.comments = ""
        self._document.core_properties.language = language
        _set_up(self._document, language)

    def heading(self, words: str, level: int, *, new_page: bool = False) -> None:
        """A heading; level 0 is the title of the whole."""
        paragraph = self._document.add_heading(xml_text(words), level)
        paragraph.paragraph_format.page_break_before = new_page

    def say(self, words: str, *, label: str = "", keep: bool = False, style: str = "") -> None:
        """A paragraph; `label` stands before it in bold, `keep` holds it to what follows."""
        paragraph = self._document.add_paragraph(style=style or None)
        if label:
            paragraph.add_run(xml_text(f"{label} ")).bold = True
        paragraph.add_run(xml_text(words))
        paragraph.paragraph_format.keep_with_next = keep

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
    ) -> None:
        """A table under a header row, which is on one page where it is short.

        Args:
            heads: what the columns are called.
            rows: their cells.
            widths: of the columns, in parts of the whole.
        """
        from docx.shared import Mm

        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.autofit = False
        sizes = [Mm(TEXT_WIDTH * width / sum(widths)) for width in widths]
        is_short = len(rows) <= SHORT
        for number, row in enumerate([heads, *rows]):
            cells = table.add_row().cells
            for cell, words, size in zip(cells, row, sizes, strict=True):
                cell.width = size
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = 0
                paragraph.paragraph_format.keep_with_next = is_short and number < len(rows)
                paragraph.add_run(xml_text(words)).bold = not number
        for column, size in zip(table.columns, sizes, strict=True):
            column.width = size
        _repeat_first_row(table)
        self._gap()

    def bar(self, bar: CountsBar, said: str) -> None:
        """A bar of counts: shaded cells with how many people, below each its point.

        Args:
            bar: where its stretches stand.
            said: what it shows, for who cannot see it.
        """
        from docx.shared import Mm, Pt

        cells = _cells_of(bar)
        table = self._document.add_table(rows=2, cols=len(cells))
        table.autofit = False
        _describe(table, xml_text(said))
        above, below = table.rows[0].cells, table.rows[1].cells
        for place, (width, shade, people, point) in enumerate(cells):
            size = Mm(TEXT_WIDTH * width / WIDTH)
            table.columns[place].width = size
            for cell, words, points in ((above[place], people, 10), (below[place], point, 7)):
                cell.width = size
                _fit(cell)
                paragraph = cell.paragraphs[0]
                paragraph.alignment = 1
                paragraph.paragraph_format.keep_with_next = True
                paragraph.paragraph_format.space_after = 0
                paragraph.add_run(words).font.size = Pt(points)
            if shade:
                _shade(above[place], shade)
        self._gap(keep=True)

    def packed(self, day: date | None) -> bytes:
        """The document as a file; the same pieces give the same bytes (`steady`)."""
        out = io.BytesIO()
        self._document.save(out)
        return steady(out.getvalue(), day)

    def _gap(self, keep: bool = False) -> None:
        """A little room; without a paragraph between them Word makes two tables one."""
        from docx.shared import Pt

        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = Pt(4)
        paragraph.paragraph_format.keep_with_next = keep


def _cells_of(bar: CountsBar) -> list[tuple[float, str, str, str]]:
    """The cells of a bar, from edge to edge: width, shade, people, point; empty beside it."""
    cells: list[tuple[float, str, str, str]] = []
    x = 0.0
    for each in bar.stretches:
        if each.x - x >= _NARROWEST:
            cells.append((each.x - x, "", "", ""))
        cells.append((each.width, each.shade, each.label, each.number))
        x = each.x + each.width
    if WIDTH - x >= _NARROWEST:
        cells.append((WIDTH - x, "", "", ""))
    return cells


def _new_document() -> Document:
    try:
        import docx
    except ImportError:
        raise QiError(
            "One package is missing",
            "To write .docx, python-docx is needed.",
            f'Install it with: "{sys.executable}" -m pip install python-docx, or write .html, which'
            " Word opens too.",
        ) from None
    return docx.Document()


def _set_up(document: Document, language: str) -> None:
    """A4, black headings, the language, and tables that do not waste paper."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        _set_heading(document.styles[name])
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    properties = normal.element.get_or_add_rPr()
    spoken = properties.makeelement(qn("w:lang"), {qn("w:val"): language})
    properties.append(spoken)


def _set_heading(style: Any) -> None:
    """Black, upright and in the font of the text; the fonts of a theme go before a named one."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name, style.font.italic = FONT, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _repeat_first_row(table: Table) -> None:
    from docx.oxml.ns import qn

    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(properties.makeelement(qn("w:cantSplit"), {}))
        if not place:
            properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _describe(table: Table, said: str) -> None:
    """What a screen reader says of a table that is a picture."""
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    properties.append(properties.makeelement(qn("w:tblDescription"), {qn("w:val"): said}))


def _fit(cell: _Cell) -> None:
    """A cell without margins at its sides: the narrowest are as wide as a digit."""
    from docx.oxml.ns import qn

    properties = cell._tc.get_or_add_tcPr()
    margins = properties.makeelement(qn("w:tcMar"), {})
    for side in ("left", "right"):
        margins.append(margins.makeelement(qn(f"w:{side}"), {qn("w:w"): "0", qn("w:type"): "dxa"}))
    properties.append(margins)


def _shade(cell: _Cell, shade: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    fill, text = SHADES[shade]
    properties = cell._tc.get_or_add_tcPr()
    filled = properties.makeelement(
        qn("w:shd"), {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): fill}
    )
    margins = properties.find(qn("w:tcMar"))
    # Word wants the parts of a cell's properties in their order.
    margins.addprevious(filled)
    cell.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(text)
