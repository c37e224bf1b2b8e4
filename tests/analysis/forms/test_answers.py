"""What a form says with its mapping: labels, respondents, and what must be put right first."""

from __future__ import annotations

from typing import Any

import pytest

from qi_tui.analysis.forms.checking import problems
from qi_tui.analysis.forms.columns import guess
from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.labels import Seen, labels_in, unknown_in
from qi_tui.analysis.forms.mapping import IGNORED, FormMapping, Label, Taken, Use
from qi_tui.analysis.forms.respondents import People, people
from qi_tui.analysis.forms.scales import DONT_KNOW
from qi_tui.model.answer import UNANSWERED, Answer, Standing
from tests.making import framework, item

OF = framework()
FIVE = Answer(Standing.RATED, 5)


def form(titles: str, *rows: str) -> Form:
    """A form of titles and rows with bars between their cells."""
    width = len(titles.split("|"))
    cells = [tuple((row.split("|") + [""] * width)[:width]) for row in rows]
    return Form(tuple(titles.split("|")), tuple(enumerate(cells, 2)))


def seen(of: Form, mapping: FormMapping | None = None) -> tuple[Seen, ...]:
    return labels_in(OF, of, mapping or guess(OF, of))


def answers(of: Form) -> dict[str, Answer | None]:
    return {each.text: each.answer for each in seen(of)}


def read(of: Form, mapping: FormMapping | None = None, **more: Any) -> People:
    mapping = mapping or guess(OF, of)
    return people(OF, of, mapping, labels_in(OF, of, mapping), **more)


def test_a_label_is_counted_once_for_all_columns_of_its_scale() -> None:
    found = seen(form("Item a|Item b", "sort of|5", "5|Sort  of"))
    assert [(each.text, each.times, each.places, each.row) for each in found] == [
        ("sort of", 2, (0, 1), 2), ("5", 2, (0, 1), 2),
    ]  # fmt: skip
    assert [each.text for each in unknown_in(found)] == ["sort of"]


@pytest.mark.parametrize("other", ["0", "6", "10"])
def test_numbers_of_another_scale_are_all_asked(other: str) -> None:
    found = answers(form("Item a|Item b", f"{other}|fully", "4|n/a"))
    assert found[other] is None
    assert found["4"] is None
    assert found["fully"] == FIVE


def test_a_number_that_was_said_spoils_the_others_no_more() -> None:
    of = form("Item a", "44", "4")
    mapping = guess(OF, of).label(Label("44", UNANSWERED))
    found = {each.text: each.answer for each in seen(of, mapping)}
    assert found == {"44": UNANSWERED, "4": Answer(Standing.RATED, 4)}


def test_what_is_said_of_some_items_comes_before_what_is_said_of_all() -> None:
    of = form("Item a|Item b", "so so|so so")
    said = guess(OF, of).label(Label("SO SO", DONT_KNOW)).label(Label("so so", FIVE, ("a",)))
    (found,) = seen(of, said)
    assert (found.answer, found.is_said) == (FIVE, True)


def test_a_label_that_still_has_to_be_said_is_unknown() -> None:
    of = form("Item a", "so so")
    mapping = guess(OF, of).asking([Label("so so", None)])
    assert len(unknown_in(seen(of, mapping))) == 1
    assert mapping.asking([]).labels == ()


def test_respondents() -> None:
    of = form(
        "ID|Timestamp|Name|Alias|Role|Item a|Why?|Item b|Item c",
        "7|20/11/2026 14:02:11|Samantha Jones|Sam|nurse|5 - fully|=1+1|don't know|N/A",
    )
    (one,) = read(of).respondents
    assert (one.row, one.alias, one.role, one.day) == (2, "Sam", "nurse", "2026-11-20")
    assert [(asked.item, answer) for asked, answer in one.answers] == [
        ("a", FIVE), ("b", DONT_KNOW), ("c", Answer(Standing.NOT_APPLICABLE)),
    ]  # fmt: skip
    assert [(asked.item, text) for asked, text in one.comments] == [("a", "=1+1")]
    assert "Jones" not in str(one)


