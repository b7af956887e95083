"""`status` says on one screen how far somebody is, and what comes next."""

import json
import shutil
from pathlib import Path

import pytest

from portfolio_builder import __version__, resources
from tests.cli.run import portfolio
from tests.conftest import OTHER, SAMPLE
from tests.factories import SETTINGS, folder, written


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_stands_on_one_screen(language: str) -> None:
    shown = portfolio("status", SAMPLE, "--lang", language)
    assert shown.exit_code == 0
    # How long the folder's own name is, is not ours to say; a command is not broken over two lines.
    lines = shown.output.replace(str(SAMPLE), "sample-portfolio").rstrip("\n").split("\n")
    assert len(lines) <= 30  # the lines of a terminal on Windows
    assert max(map(len, lines)) <= 80


def test_the_sample_is_told_like_this() -> None:
    assert portfolio("status", SAMPLE).output == (
        "Noor Voorbeeld (fictief), peildatum 1 september 2026\n"
        "EVC-standaard vakbekwame sociaal werker mbo-niveau\n"
        "\n"
        "18 van 21 competenties geclaimd en onderbouwd op vakbekwaam of hoger\n"
        "███████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░  nodig: 17. Je bent er.\n"
        "18 geclaimd: 8 stevig (█), 10 dun (▓). Wat dat is: portfolio explain dun\n"
        "\n"
        "  1 Contact leggen en betekenisvolle relaties aangaan  ██████████  2 van 2\n"
        "  2 Signaleren en agenderen                            ███▓▓▓▓░░░  2 van 3\n"
        "  3 Ondersteunen bij het voeren van de eigen regie     ███▓▓▓▓▓▓▓  3 van 3\n"
        "  4 Mensen met elkaar verbinden                        ███▓▓▓▓▓▓▓  3 van 3\n"
        "  5 Stimuleren tot participatie en actief burgerschap  ▓▓▓▓▓▓▓▓▓▓  3 van 3\n"
        "  6 Opereren vanuit de eigen organisatorische context  █████▓▓▓░░  3 van 4\n"
        "  7 Werken aan je beroepsuitoefening                   ███▓▓▓▓░░░  2 van 3\n"
        "\n"
        "Heeft nog geen bewijs:  G2.3\n"
        "Heeft alleen een concept, en dat telt niet mee:  G6.2\n"
        "Staat nog op startbekwaam:  G7.3\n"
        "\n"
        "Geclaimd, maar dun:  G2.1  G3.2  G3.3  G4.1  G4.3  G5.1  G5.2  G5.3  G6.3  G7.1\n"
        "  (variatie 10×, authenticiteit 4×, actualiteit 1×, kwantiteit 3×)\n"
        "Zonder 'Netwerkgesprek met een mantelzorger' blijven er 16 over: G4.3, G6.3\n"
        "  hangen eraan.\n"
        "Volgende stap: Markeer in 'Mijn functiebeschrijving' woorden die G5.2\n"
        "  (Ondersteunt bij praktisch functioneren en participatie) laten zien, of\n"
        "  schrijf bij de claim waarom.\n"
        "\n"
        "30 bewijsstukken, 1 concept telt niet mee. Niets te verbeteren.\n"
        "Dit is een zelfbeoordeling. Alleen assessoren oordelen.\n"
        f"Wat je nu kunt doen: portfolio status {SAMPLE} --steps\n"
    )


def last(shown: str) -> str:
    return shown.rstrip("\n").split("\n")[-1]


def test_when_there_is_nothing_yet_it_says_how_to_begin(tmp_path: Path) -> None:
    shown = portfolio("status", folder(tmp_path, {}))
    assert shown.exit_code == 0
    assert last(shown.output) == f"Begin je eerste bewijsstuk: portfolio new {tmp_path}"


def test_when_there_are_only_drafts_it_says_how_they_come_to_count(tmp_path: Path) -> None:
    portfolio("init", tmp_path / "p", "--name", "Noor")
    shown = portfolio("status", tmp_path / "p")
    assert last(shown.output) == (
        "Is een concept klaar? Haal de regel met concept weg, dan telt het mee."
    )


def test_when_there_is_something_to_mend_it_says_where_to_read_it(tmp_path: Path) -> None:
    shown = portfolio("status", folder(tmp_path, {"bewijzen/a.md": "geen kop"}))
    assert shown.exit_code == 1
    assert "1 bewijsstuk, 1 met een fout telt niet mee. 1 fout.\n" in shown.output
    assert last(shown.output) == f"Kijk wat er te verbeteren is: portfolio check {tmp_path}"


