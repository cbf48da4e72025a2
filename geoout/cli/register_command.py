"""`geoout register`: how formally does each text address its reader?"""

from __future__ import annotations

import click


@click.command("register")
@click.option(
    "--language", required=True, metavar="LANG", help="BCP 47 tag of the texts' language, such as de or pt-BR."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per text.")
@click.argument("file", required=False)
def command(language: str, as_json: bool, file: str | None) -> int:
    """Judge one text per line, or {"text": …} rows, of FILE or standard input."""
    from geoout.checks.as_received import view
    from geoout.cli.output import print_json, print_line
    from geoout.cli.rows import needs, read_rows
    from geoout.errors import UsageError
    from geoout.language.register import LANGUAGES, base_language, find, verdict

    if base_language(language) not in LANGUAGES:
        raise UsageError(f"no register rules for {language}", hint=f"give one of {', '.join(sorted(LANGUAGES))}")
    for number, row in read_rows(file, plain="text"):
        text = needs(row, "text", number)
        seen = view(text)
        hits = [(hit.register, *seen.received(hit.start, hit.end)) for hit in find(language, seen.text)]
        spans = [{"start": s, "end": e, "text": text[s:e], "register": register} for register, s, e in hits]
        answer = {"register": verdict(language, seen.text), "spans": spans}
        if as_json:
            print_json(answer)
        else:
            words = ", ".join(f"{span['text']} ({span['register']})" for span in spans)
            print_line(f"{answer['register']:9} {words}")
    return 0
