"""What a form's columns and labels are taken for, in words that the screens and the table share."""

from __future__ import annotations

from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.labels import Seen
from qi_tui.analysis.forms.mapping import FormMapping, Sure, Taken, Use
from qi_tui.analysis.forms.scales import Scale
from qi_tui.model.answer import Answer
from qi_tui.model.framework import Framework
from qi_tui.model.text import display

SHOWN = 80
_USES = {
    Use.ALIAS: "the alias",
    Use.ROLE: "the role",
    Use.SUBJECT: "the name of what is rated",
    Use.TIME: "the day",
    Use.RESPONDENT: "what tells respondents apart",
    Use.IGNORED: "ignored",
}


def shown_column(form: Form, place: int) -> str:
    """A column as a sentence names it."""
    return f'"{display(form.name(place), SHOWN)}"'


def taken_words(framework: Framework, taken: Taken) -> str:
    """What a column is taken for, in a few words that are safe to show."""
    if taken.use in _USES:
        return _USES[taken.use]
    item = framework.item_by_id.get(taken.item or "")
    title = item.title if item is not None else taken.item or ""
    facet = f", {taken.facet}" if len(framework.facets) > 1 else ""
    subject = f", {display(taken.subject)}" if taken.subject is not None else ""
    what = "comment on " if taken.use is Use.COMMENT else ""
    return f"{what}{display(title)}{facet}{subject}"


def answer_words(scale: Scale, answer: Answer | None) -> str:
    """What a label is taken for: a point with what it says, or one of the other answers."""
    if answer is None:
        return "not known"
    return answer.standing.value if answer.value is None else point_words(scale, answer.value)


def point_words(scale: Scale, value: int) -> str:
    """A point: its number, and what it says where that says more."""
    text = next((text for text, point in scale.texts if point == value), "")
    return f"{value} {display(text)}" if text and text != str(value) else str(value)


def where_words(form: Form, seen: Seen) -> str:
    """How often a label stands in the table, and where first."""
    times = "once" if seen.times == 1 else f"{seen.times} times"
    more = f" and {len(seen.places) - 1} more" if len(seen.places) > 1 else ""
    return f"{times} in {shown_column(form, seen.places[0])}{more}, first in row {seen.row}"


def unknown_words(form: Form, seen: Seen) -> str:
    """A label that somebody has to say, as a sentence without its full stop."""
    near = f"; perhaps {point_words(seen.scale, seen.near)}" if seen.near is not None else ""
    return (
        f'"{display(seen.text, SHOWN)}" is no label of the scale: {where_words(form, seen)}{near}'
    )


def kept_back(form: Form, mapping: FormMapping) -> list[str]:
    """The columns that tell who somebody is, or when they wrote, and are ignored for it."""
    return [
        shown_column(form, place)
        for place, column in enumerate(mapping.columns)
        if column.taken.use is Use.IGNORED and column.sure is Sure.PRIVATE
    ]


def unmapped(form: Form, mapping: FormMapping) -> list[str]:
    """The columns with something in them that nobody knows what to take for."""
    return [
        shown_column(form, place)
        for place, column in enumerate(mapping.columns)
        if column.sure is Sure.UNKNOWN and next(form.cells(place), None) is not None
    ]


def without_column(framework: Framework, mapping: FormMapping) -> list[str]:
    """The titles of the items that have no column."""
    asked = mapping.items()
    return [display(item.title) for item in framework.items if item.id not in asked]
