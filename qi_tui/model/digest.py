"""The digest that says whether two answers may be counted together.

It covers what an answer rests on (kind, id, points, facets, reversal, column of each item), and
never the wording or the order of the items, so that a corrected sentence does not part a room.
"""

from __future__ import annotations

import hashlib
import json

from qi_tui.model.framework import Framework


def framework_digest(framework: Framework) -> str:
    """The SHA-256, as 64 hexadecimal digits, of the canonical form of a framework's items.

    Canonical: a JSON array with one object per item, sorted by id, keys sorted, no blanks, ASCII.
    """
    items = [
        {
            "column": item.column,
            "facets": sorted(framework.facets),
            "id": item.id,
            "kind": item.kind,
            "points": framework.points[item.id],
            "reversed": getattr(item, "reversed", False),
        }
        for item in sorted(framework.items, key=lambda item: item.id)
    ]
    canonical = json.dumps(items, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()
