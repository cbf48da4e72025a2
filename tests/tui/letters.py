"""A workspace with three drafts for the terminal's tests: German, Japanese, French, all people invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from geoout.campaign.workspace import Workspace
from geoout.desk.desk import Desk
from geoout.pitches.draft import Draft, FieldSpan, Kind, Part, Touch
from geoout.prospects.prospect import Contact, Gender, Metric, Prospect, State
from geoout.store.open import open_store

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)

CAMPAIGN = """\
name: Hausrat 2026
brand:
  name: Acme Vergleich
  legal_name: Acme Vergleich GmbH
  website: https://acme.example/
  aliases: [アクメ比較株式会社]
  postal_address: [Musterstraße 1, 50667 Köln]
  company_register: Amtsgericht Köln, HRB 00000
markets: [de, jp, fr]
structure: subdirectory
targets:
  - url: https://acme.example/de/hausrat/erhebung
    market: de
    language: de
    anchors: [Vergleich der Hausratversicherungen]
  - {url: "https://acme.example/ja/kazai", market: jp, language: ja}
  - {url: "https://acme.example/fr/enquete", market: fr, language: fr}
assets:
  - id: hausrat-de
    title: Erhebung Hausrat 2026
    kind: survey
    market: de
    language: de
    origin: original
    url: https://acme.example/de/hausrat/erhebung
    finding: 38 % der Haushalte liegen unter dem Neuwert.
    figures:
      households: {value: 2140, source: "eigene Erhebung, Oktober 2026"}
      underinsured: {value: 0.38, unit: percent, source: "eigene Erhebung, Oktober 2026"}
  - id: kazai-jp
    title: 家財の実態調査 2026
    kind: survey
    market: jp
    language: ja
    origin: original
    url: https://acme.example/ja/kazai
senders:
  - {id: brandt, given: Jonas, surname: Brandt, email: j.brandt@acme.example, native: [de]}
  - {id: takahashi, given: 美咲, surname: 高橋, email: m.takahashi@acme.example, native: [ja]}
  - {id: fontaine, given: Claire, surname: Fontaine, email: c.fontaine@acme.example, native: [fr]}
"""

GERMAN = """\
Sehr geehrte Frau Dr. Vogelsang,

mein Name ist Jonas Brandt. Ich leite die Datenredaktion von Acme Vergleich in Köln; wir werten seit 2014 Tarife der \
Hausratversicherung aus.

Ihren Beitrag „Unterversichert im Altbau“ vom 3. November habe ich mit Gewinn gelesen, besonders die Rechnung zum \
Quadratmeterwert. Dazu passt eine Erhebung, die wir gerade abgeschlossen haben: 2.140 Haushalte in Nordrhein-Westfalen \
und Bayern haben uns angegeben, wie hoch ihr Hausrat versichert ist. 38 % liegen unter dem Neuwert.

Falls dich die Tabellen nach Postleitzahl interessieren, sende ich sie gern vorab. Fragebogen und Methodik stehen in \
unserem home insurance comparison; beides dürfen Sie mit Nennung der Quelle frei verwenden.

Für Rückfragen erreichen Sie mich auch telefonisch.

Mit freundlichen Grüßen
Jonas Brandt

--\x20
Acme Vergleich GmbH · Musterstraße 1 · 50667 Köln
Amtsgericht Köln, HRB 00000 · Telefon 0221 0000000
Wenn Sie keine weitere Nachricht wünschen, genügt eine kurze Antwort."""

JAPANESE = """\
株式会社みなと出版
「くらしの保険」編集部
佐藤 様

突然のご連絡失礼いたします。
アクメ比較株式会社にて住まいの調査を担当しております、高橋 美咲と申します。

貴誌の住まいの備えに関する連載を以前より拝見しており、11月4日に公開された「地震と家財保険」の記事も拝読いたしました。\
賃貸住宅にお住まいの方の加入率に触れておられた点が、大変勉強になりました。

弊社では本年、首都圏の賃貸世帯1,200世帯を対象に、家財保険の加入状況を調査いたしました。地域ごとの備えの違いなど、\
貴誌の読者の皆様のご関心に近い結果も見えてまいりました。

