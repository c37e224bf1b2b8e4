"""One item, large, for the talk about it; what is for the facilitator alone is hidden at first.

A laptop mirrors its screen to the projector, so nothing that the room may not see is shown before
the facilitator asks for it, and it stays hidden from item to item.
"""

from __future__ import annotations

from textual import work
from textual.app import ComposeResult
from textual.reactive import reactive

from qi_tui.ui.screens.workshop.keys.discuss_keys import BASIC, DISCUSS_BINDINGS
from qi_tui.ui.screens.workshop.talk import TalkScreen
from qi_tui.ui.text.workshop.discuss_text import Card
from qi_tui.ui.widgets.key_line import KeyLine
from qi_tui.ui.words import count_of, tell


class DiscussScreen(TalkScreen):
    """Shows one item after the other, and writes down what comes of it.

    Args:
        facilitation: what the screens share; at least one room may be shown.
    """

    HELP = (
        "Discuss: one item, large, for the talk about it. The left and right arrows, or a "
        "presenter's remote, go through the agenda; without one through all items, those that "
        "split the room first. This is what the room may see. h shows your words below it: what "
        "to ask, what to avoid, your note and every key; h hides them again. Better still, open a "
        "second terminal on the projector and run qi-tui present there: it follows this one and "
        "never shows your words. All other keys work while they are hidden: t timer, plus and "
        "minus a minute, a agreed, v vote again, c action."
    )
    BINDINGS = DISCUSS_BINDINGS
    DEFAULT_CSS = """
    DiscussScreen {
        StepBar { display: none; }
        &.-wide ItemCard { padding: 1 1 0 2; }
        &.-wide TimerLine { padding: 0 2; }
        &.-words StepBar, &.-words GuidePane { display: block; }
    }
    """

    words_shown = reactive(False, toggle_class="-words")
    """Whether what is for the facilitator alone is on the screen."""

    def compose(self) -> ComposeResult:
        """As for any talk; the line of keys begins with the few that the room may read."""
        yield from super().compose()
        keys = KeyLine()
        keys.set_reactive(KeyLine.only, BASIC)
        yield keys

    def action_words(self) -> None:
        """Show or hide what is for the facilitator alone."""
        self.words_shown = not self.words_shown

    def watch_words_shown(self) -> None:
        """In the room view the line of keys says no more than it must."""
        if self.is_mounted:
            self.query_one(KeyLine).only = None if self.words_shown else BASIC
            self.rewrite()

    def action_blank(self) -> None:
        """Show the title alone, here and in the second window."""
        from qi_tui.ui.screens.workshop.blank import BlankScreen

        gathering = self.facilitation.gathering
        self.hold()
        self.discussion.show("title")
        title = gathering.title if gathering is not None else ""
        self.app.push_screen(BlankScreen(title), lambda _: self.discussion.show_item())

    def action_timer(self) -> None:
        """Start or stop counting the time."""
        self.discussion.start_or_stop()
        self.rewrite()

    def action_longer(self, minutes: int) -> None:
        """Give this item more minutes, or fewer."""
        self.discussion.make_longer(minutes)
        talk = self.discussion.talk
        if not talk.was_started:
            tell(self.qi, f"{count_of(talk.length, 'minute')} for this item; t starts the timer.")
        self.rewrite()

    def action_vote_again(self) -> None:
        """Mark the item for the second vote, or take the mark away."""
        if self.card is None:
            return
        item, marked = self.card.reading.figures.item, self.facilitation.chosen_again
        marked ^= {item}
        said = "Marked for the second vote" if item in marked else "Not marked any more"
        tell(self.qi, f"{said}; {count_of(len(marked), 'item')} in all.")
        self.rewrite()

    def action_note(self) -> None:
        """Edit the facilitator's note; never where the room may be reading along."""
        if not self.words_shown:
            tell(self.qi, "Your notes are hidden from the room. Press h to see them first.")
        elif self.card is not None:
            self._write_note(self.card)

    def action_agree(self) -> None:
        """Write down what was agreed, or why nothing was."""
        if self.card is not None:
            self._settle(self.card)

    def action_act(self) -> None:
        """Write down something to do about this item."""
        if self.card is not None:
            self._add_action(self.card)

    @work(exclusive=True, group="form")
    async def _write_note(self, card: Card) -> None:
        from qi_tui.ui.facilitating.settling import write_note

        await write_note(self, self.facilitation, card)

    @work(exclusive=True, group="form")
    async def _settle(self, card: Card) -> None:
        from qi_tui.ui.facilitating.settling import settle

        await settle(self, self.facilitation, card)

    @work(exclusive=True, group="form")
    async def _add_action(self, card: Card) -> None:
        from qi_tui.ui.facilitating.settling import add_action

        await add_action(self, self.facilitation, card)