def test_the_steps_are_offered_while_there_is_something_to_mend_too(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": "geen kop", "bewijzen/b.md": written()})
    assert portfolio("status", root).output.rstrip("\n").split("\n")[-2:] == [
        f"Kijk wat er te verbeteren is: portfolio check {tmp_path}",
        f"Wat je nu kunt doen: portfolio status {tmp_path} --steps",
    ]


def test_a_gap_is_no_failure_unless_it_is_asked(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written()})
    assert portfolio("status", root).exit_code == 0
    assert portfolio("status", root, "--require-complete").exit_code == 1
    assert portfolio("status", SAMPLE, "--require-complete").exit_code == 0


@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        ("0", "1 januari 1970"),
        ("1788220800", "1 september 2026"),
        ("4102444799", "31 december 2099"),
    ],
)
def test_without_a_reference_date_the_epoch_of_the_build_is_today(
    tmp_path: Path, epoch: str, date: str
) -> None:
    settings = "kandidaat: Noor\nstandaard: sociaal-werker-mbo\n"
    root = folder(tmp_path, {}, settings=settings)
    shown = portfolio("status", root, epoch=epoch)
    assert shown.output.startswith(f"Noor, peildatum {date}\n")


def test_the_portfolios_own_reference_date_comes_first(tmp_path: Path) -> None:
    shown = portfolio("status", folder(tmp_path, {}, settings=SETTINGS), epoch="0")
    assert "peildatum 1 september 2026" in shown.output


@pytest.mark.parametrize("epoch", ["morgen", "99999999999999999999", "1.5", "-99999999999999"])
def test_an_epoch_that_is_no_time_is_refused(tmp_path: Path, epoch: str) -> None:
    shown = portfolio("status", folder(tmp_path, {}), epoch=epoch)
    assert shown.exit_code == 2
    assert shown.stderr.startswith(f"SOURCE_DATE_EPOCH is '{epoch}'. ")


def test_what_is_written_counts_before_anything_new_is_made(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written(claims=["- G1.9: vakbekwaam"])})
    assert "Volgende stap: Verbeter de fout in bewijzen/a.md, regel 7." in (
        portfolio("status", root).output
    )


def test_without_a_portfolio_only_the_finding_is_shown(tmp_path: Path) -> None:
    shown = portfolio("status", tmp_path)
    assert shown.exit_code == 1
    assert "P007" in shown.output
    assert "van 21" not in shown.output


def test_what_is_left_without_a_piece_names_what_falls() -> None:
    shown = portfolio("status", SAMPLE, "--without", "netwerkgesprek-met-een-mantelzorger")
    assert shown.exit_code == 0
    assert shown.output.startswith(
        "Zonder 'Netwerkgesprek met een mantelzorger':\n"
        "  16 van 21 geclaimd en onderbouwd (nu 18), nodig: 17.\n"
        "  8 stevig (nu 8).\n"
        "Valt weg:\n"
        "  G4.3   "
    )


def test_a_piece_may_be_named_by_its_path_or_title() -> None:
    path = SAMPLE / "bewijzen" / "netwerkgesprek-met-een-mantelzorger.md"
    title = "Netwerkgesprek met een mantelzorger"
    by_path, by_title = (portfolio("status", SAMPLE, "--without", n).output for n in (path, title))
    assert by_path == by_title


def test_an_unknown_piece_names_the_nearest() -> None:
    shown = portfolio("status", SAMPLE, "--without", "netwerkgesprek-mantelzorger")
    assert shown.exit_code == 2
    assert "Bedoelde je netwerkgesprek-met-een-mantelzorger?" in shown.output


def test_the_first_steps_are_listed_and_how_to_see_the_others() -> None:
    shown = portfolio("status", SAMPLE, "--steps").output
    assert shown.startswith("Om het stevig te maken\n  1. Markeer in 'Mijn functiebeschrijving'")
    assert "\n  5. " in shown
    assert "\n  6. " not in shown
    assert shown.endswith(
        f"\n\nDaarna zijn er nog 4 stappen. Alle stappen: portfolio status {SAMPLE} --all-steps\n"
    )


def test_every_step_is_listed_by_its_goal(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written()})
    shown = portfolio("status", root, "--all-steps").output
    assert shown.startswith("Om genoeg competenties te halen\n  1. ")
    assert "\n\nOm het stevig te maken\n 17. " in shown
    assert "Daarna" not in shown
    few = portfolio("status", root, "--steps").output
    assert few.partition("\n\n")[0] == shown.partition("\n  6. ")[0]


