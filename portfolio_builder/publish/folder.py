"""Bytes to disk: a new site stands there whole, or the old one stays as it was.

Everything is written into a folder beside the output and synced, then the two are exchanged. Only
what an earlier run wrote, and nobody changed since, is ever removed; other files move along.
"""

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from portfolio_builder.photos import without_metadata
from portfolio_builder.publish.exchange import exchange
from portfolio_builder.publish.lock import Locked, locked
from portfolio_builder.publish.others import carry_over, reraise
from portfolio_builder.view.views import Copy
from portfolio_builder.wording import N_, Wording

MANIFEST = ".portfolio-builder.json"
_FORM = 1
_CHUNK = 1 << 20
_PHOTO = "image/"


@dataclass(frozen=True, slots=True)
class Published:
    """What was done: how many files were written, and which files of others moved along."""

    files: int
    kept: tuple[str, ...] = ()


class Why(StrEnum):
    """Why an output folder is refused."""

    OVERLAP = "overlap"
    NOT_OURS = "not-ours"
    NOT_A_FOLDER = "not-a-folder"


class Refused(Exception):
    """The output folder is not safe to write to."""

    def __init__(self, path: str, why: Why) -> None:
        """Keep which folder, and why."""
        super().__init__(f"{path}: {why}")
        self.path, self.why = path, why

    def sentence(self, wording: Wording) -> str:
        """Say why, and what to do."""
        sentences = {
            Why.OVERLAP: N_(
                "'{path}' overlaps with your portfolio folder. Choose a folder outside of it: -o."
            ),
            Why.NOT_OURS: N_(
                "'{path}' holds files that this program did not make, so it is left alone. "
                "Choose an empty or new folder: -o."
            ),
            Why.NOT_A_FOLDER: N_("'{path}' is not a folder. Choose another place: -o."),
        }
        return wording.text(sentences[self.why], path=self.path)


class WriteFailure(Exception):
    """The machine refused to write `path`, for `reason`; the old site is as it was."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep what could not be written and why."""
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def publish(
    pages: Mapping[str, bytes], copies: Sequence[Copy], *, output: Path, source: Path
) -> Published:
    """Put pages and copies into `output`, whole or not at all.

    Raises `Refused` when the folder is not safe to write to, `Locked` when another run is writing
    it, `WriteFailure` when the machine refuses.
    """
    target = output.resolve()
    try:
        _refuse_overlap(target, source.resolve())
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target.with_name(f".{target.name}.lock")):
            return _publish(pages, copies, target, source)
    except OSError as error:
        raise WriteFailure(
            str(error.filename or target), error.strerror or type(error).__name__
        ) from error


def _publish(
    pages: Mapping[str, bytes], copies: Sequence[Copy], target: Path, source: Path
) -> Published:
    staging = target.with_name(f".{target.name}.new")
    retired = target.with_name(f".{target.name}.old")
    _recover(target, staging, retired)
    old = _manifest(target)
    with _removed_on_failure(staging):
        staging.mkdir()
        _write(staging / MANIFEST, b"")  # says whose it is, should this run be killed
        hashes = {path: _write(staging / path, data) for path, data in sorted(pages.items())}
        for copy in copies:
            hashes[copy.path] = _copy(source, copy, staging / copy.path)
        kept = tuple(carry_over(target, staging, old)) if target.exists() else ()
        manifest = {"form": _FORM, "files": dict(sorted(hashes.items()))}
        text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
        _write(staging / MANIFEST, text.encode(), mode="wb")
        for folder, _, _ in os.walk(staging, onerror=reraise):
            _sync_folder(Path(folder))
        exchange(staging, target, retired)
    # The new site stands there, so nothing that is refused from here on is a failure.
    with contextlib.suppress(OSError):
        _sync_folder(target.parent)
    # What stood there is a copy by now: ours, or carried over.
    for leftover in (staging, retired):
        with contextlib.suppress(OSError):
            _remove(leftover)
    return Published(len(hashes), kept)


def _refuse_overlap(target: Path, source: Path) -> None:
    if target.is_relative_to(source) or source.is_relative_to(target):
        raise Refused(str(target), Why.OVERLAP)


def _manifest(target: Path) -> Mapping[str, str]:
    """Return the SHA-256 of what an earlier run wrote, by path; refuse a folder of others."""
    if not target.exists():
        return {}
    if not target.is_dir():
        raise Refused(str(target), Why.NOT_A_FOLDER)
    if not any(target.iterdir()):
        return {}
    try:
        if not (target / MANIFEST).is_symlink():
            data = (target / MANIFEST).read_bytes()
            manifest = json.loads(data)
            files = manifest["files"]
            if manifest["form"] == _FORM and isinstance(files, dict):
                return {**files, MANIFEST: hashlib.sha256(data).hexdigest()}
    except (FileNotFoundError, ValueError, TypeError, KeyError, RecursionError):
        pass
    raise Refused(str(target), Why.NOT_OURS)


def _recover(target: Path, staging: Path, retired: Path) -> None:
    """Clean up after a run that was killed; the lock says that none is busy."""
    for leftover in (staging, retired):
        if os.path.lexists(leftover) and not _is_left_by_us(leftover):
            raise Refused(str(leftover), Why.NOT_OURS)
    if retired.exists() and not target.exists():
        retired.rename(target)
    for leftover in (staging, retired):
        _remove(leftover)


def _is_left_by_us(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    return (folder / MANIFEST).exists() or not any(folder.iterdir())


def _remove(folder: Path) -> None:
    """Remove a folder of ours; what says that it is ours goes last, should this be cut short."""
    if not folder.exists():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MANIFEST:
            path.unlink()
    shutil.rmtree(folder)


@contextlib.contextmanager
def _removed_on_failure(staging: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            _remove(staging)
        raise


def _write(path: Path, data: bytes, mode: Literal["xb", "wb"] = "xb") -> str:
    """Write and sync one file; return the SHA-256 of what it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open(mode) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return hashlib.sha256(data).hexdigest()


def _copy(source: Path, copy: Copy, path: Path) -> str:
    """Copy one attachment, a photo without its metadata; return the SHA-256 of the copy."""
    if copy.media_type.startswith(_PHOTO):
        data = (source / copy.source).read_bytes()
        _must_be(copy, hashlib.sha256(data).hexdigest())
        return _write(path, without_metadata(data, copy.media_type))
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with (source / copy.source).open("rb") as read, path.open("xb") as stream:
        while chunk := read.read(_CHUNK):
            digest.update(chunk)
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())
    _must_be(copy, digest.hexdigest())
    return digest.hexdigest()


def _must_be(copy: Copy, digest: str) -> None:
    """Refuse a file that is no longer the one that was looked at."""
    if digest != copy.sha256:
        raise OSError(errno.EAGAIN, "changed while the site was being built", copy.source)


def _sync_folder(folder: Path) -> None:
    """Sync the names in a folder, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


__all__ = ["MANIFEST", "Locked", "Published", "Refused", "Why", "WriteFailure", "publish"]
