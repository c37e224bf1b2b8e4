"""A definition of one's own to begin with: whole, without a mistake, and made to be written over.

What is asked for comes from a person or from a table; here it becomes a file, which never takes
the place of another one.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qi_tui.errors import QiError, UsageError
from qi_tui.model.definition import read_definition
from qi_tui.model.mistakes import Mistake
from qi_tui.model.text import display
from qi_tui.store.disk.atomic import make_folder, replace_file

LONGEST_ID = 60
SECONDS_AN_ITEM = 25
IN_PLACE = (
    "not yet",
    "just starting",
    "in some places",
    "in most places",
    "everywhere, as a matter of course",
)
PERSONAL = ("rarely", "sometimes", "often", "usually", "always, even under pressure")
EXTENT = ("not at all", "a little", "partly", "largely", "fully")
HOUSE_SCALES = {"in-place": IN_PLACE, "personal": PERSONAL, "extent": EXTENT}
STAGES = ("early", "mid", "transformed")
WITH_SCALE = frozenset({"anchored", "graded", "stage", "position"})


@dataclass(frozen=True)
class Plan:
    """What a new definition is to be.

    Attributes:
        title: its title.
        subject: what is rated.
        kind: the kind of answer.
        points: the labels of the scale, lowest first; for the kinds that have one.
        domains: the titles of its domains.
        items: how many items each domain begins with.
        id: its id; empty for one made from the title.
    """

    title: str
    subject: str = "organisation"
    kind: str = "graded"
    points: tuple[str, ...] = IN_PLACE
    domains: tuple[str, ...] = ("First domain",)
    items: int = 3
    id: str = ""

    @property
    def own_id(self) -> str:
        """The id, made from the title where none was chosen."""
        return self.id or slug(self.title, "framework")


def slug(text: str, instead: str) -> str:
    """An id made from a title: small letters, digits and hyphens, at most 60 characters.

    Args:
        text: the title.
        instead: what to take where nothing is left of it.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"['’]", "", plain).lower()
    made = re.sub(r"[^a-z0-9]+", "-", words).strip("-")
    if len(made) > LONGEST_ID:
        made = made[: LONGEST_ID + 1].rpartition("-")[0][:LONGEST_ID] or made[:LONGEST_ID]
    return made.strip("-") or instead


def slugs(titles: Iterable[str], instead: str) -> list[str]:
    """An id for each title, none of them twice."""
    made: list[str] = []
    taken: set[str] = set()
    for number, title in enumerate(titles, 1):
        first = slug(title, f"{instead}-{number}")
        name, again = first, 2
        while name in taken:
            end = f"-{again}"
            name, again = first[: LONGEST_ID - len(end)].strip("-") + end, again + 1
        taken.add(name)
        made.append(name)
    return made


def minutes_for(items: int) -> int:
    """How long rating so many items may take: 25 seconds for each, at least 3 minutes."""
    return max(3, round(items * SECONDS_AN_ITEM / 60))


def planned(plan: Plan) -> dict[str, Any]:
    """The content of a new definition, with texts to write over."""
    domains = [
        {
            "id": name,
            "title": title,
            "summary": "What this domain is about, in one sentence.",
            "items": [_item(plan, number) for number in _numbers(plan, place)],
        }
        for place, (title, name) in enumerate(
            zip(plan.domains, slugs(plan.domains, "domain"), strict=True)
        )
    ]
    return content(
        plan.own_id,
        plan.title,
        plan.subject,
        plan.kind,
        plan.points if plan.kind in WITH_SCALE else (),
        domains,
    )


def content(
    name: str,
    title: str,
    subject: str,
    kind: str,
    points: Sequence[str],
    domains: list[dict[str, Any]],
    source: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """The whole content of a definition around its domains, in the order of its file."""
    items = sum(len(domain["items"]) for domain in domains)
    raw: dict[str, Any] = {
        "id": name,
        "version": 1,
        "title": title,
        "shelf": "core",
        "subject": subject,
        "kind": kind,
        "purpose": "What this shows, and to whom it is useful.",
        "instructions": "What to say or think of first. Rate alone first, then compare.",
        "minutes": minutes_for(items),
        "priorities": 3,
        "facets": ["now"],
    }
    if kind == "position":
        raw["subjects"] = "team"
    raw["source"] = source or own_source("Written by ourselves", "all of it")
    if points:
        house = tuple(points) in HOUSE_SCALES.values()
        raw["scale"] = {"points": list(points), "scale_source": "qi-tui" if house else "source"}
    if kind == "count":
        said = "How many people work here: the targets are worked out from it."
        raw["about"] = [{"id": "workforce", "title": "Workforce", "help": said}]
    raw["domains"] = domains
    raw["scoring"] = {"method": "mean" if kind in ("anchored", "graded") else "none"}
    return raw


def own_source(title: str, section: str) -> dict[str, Any]:
    """A source to begin with: this year, by somebody who has still to be named."""
    from datetime import date

    return {
        "title": title,
        "publisher": "Name the publisher",
        "year": date.today().year,  # noqa: DTZ011 - the year of the person's own calendar
        "section": section,
    }


def mistakes_in(raw: dict[str, Any]) -> tuple[Mistake, ...]:
    """Every mistake that a check of this content would find."""
    return read_definition(raw).mistakes


def write_new(path: Path, text: str) -> None:
    """Write a new file; its folder is made where need be.

    Raises:
        UsageError: there is something of this name already, which stays as it is.
        QiError: it cannot be written.
    """
    shown = display(str(path), 300)
    try:
        make_folder(path.parent)
        if os.path.lexists(path):
            raise FileExistsError
        replace_file(path, text.encode("utf-8"), keep_previous=False)
    except FileExistsError:
        raise UsageError(
            "It is there already", f"{shown} is there already.", "Name another file with -o."
        ) from None
    except OSError as error:
        raise QiError(
            "It cannot be written", f"{shown} cannot be written ({error.strerror}).", ""
        ) from None


def _numbers(plan: Plan, domain: int) -> range:
    return range(domain * plan.items + 1, (domain + 1) * plan.items + 1)


def _item(plan: Plan, number: int) -> dict[str, Any]:
    item: dict[str, Any] = {"id": f"item-{number}", "title": f"Item {number}"}
    item["prompt"] = f"What is asked about item {number}, in one plain question?"
    item["help"] = "What counts as evidence, or what is meant."
    match plan.kind:
        case "anchored" | "stage":
            item["anchors"] = [f"what {label} looks like here" for label in plan.points]
        case "bipolar":
            item["poles"] = ["the one way, on the left", "the other way, on the right"]
        case "count":
            item["share"] = 0.1
    return item
