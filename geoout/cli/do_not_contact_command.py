"""`geoout do-not-contact`: the user's list, which every workspace asks; works without a workspace."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from geoout.desk.desk import Desk


@click.group("do-not-contact", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per line of the list.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """List addresses and sites that must not be written to; they block in every workspace of yours."""
    return 0 if context.invoked_subcommand is not None else _list(as_json)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one object per line of the list.")
def list_all(as_json: bool) -> int:
    """The list, and what in its file cannot be read."""
    return _list(as_json)


def _list(as_json: bool) -> int:
    from geoout.cli.main import say
    from geoout.cli.output import print_columns, print_json, print_line
    from geoout.desk.do_not_contact import UserList

    known = UserList()
    found = known.all()
    for one in found if as_json else ():
        print_json({"value": one.value, "reason": one.reason, "who": one.who, "day": one.day})
    if found and not as_json:
        print_columns(
            [(one.value, one.day or "", one.who, one.reason) for one in found], ("who", "day", "by", "reason")
        )
    elif not as_json:
        print_line(f"nobody is listed in {known.path}")
    for problem in known.problems():
        say(str(problem))
    return 0


@command.command("add")
@click.argument("value", metavar="EMAIL|SITE")
@click.option("--reason", required=True, help="Why; somebody will ask.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def add(context: click.Context, value: str, reason: str, as_json: bool) -> int:
    """List an address or a site; in the workspace too, where there is one."""
    from datetime import UTC, datetime

    from geoout.desk.do_not_contact import UserList
    from geoout.desk.person import who
    from geoout.errors import UsageError
    from geoout.language.plain import clean_line
    from geoout.people.suppression import Suppressed
    from geoout.prospects.mailboxes import PROVIDERS
    from geoout.store.do_not_contact import listable

    key, why = listable(value), clean_line(reason)
    if not why:
        raise UsageError("the reason is empty", hint="say why; somebody will ask")
    known, now = UserList(), datetime.now(UTC)
    new = known.add([Suppressed(key, why, who(), now.date())])
    with _workspace(context) as desk:
        if desk is not None:
            desk.store.do_not_contact.add(key, why, who(), now)
    said = f"{key} is listed" if new else f"{key} was listed already"
    said += "; anybody can have a mailbox there, and all of them are blocked" if key in PROVIDERS else ""
    _say(as_json, said, {"value": key, "added": bool(new)})
    return 0


@command.command("remove")
@click.argument("value", metavar="EMAIL|SITE")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def remove(context: click.Context, value: str, as_json: bool) -> int:
    """Take an address or a site off the list, and off the workspace's; exit status 1 when it was on neither.

    Says so when it is still blocked, because the site of the address or a domain above it is listed too.
    """
    from geoout.desk.do_not_contact import UserList
    from geoout.errors import UsageError
    from geoout.people.suppression import hashed, normal

    key, known = normal(value), UserList()
    if not key:
        raise UsageError(f"{value[:80]!r} is neither an address nor a site", hint="give one of them")
    there = known.remove([key, hashed(key)])
    address, site = (key, "") if "@" in key else ("", key)
    with _workspace(context) as desk:
        if desk is not None:
            there += any(one.value in (key, hashed(key)) for one in desk.store.do_not_contact.all())
            desk.store.do_not_contact.remove(key)
        still = (known if desk is None else desk.store.do_not_contact).listed(address, site)
    said = f"{key} is off the list" if there else f"{key} was not listed"
    said += f", but is still blocked with a domain it belongs to: {still}" if still is not None else ""
    _say(as_json, said, {"value": key, "removed": bool(there), "still_blocked": still})
    return 0 if there else 1


@command.command("import")
@click.argument("file", metavar="FILE")
@click.option("--encoding", metavar="E", help="The file's encoding, when the guess is wrong.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def import_file(file: str, encoding: str | None, as_json: bool) -> int:
    """Read a list of another tool: CSV with Email, Domain, Reason, or a value per line. Status 1 for broken lines."""
    from datetime import UTC, datetime

    from geoout.cli.main import say
    from geoout.desk.do_not_contact import UserList, read_list
    from geoout.desk.person import who

    found, broken = read_list(Path(file), encoding, who(), datetime.now(UTC).date())
    new = UserList().add(found)
    answer = {"file": file, "listed": len(found), "added": new}
    bad = [{"line": number, "reason": reason} for number, reason in broken]
    _say(as_json, f"{file}: {new} new, {len(found) - new} known", {**answer, "rejected": bad})
    for number, reason in broken if not as_json else ():
        say(f"{file}, line {number}: {reason}")
    return 1 if broken else 0


@command.command("export")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object (with FILE), else the list as JSON Lines.")
def export(file: str | None, as_json: bool) -> int:
    """Write the list as CSV to FILE (never over one that is there) or to standard output."""
    import sys

    from geoout import files
    from geoout.desk.do_not_contact import UserList, exported

    found = UserList().all()
    if file is None:
        if as_json:
            return _list(as_json)
        sys.stdout.write(exported(found).decode("utf-8"))
        return 0
    files.write(Path(file), exported(found))
    _say(as_json, f"{len(found)} written to {file}", {"file": file, "written": len(found)})
    return 0


def _say(as_json: bool, words: str, value: dict[str, object]) -> None:
    from geoout.cli.output import print_json, print_line

    print_json(value) if as_json else print_line(words)


@contextmanager
def _workspace(context: click.Context) -> Iterator[Desk | None]:
    """The workspace where there is one; the list needs none."""
    from geoout.desk.desk import Desk, workspace_of

    found = workspace_of(context.find_root().obj, os.environ, Path.cwd())
    if found is None:
        yield None
        return
    with Desk.open(found) as desk:
        yield desk
