"""The keys of the form screen."""

from __future__ import annotations

from textual.binding import Binding, BindingType

FORM_BINDINGS: list[BindingType] = [
    Binding("enter", "choose", "Take for", id="form.choose", tooltip="Say what this line is"),
    Binding("x", "ignore", "Ignore", id="form.ignore", tooltip="Ignore this column"),
    Binding("l", "labels", "Labels", id="form.labels", tooltip="What the answers mean"),
    Binding("c", "columns", "Columns", id="form.columns", tooltip="What the columns are"),
    Binding("ctrl+s", "bring", "Import", id="form.import", tooltip="Write the session files"),
    Binding(
        "escape", "leave", "Back", id="form.back", tooltip="Go back without importing anything"
    ),
]
