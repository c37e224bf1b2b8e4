"""From the rows of a table to a form, and from its times to days."""

from __future__ import annotations

import pytest

from qi_tui.analysis.forms.days import days_in
from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.heads import form_of


def made(*rows: tuple[str, ...]) -> Form:
    return form_of(list(enumerate(rows, 1)))


def test_one_row_of_titles() -> None:
    form = made(("ID", "Item a"), ("1", "5"), ("2",))
    assert form.titles == ("ID", "Item a")
    assert form.rows == ((2, ("1", "5")), (3, ("2", "")))


def test_columns_without_title_and_answers_are_left_out() -> None:
    form = made(("ID", "", "Item a"), ("1", "", "5"))
    assert form.titles == ("ID", "Item a")
    assert form.rows == ((2, ("1", "5")),)
    kept = made(("ID", "", "Item a"), ("1", "!", "5"))
    assert (kept.titles, kept.name(1)) == (("ID", "", "Item a"), "column B")


def test_the_three_rows_of_qualtrics() -> None:
    form = made(
        ("ResponseId", "Q1"),
        ("Response ID", "How far? - Item a"),
        ('{"ImportId":"_recordId"}', '{"ImportId":"QID1"}'),
        ("R_1", "5"),
    )
    assert form.titles == ("Response ID", "How far? - Item a")
    assert form.rows == ((4, ("R_1", "5")),)


def test_the_two_rows_of_surveymonkey() -> None:
    form = made(
        ("Respondent ID", "Your alias", "How far have you come?", "", "Anything else?"),
        ("", "Open-Ended Response", "Item a", "Item b", "Open-Ended Response"),
        ("118", "Sam", "5", "4"),
    )
    assert form.titles == (
        "Respondent ID", "Your alias", "How far have you come? - Item a",
        "How far have you come? - Item b", "Anything else?",
    )  # fmt: skip
    assert [number for number, _ in form.rows] == [3]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "there is nothing in it"),
        ([("ID", "Item a")], "it has a row of titles, and nobody has answered"),
        ([("ID", "Item a"), ("1", "5", "", "6")], "row 2 has something in column D"),
    ],
)
def test_tables_that_are_no_form(rows: list[tuple[str, ...]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        made(*rows)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20T14:02:11Z",
        "2026/11/20 2:02:11 PM GMT",
        "20 Nov 2026 14:02",
        "20-Nov-2026",
        "Nov 20, 2026, 2:02 PM",
        "Friday, 20th November 2026",
        "2026-11-20",
    ],
)
def test_days_that_can_only_be_read_one_way(text: str) -> None:
    assert days_in([text]) == {text: "2026-11-20"}


def test_the_order_of_day_and_month_is_that_of_the_column() -> None:
    british = days_in(["03/04/2026 09:00", "20/11/2026 14:02"])
    assert list(british.values()) == ["2026-04-03", "2026-11-20"]
    american = days_in(["03/04/2026 09:00", "11/20/2026 14:02"])
    assert list(american.values()) == ["2026-03-04", "2026-11-20"]


@pytest.mark.parametrize(
    "texts",
    [
        ["03/04/2026"],
        ["03/04/2026", "20/11/2026", "11/20/2026"],
        ["46346.58"],
        ["yesterday"],
        ["31/31/2026"],
        ["2026-13-45"],
        ["9" * 5000],
    ],
)
def test_what_cannot_be_told_is_not_made_up(texts: list[str]) -> None:
    assert days_in(texts)[texts[0]] is None


def test_the_same_day_and_month_needs_no_order() -> None:
    assert days_in(["11/11/2026"]) == {"11/11/2026": "2026-11-11"}
