"""The filter language of the list and of `geoout prospects`: `m:de score>60 -is:sent topic:finance "trade fair"`.

Terms are ANDed; `OR` and parentheses work, `-` negates, `m:de,at` is one or the other. A bare word or "quoted text"
searches the text. `parse` gives a tree of And, Or, Not and Term in a normal form (no And in an And, no double Not), and
`render` writes it back: `parse(render(node)) == node`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import date
from functools import cache

from geoout.errors import QueryError
from geoout.language.plain import clean_line
from geoout.prospects.query_tree import FIELDS, Ago, And, Field, Kind, Node, Not, Op, Or, Term, Value
from geoout.prospects.query_words import describe, render

__all__ = ["FIELDS", "Ago", "And", "Node", "Not", "Op", "Or", "Term", "Value", "describe", "either", "every"]
__all__ += ["negate", "parse", "render"]

DEPTH = 40
"""How deep parentheses and negations may nest."""

_BY_NAME = {spelling: field for field in FIELDS for spelling in (field.name, *field.aliases)}
_WORDS = {"OR", "AND", "NOT"}
_AGO = re.compile(r"(\d{1,5})([dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@cache  # compiled with the first filter, not at the start
def _token() -> re.Pattern[str]:
    return re.compile(
        r"""\s*(?: (?P<paren>[()])
          | (?P<minus>-(?=[^\s)]))
          | (?P<field>[^\W\d]+)(?P<op>>=|<=|!=|:(?!//)|=|<|>)(?P<value>"(?:[^"\\]|\\.)*"|[^\s()"]*)
          | (?P<quoted>"(?:[^"\\]|\\.)*")
          | (?P<word>[^\s()"]+) )""",
        re.VERBOSE | re.DOTALL,
    )


def parse(text: str) -> Node | None:
    """The tree of a filter, None for an empty one. Raises QueryError with `column` (1-based) and a next step."""
    if not text.strip():
        return None
    reader = _Reader(unicodedata.normalize("NFC", text))
    node = reader.alternatives(0)
    if reader.kind == "paren":
        raise _error("this parenthesis closes nothing", reader.column, "remove it or open one before it")
    return node


class _Reader:
    """Walks the tokens of one filter; `kind` and `column` describe the token ahead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.match: re.Match[str] | None = None
        self.kind: str | None = None
        self.column = 1
        self.advance()

    def advance(self) -> None:
        while self.position < len(self.text) and self.text[self.position].isspace():
            self.position += 1
        self.column = self.position + 1
        if self.position == len(self.text):
            self.match, self.kind = None, None
            return
        self.match = _token().match(self.text, self.position)
        if self.match is None:
            raise _error("the quotation mark is not closed", self.column, 'end the text with another "')
        groups = self.match.groupdict()
        self.kind = next(kind for kind in ("paren", "minus", "field", "quoted", "word") if groups[kind] is not None)
        if self.kind == "field" and not groups["value"] and self.text[self.match.end() :].startswith('"'):
            raise _error("the quotation mark is not closed", self.match.end() + 1, 'end the text with another "')
        self.position = self.match.end()

    @property
    def spelling(self) -> str:
        return self.match[self.kind] if self.match and self.kind else ""

    def alternatives(self, depth: int) -> Node | None:
        branches: list[Node] = []
        while True:
            start = self.column
            branch = self.conjunction(depth)
            more = self.kind == "word" and self.spelling == "OR"
            if branch is None and (more or branches):
                raise _error("OR needs a term on both sides", start, "write a term there or remove OR")
            if branch is not None:
                branches.append(branch)
            if not more:
                return either(branches)
            self.advance()

    def conjunction(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while self.kind is not None:
            if self.kind == "word" and self.spelling == "AND":
                self.advance()
                continue
            if (self.kind == "word" and self.spelling == "OR") or (self.kind == "paren" and self.spelling == ")"):
                break
            parts.append(self.factor(depth))
        return every(parts)

    def factor(self, depth: int) -> Node:
        if depth > DEPTH:
            raise _error(f"this nests deeper than {DEPTH} levels", self.column, "write it flatter")
        start, kind, spelling, match = self.column, self.kind, self.spelling, self.match
        self.advance()
        if kind == "minus" or (kind == "word" and spelling == "NOT"):
            if self.kind is None or (self.kind == "paren" and self.spelling == ")"):
                raise _error("nothing follows to be negated", start, "write a term after it")
            return negate(self.factor(depth + 1))
        if kind == "paren":
            inner = self.alternatives(depth + 1)
            if not (self.kind == "paren" and self.spelling == ")"):
                raise _error("this parenthesis is not closed", start, "add )")
            if inner is None:
                raise _error("there is nothing in these parentheses", start, "write a term in them or remove them")
            self.advance()
            return inner
        if kind == "field" and match is not None:
            return _field_term(match, start)
        return Term("text", Op.CONTAINS, _text(_unquote(spelling) if kind == "quoted" else spelling, start))


def every(parts: list[Node]) -> Node | None:
    """The parts ANDed, flat; None for none."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else None


def either(parts: list[Node]) -> Node | None:
    """The parts ORed, flat; None for none."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat)) if flat else None


def negate(node: Node) -> Node:
    """What the node is not; two negations cancel."""
    return node.part if isinstance(node, Not) else Not(node)


def _field_term(match: re.Match[str], column: int) -> Node:
    field = _BY_NAME.get(match["field"].lower())
    if field is None:
        near = difflib.get_close_matches(match["field"].lower(), _BY_NAME, 1, 0.5)
        known = ", ".join(each.name for each in FIELDS)
        hint = f"did you mean {near[0]}{match['op']}" if near else f'known are {known}; quote it ("…") to search for it'
        raise _error(f"there is no field {match['field']!r}", column, hint)
    at = match.start("value") + 1
    raw = match["value"]
    if not raw:
        raise _error(f"{match['field']}{match['op']} lacks a value", at, f"write {_expected(field)} after it")
    op = match["op"]
    if op not in (":", "=", "!=") and field.kind not in (Kind.NUMBER, Kind.DAY):
        raise _error(f"{field.name} cannot be compared with {op}", match.start("op") + 1, f"write {field.name}:")
    values = [_unquote(raw)] if raw.startswith('"') else raw.split(",")
    terms: list[Node] = []
    for value in values:
        terms.append(_term(field, op, value, at))
        at += len(value) + 1
    node = either(terms)
    assert node is not None
    return negate(node) if op == "!=" else node


def _term(field: Field, op: str, raw: str, column: int) -> Term:
    comparison = Op.IS if op in (":", "=", "!=") else Op(op)
    if field.kind is Kind.TEXT:
        return Term(field.name, Op.CONTAINS if op == ":" else comparison, _text(raw, column))
    value = _text(raw, column).casefold()
    if field.kind is Kind.KEY:
        return Term(field.name, comparison, unicodedata.normalize("NFC", value.lstrip(".").replace("_", "-")))
    if field.kind is Kind.CHOICE:
        return Term(field.name, comparison, _choice(field, value, column))
    if field.kind is Kind.DAY:
        return Term(field.name, comparison, _day(value, comparison, column))
    if not value.isdecimal() or len(value) > 9:
        raise _error(f"{raw!r} is not a number", column, f"write {field.name} with a whole number: {field.name}>60")
    return Term(field.name, comparison, int(value))


def _choice(field: Field, value: str, column: int) -> str:
    found = [each for each in field.choices if value in (each, each.replace(" ", "-"))]
    found = found or [each for each in field.choices if value in each.split()]
    if len(found) == 1:
        return str(found[0])
    near = difflib.get_close_matches(value, field.choices, 1, 0.6)
    hint = f"did you mean {near[0]}" if near else f"choose one of {', '.join(field.choices)}"
    raise _error(f"{field.name} cannot be {value!r}", column, hint)


def _day(value: str, op: Op, column: int) -> Value:
    if value == "never" and op is Op.IS:
        return value
    if ago := _AGO.fullmatch(value):
        return Ago(int(ago[1]) * _DAYS[ago[2]])
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _error(f"{value!r} is not a day", column, "write 2026-11-30, 30d, 2w or never") from None


def _expected(field: Field) -> str:
    examples = {Kind.NUMBER: "a number", Kind.DAY: "a day, 30d or never", Kind.CHOICE: " or ".join(field.choices[:3])}
    return examples.get(field.kind, f"a {field.label}")


def _unquote(quoted: str) -> str:
    return re.sub(r"\\(.)", r"\1", quoted[1:-1], flags=re.DOTALL)


def _text(raw: str, column: int) -> str:
    text = " ".join(clean_line(raw).split())
    if not text:
        raise _error("there is nothing to search for here", column, "write a word or remove it")
    return text


def _error(what: str, column: int, hint: str) -> QueryError:
    error = QueryError(f"column {column}: {what}", None, hint)
    error.column = column
    return error
