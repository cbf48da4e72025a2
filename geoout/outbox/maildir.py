"""A Maildir: one file per draft in cur/ with the flags D (draft) and S (seen), as mutt, aerc and mbsync read it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import socket
import time
from pathlib import Path

from geoout import files
from geoout.errors import GeooutError, OutboxError, Place
from geoout.outbox.destination import Destination, Letter, Older, Receipt, compared
from geoout.outbox.ledger import Entry
from geoout.outbox.running import is_running
from geoout.pitches.draft import Draft

_PARTS = ("cur", "new", "tmp")
_FLAGS = ":2,DS"
_TRASHED = "T"
_HEAD = 64 * 1024
_STALE = 36 * 3600
_OURS = re.compile(r"geoout[0-9a-f]{32}")
_OURS_IN_TMP = re.compile(r"[0-9]+\.geoout[0-9a-f]{32}P([0-9]+)\.([A-Za-z0-9_-][A-Za-z0-9._-]*)")


class Maildir(Destination):
    """Letters in `folder`, with LF line ends as everything in a Maildir has.

    A file's name is made of the letter's Message-ID and Date, both of which the ledger's row decides: a repeat finds
    it whatever flags a client set meanwhile. Nothing of a draft's text is in the name.
    """

    name = "maildir"
    eight_bit = True

    def __init__(self, folder: Path, *, own: bool = False) -> None:
        """`own`: the folder is a workspace's and may hold other things beside cur, new and tmp."""
        self.folder = folder
        self._own = own
        self._swept = False
        self._listed: dict[Path, tuple[int, dict[str, Path]]] = {}

    def reserve(self, draft: Draft) -> str:
        """The Maildir's folder of mails: the name in it comes from the letter.

        Raises OutboxError when the folder holds something else.
        """
        if why := why_no_maildir(self.folder, own=self._own):
            raise OutboxError(why, Place(str(self.folder)), "name an empty folder or a Maildir")
        return str(self.folder / "cur")

    def put(self, letter: Letter, path: str) -> Receipt:
        """Write into tmp/, sync, link into cur/: the name is taken by this very letter or by nobody."""
        self.reserve(letter.draft)
        if found := self._arrived(letter, path):
            return found
        name = f"{_name(letter)}.{_host()}"
        target = self.folder / "cur" / f"{name}{_FLAGS}"
        try:
            self._make()
            part = f"{_name(letter)}P{os.getpid()}.{_host()}"
            _deliver(letter.content.replace(b"\r\n", b"\n"), self.folder / "tmp" / part, target)
            self._note(target, _unique(letter.message_id))
        except OSError as error:
            raise files.why_not_written(error, self.folder) from error
        return Receipt(str(target))

    def find(self, letter: Letter, path: str) -> Receipt | None:
        """The file of this letter in cur/ or new/, with whatever flags; also in the Maildir of `path`.

        Raises GeooutError when the folders are there and cannot be listed.
        """
        with contextlib.suppress(OSError):
            self._sweep()
        unique = _unique(letter.message_id)
        for folder in dict.fromkeys((self.folder, _maildir_of(path) or self.folder)):
            if found := _mail_called(folder, unique):
                return Receipt(str(found))
        return None

    def older(self, entry: Entry) -> Older:
        """By the bytes, whatever the flags became; a mail that is marked for deletion is gone."""
        try:
            found = self._of(entry)
            if found is None:
                return Older.GONE
            content = found.read_bytes()
        except FileNotFoundError:
            return Older.GONE
        except (GeooutError, OSError):
            return Older.UNKNOWN
        if _TRASHED in _flags(found):
            return Older.GONE
        return compared(content, entry)

    def withdraw(self, entry: Entry) -> bool:
        """Remove the file. Raises ReadOnly, GeooutError when the folder does not let it go."""
        if self.older(entry) is not Older.UNCHANGED:
            return False
        found = self._of(entry)
        try:
            if found is None:
                return False
            found.unlink()
            files.sync_folder(found.parent)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise files.why_not_written(error, self.folder) from error
        return True

    def where(self, draft: Draft) -> str:
        """The Maildir. Raises OutboxError when the folder holds something else."""
        self.reserve(draft)
        return str(self.folder)

    def _arrived(self, letter: Letter, path: str) -> Receipt | None:
        """What `find` answers, without listing thousands of mails for each new one."""
        if (_maildir_of(path) or self.folder) != self.folder:
            return self.find(letter, path)
        with contextlib.suppress(OSError):
            self._sweep()
        unique = _unique(letter.message_id)
        try:
            found = next((kept for part in ("cur", "new") if (kept := self._names(part).get(unique))), None)
        except OSError as error:
            raise files.why_not_written(error, self.folder) from error
        if found and not found.exists():  # renamed within that tick
            return self.find(letter, path)
        return Receipt(str(found)) if found else None

    def _names(self, part: str) -> dict[str, Path]:
        """Our mails in cur/ or new/ by what is theirs in the name; listed again when somebody else changed the folder.

        A change within one tick of the file system's clock goes unseen: good enough for `put`, whose link is refused
        where the very name is taken, and for nothing else. Raises OSError.
        """
        folder = self.folder / part
        try:
            state = folder.stat().st_mtime_ns
        except FileNotFoundError:
            return {}
        known = self._listed.get(folder)
        if known is None or known[0] != state:
            with os.scandir(folder) as entries:
                names = {found[0]: folder / one.name for one in entries if (found := _OURS.search(one.name))}
            known = self._listed[folder] = (state, names)
        return known[1]

    def _note(self, target: Path, unique: str) -> None:
        """What we put ourselves is no reason to list the folder again."""
        if (known := self._listed.get(target.parent)) is not None:
            known[1][unique] = target
            self._listed[target.parent] = (target.parent.stat().st_mtime_ns, known[1])

    def _of(self, entry: Entry) -> Path | None:
        """The file that an entry speaks of, where it was put. Raises GeooutError when that Maildir is not there."""
        folder = _maildir_of(entry.path)
        if folder is None or not (folder / "cur").is_dir():
            raise GeooutError("this Maildir is not there", Place(entry.path))
        return _mail_called(folder, _unique(entry.message_id))

    def _make(self) -> None:
        if all((self.folder / part).is_dir() for part in _PARTS):
            return
        for part in _PARTS:
            (self.folder / part).mkdir(mode=0o700, parents=True, exist_ok=True)
        files.sync_folder(self.folder)
        files.sync_folder(self.folder.parent)

    def _sweep(self) -> None:
        """Remove what a killed process of ours left in tmp/: its process is not there any more, or it is a day old."""
        if self._swept or not (self.folder / "tmp").is_dir():
            return
        self._swept = True
        for left in (self.folder / "tmp").iterdir():
            found = _OURS_IN_TMP.fullmatch(left.name)
            if found is None:
                continue
            with contextlib.suppress(FileNotFoundError):
                old = time.time() - left.stat().st_mtime > _STALE
                if old or (found.group(2) == _host() and not is_running(int(found.group(1)))):
                    left.unlink()


