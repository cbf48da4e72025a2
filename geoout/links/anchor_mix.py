"""The anchor mix: how the links that were asked for are worded, per page of ours and market (R69, R70, R71).

Counts only: no source says which mix is safe, so nothing here calls one good or bad.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoout.campaign.anchor_use import (
    AnchorUse,
    Repeat,
    Share,
    UseState,
    answer_counts,
    by_place,
    exact_share,
    judged,
    kind_counts,
    repeats,
)
from geoout.campaign.targets import page_key
from geoout.language.anchor import Answer
from geoout.language.anchor_kind import AnchorKind

if TYPE_CHECKING:
    from geoout.campaign.campaign import Campaign
    from geoout.markets.market import Market

KINDS = (
    AnchorKind.EXACT,
    AnchorKind.PARTIAL,
    AnchorKind.BRANDED,
    AnchorKind.URL,
    AnchorKind.GENERIC,
    AnchorKind.IMAGE,
    AnchorKind.OTHER,
)
"""The kinds in the order in which they are shown: from the keyword outwards."""

ANSWERS = {
    Answer.MATCH: "the market’s",
    Answer.MISMATCH: "another",
    Answer.NEUTRAL: "neutral",
    Answer.UNDECIDED: "undecided",
}
"""What an answer of verification is called when languages are counted, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class AnchorMix:
    """The anchors to one page in one market: `uses` with each site once, the newest first, and which ones `repeats`.

    `target` is the page's address as the campaign writes it, else as it was written last; `market` a market key, empty
    where it is no longer known.
    """

    market: str
    target: str
    uses: tuple[AnchorUse, ...]
    repeats: tuple[Repeat, ...]

    @property
    def total(self) -> int:
        """How many sites were asked or are about to be; every other count sums to it."""
        return len(self.uses)

    @property
    def states(self) -> Mapping[UseState, int]:
        """How many have left, how many are planned."""
        counted = Counter(use.state for use in self.uses)
        return {state: counted[state] for state in UseState}

    @property
    def kinds(self) -> Mapping[AnchorKind, int]:
        """How many are of each kind, in the order in which kinds are shown."""
        counted = kind_counts(self.uses)
        return {kind: counted[kind] for kind in KINDS}

    @property
    def answers(self) -> Mapping[Answer, int]:
        """How many are in the market's language, in another, neutral or undecided."""
        counted = answer_counts(self.uses)
        return {answer: counted[answer] for answer in ANSWERS}

    @property
    def foreign(self) -> Mapping[str, int]:
        """The other languages (BCP 47, empty where it could not be told which) with their counts, most first."""
        counted = Counter(use.language or "" for use in self.uses if use.answer is Answer.MISMATCH)
        return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))

    @property
    def exact(self) -> Share:
        """How many are exactly a keyword (R69)."""
        return exact_share(self.uses)


def mixes(uses: Iterable[AnchorUse], campaign: Campaign, markets: Mapping[str, Market]) -> list[AnchorMix]:
    """The mix of every market and page that `uses` ask for, in the order of markets and pages.

    Link records of placed links join by being uses too.
    """
    spelt = {page_key(target.url): target.url for target in reversed(campaign.targets)}
    served = {key: market.languages for key, market in markets.items()}
    made = []
    for (market, page), here in by_place(uses).items():
        looked_at = judged(here, campaign, served)
        language = markets[market].language if market in markets else ""
        same = repeats(looked_at, language, inflected=campaign.settings.anchor_forms)
        made.append(AnchorMix(market, spelt.get(page, here[0].target), tuple(looked_at), same))
    return made


def to_json(mix: AnchorMix) -> dict[str, Any]:
    """The mix as `geoout links mix --json` says it."""
    return {
        "market": mix.market or None,
        "target": mix.target,
        "uses": mix.total,
        **{str(state): count for state, count in mix.states.items()},
        "kinds": {str(kind): count for kind, count in mix.kinds.items()},
        "languages": {str(answer): count for answer, count in mix.answers.items()},
        "other_languages": {language or "unknown": count for language, count in mix.foreign.items()},
        "exact": {"count": mix.exact.part, "of": mix.exact.whole},
        "repeats": [
            {
                "anchor": one.anchor,
                "kind": str(one.kind),
                "count": len(one.uses),
                "uses": [
                    {"site": use.site, "day": use.day.isoformat(), "state": str(use.state), "draft": use.draft or None}
                    for use in one.uses
                ],
            }
            for one in mix.repeats
        ],
    }


def facts(mix: AnchorMix) -> list[tuple[str, str]]:
    """The counts as label and words, zeros left out: (`kinds`, `exact 6, partial 2`)."""
    other = f" ({foreign_words(mix)})" if mix.foreign else ""
    return [
        ("uses", f"{mix.total}: {_counted(mix.states)}"),
        ("kinds", _counted(mix.kinds)),
        ("language", _counted({ANSWERS[answer]: count for answer, count in mix.answers.items()}) + other),
        ("exact match", str(mix.exact)),
    ]


def foreign_words(mix: AnchorMix) -> str:
    """`English 2, not told which 1`: the other languages with their counts."""
    from geoout.markets.names import language_name

    return _counted(
        {language_name(language) if language else "not told which": n for language, n in mix.foreign.items()}
    )


def _counted(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count)
