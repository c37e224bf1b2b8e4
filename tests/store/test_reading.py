"""One way in for JSON that somebody else wrote: every refusal is a plain sentence."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.store.disk import reading
from qi_tui.store.disk.reading import BOM, LARGEST, Unreadable, parse, read_bytes
from tests.store.files import as_somebody_without_rights, example

# What a person should never read.
PYTHON_WORDS = ["Traceback", "NoneType", "dict", "Error", "str'", "int'", "object", "sys.set_int"]


def refusal_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        parse(data)
    assert caught.value.advice
    sentence = str(caught.value)
    assert [word for word in PYTHON_WORDS if word in sentence] == []
    return caught.value.reason


def refusal_to_read(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_bytes(path)
    assert caught.value.advice
    return caught.value.reason


@pytest.mark.parametrize("data", [b"", b"   \n\t ", b"\n"])
def test_empty(data: bytes) -> None:
    assert refusal_of(data) == "it is empty"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"hello", "line 1, column 1"),
        (b'{"a": 1,\n "b" 2}', "line 2, column 6"),
        (b'{"a": 1}\n{"b": 2}', "line 2, column 1"),
        (b"{'a': 1}", "line 1, column 2"),
        (b'{"a": 1]', "line 1, column 8"),
        (b'{"a": 1}}', "line 1, column 9"),
        (b'{"a": trustworthy}', "line 1, column 7"),
        (b"[section]\nkey = value", "line 1, column 2"),
        (b"\xef\xbb\xbf{}", "line 1, column 1"),
    ],
)
def test_not_json(data: bytes, place: str) -> None:
    assert refusal_of(data) == f"it is not JSON ({place})"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff\xd8\xff\xe0 a photo", 1),
        ('{"name":\n "Siân"}'.encode("latin-1"), 2),
        ('{"name": "Sam"}'.encode("utf-16"), 1),
        (b'{\n\n"a": "\xc3\x28"}', 3),
    ],
)
def test_not_utf8(data: bytes, line: int) -> None:
    assert refusal_of(data) == f"it is not UTF-8 text (line {line})"


WHOLE = json.dumps(
    {
        "a": [1, -2.5e10, True, False, None, {"b": {}}],
        "c": 'quote " backslash \\ é \n',
        "d": {"e": -0.5, "f": [], "g": "😀", "h": -1.5e-7},
    },
    indent=1,
)


@pytest.mark.parametrize("written", [WHOLE, json.dumps(json.loads(WHOLE), ensure_ascii=False)])
def test_cut_short_anywhere(written: str) -> None:
    data = written.encode("utf-8")
    for end in range(1, len(data)):
        part = data[:end]
        line = part.rstrip().count(b"\n") + 1
        assert refusal_of(part) == f"it is cut short at line {line}", part[-20:]
        assert refusal_of(part + b"\n").startswith("it is cut short at line ") or part[-1] > 127


@pytest.mark.parametrize(
    "written",
    [
        '{"a": 1, "a": 2}',
        '{"a": 1, "a": 1}',
        '{"a" \n: 1, "a"\t:2}',
        '{"x": [{"y": {"a": 1, "b": 2, "a": null}}]}',
        '{"a": 1, "\\u0061": 2}',
    ],
)
def test_a_key_twice_is_refused_wherever_it_stands(written: str) -> None:
    assert refusal_of(written.encode()) == '"a" stands in it twice'


def test_a_hostile_key_twice_is_shown_safely() -> None:
    key = "\x1b]52;c;cHduZWQ=\x07\u202e" + "x" * 500
    reason = refusal_of(("{" + f"{json.dumps(key)}: 1, {json.dumps(key)}: 2" + "}").encode())
    assert reason.isprintable()
    assert len(reason) < 120


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number(word: str) -> None:
    assert refusal_of(f'{{"a": {word}}}'.encode()) == f"it holds {word}, which is not a number"


@pytest.mark.parametrize("digits", ["1e400", "-1e999", "1" + "0" * 400 + ".0"])
def test_numbers_beyond_all_bounds(digits: str) -> None:
    assert refusal_of(f'{{"a": {digits}}}'.encode()) == "it holds a number that is far too large"


def test_a_number_of_five_thousand_digits() -> None:
    data = b'{"a": ' + b"9" * 5000 + b"}"
    assert refusal_of(data) == "it holds a number that is far too long"


@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
def test_deep_nesting(opening: bytes, closing: bytes) -> None:
    deep = 40_000
    assert refusal_of(opening * deep + b"1" + closing * deep).startswith("it is nested too deeply")


@given(st.binary(max_size=200))
def test_no_bytes_at_all_are_too_much(data: bytes) -> None:
    reason, advice = "", "none"
    try:
        parse(data)
    except Unreadable as refusal:
        reason, advice = refusal.reason, refusal.advice
    assert bool(reason) == (advice != "none")
    assert advice


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(_JSON)
def test_whole_json_is_read_as_it_is(value: Any) -> None:
    assert parse(json.dumps(value).encode("utf-8")) == value


def test_a_byte_order_mark_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(BOM + b'{"a": 1}')
    assert parse(read_bytes(path)) == {"a": 1}


def test_a_file_of_20_mb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sam.json"
    with path.open("wb") as file:
        file.truncate(20_000_000)
    tried: list[object] = []
    monkeypatch.setattr(reading, "parse", tried.append)
    assert refusal_to_read(path) == "it is too large (20 MB)"
    assert tried == []


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b'"' + b"a" * (LARGEST - 2) + b'"')
    assert len(parse(read_bytes(path))) == LARGEST - 2
    path.write_bytes(b'"' + b"a" * (LARGEST - 1) + b'"')
    assert refusal_to_read(path).startswith("it is too large")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert refusal_to_read(tmp_path / "sam.json") == "it is not there any more"


def test_a_folder(tmp_path: Path) -> None:
    reason = refusal_to_read(tmp_path)
    assert reason in ("it is not a file with data in it", "it is a folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    os.mkfifo(path)
    assert refusal_to_read(path) == "it is not a file with data in it"


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_file(device: str) -> None:
    assert refusal_to_read(Path(device)) == "it is not a file with data in it"


def test_a_file_without_permission(open_folder: Path) -> None:
    path = open_folder / "sam.json"
    path.write_text(json.dumps(example()), encoding="utf-8")
    path.chmod(0)
    with as_somebody_without_rights():
        assert refusal_to_read(path) == "you are not permitted to read it"


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "sam.json"
    path.symlink_to(path)
    assert refusal_to_read(path).startswith("it cannot be opened (")


def test_a_disk_that_fails_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sam.json"
    path.write_bytes(b"{}")

    def refuse(handle: int) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(reading, "_whole", refuse)
    assert refusal_to_read(path) == "it cannot be read (Input/output error)"
