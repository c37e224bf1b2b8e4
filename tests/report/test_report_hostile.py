"""A report of texts that mean to do something: they stand there as they are, and do nothing."""

from __future__ import annotations

import re

import pytest

from qi_tui.analysis.privacy import Audience
from qi_tui.model.framework import Framework
from qi_tui.model.session import Action, Session
from qi_tui.model.text import display
from qi_tui.model.workshop import WorkshopFile
from qi_tui.report.content import Report
from qi_tui.report.making import make_report
from qi_tui.report.markdown.markdown import report_markdown
from qi_tui.report.web.html import report_html
from tests.making import framework, item, raw_framework
from tests.report.reading import HOSTILE, Page
from tests.report.reported import rater, sources, workshop_of

HARMLESS = "x" * 40


def written_in(words: str) -> Report:
    """A report in which every text that people or files give is this one."""
    # No file and no definition that is read can have a lone surrogate in it.
    words = words.encode("utf-8", "replace").decode()
    of = _framework(words)
    sessions = [_session(of, number, words) for number in range(1, 13)]
    made = sources(of, sessions, _workshop(of, words, display(sessions[0].head.subjects[0])))
    return make_report(made, Audience.ROOM, with_comments=True, mine=sessions[0])


def _framework(words: str) -> Framework:
    raw = raw_framework(
        title=words,
        purpose=words,
        source={"title": words, "publisher": words, "year": 2005, "section": words, "note": words},
        subjects=words,
        scale={"points": [words, "2", "3", "4", f"{words} 5"], "scale_source": "qi-tui"},
        domains=[
            {
                "id": "first",
                "title": words,
                "summary": words,
                "items": [{**item("a"), "title": words, "prompt": words}, item("b", title=words)],
            }
        ],
        scoring={"method": "none", "meaning": words},
    )
    return framework(**raw)


def _session(of: Framework, number: int, words: str) -> Session:
    made = rater(of, number, subjects=(words, f"{words} 2"))
    head = made.head
    who = head.rater.model_copy(update={"alias": words, "role": f"{words} {number % 2}"})
    sheets = tuple(
        sheet.model_copy(update={"comments": dict.fromkeys(sheet.comments, f"{words} {number}")})
        for sheet in made.rating_sheets
    )
    return made.model_copy(
        update={
            "head": head.model_copy(update={"rater": who}),
            "sheets": sheets,
            "actions": (Action(text=words, owner=words, due=words),),
        }
    )


def _workshop(of: Framework, words: str, subject: str) -> WorkshopFile:
    made = workshop_of(of, title=words, date=words, naming="named")
    agreed = {
        number: each.model_copy(
            update={
                "subject": subject,
                "why_not_lower": words,
                "why_not_higher": words,
                "parked_because": words if each.value is None else "",
            }
        )
        for number, each in made.agreed.items()
    }
    actions = {
        number: each.model_copy(
            update={"text": words, "owner": words, "due": words, "reason": words}
        )
        for number, each in made.actions.items()
    }
    return made.model_copy(update={"agreed": agreed, "actions": actions})


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_adds_a_tag_or_an_address(words: str) -> None:
    read, harmless = (Page(report_html(written_in(each)).decode()) for each in (words, HARMLESS))
    assert read.tags == harmless.tags
    names = [(tag, name) for tag, name, _ in read.attributes]
    assert names == [(tag, name) for tag, name, _ in harmless.attributes]
    assert read.values("href") == harmless.values("href")
    assert read.values("class") == harmless.values("class")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\ud800-\udfff]", read.html)


def test_a_template_in_a_text_is_not_carried_out() -> None:
    read = Page(report_html(written_in("{{ 7 * 7 }}")).decode())
    assert "{{ 7 * 7 }}" in read.text
    assert "49" not in read.text


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_formats_anything_in_markdown(words: str) -> None:
    lines, harmless = (
        report_markdown(written_in(each)).decode().split("\n") for each in (words, HARMLESS)
    )
    assert [_look(line) for line in lines] == [_look(line) for line in harmless]
    said = "\n".join(lines)
    assert not re.search(r"(?<!\\)[<`\[\]]", said)
    assert not re.search(r"https?://|www\.|\w@\w", said)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", said)


def _look(line: str) -> tuple[str, int, int]:
    """How a line begins, and how many cells and marks of emphasis it has."""
    begins = re.match(r"#+ |- |> ?|\||", line)
    assert begins is not None
    bare = re.sub(r"\\.", "", line)
    return begins[0], bare.count("|"), bare.count("*")
