"""One look at the portfolio: its site in a folder, or why there is none. The one call to the
pipeline.
"""

import datetime
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from msgspec import Struct

from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.examined import NotExamined
from portfolio_builder.memory.memo import Memo
from portfolio_builder.model.finding import Finding
from portfolio_builder.pipeline import examine
from portfolio_builder.progress import Progress, silent
from portfolio_builder.publish.manifest import DamagedManifest, read_manifest
from portfolio_builder.report.refusals import REFUSALS, refusal
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import LANGUAGES, Wording, load

Showing = Callable[[], AbstractContextManager[Progress]]

_ALONE = 1
"""How many processes build: others would begin as copies of this one without its threads."""


class Source(Struct, frozen=True):
    """What a preview is made of.

    `templates` are folders, the first one wins; `asked` is the language that was asked for, or
    empty for the portfolio's own.
    """

    root: Path
    templates: tuple[Path, ...]
    asked: str
    today: Callable[[], datetime.date]


class Made(Struct, frozen=True):
    """What came of it. With `trouble`, a sentence, no site was made and an older one still stands.

    `site` says of the bytes in the folder which they are; empty when there are none.
    """

    wording: Wording
    findings: tuple[Finding, ...]
    trouble: str
    site: str


class Lately:
    """A memo of what the last two builds asked for, so that typing does not fill it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._now: dict[bytes, bytes] = {}
        self._before: dict[bytes, bytes] = {}

    def turn(self) -> None:
        """Begin a build: what the one before the last one asked for is forgotten."""
        self._now, self._before = {}, self._now

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under this key, or `None`."""
        value = self._now.get(key) or self._before.get(key)
        if value is not None:
            self._now[key] = value
        return value

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Remember these values."""
        self._now.update(values)


class Maker:
    """Makes the site of a portfolio, each time anew but for what did not change."""

    def __init__(self, source: Source, showing: Showing = lambda: nullcontext(silent)) -> None:
        """Choose the portfolio; `showing` gives what hears how far one build is, while entered."""
        self._source, self._memo, self._showing = source, Lately(), showing

    def __call__(self, output: Path) -> Made:
        """Make the site in `output`, drafts too. A mistake of the candidate never raises."""
        self._memo.turn()
        with self._showing() as progress:
            return _make(self._source, output, self._memo, progress)


def _make(source: Source, output: Path, memo: Memo, progress: Progress) -> Made:
    wording = _wording(source.asked)
    findings: tuple[Finding, ...] = ()
    try:
        if not source.root.is_dir():
            trouble = _gone(source.root, wording)
            return Made(wording, findings, trouble, _which(output))
        examined = examine(
            source.root,
            standards=resources.standards_dir(),
            today=source.today(),
            memo=memo,
            workers=_ALONE,
            progress=progress,
        )
        wording, findings = _wording(source.asked or examined.language), examined.findings
        if isinstance(examined, NotExamined):
            trouble = wording.text("There is no new page until this is mended.")
            return Made(wording, findings, trouble, _which(output))
        build(
            examined,
            output,
            wording=wording,
            templates=source.templates,
            drafts=True,
            memo=memo,
            workers=_ALONE,
            progress=progress,
        )
    except REFUSALS as error:
        return Made(wording, findings, refusal(error, wording), _which(output))
    except OSError as error:  # a folder that goes away while it is being read
        reason = plain(wording.text(error.strerror or type(error).__name__))
        trouble = wording.text("The machine refused ({reason}).", reason=reason)
        return Made(wording, findings, trouble, _which(output))
    return Made(wording, findings, "", _which(output))


def _gone(root: Path, wording: Wording) -> str:
    return wording.text(
        "The folder '{folder}' is gone. As soon as it is back, it is shown.",
        folder=plain(str(root)),
    )


def _wording(language: str) -> Wording:
    return load(language if language in LANGUAGES else "", resources.locale_dir())


def _which(output: Path) -> str:
    """Return what tells one site from another: its manifest has the hash of every file."""
    try:
        manifest = read_manifest(output)
    except (DamagedManifest, OSError):
        return ""
    return manifest.sha256 if manifest else ""
