"""One slip in the data at the top gives one finding: what follows from it is not said as well."""

from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.authoring.mending import mendings
from portfolio_builder.model.finding import Finding
from portfolio_builder.pipeline import examine
from tests.conftest import TODAY
from tests.factories import folder

RIGHT = """---
titel: Langs de deur
datum: 2025-03-14
soort: beroepsproduct
context: buurthuis
competenties:
  - id: G1.1
    stadium: startbekwaam
  - id: G1.2
    stadium: startbekwaam
bijlagen:
  - bijlagen/brief.txt
bevestigd_door:
  - naam: mevrouw T. de Vries
    rol: teamleider
---

[Ik belde zelf bij haar aan.]{G1.1.S1} [Daarna vroeg ik mevrouw T. de Vries om hulp.]{G1.2.S1}
"""


def findings(root: Path, text: str) -> tuple[Finding, ...]:
    """Return what is found in a portfolio of this one piece and an attachment."""
    files = {"bewijzen/a.md": text, "bijlagen/brief.txt": "Beste buurt"}
    return examine(folder(root, files), standards=resources.standards_dir(), today=TODAY).findings


def codes(root: Path, text: str) -> list[str]:
    """Return the codes of what is found in it."""
    return [f.code for f in findings(root, text)]


def test_without_a_slip_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert not codes(tmp_path, RIGHT)


@pytest.mark.parametrize(
    ("right", "slip", "code"),
    [
        ("titel: Langs", "titel: Langs: de", "P022"),
        ("  - id: G1.2", "  id: G1.2", "P022"),
        ("---\n\n[Ik", "\n[Ik", "P021"),
        ("---\ntitel", "titel", "P020"),
        ("id: G1.2", "id: G1.9", "P104"),
        ("id: G1.2\n    stadium", "id: G1.2\n    stadia", "P102"),
        ("  - id: G1.2\n    stadium: startbekwaam\n", "  - G1.2 startbekwaam\n", "P102"),
        ("competenties:", "competentes:", "P115"),
        ("bijlagen:", "bijlages:", "P101"),
        ("bevestigd_door:", "bevestigddoor:", "P101"),
        ("  - naam: mevrouw", "  - nam: mevrouw", "P102"),
        ("context: buurthuis", "context: buurthuis\ncompetenties:\n  - G1.3: vakbekwaam", "P024"),
        ("id: G1.2", "id: *G1", "P023"),
        ("  - bijlagen", "  -bijlagen", "P022"),
        ("  - bijlagen/brief.txt", "  bijlagen/brief.txt\n  bijlagen/b.txt", "P022"),
        ("  - id: G1.2", "  -id: G1.2", "P022"),
    ],
)
def test_a_slip_at_the_top_is_the_only_thing_that_is_said(
    tmp_path: Path, right: str, slip: str, code: str
) -> None:
    assert right in RIGHT
    found = codes(tmp_path, RIGHT.replace(right, slip, 1))
    assert code in found
    assert not {"P202", "P301", "P306", "P507"} & set(found)


@pytest.mark.parametrize(
    ("right", "slip", "nearest"),
    [
        ("datum:", "datm:", "datum"),
        ("datum: 2025-03-14", "perode: {van: 2025-01, tot: 2025-03}", "periode"),
        ("soort:", "sort:", "soort"),
        ("context:", "kontext:", "context"),
    ],
)
def test_a_key_that_is_spelled_wrong_is_told_and_not_that_it_is_missing(
    tmp_path: Path, right: str, slip: str, nearest: str
) -> None:
    found = findings(tmp_path, RIGHT.replace(right, slip, 1))
    assert [(f.code, f.suggestion) for f in found] == [("P101", nearest)]


@pytest.mark.parametrize(
    ("slips", "nearest"),
    [
        ("datum: 2025-03-14\ndatm: 2025-03-15", [()]),
        ("date: 2025-03-14\ndatm: 2025-03-15", [()]),
        ("datm: 2025-03-14\ndaum: 2025-03-15", [("datum",), ("datum",)]),
        ("datm: 2025-03-14\ndatee: 2025-03-15", [("datum",), ("date",)]),
    ],
    ids=["right and wrong", "right in English", "both wrong", "wrong in each language"],
)
def test_of_two_keys_that_can_be_the_same_nobody_knows_which_is_right(
    tmp_path: Path, slips: str, nearest: list[tuple[str, ...]]
) -> None:
    found = findings(tmp_path, RIGHT.replace("datum: 2025-03-14", slips, 1))
    assert [(f.code, f.fact["nearest"]) for f in found] == [("P101", n) for n in nearest]
    assert mendings(found) == {}


def test_a_key_that_is_like_no_other_hides_nothing_that_is_missing(tmp_path: Path) -> None:
    assert codes(tmp_path, RIGHT.replace("datum:", "wanneer:", 1)) == ["P124", "P101"]


def test_a_passage_that_really_is_not_claimed_is_still_named(tmp_path: Path) -> None:
    slip = RIGHT.replace("  - id: G1.2\n    stadium: startbekwaam\n", "")
    assert codes(tmp_path, slip) == ["P202"]
