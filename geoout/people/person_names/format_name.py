"""Formatting one name: which locale's patterns, which order, which pattern, what is put into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from geoout.people.person_names import data
from geoout.people.person_names.capitals import initial_capital, upper
from geoout.people.person_names.fields import MODIFIERS, NameField, PersonName
from geoout.people.person_names.initials import initials, monogram
from geoout.people.person_names.locale_ids import LocaleId, lookup_chain
from geoout.people.person_names.name_pattern import best_pattern
from geoout.people.person_names.options import Formality, Length, Order, Usage

_HAN_WRITERS = frozenset({"ja", "zh", "yue"})
_SPACES = re.compile(" +")


def format_name(
    name: Mapping[str, str],
    locale: str,
    *,
    order: str = "default",
    length: str | None = None,
    usage: str = "referring",
    formality: str | None = None,
) -> str:
    """The name as `locale` writes it, by UTS 35 part 8 and CLDR's patterns.

    `name` has CLDR's fields (`given`, `surname`, `given-informal`, `surname-prefix` …), `locale` where the name comes
    from (a name in another script is written the way of its own locale) and perhaps `preferredOrder`. `length` and
    `formality` are the locale's own where they are None. An unknown locale is written as its parents or the root do; a
    name without letters comes out as it is. Raises ValueError for a word that is no order, length, usage or formality.
    """
    long = None if length is None else Length(length)
    formal = None if formality is None else Formality(formality)
    person = PersonName.of(name)
    setting = _setting(locale, person.locale, _script_of(person))
    return _formatted(person, setting, Order(order), long, Usage(usage), formal)


def is_own_script(text: str, locale: str) -> bool:
    """Whether the first letter of `text` is of the script that `locale` is written in; so is a text without letters."""
    script = _first_script(text)
    return not script or data.scripts_match(script, data.usual_script(data.locale_of(locale)))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What two locales and a script decide: whose patterns, which order by default, what a space becomes."""

    locale: LocaleId
    style: data.NameStyle
    order: Order
    space: str


def _formatted(
    person: PersonName,
    setting: _Setting,
    order: Order,
    length: Length | None,
    usage: Usage,
    formality: Formality | None,
) -> str:
    style = setting.style
    if order is Order.SORTING and usage is Usage.MONOGRAM:  # nobody sorts by monograms: CLDR has no such patterns
        order = Order.DEFAULT
    if order is Order.SORTING:
        usage = Usage.REFERRING
    elif order is Order.DEFAULT:
        preferred = person.order in (Order.GIVEN_FIRST, Order.SURNAME_FIRST)
        order = Order(person.order) if preferred else setting.order

    def value(name: PersonName, field: NameField) -> str:
        text, modifiers = name.value(field)
        return _modified(text, modifiers, setting) if text and modifiers else text

    texts = style.patterns(order, length or style.length, usage, formality or style.formality)
    text = best_pattern(texts, person, value).fill(person, value)
    return text if setting.space == " " else _SPACES.sub(setting.space, text)


def _script_of(person: PersonName) -> str:
    """The script of the first letter of surname or given name that has one."""
    return _first_script(person.plain("surname")) or _first_script(person.plain("given"))


def _first_script(text: str) -> str:
    for letter in text:
        if script := data.script_of_letter(letter):
            return script
    return ""


@lru_cache(maxsize=2048)
def _setting(locale_tag: str, name_tag: str, script: str) -> _Setting:
    locale = data.locale_of(locale_tag)
    own = data.locale_of(name_tag) if name_tag else None
    likely = data.locale_in(script) if script else locale
    if script and not data.scripts_match(script, data.usual_script(locale)):
        locale = _switched(own or likely, script)
    language = (own or likely).language
    style = data.style_of(locale)
    is_native = language == locale.language or {language, locale.language} <= _HAN_WRITERS
    return _Setting(
        locale,
        style,
        _order_of(style, own or likely),
        style.native_space if is_native else style.foreign_space,
    )


def _switched(name_locale: LocaleId, script: str) -> LocaleId:
    """The locale that writes a name in another script than the reader's: the name's own, else one of that script."""
    if not data.scripts_match(script, data.usual_script(name_locale)):
        name_locale = LocaleId(name_locale.language, script, name_locale.region)
    if data.has_style(name_locale):
        return name_locale
    return data.locale_in(script, name_locale.region)


def _order_of(style: data.NameStyle, name_locale: LocaleId) -> Order:
    for tag in lookup_chain(name_locale, data.parents()):
        if tag in style.given_first:
            return Order.GIVEN_FIRST
        if tag in style.surname_first:
            return Order.SURNAME_FIRST
    return Order.GIVEN_FIRST


def _modified(text: str, modifiers: frozenset[str], setting: _Setting) -> str:
    """What is left to do to a value that was not given in the form asked for; a prefix cannot be made up."""
    style, language = setting.style, setting.locale.language
    for modifier in MODIFIERS:
        if modifier not in modifiers:
            continue
        if modifier == "allCaps":
            text = upper(text, language)
        elif modifier == "initialCap":
            text = initial_capital(text, language)
        elif modifier == "initial":
            text = initials(text, style.initial, style.initial_sequence, retain="retain" in modifiers)
        elif modifier == "monogram":
            text = monogram(text)
        elif modifier == "prefix":
            return ""
    return text
