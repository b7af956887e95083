"""Assessing small portfolios made in a test, and drawing arbitrary ones for properties."""

import datetime
from collections.abc import Sequence

from hypothesis import strategies as st
from msgspec.structs import replace

from portfolio_builder.assess.checks import check
from portfolio_builder.assess.context import Context
from portfolio_builder.assess.resolve import resolve
from portfolio_builder.assess.whole import assess
from portfolio_builder.model.assessment import Assessment
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.portfolio import Evidence, Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from tests.conftest import TODAY
from tests.factories import claim, evidence, passage, portfolio


def assessed(
    whole: Portfolio,
    standard: Standard,
    procedure: Procedure,
    today: datetime.date = TODAY,
) -> Assessment:
    """Assess a portfolio as the program does: findings first, then claims, then the rest."""
    found = tuple(check(Context(whole, standard, procedure, today)))
    resolved = resolve(whole, standard, found)
    return assess(whole, standard, procedure, resolved, today)


def findings(whole: Portfolio, standard: Standard, procedure: Procedure) -> tuple[Finding, ...]:
    """Return what the checks find."""
    return tuple(check(Context(whole, standard, procedure, TODAY)))


def without(whole: Portfolio, path: str) -> Portfolio:
    """Return the portfolio as it is when the file is really deleted."""
    return replace(whole, evidence=tuple(e for e in whole.evidence if e.path != path))


def with_piece(whole: Portfolio, piece: Evidence) -> Portfolio:
    """Return the portfolio with a piece put in the place of one with its path, or added."""
    others = [e for e in whole.evidence if e.path != piece.path]
    return replace(whole, evidence=tuple(sorted([*others, piece], key=lambda e: e.path)))


_KINDS = ("starr-verslag", "beroepsproduct", "werkgeversverklaring", "")
_CONTEXTS = ("buurthuis", "school", "Buurthuis ", "")
_DATES = ("2025-03-14", "2021-09-01", "2021-08-31", "2019-01-01", "")


def pieces(standard: Standard, competences: int = 6) -> st.SearchStrategy[Evidence]:
    """Draw a piece of evidence with claims on a few competences; now and then one with an error."""
    chosen = standard.counted[:competences]
    ids = st.sampled_from([c.id for c in chosen])
    stadia = st.sampled_from([s.id for s in standard.stadia])
    indicators = st.sampled_from([i.id for c in chosen for i in c.indicators])
    return st.builds(
        _piece,
        number=st.integers(0, 999),
        claims=st.dictionaries(ids, stadia, max_size=4),
        shown=st.lists(indicators, max_size=5),
        kind=st.sampled_from(_KINDS),
        context=st.sampled_from(_CONTEXTS),
        when=st.sampled_from(_DATES),
        confirmed=st.booleans(),
        why=st.sampled_from(("", "Zo deed ik het.")),
        draft=st.sampled_from((False, False, False, True)),
        wrong=st.sampled_from((False, False, False, True)),
    )


def _piece(
    number: int,
    claims: dict[str, str],
    shown: Sequence[str],
    kind: str,
    context: str,
    when: str,
    why: str,
    *,
    confirmed: bool,
    draft: bool,
    wrong: bool,
) -> Evidence:
    return evidence(
        f"stuk-{number:03}",
        *(claim(c, s, why=why) for c, s in claims.items()),
        *([claim("X9", next(iter(claims.values())))] if wrong and claims else []),
        passages=[passage(n, i, text=f"Woorden {n} van {number}.") for n, i in enumerate(shown, 1)],
        kind=kind,
        context=context,
        when=when,
        confirmed=["T. de Vries"] if confirmed else [],
        draft=draft,
        words=300 + number,
    )


def portfolios(
    standard: Standard, *, most: int = 10, competences: int = 6
) -> st.SearchStrategy[Portfolio]:
    """Draw a portfolio of at most so many pieces."""
    drawn = st.lists(pieces(standard, competences), max_size=most, unique_by=lambda e: e.path)
    return drawn.map(lambda found: portfolio(*sorted(found, key=lambda e: e.path)))
