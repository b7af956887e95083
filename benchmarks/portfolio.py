"""The made pieces as a portfolio of ours."""

from pathlib import Path

from benchmarks.content import Piece, Yardstick, pieces
from portfolio_builder import resources
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.shelf import read_standard

STANDARD = "sociaal-werker-mbo"


def yardstick() -> Yardstick:
    """Return the competences of the standard that comes along."""
    standard, _ = read_standard(Folder(resources.standards_dir()), f"{STANDARD}/standard.yaml")
    if standard is None:
        raise SystemExit("the standard cannot be read")
    return Yardstick(
        tuple((c.id, c.title, tuple(i.id for i in c.indicators)) for c in standard.generic)
    )


def text_of(piece: Piece) -> str:
    """Return a piece as an evidence file."""
    claims = "\n".join(f"  - {c}: vakbekwaam" for c in piece.claims)
    return (
        f"---\ntitel: {piece.title}\ndatum: {piece.date}\nsoort: {piece.kind}\n"
        f"context: {piece.context}\ncompetenties:\n{claims}\n---\n\n{piece.body}"
    )


def write(folder: Path, number: int, *, seed: int = 1) -> None:
    """Write a portfolio of so many pieces."""
    evidence = folder / "bewijzen"
    evidence.mkdir(parents=True, exist_ok=True)
    settings = f"kandidaat: Maat Staf (fictief)\nstandaard: {STANDARD}\npeildatum: 2026-09-01\n"
    (folder / "portfolio.yaml").write_text(settings, encoding="utf-8")
    for piece in pieces(number, yardstick(), seed=seed):
        (evidence / f"{piece.name}.md").write_text(text_of(piece), encoding="utf-8")
