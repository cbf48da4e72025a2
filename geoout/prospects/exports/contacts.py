"""Address books: Google, Outlook and HubSpot contacts, and any table of people with an email address."""

from __future__ import annotations

from geoout.prospects.exports import aliases
from geoout.prospects.exports.format import Column, Export, Text, Url

PERSON: tuple[Column, ...] = (
    Text("given", aliases.GIVEN),
    Text("surname", aliases.SURNAME),
    Text("given", aliases.GIVEN_BESIDE_SURNAME, beside=("surname",)),
    Text("surname", aliases.SURNAME_BESIDE_GIVEN, beside=("given",)),
    Text("full_name", aliases.FULL_NAME),
    Text("gender", aliases.GENDER),
    Text("title", aliases.TITLE),
    Text("role", aliases.ROLE),
    Text("department", aliases.DEPARTMENT),
    Text("organisation", aliases.ORGANISATION),
    Text("email", aliases.EMAIL),
    Text("email2", ("E-mail 2 - Value", "E-mail 2 Address")),
    Text("note", aliases.NOTE),
    Text("patronymic", aliases.PATRONYMIC),
    Text("position", aliases.POSITION),
    Text("basis", aliases.BASIS),
    Text("personal_line", aliases.PERSONAL_LINE),
)
"""The columns of a person, shared by every format that holds people."""

GOOGLE_CONTACTS = Export(
    name="google-contacts",
    title="Google contacts",
    tool="Google",
    needs=(("E-mail 1 - Value",), ("First Name", "Given Name"), ("Last Name", "Family Name")),
    columns=(Url("domain", ("Website 1 - Value",)), *PERSON),
)

OUTLOOK_CONTACTS = Export(
    name="outlook-contacts",
    title="Outlook contacts",
    tool="Outlook",
    needs=(("E-mail Address",), ("First Name",), ("Last Name",), ("Job Title",), ("Web Page", "E-mail 2 Address")),
    columns=(Url("domain", ("Web Page",)), *PERSON),
)

HUBSPOT_CONTACTS = Export(
    name="hubspot-contacts",
    title="HubSpot contacts",
    tool="HubSpot",
    needs=(("Record ID",), ("Email",), ("First Name",), ("Last Name",)),
    columns=(
        Url("domain", ("Company Domain Name", "Website URL", "Website")),
        Text("language", ("Preferred language",)),
        Text("declared.country", ("Country/Region", "Country")),
        *PERSON,
    ),
)

CONTACTS = Export(
    name="contacts",
    title="a table of contacts",
    tool="you",
    needs=(aliases.EMAIL, (*aliases.GIVEN, *aliases.SURNAME, *aliases.FULL_NAME)),
    columns=(
        Url("domain", aliases.DOMAIN),
        Text("name", aliases.NAME),
        Text("language", aliases.LANGUAGE),
        Text("declared.country", aliases.COUNTRY),
        Text("declared.topic", aliases.TOPIC),
        *PERSON,
    ),
)
