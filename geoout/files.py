"""Where things are, and how they are written: temporary name, sync, rename, never a silent overwrite."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from geoout.errors import DiskFull, GeooutError, Place, ReadOnly, WouldOverwrite

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The path of something that comes with geoout: `markets.yaml`, `templates`, `locales`.

    Installed it lies inside the package, in an editable checkout beside pyproject.toml (importlib.resources finds
    nothing there). Raises GeooutError when neither has it, which means a broken installation.
    """
    for folder in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = folder / name
        if path.exists():
            return path
    raise GeooutError(f"{name} is missing from this installation", Place(str(_PACKAGE)), "install geoout again")


def user_data() -> Path:
    """The folder of the workspace that is used when no other is named (platformdirs; not created here)."""
    import platformdirs

    return Path(platformdirs.user_data_dir("geoout", appauthor=False))


def user_config() -> Path:
    """The folder of the user's keymap and settings (not created here)."""
    import platformdirs

    return Path(platformdirs.user_config_dir("geoout", appauthor=False))


def write(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write `content` to `path` so that a crash leaves either the old file or the new one, whole.

    The temporary file lies in the same folder, is synced before the rename and removed when anything fails; without
    `overwrite` the new name is linked, so that a file which appeared meanwhile wins.

    Raises WouldOverwrite, ReadOnly, DiskFull.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            _give_name(temporary, path, overwrite)
            sync_folder(path.parent)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise why_not_written(error, path) from error


def _give_name(temporary: str, path: Path, overwrite: bool) -> None:
    umask = os.umask(0)
    os.umask(umask)
    Path(temporary).chmod(0o666 & ~umask)
    if overwrite:
        Path(temporary).replace(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise WouldOverwrite("a file of that name exists", Place(str(path)), "move it away or choose another") from None
    except OSError as error:  # a file system without hard links (FAT, some shares)
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        if path.exists():
            raise WouldOverwrite("a file of that name exists", Place(str(path)), "move it away") from None
        Path(temporary).replace(path)


def sync_folder(folder: Path) -> None:
    """Make what was named or removed in a folder durable. Raises OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def why_not_written(error: OSError, path: Path) -> GeooutError:
    """The sentence for an operating system's refusal to write at `path`."""
    place = Place(str(path))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull("the disk is full, nothing was changed", place, "make room and try again")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly("this place cannot be written", place, "choose another folder or change its permissions")
    return GeooutError(f"could not be written ({error.strerror or error})", place, "choose another folder")
