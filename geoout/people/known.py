"""What is known of a contact, as the fields of a salutation pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Protocol

from geoout.language.plain import clean_line
from geoout.language.script import script_of, scripts_for
from geoout.markets.market import Market
from geoout.people.forms.called import called
from geoout.people.forms.positions import bare, position_in
from geoout.people.names import Named, join_name
from geoout.people.organisations import names_people, names_what_is_read, without_legal_form
from geoout.people.parts import Parts, civility_of, organisation_of, parts_of
from geoout.people.titles import is_contradicted, kept_title, office, title_alone

GENDERS: Final = ("female", "male")

_LACKS: Final = {
    "given": "no given name is known",
    "surname": "no surname is known",
    "patronymic": "the patronymic is not known",
    "title": "no title is known",
    "organisation": "the organisation is not known",
}
_OTHER_PATRONYMICS: Final = {"female": ("ич", "оглы"), "male": ("вна", "чна", "кызы")}
_TITLE_BEHIND: Final = ("ja", "ko", "zh")
_MOST_TITLES: Final = 4
_ENGLISH_ARTICLE: Final = re.compile(r"^[Tt]he (?=\S)")
_ENGLISH_TEAM: Final = re.compile(r"\{organisation\} [Tt]eam|\{organisation_people")


class Addressee(Named, Protocol):
    """What of a contact decides how it is addressed; `gender` is `female`, `male` or anything else for unknown."""

    @property
    def gender(self) -> str:
        """The gender as stated."""

    @property
    def title(self) -> str:
        """Academic or customary titles."""

    @property
    def patronymic(self) -> str:
        """The patronymic, where people have one."""

    @property
    def position(self) -> str:
        """The position that replaces the name."""

    @property
    def role(self) -> str:
        """What the person does; a position where the market's language has one for it."""

    @property
    def department(self) -> str:
        """The department."""

    @property
    def organisation(self) -> str:
        """The organisation."""


class Known(Mapping[str, str]):
    """The fields of `schema.PATTERN_FIELDS` for one contact in one market, each made when a pattern asks for it.

    A field that is not known, or of which the form cannot be made surely, is empty. `gender` is the stated one, also by
    a Frau or Mr before the name or title, or `unknown`, also where something said speaks against it: `contradiction`
    says what.
    """

    def __init__(self, contact: Addressee, market: Market, organisation: str = "") -> None:
        self._contact, self._market, self._organisation = contact, market, organisation
        house = contact.organisation or organisation
        self.parts: Parts = parts_of(contact.given, contact.surname, contact.patronymic, market.language, house)
        self.titles = f"{contact.title} {self.parts.titles}" if self.parts.titles else contact.title
        civility = self.parts.civility or civility_of(contact.title.strip().partition(" ")[0]) or ""
        self.gender = str(contact.gender) if contact.gender in GENDERS else civility or "unknown"
        self.contradiction = self._contradiction(civility)
        if self.contradiction:
            self.gender, self.titles = "unknown", ""
        self._made: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    @property
    def named(self) -> bool:
        """Whether a person is meant: a name is given, usable or not."""
        return not self.parts.nobody and bool(self.parts.given or self.parts.surname or self.parts.why)

    def in_place(self, pattern: str) -> Mapping[str, str]:
        """The values as they stand in this pattern: in English, a name before “team” loses its article.

        “Dear The Warm House team” is nobody's English; THE in capitals is an abbreviation and stays.
        """
        if self._market.language == "en" and _ENGLISH_TEAM.search(pattern):
            for name in ("organisation", "organisation_people"):
                self._made[name] = _ENGLISH_ARTICLE.sub("", self[name], count=1)
        return self

    def why(self, missing: str) -> str:
        """Why a pattern that needs `missing` cannot be taken, as a clause; for the whole name which part lacks."""
        parts = self.parts
        if not (parts.given or parts.surname):
            return "no usable name is known" if self.named else "nobody is named"
        part, _, form = missing.partition("_")
        known = getattr(parts, part, "") if form else ""
        if known and script_of(known) not in scripts_for(self._market.language):
            return f"“{known}” is not in the letters of the language"
        if known:
            return f"the form of “{known}” that is needed here is not certain"
        if part not in _LACKS:
            part = "given" if not parts.given else "surname"
        return _LACKS[part]

    def _contradiction(self, civility: str) -> str:
        if civility and civility != self.gender:
            return "the form of address and the stated gender contradict each other"
        if self.titles and is_contradicted(self.titles, self._market.etiquette.titles_kept, self.gender):
            return "the title and the stated gender contradict each other"
        if self.parts.patronymic.endswith(_OTHER_PATRONYMICS.get(self.gender, ("\0",))):
            return "the patronymic and the stated gender contradict each other"
        return ""

    def _title(self) -> str:
        """The kept titles: two doctorates are told in German only, and behind a name one title stands."""
        if not self.titles:
            return ""
        language, kept = self._market.language, self._market.etiquette.titles_kept
        most = 1 if language.startswith(_TITLE_BEHIND) else _MOST_TITLES
        return kept_title(self.titles, kept, self.gender, twice=language == "de", most=most)

    def _make(self, name: str) -> str:
        contact, market, parts = self._contact, self._market, self.parts
        match name:
            case "full_name":
                surname = f"{parts.surname} {clean_line(getattr(contact, 'surname2', ''))}".strip()
                return _whole(parts.given, surname, market.locale) if parts.given and parts.surname else ""
            case "title":
                return self._title()
            case "title_alone":
                return title_alone(self.titles, market.etiquette.titles_kept, self.gender) if self.titles else ""
            case "office":
                return office(contact.role, market.etiquette.titles_kept, self.gender) if contact.role else ""
            case "organisation":
                name = organisation_of(contact.organisation, self._organisation)
                return without_legal_form(name, market.language) if name else ""
            case "organisation_people":
                return self["organisation"] if names_people(self["organisation"], market.language) else ""
            case "organisation_paper":
                return self["organisation"] if names_what_is_read(self["organisation"], market.language) else ""
            case "department":
                return organisation_of(contact.department)
            case "position":
                said = clean_line(contact.position) if contact.position else ""
                stated = organisation_of(bare(said, market.language)) if said else ""
                return stated or (position_in(clean_line(contact.role), market.language) if contact.role else "")
        part, _, form = name.partition("_")
        known: str = getattr(parts, part)
        if form or (part == "given" and market.language == "vi"):
            return called(f"{part}_{form or 'vocative'}", known, self.gender, market.language)
        return known


@lru_cache(maxsize=4096)
def _whole(given: str, surname: str, locale: str) -> str:
    """Both parts in the locale's order: which order, and what stands between, is asked once per kind of name."""
    kind = (locale, script_of(given), script_of(surname), " " in given, " " in surname)
    between = _ORDERS.get(kind)
    if between is None or locale.startswith("ja"):  # where katakana alone makes a difference
        whole = join_name(given, surname, locale)
        for first, last in ((given, surname), (surname, given)):
            if whole.startswith(first) and whole.endswith(last) and len(whole) >= len(first) + len(last):
                _ORDERS[kind] = (first is given, whole[len(first) : len(whole) - len(last)])
                break
        return whole
    return f"{given}{between[1]}{surname}" if between[0] else f"{surname}{between[1]}{given}"


_ORDERS: dict[tuple[str, str | None, str | None, bool, bool], tuple[bool, str]] = {}
