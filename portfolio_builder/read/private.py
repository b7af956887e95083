"""The personal data in one file of the candidate: as it is written there, and as it is read.

Most stands in the text as it is. Some shows only when the file is read: with an escape in the data
at the top, a comment or a mark of emphasis inside a number, an address over two cells of a table.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import PersonalData, Private
from portfolio_builder.privacy.detect import find, find_in_file
from portfolio_builder.privacy.escapes import plain
from portfolio_builder.privacy.words import runs, words_of
from portfolio_builder.read.nodes import Mapping, Node, Scalar

# Names apart, nothing that is looked for is without one of these: a digit, `@`, `at)` or `at]`.
_TELLS = re.compile(r"[0-9@)\]](?:(?<=[0-9@])|(?<=at.))")


def as_read(
    found: tuple[Private, ...], text: str, path: str, *, node: Node | None = None, body: str = ""
) -> tuple[Private, ...]:
    """Return what was `found` in the `text` of a file, with what shows only when it is read.

    `node` is the data in it, `body` the words of its Markdown, a block on each line. Names are not
    looked for again. Its place is the value in the data, or the line where the words seem to begin.
    """
    known = {runs(plain(p.words)) for p in found}
    made = list(found)
    for read, place in _readings(text, path, node, body):
        for kind, words in _found_in(read):
            same = runs(plain(words))
            if same not in known:
                known.add(same)
                made.append(Private(kind, words, place or _line_with(words, text, path)))
    return tuple(made)


def private_names(paths: Iterable[str], found: Iterable[Private]) -> Iterator[tuple[str, Private]]:
    """Yield the personal data in names of files, each with its path.

    A name is looked at as it is and as the words of a title that is made of it; and for what was
    `found` in texts, of which a name by itself may not tell what it is.
    """
    said = words_of(found)
    for path in sorted(paths):
        name = _name(path)
        if name.islower() and not _TELLS.search(name):
            continue  # most names: neither a number nor somebody
        place = Place(path)
        title = re.sub("[-_]", " ", name)
        private = find_in_file(name, path)
        private += tuple(Private(s.of, title[s.start : s.end], place) for s in said.find(title))
        private = as_read(private, name, path, body=title)
        once = {runs(plain(p.words)): replace(p, place=place) for p in reversed(private)}
        yield from ((path, p) for p in reversed(once.values()))


def _name(path: str) -> str:
    """Return what a path says to a reader: without its first folder and its extension."""
    _, _, below = path.partition("/")
    name, extension = posixpath.splitext(below or path)
    # `verslag.06-12345678` has no extension.
    return (name + extension if any(map(str.isdigit, extension)) else name).replace("/", " ")


def _readings(
    text: str, path: str, node: Node | None, body: str
) -> Iterator[tuple[str, Place | None]]:
    if node is not None and "\\" in text:  # else the data are read as they are written
        yield from ((scalar.text, scalar.place) for scalar in _scalars(node))
    yield body, None


def _found_in(read: str) -> Iterator[tuple[PersonalData, str]]:
    """Yield what stands within a block, and addresses: of numbers two may stand in two cells."""
    if _TELLS.search(read):
        for span in find(read, names=False):
            words = read[span.start : span.end]
            if "\n" not in words or span.kind is PersonalData.ADDRESS:
                yield span.kind, words


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Mapping(entries):
            for key, value in entries:
                yield key
                yield from _scalars(value)
        case _:
            for item in node.items:
                yield from _scalars(item)


def _line_with(words: str, text: str, path: str) -> Place:
    """Return the line on which the first letters or digits of the words stand by themselves."""
    first = re.search(rf"(?<!\w){re.escape(runs(words)[0])}", text, re.IGNORECASE)
    start = first.start() if first else 0
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start) if "\n" in text[start:] else len(text)
    return Place(path, text.count("\n", 0, start) + 1, 1, line_end - line_start)
