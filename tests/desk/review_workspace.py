"""A workspace whose French nobody in it writes natively, with reviewers; everybody is invented and reaches nobody."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from geoout.campaign.workspace import Workspace
from geoout.desk.checking import check_and_keep
from geoout.desk.desk import Desk
from geoout.pitches.draft import Draft, Kind, Touch
from geoout.pitches.sign_off import Check
from geoout.prospects.prospect import Contact

NOW = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
ALL = tuple(Check)
CAMPAIGN = """\
name: Hausrat 2026
brand:
  name: Acme Vergleich
  legal_name: Acme Vergleich GmbH
  website: https://www.example.com/
  postal_address: [Musterstraße 1, 50667 Köln]
markets: [fr, ch-fr]
structure: subdirectory
targets:
  - {url: https://www.example.com/fr/maison, market: fr}
senders:
  - {id: brandt, given: Jonas, surname: Brandt, email: jonas@acme.example, native: [de]}
reviewers:
  - {id: louise, name: Louise Arnaud, native: [fr]}
  - {id: nils, name: Nils Berger, native: [de, en], email: nils@acme.example}
"""
FRENCH = (
    "Bonjour Madame Vaubert,\n\n"
    "J’ai lu votre article sur les dégâts des eaux. Il est clair et il est utile à ceux qui louent leur logement.\n\n"
    "Nous avons interrogé des ménages sur leurs assurances, et je vous envoie les tableaux si vous le souhaitez.\n\n"
    "Cordialement,\nJonas Brandt"
)


def desk_at(folder: Path, campaign: str = CAMPAIGN) -> Desk:
    """The workspace, opened, at a fixed moment."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "campaign.yaml").write_text(campaign, encoding="utf-8")
    desk = Desk.open(Workspace(folder))
    desk.now = lambda: NOW  # type: ignore[method-assign]
    return desk


def french(desk: Desk, name: str = "Camille Vaubert", body: str = FRENCH, **changes: object) -> Draft:
    """A French draft by a German sender, checked as it would be."""
    given, _, surname = name.rpartition(" ")
    draft = Draft(
        "fr", Kind.DIGITAL_PR, Touch.FIRST, "Une enquête sur l’assurance habitation", body,
        Contact(given, surname, email=f"{surname.casefold()}@lamaison.example", basis="published", language="fr"),
        site="lamaison.example", sender=desk.campaign.senders[0], brand="Acme Vergleich", saved=NOW,
        **changes,  # type: ignore[arg-type]
    )  # fmt: skip
    kept = desk.store.drafts.get(desk.store.drafts.add(draft))
    check_and_keep(desk, kept)
    return kept
