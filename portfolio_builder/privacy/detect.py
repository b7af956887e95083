"""Personal data in a text: citizen service number, IBAN, telephone, e-mail, address, birth date,
name. Each kind has a search of its own; here they come together.

A text is read as a person reads it: a line end is a blank, an escaped sign is that sign. All that
is made of digits is looked for at rows of digits only, so that a text without any costs little.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import PersonalData, Private
from portfolio_builder.privacy.addresses import find_addresses
from portfolio_builder.privacy.dates import find_birth_dates
from portfolio_builder.privacy.escapes import plain_with_places
from portfolio_builder.privacy.mail import find_emails
from portfolio_builder.privacy.names import find_names
from portfolio_builder.privacy.numbers import find_bsns, find_ibans, find_phones

# The first digit of a row that begins a number (not in `G1.2`, nor behind a point or dash); or that
# stands behind two letters, as in an account number. It begins with a set of signs and looks behind
# only then, as do the other patterns that go through a whole text: that is the fast way.
_ALONE = r"(?<![^\W_].)(?<!\d[.,_-].)"
_DIGITS = re.compile(rf"[0-9](?:(?P<alone>{_ALONE})|(?<=[A-Za-z]{{2}}.)|(?<=[A-Za-z]{{2}} .))")
# Signs that look the same are made the same, one for one.
_ALIKE = (
    ("\n", " "), ("\t", " "), ("\u00a0", " "), ("\u2007", " "), ("\u2009", " "), ("\u202f", " "),
    ("\u2010", "-"), ("\u2011", "-"), ("\u2012", "-"), ("\u2013", "-"), ("\u2212", "-"),
    ("‘", "'"), ("’", "'"),
)  # fmt: skip


class Span(Struct, frozen=True):
    """A stretch of a text, from `start` up to `end` (offsets in characters)."""

    kind: PersonalData
    start: int
    end: int


def find(text: str, *, names: bool = True) -> tuple[Span, ...]:
    """Return the personal data in a text, in order and without overlaps; without `names` all else.

    Where two kinds see the same signs, the surer one stays. Takes a time in step with the length,
    whatever the text.
    """
    if text.isalpha():
        return ()  # a word by itself, as many headings are
    plain, places = plain_with_places(text)
    spans = _without_overlaps(plain, _search(_flat(plain), names=names))
    return tuple(Span(s.kind, places.of(s.start), places.of(s.end)) for s in spans)


def find_in_file(text: str, file: str, *, first_line: int = 1) -> tuple[Private, ...]:
    """Return the personal data in the text of a file, each with its words and its place.

    `first_line` is the line of the file on which the text begins.
    """
    made = []
    line, line_start, last = first_line, 0, 0
    for span in find(text):
        line += text.count("\n", last, span.start)
        line_start = max(line_start, text.rfind("\n", last, span.start) + 1)
        last = span.start
        words = text[span.start : span.end]
        length = len(words.partition("\n")[0])
        place = Place(file, line, span.start - line_start + 1, length)
        made.append(Private(span.kind, words, place))
    return tuple(made)


def without_private(text: str) -> str:
    """Return a text without the words of what is found in it, such as for an address."""
    pieces, last = [], 0
    for span in find(text):
        pieces.append(text[last : span.start])
        last = span.end
    return "".join([*pieces, text[last:]])


def _flat(text: str) -> str:
    for one, other in _ALIKE:
        text = text.replace(one, other)
    return text


def _search(flat: str, *, names: bool) -> Iterator[Span]:
    """Yield what each search finds, the surest first; they may overlap."""
    digits = tuple(_DIGITS.finditer(flat))
    starts = tuple(m.start() for m in digits)
    alone = tuple(m.start() for m in digits if m["alone"] is not None)
    for kind, stretches in (
        (PersonalData.EMAIL, find_emails(flat)),
        (PersonalData.IBAN, find_ibans(flat, starts)),
        (PersonalData.BIRTH_DATE, find_birth_dates(flat, alone)),
        (PersonalData.ADDRESS, find_addresses(flat, alone)),
        (PersonalData.BSN, find_bsns(flat, alone)),
        (PersonalData.PHONE, find_phones(flat, alone)),
        (PersonalData.NAME, find_names(flat) if names else ()),
    ):
        for start, end in stretches:
            yield Span(kind, start, end)


def _without_overlaps(text: str, spans: Iterator[Span]) -> list[Span]:
    kept: list[Span] = []
    taken = bytearray()
    for span in spans:
        taken = taken or bytearray(len(text))
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
