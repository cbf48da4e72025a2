"""Any table with a domain, a URL or an email address: the fallback when no tool's own format claims the header."""

from __future__ import annotations

from dataclasses import replace

from geoout.prospects.exports import aliases
from geoout.prospects.exports.contacts import PERSON
from geoout.prospects.exports.format import Day, Export, Number, Text, Url

_SURE = ("email", "given", "surname")
# In a table without addresses "title" is a page's, "name" a site's and "position" a rank.

PLAIN = Export(
    name="table",
    title="a table with a site in each row",
    tool="you",
    needs=((*aliases.DOMAIN, *aliases.URL, *aliases.EMAIL),),
    columns=(
        Url("domain", aliases.DOMAIN),
        Url("page_url", aliases.URL),
        Text("name", aliases.NAME),
        Text("page_title", aliases.TITLE_OF_PAGE),
        Text("language", aliases.LANGUAGE),
        Number("authority", aliases.AUTHORITY),
        Number("traffic", aliases.TRAFFIC),
        Day("last_seen", aliases.SEEN),
        Text("declared.country", aliases.COUNTRY),
        Text("declared.topic", aliases.TOPIC),
        Text("declared.source type", aliases.KIND),
        Text("declared.overlap note", aliases.SHARED_AUDIENCE),
        Text("declared.status", aliases.STATUS),
        *(each for each in PERSON if each.field in _SURE),
        *(replace(each, beside=each.beside or _SURE) for each in PERSON if each.field not in _SURE),
        Text("page_title", ("title", *aliases.TITLE)),
        Text("name", aliases.FULL_NAME),
    ),
    fallback=True,
)

BARE_LIST = Export(
    name="list",
    title="a list of sites without a header",
    tool="you",
    needs=(),
    columns=(Url("domain", ("domain",)),),
    fallback=True,
)
"""One site per line and no header; never recognised by words, but by a first line that is a site itself."""
