"""A draft and a context with nothing wrong, for rules' examples to differ from in one field."""

from __future__ import annotations

import dataclasses
from typing import Any

from geoout.campaign.campaign import Brand, Campaign, Sender, Structure, Target
from geoout.checks.context import Context
from geoout.checks.rule import Example
from geoout.markets.market import Market
from geoout.markets.reading import load
from geoout.pitches.draft import Draft, Kind, Part, Touch
from geoout.prospects.prospect import Contact, Gender

CLUSTER = {
    "en": "https://acme.example/en/home-insurance",
    "fr": "https://acme.example/fr/assurance-habitation",
    "de": "https://acme.example/de/hausrat",
}
CAMPAIGN = Campaign(
    name="Hausrat 2026",
    brand=Brand(
        name="Acme Vergleich",
        legal_name="Acme Vergleich GmbH",
        website="https://acme.example/",
        postal_address=("Musterstraße 1", "50667 Köln"),
    ),
    markets=("de", "fr", "us", "jp"),
    structure=Structure.SUBDIRECTORY,
    targets=tuple(Target(url, language, language, hreflang=CLUSTER) for language, url in CLUSTER.items()),
    senders=(
        Sender("brandt", "Jonas", "Brandt", "jonas@acme.example", ("de",)),
        Sender("hart", "Amelia", "Hart", "amelia@acme.example", ("en",)),
    ),
)
BODY = "\n\n".join(
    ("Guten Tag Katrin Lang,", "wir haben eine Erhebung abgeschlossen.", "Mit freundlichen Grüßen", "Jonas Brandt")
)
SIGNATURE = "\n\n-- \nAcme Vergleich GmbH\nMusterstraße 1\n50667 Köln\n"


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` without its `[[` and `]]`, and the spans they enclosed; inner brackets of a marked `[name]` stay."""
    spans: list[tuple[int, int]] = []
    clean, start = "", -1
    position = 0
    while position < len(text):
        if text.startswith("[[", position) and start < 0:
            start, position = len(clean), position + 2
        elif text.startswith("]]", position) and start >= 0 and not text.startswith("]]]", position):
            spans.append((start, len(clean)))
            start, position = -1, position + 2
        else:
            clean += text[position]
            position += 1
    return clean, spans


def build(example: Example) -> tuple[Draft, Context, list[tuple[Part, int, int]]]:
    """The example's draft and context, and the places where its rule must fire."""
    market: Market = load()[example.market]
    fields: dict[str, Any] = dict(example.fields)
    expected: list[tuple[Part, int, int]] = []
    contact = fields.pop("contact", None) or Contact(
        given="Katrin", surname="Lang", gender=Gender.FEMALE, email="k.lang@wohnwert.example"
    )
    if "email" in fields:
        email, spans = marked(fields.pop("email"))
        contact = dataclasses.replace(contact, email=email)
        expected += [(Part.CONTACT, *span) for span in spans]
    for name, part in (
        ("subject", Part.SUBJECT),
        ("body", Part.BODY),
        ("anchor", Part.ANCHOR),
        ("target", Part.TARGET),
    ):
        if name in fields:
            fields[name], spans = marked(fields[name])
            expected += [(part, *span) for span in spans]
    sound: dict[str, Any] = {
        "kind": Kind.DIGITAL_PR,
        "touch": Touch.FIRST,
        "subject": "Erhebung",
        "body": BODY + SIGNATURE,
        "sender": CAMPAIGN.senders[0],
        "target": "https://acme.example/de/hausrat",
        "brand": "Acme Vergleich",
        "site": "wohnwert.example",
    }
    draft = Draft(market=market.key, contact=contact, **{**sound, **fields})
    context = Context(**{"market": market, "campaign": CAMPAIGN, **example.context})
    return draft, context, expected
