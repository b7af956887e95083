"""What the tests of publishing share: a small site, and how a folder looks from outside."""

import hashlib
import os
from pathlib import Path

from portfolio_builder.publish.content import Content, Copies, Ready
from portfolio_builder.publish.folder import publish
from portfolio_builder.publish.published import Published
from portfolio_builder.view.views import Copy

PAGES = {"index.html": b"<h1>Een</h1>", "bewijzen/a.html": b"<h1>A</h1>"}
LATER = {"index.html": b"<h1>Twee</h1>", "bewijzen/b.html": b"<h1>B</h1>"}
LETTER = b"%PDF-1.4 een brief"


def letter(sha256: str = hashlib.sha256(LETTER).hexdigest()) -> Copy:
    """Return the one attachment of the site."""
    return Copy("bijlagen/brief.pdf", "bijlagen/1-brief.pdf", "application/pdf", sha256)


def source(root: Path) -> Path:
    """Make the portfolio that the site is of: one attachment."""
    (root / "portfolio" / "bijlagen").mkdir(parents=True)
    (root / "portfolio" / "bijlagen" / "brief.pdf").write_bytes(LETTER)
    return root / "portfolio"


def put(root: Path, pages: dict[str, bytes]) -> Published:
    """Publish these pages and the letter in `root/site`."""
    return publish(content(root, pages, letter()), output=root / "site", source=root / "portfolio")


def content(root: Path, pages: dict[str, bytes], *copies: Copy) -> list[Content]:
    """Return what goes into a site: pages, and copies from `root/portfolio`."""
    return [Ready(pages), Copies(copies, root / "portfolio")]


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """Return all that is in a folder: bytes of files, targets of links, `None` for folders."""
    found: dict[str, bytes | str | None] = {}
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(here) / name
            inside = path.relative_to(folder).as_posix()
            if path.is_symlink():
                found[inside] = str(path.readlink())
            else:
                found[inside] = path.read_bytes() if path.is_file() else None
    return found


def beside(root: Path) -> set[str]:
    """Return the names that stand beside the site, its own and the portfolio's apart."""
    return set(os.listdir(root)) - {"site", "portfolio"}
