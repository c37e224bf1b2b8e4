"""Bringing in a form: its respondents written as session files.

Importing a table again adds only what is new. A respondent who has a session in the folder keeps
it: where the answers are the same the file is left alone, where they are not its next revision
takes their place, so that a merge counts nobody twice. A session whose row has gone (deleted in the
form, or changed where no column tells respondents apart) stays, and is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from qi_tui.analysis.forms.labels import Seen, unknown_in
from qi_tui.analysis.forms.mapping import FormMapping
from qi_tui.analysis.forms.respondents import people
from qi_tui.errors import QiError
from qi_tui.model.session import Session
from qi_tui.model.session_file import tables
from qi_tui.model.text import display, same_name
from qi_tui.store.disk.atomic import replace_file
from qi_tui.store.disk.door import SaveError, cannot_write
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.disk.storage import free_name
from qi_tui.store.forms.form_opening import Opened
from qi_tui.store.forms.form_sessions import Setting, imported_mark, session_of
from qi_tui.store.mine import newest_by_id
from qi_tui.store.naming import session_file_name
from qi_tui.store.sessions import SessionDoor

FEWEST_CHANGED = 3
"""From so many changed respondents on, more than half of those known before, it is asked whether
this is another form's table. The house's figure."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: files written, files changed, how many stayed, files without a row."""

    added: tuple[Path, ...]
    changed: tuple[Path, ...]
    same: int
    gone: tuple[Path, ...]
    notes: tuple[str, ...]


class ManyChanged(QiError):
    """Most respondents now have other answers: perhaps the table is another form's."""


def import_form(
    opened: Opened, mapping: FormMapping, folder: Path, setting: Setting, again: bool = False
) -> Imported:
    """Write a session file for each respondent.

    Args:
        opened: the table.
        mapping: what it is taken for; no label of it is unknown.
        folder: where to; made where it is missing.
        setting: what the table does not say.
        again: whether other answers of most respondents are meant.

    Raises:
        ManyChanged: where they may not be; nothing was written.
        QiError: where something has to be put right first, or a file cannot be written.
    """
    framework = opened.framework
    seen = opened.seen(mapping)
    wrong = [*opened.problems(mapping, seen), *_unknown(seen)]
    if wrong:
        raise QiError("Not imported", f"{_sentence('; '.join(wrong))}", "Nothing was written.")
    found = people(framework, opened.form, mapping, seen, setting.naming == "anonymous")
    there = newest_by_id(folder)
    earlier = _earlier(there.values(), framework.id, setting.round)
    made = [session_of(framework, mapping, each, setting) for each in found.respondents]
    known = [(there[each.head.id], each) for each in made if each.head.id in there]
    changed = [(old, each) for old, each in known if not _says_the_same(old[1], each)]
    if not again and len(changed) >= FEWEST_CHANGED and 2 * len(changed) > len(known):
        raise _many_changed(len(changed), len(known), opened.path)
    new = [_following(each, earlier) for each in made if each.head.id not in there]
    files = [_revise(path, old, each) for (path, old), each in changed]
    added = _add(folder, new)
    ids = {each.head.id for each in made}
    gone = [
        path
        for path, old in there.values()
        if imported_mark(mapping) in old.head.app
        and (old.head.framework, old.head.round) == (framework.id, setting.round)
        and old.head.id not in ids
    ]
    same = len(known) - len(changed)
    return Imported(tuple(added), tuple(files), same, tuple(sorted(gone)), found.notes)


def _earlier(
    there: Iterable[tuple[Path, Session]], framework: str, round_number: int
) -> Mapping[str, str | None]:
    """Alias (`same_name`) → the session of the round before; None where two have it."""
    found: dict[str, str | None] = {}
    for _, session in there:
        head = session.head
        if head.framework == framework and head.round == round_number - 1 and head.rater.alias:
            name = same_name(head.rater.alias)
            found[name] = None if name in found else head.id
    return found


def _following(session: Session, earlier: Mapping[str, str | None]) -> Session:
    follows = earlier.get(same_name(session.head.rater.alias or ""))
    head = session.head.model_copy(update={"follows": follows})
    return session.model_copy(update={"head": head})


def _says_the_same(old: Session, new: Session) -> bool:
    def said(session: Session) -> object:
        head = session.head
        rater = head.rater.alias, head.rater.role
        return rater, head.status, head.items, head.columns, head.subjects, session.rating_sheets

    return said(old) == said(new)


def _revise(path: Path, old: Session, new: Session) -> Path:
    """Put the new answers into a respondent's file, one revision up; actions and votes stay."""
    kept = ("revision", "follows", "priorities", "started_at", "about")
    head = new.head.model_copy(update={name: getattr(old.head, name) for name in kept})
    door = SessionDoor.open(path)
    try:
        door.save(old.model_copy(update={"head": head, "sheets": new.sheets}))
    finally:
        door.close()
    return door.path


def _add(folder: Path, sessions: Iterable[Session]) -> list[Path]:
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for session in sessions:
            head = session.head.model_copy(update={"revision": 1})
            name = session_file_name(head.framework, head.rater.alias, head.id)
            path = folder / name
            if path.exists():
                path = free_name(path, "imported")
            data = serialise(tables(session.model_copy(update={"head": head})))
            replace_file(path, data, keep_previous=False)
            written.append(path)
    except OSError as error:
        refusal = cannot_write(folder, error)
        done = f" {len(written)} files were written before that." if written else ""
        raise SaveError(
            refusal.title, refusal.message + done, "Importing again goes on from there."
        ) from error
    return written


def _unknown(seen: tuple[Seen, ...]) -> list[str]:
    return [f'nobody has said what "{display(each.text, 60)}" means' for each in unknown_in(seen)]


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _many_changed(changed: int, known: int, path: Path) -> ManyChanged:
    return ManyChanged(
        "Other answers than before",
        f"{changed} of the {known} respondents who were imported before now have other answers.",
        "Where you corrected the mapping, or they answered again, that is as it should be. Where"
        " this is another form with the same columns, as of another site, give it another word"
        f" after table = in {display(path.name, 120)}.",
    )
