"""The keys of the comparison: what stands on either side, and the orders."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from qi_tui.analysis.rounds.comparing import CompareOrder


def _order(key: str, order: CompareOrder, name: str, tooltip: str) -> Binding:
    return Binding(
        key, f"arrange('{order.name}')", name, id=f"compare.order-{key}", tooltip=tooltip
    )


COMPARE_BINDINGS: list[BindingType] = [
    Binding("l", "choose('left')", "Left", id="compare.left", tooltip="Choose what is on the left"),
    Binding(
        "r", "choose('right')", "Right", id="compare.right", tooltip="Choose what is on the right"
    ),
    Binding(
        "o",
        "open_place",
        "Open",
        id="compare.open",
        tooltip="Open another folder or file beside this: another date, another site",
    ),
    _order("f", CompareOrder.FRAMEWORK, "Framework", "In the framework's order"),
    _order("d", CompareOrder.FALL, "Falls", "The biggest fall of disagreement first"),
    _order("u", CompareOrder.RISE, "Rises", "The biggest rise of disagreement first"),
    Binding("escape", "leave", "Back", id="compare.back", tooltip="Back to the files"),
]
