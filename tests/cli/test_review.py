"""`review` takes up what assessors saved, and says who judged what."""

import json
from pathlib import Path

import pytest

from tests.cli.run import Terminal, portfolio, process
from tests.factories import folder, written
from tests.reviews import judged, written_review

OTHER = {"id": "anders", "candidate": "Iemand Anders", "standard": "x", "fingerprint": "y"}


def start(tmp_path: Path) -> Path:
    return folder(tmp_path / "portfolio", {"bewijzen/a.md": written()})


def saved(tmp_path: Path, text: str, name: str = "mira.json") -> Path:
    """Put down what an assessor saved."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_review_is_checked_and_stored(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira Assessor", judged("G1.1", grounds="Goed.")))
    shown = portfolio("review", "add", file, "--portfolio", root)
    assert shown.exit_code == 0
    assert "Toegevoegd: beoordelingen/mira-assessor.json" in shown.output
    assert "1 van 21 generieke competenties beoordeeld, 1 voldoende" in shown.output
    stored = json.loads((root / "beoordelingen/mira-assessor.json").read_text(encoding="utf-8"))
    assert stored["competences"]["G1.1"]["grounds"] == "Goed."


def test_several_files_are_added_at_once_and_compared(tmp_path: Path) -> None:
    root = start(tmp_path)
    mira = saved(tmp_path, written_review("Mira", judged("G1.1")), "m.json")
    noor = saved(tmp_path, written_review("Noor", judged("G1.1", "not-yet", "")), "n.json")
    assert portfolio("review", "add", mira, noor, "--portfolio", root).exit_code == 0
    shown = portfolio("review", "list", root)
    assert shown.exit_code == 0
    assert "de assessoren verschillen in hun oordeel" in shown.output
    assert "Mira: voldoende aangetoond (vakbekwaam)" in shown.output
    assert "Noor: nog niet" in shown.output


def test_without_reviews_the_list_says_so(tmp_path: Path) -> None:
    assert "Er zijn nog geen beoordelingen." in portfolio("review", "list", start(tmp_path)).output


def test_a_later_review_of_the_same_assessor_takes_the_place_and_the_old_one_is_kept(
    tmp_path: Path,
) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G1.1", "not-yet", "")))
    portfolio("review", "add", file, "--portfolio", root)
    before = (root / "beoordelingen/mira.json").read_text(encoding="utf-8")
    file = saved(tmp_path, written_review("MIRA", judged("G1.1", grounds="Nu wel.")))
    shown = portfolio("review", "add", file, "--portfolio", root, "--yes")
    assert shown.exit_code == 0
    assert "G1.1: nog niet aangetoond → voldoende aangetoond (vakbekwaam)" in shown.output
    assert "veranderd: onderbouwing" in shown.output
    assert [p.name for p in (root / "beoordelingen").iterdir()] == ["mira.json"]
    assert [
        p.read_text(encoding="utf-8")
        for p in (root / ".reservekopie").rglob("*")
        if p.is_file() and "mira" in p.name
    ] == [before]


def test_who_sits_at_a_terminal_is_asked_before_a_change(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G1.1", "not-yet", "")))
    portfolio("review", "add", file, "--portfolio", root)
    before = (root / "beoordelingen/mira.json").read_bytes()
    saved(tmp_path, written_review("Mira", judged("G1.1")))
    terminal = Terminal("review", "add", file, "--portfolio", root, cwd=tmp_path)
    terminal.answer("Typ ja of nee.", "nee\n")
    assert terminal.end() == 0
    assert (root / "beoordelingen/mira.json").read_bytes() == before


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G1.1")))
    portfolio("review", "add", file, "--portfolio", root)
    shown = portfolio("review", "add", file, "--portfolio", root)
    assert (shown.exit_code, "is al hetzelfde" in shown.output) == (0, True)
    assert not (root / ".reservekopie").exists()


EARLIER, LATER = "2026-08-01T09:00:00+02:00", "2026-11-05T09:00:00+01:00"


def test_who_says_yes_beforehand_never_loses_a_later_review_to_an_earlier_one(
    tmp_path: Path,
) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G1.1")))
    portfolio("review", "add", file, "--portfolio", root)
    before = (root / "beoordelingen/mira.json").read_bytes()
    old = saved(tmp_path, written_review("Mira", saved=EARLIER), "oud.json")
    shown = portfolio("review", "add", old, "--portfolio", root, "--yes")
    assert shown.exit_code == 0
    assert (
        f"'{old}' is eerder opgeslagen dan 'beoordelingen/mira.json'. Het is niet toegevoegd."
        in shown.output
    )
    assert (root / "beoordelingen/mira.json").read_bytes() == before
    assert not (root / ".reservekopie").exists()


def test_who_is_asked_can_put_an_earlier_file_back(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G1.1")))
    portfolio("review", "add", file, "--portfolio", root)
    saved(tmp_path, written_review("Mira", saved=EARLIER))
    shown = portfolio("review", "add", file, "--portfolio", root, typed="ja\n")
    assert "eerder opgeslagen dan het bestand dat er al staat" in shown.output
    stored = json.loads((root / "beoordelingen/mira.json").read_text(encoding="utf-8"))
    assert stored["saved"] == EARLIER


@pytest.mark.parametrize("order", [("oud", "nieuw"), ("nieuw", "oud")])
@pytest.mark.parametrize("there", [False, True], ids=["new", "there already"])
def test_of_several_files_of_one_assessor_the_last_saved_counts_in_any_order(
    tmp_path: Path, order: tuple[str, str], there: bool
) -> None:
    root = start(tmp_path)
    if there:
        first = saved(tmp_path, written_review("Mira", saved="2026-07-01T09:00:00+02:00"))
        portfolio("review", "add", first, "--portfolio", root)
    moments = {"oud": EARLIER, "nieuw": LATER}
    files = [saved(tmp_path, written_review("Mira", saved=moments[n]), n + ".json") for n in order]
    shown = portfolio("review", "add", *files, "--portfolio", root, "--yes")
    assert shown.exit_code == 0
    assert "oud.json' is eerder opgeslagen dan" in shown.output
    (stored,) = (root / "beoordelingen").iterdir()
    assert json.loads(stored.read_text(encoding="utf-8"))["saved"] == LATER
    assert len([p for p in (root / ".reservekopie").rglob("*") if p.is_file()]) == there


def test_the_same_file_twice_is_one_review(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G1.1")))
    shown = portfolio("review", "add", file, file, "--portfolio", root)
    assert (shown.exit_code, "is al hetzelfde" in shown.output) == (0, True)
    assert [p.name for p in (root / "beoordelingen").iterdir()] == ["mira.json"]


def test_without_anybody_to_answer_nothing_is_changed_and_nothing_added(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G1.1", "not-yet", "")))
    portfolio("review", "add", file, "--portfolio", root)
    before = (root / "beoordelingen/mira.json").read_bytes()
    noor = saved(tmp_path, written_review("Noor", judged("G1.1")), "noor.json")
    mira = saved(tmp_path, written_review("Mira", judged("G1.1"), saved=LATER))
    done = process("review", "add", noor, mira, "--portfolio", root)  # its input is /dev/null
    assert done.returncode == 130
    assert done.stderr.decode().endswith("Gestopt. Er is niets bewaard.\n")
    assert "Zonder vraag: --yes" in done.stdout.decode()
    assert [p.name for p in (root / "beoordelingen").iterdir()] == ["mira.json"]
    assert (root / "beoordelingen/mira.json").read_bytes() == before


def test_a_review_of_another_portfolio_is_refused(tmp_path: Path) -> None:
    root = start(tmp_path)
    shown = portfolio(
        "review", "add", saved(tmp_path, written_review(portfolio=OTHER)), "--portfolio", root
    )
    assert shown.exit_code == 4
    assert "een ander portfolio, dat van Iemand Anders" in shown.output
    assert not (root / "beoordelingen").exists()


def test_a_file_that_is_no_review_is_refused_and_the_next_one_is_still_added(
    tmp_path: Path,
) -> None:
    root = start(tmp_path)
    bad = saved(tmp_path, "{}", "fout.json")
    good = saved(tmp_path, written_review("Mira", judged("G1.1")))
    shown = portfolio("review", "add", bad, good, "--portfolio", root)
    assert shown.exit_code == 1
    assert "R002" in shown.output
    assert [p.name for p in (root / "beoordelingen").iterdir()] == ["mira.json"]


def test_what_a_name_holds_leads_nowhere(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("../../../weg\x1b[31m<b>", judged("G1.1")))
    shown = portfolio("review", "add", file, "--portfolio", root)
    assert shown.exit_code == 0
    assert "\x1b" not in shown.output
    assert [p.parent.name for p in tmp_path.rglob("*weg*")] == ["beoordelingen"]


def test_two_names_that_look_alike_get_files_of_their_own(tmp_path: Path) -> None:
    root = start(tmp_path)
    files = [saved(tmp_path, written_review(n), f"{len(n)}.json") for n in ("Mira", "Mira!")]
    assert portfolio("review", "add", *files, "--portfolio", root).exit_code == 0
    assert len(list((root / "beoordelingen").iterdir())) == 2
    assert "R010" not in portfolio("check", root).output


def test_a_competence_that_is_not_known_is_named_and_kept(tmp_path: Path) -> None:
    root = start(tmp_path)
    file = saved(tmp_path, written_review("Mira", judged("G9.9")))
    shown = portfolio("review", "add", file, "--portfolio", root)
    assert (shown.exit_code, "R008" in shown.output) == (0, True)
    assert "G9.9" in (root / "beoordelingen/mira.json").read_text(encoding="utf-8")


def test_a_portfolio_in_english_has_its_reviews_in_an_english_folder(tmp_path: Path) -> None:
    root = folder(
        tmp_path / "p",
        {"evidence/a.md": written()},
        settings=(
            "candidate: Proef Persoon\nstandard: sociaal-werker-mbo\n"
            "reference_date: 2026-09-01\nlanguage: en\n"
        ),
    )
    shown = portfolio("review", "add", saved(tmp_path, written_review()), "--portfolio", root)
    assert "Added: reviews/mira.json" in shown.output


def test_personal_data_in_a_review_is_named_and_kept_off_the_site(tmp_path: Path) -> None:
    root = start(tmp_path)
    said = judged("G1.1", grounds="De kandidaat is te bellen op 06-12345678, zegt ze.")
    file = saved(tmp_path, written_review("Mira", said))
    portfolio("review", "add", file, "--portfolio", root)
    shown = portfolio("build", root, "-o", tmp_path / "site")
    assert "P503" in shown.output
    pages = [p.read_text(encoding="utf-8") for p in (tmp_path / "site").rglob("*.html")]
    assert any("De kandidaat is te bellen op" in page for page in pages)
    assert not any("12345678" in page for page in pages)
