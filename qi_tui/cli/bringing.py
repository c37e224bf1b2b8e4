"""What `import` does: answers from a forms tool become session files, by a mapping that is shown.

What cannot be told is asked where somebody can answer, and named where nobody can.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui import paths
from qi_tui.cli.frameworks import library
from qi_tui.cli.saying import DONE, LEFT_OUT, ask, can_ask, say, tell, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.analysis.forms.labels import Seen
    from qi_tui.analysis.forms.mapping import FormMapping
    from qi_tui.model.answer import Answer
    from qi_tui.store.forms.form_import import Imported
    from qi_tui.store.forms.form_opening import Opened
    from qi_tui.store.forms.form_sessions import Setting

Options = argparse.Namespace
MOST_ROUNDS = 1000
MOST_SAID = 30
"""Labels that are named one by one; a column of free text has no end of them."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of `import`."""
    parser.set_defaults(run=bring_in)
    parser.add_argument(
        "table", metavar="FILE", help="a .csv or .xlsx: a row for each person, a column per item"
    )
    parser.add_argument("--framework", metavar="ID", help="what was rated; a mapping may say it")
    parser.add_argument(
        "--mapping", metavar="MAPPING", help="what the columns mean; kept beside FILE by default"
    )
    parser.add_argument(
        "--round", metavar="N", type=_round, help="the round; the workshop's, or 1, by default"
    )
    parser.add_argument("--title", metavar="TITLE", help="what was rated, such as Winter flow")
    parser.add_argument(
        "-o", "--output", metavar="DIR", help="where to; your sessions folder by default"
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what would be imported")
    parser.add_argument(
        "--again", action="store_true", help="other answers of most respondents are meant"
    )


def bring_in(options: Options) -> int:
    """Import a form's answers."""
    from qi_tui.store.forms.form_mapping import save_mapping
    from qi_tui.store.forms.form_opening import open_form, setting_in

    table = Path(options.table)
    kept_in = Path(options.mapping) if options.mapping else None
    opened = open_form(table, library(options), options.framework, kept_in)
    folder = Path(options.output) if options.output else paths.sessions(options.sessions)
    setting = setting_in(folder, options.round, options.title or "")
    mapping = opened.mapping
    _show(opened, mapping)
    if not options.dry_run and can_ask():
        mapping = _asked(opened, mapping)
    seen = opened.seen(mapping)
    problems, unknown = opened.problems(mapping, seen), [s for s in seen if s.answer is None]
    for problem in problems:
        say(f"{problem}.")
    _say_unknown(opened, unknown)
    whole = mapping.asking(each.said(None) for each in unknown)
    is_news = whole != opened.mapping or not opened.is_kept
    # A trial writes nothing but a mapping that somebody asked for by name.
    may_write = not options.dry_run or (kept_in is not None and not opened.is_kept)
    if is_news and may_write:
        save_mapping(opened.path, whole)
        say(f"the mapping is kept in {display(str(opened.path), 300)}; you can edit it.")
    if problems or unknown:
        say(f"no session file was written. {_remedy(opened, options.dry_run)}")
        return LEFT_OUT
    if options.dry_run:
        say(f"nothing was imported; {len(opened.form.rows)} rows are ready to be.")
        return DONE
    return _finish(_imported(opened, mapping, folder, setting, options.again), folder)


def _remedy(opened: Opened, is_trial: bool) -> str:
    where = display(str(opened.path), 300)
    if is_trial and not opened.is_kept:
        return f"Without --dry-run the mapping is written into {where}, to be put right there."
    return f"Put what is missing into {where}, and run it again."


def _round(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_ROUNDS:
        return int(text)
    raise argparse.ArgumentTypeError(f"the round is a number from 1 to {MOST_ROUNDS}")


def _show(opened: Opened, mapping: FormMapping) -> None:
    import shutil

    from qi_tui.analysis.forms.words import kept_back, unmapped, without_column
    from qi_tui.report.form_table import form_table

    shown = display(str(opened.read.path), 300)
    for note in (*opened.read.notes, *opened.notes):
        say(f"{shown}: {note}.")
    if opened.is_kept:
        say(f"the mapping in {display(str(opened.path), 300)} is used.")
    width = shutil.get_terminal_size((100, 24)).columns
    form = opened.form
    write(form_table(opened.framework, form, mapping, opened.seen(mapping), width))
    for words, named in (
        ("not kept, because they tell who somebody is, or when", kept_back(form, mapping)),
        ("not taken for anything", unmapped(form, mapping)),
        ("items without a column, so not asked", without_column(opened.framework, mapping)),
    ):
        if named:
            say(f"{words}: {', '.join(named)}.")


def _say_unknown(opened: Opened, unknown: list[Seen]) -> None:
    from qi_tui.analysis.forms.words import unknown_words

    for each in unknown[:MOST_SAID]:
        say(f"{unknown_words(opened.form, each)}.")
    if len(unknown) > MOST_SAID:
        say(f"{len(unknown) - MOST_SAID} more labels are not known: is the column an item at all?")


def _asked(opened: Opened, mapping: FormMapping) -> FormMapping:
    """The mapping with every unknown label said; each answer may settle others."""
    while True:
        unknown = [each for each in opened.seen(mapping) if each.answer is None]
        if not unknown or opened.problems(mapping, ()):
            return mapping
        mapping = mapping.label(unknown[0].said(_ask(opened, unknown[0], len(unknown))))


def _ask(opened: Opened, seen: Seen, left: int) -> Answer:
    from qi_tui.analysis.forms.scales import typed_answer
    from qi_tui.analysis.forms.words import point_words, unknown_words

    more = f" ({left - 1} more after this)" if left > 1 else ""
    tell(f"\n{unknown_words(opened.form, seen)}.{more}\n")
    for value in range(1, seen.scale.points + 1):
        tell(f"  {point_words(seen.scale, value)}\n")
    number = "a point" if seen.scale.points else "a whole number"
    near = f"[{seen.near}] " if seen.near is not None else ""
    while True:
        typed = ask(f"What is it? {number}, d don't know, x not applicable, u unanswered {near}> ")
        answer = typed_answer(seen.scale, typed or str(seen.near or ""))
        if answer is not None:
            return answer


def _imported(
    opened: Opened, mapping: FormMapping, folder: Path, setting: Setting, again: bool
) -> Imported:
    from qi_tui.store.forms.form_import import ManyChanged, import_form

    try:
        return import_form(opened, mapping, folder, setting, again)
    except ManyChanged as error:
        if not can_ask():
            hint = f"{error.hint} Where it is meant, add --again."
            raise ManyChanged(error.title, error.message, hint) from None
        if ask(f"\n{error}\nIs it meant? y or n > ").casefold() not in ("y", "yes"):
            raise UsageError("Not imported", "Nothing was imported.") from None
        return import_form(opened, mapping, folder, setting, again=True)


def _finish(done: Imported, folder: Path) -> int:
    for note in done.notes:
        say(f"{note}.")
    counts = (
        f"{len(done.added)} new",
        f"{len(done.changed)} with changed answers",
        f"{done.same} as they were",
    )
    say(f"session files in {display(str(folder), 300)}: {', '.join(counts)}.")
    for path in done.gone:
        say(
            f"{display(str(path), 300)}: from an earlier import, and the table has no such row any"
            " more; it still counts. Delete it, if the row was deleted or changed."
        )
    return LEFT_OUT if done.gone else DONE
