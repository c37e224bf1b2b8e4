"""What a form was taken for, kept beside its table in a file that a person can edit.

`<table>.mapping.toml` has an entry for each column, in words, and one for each label that somebody
had to say. It is used again by itself for the next export: the one of the same name, or another one
beside the table that was made for just the same columns, since forms tools count on in file names.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.mapping import (
    Column,
    FormMapping,
    Label,
    Sure,
    Taken,
    Use,
    same_columns,
)
from qi_tui.analysis.forms.scales import STANDINGS
from qi_tui.errors import QiError
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.session import MOST_PEOPLE, Facet
from qi_tui.model.text import COMMENT_LIMIT, Shown, display, display_comment
from qi_tui.store.definitions.toml_reading import parse_toml, text_of
from qi_tui.store.definitions.toml_text import toml_text
from qi_tui.store.definitions.toml_words import syntax_mistake
from qi_tui.store.disk.atomic import replace_file
from qi_tui.store.disk.reading import Unreadable, read_bytes

ENDING = ".mapping.toml"
UNKNOWN = "?"
_WORDS = {standing.standing.value: standing for standing in STANDINGS}

HEADER = """\
# What the columns and labels of a form are taken for; change it, and import the table again.
# use: item, comment, alias, role, subject, time, respondent or ignored. With item and comment stand
# the id of the item and, where there are several, facet ("now", "needed") and subject.
# means: a point of the scale (a number), "don't know", "not applicable" or "unanswered"; a "?" has
# still to be said. Where items are named, a label means that in their columns only.
# table: a word for this form. Give it another one where a second form has just the same columns,
# as of another site: else its respondents pass for those of the first.

