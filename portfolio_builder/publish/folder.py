"""Bytes to disk: a new site stands there whole, or the old one stays as it was.

Everything is put into a folder beside the output and synced, then the two are exchanged. Only
what an earlier run wrote, and nobody changed since, is ever removed; other files move along.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from portfolio_builder.publish.content import Content, OldSite, put_all
from portfolio_builder.publish.exchange import exchange
from portfolio_builder.publish.lock import locked
from portfolio_builder.publish.manifest import (
    MANIFEST,
    DamagedManifest,
    manifest_text,
    read_manifest,
)
from portfolio_builder.publish.others import carry_over
from portfolio_builder.publish.place import real
from portfolio_builder.publish.published import Published, Refused, Why, as_write_failure
from portfolio_builder.publish.sync import sync_folder, to_disk

_MINE = 0o700


@contextlib.contextmanager
def held(output: Path, *, source: Path) -> Iterator[None]:
    """Keep other runs from making a site in `output`, here of the portfolio in `source`.

    Whoever takes hold before reading lets others hear it at once, and puts nothing old over
    something newer. Raises as `publish`.
    """
    target = real(output)
    with contextlib.ExitStack() as stack:
        with as_write_failure(target):
            _refuse_overlap(target, real(source))
            stack.callback(_remove_empty, [p for p in target.parents if not p.exists()])
            target.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(target.with_name(f".{target.name}.lock")))
        yield


def _remove_empty(made: Sequence[Path]) -> None:
    """Take away the folders that were made for a site, from the inner one, when there came none."""
    with contextlib.suppress(OSError):
        for folder in made:
            folder.rmdir()


def publish(
    content: Sequence[Content], *, output: Path, source: Path, is_held: bool = False
) -> Published:
    """Put all of this into `output`, whole or not at all; `is_held` when the caller holds it.

    Raises `Refused` when the folder is not safe to write to, `Locked` when another run is making a
    site there, `WriteFailure` when the machine refuses.
    """
    target = real(output)
    with contextlib.ExitStack() as holding:
        if not is_held:
            holding.enter_context(held(output, source=source))
        with as_write_failure(target):
            return _publish(content, target)


def _publish(content: Sequence[Content], target: Path) -> Published:
    staging = target.with_name(f".{target.name}.new")
    retired = target.with_name(f".{target.name}.old")
    _recover(target, staging, retired)
    old = OldSite(target, _manifest(target))
    with _removed_on_failure(staging):
        staging.mkdir()
        (staging / MANIFEST).touch()  # says whose it is, should this run be killed
        files = put_all(content, staging, old)
        seen: set[str] = set()
        kept = list(carry_over(target, staging, old.files, seen=seen)) if old.files else []
        text = manifest_text(files)
        (staging / MANIFEST).write_bytes(text)
        renewed = _renewed(files, staging, old)
        left = old.files.keys() - files.keys() - {MANIFEST, *kept}
        gone = sum(os.path.lexists(target / path) for path in left)
        to_disk(staging)
        if old.files:
            exchange(staging, target, retired)
        else:
            _move(staging, target)
    # The new site stands there, so nothing that is refused from here on is a failure.
    with contextlib.suppress(OSError):
        sync_folder(target.parent)
    # What stood there is a copy by now: ours, carried over, or so new that it comes now.
    for leftover in (staging, retired):
        with contextlib.suppress(OSError):
            if leftover.exists():
                kept += carry_over(leftover, target, old.files, seen=seen)
            _remove(leftover)
    digest = hashlib.sha256(text).hexdigest()
    return Published(len(files), tuple(kept), digest, renewed if old.files else None, gone)


def _move(staging: Path, target: Path) -> None:
    """Put the first site where nothing stands, or an empty folder; refuse what came meanwhile."""
    try:
        staging.rename(target)
    except OSError:
        _manifest(target)
        # Some systems put nothing in the place of a folder, not even of an empty one.
        with contextlib.suppress(FileNotFoundError):
            target.rmdir()
        staging.rename(target)


def _renewed(files: Mapping[str, str], staging: Path, old: OldSite) -> int:
    """Count the files that are not as in the old site; refuse a folder that does not hold each."""
    renewed = 0
    for path, sha256 in files.items():
        about = (staging / path).lstat()
        if not stat.S_ISREG(about.st_mode):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(staging / path))
        is_lent = about.st_nlink > 1  # so its bytes were compared already
        renewed += not (is_lent or old.has(path, sha256))
    return renewed


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
        manifest = read_manifest(target)
    except DamagedManifest:
        raise Refused(str(target), Why.DAMAGED) from None
    if manifest is None:
        raise Refused(str(target), Why.NOT_OURS)
    return {**manifest.files, MANIFEST: manifest.sha256}


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
    """Remove a folder of ours, also when somebody made it read-only."""
    if not folder.exists():
        return
    try:
        _take_away(folder)
    except PermissionError:
        folder.chmod(_MINE)
        for here, folders, _ in os.walk(folder):
            for inner in (Path(here, name) for name in folders):
                if not inner.is_symlink():
                    inner.chmod(_MINE)
        _take_away(folder)


def _take_away(folder: Path) -> None:
    """Remove a folder; what says that it is ours goes last, should this be cut short."""
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
