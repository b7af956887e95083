"""The page that explains a finding: its text in each language, and examples to learn from.

A page is `explanations/CODE.md`, in sections by heading of level 1. `# nl` and `# en` hold the
text. `# wrong PATH` and `# right PATH` each hold one fenced block: the whole file that goes at PATH
in a portfolio folder. A `wrong` that follows a `right` begins the next example. A path that ends in
a slash is an empty folder, `..` leads to what stands beside the portfolio, and `␉` is a tab. What a
text cannot say stands in words after the language of the fence:

- `as=cp1252`: saved in Windows' own encoding
- `as=docx`: a Word file with these words; `author="…"`: made by them, by its own account
- `as=photo`, `as=placed-photo`, `as=huge-photo`, `as=video`: a picture or film of this; `placed`:
  it says where; `huge`: it says that it is 40,000 by 30,000 pixels
- `as=link`: a link to the path that is written here
- `size=3MB`: filled up to this size (MB of a million bytes)
- `times=9`: the last line stands there this many times
- `copies=9`: so many of these files stand there, numbered behind their name
- `instead-of=PATH`: this stands there by mistake, and PATH does not

Pure: text in, a value and what is wrong with the page out.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from portfolio_builder.model.language import LANGUAGES

_HEADING = re.compile(r"# +(\S.*?)\s*")
_FENCE = re.compile(r"(`{3,})\s*(\S*)\s*(.*?)\s*")
_SIZE = re.compile(r"(\d{1,4})MB")
_TIMES = re.compile(r"[1-9]\d{0,5}")
_MEGA = 1_000_000
_TAB = "␉"


class Shape(StrEnum):
    """What sort of file an example is; `UTF8` is text of which that has to be said."""

    TEXT = "text"
    UTF8 = "utf-8"
    CP1252 = "cp1252"
    DOCX = "docx"
    PHOTO = "photo"
    PLACED_PHOTO = "placed-photo"
    HUGE_PHOTO = "huge-photo"
    VIDEO = "video"
    LINK = "link"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """A file of an example. `path` is as written; `size` in bytes, or 0 when it is as it comes.

    `times` is how often its last line stands there, `copies` how many of these files there are.
    """

    path: str
    text: str
    language: str = ""
    shape: Shape = Shape.TEXT
    author: str = ""
    size: int = 0
    times: int = 1
    copies: int = 1
    instead_of: str = ""

    @property
    def real_path(self) -> str:
        """The path as it is on a disk, with the signs that cannot be shown."""
        return self.path.replace(_TAB, "\t")

    @property
    def real_paths(self) -> tuple[str, ...]:
        """The paths of all copies."""
        if self.copies == 1:
            return (self.real_path,)
        name, dot, extension = self.real_path.rpartition(".")
        return tuple(f"{name}-{n}{dot}{extension}" for n in range(1, self.copies + 1))


@dataclass(frozen=True, slots=True)
class Example:
    """The same files twice: as they give the finding, and as they do not."""

    wrong: tuple[ExampleFile, ...]
    right: tuple[ExampleFile, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is told about one rule. `texts` are pairs of language and text."""

    code: str
    texts: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]

    def text(self, language: str) -> str:
        """Return the text in this language; empty when there is none."""
        return dict(self.texts).get(language, "")


@dataclass(slots=True)
class _Section:
    """A heading with the lines under it, and its fenced block."""

    kind: str
    path: str
    lines: list[str] = field(default_factory=list)
    info: tuple[str, str] | None = None
    block: list[str] = field(default_factory=list)
    fences: int = 0


