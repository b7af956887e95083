"""What the preview shows now: written by the one who builds, read by all who answer requests."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from portfolio_builder.serve.making import Made
from portfolio_builder.serve.overlay import no_page, overlay


class Showing(Struct, frozen=True):
    """One state of the preview. Two states with one `version` look the same."""

    version: str
    overlay: str
    no_page: str


EMPTY = Showing("", "", "")


def showing(made: Made) -> Showing:
    """Return what is shown of what was made."""
    looks = (made.site, made.trouble, made.wording.language, overlay(made, ""), no_page(made))
    version = hashlib.sha256("\0".join(looks).encode()).hexdigest()[:16]
    return Showing(version, overlay(made, version), no_page(made))


class Board:
    """The state that is shown, for several threads."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self._condition = threading.Condition()
        self._showing, self._busy, self._closed = EMPTY, False, False

    @property
    def showing(self) -> Showing:
        """What is shown now."""
        with self._condition:
            return self._showing

    @property
    def closed(self) -> bool:
        """Whether the preview has ended."""
        with self._condition:
            return self._closed

    @contextmanager
    def building(self) -> Iterator[None]:
        """Say that a site is being built, so that who misses a page can wait for it."""
        with self._condition:
            self._busy = True
        try:
            yield
        finally:
            with self._condition:
                self._busy = False
                self._condition.notify_all()

    def put(self, showing: Showing) -> None:
        """Show something new; the site in the folder must be the new one by now."""
        with self._condition:
            self._showing = showing
            self._condition.notify_all()

    def close(self) -> None:
        """End: nobody has to wait any longer."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()

    def wait_for_other(self, version: str, *, seconds: float) -> Showing:
        """Wait until something else is shown than `version`, or for so long."""
        with self._condition:
            self._condition.wait_for(
                lambda: self._closed or self._showing.version != version, seconds
            )
            return self._showing

    def was_busy(self, *, seconds: float) -> bool:
        """Wait for the end of a build, at most for so long; return whether there was one."""
        with self._condition:
            if not self._busy:
                return False
            self._condition.wait_for(lambda: self._closed or not self._busy, seconds)
            return True
