"""Gender where a word of an export states it: a column of its own, or a form of address. Never from a name."""

from __future__ import annotations

from typing import Final

from geoout.prospects.prospect import Gender

FEMALE: Final = {
    "female", "f", "woman", "w", "frau", "weiblich", "mme", "madame", "mlle", "femme", "féminin", "mujer", "femenino",
    "femenina", "sra", "señora", "srta", "senhora", "feminino", "femminile", "donna", "signora", "sig.ra", "mrs",
    "ms", "miss", "女性", "女",
}  # fmt: skip
MALE: Final = {
    "male", "m", "man", "mr", "herr", "männlich", "monsieur", "homme", "masculin", "hombre", "masculino", "sr",
    "señor", "senhor", "maschile", "uomo", "signor", "sig", "男性", "男",
}  # fmt: skip
ADDRESSES: Final = {
    "frau", "herr", "mme", "madame", "mlle", "monsieur", "m", "sra", "srta", "señora", "senhora", "sr", "señor",
    "senhor", "signora", "sig.ra", "signor", "sig", "mr", "mrs", "ms", "miss",
}  # fmt: skip
"""Words that only address somebody: a stated gender, and no title to keep."""


def gender(word: str) -> str:
    """`female` or `male` where the word states it, in seven languages; else empty."""
    word = word.strip().casefold().rstrip(".")
    return Gender.FEMALE.value if word in FEMALE else Gender.MALE.value if word in MALE else ""


def without_address(title: str) -> tuple[str, str]:
    """A title without a form of address before it, and the gender that this one stated: `Frau Dr.` is Dr., female."""
    first, _, rest = title.partition(" ")
    if first.casefold().rstrip(".") in ADDRESSES:
        return rest.strip(), gender(first)
    return title, ""
