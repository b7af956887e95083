"""Dates as a candidate writes them: a day, a month or a year, in the order of ISO 8601."""

import calendar
import datetime
import re

from portfolio_builder.model.portfolio import When

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d]{3,9})\.?\s+(\d{4})", re.IGNORECASE)
_MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "march", "mrt"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse_when(written: str) -> When | None:
    """Return a day, month or year (`2025-03-14`, `2025-03`, `2025`), or `None`."""
    match = _ISO.fullmatch(written.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if match.group(3):
            exact = datetime.date(year, month, day)
            return When(exact, exact, parts=3)
        if match.group(2):
            last = calendar.monthrange(year, month)[1]
            return When(datetime.date(year, month, 1), datetime.date(year, month, last), parts=2)
    except (ValueError, calendar.IllegalMonthError):
        return None
    return When(datetime.date(year, 1, 1), datetime.date(year, 12, 31), parts=1)


def parse_day(written: str) -> datetime.date | None:
    """Return an exact day (`2025-03-14`), or `None`."""
    when = parse_when(written)
    return when.first if when and when.first == when.last else None


def meant(written: str) -> str:
    """Return the ISO form of a date with the day first or the month by its name, or empty.

    It is only shown as what to type: a date is never guessed.
    """
    if match := _DAY_FIRST.fullmatch(written.strip()):
        day, month, year = match.groups()
    elif match := _NAMED.fullmatch(written.strip()):
        day, month, year = match[1], _month(match[2].casefold()), match[3]
    else:
        return ""
    iso = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return iso if parse_when(iso) else ""


def _month(name: str) -> int:
    """Return the number of a month by its name, which may be cut short; 0 when it is none."""
    fits = (n for n, names in enumerate(_MONTHS, 1) if any(m.startswith(name) for m in names))
    return next(fits, 0)
