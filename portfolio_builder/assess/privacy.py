"""Personal data that would be published: what is found, less what is known and what was reviewed.

Findings never hold the words themselves. A help, not a guarantee.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from portfolio_builder.assess.context import Check, Context
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import AttachmentFile, Portfolio, Profile, Reflection
from portfolio_builder.model.privacy import RULE_OF, PersonalData, Private, Reviewed, masked
from portfolio_builder.model.text import Fragment

# Nobody may publish these, whatever the reason.
_NEVER_REVIEWED = {rules.PRIVATE_BSN.code, rules.ATTACHMENT_BSN.code}

_WORD = re.compile(r"\w[\w'’-]*")


class _Source(Struct, frozen=True, dict=True):
    """A text: the personal data in it, the exceptions of its author, the files it refers to."""

    path: str
    private: tuple[Private, ...]
    reviewed: tuple[Reviewed, ...]
    uses: tuple[tuple[str, Place], ...]

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of what may stay in this text."""
        return frozenset(r.code for r in self.reviewed) - _NEVER_REVIEWED


def withheld(portfolio: Portfolio) -> tuple[Private, ...]:
    """Return what a site must leave out: all that was found and not reviewed, but for names.

    What is reviewed in one file and not in another is left out everywhere.
    """
    found = [
        p
        for source in _sources(portfolio)
        for p in source.private
        if RULE_OF[p.kind].code not in source.codes
    ]
    found += [private for _, private in portfolio.private_names]
    return tuple(dict.fromkeys(p for p in found if p.kind is not PersonalData.NAME))


def withheld_files(portfolio: Portfolio) -> frozenset[str]:
    """Return the paths of attachments that must not be published: those with a service number."""
    return frozenset(
        a.path for a in portfolio.attachments if any(p.kind is PersonalData.BSN for p in a.private)
    )


def texts_hold_no_personal_data(context: Context) -> Iterator[Finding]:
    """No text holds personal data that its author did not review."""
    known = _known_words(context.portfolio)
    for source in _sources(context.portfolio):
        for private in source.private:
            rule = RULE_OF[private.kind]
            if rule.code in source.codes:
                continue
            if private.kind is PersonalData.NAME and _is_known(private.words, known):
                continue
            yield finding(rule, private.place, written=private.masked)


def file_names_hold_no_personal_data(context: Context) -> Iterator[Finding]:
    """No file is named after somebody's number: a name can be read by all who get the file."""
    for path, private in context.portfolio.private_names:
        yield finding(
            rules.PRIVATE_FILE_NAME,
            Place(path),
            kind=private.kind.value,
            written=masked(private.words),
        )


def attachments_hold_no_personal_data(context: Context) -> Iterator[Finding]:
    """No attachment holds personal data, or says who made it and where, without review."""
    known = _known_words(context.portfolio)
    for source, path, place in _uses(context.portfolio):
        file = context.portfolio.attachment_by_path.get(path)
        if file:
            for found in _in_attachment(file, place, known):
                if found.code not in source.codes:
                    yield found


def _in_attachment(file: AttachmentFile, place: Place, known: frozenset[str]) -> Iterator[Finding]:
    for private in file.private:
        if private.kind is PersonalData.NAME:
            continue  # a letter is full of names that may be there
        rule = (
            rules.ATTACHMENT_BSN if private.kind is PersonalData.BSN else rules.ATTACHMENT_PRIVATE
        )
        yield finding(
            rule,
            place,
            path=file.path,
            kind=private.kind.value,
            written=private.masked,
            page=private.place.line,
        )
    for author in file.authors:
        if not _is_known(author, known):
            yield finding(rules.ATTACHMENT_AUTHOR, place, path=file.path, written=masked(author))
    if file.tells_place:
        yield finding(rules.PHOTO_PLACE, place, path=file.path)


def exceptions_are_used(context: Context) -> Iterator[Finding]:
    """An exception is for a code of privacy, and for something that is there."""
    inside: dict[str, set[str]] = {}
    for source, path, place in _uses(context.portfolio):
        file = context.portfolio.attachment_by_path.get(path)
        found = _in_attachment(file, place, frozenset()) if file else ()
        inside.setdefault(source.path, set()).update(f.code for f in found)
    for source in _sources(context.portfolio):
        there = {RULE_OF[p.kind].code for p in source.private} | inside.get(source.path, set())
        for reviewed in source.reviewed:
            if reviewed.code not in there:
                yield finding(rules.PRIVACY_EXCEPTION_UNUSED, reviewed.place, written=reviewed.code)


def _sources(portfolio: Portfolio) -> Iterator[_Source]:
    for piece in portfolio.evidence:
        uses = tuple((a.path, a.place) for a in piece.attachments) + _linked(piece.body)
        yield _Source(piece.path, piece.private, piece.privacy_reviewed, uses)
    settings = portfolio.settings
    yield _Source(settings.place.file, settings.private, settings.privacy_reviewed, ())
    others: list[Reflection | Profile] = [*portfolio.reflections]
    if portfolio.profile:
        others.append(portfolio.profile)
    for other in others:
        yield _Source(other.path, other.private, other.privacy_reviewed, _linked(other.body))
    for review in portfolio.reviews:
        yield _Source(review.path, review.private, (), ())


def _linked(body: Fragment) -> tuple[tuple[str, Place], ...]:
    return tuple((link.path, link.place) for link in body.links)


def _uses(portfolio: Portfolio) -> Iterator[tuple[_Source, str, Place]]:
    """Yield each file that a text refers to, with the text and where; once for each text."""
    for source in _sources(portfolio):
        first = dict(reversed(source.uses))
        for path, place in first.items():
            yield source, path, place


def _known_words(portfolio: Portfolio) -> frozenset[str]:
    """Return the words of names that may be there: candidate, organisation, who confirms."""
    settings = portfolio.settings
    names = [settings.candidate, settings.organisation, settings.provider]
    for piece in portfolio.evidence:
        names.append(piece.organisation)
        names += [c.name for c in piece.confirmed_by]
    return frozenset(_words(names))


def _is_known(name: str, known: frozenset[str]) -> bool:
    """Tell whether every word of a name that is no initial or `van` is one that may be there."""
    telling = [w for w in _words([name]) if len(w) > 1 and w not in _SMALL]
    return bool(telling) and all(w in known for w in telling)


_SMALL = frozenset({"van", "de", "der", "den", "ter", "ten", "te", "het", "op", "in", "el", "al"})


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (w.casefold() for w in _WORD.findall(name))


CHECKS: tuple[Check, ...] = (
    texts_hold_no_personal_data,
    file_names_hold_no_personal_data,
    attachments_hold_no_personal_data,
    exceptions_are_used,
)
