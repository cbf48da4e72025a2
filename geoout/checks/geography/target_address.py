"""GEO007: a target that no link can point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import HOUSE, Hit, rule
from geoout.language.look_alikes import mixed_words
from geoout.pitches.draft import Draft, Part

_SCHEME = re.compile(r"(https?:)?//|[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_LONGEST = 2000


@rule("GEO007", "target-not-an-address", Severity.ERROR, source=HOUSE)
def target_not_an_address(draft: Draft, context: Context) -> Iterator[Hit]:
    """The target is not the address of a web page.

    An editor cannot link to it, or their readers would be sent elsewhere than it seems. Write the page's address as the
    browser shows it: https, the host, the path, and neither user name nor password.
    """
    if draft.target.strip() and (why := _why(draft.target.strip())):
        yield Hit(Part.TARGET, 0, len(draft.target), f"The target {why}.", "write it like https://www.example.com/page")


def _why(url: str) -> str:
    if len(url) > _LONGEST:
        return f"is {len(url):,} characters long; no page’s address is"
    scheme = _SCHEME.match(url)
    if scheme is not None and not scheme[0].lower().endswith("//"):
        return f"begins with {scheme[0][:20]}, which is no web page’s address"
    if re.search(r"[\s\x00-\x1f\x7f]", url):
        return "has spaces or line breaks in it"
    try:
        parts = urlsplit(url if scheme else f"//{url}")
        _ = parts.port
    except ValueError:
        return "is not a web address"
    if not parts.hostname:
        return "names no host"
    if "@" in parts.netloc:
        return "holds a user name; readers would take it for the site"
    disguised = next(iter(mixed_words(parts.hostname)), None)
    return f"has a host with letters of two alphabets: {disguised.text} only looks like it" if disguised else ""


(
    target_not_an_address.example("de", target="[[javascript:alert(1)]]")
    .example("de", target="[[https://acme.example@evil.example/de/]]")
    .example("de", target="[[https:///de/hausrat]]")
    .example("de", target="[[https://аcme.example/de/hausrat]]")
    .example("de", target="https://пример.example/hausrat")
    .example("de", target="https://acme.example:8443/de/hausrat?x=1#y")
    .example("de", target="acme.example:8443/de/hausrat")
    .example("de", target="")
)
