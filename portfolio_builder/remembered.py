"""What the last run said, for as long as nothing changed: neither a file, nor the program, nor the
day when the portfolio gives no reference date, nor the site.
"""

import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from portfolio_builder.examined import Count, Examined, NotExamined, Unchanged
from portfolio_builder.memory.memo import Memo, key_of
from portfolio_builder.memory.state import folders_state
from portfolio_builder.progress import Progress, silent
from portfolio_builder.publish.manifest import (
    DamagedManifest,
    Difference,
    differences,
    read_manifest,
)
from portfolio_builder.publish.place import real
from portfolio_builder.publish.published import Published
from portfolio_builder.read.folder import Folder, Look
from portfolio_builder.read.kept_values import packed, unpacking

_SAID = key_of("said")


class _Said(Struct, frozen=True, array_like=True):
    """What a run looked at and said; `today` is empty when it did not matter."""

    looks: tuple[Look, ...]
    today: str
    language: str
    count: Count | None


class _Built(Struct, frozen=True, array_like=True):
    """Which site a run put in a place."""

    digest: bytes
    published: Published


_unpack = unpacking(_Said)


def recall(
    memo: Memo, root: Path, today: datetime.date, progress: Progress = silent
) -> Unchanged | None:
    """Return what the last run said of the folder `root`; `None` when anything may be new.

    `progress` hears how far looking at it is.
    """
    data = memo.get(_SAID)
    said, findings = (_unpack(data) if data else None) or (None, ())
    if said is None or said.today not in ("", today.isoformat()):
        return None
    if not Folder(root).shows(said.looks, progress):
        return None
    return Unchanged(root, said.language, findings, said.count, _digest(said))


def remember(memo: Memo, examined: Examined | NotExamined, today: datetime.date) -> bytes:
    """Remember what this run says; return what stands for all that it looked at."""
    count, day = None, today.isoformat()
    if isinstance(examined, Examined):
        count = examined.count
        if examined.portfolio.settings.reference_date:
            day = ""
    said = _Said(examined.looks, day, examined.language, count)
    memo.put({_SAID: packed(said, examined.findings)})
    return _digest(said)


def recall_site(
    memo: Memo,
    unchanged: Unchanged,
    output: Path,
    *,
    language: str,
    themes: tuple[Path, ...],
    progress: Progress = silent,
) -> Published | None:
    """Return what stands in `output` when a build would put exactly that there.

    Every file is read to know that. `language` is that of the site, `themes` are the folders of
    templates before the built-in ones.
    """
    data = memo.get(_site(output, language, themes))
    try:
        built = msgspec.msgpack.decode(data or b"", type=_Built)
        manifest = read_manifest(output)
        if manifest is None or built.digest != unchanged.digest:
            return None
        if manifest.sha256 != built.published.manifest:
            return None
        others = {(path, Difference.EXTRA) for path in built.published.kept}
        if set(differences(output, manifest, progress)) != others:
            return None
    except (msgspec.MsgspecError, DamagedManifest, OSError):
        return None
    return built.published


def remember_site(
    memo: Memo,
    digest: bytes,
    output: Path,
    published: Published,
    *,
    language: str,
    themes: tuple[Path, ...],
) -> None:
    """Remember which site a build put in `output`; `digest` stands for what it was made of."""
    built = msgspec.msgpack.encode(_Built(digest, published))
    memo.put({_site(output, language, themes): built})


def _site(output: Path, language: str, themes: tuple[Path, ...]) -> bytes:
    return key_of("site", str(real(output)), language, folders_state(themes))


def _digest(said: _Said) -> bytes:
    return key_of(msgspec.msgpack.encode((said.looks, said.today)))
