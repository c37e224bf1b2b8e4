"""From the rows of a table to a form: one title for each column, however many rows they stand in.

Most tools write one row of titles. Qualtrics writes three: short names, the questions, and ids that
nobody reads. SurveyMonkey writes two: the question, only above the first of its columns, and below
it the row or the choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.forms.form import Form, letters
from qi_tui.analysis.forms.texts import squeezed

Row = tuple[int, tuple[str, ...]]
_QUALTRICS = '{"ImportId"'
_ONE_ANSWER = frozenset({"", "response", "open ended response"})


def form_of(rows: Sequence[Row]) -> Form:
    """The form in the rows of a table; columns without a title and without an answer are left out.

    Raises:
        ValueError: in words, where there is no respondent in it, or a row has more cells than there
            are columns.
    """
    if not rows:
        raise ValueError("there is nothing in it")
    titles, body = _headed(rows)
    if not body:
        raise ValueError("it has a row of titles, and nobody has answered")
    for number, texts in body:
        if len(texts) > len(titles) and any(texts[len(titles) :]):
            place = next(p for p in range(len(titles), len(texts)) if texts[p])
            raise ValueError(
                f"row {number} has something in column {letters(place)}, which has no title:"
                " the row is broken, or a title is missing"
            )
    width = len(titles)
    full = [(number, (*texts, *[""] * width)[:width]) for number, texts in body]
    used = [p for p in range(width) if titles[p] or any(texts[p] for _, texts in full)]
    return Form(
        tuple(titles[place] for place in used),
        tuple((number, tuple(texts[place] for place in used)) for number, texts in full),
    )


def _headed(rows: Sequence[Row]) -> tuple[list[str], Sequence[Row]]:
    """The titles, and the rows below them."""
    first = list(rows[0][1])
    for place in (1, 2):
        if len(rows) > place and any(text.startswith(_QUALTRICS) for text in rows[place][1]):
            asked = rows[1][1] if place > 1 else ()
            width = max(len(first), len(asked))
            names = (*first, *[""] * width)[:width]
            questions = (*asked, *[""] * width)[:width]
            return [q or n for q, n in zip(questions, names, strict=True)], rows[place + 1 :]
    is_two_rows = len(rows) > 1 and squeezed(first[0]) in ("respondent id", "respondentid")
    if is_two_rows and not rows[1][1][0]:
        return _two_rows(first, rows[1][1]), rows[2:]
    return first, rows[1:]


def _two_rows(questions: Sequence[str], below: Sequence[str]) -> list[str]:
    """SurveyMonkey's two rows of titles as one; a question goes on until the next one begins."""
    titles: list[str] = []
    question = ""
    for place in range(max(len(questions), len(below))):
        said = questions[place] if place < len(questions) else ""
        row = below[place] if place < len(below) else ""
        question = said or question
        if squeezed(row) in _ONE_ANSWER:
            titles.append(said or question)
        else:
            titles.append(f"{question} - {row}")
    return titles