"""

_Text = Annotated[str, Field(max_length=100_000), Shown(COMMENT_LIMIT, display_comment)]
_Name = Annotated[str, Field(min_length=1, max_length=1000), Shown()]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class _Column(_Entry):
    title: _Text
    nth: Annotated[int, Field(ge=1)] = 1
    use: Literal["item", "comment", "alias", "role", "subject", "time", "respondent", "ignored"]
    item: _Text | None = None
    facet: Facet = "now"
    subject: _Name | None = None
    sure: _Text = ""


class _Label(_Entry):
    label: _Text
    means: (
        Annotated[int, Field(ge=0, le=MOST_PEOPLE)]
        | Literal["don't know", "not applicable", "unanswered", "?"]
    )
    items: list[_Text] = []


class _File(_Entry):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    framework: _Text
    table: Annotated[str, Field(min_length=1, max_length=100), Shown()]
    columns: list[_Column]
    labels: list[_Label] = []


def mapping_path(table: Path) -> Path:
    """Where the mapping of a table is kept."""
    return table.with_name(f"{table.stem}{ENDING}")


def find_mapping(table: Path, form: Form, framework: str | None = None) -> Path | None:
    """The mapping that lies beside a table and was made for it; None where there is none.

    Args:
        table: the file of the table.
        form: what is in it.
        framework: the one that was rated; None where the mapping is to say so.
    """
    own = mapping_path(table)
    if own.exists():
        return own
    for path in _beside(table):
        try:
            mapping = read_mapping(path)
        except QiError:
            continue
        if framework in (None, mapping.framework) and same_columns(mapping, form):
            return path
    return None


def read_mapping(path: Path) -> FormMapping:
    """The mapping in a file.

    Raises:
        QiError: with the place of the first mistake; the file is left as it is.
    """
    shown = display(str(path), 300)
    text = ""
    try:
        text = text_of(read_bytes(path))
        raw = parse_toml(text)
        file = _File.model_validate(raw)
    except Unreadable as error:
        raise QiError("No mapping", f"{shown}: {error}.") from None
    except ValidationError as error:
        raise _refusal(shown, error, raw) from None
    except ValueError as error:
        line, column, mistake = syntax_mistake(error, text)
        raise _wrong(f"{shown}:{line}:{column}: {mistake.what}") from None
    return FormMapping(
        file.framework,
        file.table,
        tuple(_column(entry) for entry in file.columns),
        tuple(_label(entry) for entry in file.labels),
    )


def save_mapping(path: Path, mapping: FormMapping) -> None:
    """Put a mapping on the disk; what stood there stays beside as `.bak`.

    Raises:
        QiError: where it cannot be written.
    """
    text = HEADER + toml_text(_raw(mapping))
    try:
        replace_file(path, text.encode("utf-8"))
    except OSError as error:
        raise QiError(
            "The mapping was not kept",
            f"{display(str(path), 300)} could not be written:"
            f" {error.strerror or type(error).__name__}.",
            "Name another place with --mapping.",
        ) from error


def _beside(table: Path) -> Iterator[Path]:
    try:
        found = sorted(path for path in table.parent.iterdir() if path.name.endswith(ENDING))
    except OSError:
        return
    yield from found


def _column(entry: _Column) -> Column:
    use = Use(entry.use)
    is_about_item = use in (Use.ITEM, Use.COMMENT)
    taken = Taken(use, entry.item, entry.facet, entry.subject) if is_about_item else Taken(use)
    sure = Sure(entry.sure) if entry.sure in tuple(Sure) else Sure.SAID
    if use is not Use.IGNORED and sure in (Sure.UNKNOWN, Sure.PRIVATE):
        # Somebody changed what it is taken for, and left the word behind it.
        sure = Sure.SAID
    return Column(entry.title, entry.nth, taken, sure)


def _label(entry: _Label) -> Label:
    if isinstance(entry.means, int):
        answer: Answer | None = Answer(Standing.RATED, entry.means)
    else:
        answer = _WORDS.get(entry.means)
    return Label(entry.label, answer, tuple(entry.items))


def _raw(mapping: FormMapping) -> dict[str, Any]:
    raw: dict[str, Any] = {
        "schema": 1,
        "framework": mapping.framework,
        "table": mapping.table,
        "columns": [_raw_column(column) for column in mapping.columns],
    }
    if mapping.labels:
        raw["labels"] = [_raw_label(label) for label in mapping.labels]
    return raw


def _raw_column(column: Column) -> dict[str, Any]:
    taken = column.taken
    raw: dict[str, Any] = {"title": column.title}
    if column.nth > 1:
        raw["nth"] = column.nth
    raw["use"] = taken.use.value
    if taken.item is not None:
        raw["item"] = taken.item
        if taken.facet != "now":
            raw["facet"] = taken.facet
        if taken.subject is not None:
            raw["subject"] = taken.subject
    if column.sure is not Sure.SAID:
        raw["sure"] = column.sure.value
    return raw


def _raw_label(label: Label) -> dict[str, Any]:
    answer = label.answer
    if answer is None:
        means: int | str = UNKNOWN
    else:
        means = answer.standing.value if answer.value is None else answer.value
    raw: dict[str, Any] = {"label": label.text, "means": means}
    return {**raw, "items": list(label.items)} if label.items else raw


def _refusal(shown: str, error: ValidationError, raw: dict[str, Any]) -> QiError:
    finding = error.errors(include_url=False, include_input=False)[0]
    place: list[str] = []
    entry: Any = raw
    for step in finding["loc"]:
        if isinstance(entry, list) and isinstance(step, int) and step < len(entry):
            entry = entry[step]
            named = entry.get("title") or entry.get("label") if isinstance(entry, dict) else None
            name = f' ("{display(str(named), 60)}")' if named else ""
            place.append(f"entry {step + 1}{name}")
        elif isinstance(step, str):
            place.append(step)
            entry = entry.get(step) if isinstance(entry, dict) else None
    where = ", ".join(place[:3])
    if finding["type"] == "missing":
        return _wrong(f"{shown}: {where} is missing")
    if finding["type"] == "extra_forbidden":
        return _wrong(f"{shown}: {where} is nothing that a mapping has")
    return _wrong(f"{shown}: {where} is not what it should be")


def _wrong(message: str) -> QiError:
    return QiError("This mapping has a mistake", f"{message}.", "Its first lines say how it goes.")
