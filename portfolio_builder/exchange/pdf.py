"""One document to a tagged PDF (PDF/UA-1), through WeasyPrint, an extra that few need.

Nothing is fetched from anywhere: it sees the files that it is given.
"""

import contextlib
import importlib
import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from portfolio_builder.exchange.book import INSIDE, joined
from portfolio_builder.progress import Phase, Progress, silent
from portfolio_builder.publish.published import BadTemplateError
from portfolio_builder.wording import N_, Wording

VARIANT = "pdf/ua-1"
_FINEST = 220
"""Dots per inch: a picture with more, at the size it is printed in, is made smaller."""

DEBIAN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
"""The packages that WeasyPrint needs from Debian, with a font."""

_A_PAGE = " - Page "
"""What stands in WeasyPrint's log where it lays out a page."""

_CREATOR = "portfolio-builder"
"""How `templates/pdf.html` names the program, and so the metadata of a PDF of ours."""


class Unavailable(Exception):
    """What makes a PDF is not on this machine: WeasyPrint, or `library`, which it needs."""

    def __init__(self, library: str = "") -> None:
        """Keep which library is missing; empty when it is WeasyPrint itself."""
        super().__init__(library or "weasyprint")
        self.library = library

    def sentence(self, wording: Wording) -> str:
        """Say what is missing and how to get it."""
        if not self.library:
            return wording.text(
                N_(
                    "A PDF is made with WeasyPrint, and that is not installed. "
                    "With pipx: pipx inject portfolio-builder weasyprint~=70.0"
                )
            )
        return wording.text(
            N_(
                "A PDF is made with WeasyPrint, and that needs the library {library}, which is not "
                "there.\n"
                "Debian or Ubuntu: sudo apt-get install {packages}\n"
                "macOS: brew install pango\n"
                "Windows: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"
            ),
            library=self.library,
            packages=DEBIAN,
        )


def pdf(text: str, file: Callable[[str], bytes], progress: Progress = silent) -> bytes:
    """Return a document, whose chapters are pages of the site, as PDF.

    `file` returns what stands at an address of the site; `KeyError` when nothing does.
    `progress` hears how many pages were laid out: some more than once, until the numbers of pages
    in the contents are right, so nobody knows how many there will be. Raises
    `Unavailable` when WeasyPrint or what it needs is not there, `BadTemplateError` when a theme's
    style asks for what is not in the site, and whatever `file` raises.
    """
    progress(Phase.LAY_OUT, 0, 0)
    made_by = weasyprint()
    files = _fetcher(file)
    book = joined(text)
    named = partial(_name_links, names=book.names)
    try:
        with _heard(progress):
            document = made_by.HTML(string=book.html, base_url=INSIDE, url_fetcher=files)
            made: bytes = document.write_pdf(pdf_variant=VARIANT, dpi=_FINEST, finisher=named)
    except made_by.urls.FatalURLFetchingError as error:
        raise error.__cause__ or error from None
    return made


@contextlib.contextmanager
def _heard(progress: Progress) -> Iterator[None]:
    """Tell each step and each page that WeasyPrint says it is at, and nothing else of its log."""
    log, ear = logging.getLogger("weasyprint.progress"), _Ear(progress)
    before = log.level
    log.setLevel(logging.INFO)
    log.addHandler(ear)
    try:
        yield
    finally:
        log.removeHandler(ear)
        log.setLevel(before)


class _Ear(logging.Handler):
    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress, self.pages = progress, 0

    def emit(self, record: logging.LogRecord) -> None:
        self.pages += _A_PAGE in record.getMessage()
        self.progress(Phase.LAY_OUT, self.pages, 0)


def is_ours(stream: BinaryIO) -> bool:
    """Tell whether a file is a PDF that this program made."""
    import pypdf  # late, as in `read.extract`

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        about = pypdf.PdfReader(stream).metadata
        return about is not None and about.creator == _CREATOR
    except OSError:
        raise
    except Exception:  # whatever a file of others does to the reader, it is not ours
        return False


def _name_links(_: object, made: Any, *, names: Mapping[str, str]) -> None:
    """Let each link within the document say which chapter it leads to, not the id of a place."""
    for part in made.objects:
        if isinstance(part, dict) and part.get("Subtype") == "/Link" and "Dest" in part:
            target = part["Dest"].string
            part["Contents"] = type(part["Dest"])(names.get(target) or target)


def weasyprint() -> Any:
    """Return WeasyPrint; importing it takes most of a second. Raises `Unavailable` without it."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints where to read more
            return importlib.import_module("weasyprint")
    except ImportError:
        raise Unavailable from None
    except OSError as error:  # from the loader of libraries
        named = re.search(r"'([^']+)'", str(error))
        raise Unavailable(named.group(1) if named else str(error)) from None


def _fetcher(file: Callable[[str], bytes]) -> object:
    """Return what fetches files for WeasyPrint: those of the site, and nothing else."""
    urls = importlib.import_module("weasyprint.urls")

    class Files(urls.URLFetcher):  # type: ignore[misc,name-defined]  # it ships no types
        def fetch(self, url: str, headers: object = None) -> object:
            path = url.removeprefix(INSIDE)
            try:
                data = file(path)
            except KeyError:
                problem = f"'{path}' is not a file of the site"
                raise BadTemplateError("pdf.html", 0, problem) from None
            kind = {"Content-Type": "text/css"} if url.endswith(".css") else {}
            return urls.URLFetcherResponse(url, data, kind)

    return Files(fail_on_errors=True)
