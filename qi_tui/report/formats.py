"""In which formats a report can be written: the ending of a file says which.

A format is a module of this package and the name of its function, which takes a report and gives
back the bytes of a file. It is imported when it is wanted, for some need a library that is large.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from qi_tui.report.content import Report

Format = Callable[[Report], bytes]

FORMATS: Mapping[str, tuple[str, str]] = {
    "html": ("web.html", "report_html"),
    "md": ("markdown.markdown", "report_markdown"),
    "csv": ("tables.grid_csv", "items_csv"),
    "xlsx": ("tables.xlsx", "report_xlsx"),
    "docx": ("word.word", "report_docx"),
    "json": ("report_json", "report_json"),
    "ics": ("tables.actions_ics", "actions_ics"),
}
"""Ending → module and function."""

ROWS: Mapping[str, tuple[str, str]] = {
    "items": ("tables.grid_csv", "items_csv"),
    "answers": ("tables.grid_csv", "answers_csv"),
    "actions": ("tables.grid_csv", "actions_csv"),
}
"""What the rows of a CSV file are → module and function."""


def format_of(ending: str) -> Format | None:
    """The function that writes files with this ending, without regard to case; None if none does.

    Args:
        ending: without its dot.
    """
    where = FORMATS.get(ending.casefold())
    if where is None:
        return None
    return _imported(*where)


def format_of_rows(rows: str) -> Format:
    """The function that writes a CSV file whose rows are these, one of `ROWS`."""
    return _imported(*ROWS[rows])


def _imported(module: str, name: str) -> Format:
    made: Format = getattr(import_module(f"qi_tui.report.{module}"), name)
    return made