def why_no_maildir(folder: Path, *, own: bool = False) -> str | None:
    """Why this folder cannot become a Maildir: it is a file, or holds something and is none. None when it can.

    One that is our `own` may hold something.
    """
    if os.name == "nt":
        return "Windows cannot hold a Maildir, because its file names have colons"
    if folder.is_symlink() and not folder.exists():
        return "this link leads nowhere"
    if not folder.exists():
        return None
    if not folder.is_dir():
        return "this is a file and no Maildir"
    try:
        held = {path.name for path in folder.iterdir()}
    except OSError as error:
        return f"this folder cannot be read ({error.strerror})"
    if own or held <= set(_PARTS) or all((folder / part).is_dir() for part in _PARTS):
        return None
    return "this folder holds something and is no Maildir"


def _deliver(content: bytes, temporary: Path, target: Path) -> None:
    """The file under its last name, durable, or nothing. Raises OSError."""
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(temporary, target)
        except FileExistsError:
            pass  # another process of ours was first, with the same bytes
        except OSError:  # a file system without hard links
            temporary.replace(target)
        files.sync_folder(target.parent)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _mail_called(folder: Path, unique: str) -> Path | None:
    """The mail with this in its name, in cur/ or new/. Raises GeooutError when they are there and cannot be listed."""
    for part in ("cur", "new"):
        try:
            with os.scandir(folder / part) as entries:
                if name := next((entry.name for entry in entries if unique in entry.name), ""):
                    return folder / part / name
        except FileNotFoundError:
            continue
        except OSError as error:
            raise files.why_not_written(error, folder / part) from error
    return None


def _maildir_of(path: str) -> Path | None:
    """The Maildir of a path that the ledger holds: the folder cur/, or a file in it."""
    found = Path(path)
    if not path:
        return None
    return found.parent if found.name == "cur" else found.parent.parent


def _unique(message_id: str) -> str:
    return "geoout" + hashlib.sha256(message_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _name(letter: Letter) -> str:
    return f"{int(letter.at.timestamp())}.{_unique(letter.message_id)}"


def _flags(path: Path) -> str:
    return path.name.rpartition(":2,")[2] if ":2," in path.name else ""


def _host() -> str:
    """The machine's name without what ends a path or begins the flags."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", socket.gethostname())[:64].lstrip(".") or "localhost"
