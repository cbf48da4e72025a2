"""Google Search Console, Links: header words follow the interface's language, numbers come as `"1,240"`.

Only the English words are documented; other languages arrive here through the plain format's aliases.
"""

from __future__ import annotations

from geoout.prospects.exports.format import Day, Export, Url

SEARCH_CONSOLE_LATEST_LINKS = Export(
    name="search-console-latest-links",
    title="Search Console latest links",
    tool="Google Search Console",
    needs=(("Linking page",), ("Last crawled",)),
    columns=(Url("page_url", ("Linking page",)), Day("last_seen", ("Last crawled",))),
)

SEARCH_CONSOLE_LINKING_SITES = Export(
    name="search-console-linking-sites",
    title="Search Console top linking sites",
    tool="Google Search Console",
    needs=(("Site",), ("Linking pages",), ("Target pages",)),
    columns=(Url("domain", ("Site",)),),
)
