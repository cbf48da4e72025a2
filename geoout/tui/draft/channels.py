"""Another channel than mail (R57, R58): the market's channels in their order, and a shortened text that goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoout.errors import OutboxError, UsageError
from geoout.markets.words import channel as called
from geoout.tui.draft.turning import TurningPage
from geoout.tui.widgets.chooser import Option

if TYPE_CHECKING:
    from geoout.outbox.channels.deep_link import DeepLink
    from geoout.prospects.prospect import Contact


class ChannelPage(TurningPage):
    """The draft on another channel: chosen, read once more, then opened or copied. Nothing is sent by geoout."""

    def can_unblocked(self) -> str:
        """Whether the draft may leave at all."""
        return "" if self.can_blocked() else "an error still blocks this draft; mend it or let it through"

    async def do_channel(self) -> None:
        """Choose a channel of the market, see what would be written there, open it."""
        from geoout.outbox.channels.deep_link import deep_link

        if not self.save() or self.draft is None:
            return
        handles = dict(self._contact().channels)
        chosen = await self.choose("Another channel", self._options(handles))
        if chosen is None or self.draft is None:
            return
        link = deep_link(self.draft, chosen, handles[chosen])
        name = called(chosen)
        verb = f"open {name}" if link.carries else f"copy it and open {name}" if link.url else "copy it"
        lines = [*_paragraphs(link.text), "", (f"{len(link.text):,} of {link.most:,} characters", "muted")]
        if link.note:
            lines.append((f"{name}: {link.note}", "muted"))
        if await self.ask(f"{name} · {link.handle}", lines, verb=verb):
            await self._take_there(link, name)

    def _contact(self) -> Contact:
        """The contact as it is known now: handles may have been added since the draft was made."""
        assert self.draft is not None
        try:
            return self.desk.store.contacts.get(self.draft.contact.id) if self.draft.contact.id else self.draft.contact
        except UsageError:
            return self.draft.contact

    def _options(self, handles: dict[str, str]) -> list[Option]:
        """The channels of the market in their order, then what else is known of the contact."""
        market = self.market_here()
        wanted = market.practice.channels.value if market is not None else ()
        options = []
        for place, channel in enumerate(dict.fromkeys((*wanted, *handles)), start=1):
            known = handles.get(channel, "")
            note = "let it out in the outbox" if channel == "email" else known or "no handle is known"
            right = f"{place}." if channel in wanted else "not of this market"
            options.append(Option(channel, called(channel), note, right, bool(known)))
        return options

    async def _take_there(self, link: DeepLink, name: str) -> None:
        import asyncio

        from geoout.outbox.mailto import open_default

        if not link.carries:
            self.app.copy_to_clipboard(link.text)
        if not link.url:
            self.toast(f"text copied for {link.handle} on {name}")
            return
        self.app.gate.let_go()
        try:
            await asyncio.to_thread(open_default, link.url)
        except OutboxError as error:
            self.app.copy_to_clipboard(link.text)
            self.toast(f"text copied for {link.handle} on {name}, for {error.what}", "warning")
            return
        self.toast(f"{name} opened with the text" if link.carries else f"text copied, {name} opened: paste it there")


def _paragraphs(text: str) -> Sequence[str | tuple[str, str]]:
    return [line or " " for line in text.split("\n")]
