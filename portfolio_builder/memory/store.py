"""What one portfolio's runs remember, in one file in the user's own cache folder.

Bytes by key, each with a checksum, and all of it for one state of the program: whatever is damaged,
old, locked or cannot be written counts as forgotten. Nothing here is ever needed.
"""

import contextlib
import sqlite3
from collections.abc import Mapping
from hashlib import blake2b, sha256
from pathlib import Path
from types import TracebackType
from typing import Self

_CHECK = 16
_WAIT = 0.2
_SPARE = 1000
# A damaged file can also give text that is none, or numbers beyond any bound.
_TROUBLE = (sqlite3.Error, ValueError, OverflowError)
_MOST_WAITING = 4_000_000
"""From so many bytes on, what is new is written at once: it need not fill the memory."""
# A value is some 10 kB: it must not go through many small pages, nor through the tree of keys.
_TABLES = """
pragma page_size = 32768;
create table if not exists program (state text);
create table if not exists kept (key blob primary key, value blob);
"""


class Store:
    """An open store. It is a `memory.memo.Memo`, and more.

    Use it in a `with` block: at its end what is new is written, and what is stale goes.
    """

    def __init__(self, file: Path, program: str) -> None:
        """Open or make `file`; `program` says in which state the program is."""
        self._new: dict[bytes, bytes] = {}
        self._waiting, self._some_new = 0, False
        self._used: set[bytes] = set()
        self._open = _opened(file, program)
        self._holds_any = self._open is not None and _holds_any(self._open)

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what is new, also when a run failed: what was read was read."""
        if self._open is None:
            return
        with contextlib.suppress(OSError, *_TROUBLE), contextlib.closing(self._open):
            self._write(self._open)

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under this key, or `None`."""
        value = self._new.get(key)
        if value is None and self._open and self._holds_any:
            with contextlib.suppress(*_TROUBLE):
                row = self._open.execute("select value from kept where key = ?", (key,)).fetchone()
                value = _checked(key, row[0]) if row else None
        if value is not None:
            self._used.add(key)
        return value

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Remember these values: at the end of the block, or before that when they are many."""
        self._new.update(values)
        self._used.update(values)
        self._waiting += sum(map(len, values.values()))
        if self._waiting > _MOST_WAITING and self._open:
            self._waiting = 0  # where another run holds the file, each try takes a while
            with contextlib.suppress(OSError, *_TROUBLE):
                self._take(self._open)

    def _take(self, database: sqlite3.Connection) -> None:
        """Write what is new."""
        with database:
            database.executemany(
                "insert or replace into kept values (?, ?)",
                ((key, _sum(key, value) + value) for key, value in self._new.items()),
            )
        self._some_new = self._some_new or bool(self._new)
        self._holds_any = True
        self._new = {}

    def _write(self, database: sqlite3.Connection) -> None:
        self._take(database)
        with database:
            (many,) = database.execute("select count(*) from kept").fetchone()
            if self._some_new and many > 2 * len(self._used) + _SPARE:
                stale = [
                    k for (k,) in database.execute("select key from kept") if k not in self._used
                ]
                database.executemany("delete from kept where key = ?", ((k,) for k in stale))


def store_file(caches: Path, root: Path) -> Path:
    """Return the file for the portfolio in `root`, in the folder with the caches."""
    return (
        caches
        / f"{sha256(str(root.resolve()).encode('utf-8', 'surrogateescape')).hexdigest()[:24]}.db"
    )


def _opened(file: Path, program: str) -> sqlite3.Connection | None:
    """Open a store, anew when it is damaged or of another state; `None` when that is refused."""
    for last in (False, True):
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            database = sqlite3.connect(file, timeout=_WAIT, check_same_thread=False)
        except (sqlite3.Error, OSError):
            return None
        try:
            database.execute("pragma synchronous = off")
            database.executescript(_TABLES)
            if database.execute("select state from program").fetchall() != [(program,)]:
                with database:
                    database.execute("delete from kept")
                    database.execute("delete from program")
                    database.execute("insert into program values (?)", (program,))
        except sqlite3.OperationalError:  # locked, or a disk that is full
            database.close()
            return None
        except _TROUBLE:
            database.close()
            if last or not _taken_away(file):
                return None
        else:
            return database
    return None


def _holds_any(database: sqlite3.Connection) -> bool:
    """Tell whether a look for a key may find something: a first run looks for thousands."""
    try:
        return database.execute("select 1 from kept limit 1").fetchone() is not None
    except _TROUBLE:
        return True  # locked for a moment, perhaps


def _taken_away(file: Path) -> bool:
    try:
        file.unlink()
    except OSError:
        return False
    return True


def _checked(key: bytes, row: object) -> bytes | None:
    if not isinstance(row, bytes) or len(row) < _CHECK:
        return None
    value = row[_CHECK:]
    return value if _sum(key, value) == row[:_CHECK] else None


def _sum(key: bytes, value: bytes) -> bytes:
    return blake2b(key + value, digest_size=_CHECK).digest()
