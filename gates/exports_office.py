"""What a spreadsheet makes of the tables when it opens them: it works nothing out.

All files are opened in one go, where LibreOffice is there, and written out as plain XML.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

ENOUGH_SECONDS = 240
ABSENT = "tables opened in LibreOffice: it is not there"
_LIVE = frozenset(
    {
        *("a", "applet", "cell-range-source", "dde-connection-decl", "dde-link", "dde-source"),
        *("event-listener", "module", "object", "object-ole", "plugin", "table-source"),
    }
)
"""Elements of an OpenDocument that do something: links, programs, data from elsewhere."""


def office() -> str | None:
    """The program, where it is there."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def check_in_office(tables: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    """Have every table opened, and look for what is live in it.

    Args:
        tables: the files by name; each ends in .csv or .xlsx.
        folder: an empty one.
    """
    program = office()
    assert program is not None
    sources = folder / "opened"
    sources.mkdir()
    names: dict[str, str] = {}
    for number, (name, data) in enumerate(tables.items()):
        stem = f"t{number:04}"
        names[stem] = name
        (sources / f"{stem}{Path(name).suffix}").write_bytes(data)
    made = folder / "worked-out"
    subprocess.run(
        [
            *(program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            *("--convert-to", "fods", "--outdir", str(made)),
            *map(str, sorted(sources.iterdir())),
        ],
        capture_output=True,
        timeout=ENOUGH_SECONDS,
        check=False,
    )
    for stem, name in names.items():
        path = made / f"{stem}.fods"
        if not path.is_file():
            yield f"{name}: LibreOffice cannot open it"
            continue
        yield from (f"{name}: {said}" for said in _live_in(path))


def _live_in(path: Path) -> Iterator[str]:
    for _, element in ElementTree.iterparse(path):
        name = element.tag.rpartition("}")[2]
        formula = next((v for k, v in element.attrib.items() if k.endswith("}formula")), None)
        if formula is not None:
            yield f"a cell is worked out: {formula[:80]!a}"
        if name in _LIVE:
            yield f"there is a {name} in it"
