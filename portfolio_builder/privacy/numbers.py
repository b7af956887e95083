"""Numbers that belong to somebody: citizen service number, bank account, telephone.

What looks like one is judged by well-kept libraries (python-stdnum, phonenumbers), which are
imported only then: most texts have none. Every search begins at a row of digits and looks at a
short stretch around it, so no text takes more than a time in step with its length.
"""

import functools
import re
from collections.abc import Iterator, Sequence

from portfolio_builder.privacy.late import Late

Stretch = tuple[int, int]
"""Where something begins and where it has ended, in characters."""

_BSN = re.compile(
    r"(?:\d{9}|\d{4}([ .-])\d{2}\1\d{3}|\d{3}([ .-]?)\d{3}\2\d{3}|\d{8})(?![\w/]|[.,-]\d)"
)
_CALLED_BSN = Late(r"(?i:\bbsn|burgerservicenummer|sofi-?nummer|service number)[^.!?\d]{0,30}$")
_BSN_LENGTH = 9
_AMOUNT_BEFORE = Late(r"(?:€|EUR|\$) ?$")
_AMOUNT_AFTER = Late(r" (?:euro|keer|maal|mensen|personen|inwoners|bezoekers|miljoen)\b")

# What such a number is called when it is a thing's and not a person's.
_OF_A_THING = Late(
    r"(?i:\b(?:zaak|dossier|factuur|factuurnummer|order|bestel|polis|artikel|kenmerk|referentie|"
    r"kvk|rsin|btw|isbn|issn|barcode|bon|transactie|serie|offerte|ticket|melding|meldings|"
    r"registratie|reservering|product|model|ean|case|file|invoice|reference|"
    r"chamber of commerce)"
    r"(?:[ :.#=()-]|nummers?|number|nr|no|code|is|was|met)*)$"
)
_WINDOW = 48

_IBAN = Late(r"(?:[A-Z]{2} ?|[a-z]{2})\d{2}(?:[ .-]?[A-Za-z0-9]){11,30}(?!\w)")
_SHORTEST_IBAN = 15
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2} ?$")

_PHONE = Late(r"(?:\+|00|\(?0)\d{0,13}(?:(?: ?[/.-] ?| ?\(| ?\) ?| )\d{1,11}){0,8}")
_DIGITS = re.compile(r"\d+")
_DUTCH = 10  # digits of a number without its country
_FEWEST, _MOST = 9, 15
# `03-05-2024 10.30` and `09.15 - 10.45` would else be numbers in Utrecht and Den Bosch.
_DATE_OR_TIME = Late(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}(?!\d)|\d\d[.:]\d\d(?![.\d])")
_ACCOUNT_BEFORE = Late(r"[A-Za-z]{2} ?\d{2} ?[A-Za-z]{4} ?$")


def find_bsns(flat: str, starts: Sequence[int]) -> Iterator[Stretch]:
    """Yield citizen service numbers: what passes the eleven-test, or is called one."""
    for start in starts:
        match = _BSN.match(flat, start)
        if not match or (start and flat[start - 1] in "+/"):
            continue
        before = flat[max(0, start - _WINDOW) : start]
        if _OF_A_THING.search(before):
            continue
        if _CALLED_BSN.search(before) or _passes(match.group()):
            dotted = match.group(2) == "."
            if not (dotted and _is_amount(before, flat[match.end() : match.end() + 12])):
                yield match.span()


def _passes(words: str) -> bool:
    digits = re.sub(r"\D", "", words)
    if len(digits) != _BSN_LENGTH:
        return False
    from stdnum.nl import bsn  # late: most texts have none

    return bool(bsn.is_valid(digits))


def _is_amount(before: str, after: str) -> bool:
    return bool(_AMOUNT_BEFORE.search(before) or _AMOUNT_AFTER.match(after))


def find_ibans(flat: str, starts: Sequence[int]) -> Iterator[Stretch]:
    """Yield account numbers whose country, length and check digits are right."""
    for start in starts:
        letters = _IBAN_START.search(flat, max(0, start - 4), start)
        match = letters and _IBAN.match(flat, letters.start())
        if match:
            from stdnum import iban  # late: most texts have none

            words = match.group()
            while len(words) >= _SHORTEST_IBAN:
                if iban.is_valid(words, check_country=False):
                    yield match.start(), match.start() + len(words)
                    break
                # A word may follow: `NL91 ABNA 0417 1643 00 op naam van`.
                words = words.rpartition(" ")[0]


def find_phones(flat: str, starts: Sequence[int]) -> Iterator[Stretch]:
    """Yield telephone numbers that can be called and may be somebody's."""
    end = 0
    for digits in starts:
        # Of `+31`, `(030)` and `(+31` the sign in front belongs to it; of `(06-12345678)` not.
        for start in (digits - 2, digits - 1, digits):
            if start < end or flat[start] not in "+(0":
                continue
            match = _PHONE.match(flat, start)
            last = _end_of_phone(match.group()) if match and _may_begin(flat, start) else 0
            if last:
                end = start + last
                yield start, end
                break


def _may_begin(flat: str, start: int) -> bool:
    before = flat[max(0, start - _WINDOW) : start]
    if before and (before[-1].isalnum() or before[-1] == "+"):
        return False
    if _DATE_OR_TIME.match(flat, start) or _ACCOUNT_BEFORE.search(before):
        return False
    return not _OF_A_THING.search(before)


def _end_of_phone(words: str) -> int:
    """Return where the number at the beginning of the words ends, or 0: the longest that can be."""
    count, ends = 0, []
    dutch = words.lstrip("(").startswith("0") and not words.startswith("00")
    for group in _DIGITS.finditer(words):
        count += len(group.group())
        if count == _DUTCH if dutch else _FEWEST <= count <= _MOST:
            ends.append(group.end())
    return next((end for end in reversed(ends) if _is_phone(words[:end])), 0)


@functools.lru_cache(maxsize=1024)
def _is_phone(words: str) -> bool:
    import phonenumbers  # late: most texts have none

    kinds = phonenumbers.PhoneNumberType
    if words.startswith("00") and words.isdigit() and not words.startswith("0031"):
        return False  # a barcode rather than a number abroad
    if words.count("(") > words.count(")"):
        return False
    try:
        number = phonenumbers.parse(words, "NL")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) not in {
        kinds.TOLL_FREE,
        kinds.PREMIUM_RATE,
        kinds.SHARED_COST,
        kinds.UAN,
        kinds.VOICEMAIL,
    }
