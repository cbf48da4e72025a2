"""Appending to an mbox so that a kill leaves no half mail: what is about to be appended is noted beside it first."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from geoout import files
from geoout.errors import OutboxError, Place


def append(path: Path, handle: int, block: bytes) -> None:
    """Write `block` behind what is there, durable when this returns; the file as it was when it raises (OSError).

    The caller holds the locks and called `mend`.
    """
    size = os.fstat(handle).st_size
    block = _gap(handle, size) + block
    note = _note_of(path)
    files.write(note, json.dumps({"size": size}).encode() + b"\n" + block, overwrite=True)
    try:
        written = 0
        while written < len(block):
            written += os.pwrite(handle, block[written:], size + written)
        os.fsync(handle)
    except BaseException:
        os.ftruncate(handle, size)
        os.fsync(handle)
        note.unlink(missing_ok=True)
        raise
    _forget(note)


def mend(path: Path, handle: int) -> None:
    """Cut off what a killed process of ours had half appended; nothing that another program wrote is ever cut.

    The caller holds the locks. Raises OutboxError when another program appended behind the half mail.
    """
    note = _note_of(path)
    for left in path.parent.glob(f".{note.name}.*.part"):  # only who holds the lock writes here
        left.unlink(missing_ok=True)
    try:
        size, block = _noted(note)
    except FileNotFoundError:
        return
    tail = _read(handle, size, len(block) + 1)
    if tail and len(tail) < len(block) and block.startswith(tail):
        os.ftruncate(handle, size)
        os.fsync(handle)
    elif not tail.startswith(block) and _is_buried(tail, block):
        what = "a draft that was cut short stands in this file, and another program wrote behind it"
        raise OutboxError(what, Place(str(path)), f"delete the half mail there, then {note.name}")
    _forget(note)


def _is_buried(tail: bytes, block: bytes) -> bool:
    """Whether `tail` begins with a part of our block that is more than any mail's first line could share with it."""
    return tail.startswith(block[: block.index(b"\n", 3) + 1])


def _gap(handle: int, size: int) -> bytes:
    """The line ends that are missing for a blank line at the end of what is there."""
    last = _read(handle, max(size - 2, 0), 2)
    if not last or last == b"\n\n":
        return b""
    return b"\n" if last.endswith(b"\n") else b"\n\n"


def _read(handle: int, at: int, most: int) -> bytes:
    content = b""
    while len(content) < most and (part := os.pread(handle, most - len(content), at + len(content))):
        content += part
    return content


def _note_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.geoout")


def _noted(note: Path) -> tuple[int, bytes]:
    head, _, block = note.read_bytes().partition(b"\n")
    try:
        return int(json.loads(head)["size"]), block
    except (ValueError, KeyError, TypeError):
        what = "this file is not what geoout wrote"
        raise OutboxError(what, Place(str(note)), "look at the end of the mailbox, then delete it") from None


def _forget(note: Path) -> None:
    note.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        files.sync_folder(note.parent)
