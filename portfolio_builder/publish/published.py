"""How publishing ends: what was done, or why not."""

import contextlib
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Self

from msgspec import Struct

from portfolio_builder.wording import N_, Wording

CHANGED = "-gewijzigd-"
"""What stands in the name of a file of ours that somebody changed, before the hash it then has."""


class Published(Struct, frozen=True):
    """What stands there now: how many files, which files of others moved along, and the SHA-256
    of the manifest in hex.

    `renewed` is how many of the files are new or have other bytes than in the site that stood
    there, `None` when none did; `gone` how many of that one are in it no more.
    """

    files: int
    kept: tuple[str, ...] = ()
    manifest: str = ""
    renewed: int | None = None
    gone: int = 0

    @property
    def changed(self) -> tuple[str, ...]:
        """Those of `kept` that are files of ours as somebody changed them."""
        return tuple(path for path in self.kept if re.search(rf"{CHANGED}[0-9a-f]{{8}}", path))


class Why(StrEnum):
    """Why an output is refused: the first four of a folder, the others of a file."""

    OVERLAP = "overlap"
    NOT_OURS = "not-ours"
    DAMAGED = "damaged"
    NOT_A_FOLDER = "not-a-folder"
    INSIDE = "inside"
    FILE_NOT_OURS = "file-not-ours"
    A_FOLDER = "a-folder"


class Refused(Exception):
    """The output folder or file is not safe to write to."""

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
            Why.DAMAGED: N_(
                "The list that '{path}' has of its files is damaged (.portfolio-builder.json), so "
                "it cannot be told which files are of this program. Nothing was changed. Remove "
                "that folder yourself when nothing of yours is in it, or choose another one: -o."
            ),
            Why.NOT_A_FOLDER: N_("'{path}' is not a folder. Choose another place: -o."),
            Why.INSIDE: N_(
                "'{path}' lies in your portfolio folder. Choose a place outside of it: -o."
            ),
            Why.FILE_NOT_OURS: N_(
                "'{path}' is there already, and this program did not make it, so it is left alone. "
                "Choose another name: -o."
            ),
            Why.A_FOLDER: N_("'{path}' is a folder. Name a file: -o."),
        }
        return wording.text(sentences[self.why], path=self.path)


class WriteFailure(Exception):
    """The machine refused to write `path`, for `reason`; the old site is as it was."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep what could not be written and why."""
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


@contextlib.contextmanager
def as_write_failure(target: Path) -> Iterator[None]:
    """Raise `WriteFailure` for any `OSError`; it names `target` when the system names no file."""
    try:
        yield
    except OSError as error:
        raise WriteFailure(
            str(error.filename or target), error.strerror or type(error).__name__
        ) from error


class BadTemplateError(Exception):
    """A template of a theme cannot be used: its name, its line and what is wrong.

    Lines count from 1; 0 is no line.
    """

    def __init__(self, template: str, line: int, problem: str) -> None:
        """Keep where it is and what is wrong."""
        super().__init__(f"{template}:{line}: {problem}")
        self.template, self.line, self.problem = template, line, problem

    def __reduce__(self) -> tuple[type[Self], tuple[str, int, str]]:
        """Say how to make it anew in another process."""
        return type(self), (self.template, self.line, self.problem)
