"""What is typed is found in title, item and source, and the place that has it is told."""

from __future__ import annotations

import pytest

from qi_tui.analysis.searching import Hit, hit
from tests.analysis.listed import entry

ENTRY = entry(
    "redesign",
    ("Clinical leadership", "Do doctors and nurses lead?"),
    ("Two-way communication", "Is there a plan for it?"),
    title="Effective Straße",
    source="Improvement Leaders' Guide",
    publisher="NHS Institute",
)


@pytest.mark.parametrize("sought", ["effective", "EFF str", "redesign eff", "strasse", " ", ""])
def test_title_and_id_come_first(sought: str) -> None:
    assert hit(ENTRY, sought) == Hit("title", "Effective Straße")


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        ("communication", "Two-way communication"),
        ("effective clinical", "Clinical leadership"),
        ("LEADERSHIP", "Clinical leadership"),
        ("nurses", "Clinical leadership: Do doctors and nurses lead?"),
        ("leadership doctors", "Clinical leadership: Do doctors and nurses lead?"),
    ],
)
def test_then_an_item_by_its_title_and_then_by_its_prompt(sought: str, text: str) -> None:
    assert hit(ENTRY, sought) == Hit("item", text)


@pytest.mark.parametrize("sought", ["guide", "institute", "2005", "effective 2005"])
def test_then_the_source(sought: str) -> None:
    found = hit(ENTRY, sought)
    assert found == Hit("source", "Improvement Leaders' Guide. NHS Institute, 2005. 1")


def test_words_that_stand_apart_are_told_by_an_item_that_has_one() -> None:
    assert hit(ENTRY, "guide communication") == Hit("item", "Two-way communication")


@pytest.mark.parametrize("sought", ["zebra", "effective zebra", "communication zebra"])
def test_a_word_that_is_nowhere_rules_it_out(sought: str) -> None:
    assert hit(ENTRY, sought) is None
