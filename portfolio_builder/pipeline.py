"""The program, read from top to bottom: read a folder, say what is wrong, assess it.

Publishing is a second step on the same value, so that `check`, `status` and `build` cannot differ.
"""

import dataclasses
import datetime
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec.structs import replace

from portfolio_builder import resources
from portfolio_builder.assess.checks import check
from portfolio_builder.assess.context import Context
from portfolio_builder.assess.privacy import withheld
from portfolio_builder.assess.resolve import resolve, resolve_meant
from portfolio_builder.assess.whole import assess
from portfolio_builder.examined import Examined, NotExamined
from portfolio_builder.memory.beside import Beside
from portfolio_builder.memory.memo import NO_MEMO, Memo, key_of
from portfolio_builder.memory.state import folders_state
from portfolio_builder.model.finding import in_order
from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.privacy.words import forms
from portfolio_builder.progress import Phase, Progress, silent
from portfolio_builder.publish.content import Copies, Ready
from portfolio_builder.publish.folder import publish
from portfolio_builder.publish.pages import Pages, pack_pages, unpack_pages
from portfolio_builder.publish.published import Published
from portfolio_builder.publish.render import Renderer
from portfolio_builder.publish.withhold import cleaner
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.portfolio import read_portfolio, read_settings
from portfolio_builder.read.shelf import find_standard
from portfolio_builder.view.site import site
from portfolio_builder.view.views import Site
from portfolio_builder.wording import Wording


def examine(
    root: Path,
    *,
    standards: Path,
    today: datetime.date,
    memo: Memo = NO_MEMO,
    workers: int | None = None,
    progress: Progress = silent,
) -> Examined | NotExamined:
    """Read and assess the portfolio in `root`.

    `standards` is the folder with the shipped standards; `today` counts as the reference date
    when the portfolio gives none. `memo` remembers what texts say; `workers` is how many processes
    share reading them; `progress` hears how far it is. Raises `read.source.ReadFailure` when the
    machine refuses to read a file.
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
    standard, procedure = shelf
    portfolio, read_found = read_portfolio(
        folder,
        settings=settings,
        procedure=procedure,
        memo=memo,
        workers=workers,
        progress=progress,
    )
    found += read_found
    reference = settings.reference_date or today
    context = Context(portfolio, standard, procedure, reference)
    progress(Phase.ASSESS, 0, 0)
    found += tuple(check(context))
    resolved = resolve_meant(context.meant, standard, found)
    return Examined(
        root=root,
        looks=folder.looks,
        portfolio=portfolio,
        standard=standard,
        procedure=procedure,
        assessment=assess(portfolio, standard, procedure, resolved, reference),
        findings=in_order(found),
        reference_date=reference,
    )


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


def build(
    examined: Examined,
    output: Path,
    *,
    wording: Wording,
    templates: tuple[Path, ...],
    memo: Memo = NO_MEMO,
    workers: int | None = None,
    drafts: bool = False,
    progress: Progress = silent,
) -> Published:
    """Make the site and put it in `output`, whole or not at all; `drafts` shows these too.

    `memo` remembers which pages the site there has; `workers` is how many processes share the work,
    by itself it goes by size and machine; `progress` hears how far it is. Raises
    `publish.folder.Refused`, `Locked` or `WriteFailure`; the old site stays as it was.
    """
    marking = wording_of_pages(examined, wording)
    made = site_of(examined, marking, drafts=drafts)
    instead = instead_of(examined, wording)
    clean = cleaner(instead)
    state = key_of(wording.language, folders_state(templates), repr(instead))
    renderer = Renderer(templates, marking, standard_language=examined.standard.language, memo=memo)
    ready = {**renderer.assets(), **{data.path: data.text.encode() for data in made.data}}
    here = key_of("pages", str(output.resolve()))
    pages = Pages(
        (*made.pages, *renderer.extra(made.pages)),
        renderer,
        clean,
        state=state,
        known=unpack_pages(memo.get(here)),
        workers=workers,
        progress=progress,
    )
    published = publish(
        [
            pages,
            Ready({path: clean(path, data) for path, data in ready.items()}),
            Copies(made.copies, examined.root, progress),
        ],
        output=output,
        source=examined.root,
    )
    memo.put({here: pack_pages(pages.made)})
    return published


def site_of(examined: Examined, wording: Wording, *, drafts: bool = False) -> Site:
    """Return all that is published of a portfolio, or with `drafts` these too."""
    return site(
        examined.portfolio,
        examined.standard,
        examined.procedure,
        examined.assessment,
        examined.findings,
        wording,
        reference_date=examined.reference_date,
        drafts=drafts,
    )


def wording_of_pages(examined: Examined, wording: Wording) -> Wording:
    """Return the wording for what is published.

    A date of birth may be the date of something else as well, which the program shows: when one is
    left out, the program's own dates are marked, and stay.
    """
    born = any(p.kind is PersonalData.BIRTH_DATE for p in withheld(examined.portfolio))
    return dataclasses.replace(wording, marking_dates=born)


def instead_of(examined: Examined, wording: Wording) -> Mapping[str, str]:
    """Return what is published instead of the words that must not be."""
    return {
        form: wording.withheld(private.kind)
        for private in withheld(examined.portfolio)
        for form in forms(private)
    }
