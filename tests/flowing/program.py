"""What is known of the code: its functions, the fields of its classes, and what it imports."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

TEXT = "<text>"
Origin = str
"""`TEXT`, or the name of a parameter of the function that is looked at."""
Origins = frozenset[Origin]
Place = tuple[str, str]
"""A module and a name in it."""
NOTHING: Origins = frozenset()

_FLOWING = (
    *(ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr, ast.For, ast.comprehension),
    *(ast.Call, ast.Return, ast.Yield, ast.YieldFrom),
)
_PLAIN_TYPES = frozenset({"int", "bool", "float", "None", "Content", "Widget", "ComposeResult"})


@dataclass
class Function:
    """What is known of a function.

    Attributes:
        node: its code; `module` and `owner` say where it stands.
        gives: where what it returns can come from.
        draws: the parameters that it draws as they are.
    """

    module: str
    owner: str
    node: ast.FunctionDef | ast.AsyncFunctionDef
    gives: Origins = NOTHING
    draws: Origins = NOTHING

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Its code, node by node, as far as something flows there."""
        return [node for node in ast.walk(self.node) if isinstance(node, _FLOWING)]

    @cached_property
    def parameters(self) -> list[str]:
        """The names of the parameters, without `self`."""
        named = self.node.args
        names = [each.arg for each in (*named.posonlyargs, *named.args, *named.kwonlyargs)]
        return names[1:] if self.owner and names[:1] in (["self"], ["cls"]) else names

    @cached_property
    def annotations(self) -> dict[str, str]:
        """Parameter or name → its type as it is written, without an `| None`."""
        named = self.node.args
        said = {
            each.arg: each.annotation
            for each in (*named.posonlyargs, *named.args, *named.kwonlyargs)
            if each.annotation is not None
        }
        for node in self.nodes:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                said[node.target.id] = node.annotation
        return {name: ast.unparse(each).removesuffix(" | None") for name, each in said.items()}

    @cached_property
    def gives_no_text(self) -> bool:
        """Whether its annotation says that no text comes back."""
        said = self.node.returns
        if said is None:
            return False
        names = {each.id for each in ast.walk(said) if isinstance(each, ast.Name)}
        names |= {"None"} if isinstance(said, ast.Constant) and said.value is None else set()
        return bool(names) and names <= _PLAIN_TYPES | {"list", "tuple", "Iterator", "Sequence"}


@dataclass(slots=True)
class Program:
    """Modules, and what is known of them so far.

    Attributes:
        trees: module → its code.
        texts: the names of attributes that hold a text of people or files.
        classes: class → its fields, each with its type as it is written.
        unions: the name of a type → the classes that it is one of.
        names: module → what it imports: name → module and name there.
        fields: name of a field → the classes whose field of that name is known to hold such a text.
        found: where a text is drawn that has gone through no door, a sentence each.
    """

    trees: Mapping[str, ast.Module]
    texts: frozenset[str]
    functions: dict[tuple[str, str, str], Function] = field(default_factory=dict)
    classes: dict[Place, dict[str, str]] = field(default_factory=dict)
    unions: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    names: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    fields: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    held: dict[tuple[str, str], dict[str, Origins]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    found: set[str] = field(default_factory=set)

    def known(self) -> object:
        """All that is known, to be compared with what is known later."""
        return (
            [(function.gives, function.draws) for function in self.functions.values()],
            {name: frozenset(places) for name, places in self.fields.items() if places},
            {name: dict(held) for name, held in self.held.items()},
        )

    def named(self, module: str, said: str) -> list[Place]:
        """The classes of ours that a type in a module stands for; none where it is none of ours."""
        where, name = self.names[module].get(said, (module, said))
        here = self.names.get(where, {})
        names = self.unions.get((where, name), [name])
        places = [here.get(each, (where, each)) for each in names]
        return places if all(place in self.classes for place in places) else []


def collect(program: Program, module: str, tree: ast.Module) -> None:
    """Take down what a module has and imports."""
    program.names[module] = {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            program.classes[module, node.name] = {
                each.target.id: ast.unparse(each.annotation).removesuffix(" | None")
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            }
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            parts = [each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)]
            program.unions[module, ast.unparse(node.targets[0])] = parts
        owner = node.name if isinstance(node, ast.ClassDef) else ""
        for each in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                made = Function(module, owner, each)
                program.functions[module, owner, each.name] = made
