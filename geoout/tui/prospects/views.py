"""The saved views of the list, and how a market or a view becomes a term of the filter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoout.prospects.prospect import State

if TYPE_CHECKING:
    from geoout.prospects.query_tree import Node, Not, Or, Term

NO_MARKET = "none"
"""What `m:` says for sites that have no market yet."""


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the work: its name and the states it shows; none means all."""

    key: str
    name: str
    states: tuple[State, ...] = ()
    always: bool = False

    @property
    def term(self) -> str:
        """The view as a term of the filter."""
        return f"state:{','.join(self.states)}" if self.states else ""

    def count(self, counts: Mapping[State, int]) -> int:
        """How many prospects it shows."""
        return sum(counts.get(state, 0) for state in (self.states or State))


VIEWS = (
    View("all", "All", always=True),
    View("judge", "To judge", (State.NEW,), always=True),
    View("approved", "Approved", (State.APPROVED,)),
    View("drafted", "Drafted", (State.DRAFTED,)),
    View("waiting", "Waiting", (State.SENT,)),
    View("replied", "Replied", (State.REPLIED,)),
    View("placed", "Placed", (State.PLACED,)),
    View("later", "Later", (State.LATER,)),
    View("closed", "Closed", (State.REJECTED, State.DECLINED)),
)

_STATE_FIELDS = ("state", "is")
_MARKET_FIELDS = ("m", "market")
_PIECES = r'\s+|(?:[^\s"()]|"(?:[^"\\]|\\.)*")+|[()"]'


def view_of(node: Node | None) -> View | None:
    """The view that a filter shows; None where its states are no view's."""
    states = _values(node, "state")
    return next((view for view in VIEWS if states is not None and set(view.states) == states), None)


def market_of(node: Node | None) -> str | None:
    """The one market that a filter names; None for none or several."""
    markets = _values(node, "market")
    return next(iter(markets)) if markets and len(markets) == 1 else None


def without(node: Node | None, *fields: str) -> Node | None:
    """The filter without its terms on these fields; only what all rows must match counts."""
    from geoout.prospects.query_tree import And

    kept = tuple(part for part in _parts(node) if _field(part) not in fields)
    return kept[0] if len(kept) == 1 else And(kept) if kept else None


def with_market(text: str, market: str | None) -> str:
    """The filter's text with another market."""
    return _with(text, _MARKET_FIELDS, f"m:{market}" if market else "", first=True)


def with_view(text: str, view: View) -> str:
    """The filter's text with another view."""
    return _with(text, _STATE_FIELDS, view.term, first=False)


def shown_views(counts: Mapping[State, int], current: View | None) -> list[View]:
    """The views that have something to show; a view of nothing hides, unless it is open."""
    return [view for view in VIEWS if view.always or view == current or view.count(counts)]


def _with(text: str, fields: Sequence[str], term: str, *, first: bool) -> str:
    """`text` without its terms on `fields`, but with `term`; alternatives (OR) stay whole, in parentheses."""
    depth = 0
    kept: list[str] = []
    for piece in re.findall(_PIECES, text):
        depth += (piece == "(") - (piece == ")")
        if depth == 0 and piece == "OR":
            return " ".join(filter(None, (term, f"({text.strip()})" if term else text)))
        if depth == 0 and piece.partition(":")[0].lower() in fields and _is_state(piece, fields):
            continue
        kept.append(" " if piece.isspace() else piece)
    rest = "".join(piece for at, piece in enumerate(kept) if piece != " " or kept[at - 1 : at] != [" "]).strip()
    return " ".join(filter(None, (term, rest) if first else (rest, term)))


def _is_state(token: str, fields: Sequence[str]) -> bool:
    """`is:` names states, and marks, which are no view's."""
    return not (fields is _STATE_FIELDS and token.lower() == "is:marked")


def _parts(node: Node | None) -> tuple[Or | Not | Term, ...]:
    if node is None:  # the first list has no filter and needs none of its parts
        return ()
    from geoout.prospects.query_tree import And

    return node.parts if isinstance(node, And) else (node,)


def _field(part: Node) -> str:
    from geoout.prospects.query_tree import Or, Term

    match part:
        case Term("is", _, value):
            return "" if value == "marked" else "state"
        case Term(field, _, _):
            return field
        case Or(parts):
            fields = {_field(each) for each in parts}
            return fields.pop() if len(fields) == 1 else ""
        case _:
            return ""


def _values(node: Node | None, field: str) -> set[str] | None:
    """What the filter's only term on a field allows: empty for no such term, None for several."""
    found = [part for part in _parts(node) if _field(part) == field]
    if len(found) != 1:
        return None if found else set()
    from geoout.prospects.query_tree import Or, Term

    terms = found[0].parts if isinstance(found[0], Or) else (found[0],)
    return {str(term.value) for term in terms if isinstance(term, Term)}
