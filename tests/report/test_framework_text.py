"""A framework as plain text, to read before rating or to paste into an e-mail."""

from __future__ import annotations

from qi_tui.report.framework_text import WIDTH, framework_text
from tests.making import framework, item
from tests.store.files import framework as effective_redesign


def test_everything_to_read_before_rating_is_there() -> None:
    of = effective_redesign()
    text = framework_text(of)
    words = " ".join(text.split())
    assert text.splitlines()[0] == of.title
    for told in (of.source.title, of.source.publisher, str(of.source.year), of.source.section):
        assert told in words
    for place, each in enumerate(of.items, start=1):
        assert f"{place}. {each.title}" in words
        assert each.prompt in words
        for value, descriptor in enumerate(of.descriptors(each), start=1):
            assert f"{value} {descriptor}" in words
    for domain in of.domains:
        assert domain.title in words
    for band in of.scoring.bands:
        assert f"{band.lowest}–{band.highest} {band.label}" in words


def test_lines_fit_a_terminal() -> None:
    assert max(map(len, framework_text(effective_redesign()).splitlines())) <= WIDTH


def test_hostile_words_are_shown_safely() -> None:
    hostile = "\x1b[31mred\u202e"
    of = framework(
        title=hostile,
        purpose=hostile,
        domains=[{"id": "x", "title": hostile, "items": [item("a") | {"title": hostile}]}],
        scoring={"method": "sum", "bands": [{"label": hostile, "from": 1, "to": 5}]},
    )
    text = framework_text(of)
    assert all(line.isprintable() for line in text.splitlines())
    assert "red" in text
