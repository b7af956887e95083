"""What is common to all that goes to a terminal: safe words, width, bars, tones."""

import textwrap
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from portfolio_builder.model.rules import Severity
from portfolio_builder.wording import Wording

# A terminal has 80 columns until somebody makes it wider.
WIDTH = 80


class Tone(StrEnum):
    """How words stand out. A terminal may show it by colour; the words say it too."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    STRONG = "strong"
    QUIET = "quiet"
    GOOD = "good"


Paint = Callable[[str, Tone], str]
"""Gives words a tone."""


def unpainted(words: str, _: Tone) -> str:
    """Return the words as they are: for a file, a pipe, or a terminal without colours."""
    return words


def plain(text: str) -> str:
    """Return the text without control characters (a terminal would obey them)."""
    return "".join(
        " " if c == "\t" else c for c in text if c == "\t" or unicodedata.category(c)[0] != "C"
    )


def severity_word(severity: Severity, wording: Wording) -> str:
    """Return the word for a severity."""
    match severity:
        case Severity.ERROR:
            return wording.text("error")
        case Severity.WARNING:
            return wording.text("warning")
        case Severity.ADVICE:
            return wording.text("advice")


def bar(part: int, total: int, width: int, *, firm: int = 0) -> str:
    """Draw a bar of `width` characters for part of total; the first `firm` of them stand out."""
    filled = round(width * part / total) if total else 0
    solid = round(width * firm / total) if total else 0
    return "█" * solid + "▓" * (filled - solid) + "░" * (width - filled)


def wrapped(text: str, first: str = "  ", rest: str = "  ", width: int = WIDTH) -> str:
    """Return a text broken into lines, with blanks before the first and the other lines."""
    return textwrap.fill(plain(text), width=width, initial_indent=first, subsequent_indent=rest)
