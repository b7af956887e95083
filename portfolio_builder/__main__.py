"""`portfolio`, and `python -m portfolio_builder` where no scripts are installed.

It imports next to nothing before it listens for Ctrl-C: most of a short run is imports.
"""

import gc
import signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the program and exit with its status."""
    # Nearly all that is made stays until the end: looking for what can go is a quarter of the time.
    gc.set_threshold(100_000, 50, 50)
    try:
        from portfolio_builder.cli import main as run

        run()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending already
        from portfolio_builder.cli import end_interrupted

        end_interrupted()


if __name__ == "__main__":
    main()
