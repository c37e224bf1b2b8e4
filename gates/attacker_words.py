"""Names, ids, times and comments in what left the room: searched for in every file, unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping

from gates.attacker_told import Told
from gates.attacker_workshops import Workshop


def look_at_words(workshop: Workshop, told: Told, exports: Mapping[str, bytes]) -> Iterator[str]:
    """A sentence for each word of a rater that is where it may not be."""
    sizes = Counter(person.role for person in workshop.people)
    least = workshop.limits.counts
    others = workshop.people[1:]
    for name, content in exports.items():
        text = unpacked(content)
        # A rater's own report has that rater's own words.
        people = others if name.startswith("mine") else workshop.people
        secrets = [word for person in people for word in (person.alias, *person.ids)]
        found = [word for word in (*secrets, "zfile", "13:37") if word in text]
        if found:
            yield f"{name}: {found}"
        roles = [role for role in set(re.findall(r"zrole\d+", text)) if sizes[role] < least]
        if roles and not name.startswith("mine"):
            yield f"{name}: {roles}, who are {[sizes[role] for role in roles]}"
        if name.startswith("mine") and any(person.remark in text for person in others):
            many = max((int(row.get("n", 0)) for row in told.rows.values()), default=0)
            if many < least:
                yield f"{name}: what others wrote"
    for row in told.remarks:
        rounds = [key for key in told.rows if (key[0], *key[2:]) == (row[0], *row[2:])]
        most = max(told.rows[key].get("n", 0) for key in rounds)
        if most < least:
            yield f"{row}: comments of at most {most:g}"


def unpacked(content: bytes) -> str:
    """All text in a file, and in all files of an archive."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    return "\n".join(part.decode("utf-8", "replace") for part in parts)
