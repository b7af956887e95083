"""Which fields of the views the templates use, found by walking Jinja's own syntax tree.

Types are followed from `view` through loops, `set`, macros, imports and inheritance. What the walk
does not know is an error, so that nothing passes by without being looked at.
"""

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, nodes
from msgspec import Struct

Type = object
"""A class, `tuple[X, ...]` or a union, a `Macro` or `Module`; `None` where it does not matter."""

Scope = dict[str, Type]


def is_view(kind: object) -> bool:
    """Tell whether this is the type of a view or a part."""
    return isinstance(kind, type) and issubclass(kind, Struct)


@dataclass(frozen=True)
class Macro:
    """A macro with the scope in which it stands."""

    node: nodes.Macro
    template: str
    scope: Scope = field(compare=False, hash=False)


@dataclass(frozen=True)
class Module:
    """An imported template."""

    name: str
    names: Mapping[str, object] = field(compare=False, hash=False)


@dataclass
class Uses:
    """What was found: the fields that are used, and the names that no view has."""

    environment: Environment
    fields: set[tuple[type, str]] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    _seen: set[tuple[object, ...]] = field(default_factory=set)

    def page(self, template: str, view: type) -> None:
        """Walk a template as it is used for a view, with all that it extends and imports."""
        scope: Scope = {"view": view}
        self._walk(self._parsed(template).body, scope, template)

    def _parsed(self, template: str) -> nodes.Template:
        assert self.environment.loader
        source, _, _ = self.environment.loader.get_source(self.environment, template)
        return self.environment.parse(source, template)

    def _walk(self, body: Sequence[nodes.Node], scope: Scope, template: str) -> None:
        for node in body:
            self._statement(node, scope, template)

    def _statement(self, node: nodes.Node, scope: Scope, template: str) -> None:
        match node:
            case nodes.Extends(template=nodes.Const(value=name)):
                self._walk(self._parsed(name).body, dict(scope), name)
            case nodes.Import(template=nodes.Const(value=name), target=target):
                inside: Scope = {"view": scope["view"]} if node.with_context else {}
                self._walk(self._parsed(name).body, inside, name)
                scope[target] = Module(name, inside)
            case nodes.Include(template=nodes.Const(value=name)):
                self._walk(self._parsed(name).body, dict(scope), name)
            case nodes.Macro(name=name):
                scope[name] = Macro(node, template, scope)
            case nodes.For(target=nodes.Name(name=name), iter=values):
                item = _item(self._type(values, scope, template))
                self._walk(node.body, {**scope, name: item, "loop": None}, template)
                self._walk(node.else_, scope, template)
            case nodes.If(test=test):
                self._type(test, scope, template)
                self._walk([*node.body, *node.elif_, *node.else_], scope, template)
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                scope[name] = self._type(value, scope, template)
            case nodes.Output(nodes=parts):
                for part in parts:
                    self._type(part, scope, template)
            case nodes.Block() | nodes.Scope() | nodes.ScopedEvalContextModifier():
                self._walk(node.body, dict(scope), template)
            case nodes.CallBlock(call=nodes.Call(args=values), body=body):
                for value in values:
                    self._type(value, scope, template)
                self._walk(body, dict(scope), template)
            case nodes.EvalContextModifier():
                pass
            case _:
                raise TypeError(f"{template}:{node.lineno}: {type(node).__name__} is not walked")

    def _type(self, node: nodes.Node, scope: Scope, template: str) -> Type:
        match node:
            case nodes.Const() | nodes.TemplateData():
                return None
            case nodes.Name(name=name):
                return scope.get(name)
            case nodes.Getattr(node=inner, attr=attribute):
                owner = self._type(inner, scope, template)
                return self._attribute(owner, attribute, node, template)
            case nodes.Call():
                return self._call(node, scope, template)
            case nodes.Getitem(node=inner, arg=key):
                self._type(key, scope, template)
                return _item(self._type(inner, scope, template))
            case _:
                for operand in _operands(node):
                    self._type(operand, scope, template)
                return None

    def _attribute(self, owner: object, attribute: str, node: nodes.Node, template: str) -> Type:
        if isinstance(owner, Module):
            return owner.names[attribute]
        result: Type = None
        for one in _without_none(owner):
            if not is_view(one):
                continue
            assert isinstance(one, type)
            hints = typing.get_type_hints(one)
            if attribute in hints:
                self.fields.add((one, attribute))
                result = hints[attribute]
            else:
                self.unknown.append(f"{template}:{node.lineno}: {one.__name__}.{attribute}")
        return result

    def _call(self, node: nodes.Call, scope: Scope, template: str) -> Type:
        called = self._type(node.node, scope, template)
        given = [self._type(n, scope, template) for n in node.args]
        named = {k.key: self._type(k.value, scope, template) for k in node.kwargs}
        if isinstance(called, Macro):
            names = [a.name for a in called.node.args if isinstance(a, nodes.Name)]
            inside = dict(zip(names, given, strict=False)) | named
            # A macro is walked once for each kind of value that it is called with.
            key = (called.node, scope.get("view"), *sorted((n, str(t)) for n, t in inside.items()))
            if key not in self._seen:
                self._seen.add(key)
                self._walk(called.node.body, {**called.scope, **inside}, called.template)
        return None


def _operands(node: nodes.Node) -> Iterator[nodes.Expr]:
    """Yield the expressions right below one."""
    for below in node.iter_child_nodes():
        match below:
            case nodes.Expr():
                yield below
            case nodes.Operand(expr=inner) | nodes.Keyword(value=inner):
                yield inner
            case _:
                raise TypeError(f"line {node.lineno}: {type(below).__name__} is not walked")


def _without_none(found: object) -> tuple[object, ...]:
    if typing.get_origin(found) in (typing.Union, types.UnionType):
        return tuple(t for t in typing.get_args(found) if t is not type(None))
    return (found,)


def _item(found: object) -> Type:
    """Return what a loop over this gives."""
    return typing.get_args(found)[0] if typing.get_origin(found) is tuple else None
