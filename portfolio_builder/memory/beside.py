"""What belongs to the program itself, kept beside it as Python keeps its compiled modules.

Every portfolio has it from its first run on, and nobody's cache holds it. It may be damaged, old or
not to be written, as any memory: then it counts as forgotten.
"""

import importlib.util
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import msgspec

from portfolio_builder import resources
from portfolio_builder.memory.memo import NO_MEMO, Memo
from portfolio_builder.memory.state import program_state

_CHECK = 32


class Beside:
    """A memo in one file beside the program, for the state that the program is in."""

    def __init__(self, name: str, otherwise: Memo = NO_MEMO) -> None:
        """Take the file for `name`; where it cannot be written, `otherwise` is the memo."""
        self._file = _file(name)
        self._otherwise = otherwise

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under this key, or `None`."""
        return self._values.get(key) or self._otherwise.get(key)

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Remember these values at once."""
        self._values.update(values)
        if not _written(self._file, _packed(self._values)):
            self._otherwise.put(values)

    @cached_property
    def _values(self) -> dict[bytes, bytes]:
        with suppress(OSError):
            return _unpacked(self._file.read_bytes()) if self._file else {}
        return {}


def _file(name: str) -> Path | None:
    """Return where Python would keep a module of this name; `None` when it may not."""
    if sys.dont_write_bytecode:
        return None
    with suppress(NotImplementedError):
        module = resources.package_dir() / f"{name}.py"
        return Path(importlib.util.cache_from_source(str(module)))
    return None


def _written(file: Path | None, data: bytes) -> bool:
    """Write a file whole or not at all; tell whether it is there."""
    if file is None:
        return False
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(data)
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()
        return False
    return True


def _packed(values: Mapping[bytes, bytes]) -> bytes:
    data = msgspec.msgpack.encode(values)
    return _sum(data) + data


def _unpacked(packed: bytes) -> dict[bytes, bytes]:
    """Return what such bytes hold; nothing when they are others, or of another state."""
    if packed[:_CHECK] != _sum(packed[_CHECK:]):
        return {}
    return msgspec.msgpack.decode(packed[_CHECK:], type=dict[bytes, bytes])


def _sum(data: bytes) -> bytes:
    return blake2b(data, key=bytes.fromhex(program_state()), digest_size=_CHECK).digest()
