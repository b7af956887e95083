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
# A look goes by every name there is; whoever misses more files than this has moved a folder.
_MOST_LOOKS = 200


class Tree:
    """A portfolio folder; each folder in it is listed once.

    Every method raises `ReadFailure` when the machine refuses to list a folder.
    """

    def __init__(self, folder: Folder) -> None:
        """Begin without having looked."""
        self._folder = folder
        self._listings: dict[str, tuple[str, ...]] = {}
        self._around: dict[str, Mapping[str, str]] = {}
        self._nearest: dict[tuple[str, bool], tuple[str, ...]] = {}

    def real(self, path: str) -> str | None:
        """Return the path of a file as its names are on disk, or `None` when it is not there.

        The case counts: a name that works on one machine must work on each. How an accent is
        made up does not: that cannot be seen, and some machines change it.
        """
        real = ""
        for part in path.split("/"):
            names = self._names(real)
            same = (n for n in names if _composed(n) == _composed(part))
            name = part if part in names else next(same, None)
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
        names = {
            name: there
            for name, there in self._names_around(posixpath.dirname(path)).items()
            if evidence or not name.endswith(MARKDOWN)
        }
        wanted = _composed(PurePosixPath(path).name).casefold()
        if wanted in names:
            return (names[wanted],)
        if len(self._nearest) >= _MOST_LOOKS:
            return ()
        return tuple(names[n] for n in difflib.get_close_matches(wanted, names, 1, _CLOSE))

    def _names_around(self, folder: str) -> Mapping[str, str]:
        """Return the paths of all files in this folder and in the usual ones by folded name."""
        if folder not in self._around:
            folders = sorted({folder, *FOLDERS.values(), *FOLDERS})
            self._around[folder] = {
                _composed(name).casefold(): posixpath.join(one, name)
                for one in folders
                if not one.startswith(("..", "/"))
                for name in self._names(one)
                if not is_hidden(name)
            }
        return self._around[folder]

    def _names(self, folder: str) -> tuple[str, ...]:
        if folder not in self._listings:
            self._listings[folder] = self._folder.names(folder)
        return self._listings[folder]


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
