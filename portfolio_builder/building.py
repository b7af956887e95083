"""From a portfolio that was examined to its site: views, pages, and the folder they are put in."""

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from portfolio_builder.assess.privacy import withheld
from portfolio_builder.examined import Examined
from portfolio_builder.memory.memo import NO_MEMO, Memo, key_of
from portfolio_builder.memory.state import folders_state
from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.privacy.words import forms
from portfolio_builder.progress import Progress, silent
from portfolio_builder.publish.content import Copies, Ready
from portfolio_builder.publish.folder import publish
from portfolio_builder.publish.pages import Pages, pack_pages, unpack_pages
from portfolio_builder.publish.place import real
from portfolio_builder.publish.published import Published
from portfolio_builder.publish.render import Renderer
from portfolio_builder.publish.withhold import cleaner
from portfolio_builder.view.site import site
from portfolio_builder.view.views import Page, Site
from portfolio_builder.wording import Wording


def build(
    examined: Examined,
    output: Path,
    *,
    wording: Wording,
    templates: tuple[Path, ...],
    memo: Memo = NO_MEMO,
    workers: int | None = None,
    drafts: bool = False,
    is_held: bool = False,
    progress: Progress = silent,
) -> Published:
    """Make the site and put it in `output`, whole or not at all; `drafts` shows these too.

    `memo` remembers which pages the site there has; `workers` is how many processes share the work,
    by itself it goes by size and machine; `is_held` when the caller holds the output;
    `progress` hears how far it is. Raises `publish.folder.Refused`, `Locked` or `WriteFailure`; the
    old site stays as it was.
    """
    marking = wording_of_pages(examined, wording)
    made = site_of(examined, marking, drafts=drafts)
    making = making_of(examined, made, wording=marking, templates=templates, memo=memo)
    here = key_of("pages", str(real(output)))
    pages = Pages(
        making.pages,
        making.renderer,
        making.clean,
        state=key_of(wording.language, folders_state(templates), repr(making.instead)),
        known=unpack_pages(memo.get(here)),
        workers=workers,
        progress=progress,
    )
    published = publish(
        [
            pages,
            Ready(making.ready),
            Copies(made.copies, examined.root, progress),
        ],
        output=output,
        source=examined.root,
        is_held=is_held,
    )
    memo.put({here: pack_pages(pages.made)})
    return published


class Making(Struct, frozen=True):
    """What goes into a site or a document: `pages` to render, and files that are `ready`, by path.

    `instead` has what is published instead of words that must not be; `clean` puts it into the
    bytes of a page.
    """

    pages: tuple[Page, ...]
    ready: Mapping[str, bytes]
    renderer: Renderer
    instead: Mapping[str, str]
    clean: Callable[[str, bytes], bytes]


def making_of(
    examined: Examined,
    made: Site,
    *,
    wording: Wording,
    templates: tuple[Path, ...],
    memo: Memo = NO_MEMO,
    paper: bool = False,
) -> Making:
    """Return what is `made` of a portfolio with the files of the theme; `paper` for a PDF.

    `wording` is that of the pages. Raises `BadTemplateError` when the theme cannot be used.
    """
    instead = instead_of(examined, wording)
    clean = cleaner(instead)
    renderer = Renderer(templates, wording, standard_language=examined.standard.language, memo=memo)
    files = {
        **renderer.assets(paper=paper),
        **{data.path: data.text.encode() for data in made.data},
    }
    return Making(
        pages=(*made.pages, *renderer.extra(made.pages)),
        ready={path: clean(path, data) for path, data in files.items()},
        renderer=renderer,
        instead=instead,
        clean=clean,
    )


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
