"""The form of the next rater: its help, its keys, and how its lines lie."""

from __future__ import annotations

from textual.binding import Binding, BindingType

RATER_HELP = """\
Say who you are, as far as it is asked here. Enter goes to the next line, and starts the rating on \
the last. Your role is chosen with its first letter, its number or the arrow keys.

Nobody's answers are shown here, and yours are not shown to the next rater."""
RATER_BINDINGS: list[BindingType] = [
    Binding(
        "ctrl+s", "begin", "Start", id="rater.begin", tooltip="Start the rating", priority=True
    ),
    Binding("enter", "go_on", "Next line", id="rater.go-on", tooltip="On to the next line"),
    Binding("up", "step(-1)", "Up", show=False, id="rater.up", tooltip="The line above"),
    Binding("down", "step(1)", "Down", show=False, id="rater.down", tooltip="The line below"),
    Binding(
        "escape", "leave", "Back", id="rater.leave", tooltip="Go back without starting a rating"
    ),
]
RATER_CSS = """
RaterForm {
    #rater-title { height: auto; padding: 0 1; background: $panel; text-style: bold; }
    #rater-promise { height: auto; padding: 1 2 0 2; }
    FormScroll { height: 1fr; padding: 1 2 0 2; }
    &.-wide Field { margin-bottom: 1; }
    RoleList { background: $background; }
    #rater-word { height: auto; padding: 0 2; color: $warning; text-style: bold; }
    #rater-purpose {
        height: 3;
        padding: 0 2;
        color: $text-muted;
        border-top: solid $border-blurred;
    }
}
RaterForm.-low {
    #rater-promise { padding: 0 2; }
    FormScroll { padding: 0 2; }
    #rater-purpose { height: 2; border-top: none; }
}
"""
