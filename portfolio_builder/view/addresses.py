"""Where each page and file of the site stands, and how one links to another.

Names hold only `[a-z0-9-]`, are unique whatever the file system makes of case and accents, avoid
the device names of Windows, and do not depend on what else is in the folder: of names that would
be the same, each gets a piece of the hash of its source path.
"""

import hashlib
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from portfolio_builder.model.portfolio import AttachmentFile, Portfolio
from portfolio_builder.model.standard import Standard

OVERVIEW = "index.html"
MATRIX = "matrix.html"
GAPS = "hiaten.html"
LIFE_AREAS = "leefgebieden.html"
EVIDENCE_LIST = "bewijzen.html"
FINDINGS = "bevindingen.html"
PROFILE = "profiel.html"
ABOUT = "over.html"
STYLE = "assets/site.css"

_LONGEST = 80
_HASH = 8
_OTHER = re.compile(r"[^a-z0-9]+")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:-|$)")


@dataclass(frozen=True)
class Addresses:
    """The address of everything that is published, from the root of the site.

    `profile` is the path of the profile in the portfolio, or empty.
    """

    competence: Mapping[str, str]
    evidence: Mapping[str, str]
    attachment: Mapping[str, str]
    profile: str = ""

    def indicator(self, competence: str, indicator: str) -> str:
        """Return where an indicator stands on the page of its competence."""
        return f"{self.competence[competence]}#{slug(indicator)}"


def addresses(
    portfolio: Portfolio, standard: Standard, withheld: frozenset[str] = frozenset()
) -> Addresses:
    """Give everything that is published its address; not drafts and `withheld` attachments.

    A file with personal data in its name gets an address without any of its words.
    """
    private = {path for path, _ in portfolio.private_names}
    published = (e.path for e in portfolio.evidence if not e.draft)
    return Addresses(
        competence=_named("competenties", ((c, c) for c in standard.competences)),
        evidence=_named(
            "bewijzen", ((p, _digest(p) if p in private else _stem(p)) for p in published)
        ),
        attachment=MappingProxyType(
            {
                a.path: _attachment(a, named=a.path not in private)
                for a in portfolio.attachments
                if a.path not in withheld
            }
        ),
        profile=portfolio.profile.path if portfolio.profile else "",
    )


def relative(page: str, target: str) -> str:
    """Return the link from one page to an address; both count from the root of the site."""
    path, hash_, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_ + anchor


def slug(text: str, *, longest: int = _LONGEST) -> str:
    """Return a text as a name: lower case ASCII letters, digits and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    made = _OTHER.sub("-", plain.casefold()).strip("-")[:longest].strip("-")
    if not made or _DEVICES.match(made):
        return f"x-{made}".strip("-")
    return made


def _stem(path: str) -> str:
    """Return the path below the evidence folder, without the extension."""
    return str(PurePosixPath(*PurePosixPath(path).parts[1:]).with_suffix(""))


def _named(folder: str, sources: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    slugs = {source: slug(name) for source, name in sources}
    times = Counter(slugs.values())
    return MappingProxyType(
        {
            source: f"{folder}/{_apart(name, source) if times[name] > 1 else name}.html"
            for source, name in slugs.items()
        }
    )


def _apart(name: str, source: str) -> str:
    return f"{name[: _LONGEST - _HASH - 1].rstrip('-')}-{_digest(source)}"


def _digest(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()[:_HASH]


def _attachment(file: AttachmentFile, *, named: bool) -> str:
    """Name a file by its content and its own name: the same file stands there only once."""
    if not named:
        return f"bijlagen/{file.sha256[:_HASH]}.{file.extension}"
    stem = slug(PurePosixPath(file.path).stem, longest=_LONGEST - _HASH - 6)
    return f"bijlagen/{file.sha256[:_HASH]}-{stem}.{file.extension}"
