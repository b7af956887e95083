"""The built-in templates as they are compiled, kept beside the program as Python keeps its modules.

They belong to the program and not to a portfolio, so every build has them from the first one on.
"""

import importlib.util
import marshal
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import CodeType

from portfolio_builder import resources
from portfolio_builder.memory.memo import Memo, key_of
from portfolio_builder.memory.state import program_state
from portfolio_builder.wording import Wording

_CHECK = 32


def compiled_templates(
    wording: Wording, make: Callable[[], Mapping[str, CodeType]], memo: Memo
) -> Mapping[str, CodeType]:
    """Return the built-in templates in one language, by name.

    They are read from where Python keeps what it compiled. Where they are not there, or belong to
    another state of the program, `make` compiles them; where nothing may be written, `memo`
    remembers them.
    """
    words = f"{wording.language}-{type(wording.catalogue).__name__}"
    key = key_of("templates", words, program_state())
    file = _file(words)
    known = _unpacked(key, _read(file)) or _unpacked(key, memo.get(key))
    if known is None:
        known = make()
        packed = _packed(key, known)
        if not _written(file, packed):
            memo.put({key: packed})
    return known


def _file(words: str) -> Path | None:
    """Return where Python would keep a module of this name; `None` when it may not."""
    if sys.dont_write_bytecode:
        return None
    with suppress(NotImplementedError):
        module = resources.package_dir() / f"templates-{words}.py"
        return Path(importlib.util.cache_from_source(str(module)))
    return None


def _read(file: Path | None) -> bytes | None:
    with suppress(OSError):
        return file.read_bytes() if file else None
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


def _packed(key: bytes, templates: Mapping[str, CodeType]) -> bytes:
    data = marshal.dumps(dict(templates))
    return _sum(key, data) + data


def _unpacked(key: bytes, packed: bytes | None) -> Mapping[str, CodeType] | None:
    """Return the templates in these bytes; `None` when they are not those that were packed."""
    if packed is None or packed[:_CHECK] != _sum(key, packed[_CHECK:]):
        return None
    templates: dict[str, CodeType] = marshal.loads(packed[_CHECK:])
    return templates


def _sum(key: bytes, data: bytes) -> bytes:
    return blake2b(data, key=key, digest_size=_CHECK).digest()
