"""What the form screen says of columns, of labels and of what was imported."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.labels import Seen, unknown_in
from qi_tui.analysis.forms.mapping import IGNORED, FormMapping, Sure, Taken, Use
from qi_tui.analysis.forms.scales import STANDINGS, Scale
from qi_tui.analysis.forms.words import (
    answer_words,
    point_words,
    taken_words,
    where_words,
    without_column,
)
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.framework import Framework
from qi_tui.model.text import display
from qi_tui.store.forms.form_import import Imported
from qi_tui.ui.glyphs import Glyphs
from qi_tui.ui.widgets.lists.form_list import FormRow
from qi_tui.ui.words import count_of, plain

NOT_SHOWN = "(not shown)"
_SAMPLES = 6
_SURENESS = {
    Sure.SAID: "You said so.",
    Sure.SURE: "Sure.",
    Sure.LIKELY: "Likely; look whether it is right.",
    Sure.PRIVATE: "It tells who somebody is, or when they wrote: ignored unless you say otherwise.",
    Sure.UNKNOWN: "Nobody knows what it is; as it stands, it is ignored.",
}


def column_rows(
    framework: Framework, form: Form, mapping: FormMapping, marks: Glyphs
) -> list[FormRow]:
    """A row for each column of the form."""
    rows: list[FormRow] = []
    for place, column in enumerate(mapping.columns):
        samples = samples_of(form, mapping, place)
        mark = {Sure.UNKNOWN: marks.warning, Sure.LIKELY: marks.unfinished}.get(
            column.sure, marks.nothing if column.taken.use is Use.IGNORED else marks.tick
        )
        meant = taken_words(framework, column.taken)
        rows.append(FormRow(mark, display(form.name(place), 200), samples[0], meant))
    return rows


def samples_of(form: Form, mapping: FormMapping, place: int) -> list[str]:
    """Some of what stands in a column, each once; of a private one nothing is shown."""
    if mapping.columns[place].sure is Sure.PRIVATE:
        return [NOT_SHOWN]
    found = list(dict.fromkeys(text for _, text in form.cells(place)))[:_SAMPLES]
    return [display(text) for text in found] or ["(empty)"]


def column_lines(
    framework: Framework, form: Form, mapping: FormMapping, place: int
) -> list[Content]:
    """All about one column."""
    column = mapping.columns[place]
    samples = " · ".join(samples_of(form, mapping, place))
    why = f" ({column.why})" if column.why and column.sure is not Sure.PRIVATE else ""
    taken = taken_words(framework, column.taken)
    return [
        plain(form.name(place), 400, "bold"),
        plain(f"Such as: {samples}", 600),
        plain(f"Taken for: {taken}. {_SURENESS[column.sure]}{why}", 400),
    ]


def label_rows(form: Form, seen: Sequence[Seen], marks: Glyphs) -> list[FormRow]:
    """A row for each label."""
    return [
        FormRow(
            marks.tick if each.answer is not None else marks.warning,
            display(each.text, 200),
            count_of(each.times, "time"),
            answer_words(each.scale, each.answer),
        )
        for each in seen
    ]


def label_lines(form: Form, seen: Seen) -> list[Content]:
    """All about one label."""
    said = " You said so." if seen.is_said else ""
    near = f" Perhaps {point_words(seen.scale, seen.near)}?" if seen.near is not None else ""
    return [
        plain(seen.text, 400, "bold"),
        plain(f"It stands there {where_words(form, seen)}.", 400),
        plain(f"Taken for: {answer_words(seen.scale, seen.answer)}.{said}{near}", 400),
    ]


def state_line(
    framework: Framework,
    mapping: FormMapping,
    seen: Sequence[Seen],
    problems: Sequence[str],
    on_labels: bool,
) -> str:
    """What is still to be done, or what the import would leave out."""
    unknown = unknown_in(tuple(seen))
    if problems:
        return f"To be put right: {problems[0]}."
    if unknown:
        left = count_of(len(unknown), "label is", "labels are")
        key = "Enter says what one means" if on_labels else "press l"
        return f"{left} not known yet: {key}."
    missing = without_column(framework, mapping)
    if missing:
        return f"Without a column, so not asked: {', '.join(missing)}."
    return "Everything is known: Ctrl+S imports."


def column_choices(framework: Framework) -> list[tuple[str, Taken]]:
    """What a column can be taken for."""
    items = [
        Taken(Use.ITEM, item.id, facet) for item in framework.items for facet in framework.facets
    ]
    uses = [Use.ALIAS, Use.ROLE, Use.TIME, Use.RESPONDENT]
    if framework.subjects:
        uses.append(Use.SUBJECT)
    comments = [Taken(Use.COMMENT, each.item, each.facet) for each in items]
    every = [*items, *map(Taken, uses), IGNORED, *comments]
    return [(taken_words(framework, taken), taken) for taken in every]


def label_choices(scale: Scale) -> list[tuple[str, Answer]]:
    """What a label can mean: the points, then the other answers."""
    points = [Answer(Standing.RATED, value) for value in range(1, scale.points + 1)]
    return [(answer_words(scale, answer), answer) for answer in (*points, *STANDINGS)]


def done_words(done: Imported, folder: str) -> str:
    """What an import did."""
    added = count_of(len(done.added), "new session file")
    kept = f"{len(done.changed)} with changed answers, {done.same} as they were"
    lines = [f"{added}, {kept}, in {folder}."]
    lines += [f"{note[:1].upper()}{note[1:]}." for note in done.notes]
    if done.gone:
        names = ", ".join(display(path.name) for path in done.gone[:_SAMPLES])
        lines.append(
            f"{count_of(len(done.gone), 'file')} of an earlier import have no row any more and"
            f" still count: {names}. Delete them, if their rows were deleted or changed."
        )
    return "\n\n".join(lines)
