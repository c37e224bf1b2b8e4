"""What the facilitator reads about the files that were found: who has answered, and what is amiss.

Never what anybody answered: that stays hidden until the room is revealed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.ui.words import count_of, plain

if TYPE_CHECKING:
    from qi_tui.model.workshop import WorkshopFile
    from qi_tui.store.gathering.gather import Gathering
    from qi_tui.ui.glyphs import Glyphs

MUTED = "$text-muted"
TROUBLE = "bold $error"
CAUTION = "$warning"
GOOD = "$success"


class Meaning(NamedTuple):
    """What a status means, what to do about it, how it looks, and where it stands in the list.

    Attributes:
        means: one sentence.
        advice: what to do; one or two sentences.
        style: the colour of its word.
    """

    means: str
    advice: str
    style: str


STATUS_MEANING: dict[Status, Meaning] = {
    Status.UNREADABLE: Meaning(
        "The file cannot be read, so nothing in it is counted; it was left as it is.",
        "Until another copy of it is here, its rater is missing from the room.",
        TROUBLE,
    ),
    Status.NOT_A_SESSION: Meaning(
        "The file is sound, but it does not hold anybody's ratings.",
        "It is left alone. Move it out of the folder if it is in the way.",
        TROUBLE,
    ),
    Status.UNKNOWN_FRAMEWORK: Meaning(
        "These are ratings of a framework that is not known on this laptop; they are not counted.",
        "Put its definition into the folder of your own frameworks, or upgrade the program.",
        TROUBLE,
    ),
    Status.LEFT_OUT: Meaning(
        "The facilitator set this session aside; it is not counted.",
        "x takes it back in.",
        MUTED,
    ),
    Status.SUPERSEDED: Meaning(
        "An earlier state of a session of which a later one is here; the later one counts, once.",
        "Nothing needs doing.",
        MUTED,
    ),
    Status.SAME_AGAIN: Meaning(
        "What it holds is already counted, from another file.",
        "Nothing needs doing.",
        MUTED,
    ),
    Status.CONFLICT: Meaning(
        "Two copies of one session that were changed apart from each other; only one is counted.",
        "Ask the rater which of them is right, go to it and press c: that one counts from then on.",
        TROUBLE,
    ),
    Status.OVERLAP: Meaning(
        "A summary with people who are counted from another file too; it is not added, or they"
        " would count twice.",
        "Take one of the two away, or ask for summaries that have nobody in common.",
        TROUBLE,
    ),
    Status.OTHER_VERSION: Meaning(
        "It was rated with another version of the framework; only items that are the same count.",
        "Where many items do not match, ask for one with your version, or leave it out with x.",
        TROUBLE,
    ),
    Status.NAMESAKE: Meaning(
        "Another session has the same alias: two people, or one who began twice. Both count.",
        "Ask in the room. If it is one person, leave the older file out with x.",
        CAUTION,
    ),
    Status.DRAFT: Meaning(
        "The rater has not finished; what is answered so far is counted.",
        "Wait for the rest, ask the rater to finish and hand it over, or leave it out with x.",
        CAUTION,
    ),
    Status.ADDED: Meaning("Read and counted.", "Nothing needs doing.", GOOD),
}
"""One entry for each status: the one table that list, pane and help go by."""

COUNTED = (Status.ADDED, Status.DRAFT, Status.NAMESAKE)
"""What stands after the files that need a look; the others are left over."""


def mark_of(status: Status, marks: Glyphs) -> str:
    """The mark of a status, one cell."""
    if status.is_trouble:
        return marks.warning
    match status:
        case Status.ADDED:
            return marks.tick
        case Status.DRAFT:
            return marks.unfinished
        case Status.NAMESAKE:
            return "?"
        case _:
            return marks.nothing


def in_order(files: Sequence[FileReport]) -> tuple[FileReport, ...]:
    """Files that need a look first, then those that count, then the others; by path within each."""
    return tuple(sorted(files, key=lambda file: (_rank(file.status), file.path)))


def answered_by(gathering: Gathering, number: int = 1) -> Content:
    """How many have answered, and how completely: "8 raters · 7 complete · 1 draft, 6 of 9".

    Args:
        gathering: what was found.
        number: the round that is being rated; those who answered before it are not counted again.
    """
    rooms = [room for room in gathering.rooms if room.round == number]
    raters = sum(room.raters for room in rooms)
    start = [f"round {number}"] if number > 1 else []
    if not raters:
        return Content(" · ".join([*start, "nobody has answered yet"]))
    entries = [entry for entry in gathering.counted if entry.round == number]
    drafts = [entry for entry in entries if entry.is_draft]
    finished = [entry for entry in entries if not entry.is_draft]
    gaps = [entry for entry in finished if entry.answered < entry.of]
    parts = [*start, count_of(raters, "rater")]
    summed = [summary for summary in gathering.summaries if summary.raters_in(number)]
    if summed:
        people = sum(summary.raters_in(number) for summary in summed)
        parts.append(f"{people} in {count_of(len(summed), 'summary', 'summaries')}")
    if entries or not summed:
        parts.append(f"{len(finished) - len(gaps)} complete")
    if gaps:
        parts.append(f"{len(gaps)} finished with gaps, {_how_far(gaps)}")
    if drafts:
        parts.append(f"{count_of(len(drafts), 'draft')}, {_how_far(drafts)}")
    if len(rooms) > 1:
        parts.append(f"{len(rooms)} rooms")
    return Content(" · ".join(parts))


def troubles_of(gathering: Gathering) -> Content | None:
    """The line about what needs a look, weightiest first; None where all is well."""
    numbers = Counter(file.status for file in gathering.files if file.status.is_trouble)
    parts = [f"{numbers[status]} {status.value}" for status in STATUS_MEANING if numbers[status]]
    said = [plain(trouble, 300) for trouble in gathering.troubles]
    if parts:
        total = numbers.total()
        verb = "needs" if total == 1 else "need"
        said.insert(0, Content(f"{count_of(total, 'file')} {verb} a look: {', '.join(parts)}"))
    return Content(" · ").join(said) if said else None


def left_to_do(workshop: WorkshopFile | None) -> Content | None:
    """The line about what the last workshop agreed to do and nobody has ticked; None if none."""
    actions = workshop.actions.values() if workshop is not None else ()
    number = sum(1 for action in actions if action.origin and action.state == "open")
    if not number:
        return None
    verb = "is" if number == 1 else "are"
    left = count_of(number, "action")
    return Content.styled(f"{left} of the last workshop {verb} still open: 5 goes there", CAUTION)


def _how_far(entries: Sequence[Entry]) -> str:
    """How far these got: each of a few, the least of many."""
    if len(entries) > 3:
        least = min(entries, key=lambda entry: entry.answered * 1000 // max(1, entry.of))
        return f"{least.answered} of {least.of} or more"
    return ", ".join(f"{entry.answered} of {entry.of}" for entry in entries)


def _rank(status: Status) -> int:
    if status.is_trouble:
        return 0
    return 1 if status in COUNTED else 2


def file_in_full(file: FileReport, marks: Glyphs) -> list[Content]:
    """All about one file: its path, what became of it and why, what that means, what to do."""
    meaning = STATUS_MEANING[file.status]
    return [
        plain(file.path, 400, "bold"),
        Content.assemble(
            (f"{mark_of(file.status, marks)} {file.status.value}", meaning.style),
            (": ", MUTED),
            plain(file.detail, 600),
        ),
        Content(meaning.means),
        Content(meaning.advice),
    ]


def nothing_yet(places: Sequence[str], recursive: bool) -> list[Content]:
    """What to say where no files were found: where is looked, and that new ones appear."""
    below = " and the folders below" if recursive else ""
    return [
        Content.styled("No session files yet.", "bold"),
        Content(f"This looks here{below}:"),
        *(Content.assemble("  ", plain(place, 400)) for place in places),
        Content(""),
        Content(
            "Put the raters' files into it: they appear here by themselves. "
            "A session file ends in .json."
        ),
    ]
