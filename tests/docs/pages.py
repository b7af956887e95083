"""The project's Markdown documents taken apart: code, links, headings, tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import ROOT

DOCUMENTS = tuple(
    path.relative_to(ROOT).as_posix()
    for path in sorted(
        [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "standard/README.md"]
    )
)


@dataclass(frozen=True)
class Block:
    """A block of code: what stands behind its fence, its text, its first line in the document."""

    info: str
    text: str
    line: int


@dataclass(frozen=True)
class Table:
    """A table: the heading that it stands under, its head, its rows, without the code marks."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, *names: str) -> tuple[tuple[str, ...], ...]:
        """Return these columns of every row."""
        wanted = [self.head.index(name) for name in names]
        return tuple(tuple(row[i] for i in wanted) for row in self.rows)


def text_of(document: str) -> str:
    """Return a document."""
    return (ROOT / document).read_text(encoding="utf-8")


def blocks(document: str) -> tuple[Block, ...]:
    """Return the blocks of code of a document."""
    return tuple(
        Block(t.info.strip(), t.content, (t.map or [0])[0] + 2)
        for t in _tokens(text_of(document))
        if t.type == "fence"
    )


def code(text: str) -> Iterator[str]:
    """Yield every line of code in a Markdown text, and every piece of code within a sentence."""
    for token in _tokens(text):
        if token.type == "fence":
            yield from (line.removeprefix("$ ") for line in token.content.splitlines())
        for child in token.children or ():
            if child.type == "code_inline":
                yield child.content


def links(text: str) -> Iterator[str]:
    """Yield where the links and pictures of a Markdown text lead."""
    for token in _tokens(text):
        for child in token.children or ():
            if target := child.attrs.get("href") or child.attrs.get("src"):
                yield str(target)


def anchors(text: str) -> frozenset[str]:
    """Return the anchors of the headings, as code hosts make them."""
    return frozenset(
        re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-") for heading in _headings(text)
    )


def tables(document: str) -> tuple[Table, ...]:
    """Return the tables of a document."""
    found: list[Table] = []
    heading, rows, tokens = "", list[tuple[str, ...]](), _tokens(text_of(document))
    for here, token in enumerate(tokens):
        match token.type:
            case "heading_open":
                heading = tokens[here + 1].content
            case "table_open":
                rows = []
            case "tr_open":
                rows.append(())
            case "td_open" | "th_open":
                rows[-1] += (tokens[here + 1].content.replace("`", "").replace("**", ""),)
            case "table_close":
                found.append(Table(heading, rows[0], tuple(rows[1:])))
    return tuple(found)


def _headings(text: str) -> Iterator[str]:
    tokens = _tokens(text)
    for here, token in enumerate(tokens):
        if token.type == "heading_open":
            yield tokens[here + 1].content


def _tokens(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(text)


def path_of(document: str, target: str) -> Path:
    """Return the file that a relative link in a document leads to."""
    return (
        (ROOT / document).parent / target.partition("#")[0] if target[0] != "#" else ROOT / document
    )
