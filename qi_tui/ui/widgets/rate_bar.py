"""The line over a rating: what is rated, who rates, how far, and whether it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var

from qi_tui.model.text import display
from qi_tui.ui.glyphs import glyphs
from qi_tui.ui.process.keeping import Keeping
from qi_tui.ui.widgets.drawing.drawn_line import DrawnLine, Piece
from qi_tui.ui.widgets.rating.columns import cells, cut, fit

BAR_FROM = 90
"""Columns from which on there is room for a bar."""
RATES_FROM = 70
"""Columns from which on there is room to say that it is rated."""
BAR = 9
WHO = 26
STATE = max(len(keeping.value) for keeping in Keeping) + 3
STYLE_OF = {
    Keeping.NOTHING: "text",
    Keeping.SAVED: "saved",
    Keeping.SAVING: "saving",
    Keeping.FAILED: "failed",
    Keeping.READ_ONLY: "read-only",
}


class RateBar(DrawnLine):
    """One drawn line.

    Args:
        title: what is rated; safe to show.
        who: alias and role; safe to show.
        of: how many answers are asked for.
    """

    PREFIX = "rate-bar"
    STYLES = ("saved", "saving", "failed", "read-only")
    COMPONENT_CLASSES = {f"rate-bar--{name}" for name in STYLES}
    DEFAULT_CSS = """
    RateBar {
        background: $panel;
        color: $foreground;
        text-style: bold;
        & > .rate-bar--saved { color: $success; text-style: bold; }
        & > .rate-bar--saving { color: $text-muted; }
        & > .rate-bar--failed { background: $error; color: $background; text-style: bold; }
        & > .rate-bar--read-only { color: $warning; text-style: bold; }
    }
    """

    answered: var[int] = var(0, init=False)
    of: var[int] = var(0, init=False)
    rates: var[str] = var("", init=False)
    """Which facet the keys set, where there are several."""
    keeping: var[Keeping] = var(Keeping.NOTHING, init=False)

    def __init__(self, title: str, who: str, of: int) -> None:
        super().__init__()
        self._title = title
        self._who = who
        self.set_reactive(RateBar.of, of)

    def watch_answered(self) -> None:
        """Say how far it is now."""
        self.rewrite()

    def watch_of(self) -> None:
        """Say how far it is to go now."""
        self.rewrite()

    def watch_rates(self) -> None:
        """Say what is rated now."""
        self.rewrite()

    def watch_keeping(self) -> None:
        """Say how it stands with the disk now."""
        self.rewrite()

    def write(self, width: int) -> Sequence[Piece]:
        """The title takes what room the rest leaves."""
        marks = glyphs()
        who = cut(self._who, min(WHO, width // 4), marks.ellipsis)
        answered, of, rates, keeping = self.answered, self.of, self.rates, self.keeping
        progress = f"{answered} of {of}"
        if width >= BAR_FROM:
            progress += f" {marks.progress(answered, of, BAR)}"
        if rates:
            progress = f"{'rating: ' if width >= RATES_FROM else ''}{rates}  {progress}"
        lead = f"  {who}" if who else ""
        # Every mark is one cell wide.
        room = width - 1 - cells(lead) - 2 - len(progress) - 2 - STATE
        title = fit(self._title, max(0, room), marks.ellipsis)
        sign = ""
        if keeping is Keeping.SAVED:
            sign = f"{marks.tick} "
        elif keeping is Keeping.FAILED:
            sign = f"{marks.warning} "
        state = f"{sign}{keeping}"
        return [
            (f" {title}{lead}  {progress}  ", "text"),
            (state, STYLE_OF[keeping]),
            (" " * (STATE - len(state)), "text"),
        ]


def joined(*parts: str | None) -> str:
    """Names beside each other, safe to show; those that are missing are left out."""
    return " · ".join(display(part) for part in parts if part)
