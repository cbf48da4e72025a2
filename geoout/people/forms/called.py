"""The form in which a part of a name is called, by language; where a language changes nothing, the part itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from geoout.language.script import script_of, scripts_for
from geoout.people.forms import czech, dutch, greek, ukrainian, vietnamese

Form = Callable[[str, str], str | None]


def _of_script(language: str) -> Form:
    """Names in the language's own script; a name in another cannot be joined to its honorific or adjective."""
    own = scripts_for(language)
    return lambda part, gender: part if script_of(part) in own else None


_FORMS: dict[tuple[str, str], Form] = {
    ("cs", "surname_vocative"): czech.surname_vocative,
    ("el", "surname_vocative"): greek.surname_vocative,
    ("ja", "surname_vocative"): _of_script("ja"),
    ("nl", "surname_capital"): lambda part, gender: dutch.with_capital(part),
    ("ru", "given_vocative"): _of_script("ru"),
    ("ru", "patronymic_vocative"): _of_script("ru"),
    ("uk", "given_vocative"): ukrainian.given_vocative,
    ("uk", "patronymic_vocative"): ukrainian.patronymic_vocative,
    ("vi", "given_vocative"): lambda part, gender: vietnamese.called(part),
}


@lru_cache(maxsize=4096)
def called(field: str, part: str, gender: str, language: str) -> str:
    """`part` of a name as `field` (`surname_vocative` …) asks for it; empty where the form cannot be made surely.

    `gender` is the stated one. A library that is not installed makes no form.
    """
    form = _FORMS.get((language.split("-")[0], field))
    if not part or form is None:
        return part
    try:
        return form(part, gender) or ""
    except ImportError:
        return ""
