"""The picture of a checklist: what is secured, and what to plan for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from qi_tui.analysis.results.checklist import checklist_of
from qi_tui.analysis.results.reading import Row
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.text.results.drawing import BAR, FLAG, MARK, MUTED, PROSE_LIMIT, bold
from qi_tui.ui.words import plain


def draw_checklist(framework: Framework, session: Session, width: int) -> list[Content]:
    """A bar of what is secured, then the lists."""
    found, marks = checklist_of(framework, session), glyphs()
    of, secured = found.of, len(found.secured)
    cells = max(1, min(4, (width - 30) // max(1, of)))
    lines = [
        Content.assemble(
            bold(f"Secured: {secured} of {of}   "),
            (marks.full * (secured * cells), BAR),
            (marks.empty * ((of - secured) * cells), MUTED),
        ).truncate(width)
    ]
    lines += _list("To plan for", found.to_plan, (marks.warning, FLAG), width)
    lines += _list("Not known: find out first", found.dont_know, ("?", FLAG), width)
    lines += _list("Not answered", found.unanswered, (marks.nothing, MUTED), width)
    lines += _list("Secured", found.secured, (marks.tick, MARK), width)
    lines += _list("Not applicable, and not counted", found.not_applicable, ("x", MUTED), width)
    if not found.to_plan and of:
        is_all = secured == of
        lines.insert(1, Content(f"Nothing to plan for{'' if is_all else ' so far'}."))
    return lines


def _list(title: str, rows: Sequence[Row], mark: tuple[str, str], width: int) -> Iterator[Content]:
    if not rows:
        return
    yield Content("")
    yield bold(f"{title} ({len(rows)})")
    for row in rows:
        head = Content.assemble("  ", mark, " ")
        yield from hanging(head, plain(f"{row.title}{_said(row)}", PROSE_LIMIT), width)


def _said(row: Row) -> str:
    """The answer, where it is not what the list would make one expect."""
    if row.value is None or not row.reversed:
        return ""
    return ": yes, and here a yes asks for a plan" if row.value == 2 else ": no, as it should be"
