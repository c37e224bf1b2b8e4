"""Columns that no item is in: who answered and when, what the forms tool adds, comments.

The titles are those of Microsoft Forms, Google Forms, SurveyMonkey, Qualtrics, Smart Survey and
Jisc Online Surveys, and what people call such columns themselves.
"""

from __future__ import annotations

import re

from qi_tui.analysis.forms.mapping import IGNORED, Sure, Taken, Use
from qi_tui.analysis.forms.texts import squeezed, without_number

_PRIVATE = re.compile(
    r"(your )?(e ?mail|user ?name|ip|phone|telephone|mobile|(first|last|full|sur|fore) ?name"
    r"|(nhs|payroll|staff) number|employee (id|number)|date of birth|recipient"
    r"|external ?(data )?reference|location ?(latitude|longitude))"
    r"( ?(address|number|name|e ?mail|id))*"
    r"|((your|my) )?name( and surname)?|what is your name"
    r"|start(ed)? ?(time|date|at|on)?|created( at)?|date created|time started"
)
_ADDED = re.compile(
    r"collector ?id|collector|status|response ?type|progress|finished|duration.*|time taken.*"
    r"|distribution ?channel|user ?language|language|custom ?data ?\d*|custom \d+|total points"
    r"|quiz feedback|grade posted time|score|user ?agent|browser|device|points .*|feedback .*"
)
_TIME = re.compile(
    r"time ?stamp|completion ?time|complet(ed|ion)( (at|on|date|time))?|end ?(date|time)|ended"
    r"|recorded ?date|submit(ted)?( (at|on|date|time))?|submission (date|time)|date submitted"
    r"|date modified|last modified time|date completed|date"
)
_RESPONDENT = re.compile(
    r"id|(response|respondent|entry|submission|record|participant|unique response) ?"
    r"(id|number|no)|respondent|token|number"
)
_ALIAS = re.compile(r"(your |my |an |choose an? )?(alias|nick ?name|pseudonym|code ?name)( .*)?")
_ROLE = re.compile(
    r"(what is |which is )?(your |my |the )?(current |main |primary )?(job |professional )?"
    r"(role|profession|occupation|staff group|professional group|job title|discipline)"
    r"( (in|at|within) (the |this |your )?(team|organisation|trust|service|project|workshop))?"
)
_COMMENT = re.compile(
    r"((any|other|further|your|additional|add|please|optional|free ?text) )*"
    r"(comments?|remarks?|reasons?|why|explain|explanation|evidence|examples?|notes|feedback"
    r"|tell us (more|why)|say (more|why)|other please specify)\d*\b"
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

PRIVATE_WHY = "who it is, or when"
ADDED_WHY = "from the forms tool"


def guessed_use(title: str) -> tuple[Taken, Sure, str] | None:
    """What a title without an item says that its column is; None where it says nothing."""
    words = squeezed(without_number(title)[1]) or squeezed(title)
    if _ALIAS.fullmatch(words):
        return Taken(Use.ALIAS), Sure.SURE, "its title"
    if _PRIVATE.fullmatch(words):
        return IGNORED, Sure.PRIVATE, PRIVATE_WHY
    if _TIME.fullmatch(words):
        return Taken(Use.TIME), Sure.SURE, "cut to the day"
    if _RESPONDENT.fullmatch(words):
        return Taken(Use.RESPONDENT), Sure.SURE, "only to know them again"
    if _ROLE.fullmatch(words):
        return Taken(Use.ROLE), Sure.SURE, "its title"
    if is_added(title):
        return IGNORED, Sure.SURE, ADDED_WHY
    return None


def is_added(title: str) -> bool:
    """Whether the forms tool adds such a column by itself, perhaps to each question."""
    return bool(_ADDED.fullmatch(squeezed(title)))


def begins_as_comment(title: str) -> bool:
    """Whether a title asks for words about an answer, and not for the answer."""
    return bool(_COMMENT.match(squeezed(without_number(title)[1])))


def are_addresses(samples: list[str]) -> bool:
    """Whether most of what stands in a column are e-mail addresses."""
    found = sum(bool(_ADDRESS.fullmatch(sample)) for sample in samples)
    return bool(samples) and 2 * found > len(samples)
