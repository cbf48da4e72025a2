"""A name's fields with their modifiers: what is given, what follows from it, what a pattern asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geoout.language.plain import clean_line

NAMES = ("title", "given", "given2", "surname", "surname2", "generation", "credentials")
# In the order in which they are applied to a value, and in which one given form is preferred to another.
MODIFIERS = (
    "informal",
    "allCaps",
    "initialCap",
    "initial",
    "retain",
    "monogram",
    "prefix",
    "core",
    "vocative",
    "genitive",
)
_RANK = {modifier: place for place, modifier in enumerate(MODIFIERS)}
_SPOKEN = ("informal", "vocative", "genitive")
Modifiers = frozenset[str]
_PLAIN: Modifiers = frozenset()
_PREFIX, _CORE = frozenset({"prefix"}), frozenset({"core"})


@dataclass(frozen=True, slots=True)
class NameField:
    """A field of a name or of a pattern: `surname` with the modifiers `core` and `initial`."""

    name: str
    modifiers: Modifiers


def read_field(text: str) -> NameField | None:
    """`given-informal` as a field; None when no name has such a field."""
    name, *modifiers = text.split("-")
    if name not in NAMES or not _RANK.keys() >= set(modifiers):
        return None
    return NameField(name, frozenset(modifiers))


class PersonName:
    """The values of one name. Cores and prefixes are made to agree with the plain value as the specification says."""

    __slots__ = ("_values", "locale", "order")

    def __init__(self, values: dict[str, dict[Modifiers, str]], locale: str, order: str) -> None:
        self._values = values
        self.locale = locale
        self.order = order

    @classmethod
    def of(cls, name: Mapping[str, str]) -> PersonName:
        """From CLDR's keys (`given`, `surname-core` …, `locale`, `preferredOrder`); other keys say nothing."""
        values: dict[str, dict[Modifiers, str]] = {}
        for key, text in name.items():
            field = _FIELDS.get(key) or read_field(key)
            if field is not None and text and (value := clean_line(text)):
                values.setdefault(field.name, {})[field.modifiers] = value
        for forms in values.values():
            if len(forms) > 1 or _PLAIN not in forms:
                _agree(forms)
        return cls(values, clean_line(name.get("locale") or ""), clean_line(name.get("preferredOrder") or ""))

    def value(self, field: NameField) -> tuple[str, Modifiers]:
        """The best given form of a field, and the modifiers that are still to be applied to it."""
        forms = self._values.get(field.name)
        if forms is None:
            return "", field.modifiers
        if len(forms) == 1:
            (given,) = forms
            return (forms[given], field.modifiers - given) if given <= field.modifiers else ("", field.modifiers)
        fitting = [given for given in forms if given <= field.modifiers]
        if not fitting:
            return "", field.modifiers
        best = min(fitting, key=lambda given: (-len(given), sorted(_RANK[modifier] for modifier in given)))
        return forms[best], field.modifiers - best

    def plain(self, name: str) -> str:
        """The unmodified value of a field, empty when there is none."""
        return self._values.get(name, {}).get(_PLAIN, "")

    def with_given_as_surname(self) -> PersonName:
        """The name of somebody with one name only, where a pattern has room for the surname alone."""
        values = {name: forms for name, forms in self._values.items() if name not in ("given", "surname")}
        if "given" in self._values:
            values["surname"] = self._values["given"]
        return PersonName(values, self.locale, self.order)


_FIELDS = {
    text: NameField(name, frozenset(modifiers))
    for name in NAMES
    for modifiers in ((), ("informal",), ("prefix",), ("core",))
    for text in ["-".join((name, *modifiers))]
}


def _agree(forms: dict[Modifiers, str]) -> None:
    """Plain from prefix and core; no prefix without a core; no core that is not what remains beside a prefix."""
    prefix, core = forms.get(_PREFIX, ""), forms.get(_CORE, "")
    if _PLAIN not in forms and core:
        forms[_PLAIN] = f"{prefix} {core}".strip()
    elif core and not prefix:
        forms[_CORE] = forms[_PLAIN]
    if not core:
        forms.pop(_PREFIX, None)
    for modifier in _SPOKEN:
        if _PLAIN not in forms and (spoken := forms.get(frozenset({modifier}))):
            forms[_PLAIN] = spoken
