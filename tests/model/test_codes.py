"""Two-word codes: easy to say and to type, found again, and kept so that they cannot be read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qi_tui.model.code_words import WORDS
from qi_tui.model.codes import hashed, matches, new_code, normal

Choose = Callable[[tuple[str, ...]], str]
# Each sounds like another word, or nearly.
HOMOPHONES = """
bare bear blew blue bough bow boy buoy brake break bread bred bridal bridle ceiling cellar cell
sell cent scent cereal serial chord cord coarse course currant current deer dear dessert desert
dew fair fare feat feet find fined fir fur flea flee floe flow flour flower fort gait gate great
grate hair hare hall haul hart heart heal heel hear here hole whole idle idol key quay knight
night knot leak leek lead led lesson lichen liken links lynx loan lone made maid mail male main
mane maize maze mantel mantle marshal martial mask meat meet medal meddle metal mettle might
moat moose mousse morning mourning mussel muscle naval navel oar ore pail pale pain pane pair
pear palate palette pause paws pea peace piece peak peal peel pearl pedal petal peer pier place
plaice plain plane plum plumb pole poll pore pour pray prey rain reign raise rays read reed
right ring wring road rode role roll root route rose rows rough sail sale sauce source sea see
seam shear sheer shore sight site sole soul son sun stair stare stake steak stalk stork steal
steel storey story straight strait suite sweet tail tale tea team teem tear tide tied time thyme
throne thrown toad toe tow vain vane vein vale veil wail whale waist waste wait weight war wave
way weak week weather whether wheel wood would yoke yolk
"""

# Of amber-river, with a salt of zeros.
DIGEST = "5edec27e7f5973ca0fa8244c43b9fa7c3c3a5dc04137ebdef0da3c8ef8106afd"


def taking(*words: str) -> Choose:
    given = iter(words)
    return lambda _: next(given)


def test_words_are_many_short_and_plain() -> None:
    assert len(WORDS) == len(set(WORDS)) >= 600
    assert list(WORDS) == sorted(WORDS)
    assert [word for word in WORDS if not re.fullmatch("[a-z]{3,7}", word)] == []
    assert set(HOMOPHONES.split()).isdisjoint(WORDS)


def test_no_word_is_another_with_one_letter_wrong_or_more_behind() -> None:
    assert [pair for pair in itertools.combinations(WORDS, 2) if pair[1].startswith(pair[0])] == []
    # Two words that are equal without one letter each differ in one letter, or in two that swap.
    without = {
        (place, word[:place] + word[place + 1 :]): word
        for word in WORDS
        for place in range(len(word))
    }
    assert len(without) == sum(map(len, WORDS))
    assert {shorter for _, shorter in without}.isdisjoint(WORDS)


def test_no_two_codes_are_the_same_when_typed_as_one_word() -> None:
    joined = {first + second for first, second in itertools.permutations(WORDS, 2)}
    assert len(joined) == len(WORDS) * (len(WORDS) - 1)


def test_a_code_is_two_different_words() -> None:
    for _ in range(50):
        first, second = new_code().split("-")
        assert first != second
        assert {first, second} <= set(WORDS)
    assert new_code(choose=taking("apple", "apple", "amber", "river")) == "amber-river"


def test_a_code_that_is_taken_is_not_given_out() -> None:
    given_out = taking("amber", "river", "river", "amber")
    assert new_code({"amber-river"}.__contains__, given_out) == "river-amber"
    with pytest.raises(ValueError, match="no code left"):
        new_code(lambda code: True)


@pytest.mark.parametrize(
    "typed",
    ["amber-river", " Amber River ", "AMBER - RIVER", "amberriver", "amber–river.", "Ａmber river"],
)
def test_how_it_is_typed_makes_no_difference(typed: str) -> None:
    assert normal(typed) == "amber-river"
    assert matches(typed, hashed("amber-river"))


@pytest.mark.parametrize("other", ["river-amber", "amber", "amber-rover", "amber river x", "", "-"])
def test_another_code_does_not_match(other: str) -> None:
    assert not matches(other, hashed("amber-river"))


def test_what_is_kept_tells_neither_the_words_nor_that_two_codes_are_the_same() -> None:
    one, two = hashed("amber-river"), hashed("amber-river")
    assert re.fullmatch(r"scrypt\$[0-9a-f]{32}\$[0-9a-f]{64}", one)
    assert one != two
    assert one.split("$")[2] != two.split("$")[2]


def test_a_code_kept_by_an_earlier_version_is_still_known() -> None:
    kept = hashed("amber-river", salt=bytes)
    assert kept == f"scrypt${'00' * 16}${DIGEST}"


@pytest.mark.parametrize(
    "stored", [None, "", "scrypt", "scrypt$$", "scrypt$zz$zz", "md5$00$00", "scrypt$00$00", "$$$"]
)
def test_what_was_kept_otherwise_never_matches(stored: str | None) -> None:
    assert not matches("amber-river", stored)
    assert not matches("", stored)


@pytest.mark.parametrize("blank", ["", "  ", "-", "…"])
def test_a_code_without_a_letter_is_none(blank: str) -> None:
    with pytest.raises(ValueError, match="Type the two words"):
        hashed(blank)


@settings(max_examples=20)
@given(st.text(min_size=1))
def test_words_of_ones_own_are_found_again(words: str) -> None:
    if normal(words):
        assert matches(normal(words), hashed(words))
        assert normal(normal(words)) == normal(words)
