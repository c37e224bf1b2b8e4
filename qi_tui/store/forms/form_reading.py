"""The table that a forms tool exported, read as a form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.heads import form_of
from qi_tui.errors import QiError
from qi_tui.model.text import display
from qi_tui.store.table_reading import MEGABYTE, Most, read_table

MOST = Most(size=20 * MEGABYTE, rows=10_000, columns=500, what="one import")
_FORMULAS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A form, the file that it came from, and words on how that was read."""

    path: Path
    form: Form
    notes: tuple[str, ...]


def read_form(path: Path) -> ReadForm:
    """The form in a table.

    Args:
        path: .csv (UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs) or .xlsx, of at most
            20 MB, 10,000 rows and 500 columns.

    Raises:
        QiError: it cannot be read, or holds no answers.
        UsageError: it is a kind of file that is not read here.
    """
    table = read_table(path, MOST)
    shown = display(str(path), 300)
    if table.formulas:
        more = ", …" if len(table.formulas) > _FORMULAS_SHOWN else ""
        cells = ", ".join(table.formulas[:_FORMULAS_SHOWN]) + more
        raise QiError(
            "A formula without its result",
            f"{shown}: there are formulas in it whose results are not stored ({cells}).",
            "Open it in a spreadsheet program, copy its cells, paste them as values, and save it.",
        )
    try:
        form = form_of(table.rows)
    except ValueError as error:
        advice = "Export the answers again."
        raise QiError("No answers in it", f"{shown}: {error}.", advice) from None
    return ReadForm(path, form, table.notes)
