"""`geoout check`: check drafts of the workspace, .eml files, or rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geoout.checks.finding import Finding
    from geoout.pitches.draft import Draft

Checked = tuple[dict[str, Any], "Draft", "list[Finding]"]


@click.command("check")
@click.option("--rows", "rows", is_flag=True, help="Check drafts given as rows; needs no workspace.")
@click.option("--market", "key", metavar="KEY", help="Market of .eml files and of rows that name none.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per draft.")
@click.argument("what", nargs=-1, metavar="[DRAFT-ID… | FILE… | -]")
@click.pass_context
def command(context: click.Context, rows: bool, key: str | None, as_json: bool, what: tuple[str, ...]) -> int:
    """Check drafts. Exit status 1 when a finding is an error; with --rows always 0."""
    from geoout.errors import UsageError

    if rows or what == ("-",):
        if len(what) > 1:
            raise UsageError("rows come from one file or from standard input", hint="name one FILE, or none")
        checked = _rows(context, what[0] if what else None, key)
        _print(checked, as_json)
        return 0
    if what and not all(word.isdecimal() for word in what):
        return 1 if _print(_files(context, what, key), as_json) else 0
    return 1 if _print(_drafts(context, [int(word) for word in what]), as_json) else 0


def _rows(context: click.Context, file: str | None, key: str | None) -> Iterator[Checked]:
    from geoout.checks.as_received import check_received
    from geoout.checks.context import Context
    from geoout.cli import options
    from geoout.cli.draft_row import draft_of, site_of
    from geoout.cli.rows import read_rows
    from geoout.errors import Place, UsageError

    known = options.markets(context)
    for number, row in read_rows(file):
        named = str(row.get("market") or key or "")
        if not named:
            raise UsageError("market is missing", Place(None, number, "market"), "give each row one, or use --market")
        market = options.market(known, named, number)
        draft = draft_of(row, market, number)
        yield {"id": row.get("id")}, draft, check_received(draft, Context(market, prospect=site_of(row, number)))


def _drafts(context: click.Context, ids: list[int]) -> Iterator[Checked]:
    from geoout.cli import options
    from geoout.desk.checking import check_and_keep
    from geoout.pitches.draft import DraftState

    with options.desk(context, or_read=True) as desk:
        for number in ids or desk.store.drafts.ids(state=DraftState.OPEN):
            draft = desk.store.drafts.get(number)
            findings = check_and_keep(desk, draft)
            let_through = {override.code for override in desk.store.overrides.of(draft.id, draft.revision)}
            yield {"id": draft.id, "revision": draft.revision, "overridden": sorted(let_through)}, draft, findings


def _files(context: click.Context, files: Iterable[str], key: str | None) -> Iterator[Checked]:
    from geoout.checks.as_received import check_received
    from geoout.checks.context import Context
    from geoout.cli import options
    from geoout.errors import UsageError
    from geoout.outbox.eml_reading import draft_of_eml

    if key is None:
        raise UsageError("an .eml file does not say its market", hint="name it with --market KEY")
    market = options.market(options.markets(context), key)
    for file in files:
        draft = draft_of_eml(Path(file), market.key)
        yield {"file": file}, draft, check_received(draft, Context(market))


def _print(checked: Iterable[Checked], as_json: bool) -> bool:
    """Print each draft's findings; whether one that is not overridden is an error."""
    from geoout.checks.finding import Severity
    from geoout.cli.output import print_json

    stopped = False
    for head, draft, findings in checked:
        let_through = head.get("overridden", [])
        stopped = stopped or any(f.severity is Severity.ERROR and f.code not in let_through for f in findings)
        if as_json:
            print_json({**head, "findings": [_as_object(finding) for finding in findings]})
        else:
            _print_draft(str(head.get("file") or head.get("id")), draft, findings, let_through)
    return stopped


def _print_draft(title: str, draft: Draft, findings: list[Finding], let_through: list[str]) -> None:
    """For a person: whom the draft is for, then each finding with its place, suggestion and source."""
    from geoout.checks.finding import place
    from geoout.cli.output import print_line, print_wrapped

    about = " · ".join(part for part in (draft.site or draft.contact.email, draft.subject) if part)
    print_line(f"{title}  {about}  ({_counted(findings)})")
    for finding in findings:
        passed = "  let through" if finding.code in let_through else ""
        where = place(finding, draft.body)
        print_line(f"  {finding.severity:8} {finding.code} {finding.name}  {where}".rstrip() + passed)
        print_wrapped(finding.message, 11)
        if finding.suggestion:
            print_wrapped(f"→ {finding.suggestion}", 11)
        print_wrapped(finding.source, 11)


def _counted(findings: list[Finding]) -> str:
    """`2 errors, 1 warning`; what there is none of is left out."""
    from geoout.checks.finding import Severity

    said = []
    for severity in Severity:
        count = sum(finding.severity is severity for finding in findings)
        many = "s" if count > 1 and severity is not Severity.INFO else ""
        said += [f"{count} {severity}{many}"] if count else []
    return ", ".join(said) or "nothing found"


def _as_object(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "field": finding.part,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }
