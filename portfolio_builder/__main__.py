"""`portfolio`, and `python -m portfolio_builder` where no scripts are installed.

It imports next to nothing before it listens for Ctrl-C: most of a short run is imports.
"""

import atexit
import gc
import os
import signal
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the program as the script that is installed does: it ends at once.

    By `python -m` it ends as any other, so that whatever runs it so can still write what it saw.
    """
    try:
        run()
    except SystemExit as end:
        if isinstance(end.code, int):
            _leave(end.code)
        raise


def run() -> NoReturn:
    """Run the program and exit with its status."""
    # Nearly all that is made stays until the end: looking for what can go is a quarter of the time.
    gc.set_threshold(100_000, 50, 50)
    try:
        from portfolio_builder.cli import main as listen

        listen()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending already
        from portfolio_builder.cli import end_interrupted

        end_interrupted()


def _leave(status: int) -> None:
    """End here and now: to give back what was made, bit by bit, is a tenth of a run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # Python has its own words for it
    os._exit(status)


if __name__ == "__main__":
    run()
