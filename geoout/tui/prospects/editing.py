"""Editing: new sites and contacts by hand, their forms, market and type of many, removing, do not contact."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from geoout.errors import GeooutError
from geoout.prospects.prospect import Contact, SourceType
from geoout.tui.prospects.following import FollowingPage


class EditingPage(FollowingPage):
    """The actions that add, change and remove."""

    async def do_new_site(self) -> None:
        """Add a site by hand."""
        if not self.names:  # a quick hand is here before the markets are read
            await self._read_markets()
        from geoout.tui.prospects.forms import site_check, site_fields, site_from

        store = self.desk.store
        check = site_check(self.names, lambda domain: store.prospects.by_domain(domain) is not None)
        values = await self.form("New site", site_fields(None), check=check)
        if values is None:
            return
        prospect = site_from(values, None, self.names, self.desk.markets)
        id = store.prospects.add(prospect)
        self.noted()
        where = f" in {self.market_name(prospect.market)}" if prospect.market else ", without a market yet"
        self.toast(f"{prospect.domain} added{where}", key="c", verb="contact")
        if self.text:
            self.filter_by("")
        self._go_to = id
        self.changed([id])
        self.rows.focus()

    async def do_new_contact(self) -> None:
        """Add a contact at the site under the cursor."""
        from geoout.tui.prospects.forms import contact_check, contact_fields, contact_from

        prospect = self.prospect
        if prospect is None:
            return
        fields = contact_fields(Contact(organisation=prospect.name))
        values = await self.form("New contact", fields, check=contact_check, note=prospect.domain)
        if values is None:
            return
        self.desk.store.contacts.add(prospect.id, contact_from(values, Contact()))
        self.noted()
        self.toast(f"contact added at {prospect.domain}", key="u", verb="undo")
        self.changed([prospect.id])

    async def do_edit(self) -> None:
        """Edit the contact under the detail's cursor, else the site."""
        kind, number = self.under_cursor
        if kind == "contact":
            await self._edit_contact(number)
        elif self.prospect is not None:
            await self.edit_site(self.prospect.id)

    async def _edit_contact(self, id: int) -> None:
        from geoout.tui.prospects.forms import contact_check, contact_fields, contact_from

        contact = self.desk.store.contacts.get(id)
        values = await self.form("Contact", contact_fields(contact), check=contact_check)
        changed = contact_from(values, contact) if values is not None else contact
        if changed != contact:
            self.desk.store.contacts.change(changed)
            self._keep([contact.prospect])

    async def edit_site(self, id: int) -> None:
        """Open the form of a site and keep what was changed."""
        if not self.names:  # a quick hand is here before the markets are read
            await self._read_markets()
        from geoout.tui.prospects.forms import site_check, site_fields, site_from

        store = self.desk.store
        prospect = store.prospects.get(id)

        def is_taken(domain: str) -> bool:
            other = store.prospects.by_domain(domain)
            return other is not None and other.id != id

        named = self.market_name(prospect.market) if prospect.market else ""
        values = await self.form(prospect.domain, site_fields(prospect, named), check=site_check(self.names, is_taken))
        if values is None:
            return
        changed = site_from(values, prospect, self.names, self.desk.markets)
        if changed != prospect:
            from geoout.desk.checking import check_drafts_of

            store.prospects.change(changed)
            with suppress(GeooutError):  # a campaign.yaml that cannot be read stops no edit
                check_drafts_of(self.desk, id)
            self._keep([id])

    def _keep(self, ids: Sequence[int]) -> None:
        self.noted()
        self.toast("kept", key="u", verb="undo")
        self.changed(ids)

    # Many at once

    async def do_set_market(self) -> None:
        """Give the marked sites a market and judge them for it."""
        from geoout.tui.prospects.forms import at_market
        from geoout.tui.widgets.chooser import Option

        if not self.names:  # a quick hand is here before the markets are read
            await self._read_markets()
        ids = self.rows.chosen_ids()
        options = [Option(key, name, key) for key, name in sorted(self.names.items(), key=lambda each: each[1])]
        here = self.shown.prospect.market if self.shown is not None else None
        key = await self.choose(f"Market of {_sites(len(ids))}", options, current=here)
        if key is None:
            return
        store, markets = self.desk.store, self.desk.markets
        with store.step(f"market {key} for {len(ids):,}"):
            for start in range(0, len(ids), 500):
                for prospect in store.prospects.many(ids[start : start + 500]):
                    store.prospects.change(at_market(prospect, key, markets))
        self.noted(unmark=True)
        self.toast(f"{_sites(len(ids))} now in {self.market_name(key)}", key="u", verb="undo")
        self.changed(ids)

    async def do_set_type(self) -> None:
        """Give the marked sites a source type."""
        from geoout.tui.widgets.chooser import Option

        ids = self.rows.chosen_ids()
        chosen = await self.choose(f"Source type of {_sites(len(ids))}", [Option(str(t), str(t)) for t in SourceType])
        if chosen is None:
            return
        store = self.desk.store
        with store.step(f"type {chosen} for {len(ids):,}"):
            for start in range(0, len(ids), 500):
                for prospect in store.prospects.many(ids[start : start + 500]):
                    store.prospects.change(replace(prospect, source_type=SourceType(chosen)))
        self.noted(unmark=True)
        self.toast(f"{_sites(len(ids))} now {chosen}", key="u", verb="undo")
        self.changed(ids)

    async def do_remove(self) -> None:
        """Remove the contact under the detail's cursor, else the marked sites; asks first."""
        kind, number = self.under_cursor
        if kind == "contact":
            await self._remove_contact(number)
            return
        ids = self.rows.chosen_ids()
        prospects = self.desk.store.prospects.many(ids)
        contacts = sum(len(prospect.contacts) for prospect in prospects)
        drafts = sum(len(self.desk.store.drafts.of_prospect(id)) for id in ids)
        title = f"{prospects[0].domain if len(prospects) == 1 else _sites(len(prospects))} will be removed"
        lines = [
            f"with {_many(contacts, 'contact')} and {_many(drafts, 'draft')}",
            "What has left stays on record; u brings all back.",
        ]
        if prospects and await self.ask(title, lines, verb="remove"):
            self.desk.store.prospects.remove(ids)
            self.noted(unmark=True)
            self.toast(f"{_sites(len(prospects))} removed", key="u", verb="undo")
            self.changed(ids)

    async def _remove_contact(self, id: int) -> None:
        from geoout.tui.prospects.detail_blocks import called

        contact = self.desk.store.contacts.get(id)
        if await self.ask(f"{called(contact, None)} will be removed", [contact.email or "no address"], verb="remove"):
            self.desk.store.contacts.remove(id)
            self.noted()
            self.toast("contact removed", key="u", verb="undo")
            self.changed([contact.prospect])

    async def do_do_not_contact(self) -> None:
        """Never contact an address or a site again, with a reason."""
        from getpass import getuser

        from geoout.tui.widgets.form import Field

        kind, number = self.under_cursor
        values = [self.desk.store.contacts.get(number).email] if kind == "contact" else []
        values = [value for value in values if value]
        if not values:
            values = [row.domain for row in self.desk.store.prospects.rows(self.rows.chosen_ids())]
        if not values:
            return
        who = values[0] if len(values) == 1 else _sites(len(values))
        answer = await self.form(
            f"Never contact {who} again",
            [Field("reason", "reason", required=True, hint="kept with the day and your name")],
            note="Drafts for it stay, but none may leave.",
        )
        if answer is None:
            return
        with self.desk.store.step(f"do not contact {who}"):
            for value in values:
                self.desk.store.do_not_contact.add(value, answer["reason"], getuser(), self.desk.now())
        self.noted()
        self.toast(f"{who} will not be contacted", key="u", verb="undo")
        self.changed()


def _sites(count: int) -> str:
    return "1 site" if count == 1 else f"{count:,} sites"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
