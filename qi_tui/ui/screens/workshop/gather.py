"""Gathering: the files that were found, live as they arrive; who has answered, and never what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from qi_tui.store.gathering.gather import Gathering
from qi_tui.ui.facilitating.facilitation import Facilitation
from qi_tui.ui.facilitating.looking import Found, Progress
from qi_tui.ui.facilitating.record import RecordFailed, RecordSaved
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.screens.workshop.keys.gather_keys import GATHER_BINDINGS
from qi_tui.ui.screens.workshop.set_aside import SetAsideScreen
from qi_tui.ui.screens.workshop.steps import Step
from qi_tui.ui.text.workshop.gather_words import (
    MUTED,
    TROUBLE,
    answered_by,
    file_in_full,
    in_order,
    left_to_do,
    nothing_yet,
    troubles_of,
)
from qi_tui.ui.widgets.heading import Heading
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.widgets.lists.file_list import FileList
from qi_tui.ui.widgets.lists.line_list import LineList
from qi_tui.ui.widgets.pages import Page
from qi_tui.ui.words import plain, tell

NOTICE_SECONDS = 20.0


class FilePane(Page, can_focus=False):
    """What there is to say about the file that the cursor is on; it takes no keys."""

    DEFAULT_CSS = """
    FilePane {
        border-top: solid $border-blurred;
        padding: 0 1;
        min-height: 6;
        overflow-y: hidden;
    }
    """


class GatherScreen(SetAsideScreen):
    """Looks at files and folders, and owns what the other screens of the workshop share.

    Args:
        paths: the files and folders.
        recursive: whether the folders below a folder count too.
        reveal: show the room at once, as soon as there is one.
    """

    STEP = Step.GATHER
    HELP = (
        "Gathering: the files that were found and who has answered. What they answered stays "
        "hidden until you reveal it, so that everybody can rate alone first. New files appear by "
        "themselves, within a second. No rater's file is ever changed by this, and a broken one "
        "stops none of the others. The digits below go to the steps of the workshop."
    )
    BINDINGS = GATHER_BINDINGS
    DEFAULT_CSS = """
    GatherScreen {
        #troubles { display: none; padding: 0 1; }
        #troubles.-said { display: block; }
        FileList { max-height: 60%; }
    }
    """

    _heading = getters.query_one(Heading)
    _list = getters.query_one(FileList)
    _pane = getters.query_one(FilePane)
    _troubles = getters.query_one("#troubles", Static)

    def __init__(
        self, paths: Sequence[Path], recursive: bool = False, reveal: bool = False
    ) -> None:
        super().__init__(Facilitation(self, paths, recursive))
        self._reveal = reveal
        self._was_opened = False

    @property
    def gathering(self) -> Gathering | None:
        """What was found at the last look; None before the first."""
        return self.facilitation.gathering

    def compose(self) -> ComposeResult:
        """Heading, what is amiss, files, the file, steps, keys."""
        yield Heading()
        yield Static(id="troubles", markup=False)
        yield FileList()
        yield FilePane(self._write_pane)
        yield self.step_bar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin to look."""
        self._list.focus()
        self._heading.left = Content(f"Gathering · reading the files{glyphs().ellipsis}")
        self.facilitation.changed.subscribe(self, self._show, immediate=True)
        self.facilitation.start()

    def on_found(self, event: Found) -> None:
        """Show what a look found, here and on the screen on top."""
        event.stop()
        self.facilitation.take(event.gathering)
        if not self._was_opened:
            self._was_opened = True
            workshop = self.facilitation.workshop
            self._reveal = self._reveal or (workshop is not None and workshop.head.revealed)
        if self._reveal and self.facilitation.has_answers:
            self._reveal = False
            self.action_reveal()

    def on_progress(self, event: Progress) -> None:
        """Say how far the first look has got; later ones are short."""
        event.stop()
        if self.gathering is None:
            self._heading.left = Content(f"Gathering · {event.words}")

    def on_record_saved(self, event: RecordSaved) -> None:
        """What the record says may change which files count: look again."""
        event.stop()
        if event.notice is not None:
            tell(self.qi, event.notice, "warning", "Changed by another program", NOTICE_SECONDS)
        self.facilitation.look()

    def on_record_failed(self, event: RecordFailed) -> None:
        """Say so; the next act tries again."""
        event.stop()
        error = event.error
        said = f"{error.message} {error.hint}".strip()
        tell(self.qi, said, "error", error.title, NOTICE_SECONDS)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another file."""
        event.stop()
        self._pane.rewrite()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is revealed is not revealed again, and where no room is there is none to go to."""
        facilitation = self.facilitation
        if action == "reveal":
            return None if facilitation.is_revealed else True
        if action == "go_on":
            return None if facilitation.is_revealed and not facilitation.has_rooms else True
        return super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """The room, where one may be shown; else reveal it."""
        if self.facilitation.has_rooms:
            self.go_to(Step.ROOM)
        else:
            self.action_reveal()

    def action_reveal(self) -> None:
        """Show what was answered in this round."""
        if self.facilitation.has_answers:
            self.facilitation.reveal()
            self.go_to(Step.ROOM)
        else:
            words = "Nobody has answered in this round yet."
            tell(self.qi, words, "warning", "Nothing to reveal", NOTICE_SECONDS)

    def action_leave(self) -> None:
        """Stop looking, and go back."""
        self._leave()

    @work(exclusive=True, group="collect")
    async def action_collect(self, way: str) -> None:
        """Collect answers in one of the ways."""
        from qi_tui.ui.facilitating import collecting

        await collecting.WAYS[way](self, self.facilitation)
        self.facilitation.look()

    @work(exclusive=True, group="collect")
    async def action_set_up(self) -> None:
        """Start a workshop here, or change what can be changed about it."""
        from qi_tui.ui.facilitating.flows import edit_set_up, need_record

        if self.facilitation.workshop is None:
            await need_record(self, self.facilitation)
        else:
            await edit_set_up(self, self.facilitation)

    @work(exclusive=True, group="leave")
    async def _leave(self) -> None:
        if await self.facilitation.settled() or await self._wants_to_leave():
            await self.facilitation.close()
            self.dismiss(None)

    async def _wants_to_leave(self) -> bool:
        from qi_tui.ui.screens.dialog import STAY_OR_LEAVE, Ask

        return await self.qi.push_screen_wait(Ask(*STAY_OR_LEAVE)) == "leave"

    def _show(self, facilitation: Facilitation) -> None:
        gathering = facilitation.gathering
        if gathering is None:
            return
        title = plain(gathering.title) if gathering.title else Content("Gathering")
        self._heading.left = Content(" · ").join(
            [title, answered_by(gathering, facilitation.round)]
        )
        self._heading.right = Content("revealed" if facilitation.is_revealed else "answers hidden")
        self._say_what_needs_a_look(facilitation)
        self._list.show(in_order(facilitation.files))
        self._pane.rewrite()
        self.refresh_bindings()

    def _say_what_needs_a_look(self, facilitation: Facilitation) -> None:
        """What is amiss with the files; else what the last workshop left to do."""
        troubles = troubles_of(facilitation.gathering) if facilitation.gathering else None
        said = left_to_do(facilitation.workshop)
        if troubles is not None:
            said = Content.assemble((f"{glyphs().warning} ", TROUBLE), troubles.stylize(TROUBLE))
        self._troubles.set_class(said is not None, "-said")
        self._troubles.update(said or "")

    def _write_pane(self, width: int, height: int) -> Sequence[Content]:
        if self.gathering is None:
            return []
        file = self._list.file
        if file is None:
            places = [str(place) for place in self.facilitation.places]
            return nothing_yet(places, self.facilitation.recursive)
        lines = file_in_full(file, glyphs())
        if self.facilitation.is_revealed:
            return lines
        hidden = Content.styled("What they answered stays hidden until you reveal the room.", MUTED)
        return [*lines, Content(""), hidden]
