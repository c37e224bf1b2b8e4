"""What an Office file is packed of: its parts and their elements, and those that are live."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree


def elements(data: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
    """Each element of each part that is XML, with the name of the part."""
    packed = zipfile.ZipFile(io.BytesIO(data))
    for name in packed.namelist():
        if name.endswith((".xml", ".rels")):
            for element in ElementTree.fromstring(packed.read(name)).iter():
                yield name, element


def live(data: bytes, parts: str, tags: tuple[str, ...]) -> Iterator[str]:
    """A sentence for each part and element that does something, or reaches outside.

    Args:
        data: the file.
        parts: a pattern of names of parts that there must not be.
        tags: ends of the tags that there must not be.
    """
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        if re.search(f"(?i){parts}", name):
            yield f"there is a part {name} in it"
    for name, element in elements(data):
        if element.tag.endswith(tags):
            yield f"{name} has a {element.tag.rpartition('}')[2]}"
        if element.get("TargetMode") == "External":
            yield f"{name} reaches outside: {element.get('Target')!a}"
