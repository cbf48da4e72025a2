"""A filter's tree as a SQL condition on `prospect`. Values are always bound, never written into the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeGuard

from geoout.prospects.query_tree import Ago, And, Node, Not, Op, Or, Term
from geoout.store.search import match, runs
from geoout.store.sqlite import LIST
from geoout.store.times import written

_COLUMNS = {"market": "market", "state": "state", "is": "state", "source": "source_type", "tier": "tier"}
_NUMBERS = {"local": "local", "authority": "authority"}
_TEXTS = {"topic": "topic", "contact": "people", "site": "domain"}
_HAS = {
    "contact": "id IN (SELECT prospect FROM contact)",
    "email": "id IN (SELECT prospect FROM contact WHERE email <> '')",
    "name": "id IN (SELECT prospect FROM contact WHERE given <> '' OR surname <> '')",
    "note": "notes <> ''",
}
_NOTHING = "false"


@dataclass
class Condition:
    """A condition being written: its parameters, and what `is:marked` and ages mean now."""

    marked: Sequence[int] = ()
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    parameters: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: Any) -> str:
        """A new parameter holding `value`; its place in the text."""
        name = f"q{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def compile_query(node: Node | None, marked: Sequence[int] = ()) -> tuple[str, dict[str, Any]]:
    """The condition and its parameters; everything for None."""
    if node is None:
        return "true", {}
    condition = Condition(marked)
    return _compiled(node, condition), condition.parameters


def _compiled(node: Node, condition: Condition) -> str:
    match node:
        case And(parts):
            texts = [str(part.value) for part in parts if _is_text(part)]
            found = [_search_all(texts, condition)] if texts else []
            found += [_compiled(part, condition) for part in parts if not _is_text(part)]
            return "(" + " AND ".join(found) + ")"
        case Or(parts):
            return "(" + " OR ".join(_compiled(part, condition) for part in parts) + ")"
        case Not(part):
            return f"({_compiled(part, condition)}) IS NOT TRUE"
        case Term():
            return _term(node, condition)


def _term(term: Term, condition: Condition) -> str:
    name, value = term.field, term.value
    if name == "text":
        return _search_all([str(value)], condition)
    if name in _NUMBERS:
        return f"{_NUMBERS[name]} {term.op} {condition.bind(value)}"
    if name == "is" and value == "marked":
        return f"id {LIST.format(condition.bind(list(condition.marked)))}"
    if name == "market" and value == "none":
        return "market IS NULL"
    if name in _COLUMNS:
        return f"{_COLUMNS[name]} = {condition.bind(str(value))}"
    if name in _TEXTS:
        return _text(_TEXTS[name], term.op, str(value), condition)
    if name == "has":
        return _HAS[str(value)]
    if name == "lang":
        place = condition.bind(str(value))
        return f"(language = {place} OR language LIKE {place} || '-%')"  # the column knows no case
    if name == "tld":
        return _ending(str(value), condition)
    if name == "last":
        return _touched(term, condition)
    raise ValueError(f"no column for the field {name}")


def words_and_rest(node: Node) -> tuple[list[str], Node | None]:
    """The texts that all must be found, and what else must hold: the index of words answers the first part alone."""
    parts = node.parts if isinstance(node, And) else (node,)
    rest = tuple(part for part in parts if not _is_text(part))
    texts = [str(part.value) for part in parts if _is_text(part)]
    return texts, rest[0] if len(rest) == 1 else And(rest) if rest else None


def fixed(node: Node | None) -> dict[str, str]:
    """The market and the state that every match has, where a filter names one, as column → value."""
    parts = node.parts if isinstance(node, And) else (node,)
    named = [part for part in parts if isinstance(part, Term) and part.field in ("market", "state", "is")]
    return {_COLUMNS[part.field]: str(part.value) for part in named if part.value not in ("marked", "none")}


def match_all(texts: Sequence[str]) -> str | None:
    """One match expression for all texts; None when one of them holds no letter or digit, so that nothing is found."""
    expressions = [match(text) for text in texts]
    return None if None in expressions else " AND ".join(f"({expression})" for expression in expressions)


def _is_text(node: Node) -> TypeGuard[Term]:
    return isinstance(node, Term) and node.field == "text"


def _search_all(texts: Sequence[str], condition: Condition) -> str:
    """All texts at once: the index intersects them in a fraction of the time that it takes to list what each finds."""
    every = match_all(texts)
    if every is None:
        return _NOTHING
    return f"id IN (SELECT rowid FROM search WHERE search MATCH {condition.bind(every)})"  # noqa: S608


def _search(text: str, condition: Condition, column: str) -> str:
    expression = match(text, column)
    if expression is None:
        return _NOTHING
    found = [f"id IN (SELECT rowid FROM search WHERE search MATCH {condition.bind(expression)})"]  # noqa: S608
    # Pairs are of all columns together.
    found.extend(f"instr({column}, {condition.bind(run)}) > 0" for run in runs(text))
    return " AND ".join(found)


def _text(column: str, op: Op, value: str, condition: Condition) -> str:
    if op is Op.IS:
        return f"lower({column}) = lower({condition.bind(value)})"
    if column == "domain":  # inside a word too, and its index is small
        return f"id IN (SELECT id FROM prospect WHERE instr(domain, {condition.bind(value.lower())}) > 0)"  # noqa: S608
    return _search(value, condition, column)


def _ending(value: str, condition: Condition) -> str:
    last = f"tld = {condition.bind(value.rsplit('.', 1)[-1])}"
    return f"({last} AND domain LIKE '%.' || {condition.bind(value)})" if "." in value else last


def _touched(term: Term, condition: Condition) -> str:
    if term.value == "never":
        return "last_touch IS NULL"
    if isinstance(term.value, Ago):
        return _aged(term.op, condition.bind(written(condition.now - timedelta(days=term.value.days))))
    assert isinstance(term.value, date)
    start = datetime.combine(term.value, time(), UTC)
    return _dated(term.op, condition.bind(written(start)), condition.bind(written(start + timedelta(days=1))))


def _aged(op: Op, then: str) -> str:
    """An age over 30 days is a touch before then; `last:30d` is one since then."""
    signs = {Op.OVER: "<", Op.AT_LEAST: "<=", Op.UNDER: ">", Op.AT_MOST: ">=", Op.IS: ">="}
    return f"last_touch {signs[op]} {then}"


def _dated(op: Op, start: str, end: str) -> str:
    match op:
        case Op.OVER:
            return f"last_touch >= {end}"
        case Op.AT_LEAST:
            return f"last_touch >= {start}"
        case Op.UNDER:
            return f"last_touch < {start}"
        case Op.AT_MOST:
            return f"last_touch < {end}"
        case _:
            return f"(last_touch >= {start} AND last_touch < {end})"