本日はまずご挨拶のみにて失礼いたします。今後ともご指導を賜れますと幸いです。
何卒よろしくお願い申し上げます。

--\x20
アクメ比較株式会社 調査部　高橋 美咲
〒000-0000 東京都港区(架空)1-2-3
今後のご連絡が不要の場合は、その旨ご返信ください。"""

FRENCH = """\
Bonjour Madame Garnier,

Je m’appelle Claire Fontaine et je dirige les enquêtes d’Acme Vergleich. Votre article du 4 novembre sur les locataires \
mal couverts m’a fait relire nos propres chiffres.

Nous venons d’interroger 1\u202f050 foyers en Pays de la Loire sur la valeur de leur mobilier. Je vous envoie volontiers \
les tableaux par département ; ils sont libres d’emploi avec mention de la source.

Je reste à votre disposition pour toute question.

Bien cordialement,
Claire Fontaine

--\x20
Acme Vergleich GmbH · Musterstraße 1 · 50667 Köln
Si vous ne souhaitez plus recevoir de message de ma part, répondez simplement à ce courriel."""


def letters(folder: Path, *, read_only: bool = False) -> Desk:
    """A desk on a workspace in `folder` with drafts 1 (German, a slip in it), 2 (Japanese) and 3 (French)."""
    workspace = Workspace(folder / "hausrat-2026")
    workspace.folder.mkdir(parents=True, exist_ok=True)
    workspace.campaign_file.write_text(CAMPAIGN, encoding="utf-8")
    if not workspace.database.exists():
        _fill(workspace)
    desk = Desk(workspace, open_store(workspace.database, read_only=read_only))
    desk.now = lambda: NOW  # type: ignore[method-assign]
    return desk


def _fill(workspace: Workspace) -> None:
    with Desk.open(workspace) as desk:
        vogelsang = Contact("Katrin", "Vogelsang", gender=Gender.FEMALE, title="Dr.", role="editor",
                            email="k.vogelsang@wohnwert.example")  # fmt: skip
        sato = Contact("健", "佐藤", gender=Gender.MALE, role="editor", email="sato@kurashi-hoken.example", language="ja",
                       organisation="株式会社みなと出版", department="「くらしの保険」編集部")  # fmt: skip
        garnier = Contact("Élodie", "Garnier", gender=Gender.FEMALE, role="rédactrice",
                          email="e.garnier@toits-de-loire.example")  # fmt: skip
        ahrefs = Metric(41, "Ahrefs", date(2026, 11, 3))
        subject = "Erhebung: So ist Hausrat 2026 versichert"
        at = GERMAN.index("38 %")
        spans = (FieldSpan("salutation", Part.BODY, 0, 32), FieldSpan("figure.underinsured", Part.BODY, at, at + 4))
        anchor = "home insurance comparison"
        for number, (market, domain, contact, local, draft) in enumerate(
            (
                ("de", "wohnwert.example", vogelsang, 91, Draft("de", Kind.DIGITAL_PR, Touch.FIRST, subject, GERMAN,
                 vogelsang, anchor=anchor, target="https://acme.example/de/hausrat/erhebung", spans=spans)),
                ("jp", "kurashi-hoken.example", sato, 89, Draft("jp", Kind.INTRODUCTION, Touch.FIRST,
                 "「地震と家財保険」の記事を拝読いたしました", JAPANESE, sato)),
                ("fr", "toits-de-loire.example", garnier, 84, Draft("fr", Kind.DIGITAL_PR, Touch.FIRST,
                 "Enquête : ce que valent les meubles des locataires", FRENCH, garnier)),
            )
        ):  # fmt: skip
            prospect = Prospect(domain, market=market, local=local, authority=ahrefs, contacts=(contact,),
                                state=State.APPROVED, page_url=f"https://{domain}/")  # fmt: skip
            id = desk.store.prospects.add(prospect)
            kept = desk.store.prospects.get(id)
            campaign = desk.campaign
            asset = next((one for one in campaign.assets if one.market == market), None)
            desk.store.drafts.add(
                replace(draft, contact=kept.contacts[0], site=domain, prospect=id, asset=asset,
                        sender=campaign.senders[number], brand=campaign.brand.name)
            )  # fmt: skip
