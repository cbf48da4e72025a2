"""FLD002: what a template language or a merge leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoout.checks.context import Context
from geoout.checks.finding import Severity
from geoout.checks.rule import Hit, guide, rule, text_of
from geoout.pitches.draft import Draft, Part

_LEFTOVER = re.compile(
    r"""
    \{\{[^{}\n]*\}\}? | \{%[^%\n]*%?\} | \{\#[^\#\n]*\#\} | \$\{[^}\n]*\}   # jinja, shell and JavaScript
    | (?<![\w{])\{[A-Za-z_][\w .|-]{0,40}\}                                  # {first_name}
    | %[A-Z][A-Z_]{2,40}% | \*\|[A-Z_:]{2,40}\|\*                            # %FIRST_NAME%, *|FNAME|*
    | <<[^<>\n]{1,40}>> | \[\[[^\[\]\n]{1,40}\]\]                            # <<name>>, [[name]]
    | \[(?i:your|insert|first|last|full|company|site|website|name|vorname|nachname|nom|pr[ée]nom|nombre|nome
        |氏名|会社名|お名前)[^\[\]\n]{0,40}\]
    | \bX{4,}\b | \bTODO\b | \bTBD\b | \b(?i:Lorem\ ipsum)\b
    """,
    re.VERBOSE,
)


@rule("FLD002", "leftover-placeholder", Severity.ERROR, source=guide("reads like a machine wrote it"))
def leftover_placeholder(draft: Draft, context: Context) -> Iterator[Hit]:
    """A placeholder of a template or merge tool is left in the text.

    Nobody answers “Dear {first_name}”. Write what belongs there, or draft again from a template with the right field.
    """
    for part in (Part.SUBJECT, Part.BODY):
        for match in _LEFTOVER.finditer(text_of(draft, part)):
            yield Hit(part, match.start(), match.end(), f"“{match.group()}” is a placeholder, not text.")


(
    leftover_placeholder.example("de", body="Hallo [[{{ name }}]],")
    .example("us", body="Hi [[{first_name}]],")
    .example("us", body="Hi [[%FIRST_NAME%]],")
    .example("fr", body="Bonjour [[[Prénom]]],")
    .example("de", body="Alles zu todo-Listen: {1, 2} und 20 % Rabatt")
    .example("es", body="Hicimos todo lo posible por ayudar.")
)
