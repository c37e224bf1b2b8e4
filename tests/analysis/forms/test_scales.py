"""What a label says: what is plain is read, what is only nearly so is asked."""

from __future__ import annotations

import pytest

from qi_tui.analysis.forms.scales import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Scale,
    scales_of,
    typed_answer,
)
from qi_tui.model.answer import UNANSWERED, Answer, Standing
from qi_tui.store.definitions.library import Library

LIBRARY = Library()
IDS = sorted(entry.id for entry in LIBRARY.catalogue.entries)


def scale(framework: str) -> Scale:
    return scales_of(LIBRARY.need(framework), LIBRARY.need(framework).points)[0]


REDESIGN = scale("effective-redesign")
YES_NO = scale("sustainable-initiative")
COUNT = scale("skills-dosing")
POLES = scale("mindset-shift")


def value(of: Scale, text: str) -> int | None:
    answer = of.read(text)
    return answer.value if answer is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5),
        ("5.0", 5),
        ("4,0", 4),
        ("+3", 3),
        ("\uff15", 5),
        ("joins the group's meetings", 5),
        ("Joins the group’s meetings.", 5),
        ("5 - joins the group's meetings", 5),
        ("5 - joins the meetings", 5),
        ("5: joins", 5),
        ("(5) joins", None),
        ("joins the group's meetings (5)", 5),
        ("4 - joins the group's meetings", None),
        ("0", None),
        ("8", None),
        ("3.5", None),
        ("3,5", None),
        ("60%", None),
        ("5 of 7", None),
        ("3-4", None),
        ("-3", None),
        ("1e1", None),
        ("sort of", None),
        ("=1+4", None),
        ("#N/A", None),
        ("\u0665", 5),
        ("9" * 5000, None),
    ],
)
def test_labels_of_a_scale_of_seven(text: str, expected: int | None) -> None:
    assert value(REDESIGN, text) == expected


@pytest.mark.parametrize("name", IDS)
def test_every_framework_reads_its_own_words(name: str) -> None:
    of = LIBRARY.need(name)
    for each in scales_of(of, of.points):
        item = of.item_by_id[each.items[0]]
        texts = of.descriptors(item)
        for point, text in enumerate(texts, 1):
            if texts.count(text) == 1:
                assert value(each, text.upper()) == point
            if item.kind != "yes_no":
                assert value(each, f"{point} - {text}") in (point, None)
                assert value(each, str(point)) == point


@pytest.mark.parametrize(
    "text",
    [
        "Don't know",
        "DON’T KNOW",
        "I don't know",
        "dk",
        "D/K",
        "Not sure",
        "unsure",
        "?",
        "Can't say",
        "Not sure / don't know",
    ],
)
def test_dont_know(text: str) -> None:
    assert REDESIGN.read(text) == DONT_KNOW


@pytest.mark.parametrize(
    "text", ["n/a", "N.A.", "NA", "Not applicable", "not applicable (N/A)", "Does not apply"]
)
def test_not_applicable(text: str) -> None:
    assert REDESIGN.read(text) == NOT_APPLICABLE


def test_blank_is_unanswered() -> None:
    assert REDESIGN.read("") == UNANSWERED
    assert REDESIGN.read(" \u00a0 ") == UNANSWERED
    assert REDESIGN.read("-") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes", 2),
        ("y", 2),
        ("TRUE", 2),
        ("✓", 2),
        ("no", 1),
        ("N", 1),
        ("False", 1),
        ("1", None),
        ("2", None),
        ("0", None),
        ("Yes, partly", None),
    ],
)
def test_yes_and_no(text: str, expected: int | None) -> None:
    assert value(YES_NO, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("12", 12),
        ("12.0", 12),
        ("3,5", None),
        ("12 people", None),
        ("1,200", None),
        ("-1", None),
        ("10000001", None),
        ("about 5", None),
    ],
)
def test_counts(text: str, expected: int | None) -> None:
    assert value(COUNT, text) == expected


def test_poles_are_the_ends_and_what_two_points_say_is_neither() -> None:
    poles = [text for text, point in POLES.texts if point in (1, 7) and "fully" not in text]
    assert [value(POLES, text) for text in poles] == [1, 7]
    twice = next(text for text, _ in POLES.texts if text.startswith("nearer to"))
    assert POLES.read(twice) is None


def test_numbers_of_another_scale_are_not_taken() -> None:
    assert REDESIGN.read("5", numbers_hold=False) is None
    assert REDESIGN.read("5 - often", numbers_hold=False) is None
    assert REDESIGN.read("5 - joins the group's meetings", numbers_hold=False) == Answer(
        Standing.RATED, 5
    )


def test_an_unknown_label_may_be_near_to_a_point() -> None:
    assert REDESIGN.near("joins groups meeting") == 5
    assert REDESIGN.near("sort of") is None
    assert REDESIGN.near("3.5") is None


def test_what_a_person_types() -> None:
    assert typed_answer(REDESIGN, " 7 ") == Answer(Standing.RATED, 7)
    assert typed_answer(REDESIGN, "D") == DONT_KNOW
    assert typed_answer(REDESIGN, "u") == UNANSWERED
    for wrong in ("8", "0", "", "seven", "-1"):
        assert typed_answer(REDESIGN, wrong) is None
    assert typed_answer(COUNT, "0") == Answer(Standing.RATED, 0)
