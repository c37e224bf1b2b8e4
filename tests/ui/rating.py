"""Frameworks of every kind and number of points, and a small app that shows only the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App, ComposeResult

from qi_tui.model.answering import Answer, Pen, answer_on
from qi_tui.model.definition import read_definition
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.library import Library
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
    **item: Any,
) -> Framework:
    """A framework of one kind of item."""
    scale = {"points": [f"point {n}" for n in range(1, points + 1)], "scale_source": "qi-tui"}
    if kind in {"anchored", "stage"}:
        item["anchors"] = [f"says {n}" for n in range(1, points + 1)]
    if kind == "bipolar":
        item["poles"] = ["all to the left", "all to the right"]
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
    }
    definition = read_definition(raw)
    assert definition.framework is not None, definition.mistakes
    return definition.framework


class ListApp(App[None]):
    """Keeps what the list asks for, as a screen would."""

    CSS = "Screen { layers: base; }"

    def __init__(self, framework: Framework, read_only: bool = False) -> None:
        super().__init__()
        self.register_theme(QI_DARK)
        self.theme = DARK
        self.framework = framework
        self.session: Session = new_session(framework)
        self.ratings = RatingList(framework, self.session.sheet(), read_only=read_only)
        self.asked: list[Act] = []

    def compose(self) -> ComposeResult:
        yield self.ratings

    def on_mount(self) -> None:
        self.ratings.focus()

    def on_rating_list_asked(self, message: RatingList.Asked) -> None:
        self.asked.append(message.act)
        match message.act:
            case GiveAnswer(item, answer):
                self.session = Pen(self.framework).answer(self.session, item, answer)
                self.ratings.sheet = self.session.sheet()

    def answers(self) -> Sequence[Answer]:
        """The answers, item by item."""
        return [answer_on(self.session.sheet(), item) for item in self.framework.points]

    def values(self) -> list[int | None]:
        """The values, item by item."""
        return [answer.value for answer in self.answers()]
