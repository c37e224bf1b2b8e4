"""What each command takes, and what carries it out; only the one that is meant is imported."""

from __future__ import annotations

from collections.abc import Callable

from qi_tui.cli.parser import CommandParser, commands_below


def _add_rate(rate: CommandParser) -> None:
    from qi_tui.cli import commands

    rate.add_argument(
        "framework", metavar="FRAMEWORK", nargs="?", help="its id: see qi-tui frameworks list"
    )
    rate.add_argument("--name", metavar="ALIAS", help="who is rating: a name or an alias")
    rate.add_argument("--role", metavar="ROLE", help="such as clinician or manager")
    rate.add_argument("--title", metavar="TITLE", help="what is rated, such as Winter flow")
    rate.add_argument("--invite", metavar="FILE", help="an invitation from a facilitator")
    rate.set_defaults(run=commands.rate, refuse=rate.error)


def _add_facilitate(facilitate: CommandParser) -> None:
    from qi_tui.cli import commands

    _add_own_paths(facilitate)
    facilitate.set_defaults(run=commands.facilitate)


def _add_present(present: CommandParser) -> None:
    from qi_tui.cli import commands

    _add_own_paths(present)
    present.set_defaults(run=commands.present)


def _add_demo(demo: CommandParser) -> None:
    from qi_tui.cli import commands

    demo.set_defaults(run=commands.demo)


def _add_merge(merge: CommandParser) -> None:
    from qi_tui.cli import commands

    merge.add_argument("paths", metavar="PATH", nargs="+", help="session files and folders")
    _add_recursive(merge)
    merge.add_argument("--format", choices=("table", "json", "csv"), default="table")
    merge.add_argument("--by-role", action="store_true", help="also the counts of each role")
    merge.add_argument(
        "--audience",
        choices=("room", "outside"),
        default="room",
        help="outside hides what could give a single rating away",
    )
    merge.set_defaults(run=commands.merge)


def _add_report(report: CommandParser) -> None:
    from qi_tui.cli import reporting

    reporting.add_options(report)
    _add_recursive(report)


def _add_summarise(summarise: CommandParser) -> None:
    from qi_tui.cli import summarising

    summarising.add_options(summarise)


def _add_export(export: CommandParser) -> None:
    from qi_tui.cli import exporting

    exporting.add_options(export)
    _add_recursive(export)


def _add_sheet(sheet: CommandParser) -> None:
    from qi_tui.cli import sheets

    sheet.add_argument("framework", metavar="FRAMEWORK", help="its id")
    sheet.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="where to, such as sheet.html"
    )
    sheet.add_argument("--title", metavar="TITLE", help="what is rated, such as Winter flow")
    sheet.add_argument("--roles", metavar="ROLES", help="with semicolons: clinician; manager")
    sheet.add_argument("--items", metavar="IDS", help="only these items, with commas between them")
    sheet.add_argument("--columns", metavar="IDS", help="only these columns of a matrix")
    sheet.add_argument("--force", action="store_true", help="write over a file that is there")
    sheet.set_defaults(run=sheets.sheet)


def _add_guide(guide: CommandParser) -> None:
    from qi_tui.cli import guides

    guide.add_argument("path", metavar="PATH", nargs="?", help="a workshop's folder")
    guide.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="where to, such as guide.html"
    )
    guide.add_argument("--force", action="store_true", help="write over a file that is there")
    guide.set_defaults(run=guides.guide)


def _add_import(bring: CommandParser) -> None:
    from qi_tui.cli import bringing

    bringing.add_options(bring)


def _add_forget(forget: CommandParser) -> None:
    from qi_tui.cli import forgetting

    forgetting.add_options(forget)


def _add_mine(made: CommandParser) -> None:
    from qi_tui.cli import mine

    made.set_defaults(run=mine.which)
    mine.add_acts(commands_below(made))


def _add_repair(repair: CommandParser) -> None:
    from qi_tui.cli import repairing

    repairing.add_options(repair)


def _add_frameworks(made: CommandParser) -> None:
    from qi_tui.cli import frameworks

    made.set_defaults(run=frameworks.list_frameworks, json=False)
    act = commands_below(made)
    listing = act("list", "the frameworks there are")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=frameworks.list_frameworks)
    show = act("show", "one framework, with every item")
    show.add_argument("framework", metavar="ID")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=frameworks.show_framework)
    check = act("check", "every mistake in definition files")
    check.add_argument("files", metavar="FILE", nargs="+")
    check.set_defaults(run=frameworks.check_frameworks)
    schema = act("schema", "the JSON Schema of a definition, for editors")
    schema.set_defaults(run=frameworks.print_schema)
    new = act("new", "begin a definition of your own by a few questions")
    _add_wishes(new, "organisation, unless you are asked")
    new.add_argument("--domains", metavar="TITLES", help="with semicolons between them")
    new.add_argument("--items", metavar="NUMBER", help="how many items each domain begins with")
    new.set_defaults(run=frameworks.new_framework)
    table = act("from-table", "make a definition from a spreadsheet")
    table.add_argument(
        "table",
        metavar="FILE",
        help="a .csv or .xlsx with the columns domain, item, prompt, and one for each point",
    )
    _add_wishes(table, "organisation by default")
    table.set_defaults(run=frameworks.framework_from_table, subject="organisation")


def _add_wishes(parser: CommandParser, usual: str) -> None:
    parser.add_argument("--title", metavar="TITLE", help="its title")
    parser.add_argument("--id", metavar="ID", help="its id; made from the title by default")
    parser.add_argument(
        "--subject",
        choices=("myself", "initiative", "organisation", "people", "system"),
        help=f"what is rated; {usual}",
    )
    parser.add_argument(
        "--kind",
        choices=("anchored", "graded", "yes_no", "stage", "bipolar", "position", "count"),
        help="the kind of answer",
    )
    parser.add_argument(
        "--points",
        metavar="LABELS",
        help="the scale, lowest first, with semicolons: low; middle; high"
        " (or in-place, personal, extent)",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="where to; your own definitions by default"
    )


def _add_own_paths(parser: CommandParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*", help="your own folder by default")
    _add_recursive(parser)


def _add_recursive(parser: CommandParser) -> None:
    parser.add_argument(
        "--recursive", action="store_true", help="look into the folders below a folder too"
    )


ADDERS: dict[str, Callable[[CommandParser], None]] = {
    "rate": _add_rate,
    "facilitate": _add_facilitate,
    "present": _add_present,
    "demo": _add_demo,
    "merge": _add_merge,
    "report": _add_report,
    "summarise": _add_summarise,
    "export": _add_export,
    "sheet": _add_sheet,
    "guide": _add_guide,
    "import": _add_import,
    "forget": _add_forget,
    "mine": _add_mine,
    "repair": _add_repair,
    "frameworks": _add_frameworks,
}
"""Command → what adds its arguments to its parser."""
