"""What a mapping gets wrong, in sentences: nothing is imported while one of them is left."""

from __future__ import annotations

from collections.abc import Iterator

from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.labels import Seen
from qi_tui.analysis.forms.mapping import ONLY_ONCE, FormMapping, Taken, Use
from qi_tui.analysis.forms.words import SHOWN, shown_column, taken_words
from qi_tui.model.answer import Standing
from qi_tui.model.framework import Framework
from qi_tui.model.session import MOST_PEOPLE
from qi_tui.model.text import display


def problems(
    framework: Framework, form: Form, mapping: FormMapping, seen: tuple[Seen, ...]
) -> tuple[str, ...]:
    """Everything that must be put right before a form can be imported, unknown labels apart."""
    return (
        *_of_columns(framework, form, mapping),
        *_taken_twice(framework, form, mapping),
        *_of_labels(seen),
        *_repeated(form, mapping),
        *_unnamed(framework, form, mapping),
    )


def _of_columns(framework: Framework, form: Form, mapping: FormMapping) -> Iterator[str]:
    if not mapping.places(Use.ITEM):
        yield f"no column is taken for an item of {framework.id}"
    named = mapping.places(Use.SUBJECT)
    for place, column in enumerate(mapping.columns):
        taken, here = column.taken, shown_column(form, place)
        if taken.use not in (Use.ITEM, Use.COMMENT):
            continue
        if taken.item not in framework.item_by_id:
            yield f'{here}: there is no item "{display(taken.item or "")}" in {framework.id}'
        elif taken.facet not in framework.facets:
            yield f'{here}: {framework.id} has no "{taken.facet}"'
        elif taken.subject is not None and not framework.subjects:
            yield f"{here}: {framework.id} has no subjects to name"
        elif framework.subjects and taken.subject is None and not named:
            yield f"{here}: it does not say which {display(framework.subjects)} it is about"


def _taken_twice(framework: Framework, form: Form, mapping: FormMapping) -> Iterator[str]:
    first: dict[Taken, int] = {}
    for place, column in enumerate(mapping.columns):
        taken = column.taken
        if taken.use is not Use.ITEM and taken.use not in ONLY_ONCE:
            continue
        # However many columns: a rater has one alias, and one answer to an item.
        key = taken if taken.use is Use.ITEM else Taken(taken.use)
        if key in first:
            both = f"{shown_column(form, first[key])} and {shown_column(form, place)}"
            yield f"{both} are both taken for {taken_words(framework, taken)}: ignore one of them"
        first.setdefault(key, place)


def _of_labels(seen: tuple[Seen, ...]) -> Iterator[str]:
    for each in seen:
        answer = each.answer
        if answer is None or answer.standing is not Standing.RATED:
            continue
        value = answer.value
        if value is None or not each.scale.holds(value):
            most = f"1 to {each.scale.points}" if each.scale.points else f"0 to {MOST_PEOPLE:,}"
            label = display(each.text, SHOWN)
            yield f'the label "{label}" is said to mean {value}, and the scale goes from {most}'


def _repeated(form: Form, mapping: FormMapping) -> Iterator[str]:
    for place in mapping.places(Use.RESPONDENT)[:1]:
        rows: dict[str, int] = {}
        for row, text in form.cells(place):
            if text in rows:
                both = f"rows {rows[text]} and {row}"
                name = display(text, SHOWN)
                yield (
                    f'{both} have the same "{name}" in {shown_column(form, place)}: take one row'
                    " out, or ignore that column"
                )
            rows.setdefault(text, row)


def _unnamed(framework: Framework, form: Form, mapping: FormMapping) -> Iterator[str]:
    """Rows with answers, but without the name of what they are about."""
    items = [
        place for place in mapping.places(Use.ITEM) if mapping.columns[place].taken.subject is None
    ]
    for named in mapping.places(Use.SUBJECT)[:1] if framework.subjects else ():
        for row, texts in form.rows:
            if not texts[named] and any(texts[place] for place in items):
                subject = display(framework.subjects or "")
                yield f"row {row}: {shown_column(form, named)} names no {subject}"
