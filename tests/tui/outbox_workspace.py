"""A workspace with drafts in every stage, for the screens that show them; everybody is invented and reaches nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geoout.campaign.workspace import Workspace
from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.pitches.draft import Draft, DraftState, Kind, Touch
from geoout.prospects.prospect import Contact, Gender, Prospect

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
CAMPAIGN = """\
name: Hausrat 2026
brand:
  name: Acme Vergleich
  legal_name: Acme Vergleich GmbH
  website: https://www.example.com/
  about: {de: Acme Vergleich vergleicht Tarife., en: Acme Vergleich compares policies.}
  postal_address: [Musterstraße 1, 50667 Köln]
  phone: +49 221 0000
  company_register: HRB 00000 Köln
markets: [de, gb, jp]
structure: subdirectory
targets:
  - {url: https://www.example.com/de/hausrat, market: de, language: de,
     hreflang: {de-DE: https://www.example.com/de/hausrat, en-GB: https://www.example.com/en-gb/home}}
  - {url: https://www.example.com/en-gb/home, market: gb, language: en}
assets:
  - {id: survey-de, title: So ist Hausrat versichert, kind: survey, market: de, language: de, origin: original,
     url: https://www.example.com/de/erhebung, words: 2400, sources: [Eigene Erhebung]}
senders:
  - {id: brandt, given: Jonas, surname: Brandt, email: jonas@acme.example, native: [de]}
  - {id: hart, given: Amelia, surname: Hart, email: amelia@acme.example, native: [en]}
"""
SIGNATURE = """

--\x20
Acme Vergleich GmbH
Musterstraße 1
50667 Köln
+49 221 0000
HRB 00000 Köln
https://www.example.com/

"""
GERMAN = (
    "Guten Tag Katrin Vogelsang,\n\n"
    "mein Name ist Jonas Brandt. Ich leite die Datenredaktion von Acme Vergleich in Köln; wir werten seit 2014 die "
    "Tarife der Hausratversicherung aus. Ihren Beitrag über Schäden durch Starkregen habe ich mit Gewinn gelesen, weil "
    "er zeigt, wie verschieden die Städte betroffen sind.\n\n"
    "Für die neue Erhebung haben wir Haushalte in allen Ländern befragt, was sie versichert haben und was ein Schaden "
    "sie gekostet hat. Die Zahlen liegen nach Postleitzahl vor, der Fragebogen und die Methodik stehen offen daneben.\n\n"
    "Falls Sie die Tabellen für Ihre Leserinnen und Leser nutzen möchten, sende ich sie Ihnen gern vorab. Sie dürfen "
    "alles mit Nennung der Quelle frei verwenden.\n\n"
    "Mit freundlichen Grüßen\nJonas Brandt"
    f"{SIGNATURE}Wenn Sie keine Nachrichten mehr von uns wünschen, antworten Sie bitte mit „Nein danke“."
)
ENGLISH = (
    "Dear Ciara Hartley,\n\n"
    "I run the data desk at Acme Vergleich, where we have compared home insurance since 2014. Your piece on what "
    "renters insure was the clearest account of the gap between cities that I have read this year.\n\n"
    "We have just asked households in every region what they insure and what a claim cost them. The figures come by "
    "postcode, and the questions and the method are published beside them.\n\n"
    "Would the tables be useful to your readers? I can send them to you before they are published, free to use with a "
    "credit.\n\nKind regards,\nAmelia Hart"
    f"{SIGNATURE}If you would rather not hear from us, reply “no thanks” and we will not write again."
)


def workspace(folder: Path) -> Workspace:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    return Workspace(folder)


class Drafts:
    """Puts drafts into a desk, checked as they would be."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def german(self, name: str, site: str, body: str = GERMAN, **changes: Any) -> int:
        given, _, surname = name.rpartition(" ")
        email, basis = f"{surname.casefold()}@{site}", changes.pop("basis", "asked by phone")
        contact = Contact(given, surname, gender=Gender.UNKNOWN, email=email, basis=basis)
        return self._keep("de", contact, site, body.replace("Katrin Vogelsang", name), "brandt", **changes)

    def english(self, name: str, site: str, body: str = ENGLISH, **changes: Any) -> int:
        given, _, surname = name.rpartition(" ")
        contact = Contact(given, surname, email=f"{surname.casefold()}@{site}", basis="asked by phone")
        return self._keep("gb", contact, site, body.replace("Ciara Hartley", name), "hart", **changes)

    def japanese(self, **changes: Any) -> int:
        contact = Contact("健", "佐藤", email="sato@sumai.example", language="ja")
        body = f"佐藤 様\n\nはじめてご連絡いたします。\n\nよろしくお願いいたします。\n{SIGNATURE}"
        return self._keep(
            "jp", contact, "sumai.example", body, "brandt", **{"subject": "「地震と家財保険」の記事", **changes}
        )

    def _keep(self, market: str, contact: Contact, site: str, body: str, sender: str, **changes: Any) -> int:
        store, campaign = self.desk.store, self.desk.campaign
        found = store.prospects.by_domain(site)
        prospect = found.id if found else store.prospects.add(Prospect(site, market=market, contacts=(contact,)))
        state = changes.pop("state", None)
        asset = campaign.assets[0] if market == "de" else replace(campaign.assets[0], market=market, language="en")
        made = Draft(
            market=market,
            kind=Kind.DIGITAL_PR,
            touch=Touch.FIRST,
            subject="Erhebung: So ist Hausrat versichert" if market == "de" else "What renters insure, by postcode",
            body=body,
            contact=contact,
            site=site,
            asset=asset,
            sender=next(each for each in campaign.senders if each.id == sender),
            target="https://www.example.com/" + ("de/hausrat" if market == "de" else "en-gb/home"),
            brand=campaign.brand.name,
            prospect=prospect,
        )
        id = store.drafts.add(replace(made, **changes))
        check_and_keep(self.desk, store.drafts.get(id), NOW.date())
        if state is not None:
            store.drafts.set_state([id], state)
        return id


def filled(desk: Desk) -> dict[str, int]:
    """Drafts in every stage but left: two ready, two blocked, one later, one returned."""
    put = Drafts(desk)
    informal = GERMAN.replace("Falls Sie die Tabellen", "Falls dich die Tabellen")
    return {
        "german": put.german("Katrin Lang", "wohnwert.example"),
        "english": put.english("Ciara Byrne", "renters.example"),
        "informal": put.german("Jörg Weiß", "zeitung.example", informal),
        "japanese": put.japanese(),
        "later": put.german("Nora Wiese", "altbau.example", state=DraftState.LATER),
        "returned": put.english("Tom Ford", "homes.example", state=DraftState.RETURNED),
    }
