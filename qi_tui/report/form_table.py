"""A form's columns and labels as a table for the terminal, with what each is taken for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qi_tui.analysis.forms.form import Form, letters
from qi_tui.analysis.forms.labels import Seen
from qi_tui.analysis.forms.mapping import FormMapping, Sure
from qi_tui.analysis.forms.words import answer_words, taken_words, unknown_words, where_words
from qi_tui.model.framework import Framework
from qi_tui.model.text import display

NARROWEST, WIDEST = 72, 140
NOT_SHOWN = "(not shown)"
_LETTERS, _SAMPLE, _SURE = 4, 16, 11


def form_table(
    framework: Framework,
    form: Form,
    mapping: FormMapping,
    seen: Sequence[Seen],
    width: int = 100,
) -> str:
    """The columns with a sample of their answers, then the labels that need a look.

    Args:
        framework: what was rated.
        form: the table.
        mapping: what its columns are taken for.
        seen: its labels.
        width: cells per line.
    """
    return "\n".join([*_columns(framework, form, mapping, width), *_labels(form, seen)]) + "\n"


def _columns(framework: Framework, form: Form, mapping: FormMapping, width: int) -> Iterator[str]:
    room = max(NARROWEST, min(WIDEST, width)) - _LETTERS - _SAMPLE - _SURE - 6
    title, meant = room // 2, room - room // 2
    wide = (_LETTERS, title, _SAMPLE, meant, _SURE)
    yield _line(("", "column", "such as", "taken for", "how sure"), wide)
    for place, column in enumerate(mapping.columns):
        _, sample = next(form.cells(place), (0, ""))
        if column.sure is Sure.PRIVATE:
            sample = NOT_SHOWN
        said = taken_words(framework, column.taken)
        cells = (letters(place), form.name(place), sample, said, column.sure.value)
        yield _line(cells, wide)
        if column.why and column.sure is Sure.UNKNOWN:
            yield _line(("", "", "", f"({column.why})", ""), wide)


def _labels(form: Form, seen: Sequence[Seen]) -> Iterator[str]:
    plain = sum(each.is_plain for each in seen)
    yield ""
    if plain:
        word = "label says" if plain == 1 else "labels say"
        yield f"{plain} {word} plainly what is meant."
    for each in seen:
        if each.answer is None:
            yield f"? {unknown_words(form, each)}"
        elif not each.is_plain:
            said = " (as you said)" if each.is_said else ""
            means = answer_words(each.scale, each.answer)
            label = display(each.text)
            yield f'  "{label}" is taken for: {means}{said} ({where_words(form, each)})'


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    shown = [_fitted(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join(shown).rstrip()


def _fitted(cell: str, width: int) -> str:
    text = display(cell, 200)
    return (text if len(text) <= width else f"{text[: width - 1]}…").ljust(width)
