"""The command `mine`: a rater's own record goes out and comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.files import as_bytes, below, example, put, rated


def test_out_and_in_again(tmp_path: Path, run: Run) -> None:
    put(tmp_path / "a" / "sam.json", example())
    put(tmp_path / "a" / "jo.json", rated(4, alias="Jo"))
    target = tmp_path / "mine.zip"
    out = run("mine", "export", "--sessions", tmp_path / "a", "-o", target)
    assert (out.status, out.out) == (0, f"{target}\n")
    assert "2 sessions packed, not encrypted." in out.err
    into = run("mine", "import", target, "--sessions", tmp_path / "b")
    assert into.status == 0
    assert into.out.count(": added\n") == 2
    brought = {data for name, data in below(tmp_path / "b").items() if name.endswith(".json")}
    assert brought == set(below(tmp_path / "a").values())
    again = run("--sessions", tmp_path / "b", "mine", "import", target)
    assert "2 there already." in again.err


def test_only_one_raters_and_into_a_folder(tmp_path: Path, run: Run) -> None:
    put(tmp_path / "a" / "sam.json", example())
    put(tmp_path / "a" / "jo.json", rated(4, alias="Jo"))
    words = ("mine", "export", "--sessions", tmp_path / "a", "--name", "SAM")
    assert run(*words, "-o", tmp_path / "out").status == 0
    assert [*below(tmp_path / "out")] == ["record.index", "sam.json"]
    assert run("merge", tmp_path / "out").status == 0
    assert run(*words, "--framework", "mindset-shift", "-o", tmp_path / "none").status == 2


def test_what_is_in_the_way_stays_without_a_word(tmp_path: Path, run: Run) -> None:
    put(tmp_path / "a" / "sam.json", example())
    target = put(tmp_path / "mine.zip", b"something else")
    words = ("mine", "export", "--sessions", tmp_path / "a", "-o", target)
    said = run(*words)
    assert (said.status, "add --force" in said.err) == (2, True)
    assert target.read_bytes() == b"something else"
    assert run(*words, "--force").status == 0


def test_conflicts_and_what_was_passed_over_leave_1(tmp_path: Path, run: Run) -> None:
    put(tmp_path / "a" / "sam.json", example())
    put(tmp_path / "a" / "broken.json", b"{")
    put(tmp_path / "b" / "sam.json", example(status="draft"))
    target = tmp_path / "mine.zip"
    out = run("mine", "export", "--sessions", tmp_path / "a", "-o", target)
    assert (out.status, "left out: broken.json: it is" in out.err) == (1, True)
    into = run("mine", "import", target, "--sessions", tmp_path / "b")
    assert into.status == 1
    assert "not the same as yours, and no newer: both stay" in into.out
    assert (tmp_path / "b" / "sam.json").read_bytes() == as_bytes(example(status="draft"))


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["mine"], 2, "export or import"),
        (["mine", "exprot"], 2, 'did you mean "export"'),
        (["mine", "export"], 2, "output"),
        (["mine", "import", "gone.zip"], 2, "There is no file or folder gone.zip"),
        (["mine", "import", "text.zip"], 1, "no zip, or is damaged"),
        (["mine", "import", "empty"], 2, "no session file of a rater in empty"),
        (["mine", "export", "-o", "x.zip", "--sessions", "empty"], 2, "no session of a rater"),
    ],
)
def test_wrong_usage(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch,
    words: list[str], status: int, said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "text.zip", b"hello")
    (tmp_path / "empty").mkdir()
    found = run(*words)
    assert (found.status, said in found.err) == (status, True), found.err