def parse(code: str, page: str) -> tuple[Explanation, tuple[str, ...]]:
    """Read the page of a rule; return it with what is missing in it or not understood."""
    sections, problems = _sections(page)
    texts: dict[str, str] = {}
    examples: list[tuple[list[ExampleFile], list[ExampleFile]]] = []
    for section in sections:
        if section.kind in LANGUAGES:
            texts[section.kind] = "\n".join(section.lines).strip()
            continue
        problems += _slips(section)
        file, odd = _file(section)
        problems += odd
        if not examples or (section.kind == "wrong" and examples[-1][1]):
            examples.append(([], []))
        examples[-1][section.kind == "right"].append(file)
    problems += [f"no text in {language}" for language in LANGUAGES if not texts.get(language)]
    if not examples:
        problems.append("no example")
    for wrong, right in examples:
        problems += ["no wrong example"] * (not wrong) + ["no right example"] * (not right)
    return Explanation(
        code=code,
        texts=tuple(texts.items()),
        examples=tuple(Example(tuple(wrong), tuple(right)) for wrong, right in examples),
    ), tuple(problems)


def _sections(page: str) -> tuple[list[_Section], list[str]]:
    sections: list[_Section] = []
    problems: list[str] = []
    closing = ""
    for line in page.split("\n"):
        here = sections[-1] if sections else None
        if here and closing:
            if line.rstrip() == closing:
                closing = ""
            else:
                here.block.append(line)
        elif here and here.kind not in LANGUAGES and (fence := _FENCE.fullmatch(line)):
            closing, here.info = fence[1], (fence[2], fence[3])
            here.fences += 1
        elif heading := _HEADING.fullmatch(line):
            kind, _, path = heading[1].partition(" ")
            if (kind in LANGUAGES and not path) or (kind in {"wrong", "right"} and path):
                sections.append(_Section(kind, path))
            else:
                problems.append(f"unknown heading: {line}")
        elif here:
            here.lines.append(line)
        elif line.strip():
            problems.append(f"stands under no heading: {line}")
    return sections, problems + ["a fence is not closed"] * bool(closing)


def _slips(section: _Section) -> Iterator[str]:
    name = f"{section.kind} {section.path}"
    if section.fences != 1:
        yield f"{name}: {section.fences} fenced blocks in place of one"
    if any(line.strip() for line in section.lines):
        yield f"{name}: words outside of the fenced block"


def _file(section: _Section) -> tuple[ExampleFile, list[str]]:
    """Make the file of a section; the words after its fence that mean nothing come along."""
    language, said = section.info or ("", "")
    text = "".join(f"{line}\n" for line in section.block)
    words, odd = _words(said)
    shape = Shape.FOLDER if section.path.endswith("/") else Shape.TEXT
    if "as" in words:
        known = set(Shape) - {Shape.TEXT, Shape.FOLDER}
        written = words["as"]
        shape, odd = (Shape(written), odd) if written in known else (shape, [*odd, written])
    size = _SIZE.fullmatch(words.get("size", "0MB"))
    if size is None:
        odd = [*odd, words["size"]]
    counts = {key: words.get(key, "1") for key in ("times", "copies")}
    odd = [*odd, *(n for n in counts.values() if not _TIMES.fullmatch(n))]
    times, copies = (int(n) if _TIMES.fullmatch(n) else 1 for n in counts.values())
    return ExampleFile(
        path=section.path,
        text=text,
        language=language,
        shape=shape,
        author=words.get("author", ""),
        size=int(size[1]) * _MEGA if size else 0,
        times=times,
        copies=copies,
        instead_of=words.get("instead-of", ""),
    ), [f"{section.kind} {section.path}: unknown word: {word}" for word in odd]


def _words(said: str) -> tuple[dict[str, str], list[str]]:
    """Take `key=value key="va lue"` apart; return what is not of that form as well."""
    try:
        pieces = shlex.split(said)
    except ValueError:  # a quote that is not closed
        return {}, [said]
    words: dict[str, str] = {}
    odd: list[str] = []
    for piece in pieces:
        key, _, value = piece.partition("=")
        if key in {"as", "author", "size", "times", "copies", "instead-of"} and value:
            words[key] = value
        else:
            odd.append(piece)
    return words, odd
