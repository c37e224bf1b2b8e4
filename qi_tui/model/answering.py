"""What a rater does to a session: each act takes a session and gives back the next one.

Items stand on a sheet in the framework's order, whatever order they were answered in, so that two
files with the same answers look the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from qi_tui.model import subjects
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.asking import Asked, Asking, sheets_by_key, subjects_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Action, Facet, Session, Sheet

T = TypeVar("T")
FACETS: tuple[Facet, ...] = ("now", "needed")
"""The order in which the sheets of a subject stand in a file."""


class Pen:
    """Writes a rater's answers to one framework; it holds nothing but what the framework asks."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self._order = tuple(framework.points)
        self._asking: tuple[tuple[list[str], ...], Asking] | None = None

    def asking(self, session: Session) -> Asking:
        """What a session is asked, by its columns, its subjects and the items of its round."""
        by = session.head.columns, subjects_of(session), session.head.items
        if self._asking is None or self._asking[0] != by:
            self._asking = by, Asking(self.framework, *by)
        return self._asking[1]

    def asked(self, session: Session) -> tuple[Asked, ...]:
        """Every answer that is asked for: all of the first facet, then all of the next."""
        return self.asking(session).asked

    def unanswered(self, session: Session) -> list[Asked]:
        """The answers that are asked for and not there yet, in the order of `asked`."""
        asking = self.asking(session)
        return [asking.asked[place] for place in asking.unanswered(sheets_by_key(session))]

    def answer(
        self,
        session: Session,
        item: str,
        answer: Answer,
        facet: Facet = "now",
        subject: str | None = None,
    ) -> Session:
        """The session with this answer; an unanswered one takes the item off the sheet.

        Raises:
            ValueError: where the item is not in the framework or the value is off its scale.
        """
        self._check(item, answer)

        def change(sheet: Sheet) -> Sheet:
            values = {name: value for name, value in sheet.values.items() if name != item}
            dont_know = [name for name in sheet.dont_know if name != item]
            not_applicable = [name for name in sheet.not_applicable if name != item]
            if answer.value is not None:
                values[item] = answer.value
            elif answer.standing is Standing.DONT_KNOW:
                dont_know.append(item)
            elif answer.standing is Standing.NOT_APPLICABLE:
                not_applicable.append(item)
            return sheet.model_copy(
                update={
                    "values": self._ordered(values),
                    "dont_know": self._in_order(dont_know),
                    "not_applicable": self._in_order(not_applicable),
                }
            )

        return self._change_sheet(session, facet, subject, change)

    def comment(
        self,
        session: Session,
        item: str,
        text: str,
        facet: Facet = "now",
        subject: str | None = None,
    ) -> Session:
        """The session with this comment on an item; an empty one takes the comment away."""

        def change(sheet: Sheet) -> Sheet:
            comments = {name: said for name, said in sheet.comments.items() if name != item}
            if text.strip():
                comments[item] = text.strip()
            return sheet.model_copy(update={"comments": self._ordered(comments)})

        return self._change_sheet(session, facet, subject, change)

    def toggle_priority(self, session: Session, item: str) -> Session | None:
        """The session with a priority vote put on an item or taken off.

        None where all the votes of the framework are spent.
        """
        chosen = session.head.priorities
        if item in chosen:
            kept = [name for name in chosen if name != item]
        elif len(chosen) < self.framework.priorities:
            kept = self._in_order([*chosen, item])
        else:
            return None
        return _with_head(session, priorities=kept)

    def first_unanswered(self, session: Session) -> int:
        """The place in `asked` of the first that has no answer; its length where none is left."""
        asking = self.asking(session)
        return next(iter(asking.unanswered(sheets_by_key(session))), len(asking.asked))

    def choose_columns(self, session: Session, columns: Sequence[str]) -> Session:
        """The session with these columns to rate; the answers in others stay, and are not asked.

        Raises:
            ValueError: where none of them is a column of the framework.
        """
        chosen = [column.id for column in self.framework.columns if column.id in columns]
        if not chosen:
            raise ValueError("Choose at least one")
        return _with_head(session, columns=chosen)

    def add_subject(self, session: Session, name: str) -> Session:
        """The session with one more subject; `ValueError` says why a name is refused."""
        return subjects.add_subject(session, name)

    def rename_subject(self, session: Session, name: str, new_name: str) -> Session:
        """The session with a subject under another name; `ValueError` says why it is refused."""
        return subjects.rename_subject(session, name, new_name)

    def remove_subject(self, session: Session, name: str) -> Session:
        """The session without a subject and all that was said of it."""
        return subjects.remove_subject(session, name)

    def _check(self, item: str, answer: Answer) -> None:
        points = self.framework.points.get(item)
        if points is None:
            raise ValueError(f"{item} is not in {self.framework.id}")
        value = answer.value
        if (value is not None) != (answer.standing is Standing.RATED):
            raise ValueError("a rated item has a value, and no other answer has")
        if value is not None and (value < 0 or (points and not 1 <= value <= points)):
            raise ValueError(f"{value} is off the scale of {item}")

    def _change_sheet(
        self,
        session: Session,
        facet: Facet,
        subject: str | None,
        change: Callable[[Sheet], Sheet],
    ) -> Session:
        sheets = [sheet for sheet in session.sheets if isinstance(sheet, Sheet)]
        for place, sheet in enumerate(sheets):
            if sheet.facet == facet and sheet.subject == subject:
                sheets[place] = change(sheet)
                break
        else:
            names = {name: place for place, name in enumerate(subjects_of(session))}
            sheets.append(change(Sheet(facet=facet, subject=subject)))
            sheets.sort(
                key=lambda sheet: (
                    names.get(sheet.subject or "", len(names)),
                    FACETS.index(sheet.facet),
                )
            )
        return session.model_copy(update={"sheets": tuple(sheets)})

    def _ordered(self, entries: dict[str, T]) -> dict[str, T]:
        return {item: entries[item] for item in self._in_order(list(entries))}

    def _in_order(self, items: Sequence[str]) -> list[str]:
        given = set(items)
        known = [item for item in self._order if item in given]
        return known + [item for item in items if item not in self.framework.points]


def finish(session: Session) -> Session:
    """The session made final; later edits keep it so."""
    return _with_head(session, status="final")


def with_actions(session: Session, actions: Sequence[Action]) -> Session:
    """The session with these actions of the rater's own."""
    return session.model_copy(update={"actions": tuple(actions)})


def stamped(session: Session, revision: int, moment: str) -> Session:
    """The session as it goes to disk: its revision and the moment of the save."""
    return _with_head(session, revision=revision, updated_at=moment)


def _with_head(session: Session, **changes: object) -> Session:
    return session.model_copy(update={"head": session.head.model_copy(update=changes)})
