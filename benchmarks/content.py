"""Realistic evidence without end, the same for the same seed: what every program here builds from.

Words are invented; frequencies and lengths are those of the sample portfolio: some 600 words a
piece with front matter, headings, a list, a table now and then, two to four claims and passages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

_WORDS = """
    de het een van en in op met voor niet zij hij ik wij die dat er aan ook maar toen was
    had werd buurt wijk bewoner gesprek vraag hulp gezin school plein keuken tafel koffie
    brief telefoon afspraak vrijwilliger groep jongere oudere moeder vader buurman collega
    team plan verslag kans tijd week middag ochtend avond jaar maand lopen bellen vragen
    luisteren schrijven regelen maken zien horen weten denken praten helpen zoeken vinden
    brengen halen wachten open rustig klein groot nieuw oud samen alleen eerst daarna soms
    altijd nooit thuis buiten binnen naast onder spreekuur moestuin formulier schuld huur
    inkomen taal les cursus sport muziek feest maaltijd wantrouwen vertrouwen grens rust
    ruimte netwerk mantelzorg wijkteam gemeente corporatie
    """.split()  # noqa: SIM905 - words to read, not a list to look at
HEADINGS = ("Situatie", "Taak", "Actie", "Resultaat", "Reflectie")
KINDS = ("STARR-verslag", "beroepsproduct", "werkgeversverklaring", "feedback", "observatie")
CONTEXTS = ("buurthuis, bewoners", "school, ouders", "thuis, ouderen", "jongerencentrum, jongeren")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: all that the programs need to write it in their own form.

    `claims` are ids of competences; `indicators` has those of each passage in the body, which
    stands in it as `[words]{id}`.
    """

    number: int
    title: str
    date: str
    kind: str
    context: str
    claims: tuple[str, ...]
    body: str

    @property
    def name(self) -> str:
        """The name of its file, without an extension."""
        return f"stuk-{self.number:05}"


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The competences to claim: each id with its title and the ids of its indicators."""

    competences: tuple[tuple[str, str, tuple[str, ...]], ...]


def pieces(number: int, yardstick: Yardstick, *, seed: int = 1) -> Iterator[Piece]:
    """Yield so many pieces of evidence."""
    for n in range(1, number + 1):
        random = Random(f"{seed}-{n}")
        claimed = random.sample(yardstick.competences, random.randint(2, 4))
        indicators = [i for _, _, ids in claimed for i in random.sample(ids, min(2, len(ids)))]
        yield Piece(
            number=n,
            title=f"{_sentence(random, 3, 6).rstrip('.')} {n}",
            date=_date(random),
            kind=random.choice(KINDS),
            context=random.choice(CONTEXTS),
            claims=tuple(c for c, _, _ in claimed),
            body=_body(random, indicators),
        )


def _date(random: Random) -> str:
    year, month, day = random.randint(2020, 2026), random.randint(1, 8), random.randint(1, 28)
    return f"{year}-{month:02}-{day:02}"


def _body(random: Random, indicators: Sequence[str]) -> str:
    left = list(indicators)
    blocks: list[str] = []
    for heading in HEADINGS:
        blocks.append(f"# {heading}")
        for _ in range(random.randint(2, 3)):
            sentences = [_sentence(random, 6, 18) for _ in range(random.randint(2, 5))]
            if left:
                at = random.randrange(len(sentences))
                sentences[at] = f"[{sentences[at]}]{{{left.pop()}}}"
            blocks.append(" ".join(sentences))
        if random.random() < 0.3:
            blocks.append("\n".join(f"- {_sentence(random, 4, 9)}" for _ in range(4)))
        if random.random() < 0.1:
            rows = "\n".join(
                f"| {_sentence(random, 2, 3)} | {_sentence(random, 2, 4)} |" for _ in range(3)
            )
            blocks.append(f"| Wie | Wat |\n| --- | --- |\n{rows}")
    return "\n\n".join(blocks) + "\n"


def _sentence(random: Random, least: int, most: int) -> str:
    words = random.choices(_WORDS, k=random.randint(least, most))
    if len(words) > 8 and random.random() < 0.2:
        words[3] = f"*{words[3]}*"
    return " ".join(words).capitalize() + "."
