"""What the tests of Markdown share: a fragment as one text of HTML, and its findings in short."""

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.text import (
    Fragment,
    Html,
    Image,
    LinkEnd,
    LinkStart,
    Part,
    PassageMark,
)
from portfolio_builder.read.markdown import read_fragment

FILE = "bewijzen/een.md"


def read(text: str) -> tuple[Fragment, tuple[Finding, ...]]:
    return read_fragment(text, FILE)


def fine(text: str) -> Fragment:
    """Return the fragment of a text in which nothing is wrong."""
    fragment, found = read(text)
    assert not found, found
    return fragment


def html(fragment: Fragment) -> str:
    """Return the HTML as one text; what the site fills in is shown as elements of its own."""
    return "".join(map(_shown, fragment.parts)).strip()


def _shown(part: Part) -> str:
    match part:
        case Html(made):
            return made
        case LinkStart(path, anchor, title):
            target = f"{path}#{anchor}" if anchor else path
            return f"<to {target} '{title}'>" if title else f"<to {target}>"
        case LinkEnd():
            return "</to>"
        case Image(path, alt, title):
            return f"<picture {path} '{alt}' '{title}'>"
        case PassageMark(number):
            return f"<ids {number}>"


def wrong(text: str) -> list[str]:
    """Return what is wrong with a text, as `code line:column`."""
    return [f"{f.code} {f.place.line}:{f.place.column}" for f in read(text)[1]]


def standing_at(text: str, place: Place) -> str:
    """Return what stands at a place in a text."""
    return text.split("\n")[place.line - 1][place.column - 1 :][: place.length]
