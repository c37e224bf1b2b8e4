"""The line over a rating: what is rated, who rates, how far, and whether it is saved."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.paragraphs import filled, fitted
from qi_tui.ui.saving import Keeping

BAR_FROM = 90
"""Columns from which on there is room for a bar."""
BAR = 9
WHO = 26
STYLES = {
    Keeping.SAVED: "$success",
    Keeping.SAVING: "$text-muted",
    Keeping.FAILED: "bold $error reverse",
    Keeping.READ_ONLY: "bold $warning",
}


class RateBar(Widget, can_focus=False):
    """One drawn line.

    Args:
        title: what is rated; safe to show.
        who: alias and role; safe to show.
        of: how many items there are.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RateBar { height: 1; background: $panel; color: $foreground; text-style: bold; }
    """

    answered: reactive[int] = reactive(0)
    keeping: reactive[Keeping] = reactive(Keeping.NOTHING)

    def __init__(self, title: str, who: str, of: int) -> None:
        super().__init__()
        self._title = title
        self._who = who
        self._of = of

    def render(self) -> Content:
        """The title takes what room the rest leaves."""
        width = self.size.width
        marks = glyphs()
        progress = f"{self.answered} of {self._of}"
        if width >= BAR_FROM:
            progress += f" {marks.progress(self.answered, self._of, BAR)}"
        who = fitted(self._who, min(WHO, width // 4))
        sign = {
            Keeping.SAVED: f"{marks.tick} ",
            Keeping.FAILED: f"{marks.warning} ",
        }.get(self.keeping, "")
        state = f"{sign}{self.keeping.value}"
        right = f"  {who}  {progress}  " if who else f"  {progress}  "
        room = width - Content(right).cell_length - max(len(state), len("NOT SAVED") + 2) - 2
        return Content.assemble(
            f" {filled(self._title, max(0, room))}",
            right,
            (state, STYLES.get(self.keeping, "")),
        )
