"""The page that searches: all that can be found, as data for the script on that page.

The data holds words as they are written; the browser folds and stems them. It is bounded: when a
portfolio is so large that its texts do not fit, the page says of how many pieces they are left out.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
from markupsafe import Markup
from msgspec import Struct

from portfolio_builder.model.portfolio import Evidence, Profile, Reflection
from portfolio_builder.model.standard import Competence
from portfolio_builder.model.text import Fragment
from portfolio_builder.view import addresses as at
from portfolio_builder.view.addresses import relative, slug
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import LinkView, SortView
from portfolio_builder.view.views import SearchView
from portfolio_builder.wording import N_

MOST = 4_000_000
"""How many bytes the data may take before running text is left out."""

_COMPETENCE, _INDICATOR, _EVIDENCE = "competence", "indicator", "evidence"
_PASSAGE, _REFLECTION, _PROFILE = "passage", "reflection", "profile"
_SORTS = {
    _COMPETENCE: N_("Competence"),
    _INDICATOR: N_("Indicator"),
    _EVIDENCE: N_("Evidence"),
    _PASSAGE: N_("Passage"),
    _REFLECTION: N_("Reflection"),
    _PROFILE: N_("Profile"),
}
# What would mean something to the HTML around the data.
_IN_SCRIPT = re.compile(b"[<>&]")


class _Entry(Struct, frozen=True):
    """Something that can be found: its place on the page, ids that it bears, title and text."""

    sort: str
    anchor: str
    ids: str
    title: str
    text: str


class _Source(Struct, frozen=True):
    """A page, or a reflection on it, with what can be found there.

    `passages` and `texts` are running text, and may be left out.
    """

    href: str
    title: str
    language: str
    entries: Sequence[_Entry]
    passages: Sequence[_Entry] = ()
    texts: Sequence[_Entry] = ()


def search_page(m: Material, most: int = MOST) -> SearchView:
    """Make the page; running text goes along as long as the data takes at most `most` bytes."""
    text = m.wording.text
    data, left_out = _fitted(tuple(_sources(m)), most)
    lists = (
        (at.MATRIX, text("Matrix")),
        (at.EVIDENCE_LIST, text("Evidence")),
        (at.GAPS, text("Gaps")),
    )
    return SearchView(
        frame=m.frame(at.SEARCH, text("Search")),
        sorts=tuple(SortView(name, text(word)) for name, word in _SORTS.items()),
        data=data,
        language=m.portfolio.settings.language,
        left_out=m.wording.plural(
            "The portfolio is very large. Of {n} text the words cannot be searched.",
            "The portfolio is very large. Of {n} texts the words cannot be searched.",
            left_out,
        )
        if left_out
        else "",
        lists=tuple(LinkView(words, relative(at.SEARCH, path)) for path, words in lists),
    )


def _fitted(sources: Sequence[_Source], most: int) -> tuple[Markup, int]:
    """Return the data as JSON, and of how many sources running text is left out.

    Passages go before other text: they are what an assessor looks for.
    """
    pages = [_json([s.href, s.title, s.language]) for s in sources]
    made = [_encoded(n, e) for n, s in enumerate(sources) for e in s.entries]
    size = sum(map(_size, pages + made))
    left_out = set()
    for batches in ([s.passages for s in sources], [s.texts for s in sources]):
        for n, batch in enumerate(batches):
            lines = [_encoded(n, e) for e in batch]
            needed = sum(map(_size, lines))
            if size + needed > most:
                left_out.add(n)
            else:
                made += lines
                size += needed
    data = b'{"sources":[%b],\n"entries":[\n%b]}' % (b",".join(pages), b",\n".join(made))
    return Markup(data.decode()), len(left_out)


def _encoded(source: int, entry: _Entry) -> bytes:
    return _json([entry.sort, source, entry.anchor, entry.ids, entry.title, entry.text])


_written = msgspec.json.Encoder().encode


def _json(value: object) -> bytes:
    """Return a value as JSON that can stand in a script element."""
    return _IN_SCRIPT.sub(lambda sign: b"\\u%04x" % ord(sign.group()), _written(value))


def _size(line: bytes) -> int:
    return len(line) + 2


def _sources(m: Material) -> Iterator[_Source]:
    for competence in m.standard.competences.values():
        yield _competence(m, competence)
    for piece in m.published:
        yield _piece(m, piece)
    for standing in m.assessment.standings:
        if standing.reflection:
            yield _reflection(m, standing.competence, standing.reflection)
    if m.portfolio.profile:
        yield _profile(m, m.portfolio.profile)


def _competence(m: Material, competence: Competence) -> _Source:
    return _Source(
        href=relative(at.SEARCH, m.where.competence[competence.id]),
        title=f"{competence.id} {competence.title}",
        language=m.standard.language,
        entries=(
            _Entry(_COMPETENCE, "", competence.id, competence.title, competence.definition),
            *(_Entry(_INDICATOR, slug(i.id), i.id, "", i.text) for i in competence.indicators),
        ),
    )


def _piece(m: Material, piece: Evidence) -> _Source:
    standing = m.assessment.standing_of_evidence[piece.path]
    claimed = dict.fromkeys(c.competence for c in standing.claims if c.competence)
    said = (
        m.when(piece),
        m.kind(piece),
        piece.context,
        piece.role,
        piece.organisation,
        m.confirmed(piece),
        *(c.claim.why for c in standing.claims),
        *(a.title for a in piece.attachments),
    )
    head = _Entry(_EVIDENCE, "", " ".join(claimed), piece.title, " · ".join(filter(None, said)))
    return _Source(
        href=relative(at.SEARCH, m.where.evidence[piece.path]),
        title=piece.title,
        language=m.language(piece.language),
        entries=(head,),
        passages=tuple(
            _Entry(_PASSAGE, p.passage.anchor, " ".join(p.indicators), "", p.passage.text)
            for p in standing.passages
        ),
        texts=_texts(_EVIDENCE, piece.body),
    )


def _reflection(m: Material, competence: str, reflection: Reflection) -> _Source:
    known = m.standard.competences[competence]
    return _Source(
        href=relative(at.SEARCH, m.where.competence[competence]),
        title=f"{known.id} {known.title}",
        language=m.language(reflection.language),
        entries=(),
        texts=_texts(_REFLECTION, reflection.body, first=at.REFLECTION),
    )


def _profile(m: Material, profile: Profile) -> _Source:
    settings = m.portfolio.settings
    said = " · ".join(filter(None, (settings.organisation, settings.goal)))
    title = profile.title or settings.candidate
    return _Source(
        href=relative(at.SEARCH, at.PROFILE),
        title=title,
        language=settings.language,
        entries=(_Entry(_PROFILE, "", "", title, said),),
        texts=_texts(_PROFILE, profile.body),
    )


def _texts(sort: str, body: Fragment, first: str = "") -> tuple[_Entry, ...]:
    """Return each section of a text; `first` is where it begins on its page."""
    return tuple(_Entry(sort, s.id or first, "", s.heading, s.text) for s in body.sections)
