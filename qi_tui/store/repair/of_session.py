"""A damaged session put together again from every file that has something of it.

The files go in the order of their revisions: a whole one takes the place of all before it, and of a
damaged one each answer that could be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qi_tui.model.answering import Pen
from qi_tui.model.session import Head, Session
from qi_tui.model.text import display
from qi_tui.store.definitions.library import Library
from qi_tui.store.disk.reading import Damaged, Unreadable, read_bytes
from qi_tui.store.repair.answers import Answers, answers_in, answers_of, session_from
from qi_tui.store.repair.parts import BEFORE, COPY, ITSELF, Source
from qi_tui.store.repair.salvage import salvage
from qi_tui.store.session_reading import NotASession, session_in

LAST_REVISION = 2**53
MOST_NAMED = 8
"""Items that are named one by one, before the rest is only counted."""


@dataclass(slots=True)
class Part:
    """What one file gives; `why` says why it could not be read whole, empty where it could."""

    source: Source
    answers: Answers
    why: str = ""

    @property
    def revision(self) -> int:
        """The revision that it says it is; that of a file that does not say is the last."""
        return self.answers.head.revision if self.answers.head else LAST_REVISION


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of it.

    Attributes:
        content: what goes into the new file.
        sentences: what was found where, and what is missing.
        is_certain: whether nothing can be missing.
    """

    content: Session
    sentences: tuple[str, ...]
    is_certain: bool


def mend_session(sources: Sequence[Source], library: Library) -> Mended | None:
    """The session that these files have something of; None where none has enough."""
    parts = _parts(sources)
    if not parts:
        return None
    parts.sort(key=lambda part: (part.revision, not part.why))
    whole = Answers()
    for part in parts:
        if part.why:
            whole.take(part.answers)
        else:
            whole = part.answers
    if whole.head is None:
        return None
    last = parts[-1]
    # A whole file with the highest revision has everything.
    is_certain = not last.why
    highest = max(part.revision for part in parts if part.answers.head)
    head = whole.head.model_copy(update={"revision": min(highest + 1, LAST_REVISION)})
    whole.head = head
    framework = library.get(head.framework)
    order = {item: n for n, item in enumerate(framework.points)} if framework else {}
    session = session_from(whole, order)
    sentences = [sentence for part in parts[::-1] for sentence in _of_part(part)]
    pen = Pen(framework) if framework and not session.is_tally else None
    missing = [asked.item for asked in pen.unanswered(session)] if pen else []
    total = len(pen.asked(session)) if pen else None
    sentences += _of_all(session, total, list(dict.fromkeys(missing)), parts, is_certain)
    if missing and not is_certain and head.status != "draft":
        session = session.model_copy(update={"head": head.model_copy(update={"status": "draft"})})
    return Mended(session, tuple(sentences), is_certain)


def _parts(sources: Sequence[Source]) -> list[Part]:
    """What each file gives of one session; those of another one are none of them."""
    whole: list[Part] = []
    damaged: list[tuple[Source, bytes, str]] = []
    for source in sources:
        try:
            data = read_bytes(source.path)
            whole.append(Part(source, answers_of(session_in(data))))
        except Damaged as error:
            if source.what != COPY:
                damaged.append((source, data, error.reason))
        except (Unreadable, NotASession) as error:
            if source.what == ITSELF:
                damaged.append((source, b"", getattr(error, "reason", "it is something else")))
    reference = _reference(sources, whole, damaged)
    parts = [part for part in whole if _is_same(part.answers.head, reference)]
    for source, data, why in damaged:
        answers = answers_in(salvage(data), reference)
        if answers.head is None or _is_same(answers.head, reference):
            parts.append(Part(source, answers, why))
    return [
        part
        for part in parts
        if part.answers.head or part.answers.number or part.source.what == ITSELF
    ]


def _reference(
    sources: Sequence[Source], whole: Sequence[Part], damaged: Sequence[tuple[Source, bytes, str]]
) -> Head | None:
    """The head of the session that is meant: the file's own, else that of its `.bak`."""
    for wanted in (ITSELF, BEFORE):
        heads = [part.answers.head for part in whole if part.source.what == wanted]
        heads += [
            answers_in(salvage(data), None).head
            for source, data, _ in damaged
            if source.what == wanted
        ]
        for head in heads:
            if head is not None:
                return head
    # The first eight characters of the id stand in the name of our files.
    name = sources[0].path.name.removesuffix(".bak")
    ours = [
        part.answers.head
        for part in whole
        if part.answers.head and f".{part.answers.head.id[:8]}." in name
    ]
    return ours[0] if ours else None


def _is_same(head: Head | None, reference: Head | None) -> bool:
    return head is not None and reference is not None and head.id == reference.id


def _of_part(part: Part) -> Iterator[str]:
    name = display(part.source.path.name, 120)
    said = sum(map(len, part.answers.comments.values()))
    counted = f"{_many(part.answers.number, 'answer')} and {_many(said, 'comment')}"
    how = f"{part.why}; {counted} can be read" if part.why else f"it can be read whole, {counted}"
    yield f"{name} ({part.source.what}): {how}."
    for doubt in part.answers.doubts[:MOST_NAMED]:
        yield f"{name}: {doubt}."


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _of_all(
    session: Session,
    total: int | None,
    missing: Sequence[str],
    parts: Sequence[Part],
    is_certain: bool,
) -> Iterator[str]:
    of = f" of {total}" if total is not None else ""
    yield f"The new file has {session.answered}{of} answers."
    if is_certain:
        yield "Nothing that was saved is missing in it."
        return
    if missing:
        named = ", ".join(display(item, 60) for item in missing[:MOST_NAMED])
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        yield f"Not answered, or the answer is lost: {named}{more}."
    if any(not part.why for part in parts):
        yield "What was changed just before the damage may be missing: look through it."
    else:
        yield "Comments and answers may be missing: look through it."


def place_of(sources: Sequence[Source]) -> Path:
    """The path of the file that is to be repaired, without `.bak`."""
    path = sources[0].path
    return path.with_name(path.name.removesuffix(".bak"))
