"""What the preview lays over a page: how the portfolio stands, and what there is to mend."""

from collections.abc import Mapping
from dataclasses import dataclass

import jinja2
from jinja2.ext import InternationalizationExtension
from markupsafe import Markup

from portfolio_builder import resources
from portfolio_builder.model.finding import Finding
from portfolio_builder.report.terminal import severity_word
from portfolio_builder.serve.making import Made
from portfolio_builder.view.parts import FindingView
from portfolio_builder.wording import Wording

FOLDER = "preview"
"""Beside the pages' templates, and never part of a site."""

_MOST = 50


@dataclass(frozen=True, slots=True)
class OverlayView:
    """`overlay.html`: over every page. `stale`: the page under it is older than the text.

    `more` findings are not listed; `version` names what is shown now.
    """

    language: str
    version: str
    tally: str
    trouble: str
    stale: bool
    findings: tuple[FindingView, ...]
    more: int
    script: Markup


@dataclass(frozen=True, slots=True)
class NoPageView:
    """`no-page.html`: where the site has no page. `site`: it has others."""

    language: str
    site: bool


def asset(name: str) -> str:
    """Return a style sheet or script of the preview."""
    return (resources.templates_dir() / FOLDER / name).read_text(encoding="utf-8")


def overlay(made: Made, version: str) -> str:
    """Return the HTML that is laid over every page."""
    shown, others = made.findings[:_MOST], made.findings[_MOST:]
    view = OverlayView(
        language=made.wording.language,
        version=version,
        tally=made.wording.tally(made.findings),
        trouble=made.trouble,
        stale=bool(made.trouble and made.site),
        findings=tuple(_finding(f, made.wording) for f in shown),
        more=sum(f.times for f in others),
        script=Markup(asset("preview.js")),
    )
    return _render("overlay.html", made.wording, {"view": view})


def no_page(made: Made) -> str:
    """Return the page that stands where the site has none."""
    view = NoPageView(made.wording.language, bool(made.site))
    return _render("no-page.html", made.wording, {"view": view})


def _finding(found: Finding, wording: Wording) -> FindingView:
    return FindingView(
        code=found.code,
        severity=found.severity.value,
        word=severity_word(found.severity, wording),
        file=found.place.file,
        line=found.place.line,
        message=wording.message(found),
        hint=wording.hint(found),
    )


def _render(template: str, wording: Wording, values: Mapping[str, object]) -> str:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates_dir() / FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[InternationalizationExtension],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        wording.gettext, wording.ngettext, newstyle=True
    )
    return made.get_template(template).render(values)
