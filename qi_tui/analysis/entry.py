"""What merging needs to know of one session file, so that the session itself can be let go."""

from __future__ import annotations

from typing import NamedTuple

from qi_tui.analysis.contribution import Contribution, Layout, contribution_of
from qi_tui.model.session import Session
from qi_tui.model.text import display, same_name

PATH_LIMIT = 300


class Entry(NamedTuple):
    """What merging needs to know of one session file.

    Attributes:
        path: as the person gave it; `shown` is what may be shown of it.
        digest: the SHA-256 of the file's content, in hexadecimal.
        alias_key: the alias in the form in which names are compared; empty without one.
        same_version: whether it was rated by the definition that the library has.
        answered, of: how many answers of any kind it has, of how many there could be.
        contribution: what it adds to a room; None where its framework is unknown.
    """

    path: str
    digest: str
    id: str
    revision: int
    framework: str
    round: int
    alias_key: str
    role: str | None
    title: str
    is_draft: bool
    same_version: bool
    updated_at: str
    answered: int
    of: int
    contribution: Contribution | None

    @property
    def shown(self) -> str:
        """The path in a form that is safe to show."""
        return display(self.path, PATH_LIMIT)


def entry_of(session: Session, path: str, digest: str, layout: Layout | None) -> Entry:
    """What merging needs to know of a session.

    Args:
        session: as read from the file.
        path: as the person gave it.
        digest: of the file's content.
        layout: of the session's framework; None where the library has no such framework.
    """
    head = session.head
    contribution = None
    if layout is not None:
        contribution = contribution_of(session, layout)
    return Entry(
        path=path,
        digest=digest,
        id=head.id,
        revision=head.revision,
        framework=head.framework,
        round=head.round,
        alias_key=same_name(head.rater.alias) if head.rater.alias else "",
        role=head.rater.role,
        title=str(head.about.get("title", "")),
        is_draft=head.status == "draft",
        same_version=layout is not None and head.framework_digest == layout.digest,
        updated_at=head.updated_at,
        answered=session.answered,
        of=_of(session, layout, contribution),
        contribution=contribution,
    )


def _of(session: Session, layout: Layout | None, contribution: Contribution | None) -> int:
    """How many answers a session could have: items asked, times facets, times subjects."""
    if layout is None or contribution is None:
        return 0
    asked = sum(column is None or column in contribution.columns for column in layout.columns)
    return asked * len(layout.framework.facets) * max(1, len(session.head.subjects))
