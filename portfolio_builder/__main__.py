"""`portfolio`, and `python -m portfolio_builder` where no scripts are installed.

It imports next to nothing before it listens for Ctrl-C: most of a short run is imports.
"""

import signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the program and exit with its status."""
    try:
        from portfolio_builder.cli import main as run

        run()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ending already
        from portfolio_builder.cli import end_interrupted

        end_interrupted()


if __name__ == "__main__":
    main()
