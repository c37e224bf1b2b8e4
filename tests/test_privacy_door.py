"""Privacy is one door: who can lay hands on what it guards is listed here, with the reason.

A module that works with figures, which may be shown, reads what it likes of them. One that can get
at the answers themselves (a gathering, its rooms, entries and reports of files, what was said, a
rater) stands in the list below with everything that it reads of them. Whoever adds one sees here
what to think of: does it show any of that without asking `analysis.privacy`?
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "qi_tui"
SHOWING = ("ui", "cli", "report", "store")
GUARDED = {
    *("rows", "counts", "by_role", "role_sizes", "scores", "moves"),  # of rooms and their rows
    *("counted", "contribution", "updated_at"),  # of entries
    *("files", "path"),  # of what became of the files
    *("alias", "rater"),  # of people
}
BEHIND_THE_DOOR = {
    "qi_tui.analysis.merging.contribution",
    "qi_tui.analysis.merging.entry",
    "qi_tui.analysis.merging.merging",
    "qi_tui.analysis.merging.room",
    "qi_tui.analysis.merging.row",
    "qi_tui.analysis.merging.summaries.adding",
    "qi_tui.analysis.merging.summaries.part",
    "qi_tui.analysis.merging.summaries.together",
    "qi_tui.analysis.shown.answer_sheet",
    "qi_tui.analysis.shown.said",
    "qi_tui.analysis.sources",
    "qi_tui.cli.gathering",
    "qi_tui.store.gathering.gather",
}
"""Modules whose values may not be shown as they are."""
NAMES_BEHIND_THE_DOOR = {"FileReport", "Said", "RowKey"}
"""The same for names that other modules hand on."""

Reads = set[str]
HOLDERS: dict[str, Reads] = {
    # Files and folders, and which of them count: they show nothing.
    "store.gathering.gather": {"counted", "files", "path"},
    "store.gathering.quick_session": {"alias"},
    # Rows of numbers of summaries, which were decided about where they were made.
    "store.gathering.quick_summary": {"by_role"},
    "store.gathering.quick_sheets": {"by_role"},
    # Comments with who wrote them; `show_comments` is asked before one is shown.
    "store.comments": {"alias", "counted", "path", "rater"},
    "store.gathering.one_file": {"path"},
    # A summary asks `shown.sending`, which asks privacy, about every room of session files; what
    # it reads is hashed (ids), cut to the day (times), or was decided about where it was made;
    # `counts` is the limit of that name, and `files` are those that there are to look at.
    "store.summing": {"contribution", "counted", "counts", "updated_at"},
    "cli.summarising": {"files", "path"},
    "store.workshop.workshop_folders": {"path"},
    # What a report is made from; nothing of it is shown before `report.making` has asked.
    "store.report_sources": {"counted", "files", "updated_at"},
    # Made of a rater's own session, and of what privacy shows of the rest.
    "report.making": {"alias", "files", "role_sizes", "rows", "updated_at"},
    # Figures that may be shown, and files that `show_files` has let through.
    "report.content": set(),
    "report.merged.merge_json": {"by_role", "counts", "path", "scores"},
    # Of the files only how many have each status.
    "report.merged.merge_table": {"by_role", "counts", "scores"},
    # Each room goes through `show_room`, the files through `show_files`.
    "cli.commands": {"by_role", "files", "path"},
    # Hands the files on to the commands, and shows nothing.
    "cli.gathering": set(),
    # Hands what counts to `show_sheets`, and what that lets through to the store, unseen.
    "cli.exporting": {"counted"},
    # Single answers as `show_sheets` lets them through, where a rater is a number that is drawn
    # anew each time; `path` is that of the folder that is written.
    "store.parquet.columns": {"rater"},
    "store.parquet.dataset": {"path"},
    # The same by way of `report.making`; `rows` is what the lines of a table are.
    "cli.reporting": {"rows"},
    "ui.reporting": set(),
    "ui.screens.workshop.steps": set(),
    # A rater's own result, and where their own file lies.
    "ui.screens.result": {"alias", "path", "rater"},
    # Which of several workshop files counts: it shows nothing.
    "store.workshop.records": set(),
    # Keeps the last gathering while a folder is gone: it shows nothing.
    "ui.facilitating.last_picture": {"counted", "files"},
    # All figures of the screens come from here, through `show_room`; of the sizes of role groups
    # those that may be shown, and whether there are others.
    "ui.facilitating.rooms": {"by_role", "role_sizes"},
    # Hands the files on through `show_files`, and otherwise only counts them.
    "ui.facilitating.facilitation": {"files"},
    # Reads what was said, and hands it on through `show_comments`; `counts` are shown figures.
    "ui.facilitating.comments": {"counted"},
    "ui.facilitating.earlier": {"counts"},
    # Which answers are hidden here must not be opened there; a file in trouble by `show_files`.
    "ui.facilitating.beside": {"counted", "files", "path"},
    # Frameworks, the roles that raters said, subjects: never an answer.
    "ui.facilitating.flows": {"counted"},
    "ui.facilitating.collecting": {"counted", "rows"},
    # A day without its time, and how many items are unknown.
    "ui.facilitating.sides": {"contribution", "counted", "updated_at"},
    # The room before this one, for `invitation_of`, which asks privacy itself.
    "ui.facilitating.handing_out": set(),
    "ui.facilitating.item_titles": set(),
    "ui.facilitating.looking": set(),
    "ui.facilitating.passing": set(),
    # How many have answered, and how far they got.
    "ui.screens.workshop.gather": {"files"},
    "ui.screens.workshop.hand_over": {"contribution", "counted"},
    "ui.text.workshop.gather_words": {"counted", "files", "path"},
    "ui.text.workshop.present_text": {"counted"},
    "ui.screens.workshop.present": {"files"},
    # Files that the gather screen gives them, which `show_files` has let through.
    "ui.screens.workshop.set_aside": {"path"},
    "ui.widgets.lists.file_list": {"path"},
    # Which roles there are, for `role_room`, which takes up only those that may be shown.
    "ui.screens.workshop.roles": {"counted", "role_sizes"},
    # The title of the workshop.
    "ui.screens.workshop.actions": set(),
    "ui.screens.workshop.closing": set(),
    "ui.screens.workshop.discuss": set(),
    "ui.screens.workshop.compare": set(),
    # What `show_comments` has let through.
    "ui.text.workshop.room_rows": {"alias", "counts"},
    # The rows of a rater who sees the round before: counts that may be shown.
    "ui.text.earlier_text": {"counts", "rows"},
    "ui.widgets.rating.earlier_lines": {"rows"},
}
"""Module → what it reads of GUARDED; of anything, for a name says nothing of whose it is."""

NAMERS = {
    # A rater's own screens and words: nobody else's name is ever at hand.
    "ui.facilitating.admitting",
    "ui.flows",
    "ui.screens.first_look",
    "ui.screens.kept",
    "ui.screens.result",
    "ui.text.workshop.collecting_words",
    "ui.text.mine_words",
    "report.mine_making",
    # What `show_comments` has let through.
    "report.making",
    "report.markdown.markdown",
    "report.report_json",
    "report.word.word_items",
    "ui.text.workshop.discuss_text",
    "ui.text.workshop.room_rows",
    # What `show_answers` has let through.
    "report.tables.grid_answers",
}
"""The modules of screens, commands and reports that read who somebody is."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for package in SHOWING:
        for path in sorted((PACKAGE / package).rglob("*.py")):
            name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def holds(tree: ast.Module) -> bool:
    """Whether a module can lay hands on what privacy guards."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = {each.name for each in node.names}
            if node.module in BEHIND_THE_DOOR or names & NAMES_BEHIND_THE_DOOR:
                return True
        if isinstance(node, ast.Import) and BEHIND_THE_DOOR & {each.name for each in node.names}:
            return True
        if isinstance(node, ast.Attribute) and node.attr == "gathering":
            return True
    return False


def reads(tree: ast.Module) -> Reads:
    """What a module reads of anything under a guarded name."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and node.attr in GUARDED
    }


def test_who_can_lay_hands_on_the_answers_is_listed() -> None:
    found = {name: reads(tree) for name, tree in modules() if holds(tree)}
    assert found == HOLDERS


def test_who_reads_the_names_of_people_is_listed() -> None:
    found = {
        name
        for name, tree in modules()
        if not name.startswith("store.") and reads(tree) & {"alias", "rater"}
    }
    assert found == NAMERS


@pytest.mark.parametrize(
    "source",
    [
        "def show(screen): return screen.facilitation.gathering.rooms[0].rows[0].counts",
        "from qi_tui.store.gathering.gather import said_in\nalias = said_in()[0].alias",
        "from qi_tui.analysis.merging.statuses import FileReport\npath = FileReport.path",
        "import qi_tui.analysis.merging.room\ndef show(room): return room.scores",
    ],
)
def test_a_new_way_in_is_seen(source: str) -> None:
    tree = ast.parse(source)
    assert holds(tree)
    assert reads(tree)
