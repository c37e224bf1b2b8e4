"""What no module may do, whatever the text: go past the door."""

from __future__ import annotations

import ast
from collections.abc import Iterator

MARKUP = frozenset({"from_markup", "from_rich_text", "Markdown", "escape"})
SPEAKING = frozenset({"notify", "print"})
FIELDS = frozenset({"Input", "TextArea", "MaskedInput"})
"""What draws its text as it is: there is one line and one text of ours that clean it."""
STREAMS = frozenset({"sys.stdout.write", "sys.stderr.write"})
WIDGETS = frozenset({"Static", "Label", "Button", "Option", "update"})
STRINGS = frozenset({"display", "display_comment", "str", "fitted", "filled"})


def always_wrong(module: str, source: str) -> Iterator[str]:
    """What no module may do, whatever the text: read markup, print, notify past the door."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        last = name.rpartition(".")[2]
        is_wrong = last in MARKUP | SPEAKING | FIELDS or name in STREAMS
        if is_wrong or (last in WIDGETS and _reads_markup(node)):
            yield f"{module}:{node.lineno}: {ast.unparse(node)}"


def _reads_markup(call: ast.Call) -> bool:
    """Whether a widget is given a string that is put together, which it would read as markup."""
    if not call.args or any(word.arg == "markup" for word in call.keywords):
        return False
    first = call.args[0]
    if isinstance(first, ast.Call):
        return ast.unparse(first.func) in STRINGS
    return isinstance(first, ast.JoinedStr | ast.BinOp)
