"""Grammar: what a template may say. Everything else in jinja is refused, with file and line, before anything runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from geoout.errors import Place, TemplateError
from geoout.pitches.fields import GROUPS, SHAPES, Shape, nearest, shape
from geoout.pitches.spacing import END, FIELD, VALUE

MOST_CHARACTERS = 64_000

FILTERS: dict[str, tuple[Shape, Shape]] = {
    "day": (Shape.DAY, Shape.TEXT),
    "day_short": (Shape.DAY, Shape.TEXT),
    "month": (Shape.DAY, Shape.TEXT),
    "year": (Shape.DAY, Shape.TEXT),
    "number": (Shape.NUMBER, Shape.TEXT),
    "percent": (Shape.NUMBER, Shape.TEXT),
    "money": (Shape.NUMBER, Shape.TEXT),
    "listing": (Shape.LIST, Shape.TEXT),
    "join": (Shape.LIST, Shape.TEXT),
    "length": (Shape.LIST, Shape.NUMBER),
    "upper_first": (Shape.TEXT, Shape.TEXT),
}
"""Each filter with the shape that it takes and the one that it gives."""

_WITH_ARGUMENT = {"join", "money"}
_PARSER = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701  a mail is plain text

_WHY = {
    "Include": "`include` is not for templates here; put shared text into base.j2",
    "Import": "`import` is not for templates here; put shared text into base.j2",
    "FromImport": "`import` is not for templates here; put shared text into base.j2",
    "Macro": "macros are not for templates here; write the text out",
    "Assign": "`set` is not for templates here; write the text out",
    "AssignBlock": "`set` is not for templates here; write the text out",
    "Concat": "`~` is not for templates here; write one {{ … }} after the other",
    "Mul": "text cannot be repeated or multiplied; write it out",
    "Getitem": "no part can be taken out of a field; use |listing or |join",
    "Slice": "no part can be taken out of a field; use |listing or |join",
    "Or": "`or` would hide a missing field; use {% if … %}",
    "And": "`and` belongs into {% if … %}",
    "Test": "tests (`is …`) are not for templates here; a missing field is already false in {% if … %}",
}
_CONDITION = (nodes.And, nodes.Or, nodes.Not, nodes.Compare)


@dataclass(slots=True)
class Parsed:
    """What one file of a template says: its parent, its blocks with their line, whether each calls super().

    `placed` says in which block (None: in none) and line each field is written.
    """

    file: str
    extends: str | None = None
    blocks: dict[str, int] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    supers: dict[str, int] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    placed: dict[str, list[tuple[str | None, int]]] = field(default_factory=dict)


def parse(text: str, file: str, *, first_line: int = 1) -> Parsed:
    """Read one file of a template and check every construct, field and filter in it.

    `first_line` is the line of the file where `text` begins. Raises TemplateError with file and line.
    """
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(f"a template may have {MOST_CHARACTERS:,} characters, this has {len(text):,}", Place(file))
    for mark in (FIELD, VALUE, END):
        if mark in text:
            line = text[: text.index(mark)].count("\n") + first_line
            raise TemplateError(f"the private-use character U+{ord(mark):04X}", Place(file, line), "remove it")
    try:
        tree = _PARSER.parse(text)
        return _Reader(Parsed(file), first_line - 1).read(tree)
    except TemplateSyntaxError as error:
        place = Place(file, error.lineno + first_line - 1)
        raise TemplateError(_clause(error.message or "it cannot be read"), place) from None
    except RecursionError:
        raise TemplateError("it is nested too deeply", Place(file), "write it flatter") from None


def _clause(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")


class _Reader:
    """Walks a syntax tree; knows the loop variables in scope and the block it is in."""

    def __init__(self, parsed: Parsed, offset: int) -> None:
        self.parsed = parsed
        self.offset = offset
        self.loops: list[str] = []
        self.block: str | None = None

    def read(self, tree: nodes.Template) -> Parsed:
        parents = list(tree.find_all(nodes.Extends))
        if parents:
            if not isinstance(parents[0].template, nodes.Const) or not isinstance(parents[0].template.value, str):
                raise self.refusal(parents[0], "the name after `extends` must be plain text", 'write "base.j2"')
            if len(parents) > 1:
                raise self.refusal(parents[1], "a template extends one other")
            self.parsed.extends = parents[0].template.value
        for node in tree.body:
            self.statement(node, top=True)
        return self.parsed

    def refusal(self, node: nodes.Node, what: str, hint: str | None = None) -> TemplateError:
        return TemplateError(what, Place(self.parsed.file, node.lineno + self.offset), hint)

    def statement(self, node: nodes.Node, *, top: bool = False) -> None:
        stray = top and self.parsed.extends is not None
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                self.output(part, stray)
        elif isinstance(node, nodes.Extends) and top:
            return
        elif isinstance(node, nodes.Block) and not self.loops:
            self.read_block(node)
        elif isinstance(node, nodes.If) and not stray:
            self.condition(node.test)
            for child in (*node.body, *node.elif_, *node.else_):
                self.statement(child)
        elif isinstance(node, nodes.For) and not stray:
            self.read_loop(node)
        elif stray:
            raise self.refusal(node, "text outside the blocks is never shown", "move it into a block")
        else:
            raise self.forbidden(node)

    def forbidden(self, node: nodes.Node) -> TemplateError:
        name = type(node).__name__
        what, _, hint = _WHY.get(name, f"`{name.lower()}` is not for templates here").partition("; ")
        return self.refusal(node, what, hint or None)

    def output(self, part: nodes.Node, stray: bool) -> None:
        if isinstance(part, nodes.TemplateData):
            if stray and part.data.strip():
                raise self.refusal(part, "text outside the blocks is never shown", "move it into a block")
            return
        if stray:
            raise self.refusal(part, "a field outside the blocks is never shown", "move it into a block")
        if isinstance(part, nodes.Call):
            self.read_super(part)
        else:
            self.expression(part)
            name = ".".join(_parts(part))
            self.parsed.placed.setdefault(name, []).append((self.block, part.lineno + self.offset))

    def read_block(self, node: nodes.Block) -> None:
        if node.name in self.parsed.blocks:
            raise self.refusal(node, f"the block {node.name} is there twice")
        self.parsed.blocks[node.name] = node.lineno + self.offset
        if any(_has_content(child) for child in node.body):
            self.parsed.filled.add(node.name)
        outer, self.block = self.block, node.name
        for child in node.body:
            self.statement(child)
        self.block = outer

    def read_loop(self, node: nodes.For) -> None:
        plain = isinstance(node.target, nodes.Name) and not node.recursive and node.test is None
        if not plain or not isinstance(node.iter, nodes.Name | nodes.Getattr) or self.path(node.iter) is not Shape.LIST:
            raise self.refusal(node, "`for` walks a field that is a list, nothing else", "use |listing or |join")
        assert isinstance(node.target, nodes.Name)
        if node.target.name in SHAPES or node.target.name in GROUPS:
            raise self.refusal(node, f"{node.target.name} is a field", "give the loop's variable another name")
        self.loops.append(node.target.name)
        for child in (*node.body, *node.else_):
            self.statement(child)
        self.loops.pop()

    def read_super(self, node: nodes.Call) -> None:
        plain = not (node.args or node.kwargs or node.dyn_args or node.dyn_kwargs)
        if not (plain and isinstance(node.node, nodes.Name) and node.node.name == "super"):
            name = node.node.name if isinstance(node.node, nodes.Name) else "a field"
            raise self.refusal(node, f"{name} cannot be called, only super() can")
        if self.block is None or self.loops:
            raise self.refusal(node, "super() belongs into a block, outside loops")
        if self.block in self.parsed.supers:
            raise self.refusal(node, f"super() is in the block {self.block} twice")
        self.parsed.supers[self.block] = node.lineno + self.offset

    def condition(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.And | nodes.Or):
            self.condition(node.left)
            self.condition(node.right)
        elif isinstance(node, nodes.Not):
            self.condition(node.node)
        elif isinstance(node, nodes.Compare):
            self.expression(node.expr)
            for operand in node.ops:
                self.expression(operand.expr)
        else:
            self.expression(node)

    def expression(self, node: nodes.Node) -> Shape:
        if isinstance(node, nodes.Name | nodes.Getattr):
            return self.path(node)
        if isinstance(node, nodes.Const) and isinstance(node.value, str | int | float):
            return Shape.NUMBER if not isinstance(node.value, str) else Shape.TEXT
        if isinstance(node, nodes.Filter):
            return self.read_filter(node)
        if isinstance(node, nodes.CondExpr):
            if node.expr2 is None:
                raise self.refusal(node, "an `if` inside {{ … }} needs its `else`", "add it or use {% if … %}")
            self.condition(node.test)
            self.expression(node.expr2)
            return self.expression(node.expr1)
        raise self.forbidden(node)

    def read_filter(self, node: nodes.Filter) -> Shape:
        if node.name not in FILTERS or node.node is None:
            near = get_close_matches(node.name, FILTERS, n=1)
            hint = f"write {near[0]}" if near else f"there are {', '.join(FILTERS)}"
            raise self.refusal(node, f"there is no filter {node.name}", hint)
        takes, gives = FILTERS[node.name]
        given = self.expression(node.node)
        if given is not takes:
            raise self.refusal(node, f"the filter {node.name} wants {takes}, this is {given}")
        plain = all(isinstance(argument, nodes.Const) and isinstance(argument.value, str) for argument in node.args)
        too_many = len(node.args) > (node.name in _WITH_ARGUMENT)
        if too_many or not plain or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise self.refusal(node, f"the filter {node.name} takes no such argument")
        return gives

    def path(self, node: nodes.Name | nodes.Getattr) -> Shape:
        name = ".".join(_parts(node))
        if name in self.loops:
            return Shape.TEXT
        found = shape(name)
        if found is not None:
            self.parsed.fields.add(name)
            return found
        if name in GROUPS:
            members = [known for known in SHAPES if known.startswith(f"{name}.")] or [f"{name}.<key>"]
            raise self.refusal(node, f"{name} holds fields and is none", f"name one, such as {members[0]}")
        near = nearest(name)
        raise self.refusal(node, f"there is no field {name}", f"write {near}" if near else None)


def _parts(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Getattr):
        yield from _parts(node.node)
        yield node.attr
    elif isinstance(node, nodes.Name):
        yield node.name
    else:
        yield "…"


def _has_content(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Output):
        return any(not isinstance(part, nodes.TemplateData) or part.data.strip() for part in node.nodes)
    return True
