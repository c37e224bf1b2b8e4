"""Follows the texts of people and files through the code, up to where a widget would draw them.

A text comes from an attribute that the models mark as written by people. It flows through names,
f-strings, lists, returned values, arguments and fields, and is harmless once it has gone through a
door. Of what Python can do only that is followed which this program does; what is not understood
passes a text on.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping

from tests.flowing.program import NOTHING, TEXT, Origin, Origins, Program, collect
from tests.flowing.values import CONTENT, Values, name_of

LINES = frozenset(
    {"Heading", "ItemLine", "PointLine", "PolesLine", "ProseLine", "ScaleLine", "FinishLine"}
)
"""The lines of the rating, which are painted as they are."""
_KEYS = re.compile(r"(Mapping|dict)\[str, ")
_ADDING = frozenset({"append", "extend", "add", "insert"})


def findings(modules: Mapping[str, str], texts: Iterable[str]) -> list[str]:
    """Where a text of people or files is drawn that has gone through no door.

    Args:
        modules: dotted name → source.
        texts: the names of attributes that hold such a text.
    """
    trees = {name: ast.parse(source) for name, source in modules.items()}
    program = Program(trees, frozenset(texts))
    for module, tree in trees.items():
        collect(program, module, tree)
    known = None
    while known != (known := program.known()):
        program.found.clear()
        for function in program.functions.values():
            Flow(program, function).follow()
    return sorted(program.found)


class Flow(Values):
    """Follows the texts through one function."""

    def follow(self) -> None:
        """Take down what it gives and draws."""
        # Twice, for what a loop hands to its next turn.
        for _ in range(2):
            for node in self._function.nodes:
                self._bind(node)
        for node in self._function.nodes:
            if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) and node.value is not None:
                self._function.gives |= self._of(node.value)
            elif isinstance(node, ast.Call):
                self._call(node)

    def _bind(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Name):
                        self._made[target.id] = value
                    self._put(target, self._of(value))
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._put(target, self._of(value))
            case ast.AugAssign(target=target, value=value):
                self._put(target, self._of(value))
            case ast.NamedExpr(target=target, value=value):
                self._put(target, self._of(value))
            case ast.For(target=target, iter=source):
                self._turn(target, source)
            case ast.comprehension(target=target, iter=source):
                self._turn(target, source)
            case ast.Call(func=ast.Attribute(value=target, attr=name)) if name in _ADDING:
                for argument in node.args:
                    self._put(target, self._of(argument))

    def _turn(self, target: ast.expr, source: ast.expr) -> None:
        """Bind what a loop goes over; a table that stands there column by column."""
        rows = source.elts if isinstance(source, ast.Tuple | ast.List) else []
        columns = target.elts if isinstance(target, ast.Tuple) else []
        match source:
            case ast.Call(func=ast.Name(id="zip"), args=sources) if columns:
                for column, each in zip(columns, sources, strict=False):
                    self._put(column, self._of(each))
            case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]) if columns:
                self._put(columns[1], self._of(inner))
            case _ if columns and rows:
                for row in rows:
                    parts = row.elts if isinstance(row, ast.Tuple) else [row] * len(columns)
                    for column, part in zip(columns, parts, strict=False):
                        self._put(column, self._of(part))
            case _:
                self._put(target, self._of(source))

    def _put(self, target: ast.expr, origins: Origins) -> None:
        match target:
            case ast.Name(id=name):
                self._local[name] = self._local.get(name, NOTHING) | origins
            case ast.Tuple(elts=parts) | ast.List(elts=parts):
                for part in parts:
                    self._put(part, origins)
            case ast.Starred(value=inner) | ast.Subscript(value=inner):
                self._put(inner, origins)
            case ast.Attribute(value=ast.Name(id="self"), attr=name):
                held = self._program.held[self._place]
                own = {self._qualified(origin) for origin in origins}
                held[name] = held.get(name, NOTHING) | own

    def _qualified(self, origin: Origin) -> Origin:
        """An origin as another method of the class knows it."""
        if origin == TEXT or "." in origin:
            return origin
        return f"{self._function.node.name}.{origin}"

    def _call(self, call: ast.Call) -> None:
        """Take down what is drawn by a call, and what it puts into fields."""
        name = name_of(call.func)
        if name in CONTENT or name in LINES:
            is_all = name == "Content.assemble" or name in LINES
            drawn = call.args if is_all else call.args[:1]
            for argument in drawn:
                first = argument.elts[0] if isinstance(argument, ast.Tuple) else argument
                self._draw(self._of(first), first)
            return
        function, place = self._callee(call)
        passed = self._passed(call)
        if place is not None:
            for name, (origins, _) in passed.items():
                said = self._program.classes[place].get(name, "")
                if TEXT in origins and "str" in _KEYS.sub("", said):
                    self._program.fields[name].add(place)
        if function is not None:
            for parameter in function.draws & passed.keys():
                self._draw(*passed[parameter])

    def _draw(self, origins: Origins, node: ast.expr) -> None:
        for origin in origins:
            method, _, parameter = origin.rpartition(".")
            if origin == TEXT:
                said = f"{self._function.module}:{node.lineno}: {ast.unparse(node)}"
                self._program.found.add(said)
            elif method:
                taker = self._program.functions[(*self._place, method)]
                taker.draws |= {parameter}
            else:
                self._function.draws |= {origin}
