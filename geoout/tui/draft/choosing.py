"""Another anchor, target page, asset or sender for the draft, chosen from what is known (R66, R67, R101)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

from geoout.campaign.campaign import Asset, Campaign, Sender
from geoout.campaign.targets import page_key
from geoout.language.plain import clean_line
from geoout.markets.market import Market
from geoout.pitches.anchor_place import with_another
from geoout.pitches.draft import Draft, Part
from geoout.prospects.prospect import Prospect
from geoout.tui.draft.anchor_said import anchor_said
from geoout.tui.draft.finding_places import said_of_places
from geoout.tui.draft.rewriting import RewritingPage
from geoout.tui.widgets.chooser import Option

_LONGEST_SAID = 40


class ChoosingPage(RewritingPage):
    """The choosers. Each choice is one step that `u` takes back.

    Another anchor or target changes the field and its place in the text; another asset or sender writes it again.
    """

    async def do_choose_anchor(self) -> None:
        """Choose the anchor among the suggestions, each with its verdict, or type one."""
        market = self.market_here()
        if not self.save() or self.draft is None or market is None:
            return
        draft, campaign = self.draft, self.campaign
        options = await asyncio.to_thread(anchor_options, draft, campaign, market)

        def typed(text: str) -> Option | None:
            anchor = clean_line(text)
            return anchor_option(anchor, "as typed", draft, campaign, market) if anchor else None

        chosen = await self.choose("Choose the anchor", options, current=draft.anchor or None, other=typed)
        self._put(draft, Part.ANCHOR, chosen)

    async def do_choose_target(self) -> None:
        """Choose the target page: this market's first, then versions of the page, then the others."""
        market, campaign = self.market_here(), self.campaign
        if not self.save() or self.draft is None or market is None:
            return
        draft = self.draft
        prospect = self.facts.prospect if self.facts is not None else None
        options = target_options(draft, campaign, market, prospect) if campaign is not None else []
        if not options:
            self.toast("campaign.yaml names no target pages; add them under targets", "warning")
            return
        self._put(draft, Part.TARGET, await self.choose("Choose the target page", options, current=draft.target))

    async def do_choose_asset(self) -> None:
        """Choose what is offered, this market's first; the text is written again with it."""
        if not self.save() or self.draft is None:
            return
        draft = self.draft
        assets = self.campaign.assets if self.campaign is not None else ()
        options = asset_options(assets, draft.market, self.market_name)
        if not options:
            self.toast("campaign.yaml names no assets; add them under assets", "warning")
            return
        chosen = await self.choose("Choose the asset", options, current=draft.asset)
        if chosen is not None and chosen != draft.asset:
            has_page = self.campaign is not None and any(one.url == chosen.url for one in self.campaign.targets)
            target = chosen.url if has_page else draft.target
            await self._rewrite(replace(draft, asset=chosen, target=target), draft.kind, draft.prospect)

    async def do_choose_sender(self) -> None:
        """Choose who writes, native speakers first; the text is written again in their name."""
        market = self.market_here()
        if not self.save() or self.draft is None or market is None:
            return
        draft = self.draft
        options = sender_options(self.campaign.senders if self.campaign is not None else (), market)
        if not options:
            self.toast("campaign.yaml names no senders; add them under senders", "warning")
            return
        chosen = await self.choose("Choose the sender", options, current=draft.sender)
        if chosen is not None and chosen != draft.sender:
            await self._rewrite(replace(draft, sender=chosen), draft.kind, draft.prospect)

    def _put(self, draft: Draft, part: Part, text: str | None) -> None:
        """Put what was chosen into the draft as it is now, unless another one is open; say where it was replaced."""
        if not text or self.draft is None or self.draft.id != draft.id:
            return
        self.take_over()
        old = self.draft.anchor if part is Part.ANCHOR else self.draft.target
        if text == old:
            self.toast(f"that is the {part} already", "info")
            return
        where = said_of_places(self.draft, part)
        if self.change(with_another(self.draft, part, text)):
            self.around.reopen()
            self.toast(f"{part} is {_short(text)}; {where}", key=self.undo_key, verb="undo")


def anchor_options(draft: Draft, campaign: Campaign | None, market: Market) -> list[Option]:
    """The anchor as it is and what may be written instead, each with where it comes from and what verification says."""
    from geoout.campaign.suggestions import suggest

    offered = suggest(draft.anchor, campaign, market, draft.target)
    here = [(draft.anchor, "as it is")] if draft.anchor else []
    texts = [*here, *((one.text, one.source) for one in offered)]
    return [anchor_option(text, source, draft, campaign, market) for text, source in texts]


def anchor_option(text: str, source: str, draft: Draft, campaign: Campaign | None, market: Market) -> Option:
    """An anchor, where it comes from, and its verdict and kind on this draft's site."""
    return Option(text, text, source, anchor_said(text, draft, campaign, market))


def target_options(draft: Draft, campaign: Campaign, market: Market, prospect: Prospect | None = None) -> list[Option]:
    """The campaign's pages, each with its language, market and how it fits the site.

    Those for the draft's market come first, then versions of the page that it links to, then all others.
    """
    from geoout.checks.context import Context
    from geoout.checks.geography.fit import address, fit_said

    context = Context(market, campaign, prospect=prospect)
    own = [(target.url, "") for target in campaign.targets if target.market == market.key]
    versions = [(url, code) for code, url in _versions(draft.target, campaign)]
    others = [(target.url, "") for target in campaign.targets]
    pages: dict[object, tuple[str, str]] = {}
    for url, code in (*own, *versions, *others):
        pages.setdefault(page_key(url), (url, code))
    return [
        Option(url, address(url, draft.target), fit_said(replace(draft, target=url), context) or f"hreflang {code}")
        for url, code in pages.values()
    ]


def asset_options(assets: tuple[Asset, ...], market: str, market_name: Callable[[str | None], str]) -> list[Option]:
    """The assets, those made for `market` (its key) first; `market_name` names a market by its key."""
    ranked = sorted(assets, key=lambda one: one.market != market)
    return [Option(one, one.title, f"{one.kind.replace('-', ' ')} · {market_name(one.market)}") for one in ranked]


def sender_options(senders: tuple[Sender, ...], market: Market) -> list[Option]:
    """The senders, native speakers of the market's language first."""
    from geoout.markets.names import language_name
    from geoout.people.names import full_name

    ranked = sorted(senders, key=lambda one: not one.writes(market.language))
    return [
        Option(
            one,
            full_name(one, one.native[0] if one.native else "en"),
            "native " + " and ".join(dict.fromkeys(language_name(tag.split("-")[0]) for tag in one.native)),
        )
        for one in ranked
    ]


def _versions(url: str, campaign: Campaign) -> Iterator[tuple[str, str]]:
    """The hreflang clusters that hold a page: their codes and addresses."""
    here = page_key(url)
    for target in campaign.targets:
        if here in {page_key(one) for one in (target.url, *target.hreflang.values())}:
            yield from target.hreflang.items()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAID else f"{text[: _LONGEST_SAID - 1]}…"
