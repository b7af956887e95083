"""E-mail addresses that may be somebody's: not those of a front desk."""

import re
from collections.abc import Iterator

_EMAIL = re.compile(
    r"(?<![\w.+%-])([A-Za-z0-9_][\w.+%-]{0,63})(?:@| ?[\[(]at[\])] ?)"
    r"(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w@])"
)
# Nobody reads these alone.
_DESKS = frozenset(
    """
    aanmelden aanmelding administratie algemeen balie bestuur contact facturen helpdesk info
    informatie inschrijven klachten klantenservice mail noreply no-reply office personeelszaken
    post receptie redactie reservering secretariaat service support vrijwilligers welkom
    """.split()  # noqa: SIM905 - words to read, not a list to look at
)


def find_emails(flat: str) -> Iterator[tuple[int, int]]:
    """Yield e-mail addresses, also those with `[at]`."""
    if "@" in flat or "(at)" in flat or "[at]" in flat:
        for match in _EMAIL.finditer(flat):
            if match.group(1).casefold() not in _DESKS:
                yield match.span()
