"""What stands on a paper sheet: every item as it can be ticked, in texts that are safe to show.

Items have the numbers that they have on the rating screen, so that a sheet can be typed in line by
line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from qi_tui.model.asking import Asking, Row
from qi_tui.model.framework import BipolarItem, CountItem, Framework, Item, StageItem, YesNoItem
from qi_tui.model.text import display, display_comment
from qi_tui.model.workshop import Limits, Naming

LINE, PROSE = 200, 4000
SUBJECT_LINES, SPARE_LINES = 6, 2
"""How many subjects there is room for, and how many blank lines there are at least."""

Look = Literal["row", "list", "poles", "number"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What a sheet is to be made for.

    Attributes:
        title: the workshop's; `date` is its day.
        naming: how it names its raters; with `limits` it makes the promise.
        about: what is defined already, by the framework's ids.
        items: the ids of the items that are asked; none for all. Likewise `columns` of a matrix.
        subjects: names of subjects that are known already; blank lines for more follow them.
    """

    title: str = ""
    date: str = ""
    roles: tuple[str, ...] = ()
    naming: Naming = "alias"
    limits: Limits | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    round: int = 1
    items: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One point with a box: the key that sets it on the rating screen, and what it says."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item to be answered.

    Attributes:
        title: empty where a line to write the name of a subject on stands instead.
        column: the title of its column, where several are asked.
        look: whether its points stand in a row, below each other, between two poles, or are a box
            for a number.
        target: what a number aims at; empty where there is nothing.
    """

    number: int
    title: str
    prompt: str
    column: str
    look: Look
    points: tuple[Point, ...]
    poles: tuple[str, str] = ("", "")
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of entries under one heading; `is_named` where a name is to be written beside it."""

    title: str
    summary: str
    entries: tuple[Entry, ...]
    is_named: bool = False


def blocks_of(framework: Framework, paper: Paper) -> tuple[Block, ...]:
    """What is to be answered, in the order of the rating screen.

    Raises:
        ValueError: where the framework has none of the items or columns that are wanted.
    """
    columns = paper.columns or tuple(column.id for column in framework.columns)
    names = [display(name) for name in paper.subjects]
    blanks = max(SUBJECT_LINES - len(names), SPARE_LINES)
    # Names that nobody can type keep the blank lines apart.
    lines = [*names, *(f"\n{number}" for number in range(blanks))]
    asking = Asking(framework, columns, lines, paper.items)
    if not asking.rows:
        raise ValueError(f"Nothing of {framework.id} is asked")
    shown_columns = _columns(framework, asking)
    if not framework.subjects:
        return tuple(_domains(framework, asking, shown_columns))
    if len(asking.items) > 1:
        return tuple(_subjects(framework, asking, shown_columns))
    (item,) = (framework.item_by_id[name] for name in asking.items)
    entries = tuple(
        _entry(framework, item, place, shown_columns, _name(row), "")
        for place, row in enumerate(asking.rows)
    )
    return (Block(display(item.title, LINE), display(item.prompt, PROSE), entries),)


def _domains(framework: Framework, asking: Asking, columns: Mapping[str, str]) -> Iterator[Block]:
    place = {row.item: place for place, row in enumerate(asking.rows)}
    for domain in framework.domains:
        entries = tuple(
            _entry(framework, item, place[item.id], columns)
            for item in domain.items
            if item.id in place
        )
        if entries:
            yield Block(display(domain.title, LINE), prose(domain.summary), entries)


def _subjects(framework: Framework, asking: Asking, columns: Mapping[str, str]) -> Iterator[Block]:
    step = len(asking.items)
    for start in range(0, len(asking.rows), step):
        entries = tuple(
            _entry(framework, framework.item_by_id[row.item], start + place, columns)
            for place, row in enumerate(asking.rows[start : start + step])
        )
        name = _name(asking.rows[start])
        yield Block(name or subject_word(framework), "", entries, is_named=not name)


def _entry(
    framework: Framework,
    item: Item,
    place: int,
    columns: Mapping[str, str],
    title: str | None = None,
    prompt: str | None = None,
) -> Entry:
    return Entry(
        number=place + 1,
        title=display(item.title, LINE) if title is None else title,
        prompt=prose(item.prompt) if prompt is None else prompt,
        column=columns.get(item.column or "", ""),
        look=_look(framework, item),
        points=_points(framework, item),
        poles=_poles(item),
        target=_target(item),
    )


def _look(framework: Framework, item: Item) -> Look:
    match item:
        case CountItem():
            return "number"
        case BipolarItem() if len(framework.facets) == 1:
            return "poles"
        case _ if len(framework.facets) > 1 or item.kind in ("anchored", "stage"):
            return "list"
        case _:
            return "row"


def _points(framework: Framework, item: Item) -> tuple[Point, ...]:
    words = [display(said, LINE) for said in framework.descriptors(item)]
    if isinstance(item, YesNoItem):
        return tuple(Point(said[:1], said) for said in words)
    if isinstance(item, StageItem):
        scale = item.scale or framework.scale
        names = scale.points if scale is not None else ()
        if len(names) == len(words):
            words = [f"{display(n, LINE)}: {said}" for n, said in zip(names, words, strict=True)]
    return tuple(Point(str(value), said) for value, said in enumerate(words, start=1))


def _poles(item: Item) -> tuple[str, str]:
    if not isinstance(item, BipolarItem):
        return "", ""
    return display(item.poles[0], LINE), display(item.poles[1], LINE)


def _target(item: Item) -> str:
    if not isinstance(item, CountItem) or item.share is None:
        return ""
    return f"{item.share * 100:.4g}% of the workforce"


def _columns(framework: Framework, asking: Asking) -> dict[str, str]:
    """The titles of the columns; none where only one is asked for."""
    asked = {framework.item_by_id[item].column for item in asking.items} - {None}
    if len(asked) < 2:
        return {}
    return {column.id: display(column.title, LINE) for column in framework.columns}


def _name(row: Row) -> str:
    """The name of a row's subject; empty where it is yet to be written."""
    return "" if row.subject is None or row.subject.startswith("\n") else row.subject


def subject_word(framework: Framework) -> str:
    """What one subject is called, as a heading; empty where there are none."""
    word = display(framework.subjects or "", LINE)
    return f"{word[:1].upper()}{word[1:]}"


def prose(text: str) -> str:
    """A text of one paragraph, safe to show."""
    return " ".join(display_comment(text, PROSE).split())
