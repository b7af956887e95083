"""What is said of a file that is not there, or is not what its name says."""

import os
from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.memory.memo import Memo
from portfolio_builder.model.finding import MOST_ALIKE, Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import AttachmentFile
from portfolio_builder.pipeline import examine
from portfolio_builder.read import portfolio, tree
from portfolio_builder.read.attachments import read_attachment
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.source import LIMITS
from tests.conftest import TODAY
from tests.factories import Remembering, folder, written


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


def test_a_file_that_is_refused_is_looked_at_once_and_named_at_each_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ", ".join(["bijlagen/film.mp4"] * 5)
    texts = {"bewijzen/film.md": written(more=f"bijlagen: [{names}]"), "bijlagen/film.mp4": "x"}
    looks: list[str] = []
    read = read_attachment

    def counted(
        folder: Folder, path: str, *, place: Place, memo: Memo
    ) -> tuple[AttachmentFile | None, tuple[Finding, ...]]:
        looks.append(path)
        return read(folder, path, place=place, memo=memo)

    monkeypatch.setattr(portfolio, "read_attachment", counted)
    root = folder(tmp_path, texts)
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    assert [f.place.column for f in findings if f.code == "P303"] == [12, 31, 50, 69, 88]
    assert looks == ["bijlagen/film.mp4"]


def test_among_very_many_names_only_the_very_same_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "_MOST_COMPARED", 0)
    texts = {
        "bewijzen/koffie.md": written(),
        "bewijzen/b.md": written(body="Zie [dit](kofie.md) en [dat](Koffie.md)."),
    }
    findings = examine(
        folder(tmp_path, texts), standards=resources.standards_dir(), today=TODAY
    ).findings
    nearest = [f.fact["nearest"] for f in findings if f.code == "P204"]
    assert nearest == [(), ("koffie.md",)]


def test_nothing_is_called_unused_when_too_much_would_have_to_be_searched_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "bewijzen/half.md": written(more="bijlagen: [a"),
        "bijlagen/foto.jpg": "x",
    }
    root = folder(tmp_path, texts)
    assert the_finding(root, "P306").place.file == "bijlagen/foto.jpg"
    monkeypatch.setattr(portfolio, "_MOST_SEARCHED", 100)
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    assert "P306" not in {f.code for f in findings}


def test_a_slip_that_is_made_ten_thousand_times_is_told_a_hundred_times_and_counts_as_ever(
    tmp_path: Path,
) -> None:
    broken = "\n".join(f"[a](weg{n}.md)" for n in range(10_000))
    root = folder(
        tmp_path, {"bewijzen/a.md": written(body=broken), "bewijzen/b.md": written(title="B")}
    )
    made = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(made, Examined)
    found = [f for f in made.findings if f.code == "P204"]
    assert (len(found), sum(f.more for f in found)) == (MOST_ALIKE, 10_000 - MOST_ALIKE)
    assert [s.counts for s in made.assessment.evidence] == [False, True]


def test_how_often_a_slip_is_made_is_remembered_with_what_the_text_says(tmp_path: Path) -> None:
    ids = "\n".join(f"[woorden {n} hier]{{G9.9.B{n}}}" for n in range(200))
    root = folder(tmp_path, {"bewijzen/a.md": written(body=f"{ids}\n\n[x](javascript:1)")})
    memo = Remembering()
    once, again = (
        examine(root, standards=resources.standards_dir(), today=TODAY, memo=memo).findings
        for _ in range(2)
    )
    assert once == again
