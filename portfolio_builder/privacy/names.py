"""Names in Dutch text that a form of address, initials or a common first name give away.

`mevrouw Bakker`, `J.P. van der Berg`, `Fatima El Idrissi`. A first name by itself, or a surname
without any of these, is not found: without a model of the language that finds more wrong than
right. `mevrouw B.` is how it should be written, and is no name.
"""

import re
from collections.abc import Iterator

from portfolio_builder.privacy.known_words import (
    BEGINNINGS,
    FIRST_NAMES,
    NAMED_AFTER,
    NO_SURNAMES,
    SURNAMES,
)
from portfolio_builder.privacy.late import Late

_TITLES = frozenset(
    """
    mevrouw mevr. mevr mw. mw mej. meneer mijnheer dhr. dhr heer mr. mr mrs. mrs ms. ms familie
    fam. gezin dokter dr. dr drs. huisarts tandarts wijkagent wethouder dominee ds. imam
    achternaam: surname:
    """.split()  # noqa: SIM905 - words to read, not a list to look at
)
_LITTLE = frozenset("van de der den ter ten te 't het op in el al ben von di da la le v.d.".split())  # noqa: SIM905 - words to read, not a list to look at
# How the word before a name ends: a quick look at most words with a capital.
_BEFORE_NAME = frozenset(word[-2:] for word in _TITLES | _LITTLE)
_NEVER_FIRST = BEGINNINGS - {word.capitalize() for word in _LITTLE}

_UPPER = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŚŞŠŹŻŽ"
_BETWEEN = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Dd]es|[Tt]er|[Tt]en|[Tt]e|'[tT]|[Hh]et|[Oo]p|[Ii]n|[Ee]l|"
    r"[Aa]l|[Aa][iï]t|[Bb]en|[Bb]int|[Vv]on|[Dd]i|[Dd]a|[Dd]os|[Ll]a|[Ll]e|[Oo]uld|"
    r"[Vv]\.? ?d\.?)[ -]?){0,3}"
)
_WORD = rf"[{_UPPER}][\w']{{0,30}}(?<=[^\W\d_A-Z])"
_SURNAME = rf"{_WORD}(?: ?- ?{_BETWEEN}{_WORD}){{0,2}}"
_INITIALS = rf"(?:[{_UPPER}][a-z]?\. ?){{1,5}}"
_NAME = Late(
    rf"(?P<initials>{_INITIALS})?(?P<between>{_BETWEEN})(?P<surname>{_SURNAME})(?![\w.]\w)"
)
_CAPITAL = re.compile(rf"[{_UPPER}](?<![\w.'-].)[\w'-]{{0,30}}")
_AFTER_FIRST = Late(rf"(?P<between>{_BETWEEN})(?P<surname>{_SURNAME})(?!\w)")

# `mevrouw B. in Utrecht` and `mevrouw op Zuid`, but `mevrouw In 't Veld` and `meneer op de Beek`.
_LOOSE = Late(r"(?:in|op|te|het|des|la|le)[ -]?$|(?:in|op)[ -](?!de|den|der|'t|het)")
_ANY_LADY = Late(r"\b(?:de|een|die|deze|en) (?:mevrouw|meneer) $", re.IGNORECASE)
_ORIGIN = Late(r" (?:afkomst|komaf|herkomst|origine|nationaliteit|bloed)\b")
# `Dr. Schaepmanplein`, `Anne Bakkerschool`, `Martin Bakker College`
_KIND_OF_PLACE = (
    r"(?:straat|laan|plein|gracht|kade|singel|school|college|lyceum|ziekenhuis|kliniek|fonds|"
    r"kerk|prijs)\b"
)
_PLACE = Late(rf"[\w']*\w{{4}}{_KIND_OF_PLACE}")
_PLACE_BEHIND = Late(rf" (?:[{_UPPER}][\w'-]{{0,30}} )?(?i:\w*{_KIND_OF_PLACE})|-{_KIND_OF_PLACE}")
# `(Covey, S., 2010)`, `S. Covey en R. Merrill (2010)`: a book's author is no client.
_CITED_BEHIND = Late(
    rf"(?:(?:,| &| en| and) (?:[{_UPPER}]\.|[{_UPPER}][\w'-]+)[^()\d]{{0,40}})?,? ?\(?(?:19|20)\d\d[a-z]?\b|"
    r",? et al"
)
_CITED_BEFORE = Late(
    r"(?:theorie|boek|model|methode|methodiek|visie|artikel|onderzoek|film|roman|lied|gedicht|"
    r"schrijver|schrijfster|auteur|dagboek|piramide|cirkel|gedachtegoed|muziek|book|theory|method)"
    r"(?: van| met| door| by| of)? (?:(?:prof|dr|drs|mr)\. ?){0,3}$"
)
_OF_HOUSES = Late(r"\b(?:Stichting|Huize|Fonds|School|Basisschool|Museum|Sint|St\.) $")
_ENDS_BEFORE = Late(
    r"\b(?:mevrouw|meneer|mw\.?|dhr\.?|heer|cliënte?|bewoner|bewoonster|deelnemer|groep|klas|plan|"
    r"bijlage|vitamine|hepatitis|type|optie|deel|fase|jongere|gezin|familie|moeder|vader) "
    r"(?:van |de |van de |van der )?$",
    re.IGNORECASE,
)
_FIRST = Late(rf"([{_UPPER}][\w'-]{{1,20}}) ")
_TITLE = 14
_WINDOW = 40


