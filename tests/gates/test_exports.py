"""Everything that leaves is harmless; and whatever were not would be found."""

from __future__ import annotations

import io
import itertools
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import docx
import jinja2
import openpyxl
import pytest
from docx.oxml.parser import parse_xml

from gates import exports
from gates.exports_calendar import check_calendar
from gates.exports_made import Made, make_all, run_command
from gates.exports_markdown import check_markdown
from gates.exports_names import check_archive, check_distinct, check_makers, check_name
from gates.exports_office import ABSENT, check_in_office, office
from gates.exports_pages import check_page
from gates.exports_parquet import can_parquet
from gates.exports_tables import begins_a_formula, check_csv, check_xlsx
from gates.exports_texts import check_json, check_mapping, check_toml
from gates.exports_word import check_document
from gates.exports_words import STRIDE, STRINGS, Words, is_nothing, twin
from gates.exports_workshop import make
from gates.hostile import EVERY
from qi_tui.analysis.shown import sending
from qi_tui.analysis.shown.sending import NotSent
from qi_tui.model.session_file import tables
from qi_tui.report import cells, json_text, pages
from qi_tui.report.markdown import markdown, markdown_mine, markdown_text
from qi_tui.report.tables import actions_ics, xlsx
from qi_tui.store import naming, summing, writing_out
from qi_tui.store.disk.placing import place_file
from tests.store.files import named

Patch = pytest.MonkeyPatch
NEVER = re.compile(r"(?!)")


def found(folder: Path, *wanted: str) -> list[str]:
    """What the gate says of these files, of the first workshops until it says something."""
    for number in range(8):
        said = exports.tried(folder / f"{wanted[0]}-{number}", number, wanted)[1]
        if said:
            return said
    return []


def test_it_holds(tmp_path: Path) -> None:
    figures = exports.run(exports.SHORT, tmp_path)
    assert figures.violations == ()
    assert figures.tried >= 90 * exports.SHORT
    assert figures.measured["strings"] == len(STRINGS)
    opened = figures.measured["opened in LibreOffice"]
    assert figures.skipped or (isinstance(opened, int) and opened >= 10 * exports.SHORT)


def test_each_way_out_is_tried(tmp_path: Path) -> None:
    made = make_all(make(tmp_path / "w", 0, is_hostile=True))
    wanted = exports.CHECKS.keys() - (set() if can_parquet() else {".parquet"})
    assert {Path(name).suffix for name in made.files} == wanted
    assert exports.BY_NAME.keys() <= made.files.keys()
    assert made.files["forget.txt"].count(b": a session") == 2
    begins = {name.partition("-")[0].partition(".")[0] for name in made.files}
    assert {"report", "merge", "sheet", "guide", "frameworks", "new", "table", "form"} <= begins
    for folder in exports.AS_KEPT:
        assert any(name.startswith(folder) for name in made.files), folder
    assert not [name for name, data in made.files.items() if not data and ".txt" not in name]


def test_every_string_comes_to_every_place() -> None:
    first = [
        Words(number, is_hostile=True).next(has_surrogates=True) for number in range(len(STRINGS))
    ]
    assert sorted(first) == sorted(STRINGS)
    assert STRIDE > 1


def test_a_twin_is_harmless_and_equal_where_it_was() -> None:
    assert twin(EVERY["nul"]) == twin(EVERY["surrogate-high"]) != twin(EVERY["equals"])
    for name, text in EVERY.items():
        assert len(twin(text)) >= len(text)
        assert twin(text).isalnum() or twin(text) == text, name
        assert twin(text).isalnum() or is_nothing(text), name


# Each of these breaks one thing in the program, and the gate has to say so.


@pytest.mark.parametrize(
    "name",
    [
        "report-room.csv",
        "report-me.csv",
        "report-answers.csv",
        "report-actions.csv",
        "merge-room.csv",
    ],
)
def test_a_cell_that_is_not_made_safe_is_found(
    tmp_path: Path, monkeypatch: Patch, name: str
) -> None:
    monkeypatch.setattr(cells, "begins_a_formula", lambda _text: False)
    assert any("worked out" in said for said in found(tmp_path, name))


