"""The names in the portfolio folder as they are on disk, and what a candidate means by a path.

Nothing is opened here: it only says what is there, and under which name.
"""

import difflib
import posixpath
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from portfolio_builder.read.folder import Folder
from portfolio_builder.read.source import is_hidden
from portfolio_builder.read.vocabulary import FOLDERS, MARKDOWN

_CLOSE = 0.7
# A look goes by every name there is. Whoever misses so many files has moved a folder; and of very
# many names, fewer looks do.
_MOST_LOOKS = 200
_MOST_COMPARED = 200_000


class Tree:
    """A portfolio folder; each folder in it is listed once.

    Every method raises `ReadFailure` when the machine refuses to list a folder.
    """

    def __init__(self, folder: Folder) -> None:
        """Begin without having looked."""
        self._folder = folder
        self._listings: dict[str, tuple[str, ...]] = {}
        self._composed: dict[str, Mapping[str, str]] = {}
        self._around: dict[str, Mapping[str, str]] = {}
        self._compared = 0
        self._nearest: dict[tuple[str, bool], tuple[str, ...]] = {}

    def real(self, path: str) -> str | None:
        """Return the path of a file as its names are on disk, or `None` when it is not there.

        The case counts: a name that works on one machine must work on each. How an accent is
        made up does not: that cannot be seen, and some machines change it.
        """
        real = ""
        for part in path.split("/"):
            name = self._name(real, part)
            if name is None:
                return None
            real = posixpath.join(real, name)
        return real

    def beside(self, written: str, file: str) -> str | None:
        """Return the path of a file that is written in `file`.

        It counts from the portfolio folder or, when it is not there, from the folder of `file`.
        """
        path = written.replace("\\", "/")
        beside = posixpath.join(posixpath.dirname(file), path)
        for candidate in (posixpath.normpath(path), posixpath.normpath(beside)):
            found = None if candidate.startswith(("../", "/")) else self.real(candidate)
            if found:
                return found
        return None

    def nearest(self, path: str, *, evidence: bool = True) -> tuple[str, ...]:
        """Return the file whose name is most like that of a missing one, when one is alike.

        Its path counts from the portfolio folder. `evidence`: it may be a Markdown file.
        """
        key = (path, evidence)
        if key not in self._nearest:
            self._nearest[key] = self._look_for(path, evidence=evidence)
        return self._nearest[key]

    def _look_for(self, path: str, *, evidence: bool) -> tuple[str, ...]:
        folders = sorted({posixpath.dirname(path), *FOLDERS.values(), *FOLDERS})
        around = [self._folded(folder) for folder in folders]
        wanted = _composed(PurePosixPath(path).name).casefold()
        if evidence or not wanted.endswith(MARKDOWN):
            there = [names[wanted] for names in around if wanted in names]
            if there:
                return (there[-1],)
        if len(self._nearest) >= _MOST_LOOKS or self._compared >= _MOST_COMPARED:
            return ()
        names = {
            name: path
            for one in around
            for name, path in one.items()
            if evidence or not name.endswith(MARKDOWN)
        }
        self._compared += len(names)
        return tuple(names[n] for n in difflib.get_close_matches(wanted, names, 1, _CLOSE))

    def _folded(self, folder: str) -> Mapping[str, str]:
        """Return the paths of all that is in a folder by folded name; outside there is nothing."""
        if folder not in self._around:
            inside = not folder.startswith(("..", "/"))
            self._around[folder] = {
                _composed(name).casefold(): posixpath.join(folder, name)
                for name in (self._names(folder) if inside else ())
                # Nobody means what an editor left.
                if not is_hidden(name, beside=bool)
            }
        return self._around[folder]

    def _name(self, folder: str, written: str) -> str | None:
        """Return the name in a folder that is written so, however its accents are made up."""
        if folder not in self._composed:
            # The last one of a name stands; the first one is meant, and the name itself first.
            names = self._names(folder)
            self._composed[folder] = {_composed(n): n for n in reversed(names)} | dict(
                zip(names, names, strict=True)
            )
        names_by = self._composed[folder]
        return names_by.get(written) or names_by.get(_composed(written))

    def _names(self, folder: str) -> tuple[str, ...]:
        if folder not in self._listings:
            self._listings[folder] = self._folder.names(folder)
        return self._listings[folder]


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
