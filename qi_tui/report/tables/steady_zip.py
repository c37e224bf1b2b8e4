"""The same bytes from the same input, for the formats that are archives (XLSX, DOCX).

The libraries that write them put the time of day on every part and into the properties. Here the
parts are packed anew, in their order, without a time, and the two moments in the properties are
taken from the report.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can hold; it stands for none."""
PROPERTIES = "docProps/core.xml"

_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def steady(packed: bytes, day: date | None) -> bytes:
    """An archive without the time at which it was made.

    Args:
        packed: as a library wrote it.
        day: stands in its properties as the day on which it was made; the first that an archive can
            hold where there is none.
    """
    moment = f"{(day or date(*EARLIEST[:3])).isoformat()}T00:00:00Z".encode("ascii")
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == PROPERTIES:
                data = _MOMENT.sub(rb"\g<1>" + moment + rb"\g<3>", data)
            part = zipfile.ZipInfo(entry.filename, EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            # What ZipInfo takes from the system it runs on.
            part.create_system = 3
            part.external_attr = 0o600 << 16
            target.writestr(part, data)
    return out.getvalue()
