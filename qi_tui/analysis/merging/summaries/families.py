"""Telling that two summaries are made of the same sessions, without saying which these are.

A summary names its sessions by the BLAKE2b hashes of their ids, keyed with the salt of a family.

- **Nobody can be guessed.** An id is a random UUID: 122 bits, of which a file's name shows 32. Who
  has a hash and the salt would have to try the 90 others. Only who has a session's id already can
  tell whether it is among them, and an id stands in the file with the answers.
- **So the salt is no secret**, and stands in the file. That is what lets any later merge notice
  that a session file lies beside a summary in which it is counted, without being told a word.
- **What the salt is for**: summaries of one family can be compared, those of two cannot. A place
  that sends summaries to two bodies which are not to find out that they have the same people gives
  each a family of its own. The salt is made of a word that all who send to one body are given, so
  there is no file to pass on; without a word all are of one family, and overlaps are noticed.
- **8 bytes are enough.** The odds that any two of n different sessions have the same hash are about
  n² / 2⁶⁵: for 1.3 million raters (everybody in the NHS) 1 in 22 million, and what comes of it is a
  file that is named and left out, not a wrong count. 4 bytes would raise a false alarm with the
  first hundred thousand; 16 would take twice the room. In base64 a rater takes 10.7 bytes, so the
  16 MiB that a file may have hold 1.5 million.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import sys
import uuid
from array import array
from collections.abc import Iterable
from operator import lt

from qi_tui.model.text import same_name

HASH_BYTES = 8
SALT_BYTES = 16
_PERSON = b"qi-tui sessions"
_LITTLE = sys.byteorder == "little"


def family_of(word: str = "") -> str:
    """The salt of a family, 32 hexadecimal digits.

    Args:
        word: what its members were given; empty for the family of all who were given none. Capitals
            and blanks at the ends make no difference.
    """
    said = f"qi-tui summary family\n{same_name(word)}".encode("utf-8", "replace")
    return hashlib.sha256(said).hexdigest()[: 2 * SALT_BYTES]


def hash_of(session: str, family: str) -> int:
    """The hash of a session's id (a UUID) in a family (its salt), below 2⁶⁴."""
    made = hashlib.blake2b(
        uuid.UUID(session).bytes,
        digest_size=HASH_BYTES,
        key=bytes.fromhex(family),
        person=_PERSON,
    )
    return int.from_bytes(made.digest(), "big")


def packed(hashes: Iterable[int]) -> str:
    """Hashes as a file has them: each once, in their order, in base64."""
    ordered = array("Q", sorted(set(hashes)))
    if _LITTLE:
        ordered.byteswap()
    return base64.b64encode(ordered.tobytes()).decode("ascii")


def unpacked(text: str) -> array[int]:
    """The hashes in a file's base64.

    Raises:
        ValueError: where it is no base64 of hashes, each once and in their order.
    """
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except ValueError as error:
        raise ValueError("no base64") from error
    if len(data) % HASH_BYTES:
        raise ValueError("half a hash")
    found = array("Q", data)
    if _LITTLE:
        found.byteswap()
    if not all(map(lt, found, found[1:])):
        raise ValueError("not in order")
    return found
