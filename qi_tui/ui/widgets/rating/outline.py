"""What is asked, as the rating list needs it: rows in groups, and their texts safe to show.

A group is a domain, or a subject where each has several items. Texts are made safe here, once.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from qi_tui.model.asking import Asking, SheetKey
from qi_tui.model.text import display
from qi_tui.model.workforce import target
from qi_tui.ui.widgets.rating.columns import Shape
from qi_tui.ui.widgets.rating.slider import KINDS
from qi_tui.ui.widgets.rating.stages import stages_width

if TYPE_CHECKING:
    from qi_tui.model.framework import Domain, Framework, Item

TITLE_LIMIT = 200
PROMPT_LIMIT = 600


class Group(NamedTuple):
    """A run of rows under one heading.

    Attributes:
        start, stop: the places of its rows, `stop` not included.
        scored: the domain, with the items that are asked; None where no domain can be scored.
    """

    title: str
    start: int
    stop: int
    scored: Domain | None


class Outline:
    """What is asked.

    Args:
        framework: what is rated.
        asking: which of its items, for whom; None for all of one without subjects.
        workforce: the people of whom a count item needs a share; None where that is not known.
    """

    def __init__(
        self, framework: Framework, asking: Asking | None = None, workforce: int | None = None
    ) -> None:
        self.framework = framework
        self.asking = asking or Asking(framework)
        self.workforce = workforce
        self.rows = self.asking.rows
        self.facets = framework.facets
        # Under these the sheets with the answers of each row are found, facet by facet.
        keys = {
            row.subject: tuple((facet, row.subject) for facet in self.facets) for row in self.rows
        }
        self.keys: tuple[tuple[SheetKey, ...], ...] = tuple(keys[row.subject] for row in self.rows)
        self.items: tuple[Item, ...] = tuple(framework.item_by_id[row.item] for row in self.rows)
        self.kinds = tuple(KINDS[item.kind] for item in self.items)
        self.points = tuple(framework.points[row.item] for row in self.rows)
        self.groups = self._groups()
        self.group_at = [
            number
            for number, group in enumerate(self.groups)
            for _ in range(group.start, group.stop)
        ]

        # The same for all rows of each group.
        self.keys_of = [
            tuple(dict.fromkeys(chain.from_iterable(self.keys[group.start : group.stop])))
            for group in self.groups
        ]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def subject_word(self) -> str:
        """What one subject is called; empty where there are none."""
        return display(self.framework.subjects or "")

    @cached_property
    def shape(self) -> Shape:
        """What the columns depend on."""
        items = [self.framework.item_by_id[item] for item in self.asking.items]
        names = [stages_width(self.stage_names(item)) for item in items]
        return Shape(
            tuple(sorted({self.framework.points[item.id] for item in items})),
            max((KINDS[item.kind].least for item in items), default=0),
            len(self.facets),
            max(names, default=0) if all(names) else 0,
            bool(items) and all(item.kind == "bipolar" for item in items),
        )

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What each row is called: its item, or its subject where there is only one item."""
        if self.framework.subjects and len(self.asking.items) == 1:
            return tuple(display(row.subject or "", TITLE_LIMIT) for row in self.rows)
        said = {item.id: display(item.title, TITLE_LIMIT) for item in self.framework.items}
        return tuple(said[row.item] for row in self.rows)

    @cached_property
    def prompts(self) -> tuple[str, ...]:
        """The items' prompts."""
        said = {item.id: display(item.prompt, PROMPT_LIMIT) for item in self.framework.items}
        return tuple(said[row.item] for row in self.rows)

    @cached_property
    def says(self) -> tuple[tuple[str, ...], ...]:
        """What the points of each row say, lowest first."""
        said = {
            item.id: tuple(
                display(words, TITLE_LIMIT) for words in self.framework.descriptors(item)
            )
            for item in self.framework.items
        }
        return tuple(said[row.item] for row in self.rows)

    def shared(self, place: int) -> tuple[str, ...]:
        """What the points of a row say side by side; between poles only the middle has a word."""
        if not self.poles[place][0]:
            return self.says[place]
        points = self.points[place]
        return tuple("midway" if 2 * point == points + 1 else "" for point in range(1, points + 1))

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names of each row's stages; empty where it has none."""
        said = {item.id: self.stage_names(item) for item in self.framework.items}
        return tuple(said[row.item] for row in self.rows)

    @cached_property
    def poles(self) -> tuple[tuple[str, str], ...]:
        """The left and the right pole of each row; empty texts where it has none."""
        return tuple(
            (display(item.poles[0], TITLE_LIMIT), display(item.poles[1], TITLE_LIMIT))
            if item.kind == "bipolar"
            else ("", "")
            for item in self.items
        )

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The title of the column that each row stands in; empty where only one is asked for."""
        titles = {column.id: column.title for column in self.framework.columns}
        asked = {item.column for item in self.items}
        if len(asked) < 2:
            return ("",) * len(self.rows)
        return tuple(display(titles.get(item.column or "", "")) for item in self.items)

    def target_words(self, place: int) -> str:
        """The number that a count item aims at, in words; empty where the file gives no share."""
        item = self.items[place]
        if item.kind != "count" or item.share is None:
            return ""
        if self.workforce is None:
            return f"{item.share * 100:g}% of the workforce"
        return f"target {target(item.share, self.workforce):,}"

    def stage_names(self, item: Item) -> tuple[str, ...]:
        """The names of an item's stages, lowest first; empty where it has none."""
        scale = item.scale or self.framework.scale if item.kind == "stage" else None
        if scale is None or len(scale.points) != self.framework.points[item.id]:
            return ()
        return tuple(display(name) for name in scale.points)

    def _groups(self) -> list[Group]:
        framework, asked = self.framework, set(self.asking.items)
        if framework.subjects and len(self.asking.items) == 1:
            (item,) = self.asking.items
            is_only = len(framework.items) == 1
            of = framework.domain_of[item] if is_only else framework.item_by_id[item]
            return [Group(display(of.title, TITLE_LIMIT), 0, len(self.rows), None)]
        groups: list[Group] = []
        if framework.subjects:
            step = len(self.asking.items)
            for start in range(0, len(self.rows), step or 1):
                name = display(self.rows[start].subject or "")
                groups.append(Group(name, start, start + step, None))
            return groups
        columns = {framework.item_by_id[item].column for item in asked}
        start = 0
        for domain in framework.domains:
            items = tuple(item for item in domain.items if item.id in asked)
            if items:
                title = display(domain.title, TITLE_LIMIT)
                scored = _scored(domain, items, columns)
                groups.append(Group(title, start, start + len(items), scored))
                start += len(items)
        return groups


def _scored(domain: Domain, items: tuple[Item, ...], columns: set[str | None]) -> Domain | None:
    """The domain as far as it is asked; None where a round asks for some of its items only.

    What those come to is no score of the domain, and no band of it holds for them.
    """
    if len(items) == len(domain.items):
        return domain
    whole = len(items) == len([item for item in domain.items if item.column in columns])
    return domain.model_copy(update={"items": items}) if whole else None
