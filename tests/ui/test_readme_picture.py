"""The README's picture is drawn by the program, always the same, and asks no other site."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.picture import draw


def words(picture: str) -> list[str]:
    """The texts of an SVG picture, in their order."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", picture)


async def test_the_picture_is_of_the_room_as_it_is_now(repo: Path) -> None:
    kept = (repo / "docs" / "room.svg").read_text(encoding="utf-8")
    drawn = await draw()
    assert words(drawn) == words(kept), "draw it anew: python -m scripts.picture"
    assert drawn == await draw()
    assert "two&#160;camps" in drawn


async def test_the_picture_names_no_other_site() -> None:
    drawn = await draw()
    links = re.findall(r"https?://[^\s\"']+", drawn)
    assert set(links) == {"http://www.w3.org/2000/svg"}
