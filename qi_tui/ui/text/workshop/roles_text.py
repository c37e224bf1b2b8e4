"""The roles side by side in words and marks: a letter per role, so that colour is never needed.

Where a group is under four people there are only the marks, and no figure about a gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from qi_tui.analysis.item.summary import show_median
from qi_tui.analysis.roles.role_words import form_sentence, role_sentences, show_points, show_share
from qi_tui.ui.text.workshop.room_rows import MUTED, title_of
from qi_tui.ui.words import plain

if TYPE_CHECKING:
    from qi_tui.analysis.roles.role_room import RoleItem, RoleRoom
    from qi_tui.analysis.roles.roles import RoleFigures, RoleGroup
    from qi_tui.ui.glyphs import Glyphs

BOTH = "+"
"""What stands where people of several roles chose the same point."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
STYLES = ("$accent", "$warning", "$success", "$error", "$secondary")
"""The colours of the roles' letters; the letters say the same without them."""
MEDIAN = 5
"""Cells of a median, such as "10–11"."""
APART = 6
"""Cells of the gap between the roles, and of its heading."""
MOST_MEDIANS = 4
"""Roles that have a column of their own; all of them stand in the pane."""
LABEL = 24
"""The most cells for the name of a role in the pane."""


@dataclass(frozen=True)
class RoleColumns:
    """How the cells of a row are shared out; 0 medians where no item may have any."""

    width: int
    title: int
    points: int
    medians: tuple[str, ...]
    apart: int


def letters_of(roles: Sequence[str]) -> dict[str, str]:
    """Role → its letter: the first of its own that no role before it has, else any that is free."""
    taken: dict[str, str] = {}
    for role in roles:
        mine = [letter for letter in role.casefold() if letter in LETTERS]
        free = (letter for letter in [*mine, *LETTERS] if letter not in taken.values())
        taken[role] = next(free, "?")
    return taken


def legend(letters: Mapping[str, str], hidden: Sequence[str]) -> Content:
    """What the letters stand for, and which roles are there and too few to show."""
    parts = [
        Content.assemble((letter, f"bold {_style(place)}"), " ", plain(role, 40))
        for place, (role, letter) in enumerate(letters.items())
    ]
    parts.append(Content(f"{BOTH} several roles"))
    if hidden:
        names = Content(", ").join(plain(role, 40) for role in hidden)
        parts.append(Content.assemble(names, ": too few to show"))
    return Content(" · ").join(parts)


def share_out(width: int, room: RoleRoom) -> RoleColumns:
    """The columns for these items on a line of so many cells."""
    points = max((item.figures.points for item in room.items), default=0)
    medians = room.shown[:MOST_MEDIANS] if room.may_rank else ()
    apart = APART if room.may_rank else 0
    title = width - points - 2 - (MEDIAN + 1) * len(medians) - (apart + 1 if apart else 0)
    return RoleColumns(width, max(8, title), points, medians, apart)


def write_role_caption(columns: RoleColumns, letters: Mapping[str, str]) -> Content:
    """What stands over the columns."""
    ends = f"1{columns.points:>{columns.points - 1}}" if columns.points > 2 else ""
    medians = "".join(f" {letters[role]:>{MEDIAN}}" for role in columns.medians)
    apart = f" {'apart':>{columns.apart}}" if columns.apart else ""
    text = f"  {'item':<{columns.title}}  {ends:<{columns.points}}{medians}{apart}"
    return Content.styled(text, MUTED)


def write_role_row(
    item: RoleItem, columns: RoleColumns, letters: Mapping[str, str], marks: Glyphs
) -> Content:
    """The row of one item: title, who chose which point, medians, the gap between the roles."""
    title = title_of(item.figures).truncate(columns.title, ellipsis=True, pad=True)
    roles = item.roles
    found = {group.role: group for group in roles.groups}
    medians = [
        _median(found.get(role) if roles.may_rank else None, marks) for role in columns.medians
    ]
    apart = show_points(roles.between) if roles.may_rank else marks.nothing
    return Content.assemble(
        title,
        "  ",
        _strip(roles, letters, columns.points, marks),
        *(f" {median:>{MEDIAN}}" for median in medians),
        f" {apart if len(apart) <= APART else '<0.1':>{columns.apart}}" if columns.apart else "",
    )


