"""The preview from start to end: build, show, and build again whenever something changes.

One thread builds, the one that started it, so that there are never two builds at once and Ctrl-C
stops one midway. Others watch and answer; they only tell it that something changed, and a change
during a build makes one more.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from portfolio_builder.serve.board import Board, showing
from portfolio_builder.serve.http import Server
from portfolio_builder.serve.making import Made
from portfolio_builder.serve.private import private_folder
from portfolio_builder.serve.watch import Watcher


class Preview:
    """A preview that can be run once."""

    def __init__(
        self,
        make: Callable[[Path], Made],
        folders: Sequence[Path],
        *,
        port: int | None,
        pause: float = 1.0,
    ) -> None:
        """Prepare a preview of what `make` makes in a folder, anew when `folders` change.

        `port` is that on this machine, `None` for a free one; `pause` as for `Watcher`.
        """
        self._make, self._port = make, port
        self._board = Board()
        self._watcher = Watcher(folders, pause=pause)

    def run(self, *, ready: Callable[[str], None], told: Callable[[Made], None]) -> None:
        """Run until `stop` or Ctrl-C; nothing is left behind.

        `told` gets what came of each build that changed anything, `ready` the address after the
        first. Raises `OSError` when the port is taken.
        """
        with (
            private_folder() as private,
            Server(self._board, private / "site", self._port) as server,
            self._watcher,
        ):
            self._build(server.site, told)
            server.start()
            ready(server.address)
            for _ in self._watcher.changes():
                self._build(server.site, told)

    def stop(self) -> None:
        """Let `run` end, from another thread."""
        self._watcher.stop()

    def _build(self, site: Path, told: Callable[[Made], None]) -> None:
        with self._board.building():
            made = self._make(site)
            now = showing(made)
            changed = now.version != self._board.showing.version
            self._board.put(now)
        if changed:
            told(made)
