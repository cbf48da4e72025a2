"""The outbox's filter: the language of the prospects' list, with what only drafts have: stage, kind, destination."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from geoout.errors import QueryError
from geoout.pitches.draft import DraftState, Kind
from geoout.prospects.prospect import State
from geoout.prospects.query import parse
from geoout.prospects.query_tree import And, Node, Not, Op, Or, Term
from geoout.store.draft_rows import DraftRow
from geoout.tui.outbox.entries import Stage, stage_of

_TOKEN = re.compile(r'(-?)(?:(state|is|kind|to):([^\s()"]+))(?=\s|$)')
_STATES = (*Stage, DraftState.SENT, DraftState.REPLIED)
_OF_SITES = {*State, "marked"} - {*Stage, *DraftState}
_KINDS = {kind.replace("_", "-") for kind in Kind}
_OF_ROW = ("market", "site", "contact", "text")

Ask = Callable[[Term], Iterable[int]]
"""Answers a term about prospects with the ids of their drafts."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list shows: `own` are (negated, field, values) about drafts, `node` all else; both must hold."""

    own: tuple[tuple[bool, str, frozenset[str]], ...] = ()
    node: Node | None = None

    def __bool__(self) -> bool:
        return bool(self.own) or self.node is not None


def read(text: str) -> Filter:
    """`m:de state:blocked kind:introduction "press"`. Raises QueryError where it does not parse."""
    own: list[tuple[bool, str, frozenset[str]]] = []

    def taken(found: re.Match[str]) -> str:
        minus, field, values = found.groups()
        said = frozenset(value.casefold().replace("_", "-") for value in values.split(",") if value)
        if field in ("state", "is"):
            if said <= _OF_SITES:
                return found.group()
            said = frozenset(_state(value, found.start() + 1) for value in said)
        elif field == "kind" and (unknown := sorted(said - _KINDS)):
            near = difflib.get_close_matches(unknown[0], _KINDS, 1)
            hint = f"did you mean {near[0]}" if near else f"choose one of {', '.join(sorted(_KINDS))}"
            raise QueryError(f"column {found.start() + 1}: there is no kind {unknown[0]!r}", None, hint)
        own.append((bool(minus), "state" if field == "is" else field, said))
        return ""

    rest = _TOKEN.sub(taken, text)
    if own and re.search(r"(^|\s)OR(\s|$)|[()]", rest):
        raise QueryError("state:, kind: and to: stand outside of OR and parentheses", None, "write state:ready,later")
    return Filter(tuple(own), parse(rest))


def _state(value: str, column: int) -> str:
    """The stage that a value names or begins, so that the list follows while it is typed."""
    known = value if value in _STATES else next((each for each in _STATES if each.startswith(value)), None)
    if known is None:
        raise QueryError(f"column {column}: state cannot be {value!r}", None, f"choose one of {', '.join(Stage)}")
    return str(known)


def matching(
    rows: Iterable[DraftRow], wanted: Filter, ask: Ask, marked: frozenset[int] = frozenset()
) -> list[DraftRow]:
    """The rows that a filter shows. `ask` answers what only the store knows of a draft's prospect; once per term."""
    known: dict[Term, frozenset[int]] = {}

    def answered(term: Term) -> frozenset[int]:
        if term.field == "is" and term.value == "marked":
            return marked
        if term not in known:
            known[term] = frozenset(ask(term))
        return known[term]

    def holds(node: Node, row: DraftRow) -> bool:
        match node:
            case And(parts):
                return all(holds(part, row) for part in parts)
            case Or(parts):
                return any(holds(part, row) for part in parts)
            case Not(part):
                return not holds(part, row)
            case Term():
                return _of_row(node, row) if node.field in _OF_ROW else row.id in answered(node)

    return [row for row in rows if _own(wanted, row) and (wanted.node is None or holds(wanted.node, row))]


def _own(wanted: Filter, row: DraftRow) -> bool:
    for negated, field, values in wanted.own:
        said = {str(row.kind).replace("_", "-")} if field == "kind" else {row.left}
        if field == "state":
            said = {str(stage_of(row)), str(row.state)}
        if bool(said & values) is negated:
            return False
    return True


def _of_row(term: Term, row: DraftRow) -> bool:
    value = _folded(str(term.value))
    texts = {
        "market": (row.market,),
        "site": (row.site,),
        "contact": (row.recipient, row.email),
        "text": (row.recipient, row.email, row.site, row.subject),
    }[term.field]
    if term.op is Op.IS:
        return any(_folded(text) == value for text in texts)
    return any(value in _folded(text) for text in texts)


def _folded(text: str) -> str:
    """Without case and accents, as the prospects' search compares."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
