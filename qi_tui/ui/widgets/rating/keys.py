"""The keys of the rating list, and what its help says."""

from __future__ import annotations

from textual.binding import Binding, BindingType

DIGITS = Binding.Group("Answer", compact=True)

ACTS_OF_RATING = frozenset(
    {
        "digit",
        "move_mark",
        "commit",
        "stand",
        "comment",
        "priority",
        "undo",
        "clear",
        "letter",
        "add_subject",
        "rename_subject",
        "remove_subject",
    }
)
"""The actions that are off where a session is only read."""

ACTS_ON_SUBJECTS = frozenset({"add_subject", "rename_subject", "remove_subject"})
"""The actions that are there only where people, groups or the like are rated by name."""

HELP = """\
One line is one item. The focused item is open: its question, and what each point of its scale says.

Press the number of the point that is closest to how things are. It is saved at once, and the next
item opens. Where a scale has more than nine points, a second digit is awaited for a moment.

Or move a mark with the left and right arrow keys: a hollow mark is not an answer yet, Enter or
space sets it. An item without an answer stays hollow; nothing is answered for you.

Don't know (d) and not applicable (x) are answers too. They count in no score."""

HELP_ON_EARLIER = """\
You have rated these before, and the room has talked. What you said last time stands there as a \
hollow mark: Enter or space keeps it, any other answer changes it. It counts again only once you \
keep it. Below the points of an item stand the counts of the room, and what people wrote; v shows \
all of that."""

HELP_ON_FACETS = """\
Each item is rated twice: how it is now, and what is needed. Rate all as they are now first; then \
press m on the last line, and rate what is needed. Both marks stand on one line, and between them \
the gap; m goes from the one to the other at any time."""

HELP_ON_SUBJECTS = """\
You rate by name: a adds a name, r changes the one that you are on, and Delete takes it away with \
its answers. Backspace takes away one answer."""


def _binding(
    key: str, action: str, words: str, tooltip: str, id: str, show: bool = False, display: str = ""
) -> Binding:
    return Binding(
        key,
        action,
        words,
        show=show,
        key_display=display or None,
        tooltip=tooltip,
        id=f"rating.{id}",
    )


RATING_BINDINGS: list[BindingType] = [
    *(
        Binding(
            str(digit),
            f"digit({digit})",
            f"Answer {digit}",
            show=False,
            tooltip=f"Choose point {digit}, save it, and go on to the next item",
            id=f"rating.digit-{digit}",
            group=DIGITS,
        )
        for digit in range(10)
    ),
    _binding("left", "move_mark(-1)", "Mark left", "Move the mark one point down", "left"),
    _binding("right", "move_mark(1)", "Mark right", "Move the mark one point up", "right"),
    _binding(
        "enter,space",
        "commit",
        "Set",
        "Set the answer where the mark rests, or keep last time's, and go on; on the last row,"
        " finish",
        "set",
    ),
    _binding(
        "m",
        "switch_facet",
        "Now/needed",
        "Rate the other one: how it is now, or what is needed",
        "facet",
        True,
    ),
    _binding(
        "a",
        "add_subject",
        "Add name",
        "Add somebody or something to rate, by name",
        "add-subject",
        True,
    ),
    _binding(
        "r",
        "rename_subject",
        "Rename",
        "Change the name of the one that this line is about",
        "rename-subject",
    ),
    _binding(
        "d", "stand('DONT_KNOW')", "Don't know", "Answer that you do not know", "dont-know", True
    ),
    _binding(
        "x",
        "stand('NOT_APPLICABLE')",
        "N/a",
        "Answer that the item does not apply",
        "not-applicable",
        True,
    ),
    _binding(
        "c", "comment", "Comment", "Write a comment on this item, or change it", "comment", True
    ),
    _binding(
        "p", "priority", "Priority", "Vote that this item is worth working on", "priority", True
    ),
    _binding("ctrl+z", "undo", "Undo", "Take back the last thing you did", "undo", True, "^Z"),
    _binding("delete", "clear('delete')", "Clear", "Take the answer to this item away", "clear"),
    _binding(
        "delete",
        "remove_subject",
        "Remove name",
        "Take the one that this line is about away; asks where there are answers",
        "remove-subject",
    ),
    _binding(
        "backspace",
        "clear('backspace')",
        "Erase",
        "Take the answer to this item away; of a number that is typed, the last digit",
        "erase",
    ),
    _binding("y", "letter('y')", "Yes", "Answer yes, where an item asks yes or no", "yes"),
    _binding("n", "letter('n')", "No", "Answer no, where an item asks yes or no", "no"),
    _binding("up", "move(-1)", "Up", "Go to the item above", "up"),
    _binding("down", "move(1)", "Down", "Go to the item below", "down"),
    _binding(
        "tab,pagedown", "move_domain(1)", "Next domain", "Go to the next domain", "next-domain"
    ),
    _binding(
        "shift+tab,pageup",
        "move_domain(-1)",
        "Previous domain",
        "Go to the domain before",
        "previous-domain",
    ),
    _binding("home", "edge(0)", "First", "Go to the first item", "first"),
    _binding("end", "edge(1)", "Last", "Go to the last row, which finishes", "last"),
]