def test_a_live_formula_in_a_workbook_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    def put(sheet: Any, row: int, place: int, value: Any, _column: object) -> Any:
        cell = sheet.cell(row, place)
        cell.value = value
        return cell

    monkeypatch.setattr(xlsx, "_put", put)
    assert any("has a f" in said for said in found(tmp_path, "report-room.xlsx"))


def test_a_text_that_becomes_a_formula_when_edited_is_found(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(xlsx, "begins_a_formula", lambda _text: False)
    assert any("when somebody edits" in said for said in found(tmp_path, "report-room.xlsx"))


@pytest.mark.parametrize("name", ["report-room.html", "sheet-mixed.html", "guide.html"])
def test_a_page_that_escapes_nothing_is_found(
    tmp_path: Path, monkeypatch: Patch, name: str
) -> None:
    careless = jinja2.Environment(
        loader=jinja2.PackageLoader("qi_tui.report", "templates"),
        autoescape=False,  # noqa: S701 - this is what has to be found
        trim_blocks=True,
        lstrip_blocks=True,
    )
    monkeypatch.setattr(pages, "_environment", lambda: careless)
    assert any(name in said for said in found(tmp_path, name))


def test_a_policy_that_allows_more_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    whole = pages.page_html

    def lax(*arguments: Any, **values: Any) -> str:
        return whole(*arguments, **values).replace("default-src 'none'", "default-src *")

    monkeypatch.setattr("qi_tui.report.web.html.page_html", lax)
    assert any("policy" in said for said in found(tmp_path, "report-room.html"))


def test_markdown_that_escapes_nothing_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    for module in (markdown, markdown_mine, markdown_text):
        monkeypatch.setattr(module, "text", lambda words: " ".join(words.split()))
    assert found(tmp_path, "report-room.md")
    assert found(tmp_path, "report-me.md")


def test_an_address_that_becomes_a_link_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr(markdown_text, "_ADDRESS", NEVER)
    assert any("link_open" in said for said in found(tmp_path, "report-room.md"))


def test_a_calendar_that_escapes_nothing_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr(actions_ics, "_text", lambda value: value)
    assert found(tmp_path, "report-actions.ics")


def test_a_calendar_that_is_not_folded_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr(actions_ics, "_folded", lambda line: f"{line}\r\n")
    assert any("octets" in said for said in found(tmp_path, "report-actions.ics"))


@pytest.mark.parametrize("ending", ["html", "md", "json", "docx"])
def test_a_text_that_is_not_cleaned_is_found(
    tmp_path: Path, monkeypatch: Patch, ending: str
) -> None:
    monkeypatch.setattr("qi_tui.model.text._clean", lambda text, **_keep: text)
    name = f"report-room.{ending}"
    assert any(name in said for said in found(tmp_path, name))


def test_json_with_what_a_terminal_obeys_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr(json_text, "_NOT_PLAIN", NEVER)
    # Whatever is printed is looked at once more: a careless writer alone does no harm.
    monkeypatch.setattr("qi_tui.model.text.visible", lambda text: text)
    assert found(tmp_path, "frameworks-raw-mixed.json", "frameworks-raw-grid.json")


def test_words_about_it_that_a_terminal_obeys_are_found(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr("qi_tui.model.text._clean", lambda text, **_keep: text)
    assert any("was said" in said for said in found(tmp_path, "merge-room.txt"))


def test_a_name_that_leads_elsewhere_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr(naming, "_safe", lambda text, _longest=0: text)
    said = list(check_makers())
    for what in ("could lie elsewhere", "characters", "device of Windows", "dot or a blank"):
        assert any(what in each for each in said), what


def test_a_record_with_the_names_of_others_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr("qi_tui.store.record.own_record.is_safe_name", lambda _name: True)
    assert any(said.startswith("record.zip") for said in found(tmp_path, "record.zip"))


def test_a_file_outside_its_folder_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    def careless(target: Path, data: bytes, over: bool = False) -> None:
        place_file(target, data, over)
        place_file(target.parent.parent / "stray.html", data, True)

    monkeypatch.setattr(writing_out, "place_file", careless)
    assert any("outside" in said for said in found(tmp_path, "report-room.md"))


def test_a_report_that_is_another_one_each_time_is_found(
    tmp_path: Path, monkeypatch: Patch
) -> None:
    turns = itertools.count()
    monkeypatch.setattr(
        "qi_tui.report.report_json.json_text",
        lambda value: " " * next(turns) + json.dumps(value) + "\n",
    )
    assert any("not the same" in said for said in found(tmp_path, "report-room.json"))


def test_a_command_that_fails_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    def fails(_report: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(markdown, "report_markdown", fails)
    assert any("failed" in said for said in found(tmp_path, "report-room.md"))


# The readers themselves: what they must not let pass, written by hand.

PAGE = (
    '<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src'
    " 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='\">"
    "<style></style></head><body>{}</body></html>"
)


@pytest.mark.parametrize(
    "body",
    [
        "<p>x</p><script>1</script>",
        "<p onclick='x'>x</p>",
        "<p><a href='http://evil.example'>x</a></p>",
        "<p class='evil'>x</p>",
        "<p>x</p><!-- x -->",
        "<p>\x1b[31m</p>",
        "<p>\u202ex</p>",
        "<p>x",
    ],
)
def test_the_reader_of_pages(body: str) -> None:
    plain = PAGE.format("<p>x</p>").encode()
    assert list(check_page(plain, plain)) == []
    assert list(check_page(PAGE.format(body).encode(), plain))


@pytest.mark.parametrize(
    ("words", "is_live"),
    [
        *(
            (text, True)
            for text in ("=1", " =1", "\u00a0+1", "\uff1d1", "\t1", "\u200b@x", "\ufe661")
        ),
        *((text, False) for text in ("", "x=1", "'=1", "1", "\u2013 1", "a-1")),
    ],
)
def test_what_a_spreadsheet_works_out(words: str, is_live: bool) -> None:
    assert begins_a_formula(words) is is_live
    cell = '"' + words.replace('"', '""') + '"'
    assert bool(list(check_csv(f"a\r\n{cell}\r\n".encode(), b"a\r\nx\r\n"))) is is_live


def test_a_number_that_became_a_text_is_found() -> None:
    assert list(check_csv(b"a\r\n'5\r\n", b"a\r\n5\r\n"))
    assert not list(check_csv(b"a\r\n-5\r\n", b"a\r\n-5\r\n"))


def workbook(change: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_reader_of_workbooks() -> None:
    def put(value: str) -> Callable[[Any], None]:
        return lambda sheet: sheet.append([value])

    def linked(sheet: Any) -> None:
        sheet.append(["x"])
        sheet["A1"].hyperlink = "http://evil.example/"

    def titled(sheet: Any) -> None:
        sheet.append(["x"])
        sheet.title = "'x"

    plain = workbook(put("x"))
    assert list(check_xlsx(plain, plain)) == []
    for change in (put("=1+1"), put("#N/A"), linked, titled):
        assert list(check_xlsx(workbook(change), plain))


@pytest.mark.parametrize(
    "words",
    ["[a](b)", "![a](b)", "<b>", "www.evil.com", "a@b.org", "*a*", "# a", "- a", "`a`"],
)
def test_the_reader_of_markdown(words: str) -> None:
    assert list(check_markdown(f"{words}\n".encode(), b"a\n"))
    assert not list(check_markdown(b"b c\n", b"a\n"))


CALENDAR = "BEGIN:VCALENDAR\r\nSUMMARY:x\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    "line", ["x\r\nATTACH:y", "x\nATTACH:y", "a;b", "a,b", "a\\b", "x" * 70, "\x1b[31m"]
)
def test_the_reader_of_calendars(line: str) -> None:
    plain = CALENDAR.encode()
    assert list(check_calendar(plain, plain)) == []
    assert list(check_calendar(plain.replace(b"x", line.encode()), plain))


def test_the_reader_of_documents() -> None:
    def written(field: str = "") -> bytes:
        document = docx.Document()
        paragraph = document.add_paragraph("x")
        if field:
            paragraph._p.append(parse_xml(field))
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    plain = written()
    assert list(check_document(plain, plain)) == []
    assert list(check_document(written(f'<w:fldSimple {space} w:instr="DDE"/>'), plain))
    assert list(check_document(written(f"<w:hyperlink {space}/>"), plain))


def test_the_readers_of_json_and_toml() -> None:
    assert list(check_json(b'{"a": "\\u001b"}', b'{"a": "x"}'))
    assert list(check_json(b'{"a": "x", "b": 1}', b'{"a": "x"}'))
    with pytest.raises(ValueError, match="twice"):
        list(check_json(b'{"a": 1, "a": 2}', b"{}"))
    assert list(check_toml(b'a = "x"\n[evil]\n', b'a = "x"\n'))
    assert not list(check_toml(b'a = "y"\n', b'a = "x"\n'))
    assert list(check_mapping(b'table = "x"\n[evil]\n', b""))
    assert list(check_mapping(b'[[columns]]\ntitle = "x"\nevil = 1\n', b""))


def test_names_that_are_one_are_found() -> None:
    assert list(check_distinct(["a.json", "A.JSON"], "here"))
    assert list(check_distinct(["Si\u00e2n", "Sia\u0302n"], "here"))
    assert not list(check_distinct(["a.json", "b.json"], "here"))
    assert not list(check_name("effective-redesign.sam.6f0c2f7e.json", "here"))


@pytest.mark.skipif(office() is None, reason="there is no LibreOffice here")
def test_what_libreoffice_works_out_is_found(tmp_path: Path) -> None:
    def dde(sheet: Any) -> None:
        sheet.append(['=DDE("soffice","x","y")'])

    tables = {
        "formula.csv": b"a,=1+1\r\n",
        "call.csv": b'"=HYPERLINK(""http://evil.example"",""x"")"\r\n',
        "exchange.csv": b'"=DDE(""soffice"",""x"",""y"")"\r\n',
        "formula.xlsx": workbook(lambda sheet: sheet.append(["=1+1"])),
        "exchange.xlsx": workbook(dde),
        "harmless.csv": b"a,'=1+1,-5\r\n",
        "harmless.xlsx": workbook(lambda sheet: sheet.append(["x", 5])),
    }
    said = list(check_in_office(tables, tmp_path))
    assert {each.partition(":")[0] for each in said} == {
        name for name in tables if "harmless" not in name
    }
    assert all("worked out" in each or " in it" in each for each in said)


def test_without_libreoffice_it_says_so(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setattr(exports, "office", lambda: None)
    monkeypatch.setattr(exports, "tried", nothing)
    assert exports.run(1, tmp_path).skipped == (ABSENT,)


def nothing(_root: Path, _number: int) -> tuple[Any, list[str]]:
    return Made(), []


# What somebody types as the place to write to.


def here(folder: Path) -> Iterator[str]:
    place = make(folder / "w", 0, is_hostile=True)
    yield from ("report", str(place.sessions), "--frameworks", str(place.frameworks))


DEVICE = pytest.param(
    "CON.html", marks=pytest.mark.skipif(sys.platform == "win32", reason="it is a device there")
)


@pytest.mark.parametrize("name", [DEVICE, "a/../../x.html", "-.html", named("\u202egnp.html")])
def test_a_place_that_somebody_typed_is_theirs(tmp_path: Path, name: str) -> None:
    (tmp_path / "b" / "a").mkdir(parents=True)
    target = tmp_path / "b" / name
    status, out, _ = run_command([*here(tmp_path), "-o", str(target)])
    assert status == 1, "one file could not be counted"
    assert target.is_file()
    assert b"\xe2\x80\xae" not in out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("n" * 300 + ".html", "could not be written"),
        ("no/such/folder.html", "no folder"),
        ("there.html", "is there already"),
        ("folder.html", "is a folder"),
        ("x.exe", "no ending that is known"),
        ("", "no ending that is known"),
    ],
)
def test_a_place_that_cannot_be_is_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "there.html").write_bytes(b"mine")
    (tmp_path / "folder.html").mkdir()
    command = [*here(tmp_path), "-o", str(tmp_path / name)]
    before = sorted(tmp_path.iterdir())
    status, out, said = run_command(command)
    assert status in (1, 2)
    assert words in said.decode()
    assert out == b""
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.html").read_bytes() == b"mine"


@pytest.mark.parametrize("errno", [28, 5, 13])
def test_a_full_disk_leaves_the_old_report(tmp_path: Path, monkeypatch: Patch, errno: int) -> None:
    target = tmp_path / "old.html"
    target.write_bytes(b"old")
    command = [*here(tmp_path), "-o", str(target), "--force"]

    def full(*_arguments: object) -> None:
        raise OSError(errno, "it does not fit")

    monkeypatch.setattr("qi_tui.store.disk.atomic.os.fsync", full)
    status, _, said = run_command(command)
    assert status == 1
    assert "could not be written: it does not fit" in said.decode()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["old.html"]


def test_a_report_never_goes_over_the_answers(tmp_path: Path) -> None:
    place = make(tmp_path / "w", 0, is_hostile=True)
    record = place.sessions / "workshop.json"
    before = record.read_bytes()
    common = ["--frameworks", str(place.frameworks), "--force", "-o", str(record)]
    for command in (["report", str(place.sessions)], ["sheet", "mixed"], ["guide"]):
        status, _, said = run_command([*command, *common])
        assert status == 1
        assert "would be lost" in said.decode()
    # A summary is read where sessions are, and of a record's name it never is.
    for target, wanted, words in ((record, 2, "no name for a summary"), (place.mine, 1, "be lost")):
        answers = target.read_bytes()
        common[-1] = str(target)
        status, _, said = run_command(["summarise", str(place.sessions), *common])
        assert status == wanted
        assert words in said.decode()
        assert target.read_bytes() == answers
    for target in (record, place.mine):
        answers = target.read_bytes()
        for command in (["export", str(place.sessions), "--force"], ["repair", str(cut(target))]):
            status, _, said = run_command([*command, *common[:2], "-o", str(target)])
            assert status in (1, 2)
            assert b"inside qi-tui" not in said
            assert target.read_bytes() == answers
    assert record.read_bytes() == before
    assert json.loads(before)


def cut(path: Path) -> Path:
    """A damaged copy of a file."""
    copy = path.parent.parent / f"cut-{path.name}"
    copy.write_bytes(path.read_bytes()[:-200])
    return copy


def test_a_summary_with_somebodys_words_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    honest = sending.sent_room

    def with_roles(room: Any, *more: Any) -> Any:
        made = honest(room, *more)
        return made if isinstance(made, NotSent) else made.model_copy(update=of(room))

    def of(room: Any) -> dict[str, Any]:
        return {"roles": dict(room.role_sizes)}

    monkeypatch.setattr(summing, "sent_room", with_roles)
    assert any("something else than its harm" in said for said in found(tmp_path, "summary.json"))


@pytest.mark.skipif(not can_parquet(), reason="pyarrow is not installed")
def test_answers_with_what_a_terminal_obeys_are_found(tmp_path: Path, monkeypatch: Patch) -> None:
    from qi_tui.store.parquet import columns

    honest = columns._array

    def stained(values: Iterable[object], kind: Any, places: Any) -> Any:
        every = [f"{each}\x1b[2J" if isinstance(each, str) else each for each in values]
        return honest(every, kind, places)

    monkeypatch.setattr(columns, "_array", stained)
    said = found(tmp_path, "answers")
    assert any("a text in it" in each for each in said)


def test_a_repaired_file_without_answers_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    from qi_tui.store.repair import repair

    def emptied(session: Any) -> Any:
        return tables(session.model_copy(update={"sheets": ()}))

    monkeypatch.setattr(repair, "tables", emptied)
    said = found(tmp_path, "repaired-session.json")
    assert any("there is no answer in it" in each for each in said)


def test_somebody_who_is_not_forgotten_is_found(tmp_path: Path, monkeypatch: Patch) -> None:
    from qi_tui.store.forgetting import forget

    monkeypatch.setattr(forget, "forget", lambda plan: ())
    assert any("whoever was forgotten stands" in said for said in found(tmp_path, "forget"))


def test_an_archive_with_a_path_is_found() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../x.json", b"{}")
    assert list(check_archive(out.getvalue(), b""))
