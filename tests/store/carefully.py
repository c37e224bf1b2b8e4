"""The careful way into a merge, which the quick ways are held to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from benchmarks import material
from gates.files_good import library
from gates.files_summary import summary
from gates.properties_making import one_of_each_kind
from qi_tui.analysis.merging.layout import Layout
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.gathering.one_file import Reader, Reading

PATH = "x.json"
MUTANTS = 4000


@cache
def _reader() -> Reader:
    """One that has met a framework of each kind, and that of the summaries."""
    made = Reader(library())
    for name in {*one_of_each_kind(), material.REAL, summary()["rooms"]["1"]["framework"]}:
        made._layout(name)
    return made


def layouts() -> Mapping[str, Layout]:
    """Those of the frameworks that it has met."""
    return _reader().layouts


def carefully(data: bytes) -> Reading | None:
    """What the careful way makes of a file's bytes; None where it refuses."""
    try:
        return _reader().carefully(data, PATH)
    except Unreadable:
        return None
