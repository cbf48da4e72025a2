"""Invented prospects, drafts and imported rows for the store's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from geoout.pitches.draft import Draft, FieldSpan, Kind, Part, Touch
from geoout.prospects.imported import NOTHING_DECLARED, ImportedRow
from geoout.prospects.prospect import Contact, Evidence, Gender, Metric, Prospect, SourceType, State, Tier

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

ANA = Contact(given="Ana", surname="Weiß", gender=Gender.FEMALE, title="Dr.", role="editor", email="ana@blatt.example")

FULL = Prospect(
    domain="blatt.example",
    host="www.blatt.example",
    name="Das Blatt 観光庁",
    market="de",
    language="de",
    tier=Tier.LOCAL,
    source_type=SourceType.NEWSPAPER,
    topic="Versicherung",
    audience="households",
    state=State.NEW,
    local=50,
    evidence=(Evidence("cctld", ".de", 30, "domain name"), Evidence("language", "de", 20, "Ahrefs, 3 Nov 2026")),
    authority=Metric(71.5, "Ahrefs", date(2026, 11, 3)),
    traffic=Metric(12000.0, "Ahrefs", None),
    answers=(("a", True), ("d", False)),
    page_url="https://www.blatt.example/seite",
    page_title="Eine Seite",
    guidelines="https://www.blatt.example/regeln",
    overlap_note="reads German",
    personal_line="Ihr Beitrag über Hausrat war gründlich.",
    notes="met at a fair",
    contacts=(ANA,),
    last_touch=NOW,
    added=NOW,
)


def site(number: int, **changes: object) -> Prospect:
    """A plain prospect; its number gives it a place among others."""
    return Prospect(**{"domain": f"site{number:03}.example", "added": NOW, **changes})  # type: ignore[arg-type]


def letter(**changes: object) -> Draft:
    """A draft to Ana."""
    known = {
        "market": "de",
        "kind": Kind.DIGITAL_PR,
        "touch": Touch.FIRST,
        "subject": "Eine Erhebung",
        "body": "Sehr geehrte Frau Dr. Weiß,\n\nguten Tag.",
        "contact": ANA,
        "site": "blatt.example",
        "spans": (FieldSpan("contact.surname", Part.BODY, 21, 25),),
        "missing": ("personal_line",),
    }
    return Draft(**{**known, **changes})  # type: ignore[arg-type]


def line(number: int, domain: str, **changes: object) -> ImportedRow:
    """A line of an export that names a site and nobody."""
    empty = ImportedRow(
        domain, f"www.{domain}", "", "", None, None, "", "", None, "", "", "", "", "", "", "", "", "", "", "", "", "",
        NOTHING_DECLARED,
        number,
    )  # fmt: skip
    return empty._replace(**changes)
