"""A site's page in the browser: only http and https, only what is plainly a web address."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from geoout.errors import UsageError
from geoout.prospects.prospect import Prospect

_ODD = re.compile(r"[\x00-\x20\x7f-\x9f<>\"`{}|\\^\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def page_of(prospect: Prospect) -> str:
    """The address of the page that may link to us, else of the site."""
    return prospect.page_url or f"https://{prospect.host or prospect.domain}/"


def why_unsafe(url: str) -> str:
    """Why an address must not be handed to a browser, as a clause; empty when it may."""
    if _ODD.search(url):
        return "the address has a character that no web address has"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "this is not a web address"
    if parts.scheme.lower() not in ("http", "https"):
        return "only http and https addresses are opened"
    if not host or host.startswith("-"):
        return "the address names no site"
    if parts.username is not None or parts.password is not None:
        return "the address hides another one before an @"
    return ""


def open_page(url: str) -> bool:
    """Open an address in the user's browser; False when there is none with a window of its own.

    Raises UsageError for an address that is not plainly a web address. A browser that would take over the terminal is
    not started. Starting one may take a while: call it from a thread.
    """
    if why := why_unsafe(url):
        raise UsageError(f"{why}: {url[:60]!r}", hint="look at it and correct the page's address")
    return _handed_over(url)


def open_own_file(path: Path) -> bool:
    """The same for a page that geoout wrote itself."""
    return _handed_over(path.as_uri())


def _handed_over(url: str) -> bool:
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    in_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    return False if in_terminal else browser.open(url)
