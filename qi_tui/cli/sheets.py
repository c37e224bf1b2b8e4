"""What `sheet` does: write a framework as a page to print, for raters with a pen."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from qi_tui.cli.frameworks import library
from qi_tui.cli.saying import DONE, say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

Options = argparse.Namespace


def sheet(options: Options) -> int:
    """Write a paper sheet."""
    framework = library(options).need(options.framework)
    title = (options.title or "").strip()
    items = _chosen(options.items, framework.points, "item")
    columns = _chosen(options.columns, [column.id for column in framework.columns], "column")

    from qi_tui.report.sheets.sheet import Paper
    from qi_tui.report.sheets.sheet_html import sheet_html
    from qi_tui.store.disk.placing import AlreadyThere
    from qi_tui.store.writing_out import write_out

    paper = Paper(
        title=title,
        roles=tuple(_parts(options.roles, ";")),
        about={"title": title},
        items=items,
        columns=columns,
    )
    try:
        made = sheet_html(framework, paper)
    except ValueError:
        raise UsageError(
            "Nothing is asked", "None of these items is in these columns.", "Name others."
        ) from None
    target = Path(options.output)
    try:
        write_out(target, made.encode("utf-8"), options.force)
    except AlreadyThere as there:
        raise UsageError(
            there.title, there.message, "Name another file with -o, or add --force."
        ) from None
    shown = display(str(target), 400)
    write(f"{shown}\n")
    say("open it in a browser and print it, one for each rater.")
    return DONE


def _chosen(text: str | None, known: Collection[str], what: str) -> tuple[str, ...]:
    """The ids that an option names, each of which must be there.

    Raises:
        UsageError: with the nearest one.
    """
    ids = tuple(_parts(text, ","))
    for wrong in ids:
        if wrong not in known:
            near = get_close_matches(wrong[:100], known, n=1, cutoff=0.4)
            hint = f'Did you mean "{near[0]}"?' if near else "See: qi-tui frameworks show ID --json"
            raise UsageError("Not in it", f'There is no {what} "{display(wrong)}" in it.', hint)
    return ids


def _parts(text: str | None, between: str) -> list[str]:
    return [part.strip() for part in (text or "").split(between) if part.strip()]
