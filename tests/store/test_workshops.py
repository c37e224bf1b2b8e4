"""The facilitator's own record, read: whole or refused with the reason."""

from __future__ import annotations

from typing import Any

import pytest

from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.workshop.workshop_reading import workshop_in
from tests.store.files import as_bytes, workshop

ID = "11111111-1111-4111-8111-111111111111"


def test_a_whole_record() -> None:
    record = workshop_in(
        as_bytes(
            workshop(
                left_out={"1": {"session": ID, "reason": "rated the wrong initiative"}},
                chosen={"1": {"session": ID, "digest": "ab" * 32}},
                mood="bright",
            )
        )
    )
    assert record.head.title == "Winter flow"
    assert record.set_aside() == {ID: "rated the wrong initiative"}
    assert record.choices() == {ID: "ab" * 32}


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"naming": "loud"}, "workshop.1.naming"),
        ({"round": 0}, "workshop.1.round"),
        ({"round": True}, "workshop.1.round"),
        ({"limits": {"counts": -1}}, "workshop.1.limits.counts"),
        ({"left_out": {"1": {"session": "sam"}}}, "left_out.1.session"),
        ({"chosen": {"1": {"session": ID}}}, "chosen.1.digest"),
        ({"workshop": {}}, "workshop"),
        ({"notes": []}, "notes"),
    ],
)
def test_a_record_that_breaks_a_rule(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(Unreadable) as caught:
        workshop_in(as_bytes(workshop(**changes)))
    assert str(caught.value) == (
        f"it is a workshop file, but {where} in it is not what it should be:"
        " see what qi-tui repair gets out of it"
    )


def test_a_newer_one_asks_for_an_upgrade_whatever_else_is_new() -> None:
    newer = workshop(schema=2, naming="by colour", left_out=[])
    with pytest.raises(Unreadable, match="newer qi-tui than this one: upgrade qi-tui"):
        workshop_in(as_bytes(newer))


@pytest.mark.parametrize("content", [[], 5, {"workshop": 5}, {"workshop": {"1": 5}}])
def test_something_else_is_refused_in_words(content: Any) -> None:
    with pytest.raises(Unreadable, match="it is a workshop file, but"):
        workshop_in(as_bytes(content))


def test_a_key_twice_is_refused() -> None:
    data = as_bytes(workshop()).replace(b'"round": 1', b'"round": 1, "round": 2')
    with pytest.raises(Unreadable, match="stands in it twice"):
        workshop_in(data)
