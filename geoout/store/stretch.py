"""One stretch of an import, written: new sites at once, known ones only where the export says something new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geoout.markets.market import Market
from geoout.prospects.prospect import Contact, SourceType
from geoout.store.contacts import Contacts, label, people
from geoout.store.database import Database
from geoout.store.incoming import Incoming, join
from geoout.store.placing import Placed, Placer
from geoout.store.prospect_rows import contact_values
from geoout.store.queries import named
from geoout.store.times import written

if TYPE_CHECKING:
    from geoout.store.imports import ImportReport

SQL = named(__file__.replace("stretch.py", "imports.py"))


class Known(NamedTuple):
    """What is on record of a site that an export names: the columns of the query `known`."""

    id: int
    import_id: int | None
    domain: str
    host: str
    name: str
    market: str | None
    language: str
    source_type: str
    topic: str
    local: int
    authority: float | None
    authority_tool: str | None
    traffic: float | None
    traffic_tool: str | None
    page_url: str
    page_title: str
    overlap_note: str


class Stretch:
    """Writes stretches of one import, one after another."""

    def __init__(
        self,
        database: Database,
        report: ImportReport,
        contacts: Contacts,
        *,
        at: datetime,
        tool: str,
        market: str | None,
        markets: Mapping[str, Market] | None,
    ) -> None:
        self._database = database
        self._report = report
        self._contacts = contacts
        self._tool = tool
        self._day = at.date().isoformat()
        self._at = written(at)
        self._place = Placer(market, tool, at.date(), markets)
        self._next = int(database.value(SQL["next_prospect"]))

    def write(self, gathered: Sequence[Incoming]) -> None:
        """Write what was gathered."""
        sites = {site.domain: site for site in gathered}
        found = self._database.tuples(SQL["known"], domains=list(sites))
        renewed = [(sites.pop(row[2]), row) for row in found]
        self._add(list(sites.values()))
        self._renew(renewed)

    def _add(self, sites: list[Incoming]) -> None:
        if not sites:
            return
        first, import_id = self._next, self._report.id
        prospects: list[dict[str, Any]] = []
        alike: dict[Placed, list[int]] = defaultdict(list)
        contacts: list[dict[str, Any]] = []
        for site in sites:
            id_ = self._next
            self._next += 1
            placed = self._place(site)
            prospects.append(self._new(id_, site, placed))
            alike[placed].append(id_)
            if site.people:
                contacts.extend({**contact_values(each, id_), "import_id": import_id} for each in site.people)
            self._report.imported += 1
            self._report.updated += site.joined
            self._report.duplicates += site.rows - 1 - site.joined
        self._database.many(SQL["insert_prospect"], prospects)
        for placed, ids in alike.items():
            self._reason(ids, placed, import_id)
        self._database.many(SQL["insert_contact"], contacts)
        self._database.run(SQL["index_words"], first=first, last=self._next - 1)

    def _reason(self, prospects: Sequence[int], placed: Placed, import_id: int | None) -> None:
        """The same reasons for some prospects: most sites of an export share theirs with many others."""
        for each in placed.evidence:
            self._database.run(
                SQL["insert_evidence"], prospects=prospects, signal=each.signal, value=each.value, points=each.points,
                source=each.source, import_id=import_id,
            )  # fmt: skip

    def _new(self, id_: int, site: Incoming, placed: Placed) -> dict[str, Any]:
        declared = site.declared
        return {
            "id": id_,
            "domain": site.domain,
            "host": site.host,
            "name": site.name,
            "market": placed.market,
            "language": site.language,
            "tier": str(placed.tier),
            "source_type": str(source_type(declared.get("source type", ""))),
            "topic": declared.get("topic", ""),
            "overlap_note": declared.get("overlap note", ""),
            "local": placed.local,
            "authority": site.authority,
            "authority_tool": None if site.authority is None else self._tool,
            "authority_day": None if site.authority is None else self._day,
            "traffic": site.traffic,
            "traffic_tool": None if site.traffic is None else self._tool,
            "traffic_day": None if site.traffic is None else self._day,
            "page_url": site.page_url,
            "page_title": site.page_title,
            "added": self._at,
            "tld": site.domain.rpartition(".")[2],
            "contact_label": label(site.people[0]) if site.people else "",
            "people": people(site.people) if site.people else "",
            "import_id": self._report.id,
        }

    def _renew(self, found: list[tuple[Incoming, tuple[Any, ...]]]) -> None:
        with_people = [row[0] for site, row in found if site.people]
        contacts = self._contacts.of_prospects(with_people) if with_people else {}
        changes: list[dict[str, Any]] = []
        report = self._report
        for site, row in found:
            updated = 0
            if self._says_more(site, row) and (change := self._change(site, Known(*row))):
                changes.append(change)
                updated = int(row[1] != report.id)  # else an earlier stretch of this import brought it
            if site.people:
                updated = max(updated, self._join(row[0], contacts.get(row[0], []), site.people))
            report.updated += min(updated, site.rows)
            report.duplicates += site.rows - min(updated, site.rows)
        self._database.many(SQL["fill"], changes)

    def _says_more(self, site: Incoming, row: tuple[Any, ...]) -> bool:
        """Whether there may be something new; most rows of an export repeat what an earlier one said of the site."""
        _, _, _, host, name, market, language, kind, topic, local, authority, by, traffic, of, url, title, note = row
        declared = site.declared
        return bool(
            (site.authority is not None and (site.authority != authority or by != self._tool))
            or (site.traffic is not None and (site.traffic != traffic or of != self._tool))
            or (site.name and not name)
            or (site.language and not language)
            or (site.page_url and not url)
            or (site.page_title and not title)
            or (site.host and not host)
            or (declared and declared.get("topic") and not topic)
            or (declared and declared.get("overlap note") and not note)
            or (declared and declared.get("source type") and kind == "other")
            or (market is None and not local and self._place(site).market is not None)
        )

    def _change(self, site: Incoming, known: Known) -> dict[str, Any] | None:
        """The columns of a known prospect after this site's rows, None where nothing differs."""
        old = known._asdict()
        new = dict(old)
        for name in ("authority", "traffic"):
            value = getattr(site, name)
            changed = value is not None and (value, self._tool) != (old[name], old[f"{name}_tool"])
            new[f"new_{name}"] = int(changed)
            if changed:
                new[name], new[f"{name}_tool"] = value, self._tool
        for name in ("host", "name", "language", "page_url", "page_title"):
            new[name] = old[name] or getattr(site, name)
        new["topic"] = known.topic or site.declared.get("topic", "")
        new["overlap_note"] = known.overlap_note or site.declared.get("overlap note", "")
        if known.source_type == SourceType.OTHER:
            new["source_type"] = str(source_type(site.declared.get("source type", "")))
        new["tier"] = None
        if known.market is None and not known.local:
            placed = self._place(site)
            if placed.market is not None:
                new |= {"market": placed.market, "local": placed.local, "tier": str(placed.tier)}
                import_id = self._report.id if known.import_id == self._report.id else None
                self._reason([known.id], placed, import_id)
        return {**new, "day": self._day} if any(new[name] != value for name, value in old.items()) else None

    def _join(self, prospect: int, known: list[Contact], people: list[Contact]) -> int:
        """Join contacts to a prospect; how many were new or filled."""
        changed = 0
        for contact in people:
            place = join(known, contact)
            if place is None:
                continue
            changed += 1
            if known[place].id:
                self._contacts.change(known[place])
            else:
                known[place] = replace(contact, id=self._contacts.add(prospect, contact), prospect=prospect)
        return changed


@cache
def source_type(declared: str) -> SourceType:
    """The kind of site that a file states, in the words of SourceType; anything else is `other`."""
    word = declared.strip().lower()
    return next((kind for kind in SourceType if word and (word == kind or word in kind.split())), SourceType.OTHER)
