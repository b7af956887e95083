"""The whole portfolio as one document: the pages of the site as chapters, in the order of reading.

It decides only which pages become chapters. What they say was decided where they were made.
"""

import posixpath
from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from portfolio_builder.view.parts import AttachmentView, LinkView
from portfolio_builder.view.views import (
    AboutView,
    BookAttachment,
    BookView,
    CompetenceChapter,
    CompetenceView,
    EvidenceChapter,
    EvidenceView,
    GapsView,
    OverviewView,
    PageView,
    ProfileView,
    Site,
)

_View = TypeVar("_View")
_Pages = tuple[tuple[str, PageView], ...]


def book(site: Site) -> BookView:
    """Make the document of a site.

    A competence that is not counted is a chapter when there is evidence for it.
    """
    pages = tuple((page.path, page.view) for page in site.pages)  # each is made anew when asked for
    (overview,) = _of(pages, OverviewView)
    (gaps,) = _of(pages, GapsView)
    (about,) = _of(pages, AboutView)
    profile_page, profile = next(_with_paths(pages, ProfileView), ("", None))
    evidence = tuple(
        EvidenceChapter(path, number, view)
        for number, (path, view) in enumerate(_with_paths(pages, EvidenceView), 1)
    )
    return BookView(
        frame=overview.frame,
        overview=overview,
        profile_page=profile_page,
        profile=profile,
        competences=tuple(
            CompetenceChapter(path, view)
            for path, view in _with_paths(pages, CompetenceView)
            if view.counted or view.evidence
        ),
        evidence=evidence,
        gaps=gaps,
        about=about,
        attachments=tuple(_attachments(site, evidence)),
    )


def _with_paths(pages: _Pages, kind: type[_View]) -> Iterator[tuple[str, _View]]:
    """Yield the pages of one kind, in the order of the site."""
    return ((path, view) for path, view in pages if isinstance(view, kind))


def _of(pages: _Pages, kind: type[_View]) -> Iterator[_View]:
    return (view for _, view in _with_paths(pages, kind))


def _attachments(site: Site, evidence: tuple[EvidenceChapter, ...]) -> Iterator[BookAttachment]:
    """Yield each attachment once, with the pieces it belongs to; then what only a text links to."""
    found: dict[str, BookAttachment] = {}
    for chapter in evidence:
        piece = LinkView(chapter.view.name, chapter.page, language=chapter.view.language)
        for number, attachment in enumerate(chapter.view.attachments):
            path = _path(chapter.page, attachment)
            # One that is left out has no address to know it by.
            key = path or f"{chapter.page} {number}"
            known = found.get(key) or _listed(path, chapter.view.language, attachment)
            found[key] = replace(known, pieces=(*known.pieces, piece))
    yield from found.values()
    for copy in site.copies:
        if copy.path not in found:
            name = posixpath.basename(copy.source)
            sort = posixpath.splitext(name)[1].lstrip(".").upper()
            yield BookAttachment(copy.path, name, "", sort, "", ())


def _path(page: str, attachment: AttachmentView) -> str:
    """Return the address of an attachment from the root of the site; empty when it has none."""
    if not attachment.href:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), attachment.href))


def _listed(path: str, language: str, attachment: AttachmentView) -> BookAttachment:
    return BookAttachment(path, attachment.title, language, attachment.sort, attachment.size, ())
