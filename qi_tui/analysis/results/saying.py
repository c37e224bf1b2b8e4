"""What is said about a result, on the screen and in a report alike: figures, names, standouts."""

from __future__ import annotations

from collections.abc import Sequence

from qi_tui.analysis.results.reading import Row, Standout
from qi_tui.model.answer import Standing

MOST_NAMED = 4
"""Names that are read with ease in one sentence; more are counted."""


def figure_words(score: float) -> str:
    """A figure as it is read: a whole number, or one decimal."""
    return f"{score:.0f}" if score == int(score) else f"{score:.1f}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in a sentence: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def named(names: Sequence[str], things: str) -> str:
    """Names in a sentence, or how many they are where they are too many to read."""
    return listed(names) if len(names) <= MOST_NAMED else f"{len(names)} {things}"


def standout_words(standout: Standout, things: str, than: str, unit: str = "") -> str:
    """What stands out, or why nothing does, in a sentence; empty where nothing was compared.

    Args:
        standout: what the analysis found.
        things: what is compared, in the plural.
        than: what none of them is where all are alike, such as "lower".
        unit: what follows a figure, such as " of 5".
    """
    if standout.compared < 2:
        if not standout.without:
            return ""
        has = "has" if len(standout.without) == 1 else "have"
        wanting = named(standout.without, things)
        return f"cannot be told yet, for {wanting} {has} no figure."
    figure = figure_words(standout.figure or 0) + unit
    if standout.all_alike:
        every = "both" if standout.compared == 2 else f"all {standout.compared}"
        kept = f" {things}" if standout.compared > 2 else ""
        none = "neither" if standout.compared == 2 else "none"
        words = f"none. {every.capitalize()}{kept} stand at {figure}: {none} is {than}."
    elif len(standout.names) > MOST_NAMED:
        words = f"{len(standout.names)} of {standout.compared} {things} share it, at {figure}."
    else:
        each = " each" if len(standout.names) > 1 else ""
        words = f"{listed(standout.names)} ({figure}{each})."
    if standout.without:
        words += f" Not compared yet: {named(standout.without, things)}."
    return words


def row_name(row: Row) -> str:
    """A row by its title, with subject and facet where they tell it from others."""
    subject = f"{row.subject}: " if row.subject else ""
    facet = " (needed)" if row.facet == "needed" else ""
    return f"{subject}{row.title}{facet}"


def unrated(rows: Sequence[Row]) -> str:
    """Why a domain has no score, in few words: how many of its items stand in which other way."""
    parts = []
    for standing in (Standing.UNANSWERED, Standing.DONT_KNOW, Standing.NOT_APPLICABLE):
        number = sum(row.standing is standing for row in rows)
        if number:
            parts.append(f"{number} {standing}")
    return f"no score: {', '.join(parts)}" if parts else ""
