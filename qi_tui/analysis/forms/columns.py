"""Which column of a form is which item: guessed from titles, and only where one item stands out.

Of what two columns or two items could claim, the likeliest pair is taken first; what nobody can
tell stays unknown, for a person to say.
"""

from __future__ import annotations

import re
from collections import Counter

from qi_tui.analysis.forms.form import Form
from qi_tui.analysis.forms.headers import (
    PRIVATE_WHY,
    are_addresses,
    begins_as_comment,
    guessed_use,
    is_added,
)
from qi_tui.analysis.forms.mapping import (
    IGNORED,
    ONLY_ONCE,
    Column,
    FormMapping,
    Sure,
    Taken,
    Use,
    table_word,
)
from qi_tui.analysis.forms.texts import squeezed, without_number
from qi_tui.analysis.forms.titles import (
    LIKELY_FROM,
    STANDS_OUT,
    SURE_FROM,
    Match,
    facet_in,
    in_brackets,
    known_items,
    matches,
    subject_in,
)
from qi_tui.model.framework import Framework

Guess = tuple[Taken, Sure, str]
_SAMPLES = 20


def guess(framework: Framework, form: Form) -> FormMapping:
    """What a form is taken for by its titles alone; nobody has said anything yet."""
    known = known_items(framework)
    taken: dict[int, Guess] = {}
    found: dict[int, list[Match]] = {}
    for place, title in enumerate(form.titles):
        items = matches(title, known, len(framework.facets) > 1)
        use = guessed_use(title)
        is_item = bool(items) and items[0].score >= (SURE_FROM if use else LIKELY_FROM)
        if is_item and not is_added(title):
            found[place] = items
        elif use is not None:
            taken[place] = _private_too(use, form, place)
    _give_items(framework, form, found, taken)
    _give_numbers(framework, form, taken)
    _give_subjects(framework, form, taken)
    _give_comments(form, taken)
    _only_once(taken)
    columns = []
    for place, (title, nth) in enumerate(form.keys()):
        meant, sure, why = taken.get(place, (IGNORED, Sure.UNKNOWN, ""))
        columns.append(Column(title, nth, meant, sure, why))
    return FormMapping(framework.id, table_word(framework.id, form.titles), tuple(columns))


def _give_items(
    framework: Framework, form: Form, found: dict[int, list[Match]], taken: dict[int, Guess]
) -> None:
    """Give each item to the column that is likeliest it, the likeliest pair first."""
    given: set[Taken] = set()
    for place in sorted(found, key=lambda place: (-found[place][0].score, place)):
        best, *others = found[place]
        wanted, sure = _wanted(framework, form.titles[place], best)
        rivals = [other for other in others if best.score - other.score < STANDS_OUT]
        if best.score < SURE_FROM and rivals:
            why = f"{best.item} or {rivals[0].item}?"
            taken[place] = IGNORED, Sure.UNKNOWN, why
        elif wanted in given:
            taken[place] = IGNORED, Sure.UNKNOWN, f"{best.item} has a column already"
        else:
            given.add(wanted)
            taken[place] = wanted, sure, "its title"


def _wanted(framework: Framework, title: str, match: Match) -> tuple[Taken, Sure]:
    """What a title asks for of an item, and how sure that is."""
    item = framework.item_by_id[match.item]
    facet = facet_in(title, item) if len(framework.facets) > 1 else framework.facets[0]
    subject = subject_in(match.rest) if framework.subjects else None
    # A title that is the item's may well begin with "Evidence"; what stands beside it may not.
    is_words = begins_as_comment(match.rest) or (
        match.score < SURE_FROM and begins_as_comment(title)
    )
    use = Use.COMMENT if is_words else Use.ITEM
    is_sure = match.score >= SURE_FROM and use is Use.ITEM and facet is not None
    wanted = Taken(use, match.item, facet or framework.facets[0], subject)
    return wanted, Sure.SURE if is_sure else Sure.LIKELY


def _give_numbers(framework: Framework, form: Form, taken: dict[int, Guess]) -> None:
    """Where titles are nothing but numbers, "Q1" to the last item's, count the items by them."""
    numbers = {
        place: number
        for place, title in enumerate(form.titles)
        for number, rest in [without_number(title)]
        if number is not None and not rest and place not in taken
    }
    items = list(framework.points)
    if len(framework.facets) > 1 or sorted(numbers.values()) != list(range(1, len(items) + 1)):
        return
    for place, number in numbers.items():
        taken[place] = Taken(Use.ITEM, items[number - 1]), Sure.LIKELY, "its number"


def _give_subjects(framework: Framework, form: Form, taken: dict[int, Guess]) -> None:
    """Where subjects are rated on one item alone, a title need not name the item.

    A column that is called what the subjects are called names them row by row.
    """
    if not framework.subjects:
        return
    called = squeezed(framework.subjects)
    for place, title in enumerate(form.titles):
        words = squeezed(without_number(title)[1])
        if place in taken or not words:
            continue
        if re.fullmatch(rf"((which|name of( the)?|the|your) )?{re.escape(called)}( name)?", words):
            taken[place] = Taken(Use.SUBJECT), Sure.LIKELY, "its title"
        elif len(framework.items) == 1 and (subject := subject_in(in_brackets(title) or "")):
            item = framework.items[0]
            facet = facet_in(title, item) or framework.facets[0]
            named = Taken(Use.ITEM, item.id, facet, subject)
            taken[place] = named, Sure.LIKELY, "in brackets"


def _give_comments(form: Form, taken: dict[int, Guess]) -> None:
    """A column that asks for comments alone is about the item before it."""
    for place, title in enumerate(form.titles):
        if place in taken or place - 1 not in taken or not begins_as_comment(title):
            continue
        before = taken[place - 1][0]
        if before.use is Use.ITEM:
            comment = Taken(Use.COMMENT, before.item, before.facet, before.subject)
            taken[place] = comment, Sure.LIKELY, "the item before it"


def _only_once(taken: dict[int, Guess]) -> None:
    """Of two columns that could be the alias, the role, the time, the first is."""
    seen: Counter[Use] = Counter()
    for place in sorted(taken):
        use = taken[place][0].use
        if use in ONLY_ONCE:
            seen[use] += 1
            if seen[use] > 1:
                taken[place] = IGNORED, Sure.UNKNOWN, f"another column is the {use}"


def _private_too(use: Guess, form: Form, place: int) -> Guess:
    """What a title says, but for a column of e-mail addresses, whatever it is called."""
    samples = [text for _, text in form.cells(place)][:_SAMPLES]
    return (IGNORED, Sure.PRIVATE, PRIVATE_WHY) if are_addresses(samples) else use
