"""What the store knows of earlier contact (`checks.context.History`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from geoout.campaign.anchor_use import AnchorUse
from geoout.people.suppression import normal
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.sign_off import Standing
from geoout.store.anchor_uses import AnchorUses
from geoout.store.database import Database
from geoout.store.do_not_contact import DoNotContact
from geoout.store.queries import named
from geoout.store.reviews import Reviews
from geoout.store.times import time_of, written

SQL = named(__file__)


def _registrable(domain: str) -> str:
    """The domain one can register; that of a plain name is itself, without reading the list of suffixes."""
    if domain.count(".") < 2:
        return domain.lower()
    from geoout.prospects.domain import registrable

    return registrable(domain) or domain


class StoredHistory:
    """Earlier contact, from the ledger and the do-not-contact list; and what native speakers said of a draft."""

    def __init__(
        self, database: Database, do_not_contact: DoNotContact, reviews: Reviews, anchor_uses: AnchorUses
    ) -> None:
        self._database = database
        self._anchor_uses = anchor_uses
        self._do_not_contact = do_not_contact
        self._reviews = reviews

    def do_not_contact(self, email: str, domain: str) -> str | None:
        """The reason why this person or site must not be written to, or None."""
        return self._do_not_contact.listed(email, domain)

    def last_contact(self, domain: str, email: str, *, besides: int = 0) -> date | None:
        """The last day (UTC) on which a draft to this site or person left, leaving out draft `besides`.

        A site is its registrable domain; a person is the address, at whatever site it stood.
        """
        sites = [each for each in {domain, _registrable(domain)} if each]
        emails = [each for each in {email.lower(), normal(email)} if "@" in each]
        time = time_of(self._database.value(SQL["last_departure"], domains=sites, emails=emails, besides=besides))
        return time.date() if time else None

    def mails_left(self, prospect: int, email: str, *, besides: int = 0) -> Sequence[tuple[Touch, date]]:
        """Every mail that left for this person at this prospect (0: anywhere), touch and first day, oldest first."""
        emails = [each for each in {email.lower(), normal(email)} if "@" in each]
        rows = self._database.tuples(SQL["mails_left"], prospect=prospect, emails=emails, besides=besides)
        return [(Kind(kind).touch if kind else Touch.FIRST, datetime.fromisoformat(at).date()) for kind, at in rows]

    def written_since(self, time: datetime) -> frozenset[str]:
        """The sites (registrable domains) and addresses to which something left since `time`."""
        rows = self._database.tuples(SQL["written_since"], since=written(time))
        return frozenset(value for row in rows for value in row if value)

    def was_introduced(self, prospect: int) -> bool:
        """Whether an introduction to this prospect has left or a partner stands on record as one."""
        return bool(self._database.value(SQL["was_introduced"], prospect=prospect))

    def sign_off(self, draft: Draft, locale: str) -> Standing:
        """How the draft, as it reads now, stands with native speakers of `locale` (R53)."""
        return self._reviews.of_draft(draft, locale)

    def anchor_uses(self, target: str, market: str, *, besides: int = 0) -> Sequence[AnchorUse]:
        """The anchors asked for as links to this page in this market (a key), leaving out draft `besides` (R70)."""
        return self._anchor_uses.to(target, market, besides=besides)
