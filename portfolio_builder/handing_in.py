"""The portfolio as one file to hand in: the site in a zip, or all of it as one PDF."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace

from portfolio_builder.building import Making, making_of, site_of, wording_of_pages
from portfolio_builder.examined import Examined
from portfolio_builder.exchange.pdf import is_ours as is_our_pdf
from portfolio_builder.exchange.pdf import pdf
from portfolio_builder.exchange.zip import is_ours as is_our_zip
from portfolio_builder.exchange.zip import read_me, write_zip
from portfolio_builder.progress import Phase, Progress, silent, told
from portfolio_builder.publish.copies import pour
from portfolio_builder.publish.file import whole_file
from portfolio_builder.view.addresses import slug
from portfolio_builder.view.book import book
from portfolio_builder.view.views import Page, Site
from portfolio_builder.wording import Wording

DOCUMENT = "pdf.html"
"""The path of the document that becomes a PDF, among the files of a site."""


def build_zip(
    examined: Examined,
    output: Path,
    *,
    wording: Wording,
    templates: tuple[Path, ...],
    progress: Progress = silent,
) -> int:
    """Make the site and put it in one zip, with a file that says what to open; count the files.

    `progress` hears how far it is. Raises `publish.folder.Refused` or `WriteFailure`;
    what was there stays as it was.
    """
    candidate = examined.portfolio.settings.candidate
    wording = wording_of_pages(examined, wording)
    made = site_of(examined, wording)
    made = replace(made, data=(*made.data, read_me(candidate, wording)))
    making = making_of(examined, made, wording=wording, templates=templates)
    files = _rendered(making, progress)
    with whole_file(output, source=examined.root, ours=is_our_zip) as stream:
        return write_zip(
            stream,
            files,
            made.copies,
            folder=slug(candidate),
            source=examined.root,
            day=examined.reference_date,
            progress=progress,
        )


def build_pdf(
    examined: Examined,
    output: Path,
    *,
    wording: Wording,
    templates: tuple[Path, ...],
    progress: Progress = silent,
) -> None:
    """Make one tagged PDF of the whole portfolio.

    `progress` hears how far it is. Raises `exchange.pdf.Unavailable` when what makes it is
    not installed, else as `build_zip`.
    """
    wording = wording_of_pages(examined, wording)
    made = site_of(examined, wording)
    files = document_of(examined, made, wording=wording, templates=templates)
    copies = {copy.path: copy for copy in made.copies}

    def file(path: str) -> bytes:
        if path in files:
            return files[path]
        stream = BytesIO()
        pour(copies[path], examined.root, stream)
        return stream.getvalue()

    with whole_file(output, source=examined.root, ours=is_our_pdf) as stream:
        stream.write(pdf(files[DOCUMENT].decode(), file, progress))


def document_of(
    examined: Examined, made: Site, *, wording: Wording, templates: tuple[Path, ...]
) -> Mapping[str, bytes]:
    """Return the document that becomes a PDF, with the styles it uses, by path."""
    document = replace(made, pages=(Page(DOCUMENT, lambda: book(made)),))
    return _rendered(
        making_of(examined, document, wording=wording, templates=templates, paper=True)
    )


def _rendered(making: Making, progress: Progress = silent) -> Mapping[str, bytes]:
    """Return the bytes of all that is published, by path."""
    pages = {
        page.path: making.clean(page.path, making.renderer.page(page.view))
        for page in told(making.pages, Phase.PAGES, progress)
    }
    return {**making.ready, **pages}
