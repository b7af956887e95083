"""The manifest of a site: the SHA-256 of every file that the program put there."""

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from portfolio_builder.progress import Phase, Progress, silent, told
from portfolio_builder.publish.content import hash_of
from portfolio_builder.publish.others import reraise

MANIFEST = ".portfolio-builder.json"
_FORM = 1


class Manifest(Struct, frozen=True):
    """The SHA-256 (hex) of each file by its path, and of the manifest itself."""

    files: Mapping[str, str]
    sha256: str


class DamagedManifest(Exception):
    """There is a manifest in a site, and it is not as a run wrote it."""


class Difference(StrEnum):
    """How a file is not as the manifest says."""

    MISSING = "missing"
    CHANGED = "changed"
    EXTRA = "extra"


def manifest_text(files: Mapping[str, str]) -> bytes:
    """Return the manifest of these files as it is written."""
    files = dict(sorted(files.items()))
    manifest = {"form": _FORM, "files": files, "sum": _sum(files)}
    return (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()


def read_manifest(site: Path) -> Manifest | None:
    """Return the manifest of a site; `None` when this is no site of ours.

    Raises `DamagedManifest` when it cannot be trusted, `OSError` when the machine refuses.
    """
    path = site / MANIFEST
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        manifest = json.loads(data)
        files = manifest["files"]
        known = isinstance(files, dict) and manifest["form"] == _FORM
        if known and manifest.get("sum") in {None, _sum(files)}:  # older ones have none
            return Manifest(files, hashlib.sha256(data).hexdigest())
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedManifest from error
    raise DamagedManifest


def _sum(files: Mapping[str, str]) -> str:
    """Return by what one sees that a list of files is whole: a SHA-256 in hex."""
    lines = "\n".join(f"{sha256} {path}" for path, sha256 in files.items())
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def differences(
    site: Path, manifest: Manifest, progress: Progress = silent
) -> Iterator[tuple[str, Difference]]:
    """Yield every file that is not as the manifest says, by path; changed ones by their content.

    Raises `OSError` when the machine refuses.
    """
    there = {path: regular for path, regular in _walk(site) if path != MANIFEST}
    ours = sorted(manifest.files)
    present = [path for path in ours if there.get(path)]
    # One after the other: threads take longer, but for a disk that has them all to read.
    hashes = {
        path: hash_of(os.path.join(site, path)) for path in told(present, Phase.COMPARE, progress)
    }
    for path in sorted({*there, *ours}):
        if path not in manifest.files:
            yield path, Difference.EXTRA
        elif path not in there:
            yield path, Difference.MISSING
        elif hashes.get(path) != manifest.files[path]:
            yield path, Difference.CHANGED


def _walk(site: Path) -> Iterator[tuple[str, bool]]:
    """Yield the path of everything that is no folder, and whether it is a regular file."""
    for here, folders, names in os.walk(site, onerror=reraise):
        below = os.path.relpath(here, site).replace(os.sep, "/")
        below = "" if below == "." else f"{below}/"
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        for name in (*names, *links):
            yield below + name, stat.S_ISREG(os.lstat(os.path.join(here, name)).st_mode)
