"""Where each page and file of the site stands, and how one links to another.

Names hold only `[a-z0-9-]`, are unique whatever the file system makes of case and accents, and
avoid the device names of Windows. Of names that would be the same, each gets a piece of the hash of
its source path: no order and no counter decides.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import quote

from portfolio_builder.model.portfolio import AttachmentFile, Portfolio
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.text import Fragment, find_place

OVERVIEW = "index.html"
MATRIX = "matrix.html"
GAPS = "hiaten.html"
LIFE_AREAS = "leefgebieden.html"
EVIDENCE_LIST = "bewijzen.html"
FINDINGS = "bevindingen.html"
PROFILE = "profiel.html"
ABOUT = "over.html"
MENTOR = "begeleider.html"
ACCESSIBILITY = "toegankelijkheid.html"
SEARCH = "zoeken.html"
REVIEWS = "beoordelingen.html"
INTERVIEW = "gesprek.html"
ASSETS = "assets"
REFLECTION = "reflectie"
"""Where a reflection stands on the page of its competence."""
REVIEW = "beoordelen"
"""Where one judges on the page of a competence or a piece of evidence."""
FIELD = "vraag"
"""Where one writes what to look for on the page that searches."""

_LONGEST = 80
_HASH = 8
_OTHER = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart, so that they would be dropped: `Yıldız`, `Łódź`.
_WHOLE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d|conin|conout")


@dataclass(frozen=True)
class Addresses:
    """The address of everything that is published, from the root of the site.

    `competence` goes by id; `page` and `attachment` go by path in the portfolio, as do `texts`, the
    texts that are published.
    """

    competence: Mapping[str, str]
    evidence: Mapping[str, str]
    attachment: Mapping[str, str]
    page: Mapping[str, str]
    texts: Mapping[str, Fragment]

    def indicator(self, competence: str, indicator: str) -> str:
        """Return where an indicator stands on the page of its competence."""
        return f"{self.competence[competence]}#{slug(indicator)}"

    def file(self, path: str, anchor: str = "") -> str:
        """Return where a file of the portfolio stands, or a place in it; empty when it does not."""
        if path in self.attachment:
            return self.attachment[path] + (f"#{quote(anchor, safe='=&,')}" if anchor else "")
        target = self.page.get(path, "")
        found = find_place(anchor, self.texts[path].ids) if target and anchor else ""
        return f"{target.partition('#')[0]}#{found}" if found else target


def addresses(
    portfolio: Portfolio,
    standard: Standard,
    *,
    reflections: Mapping[str, str] = MappingProxyType({}),
    withheld: frozenset[str] = frozenset(),
    drafts: bool = False,
) -> Addresses:
    """Give everything that is published its address; not `withheld` attachments.

    `reflections` has the competence of each reflection that is shown, by its path. A file with
    personal data in its name gets an address without any of its words. A draft has an address only
    where `drafts` are shown, as in a preview.
    """
    private = {path for path, _ in portfolio.private_names}
    competence = _named("competenties", ((c, c) for c in standard.competences))
    published = tuple(e for e in portfolio.evidence if drafts or not e.draft)
    evidence = _named(
        "bewijzen",
        ((e.path, _digest(e.path) if e.path in private else _stem(e.path)) for e in published),
    )
    pages = dict(evidence)
    texts = {e.path: e.body for e in published}
    for reflection in portfolio.reflections:
        if reflection.path in reflections:
            pages[reflection.path] = f"{competence[reflections[reflection.path]]}#{REFLECTION}"
            texts[reflection.path] = reflection.body
    if portfolio.profile:
        pages[portfolio.profile.path] = PROFILE
        texts[portfolio.profile.path] = portfolio.profile.body
    return Addresses(
        competence=competence,
        evidence=evidence,
        attachment=MappingProxyType(
            {
                a.path: _attachment(a, named=a.path not in private)
                for a in portfolio.attachments
                if a.path not in withheld
            }
        ),
        page=MappingProxyType(pages),
        texts=MappingProxyType(texts),
    )


def relative(page: str, target: str) -> str:
    """Return the link from one page to an address; both count from the root of the site."""
    path, hash_, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    return f"{_way(folder_of(page), path)}{hash_}{anchor}"


def folder_of(page: str) -> str:
    """Return the folder in which a page stands; empty at the root of the site."""
    return page.rpartition("/")[0]


@lru_cache(maxsize=1 << 16)
def _way(folder: str, path: str) -> str:
    """Return the link from the pages of a folder to a file."""
    here, there = folder.split("/") if folder else [], path.split("/")
    shared, most = 0, min(len(here), len(there) - 1)
    while shared < most and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


def coming_from(href: str, origin: str) -> str:
    """Return a link that tells the page where one comes from: an id of the standard.

    A browser without JavaScript just follows it.
    """
    path, hash_, anchor = href.partition("#")
    return f"{path}?van={slug(origin)}{hash_}{anchor}"


def matrix_page(number: int) -> str:
    """Return where a part of the matrix stands, counted from 1."""
    stem, dot, extension = MATRIX.rpartition(".")
    return MATRIX if number == 1 else f"{stem}-{number}{dot}{extension}"


@lru_cache(maxsize=1 << 12)
def slug(text: str, *, longest: int = _LONGEST) -> str:
    """Return a text as a name: lower case ASCII letters, digits and hyphens; never empty."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_WHOLE)
    plain = apart.encode("ascii", "ignore").decode()
    made = _OTHER.sub("-", plain.lower()).strip("-")[:longest].strip("-")
    return f"x-{made}".strip("-") if not made or _DEVICE.fullmatch(made) else made


def _stem(path: str) -> str:
    """Return the path below the evidence folder, without the extension."""
    return path.partition("/")[2].removesuffix(PurePosixPath(path).suffix)


def _named(folder: str, sources: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Name each source; those whose names are the same get a hash, as long as it takes."""
    slugs = {source: slug(name) for source, name in sources}
    hashes = dict.fromkeys(slugs, 0)
    while True:
        names = {s: _apart(name, s, hashes[s]) for s, name in slugs.items()}
        times = Counter(names.values())
        same = [s for s, name in names.items() if times[name] > 1]
        if not same:
            return MappingProxyType({s: f"{folder}/{name}.html" for s, name in names.items()})
        hashes.update({s: hashes[s] + _HASH for s in same})


def _apart(name: str, source: str, length: int) -> str:
    """Return a name with so many signs of the hash of its source."""
    if not length:
        return name
    return f"{name[: _LONGEST - length - 1].rstrip('-')}-{_digest(source, length)}"


def _digest(source: str, length: int = _HASH) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:length]


def _attachment(file: AttachmentFile, *, named: bool) -> str:
    """Name a file by its content and its own name: the same file stands there only once."""
    if not named:
        return f"bijlagen/{file.sha256[:_HASH]}.{file.extension}"
    stem = slug(PurePosixPath(file.path).stem, longest=_LONGEST - _HASH - 6)
    return f"bijlagen/{file.sha256[:_HASH]}-{stem}.{file.extension}"
