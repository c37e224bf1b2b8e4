"""Asking what a column of a form is, and what a label of it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qi_tui.analysis.forms.labels import Seen
from qi_tui.analysis.forms.mapping import FormMapping, Taken, Use
from qi_tui.analysis.forms.scales import typed_answer
from qi_tui.model.answer import Answer
from qi_tui.model.text import display
from qi_tui.store.forms.form_opening import Opened
from qi_tui.ui.screens.forms.choose_row import ChooseRow
from qi_tui.ui.screens.one_line import AskLine
from qi_tui.ui.text.form_words import column_choices, label_choices

if TYPE_CHECKING:
    from qi_tui.ui.app import QiApp

SHOWN = 300
NOT_YET = "I do not know yet"


async def ask_column(app: QiApp, opened: Opened, mapping: FormMapping, place: int) -> Taken | None:
    """What a column is to be taken for; None where the person went back."""
    framework, column = opened.framework, mapping.columns[place]
    choices = column_choices(framework)
    bare = Taken(column.taken.use, column.taken.item, column.taken.facet)
    at = next((n for n, (_, taken) in enumerate(choices) if taken == bare), 0)
    rows = [words for words, _ in choices]
    name = opened.form.name(place)
    chosen = await app.push_screen_wait(ChooseRow("What is this column?", name, rows, at))
    if chosen is None:
        return None
    taken = choices[chosen][1]
    if not framework.subjects or taken.use not in (Use.ITEM, Use.COMMENT):
        return taken
    word = display(framework.subjects)
    said = (
        f"The name of the {word} that this column is about. It may stay empty where another column"
        " names it."
    )
    subject = await app.push_screen_wait(
        AskLine(f"Which {word}?", said, column.taken.subject or "")
    )
    return Taken(taken.use, taken.item, taken.facet, subject or None)


async def ask_label(app: QiApp, seen: Seen) -> Answer | None:
    """What a label is to mean; None where the person went back."""
    title = "What does this label mean?"
    label = display(seen.text, SHOWN)
    if not seen.scale.points:
        words = "A whole number; or d for don't know, x for not applicable, u for unanswered."
        typed = await app.push_screen_wait(AskLine(title, f"{label}\n\n{words}"))
        return None if typed is None else typed_answer(seen.scale, typed)
    choices: list[tuple[str, Answer | None]] = [*label_choices(seen.scale)]
    if seen.answer is None and seen.near is None:
        # Nothing is offered that an Enter too many could take for an answer.
        choices.insert(0, (NOT_YET, None))
    at = next((n for n, (_, answer) in enumerate(choices) if answer == seen.answer), None)
    rows = [words for words, _ in choices]
    start = at if at is not None else (seen.near or 1) - 1
    chosen = await app.push_screen_wait(ChooseRow(title, label, rows, start))
    return None if chosen is None else choices[chosen][1]
