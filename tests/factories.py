"""Small readable ways to make the values that tests speak of."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import (
    AttachmentFile,
    AttachmentUse,
    Claim,
    Confirmation,
    Evidence,
    Portfolio,
    Reflection,
    Settings,
    When,
)
from portfolio_builder.model.text import Fragment, IndicatorMention, Passage, Section

SETTINGS = "kandidaat: Proef Persoon\nstandaard: sociaal-werker-mbo\npeildatum: 2026-09-01\n"


def day(written: str) -> When:
    """Return a day: `day("2025-03-14")`."""
    exact = datetime.date.fromisoformat(written)
    return When(exact, exact)


def claim(competence: str, stadium: str = "vakbekwaam", *indicators: str, why: str = "") -> Claim:
    """Return a claim as a candidate writes it."""
    place = Place("", 7, 9)
    mentions = tuple(IndicatorMention(i, place) for i in indicators)
    return Claim(competence, stadium, place, place, mentions, why)


def passage(number: int, *indicators: str, text: str = "Ik belde bij haar aan.") -> Passage:
    """Return a passage that shows the indicators."""
    mentions = tuple(IndicatorMention(i, Place("", 12, 3)) for i in indicators)
    return Passage(number, mentions, html=text, text=text, place=Place("", 12, 1))


def evidence(
    name: str = "een-stuk",
    *claims: Claim,
    passages: Sequence[Passage] = (),
    when: str = "2025-03-14",
    kind: str = "starr-verslag",
    context: str = "buurthuis",
    draft: bool = False,
    confirmed: Sequence[str] = (),
    attachments: Sequence[str] = (),
    expires: str = "",
    words: int = 300,
) -> Evidence:
    """Return a piece of evidence: `evidence("inloop", claim("G1.1"))`."""
    path = f"bewijzen/{name}.md"
    return Evidence(
        path=path,
        title=name.replace("-", " ").capitalize(),
        place=Place(path, 2),
        when=day(when) if when else None,
        kind=kind,
        context=context,
        claims=tuple(_placed(c, path) for c in claims),
        attachments=tuple(AttachmentUse(a, "", Place(path, 9)) for a in attachments),
        confirmed_by=tuple(Confirmation(c) for c in confirmed),
        expires=datetime.date.fromisoformat(expires) if expires else None,
        draft=draft,
        body=Fragment(
            words=words,
            passages=tuple(passages),
            sections=(Section("", "", f"Een tekst van {words} woorden."),),
        ),
        when_place=Place(path, 3),
        expires_place=Place(path, 8),
    )


def _placed(made: Claim, path: str) -> Claim:
    """Return a claim that stands in this file."""
    places = (replace(p, file=path) for p in (made.place, made.stadium_place))
    place, stadium_place = places
    mentions = tuple(replace(m, place=replace(m.place, file=path)) for m in made.indicators)
    return replace(made, place=place, stadium_place=stadium_place, indicators=mentions)


def portfolio(
    *pieces: Evidence,
    reflections: Sequence[Reflection] = (),
    life_areas: Sequence[str] = (),
    files: Sequence[str] = (),
) -> Portfolio:
    """Return a portfolio of these pieces; `files` are attachments that are there."""
    return Portfolio(
        settings=Settings(
            candidate="Proef Persoon",
            standard="sociaal-werker-mbo",
            place=Place("portfolio.yaml", 2),
            life_areas=tuple(IndicatorMention(a, Place("portfolio.yaml", 4)) for a in life_areas),
        ),
        evidence=pieces,
        reflections=tuple(reflections),
        attachments=tuple(
            AttachmentFile(f, f.rpartition(".")[2], "application/pdf", 10, f"{n:064x}")
            for n, f in enumerate(files)
        ),
    )


def written(
    *,
    title: str = "Een stuk",
    date: str = "2025-03-14",
    claims: Sequence[str] = ("- G1.1: vakbekwaam",),
    more: str = "",
    body: str = "Ik ging langs en luisterde.",
) -> str:
    """Return the text of an evidence file; `more` are further lines of front matter."""
    head = [
        "---",
        f"titel: {title}",
        f"datum: {date}",
        "soort: beroepsproduct",
        "context: buurthuis",
        "competenties:",
        *(f"  {c}" for c in claims),
        *([more] if more else []),
        "---",
    ]
    return "\n".join([*head, "", body, ""])


def folder(root: Path, files: Mapping[str, str | bytes], *, settings: str = SETTINGS) -> Path:
    """Write a portfolio folder: `folder(tmp_path, {"bewijzen/a.md": written()})`."""
    for path, content in {"portfolio.yaml": settings, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


class Remembering(dict[bytes, bytes]):
    """A memo that forgets nothing."""

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Remember these values."""
        self.update(values)
