"""The page that says where everything comes from and how is counted."""

from portfolio_builder.view import addresses as at
from portfolio_builder.view.material import Material
from portfolio_builder.view.parts import FactView
from portfolio_builder.view.views import AboutView, AccessibilityView
from portfolio_builder.wording.firmness import speaks


def about(m: Material) -> AboutView:
    """Make the page."""
    standard, procedure, text = m.standard, m.procedure, m.wording.text
    level = standard.level.name
    if standard.level.eqf is not None:
        level = f"{level} (EQF {standard.level.eqf})"
    facts = (
        (text("Standard"), standard.title),
        (text("Publisher"), standard.publisher),
        (text("Level"), level),
        (text("Edition"), standard.source.edition),
        (text("How the text was taken"), standard.source.text),
        (text("Rights"), standard.source.rights),
    )
    procedure_facts = (
        (text("Procedure"), procedure.title),
        (text("Source"), procedure.source),
    )
    return AboutView(
        frame=m.frame(at.ABOUT, text("How this counts")),
        rule=standard.rule.text,
        standard=tuple(FactView(n, v, standard.language) for n, v in facts if v),
        reconstructed=standard.reconstructed,
        stadia=m.stadia(),
        procedure=tuple(FactView(n, v, standard.language) for n, v in procedure_facts if v),
        procedure_about=procedure.about,
        speaks=speaks(m.wording),
        thresholds=_thresholds(m),
        errata=tuple(
            FactView(e.where, f"“{e.text}” {e.note}", standard.language) for e in standard.errata
        ),
    )


def _thresholds(m: Material) -> tuple[FactView, ...]:
    text, t = m.wording.text, m.procedure.thresholds
    return (
        FactView(
            text("Variation"),
            text(
                "at least {contexts} contexts and {kinds} kinds of evidence",
                contexts=t.variation.min_contexts,
                kinds=t.variation.min_kinds,
            ),
        ),
        FactView(
            text("Relevance"),
            text(
                "at least {percent} percent of the needed indicators is shown",
                percent=t.relevance.min_indicator_percent,
            ),
        ),
        FactView(
            text("Authenticity"),
            m.wording.plural(
                "at least {n} piece that is more than the candidate's own word",
                "at least {n} pieces that are more than the candidate's own word",
                t.authenticity.min_independent,
            )
            + ". "
            + text("The site also says how many people confirm; no number is asked."),
        ),
        FactView(
            text("Currency"),
            m.wording.plural(
                "not older than {n} year on the reference date, and not expired",
                "not older than {n} years on the reference date, and not expired",
                t.currency.max_age_years,
            ),
        ),
        FactView(
            text("Quantity"),
            m.wording.plural(
                "at least {n} piece of evidence for each competence",
                "at least {n} pieces of evidence for each competence",
                t.quantity.min_pieces,
            ),
        ),
    )


def accessibility(m: Material) -> AccessibilityView:
    """Make the page that says how accessible the site is."""
    settings = m.portfolio.settings
    return AccessibilityView(
        frame=m.frame(at.ACCESSIBILITY, m.wording.text("Accessibility")),
        contact=settings.provider or settings.organisation or settings.candidate,
    )
