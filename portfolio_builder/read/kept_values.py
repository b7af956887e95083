"""What was read, as bytes that can be kept or sent to another process, and back again.

Plain data by the types of the model: nothing in it can run, and what does not fit is refused.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import msgspec
from msgspec import Struct

from portfolio_builder.memory.memo import Memo, key_of
from portfolio_builder.model.finding import Fact, Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.rules import RULES
from portfolio_builder.read.folder import Folder

T = TypeVar("T")
_RULES = {rule.code: rule for rule in RULES}
_encode = msgspec.msgpack.Encoder().encode


class _Said(Struct, frozen=True, array_like=True):
    """A finding with its rule by code."""

    code: str
    place: Place
    facts: tuple[tuple[str, Fact], ...]
    suggestion: str
    more: int


def packed(value: object, findings: tuple[Finding, ...]) -> bytes:
    """Return a value of the model and its findings as bytes."""
    said = [_Said(f.rule.code, f.place, f.facts, f.suggestion, f.more) for f in findings]
    return _encode((value, said))


def _finding(said: _Said) -> Finding:
    return Finding(_RULES[said.code], said.place, said.facts, said.suggestion, said.more)


def unpacking(kind: type[T]) -> Callable[[bytes], tuple[T | None, tuple[Finding, ...]] | None]:
    """Return what makes such bytes a value again, which may be `None`.

    What it makes of bytes that are not of this kind is `None` in place of both.
    """
    decoder = msgspec.msgpack.Decoder(tuple[kind | None, list[_Said]])  # type: ignore[valid-type]  # known when it runs

    def unpacked(data: bytes) -> tuple[T | None, tuple[Finding, ...]] | None:
        try:
            value, said = decoder.decode(data)
            return value, tuple(map(_finding, said))
        except (msgspec.MsgspecError, KeyError, RecursionError):
            return None

    return unpacked


def read_once(
    folder: Folder,
    path: str,
    parse: Callable[[str, str], tuple[T | None, tuple[Finding, ...]]],
    kind: type[T],
    memo: Memo,
) -> tuple[T | None, tuple[Finding, ...]]:
    """Read a file of which the text and the path decide what it says, unless `memo` knows it.

    Raises `ReadFailure` when the machine refuses.
    """
    text, found = folder.text(path)
    if text is None:
        return None, found
    return kept(memo, key_of(kind.__name__, path, text), kind, lambda: parse(text, path))


def kept(
    memo: Memo,
    key: bytes,
    kind: type[T],
    make: Callable[[], tuple[T | None, tuple[Finding, ...]]],
) -> tuple[T | None, tuple[Finding, ...]]:
    """Return a value and its findings as `memo` has them under `key`, else as they are made."""
    data = memo.get(key)
    known = unpacking(kind)(data) if data else None
    if known is None:
        known = make()
        with suppress(UnicodeEncodeError):  # the name of a file that is no text
            memo.put({key: packed(*known)})
    return known
