"""The checklist of R74, and what a prospect lacks before it may be approved (R8, R11, R74)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geoout.prospects.prospect import Prospect, SourceType


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `label` is what a line shows, `{market}` being the country; `computed` items answer themselves."""

    letter: str
    label: str
    question: str
    computed: bool = False


ITEMS: Final = (
    Item("a", "connected to {market}", "Does the site have a real connection to the country?"),
    Item("b", "on topic", "Does its topic match your niche?"),
    Item("c", "links sit in the text", "Would the link sit naturally in useful content?"),
    Item("d", "maintained", "Is the site trustworthy and kept up?"),
    Item("e", "natural anchors", "Are its anchors a mix of brands, context and plain words?"),
    Item("f", "crawlable, indexed", "Can search engines crawl and index the page?"),
    Item("g", "sells no links", "Is it free of sold links and unrelated content?"),
    Item("h", "balanced profile", "Does your profile stay balanced between country and authority?", computed=True),
)
LETTERS: Final = tuple(item.letter for item in ITEMS)
FIELDS: Final = {
    "language": "the site's language",
    "audience": "its audience",
    "topic": "its topic",
    "visibility": "its visibility: traffic, authority or item f",
    "overlap note": "a note on the shared audience, because the site is international",
    "moderated": "whether the directory is moderated",
}
"""What else an approval needs, in words."""


def answers(prospect: Prospect) -> dict[str, bool]:
    """The given answers by letter."""
    return dict(prospect.answers)


def lacking(prospect: Prospect) -> tuple[str, ...]:
    """What stops an approval: names of FIELDS, then letters a–g without an answer. A no is an answer.

    Four things must be looked at before a site is pursued (R8): language, audience, topic, visibility. A directory must
    be known to be moderated, an international site needs a note on the audience it shares with ours (R11).
    """
    given = answers(prospect)
    missing = [name for name in ("language", "audience", "topic") if not getattr(prospect, name).strip()]
    if prospect.authority is None and prospect.traffic is None and "f" not in given:
        missing.append("visibility")
    if prospect.source_type is SourceType.INTERNATIONAL and not prospect.overlap_note.strip():
        missing.append("overlap note")
    moderated = any(line.signal == "moderated" for line in prospect.evidence)
    if prospect.source_type is SourceType.DIRECTORY and not moderated:
        missing.append("moderated")
    missing.extend(item.letter for item in ITEMS if not item.computed and item.letter not in given)
    return tuple(missing)


def label(name: str, market: str = "its market") -> str:
    """What a letter or a name of `lacking` is called; `market` is the country's name in the user's language."""
    for item in ITEMS:
        if item.letter == name:
            return item.label.format(market=market)
    return FIELDS[name]
