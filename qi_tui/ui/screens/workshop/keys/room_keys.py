"""The keys of the room: one for each order, and the ways on and back."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from qi_tui.analysis.orders import Order


def _order(key: str, order: Order, name: str, tooltip: str) -> Binding:
    return Binding(key, f"arrange('{order.name}')", name, id=f"room.order-{key}", tooltip=tooltip)


ROOM_BINDINGS: list[BindingType] = [
    Binding(
        "enter,space",
        "open",
        "Item",
        id="room.open",
        tooltip="Open the whole item",
    ),
    Binding("g", "leave", "Files", id="room.gather", tooltip="Back to the files"),
    Binding(
        "e",
        "explain_figures",
        "Explain",
        id="room.explain",
        tooltip="What disagreement and the shapes mean, and what they don't",
    ),
    Binding(
        "w",
        "behind",
        "Behind it",
        id="room.behind",
        tooltip="The words behind the figures of this item: gap, median, how far to trust them",
    ),
    Binding(
        "o",
        "roles",
        "Roles",
        id="room.roles",
        tooltip="What the roles said beside each other, where their groups are large enough",
    ),
    Binding("s", "scores", "Domains", id="room.scores", tooltip="The scores of the domains"),
    Binding("tab", "turn(1)", "Next room", id="room.next", tooltip="The next framework or round"),
    Binding(
        "shift+tab",
        "turn(-1)",
        "Room before",
        show=False,
        id="room.previous",
        tooltip="The framework or round before this one",
    ),
    _order("d", Order.DISAGREEMENT, "Disagreement", "Most disagreement first"),
    _order("f", Order.FRAMEWORK, "Framework", "In the framework's order"),
    _order("l", Order.LOWEST, "Lowest", "Lowest median first"),
    _order("h", Order.HIGHEST, "Highest", "Highest median first"),
    _order("k", Order.DONT_KNOW, "Don't know", "Those that most people don't know first"),
    _order("p", Order.PRIORITIES, "Priorities", "Those with the most priority votes first"),
    _order("m", Order.MOVED, "Moved", "Those on which most people moved since the round before"),
    Binding("escape", "leave", "Back", show=False, id="room.back", tooltip="Back to the files"),
]
