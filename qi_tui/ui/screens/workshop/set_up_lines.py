"""The lines of the set-up form: what each is for, the keys, and how the lines lie."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from qi_tui.model.facilitating import NAMINGS
from qi_tui.model.text import NAME_LIMIT, display
from qi_tui.model.workshop import WorkshopHead
from qi_tui.ui.text.workshop.workshop_words import NAMING_WORDS
from qi_tui.ui.widgets.field import Field
from qi_tui.ui.widgets.lists.pick_list import PickList
from qi_tui.ui.widgets.press_line import PressLine
from qi_tui.ui.words import plain

DATE_LIMIT = 20
ROLES_LIMIT = 400
PATH_LIMIT = 4096

HELP = (
    "All of it has a default: Ctrl+S starts the workshop as it stands here. Enter goes from line "
    "to line, and starts it on the last. What raters are promised is told to each of them before "
    "the first item, and can become more private later, never less. Raters' files go into the "
    "folder; so does the workshop file, in which your notes and decisions are kept."
)
TITLE = "What the workshop is about, such as the name of the initiative. Raters see it."
DATE = "The day of the workshop: 20 Nov 2026, 20/11/2026 or 2026-11-20."
FRAMEWORKS = "What is rated. Type a few letters to find one, or press space; several are possible."
ROLES = "Such as clinician; manager. Parted by semicolons; may stay empty."
MINUTES = "How many minutes there are for the talk; the agenda shares them out. May stay empty."
FOLDER = "A folder of its own for this workshop; it is made when you start. ~ is your home folder."
NAMING = "Choose with space, or with its number. It can become more private later, never less."
LIMITS = "Space raises them. They never go below what is said here."
BRING = "Space turns it over. What was not done comes first on the list of actions."


def widgets(head: WorkshopHead, folder: Path | None) -> Iterator[Widget]:
    """The lines, top to bottom.

    Args:
        head: what stands in them at first.
        folder: where the workshop lies; None where that can be chosen.
    """
    yield Field("title", "Title", TITLE, head.title, NAME_LIMIT)
    yield Field("date", "Date", DATE, head.date, DATE_LIMIT)
    yield PressLine("frameworks", "Frameworks", FRAMEWORKS, takes_letters=True)
    yield Field("roles", "Roles", ROLES, "; ".join(map(display, head.roles)), ROLES_LIMIT)
    yield Field("minutes", "Minutes", MINUTES, str(head.minutes or ""), 8)
    if folder is None:
        yield Field("folder", "Folder", FOLDER, "", PATH_LIMIT)
    else:
        yield Static(plain(f"  Folder      {folder}", PATH_LIMIT), id="place")
    yield Static("What raters are promised", classes="rule")
    yield PickList(tuple(NAMING_WORDS.items()), NAMINGS.index(head.naming), NAMING)
    yield PressLine("limits", "Limits", LIMITS)
    yield Static(id="promise")
    yield PressLine("bring", "Last time", BRING)


SET_UP_BINDINGS: list[BindingType] = [
    Binding(
        "ctrl+s",
        "start",
        "Keep and go on",
        id="set-up.start",
        tooltip="Keep the workshop as it stands here",
        priority=True,
    ),
    Binding("enter", "go_on", "Next line", id="set-up.go-on", tooltip="On to the next line"),
    Binding("up", "step(-1)", "Up", show=False, id="set-up.up", tooltip="The line above"),
    Binding("down", "step(1)", "Down", show=False, id="set-up.down", tooltip="The line below"),
    Binding(
        "escape", "leave", "Leave", id="set-up.leave", tooltip="Leave without keeping anything"
    ),
]
SET_UP_CSS = """
SetUpScreen {
    FormScroll { height: 1fr; padding: 0 1; }
    Field { layout: horizontal; height: 1; }
    Field Label { width: 14; padding: 0 0 0 2; }
    #place { height: auto; color: $text-muted; }
    .rule { height: 1; margin-top: 1; padding: 0 2; color: $primary; text-style: bold; }
    #promise { height: auto; padding: 0 2 0 14; color: $text-muted; }
    #press-bring { display: none; }
    #press-bring.-found { display: block; margin-top: 1; }
    #word { height: auto; padding: 0 1; color: $warning; text-style: bold; }
    #purpose { height: 3; padding: 0 2; color: $text-muted; border-top: solid $border-blurred; }
    &.-narrow #promise { padding: 0 2; }
    &.-narrow #press-bring.-found { margin-top: 0; }
}
"""
