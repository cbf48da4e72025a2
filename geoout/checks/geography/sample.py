"""A site on record for the rules' examples."""

from __future__ import annotations

from geoout.prospects.prospect import Prospect, SourceType


def site(note: str = "", *, international: bool = False, language: str = "") -> Prospect:
    """A site with a note on the audience it shares with ours; `language` is what its pages are in."""
    kind = SourceType.INTERNATIONAL if international else SourceType.PUBLICATION
    return Prospect("wohnwert.example", source_type=kind, overlap_note=note, language=language)
