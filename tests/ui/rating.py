"""Frameworks of every kind and number of points, and a small app that shows only the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App, ComposeResult

from qi_tui.model.answer import Answer, answer_on
from qi_tui.model.answering import Pen
from qi_tui.model.definition import read_definition
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.definitions.library import Library
from qi_tui.store.sessions import new_session
from qi_tui.ui.theme import DARK, QI_DARK
from qi_tui.ui.widgets.rating.acts import Act, GiveAnswer
from qi_tui.ui.widgets.rating.rating_list import RatingList

FLAGSHIP = "effective-redesign"


def flagship() -> Framework:
    """The assessment of nine items with seven points each."""
    return Library().need(FLAGSHIP)


def framework_of(
    points: int = 5,
    kind: str = "graded",
    items: int = 3,
    domains: int = 2,
    title: str = "Item",
    more: dict[str, Any] | None = None,
    **item: Any,
) -> Framework:
    """A framework of one kind of item; `more` are further keys of the framework itself."""
    scale = {"points": [f"point {n}" for n in range(1, points + 1)], "scale_source": "qi-tui"}
    if kind in {"anchored", "stage"}:
        item["anchors"] = [f"says {n}" for n in range(1, points + 1)]
    if kind == "bipolar":
        item.setdefault("poles", ["all to the left", "all to the right"])
    raw = {
        "id": "made-up",
        "version": 1,
        "title": "Made up",
        "subject": "myself",
        "kind": kind,
        "purpose": "To test with.",
        "minutes": 5,
        "source": {"title": "t", "publisher": "p", "year": 2005, "section": "1"},
        **({"scale": scale} if kind in {"graded", "position", "bipolar"} else {}),
        "domains": [
            {
                "id": f"domain-{domain}",
                "title": f"Domain {domain}",
                "items": [
                    {"id": f"item-{domain}-{place}", "title": f"{title} {domain}.{place}", **item}
                    for place in range(1, items + 1)
                ],
            }
            for domain in range(1, domains + 1)
        ],
        **(more or {}),
    }
    definition = read_definition(raw)
    assert definition.framework is not None, definition.mistakes
    return definition.framework


def gap_framework(items: int = 3, domains: int = 2, points: int = 5) -> Framework:
    """Graded items, each for now and for what is needed."""
    return framework_of(points, "graded", items, domains, more={"facets": ["now", "needed"]})


def position_framework(items: int = 1, points: int = 14) -> Framework:
    """Stakeholders on a scale, now and needed."""
    more = {"facets": ["now", "needed"], "subjects": "stakeholder"}
    return framework_of(points, "position", items, 1, more=more)


def stage_framework(*names: str, items: int = 2) -> Framework:
    """Items with named stages."""
    scale = {"points": list(names), "scale_source": "source"}
    return framework_of(len(names), "stage", items, 1, more={"scale": scale})


def count_framework(*shares: float) -> Framework:
    """Numbers of people beside shares of a workforce."""
    items = [
        {"id": f"tier-{place}", "title": f"Tier {place}", "share": share}
        for place, share in enumerate(shares, start=1)
    ]
    more = {
        "about": [{"id": "workforce", "title": "How many people work here?"}],
        "domains": [{"id": "tiers", "title": "Tiers", "items": items}],
    }
    return framework_of(kind="count", more=more)


def matrix_framework(rows: int = 2, per_cell: int = 2) -> Framework:
    """Three levels in each domain."""
    levels = ("local", "regional", "national")
    domains = [
        {
            "id": f"row-{row}",
            "title": f"Row {row}",
            "items": [
                {
                    "id": f"{level}-{row}-{place}",
                    "title": f"{level.capitalize()} {row}.{place}",
                    "column": level,
                }
                for level in levels
                for place in range(1, per_cell + 1)
            ],
        }
        for row in range(1, rows + 1)
    ]
    columns = [{"id": level, "title": level.capitalize(), "help": f"{level}ly"} for level in levels]
    return framework_of(more={"columns": columns, "domains": domains})


class ListApp(App[None]):
    """Keeps what the list asks for, as a screen would."""

    CSS = "Screen { layers: base; }"

    def __init__(
        self, framework: Framework, read_only: bool = False, session: Session | None = None
    ) -> None:
        super().__init__()
        self.register_theme(QI_DARK)
        self.theme = DARK
        self.framework = framework
        self.session = session or new_session(framework)
        self.ratings = RatingList(framework, self.session, read_only=read_only)
        self.asked: list[Act] = []

    def compose(self) -> ComposeResult:
        yield self.ratings

    def on_mount(self) -> None:
        self.ratings.obey = self.obey
        self.ratings.focus()

    def obey(self, act: Act) -> None:
        self.asked.append(act)
        match act:
            case GiveAnswer(item, answer, facet, subject):
                pen = Pen(self.framework)
                self.session = pen.answer(self.session, item, answer, facet, subject)
                self.ratings.session = self.session

    def answers(self) -> Sequence[Answer]:
        """The answers, item by item."""
        return [answer_on(self.session.sheet(), item) for item in self.framework.points]

    def values(self) -> list[int | None]:
        """The values, item by item."""
        return [answer.value for answer in self.answers()]
