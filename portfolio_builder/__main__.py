"""`portfolio`, and `python -m portfolio_builder` where no scripts are installed.

It imports next to nothing before it listens for Ctrl-C: most of a short run is imports.
"""

import gc
import os
import signal
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the program as the script that is installed does: it ends at once.

    By `python -m` it ends as any other, so that whatever runs it so can still write what it saw;
    but for Ctrl-C, after which nothing is waited for.
    """
    try:
        _run()
    except SystemExit as end:
        if isinstance(end.code, int):
            _leave(end.code)
        raise


def _run() -> NoReturn:
    # Nearly all that is made stays until the end: looking for what can go is a quarter of the time.
    gc.set_threshold(100_000, 50, 50)
    try:
        from portfolio_builder.cli import main as listen

        listen()
    except (KeyboardInterrupt, RuntimeError) as error:
        # Python 3.11 makes the one of the other when it comes while a class is made.
        if isinstance(error, RuntimeError) and not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending already
        from portfolio_builder.cli import end_interrupted

        end_interrupted()


def _leave(status: int) -> None:
    """End here and now: to give back what was made, bit by bit, is a tenth of a run.

    Nor does anything wait then for threads that share out work, should they be stuck.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return  # Python has its own words for it
    os._exit(status)


if __name__ == "__main__":
    try:
        _run()
    except SystemExit as ended:
        from portfolio_builder.cli.ending import Status

        if ended.code == Status.INTERRUPTED:
            _leave(Status.INTERRUPTED)
        raise
