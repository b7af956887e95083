"""How far a run is: who does the work tells it, and who shows it decides when it is worth a word.

Counts only, no clock and no words: the same work tells the same, whoever listens.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

T = TypeVar("T")


class Phase(StrEnum):
    """What a run is busy with, in the order in which it comes."""

    COMPARE = "compare"
    READ = "read"
    FILES = "files"
    ASSESS = "assess"
    PAGES = "pages"
    PUBLISH = "publish"
    PACK = "pack"
    LAY_OUT = "lay out"


class Progress(Protocol):
    """Hears how far a run is."""

    def __call__(self, phase: Phase, done: int, total: int) -> None:
        """Hear that `done` of `total` things of a phase are done; `done` never goes back.

        `total` is 0 where nobody knows how many there will be. Told from the thread that runs the
        pipeline, as often as it likes; of a phase in which there is nothing to do, never.
        """


def told(things: Sequence[T], phase: Phase, progress: Progress) -> Iterator[T]:
    """Yield each thing, and tell after each that it is done."""
    for done, thing in enumerate(things, 1):
        yield thing
        progress(phase, done, len(things))


def silent(phase: Phase, done: int, total: int) -> None:
    """Hear it and say nothing."""
