"""Texts of a model in the form that may be shown; everything else as it was."""

from __future__ import annotations

from qi_tui.model.session import Action
from qi_tui.report.shown_form import shown_form
from tests.making import framework, session


def test_every_text_of_a_framework_is_cleaned_and_nothing_else_changes() -> None:
    of = framework(title="A \x1b[31mred\u202e one", purpose="Two\n lines")
    shown = shown_form(of)
    assert shown.title == "A \ufffd[31mred\ufffd one"
    assert shown.purpose == "Two lines"
    assert shown.points == of.points
    assert [item.id for item in shown.items] == [item.id for item in of.items]
    assert shown.scoring.bands == of.scoring.bands


def test_a_session_keeps_its_answers_and_the_lines_of_its_comments() -> None:
    of = framework()
    made = session(of, {"a": 3, "b": "?"}, alias="S\u0000m", role="x" * 100)
    made = made.model_copy(update={"actions": (Action(text="one\ntwo", owner="\x07Priya"),)})
    shown = shown_form(made)
    assert shown.rating_sheets == made.rating_sheets
    assert shown.head.rater.alias == "S\ufffdm"
    assert shown.head.rater.role == f"{'x' * 80}… 20 more"
    assert (shown.actions[0].text, shown.actions[0].owner) == ("one\ntwo", "\ufffdPriya")


def test_what_a_file_had_besides_is_left_behind() -> None:
    action = Action.model_validate({"text": "a", "password": "secret"})
    assert "secret" not in repr(shown_form(action))
