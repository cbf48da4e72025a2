"""A filter written back: as a filter (`render`) and in words (`describe`)."""

from __future__ import annotations

import re
from datetime import date

from geoout.prospects.query_tree import FIELDS, Ago, And, Node, Not, Op, Or, Term, Value

_LABELS = {field.name: field.label for field in FIELDS}
_PLAIN = re.compile(r"[\w.@+][\w.@+/*-]*")
_COMPARED = {
    Op.CONTAINS: "with",
    Op.IS: "",
    Op.OVER: "over",
    Op.AT_LEAST: "at least",
    Op.UNDER: "under",
    Op.AT_MOST: "at most",
}


def render(node: Node | None) -> str:
    """The filter in its shortest spelling; `parse(render(node)) == node`."""
    match node:
        case None:
            return ""
        case And(parts):
            return " ".join(f"({render(part)})" if isinstance(part, Or) else render(part) for part in parts)
        case Or(parts):
            return " OR ".join(render(part) for part in parts)
        case Not(part):
            return f"-({render(part)})" if isinstance(part, And | Or) else f"-{render(part)}"
        case Term("text", _, value):
            return _quoted(_spelled(value))
        case Term(field, op, value):
            sign = ":" if op is Op.IS and not _is_text(field) else op
            return f"{field}{sign}{_quoted(_spelled(value))}"


def _is_text(field: str) -> bool:
    return any(each.name == field and each.kind == "text" for each in FIELDS)


def _spelled(value: Value) -> str:
    if isinstance(value, Ago):
        return f"{value.days}d"
    return value.isoformat() if isinstance(value, date) else str(value)


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and text not in ("OR", "AND", "NOT"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def describe(node: Node | None) -> str:
    """The filter in words, for a heading or an empty list: `market de, local score over 60, not sent`."""
    match node:
        case None:
            return "everything"
        case And(parts):
            return ", ".join(f"({describe(part)})" if isinstance(part, Or) else describe(part) for part in parts)
        case Or(parts):
            return " or ".join(f"({describe(part)})" if isinstance(part, And) else describe(part) for part in parts)
        case Not(part):
            return f"not ({describe(part)})" if isinstance(part, And | Or) else f"not {describe(part)}"
        case Term("text", _, value):
            return f"“{value}”"
        case Term("is", _, value):
            return str(value)
        case Term("last", op, Ago(days)):
            return f"last touch {_aged(op)} {days} days ago"
        case Term("last", op, date() as day):
            return f"last touch {_dated(op)} {day.isoformat()}"
        case Term(field, op, value):
            return " ".join(word for word in (_LABELS[field], _COMPARED[op], _spelled(value)) if word)


def _aged(op: Op) -> str:
    words = {Op.OVER: "more than", Op.AT_LEAST: "at least", Op.UNDER: "less than", Op.AT_MOST: "at most"}
    return words.get(op, "within")


def _dated(op: Op) -> str:
    words = {Op.OVER: "after", Op.AT_LEAST: "on or after", Op.UNDER: "before", Op.AT_MOST: "on or before"}
    return words.get(op, "on")
