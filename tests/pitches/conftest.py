"""Templates, a campaign and people to write to; all invented."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from geoout.campaign.campaign import Asset, Brand, Campaign, Figure, Origin, Sender, Structure, Target
from geoout.pitches.render import Renderer
from geoout.prospects.prospect import Contact, Gender, Prospect

TEMPLATES = Path(__file__).parent / "templates"

BASE = "{{ salutation }}\n\n{% block value %}{% endblock %}\n\n\n{{ closing }}\n"
HEAD = """---
kind: digital_pr
touch: first
register: formal
title: Ein Hinweis
tactic: digital_pr
author: house
review: unreviewed
subjects:
  - "Hinweis"
  - "Noch ein Hinweis"
---
"""


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with Renderer(folders=[TEMPLATES]) as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., tuple[Path, ...]]:
    """Writes a template folder with one pitch, `de/digital_pr.j2`, and answers it as the folders to search."""

    def write(pitch: str, *, base: str = BASE, head: str = HEAD) -> tuple[Path, ...]:
        place = tmp_path / "templates" / "de"
        place.mkdir(parents=True, exist_ok=True)
        (place / "base.j2").write_text(base, "utf-8")
        (place / "digital_pr.j2").write_text(f'{head}{{% extends "base.j2" %}}\n{pitch}', "utf-8")
        return (tmp_path / "templates",)

    return write


@pytest.fixture
def campaign() -> Campaign:
    asset = Asset(
        id="heat",
        title="Heizkosten 2026",
        kind="survey",
        market="de",
        language="de",
        origin=Origin.ORIGINAL,
        url="https://www.wohnwerk.example/de/heizkosten",
        finding="Gedämmte Häuser sparen ein Drittel.",
        reader_value="Ihre Leser sehen, wann sich das lohnt.",
        figures=(Figure("households", 12400.0, None, "Befragung"), Figure("saving", 1200.0, "EUR", "Befragung")),
        sources=("Stadtwerke", "eigene Befragung"),
        published=date(2026, 1, 15),
    )
    target = Target("https://www.wohnwerk.example/de/heizkosten", "de", "de", anchors=("Heizkosten", "Wohnwerk"))
    senders = (
        Sender(
            "j", "Jonas", "Brackwede", "jonas@wohnwerk.example", ("de",), role={"de": "Leiter Daten"}, phone="+49 0"
        ),
        Sender("y", "悠真", "北条", "yuma@wohnwerk.example", ("ja",)),
    )
    brand = Brand(
        "Wohnwerk", "Wohnwerk Beispiel GmbH", "https://www.wohnwerk.example", postal_address=("Weg 4", "Stadt")
    )
    return Campaign(
        "Wärme", brand, ("de", "at", "jp"), Structure.SUBDIRECTORY, (target,), (asset,), senders,
        anchors={"at": ("Heizkosten in Österreich",)},
    )  # fmt: skip


@pytest.fixture
def prospect() -> Prospect:
    huber = Contact(
        given="Anna", surname="Huber", gender=Gender.FEMALE, title="Mag.", email="huber@warm.example",
        personal_line="Ihr Vergleich der Wärmepumpen war der genaueste, den ich kenne.",
    )  # fmt: skip
    desk = Contact(email="desk@warm.example")
    return Prospect("warm.example", name="Wärmeblatt", market="de", contacts=(Contact(given="Ohne"), desk, huber), id=7)
