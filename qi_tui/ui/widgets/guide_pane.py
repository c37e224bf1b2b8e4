"""What is for the facilitator alone: what to ask, what to avoid, and the note on the item."""

from __future__ import annotations

from qi_tui.ui.widgets.pages import Page


class GuidePane(Page, can_focus=False):
    """Shown only while the facilitator wants it; it takes no keys."""

    DEFAULT_CSS = """
    GuidePane {
        display: none;
        height: 11;
        max-height: 65%;
        border-top: heavy $accent;
        padding: 0 1;
        background: $surface;
        overflow-y: hidden;
    }
    """
