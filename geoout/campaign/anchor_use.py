"""Which words were asked for as a link, to which page of ours, at which site, when (R69, R70, R71)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from geoout.campaign.campaign import Campaign
from geoout.campaign.suggestions import brands_of, own_anchors, own_keywords
from geoout.campaign.targets import page_key
from geoout.language.anchor import Answer, Verdict, verify
from geoout.language.anchor_kind import AnchorKind, normalise
from geoout.language.anchor_text import LONGEST

UNBLAMED = frozenset({AnchorKind.BRANDED, AnchorKind.URL, AnchorKind.IMAGE})
"""Kinds that repeat in every natural profile: a name, an address and a picture have no other words."""

ASKS_NOTHING = ("introduction", "thanks", "more_data", "declining_payment")
"""Kinds of mails (pitches.draft.Kind) that ask for no link, whatever page stands beside them."""


class UseState(StrEnum):
    """How far a use has come, in this order: a draft that may still leave, one that has left."""

    PLANNED = "planned"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class AnchorUse:
    """One anchor asked for at one site. `target` is the page's address as it was written, `site` a registrable domain.

    `market` is a market key, empty where it is no longer known; `day` (UTC) the day it left, or was last saved while
    it is planned; `draft` the draft's id, 0 for none. `kind`, `answer` and `language` (BCP 47) say what the anchor is
    in its market once `judged` has looked; before, they are those of an anchor of which nothing is known.
    """

    anchor: str
    market: str
    target: str
    site: str
    day: date
    state: UseState
    draft: int = 0
    kind: AnchorKind = AnchorKind.OTHER
    answer: Answer = Answer.UNDECIDED
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """One anchor, as it was written last, and its uses (two or more), the newest first."""

    anchor: str
    kind: AnchorKind
    uses: tuple[AnchorUse, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`: always shown as its two counts."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part} of {self.whole}"

    def over(self, limit: float) -> bool:
        """Whether it is more than `limit` (0 to 1)."""
        return self.part > limit * self.whole


Place = tuple[str, tuple[str, str]]
"""A market's key and a page, as `targets.page_key` compares pages."""


def place(use: AnchorUse) -> Place:
    """The market and page that a use counts for."""
    return use.market, _page(use.target)


@lru_cache(maxsize=1024)
def _page(target: str) -> tuple[str, str]:
    return page_key(target)


def newest_first(uses: Iterable[AnchorUse]) -> list[AnchorUse]:
    """By day and draft; of one day and draft by their words: the order never depends on where they came from."""
    return sorted(uses, key=attrgetter("day", "draft", "anchor", "site", "target", "market"), reverse=True)


def once_per_site(uses: Iterable[AnchorUse]) -> list[AnchorUse]:
    """Each site once per market and page, the newest use first.

    A follow-up is no second use: a site that was asked twice places one link. What has come furthest counts (what has
    left rather than what is planned), among those the newest. A draft to no site in particular counts for itself.
    """
    ordered = newest_first(uses)
    counted: dict[tuple[Place, str | int], AnchorUse] = {}
    for state in reversed(UseState):
        for use in ordered:
            if use.state is state:
                counted.setdefault((place(use), use.site.lower() or use.draft), use)
    return newest_first(counted.values())


def earlier(uses: Iterable[AnchorUse], draft: int, site: str) -> list[AnchorUse]:
    """The uses that were there before `draft` (its id, 0 for a new one) asks `site`, each site once, newest first.

    All that has left was there before, and of what is planned the drafts that are older: of five drafts with one
    anchor the last is the fifth use, and the first is not blamed for it. Drafts to the same site are the same use.
    """
    before = (use for use in uses if use.state is not UseState.PLANNED or not draft or use.draft < draft)
    return once_per_site(use for use in before if not site or use.site.lower() != site.lower())


def by_place(uses: Iterable[AnchorUse]) -> dict[Place, list[AnchorUse]]:
    """The uses per market and page, sites counted once, in the order of markets and pages."""
    found: dict[Place, list[AnchorUse]] = {}
    for use in once_per_site(uses):
        found.setdefault(place(use), []).append(use)
    return dict(sorted(found.items()))


def repeats(uses: Iterable[AnchorUse], language: str = "", *, inflected: bool = False) -> tuple[Repeat, ...]:
    """Anchors of one market and page that are used more than once, the most frequent first; see `normalised`."""
    same: dict[str, list[AnchorUse]] = {}
    for use in newest_first(uses):
        same.setdefault(normalised(use.anchor, language, inflected=inflected), []).append(use)
    found = [Repeat(group[0].anchor, group[0].kind, tuple(group)) for group in same.values() if len(group) > 1]
    return tuple(sorted(found, key=lambda one: (-len(one.uses), one.anchor)))


def same_anchor(
    uses: Iterable[AnchorUse], anchor: str, language: str = "", *, inflected: bool = False
) -> list[AnchorUse]:
    """The uses of `anchor`; see `normalised`."""
    wanted = normalised(anchor, language, inflected=inflected)
    return [use for use in uses if normalised(use.anchor, language, inflected=inflected) == wanted]


def exact_share(uses: Sequence[AnchorUse]) -> Share:
    """How many of the anchors are exactly a keyword (R69)."""
    return Share(sum(use.kind is AnchorKind.EXACT for use in uses), len(uses))


def kind_counts(uses: Iterable[AnchorUse]) -> Mapping[AnchorKind, int]:
    """How many uses are of each kind; they sum to the uses (R71)."""
    counted = Counter(use.kind for use in uses)
    return {kind: counted[kind] for kind in AnchorKind}


def answer_counts(uses: Iterable[AnchorUse]) -> Mapping[Answer, int]:
    """How many uses are in the market's language (match), in another, neither, or undecided; they sum to the uses."""
    counted = Counter(use.answer for use in uses)
    return {answer: counted[answer] for answer in Answer}


def normalised(anchor: str, language: str = "", *, inflected: bool = False) -> str:
    """What makes two anchors the same: not case, not white space, not how Unicode spells a letter (R70).

    `language` is the market's; `inflected` makes the forms of a word one: `Versicherung`, `Versicherungen`.
    """
    return _normalised(anchor[:LONGEST], language, inflected)


@lru_cache(maxsize=4096)
def _normalised(anchor: str, language: str, inflected: bool) -> str:
    return normalise(anchor, language, inflected=inflected)


def judged(uses: Iterable[AnchorUse], campaign: Campaign, languages: Mapping[str, Sequence[str]]) -> list[AnchorUse]:
    """The uses with their kind and language; `languages` are those that serve each market, by its key.

    A market that is not in `languages` has none: what can be in a language there is undecided.
    """
    brands = brands_of(campaign)
    words: dict[str, _Words] = {}
    found = []
    for use in uses:
        if (known := words.get(use.market)) is None:
            said = own_anchors(campaign, use.market), own_keywords(campaign, use.market)
            known = words[use.market] = (tuple(languages.get(use.market, ())), brands, *said)
        verdict = _verdict(use.anchor[:LONGEST], *known)
        found.append(replace(use, kind=verdict.kind, answer=verdict.verdict, language=verdict.language))
    return found


_Words = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=4096)
def _verdict(
    anchor: str, languages: tuple[str, ...], brands: tuple[str, ...], own: tuple[str, ...], keywords: tuple[str, ...]
) -> Verdict:
    """A campaign repeats its anchors by the hundred: each is looked at once."""
    return verify(anchor, languages, brands=brands, own=own, keywords=keywords)
