"""The program from a folder on disk to what is said about it, and to a site."""

import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.examined import Examined, NotExamined, has_errors
from portfolio_builder.model import rules
from portfolio_builder.model.finding import finding
from portfolio_builder.model.place import Place
from portfolio_builder.pipeline import examine
from portfolio_builder.publish.manifest import MANIFEST
from portfolio_builder.read.source import ReadFailure
from portfolio_builder.wording import Wording
from tests.conftest import SAMPLE, TODAY
from tests.factories import folder, written


def examined(root: Path) -> Examined:
    made = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(made, Examined)
    return made


def not_examined(root: Path) -> NotExamined:
    made = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(made, NotExamined)
    return made


def codes(whole: Examined) -> list[str]:
    """Return the codes of what must or should be mended; advice is not what these tests are of."""
    return [f.code for f in whole.findings if f.severity is not rules.Severity.ADVICE]


def test_a_folder_with_one_piece_counts_one_competence(tmp_path: Path) -> None:
    body = "[Ik luisterde naar haar verhaal.]{G1.1.B1} Zo ging dat die dinsdag."
    whole = examined(folder(tmp_path, {"bewijzen/a.md": written(body=body)}))
    assert codes(whole) == []
    assert whole.assessment.met == 1


def test_a_folder_without_settings_gives_only_findings(tmp_path: Path) -> None:
    made = not_examined(tmp_path)
    assert [f.code for f in made.findings] == ["P007"]
    assert made.settings is None


def test_an_unknown_standard_gives_only_findings_in_the_portfolios_language(tmp_path: Path) -> None:
    root = folder(tmp_path, {}, settings="candidate: x\nstandard: nowhere\nlanguage: en\n")
    made = not_examined(root)
    assert [f.code for f in made.findings] == ["P118"]
    assert made.settings
    assert made.settings.language == "en"


def test_the_reference_date_is_the_portfolios_and_else_today(tmp_path: Path) -> None:
    with_date = folder(tmp_path / "met", {"bewijzen/a.md": written()})
    without = folder(
        tmp_path / "zonder",
        {"bewijzen/a.md": written()},
        settings="kandidaat: x\nstandaard: sociaal-werker-mbo\n",
    )
    today = datetime.date(2030, 1, 1)
    standards = resources.standards_dir()
    dates = [
        made.reference_date
        for root in (with_date, without)
        if isinstance(made := examine(root, standards=standards, today=today), Examined)
    ]
    assert dates == [datetime.date(2026, 9, 1), today]


def test_an_error_takes_out_its_own_file_and_no_other(tmp_path: Path) -> None:
    files = {
        "bewijzen/goed.md": written(body="[Ik luisterde naar haar.]{G1.1.B1}"),
        "bewijzen/fout.md": written(
            claims=["- G1.2: vakbekwaam", "- G9.9: vakbekwaam"], body="[Ik ging langs.]{G1.2.B1}"
        ),
    }
    whole = examined(folder(tmp_path, files))
    assert codes(whole) == ["P104"]
    assert whole.assessment.met == 1
    assert whole.assessment.standing_of["G1.1"].claims
    assert not whole.assessment.standing_of["G1.2"].claims


def test_an_error_found_only_by_the_checks_takes_its_file_out_as_well(tmp_path: Path) -> None:
    body = "[Ik belde aan.]{G1.1.B99}"
    whole = examined(folder(tmp_path, {"bewijzen/a.md": written(body=body)}))
    assert codes(whole) == ["P201"]
    assert whole.assessment.met == 0


def test_an_attachment_that_is_not_there_takes_its_piece_out(tmp_path: Path) -> None:
    text = written(body="[Ik luisterde naar haar.]{G1.1.B1}", more="bijlagen: [bijlagen/weg.pdf]")
    whole = examined(folder(tmp_path, {"bewijzen/a.md": text}))
    assert codes(whole) == ["P301"]
    assert whole.assessment.met == 0


def test_findings_are_sorted_by_file_and_line_and_unique(tmp_path: Path) -> None:
    files = {
        "bewijzen/b.md": written(claims=["- G9.9: meester"]),
        "bewijzen/a.md": written(date="ooit", claims=["- G9.9: vakbekwaam"], body="Iets anders."),
    }
    whole = examined(folder(tmp_path, files))
    assert codes(whole) == ["P110", "P104", "P104", "P105"]
    places = [(f.place.file, f.place.line, f.place.column) for f in whole.findings]
    assert places == sorted(places)
    assert len(whole.findings) == len(set(whole.findings))


def test_the_order_in_which_a_disk_lists_its_files_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["b", "a", "ä", "C", "map/d"]
    files = {f"bewijzen/{n}.md": written(title=n, claims=["- G9.9: x"]) for n in names}
    root = folder(tmp_path, {**files, "bijlagen/x.txt": "x", "bijlagen/a.txt": "x"})
    straight = examined(root)
    walk = os.walk

    def backwards(top: str, **how: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for here, folders, found in walk(top, **how):
            folders.sort(reverse=True)
            yield here, folders, sorted(found, reverse=True)

    monkeypatch.setattr(os, "walk", backwards)
    assert examined(root) == straight


def test_a_file_that_cannot_be_read_stops_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written()})
    opened = os.open

    def refused(path: str, *how: int) -> int:
        if str(path).endswith("a.md"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path, *how)

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(ReadFailure, match=r"bewijzen/a\.md: Permission denied"):
        examined(root)


