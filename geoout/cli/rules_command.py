"""`geoout rules`: what drafts are checked by."""

from __future__ import annotations

import click


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per rule.")
@click.argument("code", required=False)
def command(as_json: bool, code: str | None) -> int:
    """List the rules, or show the page of the rule CODE."""
    from geoout.checks.registry import rule_of, rules
    from geoout.cli.output import print_columns, print_json, print_line
    from geoout.errors import UsageError

    if code is not None:
        rule = rule_of(code)
        if rule is None:
            raise UsageError(f"no rule {code}", hint="see geoout rules")
        chosen = [rule]
    else:
        chosen = list(rules())
    if as_json:
        for rule in chosen:
            languages = list(rule.words_for)
            said = {"code": rule.code, "name": rule.name, "severity": rule.severity, "source": rule.source}
            print_json({**said, "languages": languages, "page": rule.page})
    elif code is None:
        print_columns([(r.code, r.name, r.severity, r.source) for r in chosen], ("code", "name", "severity", "source"))
    else:
        rule = chosen[0]
        print_line(f"{rule.code} {rule.name} ({rule.severity}; {rule.source})")
        print_line()
        for line in rule.page.splitlines():
            print_line(line.strip())
    return 0
