"""The folder `mistakes` has one file for each mistake, named after the finding it must give."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.model.finding import Finding
from portfolio_builder.pipeline import examine
from portfolio_builder.read.source import LIMITS
from portfolio_builder.report.findings import findings_text
from portfolio_builder.report.machine import findings_json
from portfolio_builder.wording import Wording
from tests.conftest import TODAY
from tests.factories import written

MISTAKES = Path(__file__).parent / "mistakes"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with what a repository cannot hold well: links, and a file that is too large."""
    root = tmp_path_factory.mktemp("mistakes") / "portfolio"
    shutil.copytree(MISTAKES, root)
    evidence = root / "bewijzen"
    (root.parent / "buiten.md").write_text("van iemand anders", encoding="utf-8")
    (evidence / "p003-te-groot.md").write_bytes(b"x" * (LIMITS.text + 1))
    (evidence / "p214-te-veel-opmaak.md").write_text(written(body="*a* " * LIMITS.markup))
    (evidence / "p004-link-naar-niets.md").symlink_to("er-is-niets.md")
    (evidence / "p005-buiten-de-map.md").symlink_to("../../buiten.md")
    os.mkfifo(evidence / "p004-pijp.md")
    return root


@pytest.fixture(scope="module")
def findings(folder: Path) -> tuple[Finding, ...]:
    return examine(folder, standards=resources.standards_dir(), today=TODAY).findings


def test_each_file_gives_exactly_the_finding_it_is_named_after(
    folder: Path, findings: tuple[Finding, ...]
) -> None:
    named = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("p[0-9][0-9][0-9]-*"))
    expected = [(path, Path(path).name[:4].upper()) for path in named]
    expected.append(("portfolio.yaml", "P120"))
    assert sorted((f.place.file, f.code) for f in findings) == sorted(expected)


def test_what_is_right_gives_no_finding(findings: tuple[Finding, ...]) -> None:
    assert not [f for f in findings if Path(f.place.file).name.startswith(("goed-", "G1.1"))]


def test_each_finding_inside_a_file_points_at_the_words_that_cause_it(
    folder: Path, findings: tuple[Finding, ...]
) -> None:
    for found in findings:
        if found.place.length and found.code not in {"P001", "P022"}:
            lines = (folder / found.place.file).read_text(encoding="utf-8").split("\n")
            line = lines[found.place.line - 1]
            start = found.place.column - 1
            assert line[start : start + found.place.length].strip(), found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_finding_says_what_is_wrong_and_what_to_do(
    findings: tuple[Finding, ...], language: str, request: pytest.FixtureRequest
) -> None:
    wording: Wording = request.getfixturevalue(language)
    for found in findings:
        assert wording.message(found).strip()
        assert wording.hint(found).strip()
    text = findings_text(findings, wording, lambda place: "")
    assert not re.search(r"\{\w+\}(?!\.md)", text.replace("{G1.2.B1}", "")), text


def test_the_json_form_holds_the_same_findings(findings: tuple[Finding, ...], nl: Wording) -> None:
    listed = json.loads(findings_json(findings, nl))["findings"]
    assert [f["code"] for f in listed] == [f.code for f in findings]
    assert all(f["line"] is None or f["line"] >= 1 for f in listed)
