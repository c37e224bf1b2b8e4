"""Hostile words in everything that leaves: no live formula, no markup, no path, no control byte.

A workshop in which every text is another string, and its twin of harmless words, are exported in
every way that there is, and read back by readers that know nothing of the program. What differs
between the two, other than the words, was made by what a text says. `python -m gates exports
--long` has every string in every place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from gates import exports_names as names
from gates.exports_calendar import check_calendar
from gates.exports_made import Made, make_all
from gates.exports_markdown import check_markdown
from gates.exports_mending import check_repaired
from gates.exports_office import ABSENT, check_in_office, office
from gates.exports_pages import check_page
from gates.exports_parquet import ABSENT as NO_PARQUET
from gates.exports_parquet import can_parquet, check_parquet, same_rows
from gates.exports_summary import check_summary
from gates.exports_tables import check_csv, check_xlsx
from gates.exports_texts import (
    check_file_json,
    check_json,
    check_mapping,
    check_raw_json,
    check_text,
    check_toml,
    unseen,
)
from gates.exports_word import check_document
from gates.exports_words import STRINGS
from gates.exports_workshop import make
from gates.figures import Figures

SHORT, LONG = 2, len(STRINGS)
MOST_OPENED = 60
"""Tables that LibreOffice is given: it takes a good second for ten."""

Check = Callable[[bytes, bytes], Iterator[str]]
CHECKS: Mapping[str, Check] = {
    ".html": check_page,
    ".md": check_markdown,
    ".csv": check_csv,
    ".xlsx": check_xlsx,
    ".docx": check_document,
    ".json": check_json,
    ".ics": check_calendar,
    ".toml": check_toml,
    ".txt": check_text,
    ".zip": names.check_archive,
    ".index": check_raw_json,
    ".parquet": check_parquet,
}
"""Ending → how it is read back."""
BY_NAME: Mapping[str, Check] = {
    "form.toml": check_mapping,
    "summary.json": check_summary,
    "repaired-session.json": check_repaired,
    "repaired-workshop.json": check_repaired,
}
"""Name of a file that is read back otherwise → how."""
AS_KEPT = ("record/", "imported/", "invitations/")
"""Folders of files that the program reads again: a text in them is what was typed."""


def run(size: int, folder: Path) -> Figures:
    """Export so many workshops, and read everything back."""
    violations = [f"names: {said}" for said in names.check_makers()]
    tables: dict[str, bytes] = {}
    read = 0
    for number in range(size):
        root = folder / str(number)
        made, found = tried(root, number)
        violations += [f"workshop {number}, {said}" for said in found]
        read += len(made.files)
        tables |= {
            f"{number}/{n}": d for n, d in made.files.items() if n.endswith((".csv", ".xlsx"))
        }
    skipped: tuple[str, ...] = () if can_parquet() else (NO_PARQUET,)
    opened = dict(list(tables.items())[:MOST_OPENED])
    if office() is None:
        skipped, opened = (*skipped, ABSENT), {}
    else:
        violations += check_in_office(opened, folder)
    return Figures(
        tried=read,
        unit="files",
        violations=tuple(violations),
        measured={"workshops": size, "strings": len(STRINGS), "opened in LibreOffice": len(opened)},
        skipped=skipped,
    )


def tried(root: Path, number: int, wanted: Collection[str] = ()) -> tuple[Made, list[str]]:
    """Everything that is made of a workshop, or what is `wanted` of it; and what is wrong there."""
    place, plain = make(root / "hostile", number, True), make(root / "plain", number, False)
    before = _lying(root)
    made, harmless = make_all(place, wanted), make_all(plain, wanted)
    strays = sorted(_lying(root) - before)
    found = [f"{path} was written outside the folder" for path in strays]
    found += names.check_folder(place.out)
    place.out.rename(place.out.with_name("first"))
    place.out.mkdir()
    again = make_all(place, wanted)
    if made.files.keys() != again.files.keys():
        found.append("made again, there are other files")
    found += [
        f"{name}: made again it is not the same"
        for name, data in made.files.items()
        if not _is_same(name, data, again.files.get(name, b""))
    ]
    found += made.wrong
    found += _read_back(made, harmless)
    return made, found


def _is_same(name: str, data: bytes, again: bytes) -> bool:
    """Whether a file was made twice; people are numbered by chance where single answers are."""
    return data == again or (name.endswith(".parquet") and same_rows(data, again))


def _lying(root: Path) -> set[str]:
    """What lies in a folder, but for what is to be made."""
    every = (path.relative_to(root).as_posix() for path in root.rglob("*"))
    return {ascii(path) for path in every if path.split("/")[1:2] != ["out"]}


def _check_of(name: str) -> Check:
    """How a file of this name is read back."""
    if name.endswith(".index") or name.startswith("frameworks-raw"):
        return check_raw_json
    if name.startswith(AS_KEPT):
        return check_file_json
    return BY_NAME.get(name) or CHECKS[Path(name).suffix]


def _read_back(made: Made, harmless: Made) -> Iterator[str]:
    for name, said in made.said.items():
        yield from (f"{name}: {each}" for each in unseen(said.decode("utf-8"), "what was said"))
        if b"something went wrong" in said:
            yield f"{name}: the program failed"
    for name, data in made.files.items():
        twin = harmless.files.get(name)
        if twin is None and not name.startswith(AS_KEPT):
            yield f"{name}: its harmless twin was not made"
            continue
        try:
            yield from (f"{name}: {said}" for said in _check_of(name)(data, twin or b""))
        # A reader can fail in any way, and that it does is what was looked for.
        except Exception as error:  # noqa: BLE001
            yield f"{name}: it cannot be read back ({ascii(str(error))[:100]})"
