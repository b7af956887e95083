"""In which state the program is: its own code and data, and the versions of what it stands on.

Everything that is remembered belongs to one such state, so that an update, or an edit to a
template, a translation or a standard in a checkout, makes all of it forgotten.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from portfolio_builder import resources

# Not the pages that explain a finding: nothing that is remembered has words of them.
_OF_THE_PROGRAM = (".py", ".mo")
_ANY = ("",)
_FORM = "1"


@cache
def program_state() -> str:
    """Return the state of the program when it was first asked for: that in which it runs."""
    return state_now()


def state_now() -> str:
    """Return a digest of the program, its standards and templates, and its libraries."""
    made = _digest(repr([_FORM, sys.version, *_libraries()]).encode())
    for folder, endings in (
        (resources.package_dir(), _OF_THE_PROGRAM),
        (resources.standards_dir(), _ANY),
        (resources.templates_dir(), _ANY),
    ):
        for file in _files(folder, endings):
            made.update(_read(file))
    return made.hexdigest()


def folders_state(folders: Iterable[Path]) -> str:
    """Return a digest of everything in these folders, in their order."""
    made = _digest(b"")
    for folder in folders:
        made.update(b"folder")
        for file in _files(folder, _ANY):
            made.update(_read(file))
    return made.hexdigest()


def _digest(data: bytes) -> blake2b:
    return blake2b(data, digest_size=20)


def _read(file: str) -> bytes:
    """Return a digest of a file with its name."""
    with open(file, "rb", buffering=0) as stream:
        data = stream.read()
    return _digest(os.fsencode(file) + b"\0" + data).digest()


def _files(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f != "__pycache__")
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.join(here, name)


def _libraries() -> list[str]:
    """Return the names of what is installed, which have the versions in them."""
    return sorted(
        name
        for place in sys.path
        if place.endswith("site-packages") and Path(place).is_dir()
        for name in os.listdir(place)
        if name.endswith(".dist-info")
    )
