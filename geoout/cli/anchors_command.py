"""`geoout anchors`: is each anchor text in its market's language?"""

from __future__ import annotations

from typing import Any

import click


@click.command("anchors")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per row.")
@click.argument("file", required=False)
@click.pass_context
def command(context: click.Context, as_json: bool, file: str | None) -> int:
    """Judge rows of FILE or standard input: anchor and market or language; optionally brand, keyword, target."""
    from geoout.cli import options
    from geoout.cli.output import print_json, print_line
    from geoout.cli.rows import needs, read_rows
    from geoout.errors import Place, UsageError
    from geoout.language.anchor import verify

    known = None
    for number, row in read_rows(file):
        anchor = needs(row, "anchor", number)
        key, language = row.get("market"), row.get("language")
        if key:
            known = known or options.markets(context)
            languages: tuple[str, ...] = options.market(known, str(key), number).languages
        elif language:
            languages = (_code(str(language), number),)
        else:
            raise UsageError("market or language is missing", Place(None, number), "give each row one of them")
        verdict = verify(anchor, languages, brand=str(row.get("brand") or ""), keywords=_keywords(row))
        if as_json:
            print_json(
                {
                    "anchor": anchor,
                    "verdict": str(verdict.verdict),
                    "language": verdict.language,
                    "kind": str(verdict.kind),
                    "confidence": round(verdict.confidence, 3),
                    "reason": verdict.reason,
                }
            )
        else:
            print_line(f"{verdict.verdict:10} {verdict.kind:8} {anchor}  {verdict.reason}")
    return 0


def _code(language: str, number: int) -> str:
    """The language's code, when it is one."""
    from geoout.errors import Place, UsageError
    from geoout.markets.names import is_language

    if not is_language(language.strip()):
        raise UsageError(
            f"no language {language}", Place(None, number, "language"), "write its code, such as de or pt-BR"
        )
    return language.strip()


def _keywords(row: dict[str, Any]) -> tuple[str, ...]:
    keyword = str(row.get("keyword") or "")
    return (keyword,) if keyword else ()
