"""Migrations: numbered SQL files, each run once, all in one transaction; a newer database is refused."""

from __future__ import annotations

from pathlib import Path

from geoout.errors import NewerThanUs, Place, ReadOnly, StoreError
from geoout.store.database import Database

FOLDER = Path(__file__).parent / "migrations"


def migrations(folder: Path = FOLDER) -> list[tuple[int, Path]]:
    """Number and file of each migration, in order."""
    return sorted((int(path.name.split("_")[0]), path) for path in folder.glob("[0-9]*_*.sql"))


def migrate(database: Database) -> None:
    """Bring the database to this program's version. Raises NewerThanUs, ReadOnly (old and read only), StoreError."""
    ours = migrations()
    newest = ours[-1][0]
    theirs = _version(database, newest)
    if theirs == newest:
        return
    if database.read_only and not database.absent:
        what = f"the database has version {theirs}, this geoout reads version {newest}"
        raise ReadOnly(what, Place(str(database.path)), "open it once where it can be written")
    with database.transaction():
        theirs = _version(database, newest)  # another process may have been faster
        for number, path in ours:
            if number > theirs:
                database.script(path.read_text("utf-8"))
                database.run(f"PRAGMA user_version = {number}")
    if database.absent:
        database.run("PRAGMA query_only = ON")


def _version(database: Database, newest: int) -> int:
    theirs = int(database.value("PRAGMA user_version"))
    if theirs > newest:
        what = f"this workspace has version {theirs} of the database, this geoout knows versions up to {newest}"
        raise NewerThanUs(what, Place(str(database.path)), "install a newer geoout")
    if theirs == 0 and database.value("SELECT count(*) FROM sqlite_master") > 0:
        raise StoreError("this is a database of another program", Place(str(database.path)), "choose another file")
    return theirs
