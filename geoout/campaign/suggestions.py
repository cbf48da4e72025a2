"""What to write instead of an anchor in the wrong language (R66, R67): the campaign's own words, then the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from geoout.campaign.campaign import Campaign
from geoout.campaign.targets import page_key
from geoout.language.anchor import Answer, Verdict, verify
from geoout.language.plain import clean_line
from geoout.markets.market import Market

_MOST = 12


class From(StrEnum):
    """Where a suggestion comes from, in the order in which they are offered."""

    TARGET = "this page"
    OWN_GLOSSARY = "your glossary"
    ANCHORS = "your anchors"
    KEYWORDS = "your keywords"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An anchor for the market, and where it comes from, as shown."""

    text: str
    source: str


def suggest(anchor: str, campaign: Campaign | None, market: Market, target: str = "") -> tuple[Suggestion, ...]:
    """Anchors in the language of `market` to put in place of `anchor`, the best first, at most twelve.

    `target` is the address of the page that is linked. First that page's own anchors, then the campaign's glossary,
    its anchors and keywords for the market, then the shipped glossary. Within each, those about what `anchor` is about
    come first. Never `anchor` itself, nor what verification calls another language's, whoever listed it.
    """
    names = brands_of(campaign)
    read_in = _read_in(anchor, campaign, market)
    about = _local_words(anchor, read_in, market)
    found: dict[str, Suggestion] = {}
    given = _folded(anchor)
    for source, texts in _offered(anchor, read_in, campaign, market, target):
        for text in sorted(dict.fromkeys(texts), key=lambda text: not any(word in _folded(text) for word in about)):
            key = _folded(text)
            if not key or key == given or key in found or len(found) == _MOST:
                continue
            if _fits(text, tuple(market.languages), names):
                found[key] = Suggestion(text, source)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _fits(text: str, languages: tuple[str, ...], brands: tuple[str, ...]) -> bool:
    """Whether a word that is offered is not another language's. The same few are offered for every draft of a page."""
    return verify(text, languages, brands=brands).verdict is not Answer.MISMATCH


def verdict_of(anchor: str, campaign: Campaign | None, market: Market, brand: str = "") -> Verdict:
    """What verification says of `anchor` on a site of `market`, with all that the campaign knows.

    `brand` is one that no campaign names: a draft's own.
    """
    return verify(
        anchor,
        market.languages,
        brands=tuple(name for name in dict.fromkeys((brand, *brands_of(campaign))) if name),
        own=own_anchors(campaign, market.key),
        keywords=own_keywords(campaign, market.key),
    )


def brands_of(campaign: Campaign | None) -> tuple[str, ...]:
    """Every spelling of the campaign's brand."""
    return () if campaign is None else (campaign.brand.name, *campaign.brand.aliases)


def own_anchors(campaign: Campaign | None, market: str) -> tuple[str, ...]:
    """The anchors that campaign.yaml lists for a market (its key): the market's, its targets' and its glossary's."""
    if campaign is None:
        return ()
    of_glossary = (anchor for anchors in campaign.glossary.get(market, {}).values() for anchor in anchors)
    return tuple(dict.fromkeys((*_listed(campaign, market), *of_glossary)))


def own_keywords(campaign: Campaign | None, market: str) -> tuple[str, ...]:
    """The keywords that campaign.yaml lists for a market (its key), its targets' included."""
    if campaign is None:
        return ()
    of_targets = (target.keyword for target in campaign.targets if target.market == market and target.keyword)
    return tuple(dict.fromkeys((*campaign.keywords.get(market, ()), *of_targets)))


def _listed(campaign: Campaign, market: str) -> tuple[str, ...]:
    of_targets = (anchor for target in campaign.targets if target.market == market for anchor in target.anchors)
    return (*campaign.anchors.get(market, ()), *of_targets)


def _offered(
    anchor: str, read_in: tuple[str, ...], campaign: Campaign | None, market: Market, target: str
) -> Iterator[tuple[str, Iterable[str]]]:
    if campaign is not None:
        here = page_key(target)
        pages = [page for page in campaign.targets if page_key(page.url) == here and page.market == market.key]
        yield From.TARGET, [text for page in pages for text in page.anchors]
        yield From.OWN_GLOSSARY, _from_campaign(anchor, campaign, market)
        yield From.ANCHORS, _listed(campaign, market.key)
        yield From.KEYWORDS, own_keywords(campaign, market.key)
    yield from _from_shipped(anchor, read_in, market)


def _from_campaign(anchor: str, campaign: Campaign, market: Market) -> list[str]:
    """The campaign's words for the longest of its keywords that stand in the anchor."""
    words = f" {_folded(anchor)} "
    entries = campaign.glossary.get(market.key, {})
    hits = [keyword for keyword in entries if f" {_folded(keyword)} " in words]
    return [text for keyword in sorted(hits, key=len, reverse=True) for text in entries[keyword]]


def _from_shipped(anchor: str, read_in: tuple[str, ...], market: Market) -> Iterator[tuple[str, Iterable[str]]]:
    """What the glossary knows: the whole phrase, all terms of the longest concept, the main terms of the others."""
    from geoout.language.glossary.lookup import concepts_of, said_in
    from geoout.language.glossary.term_lists import local_terms

    named = concepts_of(anchor, read_in)
    terms = list(said_in(anchor, read_in, market.locale)) if named else []
    for place, one in enumerate(named):
        terms += local_terms(one.concept, market.locale)[: None if place == 0 else 1]
    yield from ((f"{From.GLOSSARY} ({term.source})", (term.text,)) for term in terms)


def _read_in(anchor: str, campaign: Campaign | None, market: Market) -> tuple[str, ...]:
    """The languages of the glossary that the anchor is read in: its own, which verification tells, and English."""
    from geoout.language.glossary.lookup import likely_languages
    from geoout.language.glossary.term_lists import files_of

    said = verdict_of(anchor, campaign, market)
    if said.verdict is Answer.MATCH:
        own = _spoken(market)
    elif said.verdict is Answer.MISMATCH and said.language:
        own = tuple(name for name in files_of(said.language) if "_" not in name)
    else:
        own = likely_languages(anchor)
    return tuple(dict.fromkeys((*own, "en")))


def _spoken(market: Market) -> tuple[str, ...]:
    """The market's languages, as the glossary names them."""
    from geoout.language.glossary.term_lists import chain, languages

    names = dict.fromkeys(chain(tag)[-1] for tag in (market.locale, *market.languages))
    return tuple(name for name in names if name in languages())


def _local_words(anchor: str, read_in: tuple[str, ...], market: Market) -> tuple[str, ...]:
    """What the anchor is about in the market's words, folded: `home insurance` is about hausratversicherung."""
    from geoout.language.glossary.lookup import concepts_of
    from geoout.language.glossary.term_lists import local_terms

    named = concepts_of(anchor, read_in)[:2]
    return tuple(_folded(term.text) for one in named for term in local_terms(one.concept, market.locale))


def _folded(text: str) -> str:
    return clean_line(text).casefold()
