"""Opening a form's table: what is in it, what its columns were taken for, where its sessions go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qi_tui.analysis.forms.checking import problems
from qi_tui.analysis.forms.columns import guess
from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.labels import Seen, labels_in
from qi_tui.analysis.forms.mapping import FormMapping, Use, fitted
from qi_tui.errors import QiError, UsageError
from qi_tui.model.framework import Framework
from qi_tui.model.text import display
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import Unreadable, read_bytes
from qi_tui.store.forms.form_mapping import find_mapping, mapping_path, read_mapping
from qi_tui.store.forms.form_reading import ReadForm, read_form
from qi_tui.store.forms.form_sessions import Setting
from qi_tui.store.workshop.workshop_reading import workshop_in
from qi_tui.store.workshop.workshops import FILE_NAME, today


@dataclass(frozen=True, slots=True)
class Opened:
    """A table with what it is taken for so far.

    Attributes:
        framework: what was rated.
        read: the form.
        mapping: guessed, or kept from an earlier import.
        path: where the mapping is kept.
        is_kept: whether it lies there already.
        notes: sentences on what has changed since then.
    """

    framework: Framework
    read: ReadForm
    mapping: FormMapping
    path: Path
    is_kept: bool
    notes: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        """The titles and the rows."""
        return self.read.form

    def seen(self, mapping: FormMapping) -> tuple[Seen, ...]:
        """The labels of its items by a mapping."""
        return labels_in(self.framework, self.form, mapping)

    def problems(self, mapping: FormMapping, seen: tuple[Seen, ...]) -> tuple[str, ...]:
        """What must be put right first, unknown labels apart."""
        return problems(self.framework, self.form, mapping, seen)


def open_form(
    table: Path, library: Library, framework: str | None = None, kept_in: Path | None = None
) -> Opened:
    """Read a table, and find or guess what its columns are.

    Args:
        table: the file.
        library: the frameworks.
        framework: the id of the one that was rated; None where a kept mapping says it.
        kept_in: the mapping's file, which need not be there yet; None for one beside the table.

    Raises:
        QiError: the table, the mapping or the framework cannot be used.
        UsageError: nothing says which framework was rated, or a mapping says another one.
    """
    read = read_form(table)
    found = kept_in if kept_in is not None else find_mapping(table, read.form, framework)
    kept = read_mapping(found) if found is not None and found.exists() else None
    if kept is not None and framework not in (None, kept.framework):
        shown = display(str(found), 300)
        raise UsageError(
            "Another framework",
            f"{shown} was made for {display(kept.framework)}, not for {display(framework or '')}.",
            "Name another file with --mapping.",
        )
    if framework is None and kept is None:
        raise UsageError(
            "Which framework?", "Nothing says which framework was rated.", "Add --framework ID."
        )
    need = library.need(framework or (kept.framework if kept else ""))
    guessed = guess(need, read.form)
    path = found if found is not None else mapping_path(table)
    if kept is None:
        return Opened(need, read, guessed, path, False)
    mapping = fitted(kept, guessed)
    return Opened(need, read, mapping, path, True, _changes(kept, mapping))


def setting_in(folder: Path, round_number: int | None = None, title: str = "") -> Setting:
    """What the folder says of the sessions that go into it: of a workshop that lies there.

    Raises:
        QiError: where its workshop file cannot be read: what it promised is then not known.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return Setting(round_number or 1, today(), title)
    try:
        head = workshop_in(read_bytes(path)).head
    except Unreadable as error:
        raise QiError(
            "The workshop there cannot be read",
            f"{display(str(path), 300)}: {error}.",
            "What it promised about names is not known, so nothing was imported.",
        ) from error
    return Setting(round_number or head.round, today(), title or head.title, head.id, head.naming)


def _changes(kept: FormMapping, mapping: FormMapping) -> tuple[str, ...]:
    """What the table has no more that the mapping knew, and what is new in it."""
    here = {column.key for column in mapping.columns}
    before = {column.key for column in kept.columns}
    gone = [c for c in kept.columns if c.key not in here and c.taken.use is not Use.IGNORED]
    new = [column for column in mapping.columns if column.key not in before]
    return (
        *(f'there is no column "{display(column.title, 60)}" any more' for column in gone),
        *(f'the column "{display(column.title, 60)}" is new' for column in new),
    )
