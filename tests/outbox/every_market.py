"""A draft for each of the 48 markets, rendered from the shipped templates with invented people of that language.

Everybody in them is fiction and every address ends in .example. `drafts()` are what a mail client is given to read;
`expected_name()` and `expected_text()` say what must come back out of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from geoout.campaign.campaign import Sender
from geoout.markets.reading import load
from geoout.people.names import full_name
from geoout.pitches.draft import Draft, Kind
from geoout.pitches.fixtures import TODAY, Shape, campaign_of, contact_of, prospect_of
from geoout.pitches.make import make_draft
from geoout.pitches.render import Renderer
from geoout.pitches.templates import template_folders


def drafts() -> list[Draft]:
    """One draft per market, in the order of markets.yaml; ids count from 1, so that a ledger can keep them.

    Each is a digital PR mail to a woman with a name and a title; a signature after `-- ` ends it, links stand in it.
    """
    return list(_drafts())


@cache
def _drafts() -> tuple[Draft, ...]:
    made = []
    with Renderer(folders=template_folders()) as renderer:
        for number, key in enumerate(load(), start=1):
            market = load()[key]
            contact = replace(contact_of(market, Shape.TITLE), email=f"{key}@warm.example")
            prospect = prospect_of(market, Shape.TITLE)
            draft = make_draft(prospect, contact, market, campaign_of(market), Kind.DIGITAL_PR, renderer, TODAY)
            made.append(replace(draft, id=number))
    return tuple(made)


def locale_of(draft: Draft) -> str:
    """The CLDR locale a draft of `drafts()` is written in."""
    return load()[draft.market].locale


def sender_of(draft: Draft) -> Sender:
    """The draft's sender, which every draft of `drafts()` has."""
    assert draft.sender is not None
    return draft.sender


def expected_name(draft: Draft) -> str:
    """The recipient's name as a client shows it beside the address."""
    return unicodedata.normalize("NFC", full_name(draft.contact, locale_of(draft)))


def expected_text(draft: Draft) -> str:
    """The text as a client shows it: NFC, no space at a line's end but in the signature mark, one newline at the end.

    Lines end in a line feed; a client answers CRLF where the mail travels.
    """
    lines = unicodedata.normalize("NFC", draft.body).split("\n")
    kept = [line if line == "-- " else line.rstrip(" \t") for line in lines]
    return "\n".join(kept).rstrip("\n") + "\n"


def by_market() -> Mapping[str, Draft]:
    """`drafts()` by market key."""
    return {draft.market: draft for draft in drafts()}
