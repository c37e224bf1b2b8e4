"""Cells for spreadsheets: text stays text, numbers stay numbers, nothing is ever a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.report.cells import safe_cell

DANGEROUS = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\0"


@pytest.mark.parametrize("first", DANGEROUS, ids=lambda text: ascii(text))
@pytest.mark.parametrize(
    "blanks", ["", " ", "   ", "\u00a0", " \u3000\u2003", "\u200b", "\ufeff", "\n"], ids=ascii
)
def test_what_a_spreadsheet_would_take_for_a_formula(first: str, blanks: str) -> None:
    text = f"{blanks}{first}cmd|' /C calc'!A0"
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Winter flow", "a=b", "5 - 3", "'quoted'", "–", " x", "é"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.parametrize("number", [0, -5, 7, 2.5, -0.5])
def test_numbers_stay_numbers(number: float) -> None:
    assert safe_cell(number) is number


def test_what_does_not_exist_is_an_empty_cell() -> None:
    assert safe_cell(None) == ""


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert isinstance(cell, str)
    assert cell.endswith(text)
    assert not cell.strip() or cell.strip()[0] not in "=+-@"
