"""The program, read from top to bottom: read a folder, say what is wrong, assess it.

Publishing is a second step on the same value (`building`), so that `check`, `status` and `build`
cannot differ.
"""

import datetime
import itertools
from collections.abc import Callable, Collection
from pathlib import Path

from msgspec.structs import replace

from portfolio_builder import resources
from portfolio_builder.assess.checks import check
from portfolio_builder.assess.context import Context
from portfolio_builder.assess.resolve import resolve, resolve_meant
from portfolio_builder.assess.whole import assess
from portfolio_builder.examined import Examined, NotExamined
from portfolio_builder.memory.beside import Beside
from portfolio_builder.memory.memo import NO_MEMO, Memo
from portfolio_builder.model.assessment import EvidenceStanding
from portfolio_builder.model.finding import Finding, in_order
from portfolio_builder.progress import Phase, Progress, silent
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.portfolio import read_portfolio, read_settings
from portfolio_builder.read.shelf import find_standard
from portfolio_builder.read.source import Findings


def examine(
    root: Path,
    *,
    standards: Path,
    today: datetime.date,
    memo: Memo = NO_MEMO,
    workers: int | None = None,
    meanwhile: Callable[[], object] | None = None,
    progress: Progress = silent,
) -> Examined | NotExamined:
    """Read and assess the portfolio in `root`.

    `standards` is the folder with the shipped standards; `today` counts as the reference date
    when the portfolio gives none. `memo` remembers what texts say; `workers` is how many processes
    share reading them, and `meanwhile` is done here while they do. `progress` hears how far it is.
    Raises `read.source.ReadFailure` when the machine refuses to read a file.
    """
    folder = Folder(root)
    settings, found = read_settings(folder)
    if settings is None:
        return NotExamined(root, folder.looks, None, in_order(found))
    own = Beside("standards", memo) if standards == resources.standards_dir() else memo
    shelf, shelf_found = find_standard(
        settings, folder=folder, standards=Folder(standards), memo=memo, of_program=own
    )
    found += shelf_found
    if shelf is None:
        return NotExamined(root, folder.looks, settings, in_order(found))
    standard, procedure, own_standard, own_procedure = shelf
    portfolio, read_found = read_portfolio(
        folder,
        settings=settings,
        procedure=procedure,
        memo=memo,
        workers=workers,
        meanwhile=meanwhile,
        progress=progress,
    )
    found += read_found
    if portfolio is None:
        return NotExamined(root, folder.looks, settings, in_order(found))
    reference = settings.reference_date or today
    progress(Phase.ASSESS, 0, 0)
    findings, resolved = _checked(Context(portfolio, standard, procedure, reference), found)
    return Examined(
        root=root,
        looks=folder.looks,
        portfolio=portfolio,
        standard=standard,
        procedure=procedure,
        assessment=assess(portfolio, standard, procedure, resolved, reference),
        findings=findings,
        reference_date=reference,
        own_standard=own_standard,
        own_procedure=own_procedure,
    )


def _checked(
    context: Context, found: Findings
) -> tuple[tuple[Finding, ...], tuple[EvidenceStanding, ...]]:
    """Return every finding, with those that were `found` before, and the evidence resolved."""
    findings = in_order(itertools.chain(found, check(context)))
    return findings, resolve_meant(context.meant, context.standard, findings)


def without(examined: Examined, paths: Collection[str]) -> Examined:
    """Return what is left when the assessors set these pieces of evidence aside.

    A link to one of them stays right: the file is there, it only does not count.
    """
    left = replace(
        examined.portfolio,
        evidence=tuple(e for e in examined.portfolio.evidence if e.path not in paths),
    )
    resolved = resolve(left, examined.standard, examined.findings)
    assessment = assess(
        left, examined.standard, examined.procedure, resolved, examined.reference_date
    )
    return replace(examined, portfolio=left, assessment=assessment)
