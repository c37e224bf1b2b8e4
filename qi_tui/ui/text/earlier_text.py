"""What a rater and the room said in the round before, for a rater who answers again.

Whoever makes an `Earlier` has decided what may be shown of it; nothing here asks about privacy.
Sentences and comments in it are data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from qi_tui.model.answer import UNANSWERED, Answer, Standing, answer_on
from qi_tui.model.text import subject_key
from qi_tui.ui.text.count_bars import bar_of_share
from qi_tui.ui.text.paragraphs import hanging
from qi_tui.ui.words import count_of, plain, plain_comment

if TYPE_CHECKING:
    from qi_tui.analysis.merging.row import RowKey
    from qi_tui.model.asking import Asked
    from qi_tui.model.framework import Framework
    from qi_tui.model.session import Session
    from qi_tui.ui.glyphs import Glyphs

MUTED = "$text-muted"
SENTENCE_LIMIT = 300
TITLE_LIMIT = 200
PROMPT_LIMIT = 600
BAR = 20
"""Cells of the longest bar beside a point."""
LEAST_BAR = 6


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """What the room said to one item, for one facet and subject.

    Attributes:
        counts: how many chose each point; None where there are none, or they may not be shown.
        sentence: the counts in words, or why they are not shown.
        comments: what people wrote, without names.
    """

    counts: tuple[int, ...] | None = None
    sentence: str = ""
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Earlier:
    """The round before.

    Attributes:
        session: the rater's own session; None where there is none.
        rows: what the room said, by item, facet and subject; names of subjects are compared as
            names are (`model.text.same_name`).
    """

    session: Session | None = None
    rows: Mapping[RowKey, EarlierRow] = field(default_factory=dict)

    def answers(self, framework: Framework, asked: Sequence[Asked]) -> list[Answer]:
        """The rater's own answers to what is asked, each unanswered where none of them fits.

        An answer fits where the item had as many points as it has now.
        """
        session = self.session
        if session is None or session.is_tally:
            return [UNANSWERED] * len(asked)
        before = session.head.points
        points = dict.fromkeys(framework.points, before) if isinstance(before, int) else before
        sheets = {
            (sheet.facet, subject_key(sheet.subject)): sheet for sheet in session.rating_sheets
        }
        answers: list[Answer] = []
        for item, facet, subject in asked:
            sheet = sheets.get((facet, subject_key(subject)))
            fits = points.get(item) == framework.points[item]
            answers.append(UNANSWERED if sheet is None or not fits else answer_on(sheet, item))
        return answers

    def said(self, asked: Sequence[Asked]) -> list[EarlierRow | None]:
        """What the room said to what is asked; None where nothing is known of it."""
        rows = {
            (item, facet, subject_key(whom)): row for (item, facet, whom), row in self.rows.items()
        }
        return [rows.get((item, facet, subject_key(subject))) for item, facet, subject in asked]


class Last(NamedTuple):
    """What a rater said to one item in the round before: the answer, and the same in a word."""

    answer: Answer
    words: str


@dataclass(frozen=True)
class LookBack:
    """All that there is to read about one item of the round before.

    Attributes:
        prompt: the question that is asked; may be empty.
        descriptors: what each point says, lowest first; empty for a count item.
        own: what the rater said, in words; empty for nothing.
        room: what the room said.
    """

    prompt: str
    descriptors: tuple[str, ...]
    own: str
    room: EarlierRow


def said_words(answer: Answer, names: Sequence[str] = ()) -> str:
    """An answer in a word: its point's name where it has one, else its number; or don't know."""
    if answer.standing is not Standing.RATED or answer.value is None:
        return str(answer.standing)
    return names[answer.value - 1] if names else str(answer.value)


def keep_words(said: str, sign: str, can_keep: bool) -> tuple[str, ...]:
    """What stands beside an item that is not answered again yet, from long to short.

    Args:
        said: what the rater said last time.
        sign: the same in a cell or two.
        can_keep: whether Enter keeps it now.
    """
    if not can_keep:
        return f"last time {said}", f"last {said}", f"last time {sign}"
    return (
        f"last time {said} · Enter keeps it",
        f"last {said} · Enter keeps it",
        f"Enter keeps {said}",
        "Enter keeps it",
        "Enter keeps",
    )


def own_words(said: str, can_keep: bool) -> str:
    """What the rater said last time, as a sentence."""
    words = f"Last time you said {said}"
    return f"{words}: Enter keeps it, or answer anew" if can_keep else words


def in_full(back: LookBack, width: int, marks: Glyphs) -> list[Content]:
    """The lines of a page: every point with its count, and every comment as it was written."""
    lines: list[Content] = []
    if back.prompt:
        lines += [*plain(back.prompt, PROMPT_LIMIT, "italic").wrap(width), Content("")]
    if back.own:
        lines += [*plain(f"{back.own}.", TITLE_LIMIT, "bold").wrap(width), Content("")]
    if back.room.sentence:
        lead = Content.styled("The room last time: ", MUTED)
        lines += [*hanging(lead, plain(back.room.sentence, SENTENCE_LIMIT), width), Content("")]
    if back.room.counts is not None:
        lines += [*_points(back.descriptors, back.room.counts, width, marks), Content("")]
    comments = back.room.comments
    if not comments:
        return [*lines, Content.styled("No comments to show.", MUTED)]
    lines.append(Content.styled(f"{count_of(len(comments), 'comment')}:", MUTED))
    for comment in comments:
        bullet = Content.styled(f"{marks.bullet} ", MUTED)
        lines += hanging(bullet, plain_comment(comment), width)
    return lines


def _points(
    descriptors: Sequence[str], counts: Sequence[int], width: int, marks: Glyphs
) -> list[Content]:
    largest = max(counts, default=0)
    bar = min(BAR, max(LEAST_BAR, width // 6))
    lines: list[Content] = []
    for point, chosen in enumerate(counts, start=1):
        drawn = bar_of_share(chosen, largest, marks.block, bar)
        head = Content.assemble(
            (f"{point:>3} ", MUTED),
            (f"{drawn:<{bar}}", "$primary"),
            f" {chosen or marks.nothing:<3} ",
        )
        said = descriptors[point - 1] if point <= len(descriptors) else ""
        lines += hanging(head, plain(said, TITLE_LIMIT, "" if chosen else MUTED), width)
    return lines
