"""Front doors: a street with a house number, a postcode with a house number, or all three."""

import re
from collections.abc import Iterator, Sequence

from portfolio_builder.privacy.known_words import BEGINNINGS
from portfolio_builder.privacy.late import Late

_NUMBER = r"\d{1,5}(?: ?(?:bis|hs)\b|-?[IV]{1,3}\b|[ -]?[a-zA-Z]\b(?!\.\w)|[-/]\d{1,4}\b)?(?!\w)"
_HOUSE = Late(_NUMBER)
_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}(?![\w-])")
_POSTCODE_BEHIND = Late(r"[ ,;]{1,3}[1-9]\d{3} ?([A-Z]{2}|[a-z]{2})(?![\w-])")
_NUMBER_BEHIND = Late(rf"[ ,]{{1,3}}(?:(?:huis)?nummer |nr\.? ?|no\.? ?)?({_NUMBER})")
_CALLED_NUMBER = re.compile(r"(?:,? (?:huis)?nummer|,? nr\.?)? $")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'.-]{0,30}"
# The last word of the name, and before it what can belong to the name.
_NAME = Late(
    r"(?:(?:\b[1-9](?:e|de|ste)|'[ts]) )?"
    rf"(?:{_CAPITAL} (?:(?:van|de|der|den|het|'t|'s|op|in|aan|en|te|ter|ten) ){{0,3}}){{0,4}}{_CAPITAL}$"
)
_STREET = Late(
    r"[\w'.-]*\w{2}(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|dreef|plantsoen|hof|pad|"
    r"boulevard|allee|wal|str\.)$"
)
_OLD_STREET = Late(
    r" (?:[Ss]traat|Laan|Weg|Plein|Gracht|Kade|Singel|Dijk|Steeg|Dreef|Plantsoen|Hof|Pad|Wal)$"
)
_NO_STREET = frozenset({"Snelweg", "Leerweg", "Leerpad", "Gerechtshof", "Schoolplein", "Leerplein"})
_YEARS = range(1900, 2100)
# `In de Kerkstraat 3 gezinnen gesproken`: a count and no house.
_COUNTED = Late(
    r" ?(?:%|procent|euro|keer|maal|uur|jaar|jaren|maanden|weken|dagen|minuten|meter|kilometer|km|"
    r"(?:\w+e )?(?:mensen|personen|gezinnen|families|huishoudens|huizen|woningen|deuren|adressen|"
    r"flats|portieken|appartementen|winkels|bomen|banken|auto's|kinderen|jongeren|jongens|meiden|"
    r"meisjes|ouders|ouderen|moeders|vaders|vrouwen|mannen|bewoners|buren|deelnemers|bezoekers|"
    r"vrijwilligers|cliënten|gasten|groepen|bezoeken|huisbezoeken|gesprekken|people|families|"
    r"times|houses|minutes))\b"
)
_SMALL_WORDS = frozenset("al de en er ga he ik in is je na nu of om op te we ze zo".split())  # noqa: SIM905 - words to read, not a list to look at
_ADDRESS_WORD = Late(r"\w*(?:adres|address)$", re.IGNORECASE)
_LAST = frozenset("abcdefghijklmnopqrstuvwxyzéëï.)")
_WINDOW = 80


def find_addresses(flat: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield addresses: from the street, or the postcode, to the last part of it."""
    end = 0
    for start in starts:
        if start < end:
            continue
        span = _street_and_number(flat, start) or _postcode_and_number(flat, start)
        if span:
            end = span[1]
            yield span


def _street_and_number(flat: str, digits: int) -> tuple[int, int] | None:
    """Read a house number at `digits`, with the street before it."""
    called = _CALLED_NUMBER.search(flat, max(0, digits - 14), digits)
    if not called or not _ends_in_a_name(flat, called.start()):
        return None
    house = _HOUSE.match(flat, digits)
    name = _name_before(flat, called.start())
    if not house or not name:
        return None
    postcode = _POSTCODE_BEHIND.match(flat, house.end())
    if postcode and postcode.group(1) not in _SMALL_WORDS:
        return name[0], postcode.end()
    if not _is_street(name[1]) or _COUNTED.match(flat, house.end()):
        return None
    number = re.match(r"\d+", house.group())
    if number and int(number.group()) in _YEARS:
        return None
    return name[0], house.end()


def _ends_in_a_name(flat: str, end: int) -> bool:
    """Tell whether the word before `end` has a capital and more: a quick look at most numbers."""
    earliest = max(0, end - _WINDOW)
    begin = max(earliest, flat.rfind(" ", earliest, end) + 1)
    return begin < end and flat[end - 1] in _LAST and flat[begin:end].lower() != flat[begin:end]


def _name_before(flat: str, end: int) -> tuple[int, str] | None:
    """Return where the name of a street that ends at `end` begins, and the name."""
    window = flat[max(0, end - _WINDOW) : end]
    match = _NAME.search(window)
    if not match:
        return None
    name = match.group()
    first, blank, rest = name.partition(" ")
    while blank and (first in BEGINNINGS or _ADDRESS_WORD.match(first)):
        if first == "Van" and rest.startswith("de"):
            break  # `Van der Helstplein`
        name = rest
        first, blank, rest = name.partition(" ")
    return (end - len(name), name) if name not in BEGINNINGS else None


def _is_street(name: str) -> bool:
    return bool(_STREET.search(name) or _OLD_STREET.search(name)) and name not in _NO_STREET


def _postcode_and_number(flat: str, start: int) -> tuple[int, int] | None:
    """Read a postcode at `start`, with a house number behind it."""
    match = _POSTCODE.match(flat, start)
    if not match or (start and flat[start - 1] == "-"):
        return None
    number = _NUMBER_BEHIND.match(flat, match.end())
    if not number or _COUNTED.match(flat, number.end()):
        return None
    return start, number.end(1)
