"""A session of mine in a few words: how much of what it is asked is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.definitions.library import Library
from qi_tui.store.mine import my_sessions
from qi_tui.store.sessions import SessionDoor, new_session
from qi_tui.ui.text.mine_words import described


def one_answer(framework: Framework, **head: list[str]) -> Session:
    made = new_session(framework, alias="Ada")
    made = made.model_copy(update={"head": made.head.model_copy(update=head)})
    pen = Pen(framework)
    item, facet, subject = pen.asked(made)[0]
    return pen.answer(made, item, Answer(Standing.RATED, 1), facet, subject)


@pytest.mark.parametrize(
    ("framework", "head", "of"),
    [
        ("effective-redesign", {}, 9),
        ("leadership-qualities", {}, 30),
        ("engagement-continuum", {"subjects": ["Ward managers", "Consultants"]}, 4),
        ("improvement-system", {"columns": ["local"]}, 39),
        ("effective-redesign", {"items": ["two-way-communication", "clinical-leadership"]}, 2),
    ],
)
def test_the_whole_is_what_this_rater_is_asked(
    framework: str, head: dict[str, list[str]], of: int, tmp_path: Path
) -> None:
    rated = Library().need(framework)
    made = one_answer(rated, **head)
    SessionDoor.begin(tmp_path, made).save(made)
    (mine,) = my_sessions(tmp_path)
    assert f"1 of {of} answered" in described(mine, rated)
