"""What reading may remember between runs, so that what did not change is not read again.

A memo holds bytes under a key that says everything the bytes depend on. It may forget at any time
and is never asked to be right about anything else: without it a run gives the same.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Protocol


class Memo(Protocol):
    """Bytes by key."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was put under this key, or `None`."""

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Remember these values, or do not."""


class NoMemo:
    """Remembers nothing."""

    def get(self, key: bytes) -> bytes | None:
        """Return nothing."""
        return None

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Forget at once."""


NO_MEMO = NoMemo()


def key_of(*parts: str | bytes) -> bytes:
    """Return one key for several parts; no other parts have the same."""
    made = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.digest()
