"""Where the value of an expression can come from: a text of people or files, or a parameter."""

from __future__ import annotations

import ast

from tests.flowing.program import NOTHING, TEXT, Function, Origins, Place, Program

MODELS = "qi_tui.model."
DOORS = frozenset(
    {"display", "display_comment", "display_paragraph", "visible", "plain", "plain_comment"}
    | {"tell", "shown_form", "json_text"}
)
CONTENT_PARTS = frozenset({"truncate", "stylize", "wrap", "cell_length", "plain"})
"""What only a `Content` has: whatever has it went through a door, or is drawn elsewhere."""
SAFE_CALLS = frozenset({"len", "int", "bool", "float", "isinstance", "hash", "id", "sum", "range"})
CONTENT = frozenset({"Content", "Content.styled", "Content.assemble", "Segment"})
"""What takes text as it is, and hands it on to the terminal."""


class Values:
    """The values of the expressions of one function.

    Args:
        program: what is known.
        function: the one that is looked at.
    """

    def __init__(self, program: Program, function: Function) -> None:
        self._program = program
        self._function = function
        self._local: dict[str, Origins] = {name: frozenset({name}) for name in function.parameters}
        self._place = (function.module, function.owner)
        self._made: dict[str, ast.expr] = {}

    def _of(self, node: ast.expr) -> Origins:
        """Where the value of an expression can come from."""
        match node:
            case ast.Name(id=name):
                return self._local.get(name, NOTHING)
            case ast.Attribute():
                return self._attribute(node)
            case ast.Call():
                return self._given(node)
            case ast.Constant() | ast.Compare() | ast.Lambda() | ast.BinOp(op=ast.Mult()):
                return NOTHING
            case ast.Subscript(value=inner) | ast.Starred(value=inner) | ast.Await(value=inner):
                return self._of(inner)
            case ast.FormattedValue(value=inner):
                return self._of(inner)
            case ast.IfExp(body=yes, orelse=no):
                return self._of(yes) | self._of(no)
            case ast.ListComp(elt=inner) | ast.SetComp(elt=inner) | ast.GeneratorExp(elt=inner):
                return self._of(inner)
            case ast.DictComp(key=key, value=inner):
                return self._of(key) | self._of(inner)
        parts = (each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr))
        return NOTHING.union(*(self._of(part) for part in parts))

    def _attribute(self, node: ast.Attribute) -> Origins:
        if isinstance(node.value, ast.Name) and node.value.id == "self":
            held = self._program.held[self._place].get(node.attr, NOTHING)
            return held | self._field(node.attr)
        if node.attr in CONTENT_PARTS:
            return NOTHING
        places = self._classes_of(node.value)
        if places and not any(module.startswith(MODELS) for module, _ in places):
            return NOTHING.union(*(self._held_by(place, node.attr) for place in places))
        if node.attr in self._program.texts:
            return frozenset({TEXT})
        return self._field(node.attr)

    def _field(self, name: str) -> Origins:
        """A field of a class that this module makes or imports."""
        module = self._function.module
        named = self._program.names[module].values()
        for place in self._program.fields.get(name, ()):
            if place[0] == module or place in named:
                return frozenset({TEXT})
        return NOTHING

    def _classes_of(self, node: ast.expr, deep: int = 4) -> list[Place]:
        """The classes of ours that a value can be of, as far as annotations say so."""
        program, module = self._program, self._function.module
        if isinstance(node, ast.Name):
            if node.id in self._function.annotations:
                return program.named(module, self._function.annotations[node.id])
            made = self._made.get(node.id)
            return self._classes_of(made, deep - 1) if made is not None and deep else []
        if not isinstance(node, ast.Attribute):
            return []
        if isinstance(node.value, ast.Name) and node.value.id == "self":
            maker = program.functions.get((*self._place, "__init__"))
            said = "" if maker is None else maker.annotations.get(node.attr.lstrip("_"), "")
            return program.named(module, said)
        found = self._classes_of(node.value, deep)
        return [
            each
            for place in found
            for each in program.named(place[0], program.classes[place].get(node.attr, ""))
        ]

    def _held_by(self, place: tuple[str, str], name: str) -> Origins:
        if place in self._program.fields.get(name, ()):
            return frozenset({TEXT})
        given = self._program.functions.get((*place, name))
        return NOTHING if given is None else given.gives & {TEXT}

    def _given(self, call: ast.Call) -> Origins:
        """Where what a call gives back can come from."""
        name = name_of(call.func)
        last = name.rpartition(".")[2]
        if last in DOORS or name in SAFE_CALLS or name in CONTENT or last in {"index", "count"}:
            return NOTHING
        if last in CONTENT_PARTS:
            return NOTHING
        if last == "get" and isinstance(call.func, ast.Attribute):
            return self._of(call.func.value).union(*map(self._of, call.args[1:]))
        function, place = self._callee(call)
        if place is not None:
            return NOTHING
        passed = self._passed(call)
        if function is None:
            inner = self._of(call.func.value) if isinstance(call.func, ast.Attribute) else NOTHING
            return inner.union(*(origins for origins, _ in passed.values()))
        if function.gives_no_text:
            return NOTHING
        given = frozenset({TEXT}) & function.gives
        return given.union(*(passed[p][0] for p in function.gives if p in passed))

    def _passed(self, call: ast.Call) -> dict[str, tuple[Origins, ast.expr]]:
        """Parameter or field → where what is passed for it can come from."""
        function, place = self._callee(call)
        names: list[str] = []
        if function is not None:
            names = function.parameters
        elif place is not None:
            names = list(self._program.classes[place])
        names = [*names, *(f"argument {n}" for n in range(len(names), len(call.args)))]
        found = {name: (self._of(each), each) for name, each in zip(names, call.args, strict=False)}
        for keyword in call.keywords:
            found[keyword.arg or "others"] = (self._of(keyword.value), keyword.value)
        return found

    def _callee(self, call: ast.Call) -> tuple[Function | None, tuple[str, str] | None]:
        """The function of ours that is called, or the class of values that one is made of."""
        module = self._function.module
        match call.func:
            case ast.Name(id=name):
                where, original = self._program.names[module].get(name, (module, name))
                functions, classes = self._program.functions, self._program.classes
                if (where, "", original) in functions:
                    return functions[where, "", original], None
                if (where, original, "__init__") in functions:
                    return functions[where, original, "__init__"], None
                return None, (where, original) if (where, original) in classes else None
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                return self._program.functions.get((*self._place, name)), None
        return None, None


def name_of(node: ast.expr) -> str:
    """The name of what is called, with that of its owner where it is a plain one."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
        case ast.Attribute(attr=name):
            return f".{name}"
    return ""
