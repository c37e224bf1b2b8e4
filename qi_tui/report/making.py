"""Making the value of a report from its sources: all that privacy decides is decided here.

Each figure comes from `privacy`, and each text leaves in the form that may be shown. There is no
"now" in it: the same sources give the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.privacy import (
    NOT_FOR_ONE,
    NOT_WANTED,
    Audience,
    Comments,
    Said,
    SingleAnswers,
    may_tell_outcome,
    show_answers,
    show_comments,
    show_files,
    show_roles,
    show_room,
    show_votes,
    without_folders,
)
from qi_tui.analysis.sources import Sources
from qi_tui.model.facilitating import agreed_of
from qi_tui.model.framework import Framework, YesNoItem
from qi_tui.model.session import Session
from qi_tui.model.text import display, display_comment, same_name
from qi_tui.model.workshop import Naming, WorkshopHead
from qi_tui.report.agenda import agenda_in
from qi_tui.report.content import FrameworkReport, ItemReport, Report
from qi_tui.report.mine_making import FOR_ONE, mine_of
from qi_tui.report.promised import regime_of, rests_on
from qi_tui.report.shown_form import shown_form


def make_report(
    sources: Sources,
    audience: Audience,
    *,
    with_comments: bool = False,
    mine: Session | None = None,
) -> Report:
    """The report that this audience may see.

    Args:
        sources: what it is made from.
        audience: whom it is made for.
        with_comments: whether somebody chose that comments stand in it.
        mine: the session of the one rater that it is made for; its framework is among the sources.
    """
    head = None if sources.workshop is None else sources.workshop.head
    naming = sources.naming
    making = _Making(sources, audience, naming, with_comments)
    frameworks = tuple(making.framework(rooms) for rooms in _by_framework(sources.rooms))
    reason = "" if head is None else head.limits.lowered_because
    regime = regime_of(audience, naming, sources.limits, reason)
    shown_rooms = [room for each in frameworks for room in each.rounds]
    planned, used = _minutes(head)
    actions = () if sources.workshop is None else sources.workshop.actions.values()
    title, date = sources.title, sources.date
    if mine is not None and not frameworks:
        title, date = title or str(mine.head.about.get("title", "")), mine.head.updated_at[:10]
    files = show_files(sources.files, audience, naming)
    return Report(
        title=display(title),
        date=display(date),
        audience=audience,
        naming=naming,
        regime=regime if mine is None else f"{regime} {FOR_ONE}",
        rests_on=rests_on(shown_rooms),
        frameworks=frameworks,
        actions=tuple(shown_form(action) for action in actions),
        statuses=files.statuses,
        worth_it=show_votes(() if head is None else head.worth_it, audience, sources.limits),
        minutes_planned=planned,
        minutes_used=used,
        mine=None if mine is None else mine_of(sources.frameworks, mine, frameworks),
        answers=SingleAnswers((), NOT_FOR_ONE)
        if mine is not None
        else show_answers(
            sources.sessions,
            sources.frameworks,
            audience,
            sources.limits,
            naming,
            sources.round_items,
        ),
        workshop=None if head is None else head.id,
        files=without_folders(files.reports),
    )


class _Making:
    """What is the same for every framework of a report."""

    def __init__(
        self, sources: Sources, audience: Audience, naming: Naming, with_comments: bool
    ) -> None:
        self.sources = sources
        self.workshop = sources.workshop
        self.audience = audience
        self.naming: Naming = naming
        self.with_comments = with_comments

    def framework(self, rooms: Sequence[Room]) -> FrameworkReport:
        """The report of one framework from the rooms of its rounds, earliest first."""
        sources = self.sources
        framework = shown_form(sources.frameworks[rooms[0].framework])
        rounds = tuple(
            show_room(room, framework, self.audience, sources.limits, by_role=True, earlier=rooms)
            for room in rooms
        )
        shown = [{key_of(item): item for item in figures.items} for figures in rounds]
        asked = _asked_in(rooms)
        keys = _keys(framework, [item for figures in rounds for item in figures.items])
        first = [shown[asked[key][0] if key in asked else 0].get(key) for key in keys]
        agenda, is_planned = agenda_in(
            framework, [item for item in first if item is not None], sources.workshop
        )
        roles = show_roles(rooms[0], self.audience, sources.limits)
        return FrameworkReport(
            framework=framework,
            rounds=rounds,
            agenda=agenda,
            is_planned=is_planned,
            items=tuple(self._item(framework, rooms, shown, key, asked.get(key)) for key in keys),
            roles={display(role): size for role, size in roles.items()},
            has_hidden_roles=len(roles) < len(rooms[0].role_sizes),
        )

    def _item(
        self,
        framework: Framework,
        rooms: Sequence[Room],
        shown: Sequence[dict[ItemKey, ItemFigures]],
        key: ItemKey,
        asked: Sequence[int] | None,
    ) -> ItemReport:
        holding = [place for place, items in enumerate(shown) if key in items]
        places = list(asked or holding[:1])
        figures = shown[places[-1]][key]
        before = places[-2] if len(places) > 1 else None
        most = max(shown[place][key].n for place in holding)
        may_tell = may_tell_outcome(most, self.audience, self.sources.limits)
        agreed = None
        if self.workshop is not None and may_tell:
            agreed = agreed_of(self.workshop, framework.id, *key)
        item = framework.item_by_id[figures.item]
        descriptors = framework.descriptors(item)
        columns = {column.id: column.title for column in framework.columns}
        return ItemReport(
            figures=figures,
            round=rooms[places[-1]].round,
            before=None if before is None else shown[before][key],
            before_round=0 if before is None else rooms[before].round,
            agreed=None if agreed is None else shown_form(agreed),
            discussed=self._was_discussed(key, places, agreed is not None) if may_tell else None,
            comments=self._comments(rooms, shown, key),
            domain=framework.domain_of[figures.item].title,
            prompt=item.prompt,
            descriptors=descriptors,
            names=descriptors if isinstance(item, YesNoItem) else (),
            column=columns.get(item.column or "", ""),
        )

    def _was_discussed(self, key: ItemKey, places: Sequence[int], is_agreed: bool) -> bool:
        used = 0 if self.workshop is None else self.workshop.head.minutes_used.get(key[0], 0)
        return bool(used) or is_agreed or len(places) > 1

    def _comments(
        self, rooms: Sequence[Room], shown: Sequence[dict[ItemKey, ItemFigures]], key: ItemKey
    ) -> Comments:
        """The comments of all rounds, each as far as its own round lets it be shown."""
        if not self.with_comments:
            return Comments((), NOT_WANTED)
        found: list[Said] = []
        hidden: str | None = None
        for room, items in zip(rooms, shown, strict=True):
            if key not in items:
                continue
            said = self.sources.said.get(((room.framework, room.round), key), ())
            comments = show_comments(
                said, self.audience, self.sources.limits, self.naming, items[key].n, wanted=True
            )
            # What was said before and carried along into the next round is said once.
            found += [each for each in comments.said if each not in found]
            hidden = hidden or comments.hidden
        found.sort(key=lambda each: (each.text.casefold(), each.text, each.alias or ""))
        return Comments(tuple(map(_shown_said, found)), None if found else hidden)


def _shown_said(said: Said) -> Said:
    role = None if said.role is None else display(said.role)
    alias = None if said.alias is None else display(said.alias)
    return Said(display_comment(said.text), role, alias)


def _by_framework(rooms: Iterable[Room]) -> list[list[Room]]:
    found: dict[str, list[Room]] = {}
    for room in sorted(rooms, key=lambda room: (room.framework, room.round)):
        found.setdefault(room.framework, []).append(room)
    return list(found.values())


def _asked_in(rooms: Sequence[Room]) -> dict[ItemKey, list[int]]:
    """Item → the places of the rooms in which anybody was asked it, earliest first."""
    asked: dict[ItemKey, list[int]] = {}
    for place, room in enumerate(rooms):
        for row in room.rows:
            if row.asked or row.n:
                subject = None if row.subject is None else same_name(display(row.subject))
                asked.setdefault((row.item, row.facet, subject), []).append(place)
    return asked


def _keys(framework: Framework, items: Iterable[ItemFigures]) -> list[ItemKey]:
    """The items of all rounds: in the framework's order, by facet, then by subject."""
    place = {item: number for number, item in enumerate(framework.points)}
    keys = dict.fromkeys(map(key_of, items))
    return sorted(keys, key=lambda key: (place[key[0]], key[1] == "needed", key[2] or ""))


def _minutes(head: WorkshopHead | None) -> tuple[int, int]:
    """The minutes planned for the talk, and those used."""
    if head is None:
        return 0, 0
    planned = head.minutes or sum(item.minutes for item in head.agenda)
    return planned, sum(head.minutes_used.values())
