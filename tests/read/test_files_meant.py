"""What is said of a file that is not there, or is not what its name says."""

import os
from pathlib import Path

from portfolio_builder import resources
from portfolio_builder.model.finding import Finding
from portfolio_builder.pipeline import examine
from portfolio_builder.read.source import LIMITS
from tests.conftest import TODAY
from tests.factories import folder, written


def the_finding(root: Path, code: str) -> Finding:
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    (found,) = (f for f in findings if f.code == code)
    return found


def test_the_nearest_file_is_named_as_it_must_be_typed(tmp_path: Path) -> None:
    texts = {"bewijzen/koffie.md": written(), "bewijzen/b.md": written(body="Zie [dit](kofie.md).")}
    assert the_finding(folder(tmp_path, texts), "P204").fact["nearest"] == ("koffie.md",)


def test_the_nearest_file_in_another_folder_is_named_with_the_way_to_it(tmp_path: Path) -> None:
    texts = {
        "bewijzen/a.md": written(body="[Zie](../bijlagen/roster.csv)."),
        "bijlagen/rooster.csv": "x",
    }
    found = the_finding(folder(tmp_path, texts), "P204")
    assert found.fact["nearest"] == ("../bijlagen/rooster.csv",)


def test_evidence_is_never_offered_as_an_attachment(tmp_path: Path) -> None:
    texts = {"bewijzen/rooster.md": written(more="bijlagen: [bijlagen/rooster.csv]")}
    assert the_finding(folder(tmp_path, texts), "P301").fact["nearest"] == ()


def test_an_attachment_with_a_name_like_it_is_offered(tmp_path: Path) -> None:
    texts = {
        "bewijzen/rooster.md": written(more="bijlagen: [bijlagen/roster.csv]"),
        "bijlagen/rooster.csv": "maandag,koffie\n",
    }
    found = the_finding(folder(tmp_path, texts), "P301")
    assert found.fact["nearest"] == ("bijlagen/rooster.csv",)


def test_what_a_file_really_is_is_said_as_its_name_would(tmp_path: Path) -> None:
    texts: dict[str, str | bytes] = {
        "bewijzen/plan.md": written(more="bijlagen: [bijlagen/plan.pdf]"),
        "bijlagen/plan.pdf": b"\x89PNG\r\n\x1a\n" + b"\x00" * 16,
    }
    assert the_finding(folder(tmp_path, texts), "P303").fact["found"] == ".png"


def test_the_size_of_what_is_too_large_is_its_whole_size(tmp_path: Path) -> None:
    texts = {
        "bewijzen/film.md": written(more="bijlagen: [bijlagen/film.mp4]"),
        "bijlagen/film.mp4": "x",
    }
    root = folder(tmp_path, texts)
    os.truncate(root / "bijlagen" / "film.mp4", 3 * LIMITS.attachment)
    assert the_finding(root, "P304").fact["size"] == 3 * LIMITS.attachment
