"""Where something stands in a file of the candidate: the address that every finding carries."""

from msgspec import Struct


class Place(Struct, frozen=True, order=True, array_like=True):
    """A stretch of one line in one file.

    `file` is a POSIX path relative to the portfolio folder. `line` and `column` count from 1, as
    editors do; `length` is in characters and 0 when only the position is known. Line 0 means the
    file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0
