"""Real export files of other tools, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoout.errors import ImportFailed
from geoout.prospects.imported import ImportedRow
from geoout.prospects.reading import read

IMPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "imports"
EXPECTED = {
    "ahrefs_backlinks_2026_utf16_tab.DERIVED.csv": ("ahrefs-backlinks", "utf-16", "\t", 4),
    "ahrefs_backlinks_2026_utf8_comma.csv": ("ahrefs-backlinks", "utf-8", ",", 4),
    "google_contacts_labeled.csv": ("google-contacts", "utf-8", ",", 1),
    "gsc_latest_links_en.csv": ("search-console-latest-links", "utf-8", ",", 3),
    "gsc_top_linking_sites_en.csv": ("search-console-linking-sites", "utf-8", ",", 3),
    "hubspot_contacts_fr.csv": ("hubspot-contacts", "utf-8", ",", 2),
    "outlook_contacts.csv": ("outlook-contacts", "utf-8", ",", 1),
    "pitchbox_partner_import_docs.csv": ("table", "utf-8", ",", 3),
    "prospect_sheet_uae.csv": ("table", "utf-8", ",", 8),
    "screamingfrog_all_inlinks.csv": ("screaming-frog-inlinks", "utf-8", ",", 11),
    "screamingfrog_internal_all.csv": ("table", "utf-8", ",", 5),
    "semicolon_backlink_export_fixture.csv": ("table", "utf-8", ";", 1),
    "semrush_backlink_audit.csv": ("semrush-audit", "utf-8", ",", 3),
    "semrush_backlinks_2025.csv": ("semrush-backlinks", "utf-8", ",", 7),
}

pytestmark = pytest.mark.skipif(not IMPORTS.is_dir(), reason="the shared data is not here")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_file_is_understood_whole(name: str):
    reading = read(IMPORTS / name)
    rows = list(reading)
    assert (reading.format.name, reading.encoding, reading.delimiter, len(rows)) == EXPECTED[name]
    assert all(isinstance(row, ImportedRow) for row in rows)


def test_an_export_about_our_own_pages_is_refused_in_one_sentence():
    with pytest.raises(ImportFailed, match="no column holds a domain or URL"):
        read(IMPORTS / "gsc_top_linked_pages_externally_en.csv")


def test_both_ahrefs_files_say_the_same():
    one, two = (list(read(IMPORTS / name)) for name in list(EXPECTED)[:2])
    assert one == two