def test_json_holds_every_step() -> None:
    read = json.loads(portfolio("status", SAMPLE, "--steps", "--format", "json").output)
    assert len(read["next_steps"]) == 9


def test_json_holds_the_same_count_as_the_screen() -> None:
    read = json.loads(portfolio("status", SAMPLE, "--format", "json").output)
    assert (read["count"]["met"], read["count"]["firm"]) == (18, 8)


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("kandidaat: A\nstandaard: onbekend\n", "P118"),
        ("kandidaat: [A\n", "P022"),
        (None, "P007"),
    ],
    ids=["standard", "yaml", "none"],
)
def test_programs_get_json_of_a_portfolio_that_cannot_be_examined_too(
    tmp_path: Path, settings: str | None, code: str
) -> None:
    root = folder(tmp_path, {}, settings=settings or SETTINGS)
    if settings is None:
        (root / "portfolio.yaml").unlink()
    shown = portfolio("status", root, "--format", "json")
    assert shown.exit_code == 1
    assert shown.output == portfolio("check", root, "--format", "json").output
    assert [f["code"] for f in json.loads(shown.output)["findings"]] == [code]


def test_thresholds_of_a_procedure_never_change_the_count_and_its_kinds_do(tmp_path: Path) -> None:
    shipped = resources.standards_dir() / "sociaal-werker-mbo" / "procedure.yaml"
    profile = shipped.read_text(encoding="utf-8")
    settings = f"{SETTINGS}procedure: eigen.yaml\n"

    def met(changed: str) -> int:
        files = {"bewijzen/a.md": written(), "eigen.yaml": changed}
        root = folder(tmp_path, files, settings=settings)
        read = json.loads(portfolio("status", root, "--format", "json").output)
        return int(read["count"]["met"])

    assert met(profile) == 1
    assert met(profile.replace("min_pieces: 2", "min_pieces: 9")) == 1
    assert met(profile.replace("beroepsproduct", "maaksel")) == 0  # of the kind that a.md names


def test_a_table_over_many_candidates_can_be_made_of_json(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        {
            "bewijzen/af.md": written(claims=["- G1.1: startbekwaam"]),
            "bewijzen/concept.md": written(claims=["- G1.2: vakbekwaam"], more="concept: ja"),
            "bewijzen/fout.md": written(claims=["- G2.1: vakbekwaam", "- G9.9: vakbekwaam"]),
        },
    )
    read = json.loads(portfolio("status", root, "--format", "json").output)
    assert {key: read[key] for key in ("candidate", "reference_date", "standard")} == {
        "candidate": "Proef Persoon",
        "reference_date": "2026-09-01",
        "standard": "sociaal-werker-mbo",
    }
    assert read["program_version"] == __version__
    assert (read["standard_from"], read["procedure"]["from"]) == ("program", "program")
    assert read["procedure"]["id"] == "standaard"
    of = {c["id"]: c for c in read["competences"]}
    assert {i: (of[i]["state"], of[i]["why_open"]) for i in ("G1.1", "G1.2", "G2.1", "G2.2")} == {
        "G1.1": ("below", None),
        "G1.2": ("open", "only-drafts"),
        "G2.1": ("open", "only-errors"),
        "G2.2": ("open", "no-evidence"),
    }
    assert (of["G1.1"]["cluster"], of["G1.1"]["counts_for_rule"], of["G1.1"]["pieces"]) == (
        1,
        True,
        1,
    )
    assert (of["L1.1"]["cluster"], of["L1.1"]["life_area"], of["L1.1"]["counts_for_rule"]) == (
        None,
        "L1",
        False,
    )


def test_json_tells_a_standard_and_procedure_of_the_portfolio_from_those_that_come_along(
    tmp_path: Path,
) -> None:
    shutil.copytree(OTHER / "sailing", tmp_path / "eigen")
    settings = "candidate: A\nstandard: eigen/standard.yaml\nprocedure: club\n"
    root = folder(tmp_path, {}, settings=settings)
    for command in ("status", "check"):
        read = json.loads(portfolio(command, root, "--format", "json").output)
        assert (read["standard"], read["standard_from"]) == ("sailing", "portfolio")
        assert (read["procedure"]["id"], read["procedure"]["from"]) == ("club", "portfolio")


def test_json_of_what_cannot_be_examined_still_names_the_candidate(tmp_path: Path) -> None:
    root = folder(tmp_path, {}, settings="kandidaat: A\nstandaard: onbekend\n")
    read = json.loads(portfolio("status", root, "--format", "json").output)
    assert (read["candidate"], read["standard"], "count" in read) == ("A", None, False)
