"""Changing a few words in a candidate's file and leaving every other byte as it is. Pure.

Places count as findings do: lines and columns from 1, in the text without byte order mark and with
any kind of line end.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in the place of `length` characters, from a line and column (from 1)."""

    line: int
    column: int
    length: int
    new: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """Put new lines before a line (from 1); a line after the last one puts them at the end."""

    line: int
    new: tuple[str, ...]


def applied(data: bytes, edits: Iterable[Edit | Insertion]) -> bytes:
    """Return the bytes of a UTF-8 file with the edits made.

    Edits that overlap another are left out. Raises `UnicodeDecodeError` when it is not UTF-8.
    """
    text = data.decode("utf-8")
    bom = _BOM if text.startswith(_BOM) else ""
    lines = _lines(text.removeprefix(_BOM))
    end = _line_end(lines)
    for edit in _from_the_end(edits):
        match edit:
            case Edit(line, column, length, new):
                lines += [""] * (line - len(lines))  # the place behind the last line end
                old = lines[line - 1]
                lines[line - 1] = old[: column - 1] + new + old[column - 1 + length :]
            case Insertion(line, new):
                lines[line - 1 : line - 1] = [f"{words}{end}" for words in new]
    return (bom + "".join(lines)).encode("utf-8")


def difference(path: str, old: bytes, new: bytes) -> str:
    """Return what changes, line by line, as `diff -u` shows it; one line of context."""
    before, after = (_shown(data) for data in (old, new))
    lines = difflib.unified_diff(before, after, fromfile=path, tofile=path, n=1, lineterm="")
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    lines = _LINE.findall(text)
    return lines[:-1] if lines and not lines[-1] else lines


def _line_end(lines: Sequence[str]) -> str:
    first = lines[0] if lines else "\n"
    return first[len(first.rstrip("\r\n")) :] or "\n"


def _from_the_end(edits: Iterable[Edit | Insertion]) -> list[Edit | Insertion]:
    """Order edits so that each leaves the places of the next ones as they are."""
    ordered = sorted(
        dict.fromkeys(edits),
        key=lambda e: (e.line, e.column if isinstance(e, Edit) else 0),
        reverse=True,
    )
    kept: list[Edit | Insertion] = []
    for edit in ordered:
        later = kept[-1] if kept else None
        overlaps = (
            isinstance(edit, Edit)
            and isinstance(later, Edit)
            and edit.line == later.line
            and edit.column + edit.length > later.column
        )
        if not overlaps:
            kept.append(edit)
    return kept


def _shown(data: bytes) -> list[str]:
    return [line.rstrip("\r\n") for line in _lines(data.decode("utf-8").removeprefix(_BOM))]
