"""How far a run is: who does the work tells it, and who shows it decides when it is worth a word.

Counts only, no clock and no words: the same work tells the same, whoever listens.
"""

from enum import StrEnum
from typing import Protocol


class Phase(StrEnum):
    """What a run is busy with, in the order in which it comes."""

    READ = "read"
    PAGES = "pages"
    PUBLISH = "publish"


class Progress(Protocol):
    """Hears how far a run is."""

    def __call__(self, phase: Phase, done: int, total: int) -> None:
        """Hear that `done` of `total` things of a phase are done; `done` never goes back.

        Told from the thread that runs the pipeline, as often as it likes; of a phase in which
        there is nothing to do, never.
        """


def silent(phase: Phase, done: int, total: int) -> None:
    """Hear it and say nothing."""
