"""The user's own editor on a text. Whatever happens to it, the text that was there stays ours."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geoout.language.plain import clean

_FALLBACKS = ("nano", "vim", "vi")
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back: the new text, or None with a sentence that says why the old one stays.

    `kind` is the toast's: ok, info (nothing was changed), error.
    """

    text: str | None
    said: str
    kind: str = "error"


def editor_command(environment: Mapping[str, str]) -> list[str] | str:
    """The words of $VISUAL or $EDITOR, else the first usual editor there is; a sentence when there is none."""
    for variable in ("VISUAL", "EDITOR"):
        if value := environment.get(variable, "").strip():
            try:
                return shlex.split(value)
            except ValueError:
                return f"${variable} cannot be read ({value[:40]}); the text stays as it was."
    for name in _FALLBACKS:
        if path := shutil.which(name, path=environment.get("PATH")):
            return [path]
    return "No editor is set; name yours in $EDITOR. The text stays as it was."


def edit_outside(text: str, command: list[str], name: str) -> Edited:
    """Let `command` edit `text` in a file called `name`; returns when it ends.

    When something went wrong and the file holds another text, that file is kept and named, so that nothing is lost.
    """
    program = Path(command[0]).name
    try:
        folder = Path(tempfile.mkdtemp(prefix="geoout-"))
        file = folder / name
        written = (text + "\n").encode("utf-8")
        file.write_bytes(written)
    except OSError as error:
        return Edited(None, f"No file could be made for {program} ({error.strerror}); the text stays as it was.")
    found = _run(text, written, command, file)
    if found.text is None and found.kind == "error" and _differs(file, written):
        return Edited(None, f"{found.said} What {program} wrote is in {file}.")
    shutil.rmtree(folder, ignore_errors=True)
    return found


def _run(text: str, written: bytes, command: list[str], file: Path) -> Edited:
    program = Path(command[0]).name
    try:
        with _interrupts_are_the_editors():
            status = subprocess.run([*command, str(file)], check=False).returncode
    except FileNotFoundError:
        return Edited(None, f"{program} was not found; the text stays as it was.")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return Edited(None, f"{program} could not be started ({why}); the text stays as it was.")
    if status:
        how = f"with status {status}" if status > 0 else f"by signal {-status}"
        return Edited(None, f"{program} ended {how}; the text stays as it was.")
    return _read(text, written, file, program)


def _read(text: str, written: bytes, file: Path, program: str) -> Edited:
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return Edited(None, f"{program} left no file behind; the text stays as it was.")
    except OSError as error:
        return Edited(None, f"What {program} left cannot be read ({error.strerror}); the text stays as it was.")
    if raw == written:
        return Edited(None, f"Nothing was changed in {program}.", "info")
    if len(raw) > _MOST_BYTES:
        return Edited(None, f"{program} left more than a megabyte, too much for a mail; the text stays as it was.")
    try:
        new = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Edited(None, f"What {program} left is not UTF-8; the text stays as it was.")
    new = clean(new).removesuffix("\n")
    if not new.strip() and text.strip():
        return Edited(None, f"{program} left an empty file; the text stays as it was.")
    if new == text:
        return Edited(None, f"Nothing was changed in {program}.", "info")
    return Edited(new, f"The text from {program} is in.", "ok")


def _differs(file: Path, written: bytes) -> bool:
    try:
        return file.stat().st_size > 0 and (file.stat().st_size > _MOST_BYTES or file.read_bytes() != written)
    except OSError:
        return False


@contextlib.contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """ctrl+c in the editor must not end us: a handler of ours is not inherited by it, an ignored signal would be."""
    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:  # not the main thread, where no signal arrives anyway
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
