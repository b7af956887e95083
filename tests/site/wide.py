"""A portfolio in which everything is too long for a small screen: words, ids, tables, lists."""

from pathlib import Path

from tests.conftest import OTHER
from tests.factories import folder

LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkersoverleg"
LETTERS = "Uitvoerend_Vakmanschap_Op_Het_Water"
ID = f"{LETTERS}.1"


def piece(number: int) -> str:
    """Return evidence with too many passages, and a table that is too wide."""
    marks = " ".join(f"{ID}.{indicator}" for indicator in ("D1", "D2", "K1"))
    row = "|" + "|".join(f" {LONG} " for _ in range(6)) + "|"
    return f"""---
title: {LONG} {number}
date: 2025-03-14
kind: licence
context: {LONG}
role: {LONG}
organisation: {LONG}
competences:
  - id: {ID}
    stadium: skipper
    why: {LONG}
confirmed_by: {{name: {LONG}, role: {LONG}}}
attachments: [attachments/{LONG.lower()}.txt]
---

# {LONG}

[{LONG} {LONG}]{{{marks}}} `{LONG}{LONG}` https://{LONG}.example/{LONG}

    {LONG} {LONG} {LONG} {LONG}

{row}
|{"---|" * 6}
{row}

- {LONG}
  - {LONG}
    - {LONG}
      - {LONG}
        - {LONG}
"""


def portfolio(root: Path) -> Path:
    """Write the portfolio: forty pieces, for a standard with long ids and titles."""
    standard = (OTHER / "sailing" / "standard.yaml").read_text(encoding="utf-8")
    standard = standard.replace("A.", f"{LETTERS}.").replace("B.", f"{LETTERS}_Ook.")
    standard = standard.replace("Handles ropes", LONG).replace("Weather", LONG)
    files: dict[str, str | bytes] = {
        f"evidence/{number:02}.md": piece(number) for number in range(40)
    }
    files |= {
        "standard.yaml": standard,
        "procedure.yaml": (OTHER / "sailing" / "procedure.yaml").read_bytes(),
        "profile.md": f"# {LONG}\n\n{LONG}",
        f"reflections/{ID}.md": f"# {LONG}\n\n{LONG}",
        f"attachments/{LONG.lower()}.txt": LONG,
        f"evidence/{LONG}.odd": LONG,
    }
    settings = (
        f"candidate: {LONG}\nstandard: standard.yaml\nprocedure: procedure.yaml\n"
        f"reference_date: 2026-09-01\norganisation: {LONG}\nlanguage: en\nlife_areas: [W]\n"
    )
    return folder(root, files, settings=settings)
