"""What a run came to, as the commands show it: whole, in part, or as an earlier run left it.

Nothing here reads, decides or makes anything, so that a run which finds nothing new loads nothing.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from portfolio_builder.model.assessment import Assessment
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.portfolio import Portfolio, Settings
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Standard
from portfolio_builder.read.folder import Look


class Count(Struct, frozen=True, array_like=True):
    """How many competences of `total` are claimed and supported, and how many are needed.

    `drafts` is how many pieces of evidence are one, so that they do not count.
    """

    met: int
    total: int
    required: int
    drafts: int = 0


class Examined(Struct, frozen=True):
    """A portfolio with all that is said about it. `findings` are sorted and unique.

    `looks` are what was looked at in the folder to say it. `own_…`: it is a file of the portfolio,
    and not one that comes along.
    """

    root: Path
    looks: tuple[Look, ...]
    portfolio: Portfolio
    standard: Standard
    procedure: Procedure
    assessment: Assessment
    findings: tuple[Finding, ...]
    reference_date: datetime.date
    own_standard: bool
    own_procedure: bool

    @property
    def count(self) -> Count:
        """How many competences count."""
        about = self.assessment
        return Count(about.met, about.total, about.required, about.drafts)

    @property
    def language(self) -> str:
        """The language of the portfolio."""
        return self.portfolio.settings.language


class NotExamined(Struct, frozen=True):
    """A folder without a readable `portfolio.yaml` or standard: only findings can be shown."""

    root: Path
    looks: tuple[Look, ...]
    settings: Settings | None
    findings: tuple[Finding, ...]

    @property
    def language(self) -> str:
        """The language of the portfolio; empty when it is not known."""
        return self.settings.language if self.settings else ""


class Unchanged(Struct, frozen=True):
    """A folder in which nothing changed since a run: what that run said.

    `count` is `None` for a folder that could not be examined. `digest` stands for all that the run
    looked at.
    """

    root: Path
    language: str
    findings: tuple[Finding, ...]
    count: Count | None
    digest: bytes


def has_errors(findings: tuple[Finding, ...], *, strict: bool = False) -> bool:
    """Tell whether the findings make the program end with status 1; `strict` counts warnings."""
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(f.severity in grave for f in findings)
