"""Where an output really stands."""

import os
from pathlib import Path


def real(path: Path) -> Path:
    """Return where a path leads, whether something is there or not.

    A circle of links stays as it is, and is refused when it is opened: in Python 3.11 and 3.12
    `Path.resolve` raises `RuntimeError` there.
    """
    return Path(os.path.realpath(path))
