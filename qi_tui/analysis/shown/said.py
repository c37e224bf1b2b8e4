"""Which of the raters' comments may be shown, and what may stand beside them.

Asked through `privacy`, and by nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qi_tui.analysis.shown.gate import TOO_FEW, Audience, Gate
from qi_tui.model.workshop import Limits, Naming

NOT_WANTED = "not included"
"""Why no comments leave the room: nobody chose that they should."""


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as it was typed, and who typed it; None where that is not known or not shown."""

    text: str
    role: str | None = None
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments on an item that may be shown.

    Attributes:
        said: in the order of their texts, which tells nothing of who wrote what, or when.
        hidden: why there are none ("too few", "not included"); None where nothing is hidden, so
            that none means that nobody wrote any.
    """

    said: tuple[Said, ...]
    hidden: str | None = None


def show_comments(
    comments: Sequence[Said],
    audience: Audience,
    limits: Limits | None,
    naming: Naming,
    n: int,
    wanted: bool = False,
) -> Comments:
    """The comments on one item that this audience may see, and who may stand beside them.

    In the room all of them, with alias and role where the workshop is *named*, else with neither.
    Outside only where they are wanted and as many rated the item as are needed to show its counts,
    and never with a role or a name.

    Args:
        comments: all that there are, in any order.
        audience: who will see them.
        limits: the workshop's privacy limits; the house's where there is none.
        naming: what the workshop promised about names.
        n: how many rated the item.
        wanted: whether somebody chose that comments leave the room.
    """
    if audience is Audience.OUTSIDE:
        if not wanted:
            return Comments((), NOT_WANTED)
        if not Gate(audience, limits or Limits()).counts(n):
            # Said of every item that somebody answered, or it would tell who wrote nothing.
            return Comments((), TOO_FEW if n or comments else None)
    is_named = naming == "named" and audience is Audience.ROOM
    shown = comments if is_named else [replace(each, role=None, alias=None) for each in comments]
    return Comments(tuple(sorted(shown, key=_in_order_of_text)))


def _in_order_of_text(said: Said) -> tuple[str, ...]:
    return (said.text.casefold(), said.text, said.alias or "", said.role or "")
