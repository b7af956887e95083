"""`claim` adds a claim that is offered by what the text says."""

from pathlib import Path

from tests.cli.run import portfolio
from tests.factories import folder, written

TEXT = "Ik begeleidde vrijwilligers: ik gaf ze taken die bij hen pasten. [Zo.]{G1.2.B1}"


def start(tmp_path: Path) -> Path:
    return folder(tmp_path, {"bewijzen/a.md": written(body=TEXT)})


def test_a_passage_without_a_claim_is_offered_first_with_its_indicator(tmp_path: Path) -> None:
    root = start(tmp_path)
    shown = portfolio("claim", root / "bewijzen/a.md", typed="1\n\nja\n")
    assert shown.exit_code == 0
    assert "   1  G1.2  Gaat erop af\n      G1.2.B1: benadert individuele" in shown.output
    assert "+  - G1.2: vakbekwaam" in shown.output
    text = (root / "bewijzen/a.md").read_text(encoding="utf-8")
    assert "  - G1.1: vakbekwaam\n  - G1.2: vakbekwaam\n" in text
    assert "zoals [jouw woorden]{G1.2.B1}" in shown.output


def test_what_the_words_are_near_is_offered_next(tmp_path: Path) -> None:
    shown = portfolio("claim", start(tmp_path) / "bewijzen/a.md", typed="0\nG5.3\n\nja\n")
    assert "G5.3  Stuurt vrijwilligers aan en rust ze toe" in shown.output
    assert "+  - G5.3: vakbekwaam" in shown.output


def test_only_a_yes_writes_what_was_chosen(tmp_path: Path) -> None:
    root = start(tmp_path)
    shown = portfolio("claim", root / "bewijzen/a.md", typed="1\n\nnee\n")
    assert "+  - G1.2: vakbekwaam" in shown.output
    assert "Zo veranderen? Typ ja of nee." in shown.output
    assert shown.output.endswith("Er is niets veranderd.\n")
    assert (root / "bewijzen/a.md").read_text(encoding="utf-8") == written(body=TEXT)


def test_options_leave_nothing_to_ask(tmp_path: Path) -> None:
    root = start(tmp_path)
    shown = portfolio("claim", root / "bewijzen/a.md", "-c", "g2.1", "--stadium", "startbekwaam")
    assert shown.exit_code == 0
    assert "- G2.1: startbekwaam" in (root / "bewijzen/a.md").read_text(encoding="utf-8")


def test_what_is_claimed_already_is_not_claimed_twice(tmp_path: Path) -> None:
    shown = portfolio("claim", start(tmp_path) / "bewijzen/a.md", "-c", "G1.1")
    assert shown.exit_code == 4
    assert "is in dit bestand al geclaimd" in shown.output


def test_a_file_outside_a_portfolio_or_that_is_no_evidence_is_named(tmp_path: Path) -> None:
    (tmp_path / "los.md").write_text("los", encoding="utf-8")
    outside = portfolio("claim", tmp_path / "los.md", "-c", "G1.1")
    assert (outside.exit_code, "staat niet in een portfoliomap" in outside.output) == (2, True)
    root = folder(tmp_path / "p", {"profiel.md": "Ik."})
    other = portfolio("claim", root / "profiel.md", "-c", "G1.1")
    assert (other.exit_code, "is geen bewijsstuk" in other.output) == (2, True)


def test_claims_in_brackets_are_left_to_the_candidate(tmp_path: Path) -> None:
    text = written().replace(
        "competenties:\n  - G1.1: vakbekwaam", "competenties: [G1.1: vakbekwaam]"
    )
    root = folder(tmp_path, {"bewijzen/a.md": text})
    shown = portfolio("claim", root / "bewijzen/a.md", "-c", "G2.1")
    assert shown.exit_code == 4
    assert "tussen de claims: - G2.1: vakbekwaam" in shown.output
    assert (root / "bewijzen/a.md").read_text(encoding="utf-8") == text


def test_a_folder_is_no_evidence_and_is_called_so(tmp_path: Path) -> None:
    shown = portfolio("claim", start(tmp_path))
    assert shown.exit_code == 2
    assert "is een map. Noem het bewijsstuk" in shown.output


def test_of_a_new_file_it_says_that_nothing_is_written_and_asks_all_the_same(
    tmp_path: Path,
) -> None:
    root = folder(tmp_path, {})
    portfolio("new", root, "--title", "Nieuw", "-c", "G1.1")
    shown = portfolio("claim", root / "bewijzen/nieuw.md", typed="G1.2\n\nja\n")
    assert shown.exit_code == 0
    assert shown.output.split("\n")[:2] == [
        "In dit bestand is nog niets geschreven.",
        "Welke competentie laat het zien? (code of woorden, zoals 'contact') G1.2",
    ]


def test_what_a_text_is_about_does_not_go_by_its_headings(tmp_path: Path) -> None:
    def offered(body: str) -> str:
        root = folder(tmp_path / str(len(body)), {"bewijzen/a.md": written(body=body)})
        return portfolio("claim", root / "bewijzen/a.md").output

    text = "Ik gaf vrijwilligers een rooster.\n"
    headed = f"# Situatie\n\n# Taak\n\n# Actie\n\n{text}\n# Resultaat\n\n# Reflectie\n"
    assert "G5.3  Stuurt vrijwilligers aan" in offered(text)
    assert offered(headed) == offered(text)
