"""What merging needs to know of one session file, so that the session itself can be let go."""

from __future__ import annotations

from typing import NamedTuple

from qi_tui.analysis.merging.contribution import Contribution, answered_in, contribution_of
from qi_tui.analysis.merging.layout import Layout
from qi_tui.model.session import Session
from qi_tui.model.text import display, same_name

PATH_LIMIT = 300


class Entry(NamedTuple):
    """What merging needs to know of one session file.

    Attributes:
        path: as the person gave it; `shown` is what may be shown of it.
        digest: the SHA-256 of the file's content, in hexadecimal.
        follows: the id of the same rater's session in an earlier round.
        workshop: the id of the workshop that it was begun for.
        items: the items that its round asks, as the file names them; empty where it asks all.
        alias_key: the alias in the form in which names are compared; empty without one.
        same_version: whether it was rated by the definition that the library has.
        answered, of: how many answers of any kind it gives to what it is asked, of how many.
        contribution: what it adds to a room; None where its framework is unknown.
    """

    path: str
    digest: str
    id: str
    revision: int
    framework: str
    round: int
    follows: str | None
    workshop: str | None
    items: tuple[str, ...]
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
        return shown_path(self.path)


def shown_path(path: str) -> str:
    """A path in a form that is safe to show; of a very long one its end, which names the file."""
    shown = display(path, len(path) * 2)
    return shown if len(shown) <= PATH_LIMIT else f"…{shown[-PATH_LIMIT:]}"


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
        follows=head.follows,
        workshop=head.workshop,
        items=tuple(head.items),
        alias_key=same_name(head.rater.alias) if head.rater.alias else "",
        role=head.rater.role,
        title=str(head.about.get("title", "")),
        is_draft=head.status == "draft",
        same_version=layout is not None and head.framework_digest == layout.digest,
        updated_at=head.updated_at,
        answered=session.answered if contribution is None else contribution.answered,
        of=0 if contribution is None else contribution.of,
        contribution=contribution,
    )


def narrowed(entry: Entry, items: frozenset[str], layout: Layout) -> Entry:
    """The entry of a session, where its file does not say which items its round asked.

    It was asked these, and what it answered beside them: nobody answers what is not asked. Items
    of which the framework has none say nothing about it.
    """
    contribution = entry.contribution
    known = layout.places.intersection(items)
    if contribution is None or contribution.asked is not None or not known:
        return entry
    asked = known | answered_in(contribution, layout)
    of = layout.answers(layout.asked(contribution.columns, asked), contribution.subjects)
    return entry._replace(contribution=contribution._replace(asked=asked, of=of), of=of)
