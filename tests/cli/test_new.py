"""`new` starts a piece of evidence: by questions, or by options."""

import errno
import os
from pathlib import Path

import pytest
from click.testing import Result

from portfolio_builder.examined import Examined
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.pipeline import examine
from portfolio_builder.resources import standards_dir
from tests.cli.run import Terminal, portfolio
from tests.conftest import TODAY
from tests.factories import SETTINGS, folder, written


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portfolio without evidence."""
    return folder(tmp_path / "p", {})


def evidence(root: Path, name: str) -> Evidence:
    """Return a piece as it is read back."""
    made = examine(root, standards=standards_dir(), today=TODAY)
    assert isinstance(made, Examined)
    return made.portfolio.evidence_by_path[name]


def made(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*.md"))


def new(root: Path, *options: str, typed: str = "") -> Result:
    return portfolio("new", root, *options, typed=typed)


# By questions


def test_it_asks_what_it_needs_and_says_what_to_open(root: Path) -> None:
    answers = ["Langs de deur", "2", "2025-03", "buurthuis, ouders", "g1.2", "", ""]
    shown = new(root, typed="\n".join(answers) + "\n")
    assert shown.exit_code == 0
    questions = [line for line in shown.output.split("\n") if not line.startswith("  ")]
    assert questions == [
        "Titel, één korte regel: Langs de deur",
        "Wat voor soort bewijs is het?",
        "Welk nummer? 2",
        "Wanneer was het? (zoals 2025-03-14 of 2025-03; enter: vandaag) 2025-03",
        "Waar was het, en met wie? (enter: dat vul je later in) buurthuis, ouders",
        "Welke competentie laat het zien? (code of woorden, zoals 'contact') g1.2",
        "Gekozen: G1.2  Gaat erop af",
        "Welke competentie nog meer? (alleen enter: geen andere) ",
        "Op welk stadium: startbekwaam, vakbekwaam of vakvolwassen? (enter: vakbekwaam) ",
        f"Gemaakt: {root}/bewijzen/langs-de-deur.md",
        "Open het in een teksteditor en schrijf.",
        "Het is nog een concept. Klaar? Haal de regel met concept weg, dan telt het mee.",
        f"Kijk wat er te verbeteren is: portfolio check {root}",
        "",
    ]
    piece = evidence(root, "bewijzen/langs-de-deur.md")
    assert (piece.title, piece.kind, piece.context) == (
        "Langs de deur",
        "starr-verslag",
        "buurthuis, ouders",
    )
    assert [(c.competence, c.stadium) for c in piece.claims] == [("G1.2", "vakbekwaam")]
    assert piece.draft


@pytest.mark.parametrize("typed", ["werkgeversverklaring", "Werkgeversverklaring", "3"])
def test_a_kind_is_chosen_by_its_name_too(root: Path, typed: str) -> None:
    new(root, typed=f"Titel\n{typed}\n\n\nG1.1\n\n\n")
    assert evidence(root, "bewijzen/titel.md").kind == "werkgeversverklaring"


@pytest.mark.parametrize("agreed", ["", "ja", "Ja!"])
def test_an_offered_date_is_asked_about_and_only_enter_takes_it(root: Path, agreed: str) -> None:
    shown = new(root, typed=f"Titel\n1\n3 april 2025\n{agreed}\n\nG1.1\n\n\n")
    assert (
        "(zoals 2025-03-14 of 2025-03; enter: vandaag) 3 april 2025\n"
        "Fout: '3 april 2025' is geen datum.\n"
        f"Bedoelde je 2025-04-03? (enter: ja) {agreed}\n"
        "Waar was het, en met wie?"
    ) in shown.output
    assert "\ndatum: 2025-04-03\n" in (root / "bewijzen/titel.md").read_text(encoding="utf-8")


def test_after_a_no_to_an_offered_date_the_question_is_asked_as_it_was(root: Path) -> None:
    shown = new(root, typed="Titel\n1\n3-4-2025\nnee\n\n\nG1.1\n\n\n")
    question = "Wanneer was het? (zoals 2025-03-14 of 2025-03; enter: vandaag)"
    asked = f"Bedoelde je 2025-04-03? (enter: ja) nee\n{question} \n"
    assert asked in shown.output
    assert "\ndatum: 2026-09-01\n" in (root / "bewijzen/titel.md").read_text(encoding="utf-8")


def test_another_date_can_be_typed_in_place_of_the_offered_one(root: Path) -> None:
    new(root, typed="Titel\n1\n3-4-2025\n2025-03-04\n\nG1.1\n\n\n")
    assert "\ndatum: 2025-03-04\n" in (root / "bewijzen/titel.md").read_text(encoding="utf-8")


def test_a_date_that_has_not_been_yet_is_asked_again(root: Path) -> None:
    dates = ["14 maart 2052", "14-3-2052", "2026-09-02", "2026-10", "2027", "2026-09-01"]
    shown = new(root, typed="\n".join(["Titel", "1", *dates, "", "G1.1", "", ""]) + "\n")
    assert shown.exit_code == 0
    assert [line for line in shown.output.split("\n") if line.startswith("Fout")] == [
        *["Fout: Deze datum is nog niet geweest: 14 maart 2052."] * 2,
        "Fout: Deze datum is nog niet geweest: 2 september 2026.",
        "Fout: Deze datum is nog niet geweest: oktober 2026.",
        "Fout: Deze datum is nog niet geweest: 2027.",
    ]
    assert "\ndatum: 2026-09-01\n" in (root / "bewijzen/titel.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("date", ["2026-09", "2026"])
def test_a_month_or_year_that_is_not_over_will_do(root: Path, date: str) -> None:
    assert new(root, "--title", "T", "-c", "G1.1", "--date", date).exit_code == 0


def test_only_enter_is_today_and_a_context_for_later(root: Path) -> None:
    new(root, typed="Titel\n1\n\n\nG1.1\n\n\n")
    text = (root / "bewijzen" / "titel.md").read_text(encoding="utf-8")
    assert "\ndatum: 2026-09-01\n" in text
    assert "\n# context: waar, en met wie\n" in text
    assert "P126" not in portfolio("check", root).output
    finished = "".join(x for x in text.splitlines(keepends=True) if not x.startswith("concept:"))
    (root / "bewijzen" / "titel.md").write_text(finished, encoding="utf-8")
    assert "P126" in portfolio("check", root).output


def test_only_enter_where_an_answer_is_needed_says_what_to_type(root: Path) -> None:
    shown = new(root, typed="\nTitel\n\n1\n\n\n\ncontact\n\n1\n\n\n")
    assert shown.exit_code == 0
    assert [line for line in shown.output.split("\n") if line.startswith("Fout")] == [
        "Fout: Typ ten minste één letter.",
        "Fout: Typ een nummer van 1 tot en met 14.",
        "Fout: Typ een code of een woord, zoals 'contact'.",
        "Fout: Typ een nummer van 0 tot en met 8.",
    ]
    assert [c.competence for c in evidence(root, "bewijzen/titel.md").claims] == ["G1.1"]


def test_when_the_answers_end_too_soon_it_says_that_nothing_is_saved(root: Path) -> None:
    shown = new(root, typed="Titel\n1\n")
    assert (shown.exit_code, made(root)) == (130, [])
    assert shown.stderr.endswith("\nGestopt. Er is niets bewaard.\n")


def test_what_cannot_be_used_is_asked_again_with_the_reason(root: Path) -> None:
    answers = [
        *("   ", "x" * 201, "Titel"),
        *("0", "99", "twee", "1"),
        *("14-3-2025", "ooit", "2025"),
        *("x" * 201, "buurthuis"),
        *("xyzzy", "G1.1", ""),
        *("meester", "STARTBEKWAAM"),
    ]
    shown = new(root, typed="\n".join(answers) + "\n")
    assert shown.exit_code == 0
    wrong = [line for line in shown.output.split("\n") if line.startswith(("Fout", "Niets"))]
    too_long = "Fout: Dit is te lang: 201 tekens (hooguit 200)."
    assert wrong == [
        "Fout: Typ ten minste één letter.",
        too_long,
        *["Fout: Typ een nummer van 1 tot en met 14."] * 3,
        "Fout: '14-3-2025' is geen datum.",
        "Fout: 'ooit' is geen datum. Schrijf jaar-maand-dag, zoals 2025-03-14; "
        "alleen 2025-03 of 2025 mag ook.",
        too_long,
        "Niets gevonden. Probeer een ander woord, of bekijk ze allemaal: portfolio standard list",
        "Fout: onbekend stadium 'meester'. Kies startbekwaam, vakbekwaam of vakvolwassen.",
    ]
    assert evidence(root, "bewijzen/titel.md").claims[0].stadium == "startbekwaam"


@pytest.mark.parametrize("typed", ["G1.9", "g1"])
def test_of_an_id_that_is_unknown_it_names_those_that_are_near(root: Path, typed: str) -> None:
    shown = new(root, typed=f"T\n1\n\n\n{typed}\nG1.2\n\n\n")
    assert shown.exit_code == 0
    assert (
        f"'contact') {typed}\n'{typed}' staat niet in de standaard. Bedoelde je G1.1 "
        "(Maakt en onderhoudt contact: is present) of G1.2 (Gaat erop af)?\n"
    ) in shown.output


def test_a_slip_in_a_stadium_is_asked_about(root: Path) -> None:
    shown = new(root, typed="T\n1\n\n\nG1.1\n\nstartbekwam\nja\n")
    assert shown.exit_code == 0
    said = "Fout: onbekend stadium 'startbekwam'.\nBedoelde je startbekwaam? (enter: ja) ja\n"
    assert said in shown.output
    assert evidence(root, "bewijzen/t.md").claims[0].stadium == "startbekwaam"


def test_competences_are_found_by_words_and_chosen_by_number(root: Path) -> None:
    answers = ["T", "1", "", "", "diversiteit", "0", "contact", "9", "1", "G1.1", "vrijwilligers"]
    shown = new(root, typed="\n".join([*answers, "1", "", ""]) + "\n")
    assert shown.exit_code == 0
    assert "   1  G4.2  Gaat respectvol om met diversiteit\n" in shown.output
    assert "Fout: Typ een nummer van 0 tot en met 8.\n" in shown.output
    claims = evidence(root, "bewijzen/t.md").claims
    assert claims[0].competence == "G1.1"
    assert len(claims) == len({c.competence for c in claims}) == 2


def test_of_many_only_some_are_shown_and_it_says_how_to_see_others(root: Path) -> None:
    shown = new(root, typed="T\n1\n\n\nmensen\n0\nG1.1\n\n\n")
    assert shown.exit_code == 0
    assert "   8  " in shown.output
    more = "Er zijn er meer met deze woorden. Typ er een woord bij om andere te zien.\n"
    assert more in shown.output


def test_a_title_that_is_taken_is_told_at_once_and_not_after_all_questions(root: Path) -> None:
    new(root, "--title", "Dezelfde", "-c", "G1.1")
    shown = new(root, typed="Dezelfde\nEen ander\n1\n\n\nG1.1\n\n\n")
    assert shown.exit_code == 0
    second = shown.output.split("\n")[1]
    assert second == "Fout: 'bewijzen/dezelfde.md' bestaat al. Kies een andere titel."
    assert made(root) == ["bewijzen/dezelfde.md", "bewijzen/een-ander.md"]


def test_only_what_the_options_leave_open_is_asked(root: Path) -> None:
    options = ["--kind", "diploma", "-c", "G1.1", "--stadium", "startbekwaam", "--date", "2020"]
    shown = new(root, *options, "--context", "school", typed="Mijn diploma\n")
    assert shown.exit_code == 0
    assert "?" not in shown.output.replace("Klaar?", "")
    assert evidence(root, "bewijzen/mijn-diploma.md").kind == "diploma"


def test_a_wrong_option_is_refused_before_anything_is_asked(root: Path) -> None:
    shown = new(root, "--kind", "dipploma")
    assert shown.exit_code == 2
    assert "Titel" not in shown.output


# By options


def test_options_leave_nothing_to_ask(root: Path) -> None:
    options = ["--title", "T", "-c", "g1,1", "-c", "3.1", "-c", "G1.1", "--stadium", "Vakvolwassen"]
    shown = new(root, *options, "--kind", "Employer's statement", "--date", "2025-03-14")
    assert shown.exit_code == 0
    assert shown.output.startswith(f"Gemaakt: {root}/bewijzen/t.md\n")
    piece = evidence(root, "bewijzen/t.md")
    assert piece.kind == "werkgeversverklaring"
    assert [(c.competence, c.stadium) for c in piece.claims] == [
        ("G1.1", "vakvolwassen"),
        ("G3.1", "vakvolwassen"),
    ]


def test_what_no_option_says_is_what_the_standard_asks(root: Path) -> None:
    new(root, "--title", "T", "-c", "G1.1")
    piece = evidence(root, "bewijzen/t.md")
    assert (piece.kind, piece.claims[0].stadium) == ("starr-verslag", "vakbekwaam")
    assert piece.when
    assert piece.when.first == TODAY


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-c", "G9.9"], "onbekende competentie 'G9.9'. Met `portfolio standard list`"),
        (["-c", "G1.9"], "onbekende competentie 'G1.9'. Bedoelde je G1.1 ("),
        (["-c", "G1.1", "--stadium", "meester"], "onbekend stadium 'meester'. Kies startbekwaam"),
        (["-c", "G1.1", "--stadium", "vakbekwam"], "'vakbekwam'. Bedoelde je vakbekwaam?\n"),
        (["-c", "G1.1", "--kind", "brief"], "onbekende soort bewijs 'brief'. Kies beroepsproduct"),
        (["-c", "G1.1", "--context", "x" * 201], "Dit is te lang: 201 tekens (hooguit 200)."),
        (["-c", "G1.1", "--date", "14-03-2025"], "geen datum. Bedoelde je 2025-03-14?\n"),
        (["-c", "G1.1", "--date", "2026-09-02"], "nog niet geweest: 2 september 2026."),
        (["-c", "G1.1", "--date", "2025-02-30"], "'2025-02-30' is geen datum."),
        ([], "Noem ten minste één competentie: -c G1.1"),
    ],
)
def test_what_is_unknown_is_told_with_a_way_out(root: Path, options: list[str], said: str) -> None:
    shown = new(root, "--title", "T", *options)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert made(root) == []


@pytest.mark.parametrize(
    ("title", "name", "read"),
    [
        ("???", "x", "???"),
        ('O\'Brien: "x" # - [', "o-brien-x", 'O\'Brien: "x" # - ['),
        ("Een\ntwee\r\n drie", "een-twee-drie", "Een twee drie"),
        ("../../weg", "weg", "../../weg"),
        ("Één café", "een-cafe", "Één café"),
        ("con", "x-con", "con"),
        ("\x1b[2Jrood", "2jrood", "[2Jrood"),
    ],
)
def test_odd_titles_get_a_plain_name_and_read_back_whole(
    root: Path, title: str, name: str, read: str
) -> None:
    shown = new(root, "--title", title, "-c", "G1.1")
    assert shown.exit_code == 0
    assert evidence(root, f"bewijzen/{name}.md").title == read


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Huisbezoek bij mevrouw Jansen", "huisbezoek-bij-mevrouw"),
        ("Gebeld met 06 12345678", "gebeld-met"),
        ("06-12345678", "x"),
    ],
)
def test_what_seems_personal_in_a_title_is_not_in_the_name_of_the_file(
    root: Path, title: str, name: str
) -> None:
    shown = new(root, "--title", title, "-c", "G1.1")
    assert shown.output.split("\n")[:2] == [
        f"Gemaakt: {root}/bewijzen/{name}.md",
        "In je titel staat misschien wie iemand is (een naam of nummer); "
        "dat staat niet in de naam van het bestand.",
    ]
    assert evidence(root, f"bewijzen/{name}.md").title == title


def test_titles_that_differ_only_in_a_name_get_a_number(root: Path) -> None:
    answers = ["1", "", "", "G1.1", "", ""]
    for title in ("Bij mevrouw Jansen", "Bij mevrouw Bakker", "Bij mevrouw Smit"):
        assert new(root, typed="\n".join([title, *answers]) + "\n").exit_code == 0
    assert made(root) == [f"bewijzen/bij-mevrouw{n}.md" for n in ("-2", "-3", "")]
    assert evidence(root, "bewijzen/bij-mevrouw.md").title == "Bij mevrouw Jansen"


@pytest.mark.parametrize("title", ["", " \t ", "x" * 201])
def test_a_title_that_cannot_be_used_is_refused(root: Path, title: str) -> None:
    assert new(root, "--title", title, "-c", "G1.1").exit_code == 2
    assert made(root) == []


def test_the_same_title_twice_is_refused_and_the_first_stays(root: Path) -> None:
    new(root, "--title", "Een titel", "-c", "G1.1")
    path = root / "bewijzen" / "een-titel.md"
    path.write_text("wat ik al schreef", encoding="utf-8")
    again = new(root, "--title", "Een -- titel!", "-c", "G1.2")
    assert again.exit_code == 4
    assert "'bewijzen/een-titel.md' bestaat al. Kies een andere titel." in again.stderr
    assert path.read_text(encoding="utf-8") == "wat ik al schreef"


# The portfolio


def test_an_english_portfolio_gets_english_evidence_whatever_the_messages_speak(
    tmp_path: Path,
) -> None:
    root = folder(tmp_path, {}, settings=SETTINGS + "taal: en\n")
    shown = portfolio("--lang", "nl", "new", root, "--title", "My work", "-c", "G1.1")
    assert shown.output.startswith("Gemaakt: ")
    text = (root / "evidence" / "my-work.md").read_text(encoding="utf-8")
    assert "\ntitle: My work\n" in "\n" + text
    assert "\ndraft: yes  # a draft does not count" in text
    assert "\n# Situation\n" in text


def test_a_dutch_portfolio_gets_dutch_evidence_whatever_the_messages_speak(root: Path) -> None:
    shown = portfolio("--lang", "en", "new", root, "--title", "Werk", "-c", "G1.1")
    assert shown.output.startswith("Made: ")
    assert "\nconcept: ja" in (root / "bewijzen" / "werk.md").read_text(encoding="utf-8")


def test_evidence_goes_into_the_folder_that_is_there_already(tmp_path: Path) -> None:
    root = folder(tmp_path, {"evidence/a.md": written()})
    new(root, "--title", "Nog een", "-c", "G1.1")
    assert made(root) == ["evidence/a.md", "evidence/nog-een.md"]


def test_a_draft_changes_nothing_in_the_count_until_its_line_is_removed(root: Path) -> None:
    new(root, "--title", "T", "-c", "G1.1")
    assert "0 van 21" in portfolio("status", root).output
    path = root / "bewijzen" / "t.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(x for x in lines if not x.startswith("concept:")), encoding="utf-8")
    assert "0 van 21" in portfolio("status", root).output, "an empty example is no evidence"
    path.write_text(path.read_text(encoding="utf-8") + "\nIk ging langs.\n", encoding="utf-8")
    assert "1 van 21" in portfolio("status", root).output


def test_two_drafts_without_a_text_are_no_copies_of_each_other(tmp_path: Path) -> None:
    root = tmp_path / "p"
    portfolio("init", root, "--name", "Noor")
    new(root, "--title", "T", "-c", "G1.1", "--context", "buurthuis")
    assert portfolio("check", root).output.splitlines()[0] == "Niets te verbeteren."


def test_a_draft_of_which_only_the_line_is_removed_is_told_to_be_empty(root: Path) -> None:
    new(root, "--title", "T", "-c", "G1.1", "--context", "buurthuis")
    path = root / "bewijzen" / "t.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(x for x in lines if not x.startswith("concept:")), encoding="utf-8")
    shown = portfolio("check", root)
    assert shown.exit_code == 1
    assert "fout P133: hier is nog niets geschreven en er is geen bijlage" in shown.output


def test_without_a_portfolio_it_says_what_to_do_first(tmp_path: Path) -> None:
    shown = new(tmp_path, "--title", "T", "-c", "G1.1")
    assert shown.exit_code == 1
    assert "`portfolio init MAP`" in shown.output
    assert made(tmp_path) == []


def test_other_mistakes_in_the_portfolio_are_no_reason_not_to_begin(tmp_path: Path) -> None:
    root = folder(tmp_path, {"bewijzen/fout.md": "geen kop"})
    assert new(root, "--title", "T", "-c", "G1.1").exit_code == 0


def test_a_disk_that_is_full_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    shown = new(root, "--title", "T", "-c", "G1.1")
    assert shown.exit_code == 3
    assert shown.stderr == f"'{root}/bewijzen/t.md' is niet te gebruiken (de schijf is vol).\n"
    assert made(root) == []


def test_interrupting_halfway_writes_nothing(root: Path) -> None:
    terminal = Terminal("new", cwd=root)
    terminal.answer("Titel, één korte regel:", "Langs de deur\n")
    terminal.interrupt("Welk nummer?")
    assert terminal.end() == 130
    assert terminal.screen.endswith("\nGestopt. Er is niets bewaard.\n")
    assert made(root) == []


def test_a_whole_conversation_in_a_terminal(root: Path) -> None:
    terminal = Terminal("new", cwd=root)
    terminal.answer("Titel, één korte regel:", "Langs de deur\n")
    terminal.answer("Welk nummer?", "1\n")
    terminal.answer("enter: vandaag)", "\n")
    terminal.answer("later in)", "\n")
    terminal.answer("'contact')", "contact\n")
    terminal.answer("(0: geen van deze)", "1\n")
    terminal.answer("geen andere)", "\n")
    terminal.answer("(enter: vakbekwaam)", "\n")
    assert terminal.end() == 0
    assert "Gemaakt: bewijzen/langs-de-deur.md\n" in terminal.screen
    assert terminal.screen.endswith("Kijk wat er te verbeteren is: portfolio check\n")