def find_names(flat: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each name, the form of address left out, in order."""
    last = 0
    for match in _CAPITAL.finditer(flat):
        word = match[0]
        if word in _NEVER_FIRST or (start := match.start()) < last:
            continue
        span = None
        if flat[max(0, start - 3) : start - 1].lower() in _BEFORE_NAME:
            span = _behind_title(flat, start)
        if not span and len(word) == 1 and flat.startswith(".", start + 1):
            span = _initialled(flat, start)
        elif not span and word in FIRST_NAMES:
            span = _full(flat, start)
        if span:
            last = span[1]
            yield span


def _behind_title(flat: str, capital: int) -> tuple[int, int] | None:
    """Read a name whose first word with a capital begins here, if a form of address precedes it."""
    start = capital
    while start > 1 and flat[start - 1] == " " and capital - start < _WINDOW:
        earliest = max(0, start - _TITLE)
        begin = max(earliest, flat.rfind(" ", earliest, start - 1) + 1)
        word = flat[begin : start - 1].lower()
        if word not in _LITTLE:
            bare = word if word in _TITLES else word.lstrip("(\"'„“*_>")
            return _named(flat, start - 1 - len(bare), start) if bare in _TITLES else None
        start = begin
    return None


def _named(flat: str, title: int, start: int) -> tuple[int, int] | None:
    """Read a name that begins at `start`, behind a form of address that begins at `title`."""
    match = _NAME.match(flat, start)
    if not match:
        return None
    if match["initials"]:
        return _initialled(flat, start)
    if not match["between"] and match["surname"] in FIRST_NAMES:
        return _full(flat, start)  # a first name by itself is none
    if match["between"] == "van " and _ANY_LADY.search(flat, max(0, title - 8), start):
        return None  # `de mevrouw van Humanitas`
    return _span(flat, match)


def _initialled(flat: str, start: int) -> tuple[int, int] | None:
    """Read initials with a surname at `start`."""
    match = _NAME.match(flat, start)
    if not match or not match["initials"] or _is_cited(flat, start, match.end()):
        return None
    one = match["initials"].count(".") == 1 and match["initials"].endswith(" ")
    plain = not match["between"] and match["surname"].partition("-")[0] not in SURNAMES
    if one and plain and _ENDS_BEFORE.search(flat, max(0, start - _WINDOW), start):
        return None  # `Ik sprak mevrouw B. Moeder was er niet.`
    return _span(flat, match)


def _full(flat: str, start: int) -> tuple[int, int] | None:
    """Read first names with a surname at `start`."""
    here = start
    while here - start < _WINDOW:
        first = _FIRST.match(flat, here)
        if not first or first.group(1) not in FIRST_NAMES:
            break
        here = first.end()
    match = _AFTER_FIRST.match(flat, here) if here > start else None
    if not match or _is_cited(flat, start, match.end()):
        return None
    if _OF_HOUSES.search(flat, max(0, start - _WINDOW), start):
        return None
    if any(flat.startswith(name, start) for name in NAMED_AFTER):
        return None
    span = _span(flat, match)
    return (start, span[1]) if span else None


def _is_cited(flat: str, start: int, end: int) -> bool:
    """Tell whether this is the writer of a book or the maker of a theory."""
    before = _CITED_BEFORE.search(flat, max(0, start - _WINDOW), start)
    return bool(before or _CITED_BEHIND.match(flat, end))


def _span(flat: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Return where a name stands, or nothing when its surname cannot be one."""
    surname = match["surname"]
    if surname in NO_SURNAMES or surname.partition("-")[0] in BEGINNINGS:
        return None
    if _LOOSE.search(match["between"]) or _ORIGIN.match(flat, match.end()):
        return None
    if _PLACE.match(surname) or _PLACE_BEHIND.match(flat, match.end()):
        return None
    end = match.end() - 2 if surname.endswith("'s") else match.end()
    return match.start(), end
