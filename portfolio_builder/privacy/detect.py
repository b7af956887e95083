"""Personal data in a text: citizen service number, IBAN, telephone, e-mail, address, birth date.

Numbers are judged by well-kept libraries (python-stdnum, phonenumbers), which are imported only
when a text holds something that looks like one: most texts do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import PersonalData, Private
from portfolio_builder.privacy.names import find_names

# Each pattern begins with a set of signs and looks behind only then: that is five times faster.
_EMAIL = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?![\w@])"
)
_IBAN = re.compile(
    r"[A-Z](?<![A-Za-z0-9].)[A-Z]\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)"
)
_NINE_DIGITS = re.compile(r"\d(?<![\d,.+/-].)\d{2}[ .-]?\d{3}[ .-]?\d{3}(?![\d/]|[.,-]\d)")
_TWO_TWO = re.compile(r"\d(?<![\d,.+/-].)\d{3}[ .-]\d{2}[ .-]\d{3}(?![\d/]|[.,-]\d)")
# Ten digits or so, however they are set apart: what a telephone number must have.
_MANY_DIGITS = re.compile(r"[+(\d][\d\s()./-]{7,}\d")
_POSTCODE = re.compile(r"[1-9](?<![\w-].)\d{3}[ \t]?[A-Z]{2}(?![\w-])")
_NUMBER = r"\d{1,5}(?:[ -]?[a-zA-Z]\b|[-/]\d{1,4}\b)?"
_STREET_BEFORE = re.compile(
    rf"[A-Z][\w'.’-]*(?: [\w'.’-]+){{0,4}} {_NUMBER}[ ,;]{{1,3}}(?:te |in )?$"
)
_NUMBER_AFTER = re.compile(rf"^[ ,]{{1,3}}(?:huisnummer |nummer |nr\.? ?|no\.? ?)?({_NUMBER})")
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october|"
    "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|oct|nov|dec"
)
_DATE = rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:\d{{4}}|'?\d{{2}})|\d{{1,2}}(?:e|th|st|nd|rd)? (?:{_MONTHS})\.?,? (?:\d{{4}}|'\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}})"
_BIRTH = re.compile(
    r"[GgBbDd](?<!\w.)"
    r"(?:(?<=[Gg])(?:eboren|eboortedatum|eboortedag|eb\.?(?: ?datum)?)|(?<=[Bb])(?:orn|irth ?date)|"
    r"(?<=[Dd])(?:ate of birth|\.?o\.?b\.?))(?!\w)"
    rf"[^\n;]{{0,40}}?(?<!\d)(?i:({_DATE}))(?!\w)",
)
_NOT_PERSONAL = {3, 4, 5, 8, 10}
"""Types of `phonenumbers` that belong to nobody: toll free, premium, shared cost, UAN, voicemail."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, from `start` up to `end` (offsets in characters)."""

    kind: PersonalData
    start: int
    end: int


def find(text: str) -> tuple[Span, ...]:
    """Return the personal data in a text, in order and without overlaps.

    Where two kinds see the same signs, the surer one stays.
    """
    flat = text.replace("\n", " ")
    found: list[Span] = []
    for look in (_emails, _ibans, _birth_dates, _addresses, _numbers, _names):
        for span in look(text, flat):
            if not any(span.start < other.end and other.start < span.end for other in found):
                found.append(span)
    return tuple(sorted(found, key=lambda s: s.start))


def find_in_file(text: str, file: str, *, first_line: int = 1) -> tuple[Private, ...]:
    """Return the personal data in the text of a file, each with its words and its place.

    `first_line` is the line of the file on which the text begins.
    """
    made = []
    for span in find(text):
        words = text[span.start : span.end]
        before = text[: span.start]
        line = first_line + before.count("\n")
        column = span.start - before.rfind("\n")
        made.append(
            Private(span.kind, words, Place(file, line, column, len(words.split("\n", 1)[0])))
        )
    return tuple(made)


def _emails(text: str, _: str) -> Iterator[Span]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Span(PersonalData.EMAIL, match.start(), match.end())


def _ibans(_: str, flat: str) -> Iterator[Span]:
    for match in _IBAN.finditer(flat):
        from stdnum import iban  # late: most texts have none

        words = match.group()
        while words:
            if iban.is_valid(words, check_country=False):
                yield Span(PersonalData.IBAN, match.start(), match.start() + len(words))
                break
            # A word in capitals may follow: `NL91 ABNA 0417 1643 00 OK`.
            words = words.rpartition(" ")[0]


def _birth_dates(_: str, flat: str) -> Iterator[Span]:
    for match in _BIRTH.finditer(flat):
        yield Span(PersonalData.BIRTH_DATE, match.start(1), match.end(1))


def _addresses(_: str, flat: str) -> Iterator[Span]:
    """A postcode with a house number: together they are one front door."""
    for match in _POSTCODE.finditer(flat):
        start, end = match.span()
        street = _STREET_BEFORE.search(flat, max(0, start - 80), start)
        number = _NUMBER_AFTER.match(flat[end : end + 20])
        if street:
            yield Span(PersonalData.ADDRESS, street.start(), end)
        elif number:
            yield Span(PersonalData.ADDRESS, start, end + number.end(1))


def _numbers(text: str, flat: str) -> Iterator[Span]:
    yield from _bsns(flat)
    if _MANY_DIGITS.search(text):
        yield from _phones(flat)


def _bsns(flat: str) -> Iterator[Span]:
    for pattern in (_NINE_DIGITS, _TWO_TWO):
        for match in pattern.finditer(flat):
            from stdnum.nl import bsn  # late: most texts have none

            if bsn.is_valid(re.sub(r"\D", "", match.group())):
                yield Span(PersonalData.BSN, match.start(), match.end())


def _phones(flat: str) -> Iterator[Span]:
    import phonenumbers  # late: most texts have none

    matcher = phonenumbers.PhoneNumberMatcher(flat, "NL", leniency=phonenumbers.Leniency.VALID)
    for match in matcher:
        if phonenumbers.number_type(match.number) not in _NOT_PERSONAL:
            yield Span(PersonalData.PHONE, match.start, match.end)


def _names(_: str, flat: str) -> Iterator[Span]:
    for start, end in find_names(flat):
        yield Span(PersonalData.NAME, start, end)
