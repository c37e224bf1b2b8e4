"""What the columns and labels of a form are taken for: guessed, shown, corrected, kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qi_tui.analysis.forms.form import Form
from qi_tui.model.answer import Answer
from qi_tui.model.framework import Facet


class Use(StrEnum):
    """What a column is taken for."""

    ITEM = "item"
    COMMENT = "comment"
    ALIAS = "alias"
    ROLE = "role"
    SUBJECT = "subject"
    """Its cells name what is rated in that row, where the framework has subjects."""
    TIME = "time"
    RESPONDENT = "respondent"
    """Its cells tell the respondents apart, such as a response id."""
    IGNORED = "ignored"


class Sure(StrEnum):
    """How sure it is what a column is taken for."""

    SAID = "as you said"
    SURE = "sure"
    LIKELY = "likely"
    PRIVATE = "private"
    """It tells who somebody is, or when they wrote: ignored unless a person says otherwise."""
    UNKNOWN = "not known"


ONLY_ONCE = frozenset({Use.ALIAS, Use.ROLE, Use.SUBJECT, Use.TIME, Use.RESPONDENT})


@dataclass(frozen=True, slots=True)
class Taken:
    """What a column is taken for; item, facet and subject say more of an item or a comment."""

    use: Use
    item: str | None = None
    facet: Facet = "now"
    subject: str | None = None


IGNORED = Taken(Use.IGNORED)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form, by its title and the how manieth of that title it is.

    `why` says in a few words what the guess rests on; it may be empty.
    """

    title: str
    nth: int
    taken: Taken
    sure: Sure
    why: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others."""
        return self.title, self.nth


@dataclass(frozen=True, slots=True)
class Label:
    """What a label means in the columns of some items; all items where none are named.

    `answer` is None where that is still to be said.
    """

    text: str
    answer: Answer | None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormMapping:
    """What a whole form is taken for.

    Attributes:
        framework: the id of the framework that was rated.
        table: a word that tells this form's respondents from those of another.
        columns: in the form's order.
        labels: what was said of labels.
    """

    framework: str
    table: str
    columns: tuple[Column, ...]
    labels: tuple[Label, ...] = ()

    def take(self, place: int, taken: Taken) -> FormMapping:
        """The mapping with a column taken for something else, because a person says so."""
        said = replace(self.columns[place], taken=taken, sure=Sure.SAID, why="")
        columns = (*self.columns[:place], said, *self.columns[place + 1 :])
        return replace(self, columns=columns)

    def label(self, label: Label) -> FormMapping:
        """The mapping with one more label said, in the place of what was said of it before."""
        others = tuple(
            other for other in self.labels if (other.text, other.items) != (label.text, label.items)
        )
        return replace(self, labels=(*others, label))

    def asking(self, labels: Iterable[Label]) -> FormMapping:
        """The mapping with these labels still to be said, and no others."""
        said = tuple(label for label in self.labels if label.answer is not None)
        return replace(self, labels=(*said, *labels))

    def places(self, use: Use) -> tuple[int, ...]:
        """The places of the columns that are taken for this."""
        return tuple(place for place, column in enumerate(self.columns) if column.taken.use is use)

    def items(self) -> tuple[str, ...]:
        """The items that have a column, each once, in the form's order."""
        found = (self.columns[place].taken.item for place in self.places(Use.ITEM))
        return tuple(dict.fromkeys(item for item in found if item is not None))


def table_word(framework: str, titles: Sequence[str]) -> str:
    """The word for a form: the same for the same framework and titles, 8 hexadecimal digits."""
    said = json.dumps([framework, *titles], ensure_ascii=True)
    return hashlib.sha256(said.encode("ascii")).hexdigest()[:8]


def fitted(kept: FormMapping, guessed: FormMapping) -> FormMapping:
    """What was kept of a form, for the columns that a table has now; new columns as guessed.

    Args:
        kept: the mapping of an earlier export.
        guessed: the guess for this one.
    """
    known = {column.key: column for column in kept.columns}
    named = {column.taken for column in kept.columns if column.taken.use is not Use.IGNORED}
    columns = []
    for column in guessed.columns:
        if column.key in known:
            columns.append(known[column.key])
        elif column.taken in named:
            # What the person gave to another column is not taken from it by a guess.
            columns.append(replace(column, taken=IGNORED, sure=Sure.UNKNOWN, why="a new column"))
        else:
            columns.append(column)
    return replace(kept, columns=tuple(columns))


def same_columns(mapping: FormMapping, form: Form) -> bool:
    """Whether a mapping was made for a form with just these titles."""
    return tuple(column.key for column in mapping.columns) == form.keys()
