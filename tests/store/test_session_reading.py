"""From bytes to a session: strict, whole or not at all, and the quick way never fooled."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.session_reading import NotASession, session_in
from tests.store.files import EXAMPLE, Tables, as_bytes, example, tally, workshop
from tests.store.test_reading import PYTHON_WORDS

Change = Callable[[Tables], object]
ITEM = "chief-executive-commitment"


def head(**fields: Any) -> Change:
    return lambda tables: tables["session"]["1"].update(fields)


def sheet(**fields: Any) -> Change:
    return lambda tables: tables["answers"]["1"].update(fields)


def without(*path: str) -> Change:
    def change(tables: Tables) -> None:
        place: Any = tables
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


def table(name: str, content: Any) -> Change:
    return lambda tables: tables.update({name: content})


def twice(tables: Tables) -> None:
    tables["answers"]["2"] = tables["answers"]["1"]


def two_heads(tables: Tables) -> None:
    tables["session"]["2"] = tables["session"]["1"]


def refusal_of(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        session_in(data)
    sentence = str(caught.value)
    assert caught.value.advice
    assert sentence.isprintable()
    assert len(sentence) < 400
    assert [word for word in PYTHON_WORDS if word in sentence] == []
    return caught.value.reason


REFUSED: list[tuple[Change, str]] = [
    (sheet(values={ITEM: 70}), f"'{ITEM}' has 70, which is off its scale of 7 points"),
    (sheet(values={ITEM: 8}), f"'{ITEM}' has 8, which is off its scale of 7 points"),
    (sheet(values={ITEM: 0}), f"'{ITEM}' has 0, which is off its scale of 7 points"),
    (sheet(values={ITEM: -1}), f"answers.1.values.{ITEM} in it is not what it should be"),
    (sheet(values={ITEM: True}), f"answers.1.values.{ITEM} in it is not what it should be"),
    (sheet(values={ITEM: 1.0}), f"answers.1.values.{ITEM} in it is not what it should be"),
    (sheet(values={ITEM: "5"}), f"answers.1.values.{ITEM} in it is not what it should be"),
    (sheet(values={ITEM: None}), f"answers.1.values.{ITEM} in it is not what it should be"),
    (sheet(values={ITEM: 10**30}), f"answers.1.values.{ITEM} in it is not what it should be"),
    (sheet(values=[5]), "answers.1.values in it is not what it should be (a table"),
    (sheet(values={"x" * 61: 5}), "answers.1.values.xxx"),
    (sheet(values={"": 5}), "answers.1.values.an empty name in it is not"),
    (sheet(dont_know=[ITEM]), f"'{ITEM}' is answered twice"),
    (sheet(not_applicable=[ITEM]), f"'{ITEM}' is answered twice"),
    (sheet(dont_know=["a", "a"]), "'a' is answered twice"),
    (sheet(dont_know=["a"], not_applicable=["a"]), "'a' is answered twice"),
    (sheet(dont_know=5), "answers.1.dont_know in it is not what it should be (a list"),
    (sheet(dont_know={"a": 1}), "answers.1.dont_know in it is not"),
    (sheet(facet="later"), "answers.1.facet in it is not what it should be (one of the words"),
    (sheet(comments={ITEM: 5}), f"answers.1.comments.{ITEM} in it is not"),
    (sheet(comments={ITEM: "x" * 100_001}), f"answers.1.comments.{ITEM} in it is not"),
    (twice, "the same facet and subject stand in it twice"),
    (two_heads, "it holds more than one session"),
    (table("session", {}), "it holds no session"),
    (table("answers", []), "answers in it is not what it should be (a table"),
    (table("actions", {"1": {"text": 5}}), "actions.1.text in it is not"),
    (table("actions", {"1": {"text": "x", "state": "lost"}}), "actions.1.state in it is not"),
    (without("answers"), "answers is missing in it"),
    (without("session", "1", "id"), "session.1.id is missing in it"),
    (without("session", "1", "points"), "session.1.points is missing in it"),
    (without("session", "1", "rater"), "session.1.rater is missing in it"),
    (without("session", "1", "revision"), "session.1.revision is missing in it"),
    (head(schema=2), "it comes from a newer qi-tui than this one (schema 2)"),
    (head(schema=10**30), "it comes from a newer qi-tui"),
    (head(schema=2, kind="dance", id=5), "it comes from a newer qi-tui"),
    (head(schema=0), "session.1.schema in it is not"),
    (head(schema=True), "session.1.schema in it is not"),
    (head(schema="1"), "session.1.schema in it is not"),
    (head(id="../../x"), "session.1.id in it is not what it should be (text"),
    (head(revision=-1), "session.1.revision in it is not"),
    (head(revision=1.5), "session.1.revision in it is not"),
    (head(revision=2**53 + 1), "session.1.revision in it is not"),
    (head(points=15), "session.1.points in it is not"),
    (head(points={ITEM: 99}), f"session.1.points.{ITEM} in it is not"),
    (head(points={"a": 7}), f"it does not say how many points '{ITEM}' has"),
    (head(points={"a": "b"}), "session.1.points"),
    (head(points=None), "session.1.points in it is not"),
    (head(kind="dance"), "session.1.kind in it is not"),
    (head(kind="tally"), "answers.1.dont_know in it is not"),
    (head(round=0), "session.1.round in it is not"),
    (head(rater=None), "session.1.rater in it is not"),
    (head(rater={"alias": 5}), "session.1.rater.alias in it is not"),
    (head(about={"title": 1.5}), "session.1.about.title in it is not"),
    (head(status="done"), "session.1.status in it is not"),
    (head(updated_at="yesterday"), "session.1.updated_at in it is not"),
    (head(framework_digest="3b"), "session.1.framework_digest in it is not"),
    (head(framework="x" * 61), "session.1.framework in it is not"),
    (head(extra=float("nan")), "it holds NaN, which is not a number"),
]


@pytest.mark.parametrize(("change", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_refused_as_a_whole_with_the_reason(change: Change, reason: str) -> None:
    tables = example()
    change(tables)
    assert reason in refusal_of(as_bytes(tables))


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        None,
        5,
        "text",
        {"_default": {"1": {"name": "a table of TinyDB"}}},
        {"session": "a token", "user": 5},
        {"session": {"token": "abc", "expires": 5}},
        {"session": {"1": {"token": "abc"}}},
        {"session": []},
        {"answers": {}},
        {"workshop": "a title"},
    ],
    ids=repr,
)
def test_json_of_something_else_is_not_a_session(content: Any) -> None:
    with pytest.raises(NotASession) as caught:
        session_in(as_bytes(content))
    assert not caught.value.is_workshop
    assert not caught.value.is_invitation


def test_other_files_of_ours_are_known_as_such() -> None:
    for content, is_workshop in ((workshop(), True), ({"invitation": {"1": {}}}, False)):
        with pytest.raises(NotASession) as caught:
            session_in(as_bytes(content))
        assert caught.value.is_workshop == is_workshop
        assert caught.value.is_invitation != is_workshop


def test_the_example_is_read() -> None:
    session = session_in(as_bytes(EXAMPLE))
    assert session.head.rater.alias == "Sam"
    assert session.head.revision == 7
    assert session.sheet().values == {ITEM: 5, "two-way-communication": 2}
    assert session.sheet().dont_know == ["project-management-headroom"]
    assert session.actions[0].text.startswith("Ask for two days")


def test_a_tally_is_read() -> None:
    counts = [0, 0, 1, 2, 3, 0, 0]
    session = session_in(as_bytes(tally({ITEM: counts})))
    assert session.is_tally
    assert session.tally_sheets[0].counts == {ITEM: counts}


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([1, 2], "2 counts, which is off its scale of 7 points"),
        ([0] * 8, "8 counts, which is off its scale"),
        ([0, 0, 0, 0, 0, 0, -1], "is not what it should be"),
        ([0, 0, 0, 0, 0, 0, True], "is not what it should be"),
    ],
)
def test_a_tally_that_does_not_fit_its_scale(counts: list[int], reason: str) -> None:
    assert reason in refusal_of(as_bytes(tally({ITEM: counts})))


def test_moments_may_be_dates_and_codes_may_be_there() -> None:
    tables = example(started_at="2026-11-20", updated_at="2026-11-20")
    tables["session"]["1"]["rater"] = {"alias": None, "role": None, "code": "a salted hash"}
    assert session_in(as_bytes(tables)).head.updated_at == "2026-11-20"


# Each of these puts one key into the text of a file a second time.
DOUBLED = [
    ('"revision": 7', '"revision": 7, "revision": 8'),
    ('"revision": 7', '"revision" : 7, "revision"\t:\n8'),
    ('"revision": 7', '"revision": 7, "revi\\u0073ion": 8'),
    ('"alias": "Sam"', '"alias": "Sam", "alias": "Jo"'),
    ('"title": "Winter flow"', '"title": "Winter flow", "title": "Summer flow"'),
    (f'"{ITEM}": 5', f'"{ITEM}": 5, "{ITEM}": 1'),
    (f'"{ITEM}": 5', f'"{ITEM}": 5, "{ITEM}": 5'),
    (f'"{ITEM}": "Comes', f'"{ITEM}": "Goes", "{ITEM}": "Comes'),
    ('"facet": "now"', '"facet": "now", "facet": "now"'),
    ('"state": "open"', '"state": "open", "state": "done"'),
    ('"answers": {', '"answers": {}, "answers": {'),
    ('"1": {"facet"', '"1": {}, "1": {"facet"'),
    ('"1": {"schema"', '"1": {}, "1": {"schema"'),
    ('"schema": 1', '"schema": 2, "schema": 1'),
    ('"dont_know": [', '"dont_know": [], "dont_know": ['),
]


@pytest.mark.parametrize(("once", "doubled"), DOUBLED, ids=[doubled for _, doubled in DOUBLED])
@pytest.mark.parametrize("comment", ["plain", 'tricky ": 1, \\" : "x": {'])
def test_no_key_may_stand_twice(once: str, doubled: str, comment: str) -> None:
    tables = example()
    tables["answers"]["1"]["comments"]["reported-outcomes"] = comment
    written = json.dumps(tables)
    assert session_in(written.encode()).head.revision == 7
    assert written.count(once) == 1
    assert "stands in it twice" in refusal_of(written.replace(once, doubled).encode())


def test_a_left_out_field_does_not_hide_a_doubled_one() -> None:
    """As many keys as there should be, and yet one of them twice."""
    tables = example()
    del tables["session"]["1"]["app"]
    written = json.dumps(tables).replace('"revision": 7', '"revision": 7, "revision": 8')
    assert "stands in it twice" in refusal_of(written.encode())
    written = json.dumps(tables).replace('"revision": 7', '"revision": 7, "schema_": 1')
    assert session_in(written.encode()).head.revision == 7


def test_half_a_character_in_a_comment_does_not_lose_the_answers() -> None:
    tables = example()
    tables["answers"]["1"]["comments"][ITEM] = "before \ud83d after"
    session = session_in(json.dumps(tables).encode())
    assert session.sheet().comments[ITEM] == "before ? after"
    assert session.sheet().values == EXAMPLE["answers"]["1"]["values"]


@pytest.mark.parametrize("depth", [300, 900, 40_000])
def test_deep_nesting_in_an_unknown_field(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    written = json.dumps(example()).replace('"revision": 7', f'"revision": 7, "deep": {deep}')
    assert refusal_of(written.encode()).startswith("it is nested too deeply")


def test_a_number_too_large_to_be_written_back_is_refused() -> None:
    written = json.dumps(example()).replace('"revision": 7', '"revision": 7, "extra": 1e400')
    assert refusal_of(written.encode()) == "it holds a number that is far too large"


def test_hostile_names_are_shown_safely() -> None:
    tables = example()
    tables["answers"]["1"]["values"] = {"\x1b]52;c;x\x07\u202e": 70}
    reason = refusal_of(as_bytes(tables))
    assert "70" in reason
