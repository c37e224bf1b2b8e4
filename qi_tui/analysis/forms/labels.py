"""The labels of a form: each once for the columns of one scale, and what it is taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.mapping import FormMapping, Label, Use
from qi_tui.analysis.forms.scales import Scale, scales_of
from qi_tui.model.answer import Answer
from qi_tui.model.framework import Framework
from qi_tui.model.text import same_name


@dataclass(frozen=True, slots=True)
class Seen:
    """A label in the columns of one scale.

    Attributes:
        text: as it is written where it stands first.
        scale: what its items can be rated with.
        answer: what it is taken for; None where that is not known.
        is_said: whether a person said so.
        near: of an unknown one, the value that it may mean.
        times: how often it stands there.
        places: the columns in which it does.
        row: the first row of the file with it.
        items: the items that what is said of it holds for; none for all.
    """

    text: str
    scale: Scale
    answer: Answer | None
    is_said: bool
    near: int | None
    times: int
    places: tuple[int, ...]
    row: int
    items: tuple[str, ...]

    def said(self, answer: Answer | None) -> Label:
        """What a person says of it, as a mapping keeps it."""
        return Label(self.text, answer, self.items)

    @property
    def is_plain(self) -> bool:
        """Whether it says just what it is taken for, so that nobody needs to look at it."""
        answer = self.answer
        return answer is not None and not self.is_said and self.scale.is_plain(self.text, answer)


@dataclass(slots=True)
class _Count:
    text: str
    row: int
    times: int
    places: dict[int, None]


def labels_in(framework: Framework, form: Form, mapping: FormMapping) -> tuple[Seen, ...]:
    """Every label of the columns that are items, scale by scale, unknown ones first.

    Numbers are taken for points only where all the numbers of a scale's columns are on it: a 0, or
    a 10 on a scale of 7, tells that they were written on another scale, and then none is taken
    unless a person says so. A number that was said counts no longer.
    """
    found: list[Seen] = []
    scales = scales_of(framework, _known_items(framework, mapping))
    for scale in scales:
        counts = _counts(form, mapping, scale)
        said = {key: _said(mapping, scale, count.text) for key, count in counts.items()}
        numbers_hold = all(
            said[key] is not None or (number := scale.number_in(count.text)) is None
            or scale.holds(number)
            for key, count in counts.items()
        )  # fmt: skip
        seen = [
            _seen(scale, count, said[key], numbers_hold, len(scales) > 1)
            for key, count in counts.items()
        ]
        seen.sort(key=lambda each: (each.answer is not None, _place(each)))
        found += seen
    return tuple(found)


def answers_by_label(seen: tuple[Seen, ...]) -> Mapping[tuple[int, str], Answer | None]:
    """Column and label (`same_name`) → what it is taken for."""
    return {(place, same_name(each.text)): each.answer for each in seen for place in each.places}


def unknown_in(seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """The labels that still have to be said."""
    return tuple(each for each in seen if each.answer is None)


def _known_items(framework: Framework, mapping: FormMapping) -> list[str]:
    return [item for item in mapping.items() if item in framework.item_by_id]


def _counts(form: Form, mapping: FormMapping, scale: Scale) -> dict[str, _Count]:
    counts: dict[str, _Count] = {}
    for place in mapping.places(Use.ITEM):
        if mapping.columns[place].taken.item not in scale.items:
            continue
        for row, text in form.cells(place):
            count = counts.setdefault(same_name(text), _Count(text, row, 0, {}))
            count.times += 1
            count.row = min(count.row, row)
            count.places[place] = None
    return counts


def _said(mapping: FormMapping, scale: Scale, text: str) -> Label | None:
    """What a person said of a label here: of these items before what was said of all."""
    key = same_name(text)
    same = [
        label
        for label in mapping.labels
        if same_name(label.text) == key
        and label.answer is not None
        and (not label.items or not set(label.items).isdisjoint(scale.items))
    ]
    return max(same, key=lambda label: bool(label.items), default=None)


def _seen(
    scale: Scale, count: _Count, said: Label | None, numbers_hold: bool, one_of: bool
) -> Seen:
    answer = said.answer if said is not None else scale.read(count.text, numbers_hold)
    near = scale.near(count.text) if answer is None else None
    places = tuple(count.places)
    return Seen(
        text=count.text,
        scale=scale,
        answer=answer,
        is_said=said is not None,
        near=near,
        times=count.times,
        places=places,
        row=count.row,
        items=scale.items if one_of else (),
    )


def _place(seen: Seen) -> tuple[bool, int, int, str]:
    """Off the scale first, since what is said of those decides about the others; then by value."""
    number = seen.scale.number_in(seen.text)
    is_off = number is not None and not seen.scale.holds(number)
    value = seen.answer.value if seen.answer is not None else None
    last = seen.scale.points + 1
    return not is_off, last if value is None else value, number or 0, same_name(seen.text)
