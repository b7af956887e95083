"""Every Markdown text of a portfolio to its value: remembered, or parsed now.

Parsing is nearly all the work of a first run. Of many texts it is shared between processes; how
many of them there are changes nothing but the time.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from functools import partial

import msgspec
from msgspec import Struct

from portfolio_builder.memory.memo import Memo, key_of
from portfolio_builder.model.finding import Gathered
from portfolio_builder.model.portfolio import Evidence, Profile, Reflection
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.processes import processes, shared, workers_for
from portfolio_builder.progress import Phase, Progress, silent
from portfolio_builder.read.folder import Raw
from portfolio_builder.read.kept_values import packed, unpacking
from portfolio_builder.read.source import Findings

Value = Evidence | Reflection | Profile | None
Read = tuple[Value, Findings]

# From so many bytes on, sharing costs less than it saves.
_WORTH_SHARING = 200_000
_TEXTS_AT_ONCE = 25
# So many for each process, so that none waits long for the last.
_PORTIONS = 4


class Role(StrEnum):
    """What a text is, by where it stands."""

    EVIDENCE = "evidence"
    REFLECTION = "reflection"
    PROFILE = "profile"


class Text(Struct, frozen=True):
    """A text to read: its role, its path and its bytes."""

    role: Role
    path: str
    raw: Raw


def read_texts(
    texts: Iterable[Text],
    *,
    procedure: Procedure,
    language: str,
    memo: Memo,
    workers: int | None = None,
    meanwhile: Callable[[], object] | None = None,
    progress: Progress = silent,
) -> Iterator[Read]:
    """Yield what each text says, in order. `language` is the portfolio's.

    `workers` is how many processes share the work; by itself it goes by size and machine.
    `meanwhile` is done here while others read, if they do. `progress` hears how many of those that
    are not known were read. A text is let go of once it is read.
    """
    kept = _Kept(procedure, language, memo)
    values: list[Read | None] = []
    missing: list[tuple[int, Role, bytes]] = []
    unread: deque[Text] = deque()
    for text in texts:
        key = kept.key(text)
        values.append(kept.known(text.role, key))
        if values[-1] is None:
            missing.append((len(values) - 1, text.role, key))
            unread.append(text)
    with closing(_parsed(unread, procedure, language, workers, meanwhile)) as new:
        for done, ((n, role, key), data) in enumerate(zip(missing, new, strict=True), 1):
            values[n] = kept.taken_up(role, key, data)
            progress(Phase.READ, done, len(missing))
    for value in values:
        assert value is not None
        yield value


class _Kept:
    """What the memo knows of texts, and what it is to know."""

    def __init__(self, procedure: Procedure, language: str, memo: Memo) -> None:
        self._about = key_of(language, msgspec.msgpack.encode(procedure))
        self._memo = memo
        self._unpack = {
            Role.EVIDENCE: unpacking(Evidence),
            Role.REFLECTION: unpacking(Reflection),
            Role.PROFILE: unpacking(Profile),
        }

    def known(self, role: Role, key: bytes) -> Read | None:
        data = self._memo.get(key)
        return self._unpack[role](data) if data else None

    def taken_up(self, role: Role, key: bytes, data: bytes) -> Read:
        self._memo.put({key: data})
        value = self._unpack[role](data)
        assert value is not None  # packed a moment ago, by this very program
        return value

    def key(self, text: Text) -> bytes:
        return key_of(text.role, text.path, text.raw.sha256, self._about)


def _parsed(
    texts: deque[Text],
    procedure: Procedure,
    language: str,
    workers: int | None,
    meanwhile: Callable[[], object] | None,
) -> Generator[bytes, None, None]:
    if not texts:
        return
    parse = partial(_parse, procedure=procedure, language=language)
    many = workers or workers_for(sum(len(t.raw.data) for t in texts), worth=_WORTH_SHARING)
    size = min(_TEXTS_AT_ONCE, len(texts) // (_PORTIONS * many) + 1)
    portions = _portions(texts, size)
    if many == 1:
        for portion in portions:
            yield from parse(portion)
        return
    with processes(min(many, -(-len(texts) // size))) as pool:
        made = shared(pool, parse, portions)
        if meanwhile:
            meanwhile()
        for values in made:
            yield from values


def _portions(texts: deque[Text], size: int) -> Iterator[list[Text]]:
    """Take the texts out, so many at a time: nobody needs their bytes once they are read."""
    while texts:
        yield [texts.popleft() for _ in range(min(size, len(texts)))]


def _parse(texts: Sequence[Text], *, procedure: Procedure, language: str) -> list[bytes]:
    # Here, so that a run that parses nothing does not load the parser.
    from portfolio_builder.read.evidence import read_text

    made = []
    for t in texts:
        value, found = read_text(t.role, t.raw.data, t.path, procedure=procedure, language=language)
        made.append(packed(value, tuple(Gathered(found))))
    return made
