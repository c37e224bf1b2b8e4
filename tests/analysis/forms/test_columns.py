"""Which column is which item: guessed for every framework, and left unknown where nobody can."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qi_tui.analysis.forms.columns import guess
from qi_tui.analysis.forms.form import Form, letters
from qi_tui.analysis.forms.mapping import Sure, Taken, Use, fitted, same_columns
from qi_tui.analysis.forms.texts import likeness, squeezed, without_number
from qi_tui.model.framework import Framework, Item
from qi_tui.store.definitions.library import Library
from tests.making import framework, item

LIBRARY = Library()
IDS = sorted(entry.id for entry in LIBRARY.catalogue.entries)
ADDED = ("ID", "Start time", "Completion time", "Email", "Name")
PLAIN = ("its title", "numbered", "its prompt")
STYLES: dict[str, Callable[[int, Item], str]] = {
    "its title": lambda number, item: item.title,
    "numbered": lambda number, item: f"{number}. {item.title}",
    "Qualtrics": lambda number, item: f"Q{number} - Rate the following - {item.title}",
    "its prompt": lambda number, item: item.prompt or item.title,
    "a row of a grid": lambda number, item: f"How would you rate us? [{item.title}]",
    "capitals": lambda number, item: f"Question {number}: {item.title.upper()}",
}


def form(*titles: str, cells: tuple[str, ...] = ()) -> Form:
    return Form(titles, ((2, cells or ("",) * len(titles)),))


def taken(of: Framework, *titles: str) -> list[Taken]:
    return [column.taken for column in guess(of, form(*titles)).columns]


def uses(*titles: str) -> list[str]:
    return [column.use.value for column in taken(framework(), *titles)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", IDS)
def test_every_item_of_every_framework_is_found_by_its_title(name: str, style: str) -> None:
    of = LIBRARY.need(name)
    titles = [*ADDED]
    wanted: list[Taken | None] = [None] * len(ADDED)
    for number, each in enumerate(of.items, 1):
        for facet in of.facets:
            title = STYLES[style](number, each)
            title = f"{title} ({facet})" if len(of.facets) > 1 else title
            titles += [f"Ward 5 - {title}" if of.subjects else title, f"Comments{number}"]
            subject = "Ward 5" if of.subjects else None
            wanted.append(Taken(Use.ITEM, each.id, facet, subject))
            wanted.append(Taken(Use.COMMENT, each.id, facet, subject))
    found = taken(of, *titles)
    for title, is_what, expected in zip(titles, found, wanted, strict=True):
        if expected is not None and of.subjects and style not in PLAIN:
            # What such titles say beside the item could all be the subject's name.
            assert (is_what.use, is_what.item) == (expected.use, expected.item), title
        elif expected is not None:
            assert is_what == expected, title


def test_who_it_is_and_when_is_ignored_and_the_word_for_it_says_why() -> None:
    titles = ["Email", "Name", "Start time", "IP Address", "E-mail address", "Your full name"]
    titles += ["First Name", "Staff number", "RecipientEmail", "Employee ID"]
    columns = guess(framework(), form(*titles)).columns
    assert {column.sure for column in columns} == {Sure.PRIVATE}
    assert {column.taken.use for column in columns} == {Use.IGNORED}


def test_addresses_are_private_whatever_the_column_is_called() -> None:
    of = form("Respondent", "Alias", cells=("sam@nhs.example", "jo@nhs.example"))
    assert {column.sure for column in guess(framework(), of).columns} == {Sure.PRIVATE}


@pytest.mark.parametrize(
    ("title", "use"),
    [
        ("Alias", "alias"),
        ("2. Choose an alias (not your name)", "alias"),
        ("What is your role?", "role"),
        ("Staff group", "role"),
        ("Timestamp", "time"),
        ("Completion time", "time"),
        ("Response ID", "respondent"),
        ("ResponseId", "respondent"),
        ("Duration (in seconds)", "ignored"),
        ("Total points", "ignored"),
        ("Points - Item a", "ignored"),
    ],
)
def test_columns_that_are_no_items(title: str, use: str) -> None:
    assert uses(title) == [use]


def test_only_one_column_is_the_time() -> None:
    assert uses("Timestamp", "Completion time") == ["time", "ignored"]


def test_now_and_needed() -> None:
    of = framework(facets=["now", "needed"])
    found = taken(of, "Item a (now)", "Item a - what is needed", "Item b", "Item c [future]")
    assert [column.facet for column in found] == ["now", "needed", "now", "needed"]
    sure = [column.sure for column in guess(of, form("Item a (now)", "Item b")).columns]
    assert sure == [Sure.SURE, Sure.LIKELY]


def test_a_word_for_a_facet_in_an_items_own_title_is_none() -> None:
    of = LIBRARY.need("leadership-qualities")
    found = taken(of, "Seizing the future (now)", "Seizing the future (needed)")
    assert [column.facet for column in found] == ["now", "needed"]
    assert {column.item for column in found} == {"seizing-the-future"}


def test_comments_belong_to_the_item_that_they_name_or_follow() -> None:
    found = taken(
        framework(), "Item a", "Why?", "Please explain your answer", "Item b", "Comments on: item a"
    )
    said = [(column.use.value, column.item) for column in found]
    assert said == [
        ("item", "a"), ("comment", "a"), ("ignored", None), ("item", "b"), ("comment", "a"),
    ]  # fmt: skip


def test_comments_that_follow_nothing_are_not_known() -> None:
    (column,) = guess(framework(), form("Any other comments?")).columns
    assert (column.taken.use, column.sure) == (Use.IGNORED, Sure.UNKNOWN)


def test_titles_that_are_only_numbers_count_the_items() -> None:
    assert [column.item for column in taken(framework(), "Q1", "Q2", "Q3", "Q4")] == [*"abcd"]
    assert [column.item for column in taken(framework(), "Q1", "Q2", "Q3")] == [None] * 3


def test_what_two_items_could_be_is_not_guessed() -> None:
    domains = [
        {
            "id": "one",
            "title": "One",
            "items": [
                item("x", title="Plan for the winter months", prompt=""),
                item("y", title="Plan for the summer months", prompt=""),
            ],
        }
    ]
    of = framework(domains=domains, scoring={"method": "none"})
    (column,) = guess(of, form("Plans for the other months")).columns
    assert (column.taken.use, column.sure) == (Use.IGNORED, Sure.UNKNOWN)
    assert column.why == "x or y?"


def test_one_item_has_one_column() -> None:
    first, second = guess(framework(), form("Item a", "1. Item a")).columns
    assert (first.taken.item, first.sure) == ("a", Sure.SURE)
    assert (second.taken.use, second.sure) == (Use.IGNORED, Sure.UNKNOWN)
    assert second.why == "a has a column already"


def test_subjects_are_named_in_the_title_or_in_a_column() -> None:
    of = LIBRARY.need("engagement-continuum")
    found = taken(of, "Where do they stand? [Medical director, now]", "Stakeholder")
    assert (found[0].use, found[0].subject, found[0].facet) == (
        Use.ITEM, "Medical director", "now",
    )  # fmt: skip
    assert found[1].use is Use.SUBJECT


def test_what_was_kept_is_used_again_and_new_columns_are_guessed() -> None:
    of = framework()
    kept = guess(of, form("First", "Item b", "Gone")).take(0, Taken(Use.ITEM, "a"))
    now = form("Item b", "First", "Item a", "Item c")
    mapping = fitted(kept, guess(of, now))
    said = [(column.title, column.taken.item) for column in mapping.columns]
    # What a person gave to "First" is not taken from it by the guess for "Item a".
    assert said == [("Item b", "b"), ("First", "a"), ("Item a", None), ("Item c", "c")]
    assert mapping.table == kept.table
    assert not same_columns(kept, now)
    assert same_columns(mapping, now)


def test_titles_that_stand_there_twice_are_told_apart() -> None:
    assert form("Comments", "Item a", "Comments").keys() == (
        ("Comments", 1), ("Item a", 1), ("Comments", 2),
    )  # fmt: skip


def test_texts_are_compared_by_their_words() -> None:
    assert squeezed("  The GROUP’s “meetings” – all! ") == "the groups meetings all"
    assert without_number("Q3. Item") == (3, "Item")
    assert without_number("3) Item") == (3, "Item")
    assert without_number("Question 12: Item") == (12, "Item")
    assert without_number("12 o'clock handover") == (None, "12 o'clock handover")
    assert likeness("plan", "plan") == 1
    assert likeness("", "") == 0
    assert 0.6 < likeness("chief executive commitment", "chief exec commitment") < 1
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
