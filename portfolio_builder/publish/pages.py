"""Pages on their way to disk: each is made only when what its template sees is new.

Of many pages the work is shared between processes that begin as copies of this one; how many there
are changes nothing but the time.
"""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from portfolio_builder.memory.memo import key_of
from portfolio_builder.processes import FORKS, processes, shared, workers_for
from portfolio_builder.progress import Phase, Progress, silent
from portfolio_builder.publish.content import OldSite, put_file
from portfolio_builder.publish.render import Renderer
from portfolio_builder.view.views import Page, template_of

# From so many pages on, sharing costs less than it saves. To see that a page stayed takes a part of
# the time that making it takes.
_WORTH_SHARING = 60
_OF_MAKING = 8
_PAGES_AT_ONCE = 20
# What a template sees, as bytes: safe markup is text of a kind of its own.
_encode = msgspec.msgpack.Encoder(enc_hook=str).encode


class Known(msgspec.Struct, frozen=True, array_like=True):
    """A page of an earlier run: a key of all that it was made of, and its SHA-256 in hex."""

    key: bytes
    sha256: str


def pack_pages(pages: Mapping[str, Known]) -> bytes:
    """Return the pages of a run as bytes."""
    return msgspec.msgpack.encode(pages)


def unpack_pages(data: bytes | None) -> Mapping[str, Known]:
    """Return the pages of a run from such bytes; none when they are something else."""
    try:
        return msgspec.msgpack.decode(data or b"\x80", type=dict[str, Known])
    except msgspec.MsgspecError:
        return {}


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a site.

    `clean` has the last word on the bytes of a page; `state` says in which state it and the
    templates are. `known` has the pages of an earlier run by path, and `made` those of this one.
    """

    pages: Sequence[Page]
    renderer: Renderer
    clean: Callable[[str, bytes], bytes]
    state: bytes
    known: Mapping[str, Known] = field(default_factory=dict)
    made: dict[str, Known] = field(default_factory=dict)
    workers: int | None = None
    progress: Progress = silent

    def put(self, staging: Path, old: OldSite) -> Mapping[str, str]:
        """Put every page into `staging`, from the old site where it would be the same."""
        for folder in {Path(page.path).parent for page in self.pages}:
            (staging / folder).mkdir(parents=True, exist_ok=True)
        # Closed at once when it is cut short: nobody may write there while it is cleaned up.
        with closing(self._put_all(staging, old)) as all_made:
            for done, (number, known) in enumerate(all_made, 1):
                self.made[self.pages[number].path] = known
                self.progress(Phase.PAGES, done, len(self.pages))
        return {path: known.sha256 for path, known in self.made.items()}

    def _put_all(self, staging: Path, old: OldSite) -> Generator[tuple[int, Known], None, None]:
        known = sum(page.path in self.known for page in self.pages)
        work = len(self.pages) - known + known // _OF_MAKING
        many = self.workers or workers_for(work, worth=_WORTH_SHARING)
        if many == 1 or not FORKS:
            yield from self._put_some(range(len(self.pages)), staging, old)
            return
        portions = [
            range(n, min(n + _PAGES_AT_ONCE, len(self.pages)))
            for n in range(0, len(self.pages), _PAGES_AT_ONCE)
        ]
        if work > known // _OF_MAKING:
            self.renderer.load()
        _shared.append((self, staging, old))  # a process that is a copy of this one has it too
        try:
            with processes(min(many, len(portions))) as pool:
                for made in shared(pool, _put_shared, portions):
                    yield from made
        finally:
            _shared.pop()

    def _put_some(
        self, numbers: range, staging: Path, old: OldSite
    ) -> Generator[tuple[int, Known], None, None]:
        for number in numbers:
            page = self.pages[number]
            view = page.view
            key = key_of(self.state, template_of(view), page.path, _encode(view))
            known = self.known.get(page.path)
            if known and known.key == key and old.lend(page.path, known.sha256, staging):
                yield number, known
                continue
            data = self.clean(page.path, self.renderer.page(view))
            yield number, Known(key, put_file(page.path, data, staging, old))


_shared: list[tuple[Pages, Path, OldSite]] = []


def _put_shared(numbers: range) -> list[tuple[int, Known]]:
    pages, staging, old = _shared[-1]
    return list(pages._put_some(numbers, staging, old))
