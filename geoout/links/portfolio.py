"""Where recent mails went, against the markets that a campaign wants to reach (R119)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

LAST = 10
"""How many of the last mails are looked at; our own choice, shown in the sentence that names them."""
_LEAST = 5


@dataclass(frozen=True, slots=True)
class Strayed:
    """Of the last `looked_at` mails, `elsewhere` went to markets that the campaign does not name, most to `market`."""

    looked_at: int
    elsewhere: int
    market: str


def strayed(markets: Sequence[str], declared: Collection[str]) -> Strayed | None:
    """Whether most of the last mails went elsewhere; `markets` are theirs (keys), the newest first.

    None when fewer than five have left, or half of them or more went where the campaign wants to be.
    """
    last = markets[:LAST]
    elsewhere = Counter(key for key in last if key not in declared)
    count = elsewhere.total()
    if len(last) < _LEAST or count * 2 <= len(last):
        return None
    return Strayed(len(last), count, elsewhere.most_common(1)[0][0])
