"""Text as XML can hold it, for the formats that are XML inside (XLSX, DOCX).

XML has no form for most control characters, for halves of a character and for two that are none.
What may be shown has none of them; this is the second wall, for one of them makes a file that
cannot be opened.
"""

from __future__ import annotations

import re

from qi_tui.model.text import REPLACEMENT

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with each character that XML cannot hold replaced by one that can be seen."""
    return _NOT_IN_XML.sub(REPLACEMENT, text)
