"""`geoout doctor`: versions, paths, optional parts that are missing and what that costs."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from geoout.desk.desk import Desk

_PARTS = ("textual", "jinja2", "babel", "langdetect", "pyyaml", "publicsuffixlist", "charset-normalizer", "click")


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """Say what geoout runs on and what is missing. Exit status 0 when it can work, 1 when something stops it."""
    from geoout import __version__
    from geoout.cli.output import print_columns, print_json
    from geoout.files import user_config, user_data

    workspace, structure, trouble = _workspace(context)
    facts: dict[str, str] = {
        "geoout": __version__,
        "python": f"{platform.python_version()} ({sys.executable})",
        "sqlite": _sqlite(),
        **{name: importlib.metadata.version(name) for name in _PARTS},
        "workspace": workspace,
        **structure,
        "user data": str(user_data()),
        "keymap": str(user_config() / "keymap.toml"),
        "colour": "off (NO_COLOR)"
        if os.environ.get("NO_COLOR")
        else os.environ.get("COLORTERM") or os.environ.get("TERM", "–"),
        "editor": os.environ.get("VISUAL")
        or os.environ.get("EDITOR")
        or "none set: ctrl+o in a draft has nothing to open",
        "mail client": _mail_client(),
        **_accounts(trouble),
        **_analysers(),
    }
    if as_json:
        print_json({**facts, "trouble": trouble})
    else:
        print_columns([*facts.items(), *(("trouble", line) for line in trouble)])
    return 1 if trouble else 0


def _sqlite() -> str:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
    except sqlite3.OperationalError:
        return f"{sqlite3.sqlite_version}, without FTS5: search does not work"
    finally:
        connection.close()
    return f"{sqlite3.sqlite_version}, FTS5"


def _mail_client() -> str:
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    found = shutil.which(opener)
    return found or f"{opener} is missing: export --to mailto has nothing to open, .eml files work"


def _accounts(trouble: list[str]) -> dict[str, str]:
    """The user's IMAP accounts and where their passwords come from. Nothing is connected, no command is run."""
    from geoout.errors import UserError
    from geoout.outbox.imap.accounts_file import accounts_path, read_accounts
    from geoout.outbox.imap.secret import source_of

    path = str(accounts_path()[0])
    try:
        accounts = read_accounts()
    except UserError as error:
        trouble.extend(str(problem) for problem in error.problems)
        return {"accounts": f"{path} cannot be read: export --to imap does not work"}
    if not accounts:
        return {"accounts": f"none in {path}: export --to imap has nowhere to go, .eml files work"}
    said = {
        f"account {address}": f"{account}, {account.security} {account.port}; {source_of(account)[0]}"
        for address, account in accounts.items()
    }
    return {"accounts": path, **said}


def _analysers() -> dict[str, str]:
    """The optional analysers of the register checks: their version, or what the absence costs and how to end it."""
    from geoout.language.register.analyser import PACKAGES, SWITCH, is_available, is_installed
    from geoout.markets.names import language_name

    facts: dict[str, str] = {}
    for language, package in PACKAGES.items():
        if is_available(language):
            state = f"{package.name} {importlib.metadata.version(package.name)}"
        else:
            cost = "register is judged by sentence endings alone, a noun may be taken for a plain ending"
            remedy = f"unset {SWITCH}" if is_installed(language) else f"pip install 'geoout[{package.extra}]'"
            state = f"{package.name} is {'off' if is_installed(language) else 'missing'}: {cost}; {remedy}"
        facts[f"{language_name(language)} analyser"] = state
    return facts


def _workspace(context: click.Context) -> tuple[str, dict[str, str], list[str]]:
    """The workspace, the structure of its site with what follows for links (R96–R99), and what stops the work."""
    from geoout.desk.desk import Desk, workspace_of
    from geoout.errors import GeooutError

    try:
        place = workspace_of(context.find_root().obj, os.environ, Path.cwd())
        if place is None:
            return "none here: geoout init DIR makes one", {}, []
        if not place.database.exists():
            return f"{place.folder} (no database yet)", {}, []
        with Desk.open(place, read_only=True) as desk:
            markets = len(desk.campaign.markets)
            said = f"{place.folder} ({desk.store.prospects.count():,} prospects, {markets} markets)"
            return said, _structure(desk), _never(desk, place.markets_overlay)
    except GeooutError as error:
        return "cannot be opened", {}, [str(error)]


def _never(desk: Desk, overlay: Path) -> list[str]:
    """What the workspace's own markets.yaml counts on and no calendar of holidays has."""
    from geoout.markets.never import never

    return [str(problem) for problem in never(desk.markets, overlay)] if overlay.is_file() else []


def _structure(desk: Desk) -> dict[str, str]:
    from geoout.desk.geography import consequence, notes

    facts = {"site structure": consequence(desk)}
    if said := notes(desk, desk.store.drafts.rows()):
        facts["markets"] = " ".join(said)
    return facts | _without_account(desk)


def _without_account(desk: Desk) -> dict[str, str]:
    """The senders whose drafts cannot go to IMAP, where others' can."""
    from geoout.errors import UserError
    from geoout.outbox.imap.account import address_key
    from geoout.outbox.imap.accounts_file import read_accounts

    try:
        accounts = read_accounts()
    except UserError:
        return {}  # told where the accounts are
    without = [sender.email for sender in desk.campaign.senders if address_key(sender.email) not in accounts]
    return {"senders without account": ", ".join(without)} if accounts and without else {}
