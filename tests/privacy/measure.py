"""How good the search for personal data is: precision and recall per kind on labelled sentences.

The sentences stand in `notes.txt` (looked at while the search was made better) and in
`kept_apart.txt` (not looked at). A find is right when its kind and its words are exactly those of
the label: half a number is a mistake twice, once as found and once as missed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.privacy.detect import Span, find

HERE = Path(__file__).parent
LOOKED_AT = HERE / "notes.txt"
KEPT_APART = HERE / "kept_apart.txt"
BEGIN = "<!-- figures: written by tools/measure_privacy.py -->"
END = "<!-- end of figures -->"

_KINDS = "|".join(k.value for k in PersonalData)
_LABEL = re.compile(rf"\{{({_KINDS}): ([^}}]+)\}}")
_TITLES = {
    PersonalData.BSN: "BSN",
    PersonalData.IBAN: "IBAN",
    PersonalData.PHONE: "telephone",
    PersonalData.EMAIL: "e-mail",
    PersonalData.ADDRESS: "address",
    PersonalData.BIRTH_DATE: "date of birth",
    PersonalData.NAME: "name",
}


@dataclass(frozen=True)
class Sentence:
    """A sentence, the personal data in it, and the line of its file."""

    text: str
    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True)
class Figures:
    """Of one kind: how many were found rightly, found wrongly and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 when nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The part of what is there that was found; 1 when nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else 1.0


def labelled(written: str, line: int = 1) -> Sentence:
    """Read one line of a set: `Bel {phone: 06-12345678} maar.`"""
    written = written.replace("\\n", "\n")
    text, spans, last = "", [], 0
    for match in _LABEL.finditer(written):
        text += written[last : match.start()]
        spans.append(Span(PersonalData(match[1]), len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Sentence(text + written[last:], tuple(spans), line)


def sentences(path: Path) -> tuple[Sentence, ...]:
    """Read a set: a sentence on each line, but for blank lines and those that begin with #."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return tuple(labelled(w, n) for n, w in lines if w.strip() and not w.startswith("#"))


def measured(read: Iterable[Sentence]) -> dict[PersonalData, Figures]:
    """Return the figures of each kind."""
    count = {kind: [0, 0, 0] for kind in PersonalData}
    for sentence in read:
        there, found = set(sentence.spans), set(find(sentence.text))
        for column, spans in enumerate((found & there, found - there, there - found)):
            for span in spans:
                count[span.kind][column] += 1
    return {kind: Figures(*numbers) for kind, numbers in count.items()}


def differences(read: Iterable[Sentence]) -> Iterator[str]:
    """Say of each mistake on which line it is, what was found wrongly, and what was missed."""
    for sentence in read:
        there, found = set(sentence.spans), set(find(sentence.text))
        for word, spans in (("wrong", found - there), ("missed", there - found)):
            for span in spans:
                words = sentence.text[span.start : span.end]
                yield f"{sentence.line}: {word} {span.kind.value} {words!r} in {sentence.text!r}"


def table() -> str:
    """Return the table of the documentation, as Markdown."""
    parts = [sentences(LOOKED_AT), sentences(KEPT_APART)]
    figures = [measured(part) for part in parts]
    lines = [
        "| kind | there | precision | recall | there, kept apart | precision | recall |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, title in _TITLES.items():
        cells = [
            cell
            for f in (part[kind] for part in figures)
            for cell in (str(f.right + f.missed), f"{f.precision:.2f}", f"{f.recall:.2f}")
        ]
        lines.append(f"| {' | '.join([title, *cells])} |")
    with_data = [sum(bool(s.spans) for s in part) for part in parts]
    lines += [
        "",
        f"{len(parts[0])} sentences ({with_data[0]} with personal data), and {len(parts[1])} "
        f"({with_data[1]}) kept apart.",
    ]
    return "\n".join(lines)


def table_in(document: str) -> str:
    """Return what stands between the two comment lines of a document."""
    return document.partition(BEGIN)[2].partition(END)[0].strip()


def with_table(document: str) -> str:
    """Return the document with the table of now between its two comment lines."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the document has no lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table()}\n\n{END}{after}"