def role_pane(
    item: RoleItem, letters: Mapping[str, str], width: int, marks: Glyphs
) -> list[Content]:
    """All about the roles on one item, the most important first."""
    roles = item.roles
    lines = [title_of(item.figures).stylize("bold")]
    if item.figures.counts is None:
        return [*lines, Content("The answers are numbers: they have no place on a scale.")]
    lines.append(bar_of_roles(roles.groups, letters, width, marks))
    groups = [_group(group, letters[group.role], roles.may_rank) for group in roles.groups]
    lines.append(Content(" · ").join(groups))
    said = list(role_sentences(roles))
    if roles.may_rank and roles.above is not None:
        said.append(_beyond(show_share(roles.above)))
    # One paragraph takes fewer lines of a low pane than a line for each.
    return [*lines, Content(" ".join(said))]


def bar_of_roles(
    groups: Sequence[RoleGroup], letters: Mapping[str, str], width: int, marks: Glyphs
) -> Content:
    """The counts of all groups on one bar: after each point a letter for each person.

    Where that is too long there are numbers of people before the letters.
    """
    points = max((len(group.counts) for group in groups), default=0)
    for is_long in (True, False):
        cells: list[Content] = []
        for point in range(1, points + 1):
            people = [
                (letters[group.role] * chosen if is_long else f"{chosen}{letters[group.role]}")
                for group in groups
                if (chosen := group.counts[point - 1])
            ]
            said = ("" if is_long else " ").join(people) or marks.nothing
            cells.append(Content.assemble((f"{point} ", MUTED), said))
        bar = Content("  ").join(cells)
        if bar.cell_length <= width:
            break
    return bar


def whole_form(room: RoleRoom) -> str:
    """What the whole form says about the roles."""
    effect = room.effect
    if effect is None:
        return "Over the whole form: no item was rated by two of the roles, and not by all alike."
    said = form_sentence(effect)
    if not effect.may_rank or effect.above is None:
        return said
    return f"{said} {_beyond(show_share(effect.above))}"


def why_no_roles(room: RoleRoom, least: int) -> list[str]:
    """Why there is nothing to compare: too few of a role is not the same as no role at all.

    Args:
        room: with fewer than two roles that may be shown.
        least: from how many people on a role may be shown.
    """
    if not room.shown and not room.hidden:
        return ["No data: nobody here has named a role."]
    if not room.hidden:
        return ["There is only one role here, so there is nothing to compare it with."]
    hidden = ", ".join(room.hidden)
    return [
        f"Too few to show: {hidden}.",
        (
            f"A role is shown from {least} people on, and only where those who are left over are "
            "nobody, or as many: otherwise one could work out what a single person answered."
        ),
    ]


def _strip(roles: RoleFigures, letters: Mapping[str, str], points: int, marks: Glyphs) -> Content:
    """A cell per point: the letter of the role that chose it, or the mark for several."""
    places = {role: place for place, role in enumerate(letters)}
    cells = []
    for point in range(points):
        here = [g.role for g in roles.groups if point < len(g.counts) and g.counts[point]]
        if len(here) == 1:
            cells.append(Content.styled(letters[here[0]], _style(places[here[0]])))
        else:
            cells.append(Content(BOTH if here else marks.nothing))
    return Content("").join(cells)


def _median(group: RoleGroup | None, marks: Glyphs) -> str:
    return show_median(group.counts) if group is not None and group.n else marks.nothing


def _group(group: RoleGroup, letter: str, may_rank: bool) -> Content:
    role = plain(group.role).truncate(LABEL, ellipsis=True)
    said = f"{group.n} rated it" if group.n else "no data, nobody rated it"
    if may_rank and group.n:
        said = f"{said}, median {show_median(group.counts)}"
    return Content.assemble((f"{letter} ", "bold"), role, (f": {said}", MUTED))


def _beyond(share: str) -> str:
    return f"Beyond what chance shows, {share} of the disagreement lies between the roles."


def _style(place: int) -> str:
    return STYLES[place % len(STYLES)]
