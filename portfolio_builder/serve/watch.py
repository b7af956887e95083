"""Whether anything changes in some folders: told quickly by the system, and looked after besides.

A system tells nothing of a folder that went away and came back, of a network drive, or beyond its
limits. So now and then the folders are looked at as well; that never tells what was told before.
"""

import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

from portfolio_builder.read.source import is_hidden

_PAUSE = 1.0  # seconds between two looks
_SHARE = 20  # a look takes at most one part in so many of the time
_QUIET, _LONGEST = 60, 1000  # milliseconds: a burst ends after so long without a change, or all

Look = Mapping[str, tuple[int, ...]]


class Watcher:
    """Watches folders, in a thread of its own, while it is entered."""

    def __init__(self, folders: Sequence[Path], *, pause: float = _PAUSE) -> None:
        """Choose the folders; one that is not there may come. `pause`: seconds between looks."""
        self._folders = tuple(f.resolve() for f in folders)
        self._pause = pause
        self._changed, self._stopped = threading.Event(), threading.Event()
        self._seen: Look = {}
        self._next = 0.0
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def __enter__(self) -> Self:
        """Begin: what changes from here on is noticed."""
        self._seen = look(self._folders)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.stop()
        self._thread.join(timeout=self._pause * 2)

    def stop(self) -> None:
        """Let `changes` end."""
        self._stopped.set()
        self._changed.set()

    def changes(self) -> Iterator[None]:
        """Yield each time that something has changed since; many changes are one."""
        while not self._stopped.is_set():
            # With a limit, so that Ctrl-C is heard on every system.
            if self._changed.wait(timeout=self._pause):
                self._changed.clear()
                if not self._stopped.is_set():
                    yield

    def _run(self) -> None:
        while not self._stopped.is_set():
            if not self._follow():
                self._stopped.wait(self._pause)
            self._look_again()

    def _follow(self) -> bool:
        """Listen to the system, until a folder is another one; tell whether it could be heard."""
        from watchfiles import watch  # late: only who previews pays for it

        here = _roots(self._seen, self._folders)
        there = [f for f in self._folders if str(f) in here]
        if not there:
            return False
        try:
            told = watch(
                *there,
                watch_filter=lambda _, path: self._matters(path),
                debounce=_LONGEST,
                step=_QUIET,
                stop_event=self._stopped,
                rust_timeout=int(self._pause * 1000),
                yield_on_timeout=True,
                raise_interrupt=False,
                ignore_permission_denied=True,
            )
            for changes in told:
                self._look_again(certain=bool(changes))
                if _roots(self._seen, self._folders) != here:
                    break
        except (OSError, RuntimeError):  # gone again, or more folders than the system watches
            return False
        return True

    def _look_again(self, *, certain: bool = False) -> None:
        """Look at the folders; `certain`: something changed, whether it can be seen or not."""
        began = time.monotonic()
        if began < self._next and not certain:
            return
        now = look(self._folders)
        if certain or now != self._seen:
            self._seen = now
            self._changed.set()
        took = time.monotonic() - began
        self._next = began + took * _SHARE

    def _matters(self, path: str) -> bool:
        for folder in self._folders:
            if Path(path).is_relative_to(folder):
                *folders, _ = Path(path).relative_to(folder).parts or ("",)
                return not (any(map(is_hidden, folders)) or _is_hidden(path))
        return True


def look(folders: Sequence[Path]) -> Look:
    """Return what can be seen of each file and folder without opening it, by path."""
    found: dict[str, tuple[int, ...]] = {}
    waiting = [str(f) for f in folders]
    for folder in waiting:
        try:
            whole = os.stat(folder)
            found[folder] = (whole.st_dev, whole.st_ino)
            with os.scandir(folder) as entries:
                for entry in entries:
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if _is_hidden(entry.path, folder=is_folder):
                        continue
                    if is_folder:
                        waiting.append(entry.path)
                    else:
                        seen = entry.stat()
                        found[entry.path] = (seen.st_ino, seen.st_size, seen.st_mtime_ns)
        except OSError:  # it went away in the meantime, or may not be read: reading will tell
            continue
    return found


def _is_hidden(path: str, *, folder: bool = False) -> bool:
    here, name = os.path.split(path)
    if folder:
        return is_hidden(name)
    return is_hidden(name, beside=lambda other: os.path.lexists(os.path.join(here, other)))


def _roots(seen: Look, folders: Sequence[Path]) -> Look:
    return {str(f): seen[str(f)] for f in folders if str(f) in seen}
