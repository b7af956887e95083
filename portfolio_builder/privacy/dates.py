"""Dates of birth: a date that the words around it call one. Other dates say nothing of somebody."""

import re
from collections.abc import Iterator, Sequence

from portfolio_builder.privacy.late import Late

_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|june?|juni|"
    r"july?|juli|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:(?:19|20)\d{2}|'?\d{2})"
_DATE = re.compile(
    rf"(?i:\d{{1,2}}(?: ?[-/.] ?| )\d{{1,2}}(?: ?[-/.] ?| ){_YEAR}|"
    rf"\d{{1,2}}(?:e|ste|de|th|st|nd|rd)?[ -](?:of )?{_MONTH},?[ -]{_YEAR}|"
    r"(?:19|20)\d{2}-\d{2}-\d{2}|\d{2}(?:0[1-9]|1[0-2])(?:19|20)\d{2})(?!\w)"
)
_MONTH_FIRST = Late(rf"(?i:{_MONTH} \d{{1,2}}(?:th|st|nd|rd)?,? (?:19|20)\d{{2}})(?!\w)")
_MONTH_BEFORE = re.compile(rf"(?i:\b{_MONTH} )$")

_PLACE = r"(?:'[st][ -])?[A-ZÀ-Þ][\w'-]*(?: (?:van|de|den|der|aan|op|en|the|[A-ZÀ-Þ][\w'-]*)){0,4}"
_BEFORE = Late(
    # `geboortedatum van haar zoon: `, `date of birth `
    r"(?:(?i:geboortedatum|geboortedag|geb\.? ?dat(?:um|\.)?|birth ?date|date of birth|"
    r"\bd\.?o\.?b\.?)[^.;!?\d]{0,40}|"
    # `geboren op `, `geb. te Den Haag, `
    r"\b(?i:geboren|geb\.?|born)[ :(*-]{0,3}"
    rf"(?:(?:in|te|at) {_PLACE},? ?(?:\([^()\d]{{1,30}}\),? ?)?)?"
    r"(?:(?:is|was|werd|op|on|the|de|\w{2,6}dag|\w{3,6}day|d\.d\.)[ ,]{0,2}){0,3})$"
)
_WHO = (
    r"(?:hij|zij|ze|ik|(?:(?:haar|zijn|hun|mijn|de|het|een|hun) )?(?:\w+ )?"
    r"(?:zoon|zoontje|dochter|dochtertje|kind|kindje|baby|tweeling|kleinkind|kleinzoon|"
    r"kleindochter|broer|broertje|zus|zusje|jongen|meisje|moeder|vader))"
)
_AFTER = Late(
    rf",? (?:(?:is|was|werd|wordt) )?(?:{_WHO} )?geboren\b(?! (?:uit|en getogen))|,? born\b"
)
_WINDOW = 90


def find_birth_dates(flat: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the dates on which somebody was born."""
    end = 0
    for digits in starts:
        if digits < end:
            continue
        start = digits
        match = _DATE.match(flat, start)
        if not match:
            month = _MONTH_BEFORE.search(flat, max(0, start - 12), start)
            match = month and _MONTH_FIRST.match(flat, month.start())
            start = match.start() if match else start
        if not match or (start and flat[start - 1] == "/"):
            continue
        before = flat[max(0, start - _WINDOW) : start]
        if _BEFORE.search(before) or _AFTER.match(flat, match.end()):
            end = match.end()
            yield match.span()
