"""The words that fields need in every language: the one source from which `make locales` writes all catalogs.

A message is known by its context and its English key. What a translator needs to know stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from geoout.markets.market import Market
from geoout.markets.schema import ASSETS, SOURCES, TACTICS

FORMS: Final = {"": "asset kind", "a": "asset kind, indefinite object", "our": "asset kind, ours, object",
                "of": "asset kind, of", "gender": "asset kind, gender"}  # fmt: skip
"""Contexts of an asset's kind: `Umfrage`, `eine Umfrage`, `unsere Umfrage`, `der Umfrage`, `feminine`."""

GENDERS: Final = ("masculine", "feminine", "neuter", "common", "none")
"""What `asset kind, gender` may say: what participles and pronouns agree with; `none` where nothing does."""

BEARERS: Final = {"female": "role, woman", "male": "role, man", "unknown": "role, any gender"}
"""Contexts of a role by its bearer's stated gender."""

ROLES: Final = (
    "editor", "editor-in-chief", "section editor", "journalist", "freelance journalist", "blogger", "webmaster",
    "content manager", "marketing manager", "press officer", "head of communications", "researcher", "data editor",
    "managing director", "association secretary",
)  # fmt: skip

UNITS: Final = {
    "household": "households", "respondent": "respondents", "person": "people", "company": "companies",
    "city": "cities", "region": "regions", "country": "countries", "page": "pages", "article": "articles",
    "website": "websites", "source": "sources", "question": "questions", "case": "cases", "hour": "hours",
    "day": "days", "week": "weeks", "month": "months", "year": "years", "percentage point": "percentage points",
}  # fmt: skip
"""Units of a figure that CLDR does not know, or not in every language's words: singular and plural."""

HOOKS: Final = {
    "survey": "The answers come from people {where}, so readers can compare them with their own situation.",
    "tool": "Readers {where} can work out in a few minutes what the figures mean in their own case.",
    "white-paper": "The subject is treated in the depth that specialists {where} need before they decide.",
    "technical-guide": "Every step follows the standards and the practice that apply {where}.",
    "report": "The figures describe the situation {where} and are not averages borrowed from other countries.",
    "dataset": "The data describe conditions {where}, and every value can be checked and reused.",
    "article": "The subject is explained with examples from everyday life {where}.",
    "infographic": "The most important figures on the situation {where} can be taken in at a glance.",
    "regulatory-guide": "The rules that apply {where} are explained in one place, with what they mean in practice.",
    "regional-impact": "National averages hide how much regions {where} differ; here the differences become visible.",
    "thought-leadership": "The argument starts from the situation {where}, not from a general international trend.",
    "blog-post": "The question is answered for readers {where}, with the conditions that they know.",
}
"""R35: why this kind of asset matters to readers there; the English sentence of each kind."""

FIRST_OF_MONTH: Final = ("date", "1")
FOUR_DIGITS: Final = ("number", "1,234")

_KIND_NOTES: Final = {
    "": "What the asset is, as a bare noun.",
    "a": "With its indefinite article, as the object of a verb: we published …",
    "our": "As ours, as the object of a verb: you can read …",
    "of": "Definite, as it follows “the results” (precedes, in ja and ko): of the survey, ankiety, 調査の.",
    "gender": "The grammatical gender of the bare noun: masculine, feminine, neuter, common or none.",
}
_ROLE_NOTES: Final = {
    "female": "What a woman of this profession is called in a signature.",
    "male": "What a man of this profession is called in a signature.",
    "unknown": "The same of somebody whose gender is not stated: a neutral word, else both forms with a slash.",
}


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of the catalogs; with `plural` it has a form for each plural category of CLDR."""

    context: str
    id: str
    note: str
    plural: str = ""

    @property
    def name(self) -> str:
        """How a message is named to a person."""
        return f"“{self.id}” ({self.context})"


def messages(territories: Iterable[str] = ()) -> Iterator[Message]:
    """Every message of the source; of the countries only those in `territories` (two letters each)."""
    for kind in ASSETS:
        for form, context in FORMS.items():
            yield Message(context, kind, _KIND_NOTES[form])
    for kind in ASSETS:
        yield Message(
            f"hook, {kind}", HOOKS[kind], "A whole sentence. {where} is “in Germany”, see “territory, where”."
        )
    for role in ROLES:
        for gender, context in BEARERS.items():
            yield Message(context, role, _ROLE_NOTES[gender])
    for tactic in TACTICS:
        yield Message("tactic", tactic, "One of the five ways to earn a link, as a heading.")
    for source in SOURCES:
        yield Message("source type", source, "R59: what sites of this kind are called there, in the plural.")
    for unit, plural in UNITS.items():
        yield Message(
            "unit",
            f"{{number}} {unit}",
            "A number with its unit, as the subject of a sentence.",
            f"{{number}} {plural}",
        )
    yield Message(*FIRST_OF_MONTH, "How a date in words writes the first of a month, before the month: 1, 1er, 1º.")
    yield Message(*FOUR_DIGITS, "How a number of four digits is written in running text: with or without a separator.")
    for territory in territories:
        yield Message("territory, where", territory, "The country with the words that say in it: in Germany, w Polsce.")


def territories(markets: Iterable[Market]) -> Mapping[str, tuple[str, ...]]:
    """The territories in which each language (as a catalog's name: `zh_Hant`) is written to, in the markets' order."""
    found: dict[str, dict[str, None]] = {}
    for market in markets:
        found.setdefault(market.language.replace("-", "_"), {})[market.territory] = None
    return {language: tuple(codes) for language, codes in found.items()}
