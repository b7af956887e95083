"""Every Markdown text of a portfolio to its value: remembered, or parsed now.

Parsing is nearly all the work of a first run. Of many texts it is shared between processes; how
many of them there are changes nothing but the time.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from functools import partial

import msgspec
from msgspec import Struct

from portfolio_builder.memory.memo import Memo, key_of
from portfolio_builder.model.finding import Gathered
from portfolio_builder.model.portfolio import Evidence, Profile, Reflection
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.processes import processes, workers_for
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
    texts: Sequence[Text],
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
    are not known were read.
    """
    kept = _Kept(procedure, language, memo)
    keys = [kept.key(text) for text in texts]
    values = [kept.known(text, key) for text, key in zip(texts, keys, strict=True)]
    missing = [n for n, value in enumerate(values) if value is None]
    unread = [texts[n] for n in missing]
    with closing(_parsed(unread, procedure, language, workers, meanwhile)) as new:
        for done, (n, data) in enumerate(zip(missing, new, strict=True), 1):
            values[n] = kept.taken_up(texts[n], keys[n], data)
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

    def known(self, text: Text, key: bytes) -> Read | None:
        data = self._memo.get(key)
        return self._unpack[text.role](data) if data else None

    def taken_up(self, text: Text, key: bytes, data: bytes) -> Read:
        self._memo.put({key: data})
        value = self._unpack[text.role](data)
        assert value is not None  # packed a moment ago, by this very program
        return value

    def key(self, text: Text) -> bytes:
        return key_of(text.role, text.path, text.raw.sha256, self._about)


def _parsed(
    texts: Sequence[Text],
    procedure: Procedure,
    language: str,
    workers: int | None,
    meanwhile: Callable[[], object] | None,
) -> Generator[bytes, None, None]:
    if not texts:
        return
    parse = partial(_parse, procedure=procedure, language=language)
    many = workers or workers_for(sum(len(t.raw.data) for t in texts), worth=_WORTH_SHARING)
    if many == 1:
        yield from parse(texts)
        return
    size = min(_TEXTS_AT_ONCE, len(texts) // (_PORTIONS * many) + 1)
    portions = [texts[n : n + size] for n in range(0, len(texts), size)]
    with processes(min(many, len(portions))) as pool:
        made = pool.map(parse, portions)
        if meanwhile:
            meanwhile()
        for values in made:
            yield from values


def _parse(texts: Sequence[Text], *, procedure: Procedure, language: str) -> list[bytes]:
    # Here, so that a run that parses nothing does not load the parser.
    from portfolio_builder.read.evidence import read_text

    made = []
    for t in texts:
        value, found = read_text(t.role, t.raw.data, t.path, procedure=procedure, language=language)
        made.append(packed(value, tuple(Gathered(found))))
    return made
