"""The four choices of a name format, in CLDR's own words."""

from __future__ import annotations

from enum import StrEnum


class Order(StrEnum):
    """Which part comes first; `DEFAULT` leaves it to the locale of the name."""

    DEFAULT = "default"
    GIVEN_FIRST = "givenFirst"
    SURNAME_FIRST = "surnameFirst"
    SORTING = "sorting"


class Length(StrEnum):
    """How much of the name is shown."""

    LONG = "long"
    MEDIUM = "medium"
    SHORT = "short"


class Usage(StrEnum):
    """Speaking of somebody, to somebody, or a sign of one to three letters."""

    REFERRING = "referring"
    ADDRESSING = "addressing"
    MONOGRAM = "monogram"


class Formality(StrEnum):
    """With titles and given names in full, or as among colleagues."""

    FORMAL = "formal"
    INFORMAL = "informal"