def test_rows_without_an_answer_are_passed_over_and_told() -> None:
    found = read(form("ID|Item a", "1|5", "2|", "3|"))
    assert [each.row for each in found.respondents] == [2]
    assert found.notes == ("2 rows without an answer to any item passed over (3, 4)",)


def test_times_that_cannot_be_read_are_told() -> None:
    found = read(form("Timestamp|Item a", "03/04/2026|5"))
    assert found.respondents[0].day is None
    assert "the day of 1 of the 1 times cannot be told" in found.notes[0]


def keys(of: Form, mapping: FormMapping | None = None, **more: Any) -> list[str]:
    return [each.key for each in read(of, mapping, **more).respondents]


def test_who_is_who_rests_on_the_respondent_column_alone() -> None:
    before = keys(form("ID|Alias|Item a", "1|Sam|5", "2|Jo|4"))
    after = keys(form("ID|Alias|Item a", "2|Joanna|1", "1|Sam|5", "3|Sam|5"))
    assert after[:2] == [before[1], before[0]]
    assert len({*before, *after}) == 3


def test_without_one_the_alias_and_then_the_row_tell_who_is_who() -> None:
    before = keys(form("Alias|Item a", "Sam|5", "|4", "|4"))
    after = keys(form("Alias|Item a", " SAM |1", "|4", "|4", "|4", "sam|2"))
    assert after[:3] == before
    assert len({*after}) == 5


def test_in_an_anonymous_workshop_nobody_is_known_by_the_alias() -> None:
    first = keys(form("Alias|Item a", "Sam|5"), is_anonymous=True)
    assert first != keys(form("Alias|Item a", "Sam|4"), is_anonymous=True)
    assert read(form("Alias|Item a", "Sam|5"), is_anonymous=True).respondents[0].alias is None


def wrong(of: Form, mapping: FormMapping) -> list[str]:
    return list(problems(OF, of, mapping, labels_in(OF, of, mapping)))


def test_nothing_is_wrong_with_a_guess() -> None:
    of = form("ID|Item a|Item b", "1|5|4")
    assert wrong(of, guess(OF, of)) == []


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (Taken(Use.ITEM, "a"), "are both taken for Item a: ignore one of them"),
        (Taken(Use.ITEM, "gone"), '"Item b": there is no item "gone" in small'),
        (Taken(Use.ITEM, "b", "needed"), '"Item b": small has no "needed"'),
        (Taken(Use.ITEM, "b", "now", "Ward 5"), '"Item b": small has no subjects to name'),
        (Taken(Use.COMMENT, None), '"Item b": there is no item "" in small'),
    ],
)
def test_what_must_be_put_right(second: Taken, said: str) -> None:
    of = form("Item a|Item b", "5|4")
    (problem,) = wrong(of, guess(OF, of).take(1, second))
    assert said in problem


def test_a_form_without_items_is_none() -> None:
    of = form("Item a", "5")
    assert wrong(of, guess(OF, of).take(0, IGNORED)) == ["no column is taken for an item of small"]


def test_a_value_off_the_scale_is_refused() -> None:
    of = form("Item a", "so so")
    (problem,) = wrong(of, guess(OF, of).label(Label("so so", Answer(Standing.RATED, 9))))
    assert problem == 'the label "so so" is said to mean 9, and the scale goes from 1 to 5'


def test_one_respondent_in_two_rows_is_refused() -> None:
    of = form("ID|Item a", "1|5", "1|4")
    (problem,) = wrong(of, guess(OF, of))
    assert problem.startswith('rows 2 and 3 have the same "1" in "ID"')


def test_subjects_must_be_named() -> None:
    of = framework(subjects="ward", domains=[{"id": "d", "title": "D", "items": [item("a")]}],
                   scoring={"method": "none"})  # fmt: skip
    bare = form("Item a", "5")
    (problem,) = problems(of, bare, guess(of, bare), ())
    assert problem == '"Item a": it does not say which ward it is about'
    named = form("Ward|Item a", "Ward 5|5", "|4")
    mapping = guess(of, named)
    (problem,) = problems(of, named, mapping, ())
    assert problem == 'row 3: "Ward" names no ward'
    found = people(of, named, mapping, labels_in(of, named, mapping)).respondents
    assert found[0].answers[0][0].subject == "Ward 5"
