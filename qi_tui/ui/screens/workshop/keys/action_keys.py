"""The keys of the actions: one for each thing that can become of an action."""

from __future__ import annotations

from textual.binding import Binding, BindingType

ACTION_BINDINGS: list[BindingType] = [
    Binding("a", "add", "Add", id="todo.add", tooltip="Write down what is to be done"),
    Binding(
        "enter",
        "change",
        "Change",
        id="todo.change",
        tooltip="Change what, who or by when",
    ),
    Binding(
        "space",
        "turn('done')",
        "Done",
        id="todo.done",
        tooltip="Tick it as done, or open it",
    ),
    Binding(
        "c",
        "turn('carried')",
        "Carry over",
        id="todo.carry",
        tooltip="Carry it over to the next workshop, or open it again",
    ),
    Binding(
        "d",
        "drop",
        "Drop",
        id="todo.drop",
        tooltip="Drop it with a reason, or open it again",
    ),
    Binding(
        "f",
        "find_out",
        "Find out",
        id="todo.find-out",
        tooltip="Add actions to find out what many don't know",
    ),
    Binding(
        "delete",
        "remove",
        "Remove",
        show=False,
        id="todo.remove",
        tooltip="Remove an action that was written down by mistake",
    ),
    Binding(
        "escape",
        "leave",
        "Back",
        show=False,
        id="todo.back",
        tooltip="Back to the files",
    ),
]