def _tree(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and p.name != MANIFEST
    }


def test_examining_and_building_leave_the_portfolio_as_it_was(tmp_path: Path, nl: Wording) -> None:
    root = tmp_path / "portfolio"
    shutil.copytree(SAMPLE, root)
    before = _tree(root)
    build(examined(root), tmp_path / "site", wording=nl, templates=(resources.templates_dir(),))
    assert _tree(root) == before
    assert {p.name for p in tmp_path.iterdir()} == {"portfolio", "site"}


def test_the_same_portfolio_in_another_place_gives_the_same_bytes(
    tmp_path: Path, nl: Wording
) -> None:
    sites = []
    for name in ("een", "heel ander pad"):
        root = tmp_path / name / "p"
        shutil.copytree(SAMPLE, root)
        out = tmp_path / name / "site"
        build(examined(root), out, wording=nl, templates=(resources.templates_dir(),))
        sites.append(_tree(out))
    assert sites[0] == sites[1]


def test_every_language_gives_the_same_pages_with_other_words(
    tmp_path: Path, sample: Examined, nl: Wording, en: Wording
) -> None:
    for name, wording in (("nl", nl), ("en", en)):
        build(sample, tmp_path / name, wording=wording, templates=(resources.templates_dir(),))
    dutch, english = _tree(tmp_path / "nl"), _tree(tmp_path / "en")
    assert dutch.keys() == english.keys()
    assert b'lang="nl"' in dutch["index.html"]
    assert b'lang="en"' in english["index.html"]
    assert b"zelfbeoordeling" in dutch["index.html"]
    assert b"zelfbeoordeling" not in english["index.html"]


@pytest.mark.parametrize(
    ("rule", "plain", "strict"),
    [(rules.MISSING_KEY, True, True), (rules.NO_DATE, False, True), (rules.RAW_HTML, False, False)],
)
def test_errors_count_always_and_warnings_only_when_strict(
    rule: rules.Rule, plain: bool, strict: bool
) -> None:
    found = (finding(rule, Place("a.md", 1), key="titel", written="<b>"),)
    assert (has_errors(found), has_errors(found, strict=True)) == (plain, strict)


def test_without_findings_there_are_no_errors() -> None:
    assert [has_errors((), strict=strict) for strict in (False, True)] == [False, False]


def test_what_a_draft_says_is_nowhere_in_the_site(tmp_path: Path, nl: Wording) -> None:
    secret = "Dit hoeft nog niemand te lezen"
    text = written(title="Geheim", more="concept: ja", body=secret)
    files = {"bewijzen/a.md": written(), "bewijzen/geheim.md": text}
    root = folder(tmp_path / "p", files)
    build(examined(root), tmp_path / "s", wording=nl, templates=(resources.templates_dir(),))
    site = _tree(tmp_path / "s")
    assert not [path for path, data in site.items() if secret.encode() in data]
    assert "bewijzen/geheim.html" not in site


def test_files_that_cannot_be_used_leave_the_rest_of_the_site_standing(
    tmp_path: Path, nl: Wording
) -> None:
    files: dict[str, str | bytes] = {
        "bewijzen/goed.md": written(),
        "bewijzen/geen-kop.md": "zomaar tekst",
        "bewijzen/niet-dicht.md": "---\ntitel: x\n",
        "bewijzen/geen-utf8.md": b"\xff\xfe",
        "bewijzen/lijst.md": "---\n- a\n---\n",
    }
    whole = examined(folder(tmp_path / "p", files))
    build(whole, tmp_path / "s", wording=nl, templates=(resources.templates_dir(),))
    pages = {f"bewijzen/{p.stem}.md" for p in (tmp_path / "s" / "bewijzen").iterdir()}
    assert pages == files.keys()
    assert whole.assessment.met == 1


def test_one_text_changed_makes_only_the_pages_anew_that_show_it(
    tmp_path: Path, nl: Wording
) -> None:
    root = folder(tmp_path / "mijn", {f"bewijzen/{n}.md": written(title=n) for n in "abc"})
    out = tmp_path / "site"

    def built() -> dict[str, bytes]:
        examined = examine(root, standards=resources.standards_dir(), today=TODAY)
        assert isinstance(examined, Examined)
        build(examined, out, wording=nl, templates=(resources.templates_dir(),))
        return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*.html")}

    before = built()
    text = written(title="b").replace("\n---\n", "\n---\n\nEen zin erbij.\n")
    (root / "bewijzen" / "b.md").write_text(text, encoding="utf-8")
    changed = {path for path, data in built().items() if data != before[path]}
    assert "bewijzen/b.html" in changed
    assert not changed & {
        "bewijzen/a.html",
        "bewijzen/c.html",
        "competenties/g2-1.html",
        "over.html",
    }
