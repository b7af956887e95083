"""`check --fix` mends what has one right answer, shows it, and keeps what was there."""

from pathlib import Path

import pytest

from tests.cli.run import Terminal, portfolio
from tests.factories import folder, written

SLIPS = written(claims=["- g1,1: Vakbekwaam"], date="14-03-2025", more="organisatei: Welzijn")


def test_slips_are_mended_and_every_other_byte_stays(tmp_path: Path) -> None:
    crlf = SLIPS.replace("\n", "\r\n").encode()
    root = folder(tmp_path, {"bewijzen/a.md": crlf})
    shown = portfolio("check", root, "--fix", "--yes")
    assert shown.exit_code == 0
    assert "-  - g1,1: Vakbekwaam" in shown.output
    assert "+  - G1.1: vakbekwaam" in shown.output
    right = SLIPS.replace("g1,1: Vakbekwaam", "G1.1: vakbekwaam")
    right = right.replace("14-03-2025", "2025-03-14").replace("organisatei", "organisatie")
    assert (root / "bewijzen/a.md").read_bytes() == right.replace("\n", "\r\n").encode()
    kept = root / ".reservekopie" / "bewijzen" / "a.md.1"
    assert kept.read_bytes() == crlf
    assert f"Zoals het was: {kept.relative_to(root).as_posix()}" in shown.output


def test_what_comes_to_light_is_mended_in_the_same_run(tmp_path: Path) -> None:
    """Of a key that is spelled wrong the value is not looked at."""
    text = written().replace("datum: 2025-03-14", "datun: 14-03-2025")
    assert "datun" in text
    root = folder(tmp_path, {"bewijzen/a.md": text})
    shown = portfolio("check", root, "--fix", "--yes")
    assert shown.exit_code == 0
    assert "datum: 2025-03-14" in (root / "bewijzen/a.md").read_text(encoding="utf-8")
    assert "Er is niets dat ik zelf kan verbeteren." not in shown.output


def test_a_no_is_heard_once(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS, "bewijzen/b.md": SLIPS})
    shown = portfolio("check", root, "--fix", typed="nee\nja\n")
    assert shown.output.count("Zo veranderen?") == 2
    assert (root / "bewijzen/a.md").read_text(encoding="utf-8") == SLIPS
    assert (root / "bewijzen/b.md").read_text(encoding="utf-8") != SLIPS


def test_of_a_copy_with_personal_data_it_says_so(tmp_path: Path) -> None:
    said = "In die kopie staan ook de persoonsgegevens nog."
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    assert said not in portfolio("check", root, "--fix", "--yes").output
    (root / "bewijzen/a.md").write_text(f"{SLIPS}\nHij belde 06-21873344.\n", encoding="utf-8")
    assert said in portfolio("check", root, "--fix", "--yes").output


def test_the_quotes_of_a_word_processor_become_straight_where_the_data_need_them(
    tmp_path: Path,
) -> None:
    slips = written(title="“Huisbezoek: mevrouw J.”", more='context: "plein: ’s avonds”')
    root = folder(tmp_path, {"bewijzen/a.md": slips})
    shown = portfolio("check", root, "--fix", "--yes")
    assert '+titel: "Huisbezoek: mevrouw J."' in shown.output
    assert '+context: "plein: ’s avonds"' in shown.output
    assert "P022" not in shown.output


def test_a_second_time_keeps_a_second_copy(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    portfolio("check", root, "--fix", "--yes")
    (root / "bewijzen/a.md").write_text(SLIPS, encoding="utf-8")
    portfolio("check", root, "--fix", "--yes")
    kept = sorted(p.name for p in (root / ".reservekopie" / "bewijzen").iterdir())
    assert kept == ["a.md.1", "a.md.2"]


@pytest.mark.parametrize("answer", ["ja", "J", "yes", "Ja!"])
def test_a_clear_yes_in_either_language_changes_the_file(tmp_path: Path, answer: str) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    shown = portfolio("check", root, "--fix", typed=f"{answer}\n")
    assert "Zo veranderen? Typ ja of nee." in shown.output
    assert (root / "bewijzen/a.md").read_text(encoding="utf-8") != SLIPS


@pytest.mark.parametrize("typed", ["nee\n", "n\n", "no\n", "", "\n", "misschien\n\n"])
def test_nothing_but_a_clear_yes_changes_a_file(tmp_path: Path, typed: str) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    shown = portfolio("check", root, "--fix", typed=typed)
    assert (root / "bewijzen/a.md").read_text(encoding="utf-8") == SLIPS
    assert not (root / ".reservekopie").exists()
    assert "Niet veranderd: bewijzen/a.md. (Zonder vraag: --yes)" in shown.output


def test_what_is_neither_yes_nor_no_is_asked_again(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    shown = portfolio("check", root, "--fix", typed="misschien\nja\n")
    assert shown.output.count("Zo veranderen?") == 2
    assert (root / "bewijzen/a.md").read_text(encoding="utf-8") != SLIPS


def test_in_a_terminal_enter_is_no_answer(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    terminal = Terminal("check", "--fix", cwd=root)
    terminal.answer("Typ ja of nee.", "\n")
    terminal.answer("Typ ja of nee.", "nee\n")
    terminal.end()
    assert (root / "bewijzen/a.md").read_text(encoding="utf-8") == SLIPS


def test_without_anything_to_mend_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written()})
    shown = portfolio("check", root, "--fix", "--yes")
    assert "Er is niets dat ik zelf kan verbeteren." in shown.output
    assert not (root / ".reservekopie").exists()


def test_codes_can_be_chosen_and_left_out(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    chosen = portfolio("check", root, "--select", "p131").output
    assert "P131" in chosen
    assert "P110" not in chosen
    left = portfolio("check", root, "--ignore", "P1")
    assert (left.exit_code, "P131" in left.output) == (0, False)
    wrong = portfolio("check", root, "--select", "Q")
    assert (wrong.exit_code, wrong.output) == (2, "er is geen code die begint met 'Q'\n")


def test_findings_can_be_put_together_by_code(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS, "bewijzen/b.md": SLIPS})
    shown = portfolio("check", root, "--by", "code").output
    assert "P110: '…' bij … is geen datum (2 keer)" in shown
    assert shown.index("P110: ") < shown.index("P101: ") < shown.index("P131: ")


def test_quiet_says_only_how_many_there_are(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": SLIPS})
    shown = portfolio("check", root, "--quiet").output
    assert shown.startswith("1 fout, ")
    assert "^" not in shown
