"""Making the demo workspace: all of it or nothing, and never over something that is there."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from geoout import files
from geoout.campaign.workspace import Workspace
from geoout.desk.demo.mails import write_mails
from geoout.desk.demo.sites import sites
from geoout.desk.desk import Desk
from geoout.errors import Place, WouldOverwrite
from geoout.store.open import open_store

CAMPAIGN = Path(__file__).with_name("campaign.yaml")
WHO = "demo"
_NEVER = (("presse@pierres-et-poutres.example", "answered: no further mail, please", 66),)


class DatedDesk(Desk):
    """A desk whose clock stands where it is set, so that mails can have left weeks ago."""

    clock: datetime

    def now(self) -> datetime:
        """The time that was set."""
        return self.clock

    def who(self) -> str:
        """Nobody real did what lies behind."""
        return WHO


def make_demo(folder: Path, now: datetime | None = None) -> Workspace:
    """A filled workspace at `folder`: invented sites, people and mails, none of which can reach anybody.

    What lies behind is counted from `now` (aware; the current time if not given). Raises WouldOverwrite when the
    folder holds anything, ReadOnly or DiskFull; then nothing is left of what was begun.
    """
    now = (now or datetime.now(UTC)).astimezone(UTC)
    workspace = Workspace(folder)
    made = _empty(folder)
    try:
        _fill(workspace, now)
    except BaseException:
        _take_away(folder, made)
        raise
    return workspace


def _empty(folder: Path) -> Path | None:
    """An empty folder at `folder`; the uppermost folder that had to be made for it, None when it was there."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise WouldOverwrite(
                "the demo is only made in a folder that is empty or not there", Place(str(folder)), "name another one"
            )
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.why_not_written(error, folder) from error
    return missing[-1] if missing else None


def _fill(workspace: Workspace, now: datetime) -> None:
    """campaign.yaml comes last: without it the folder is no workspace yet, even if the machine stops here."""
    from geoout.campaign.reading import parse_campaign
    from geoout.markets.reading import load

    markets, content = load(), CAMPAIGN.read_bytes()
    with closing(DatedDesk(workspace, open_store(workspace.database))) as desk:
        desk.clock = now
        desk.store.share_with(lambda: None)  # nobody in the demo is anybody whom the user must not write to
        desk._markets, desk._campaign = markets, parse_campaign(content, CAMPAIGN.name, markets)
        with desk.store.step("the demo"):
            for prospect in sites(markets, now):
                desk.store.prospects.add(prospect)
            for value, reason, days in _NEVER:
                desk.store.do_not_contact.add(value, reason, WHO, now - timedelta(days=days))
        write_mails(desk, now)
    files.write(workspace.campaign_file, content)


def _take_away(folder: Path, made: Path | None) -> None:
    """Remove what was begun: the folders that were made, else the contents of the one that was there and empty."""
    with suppress(OSError):
        if made is not None:
            shutil.rmtree(made)
            return
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
