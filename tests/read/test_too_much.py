"""A folder of far more than a portfolio: nothing is read in part, and the site that was stays."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from portfolio_builder import resources
from portfolio_builder.examined import Examined, NotExamined
from portfolio_builder.model.portfolio import LeftOut
from portfolio_builder.model.review import BOUNDS
from portfolio_builder.pipeline import examine
from portfolio_builder.read import portfolio, source
from portfolio_builder.read.source import LIMITS
from tests.conftest import TODAY
from tests.factories import folder, written


def examined(root: Path) -> Examined | NotExamined:
    return examine(root, standards=resources.standards_dir(), today=TODAY)


def refusal(root: Path) -> tuple[str, str]:
    """Return code and file of the one finding for which there is no portfolio."""
    made = examined(root)
    assert isinstance(made, NotExamined)
    assert made.language == "nl"
    (found,) = made.findings
    return found.code, found.place.file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portfolio of two pieces, two attachments and a reflection."""
    files = {f"{n}.pdf": b"%PDF-1.7" + n.encode() for n in "ab"}
    return folder(
        tmp_path,
        {
            "bewijzen/a.md": written(more="bijlagen: [bijlagen/a.pdf]", body="Eerst dit."),
            "bewijzen/b.md": written(body="Zie [het plan](../bijlagen/b.pdf), dat van mij is."),
            "reflecties/G1.1.md": "Ik.",
            **{f"bijlagen/{name}": data for name, data in files.items()},
        },
    )


@pytest.mark.parametrize("name", ["bewijzen", "reflecties"])
def test_a_folder_of_texts_with_too_many_files_is_no_portfolio(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        (root / name / f"{number}.md").write_text(written(body=f"Dit is {number}."))
    monkeypatch.setattr(source, "LIMITS", replace(LIMITS, files=5))
    assert refusal(root) == ("P012", name)


def test_texts_that_are_too_large_together_are_no_portfolio(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(path.stat().st_size for path in root.rglob("*.md"))
    monkeypatch.setattr(portfolio, "LIMITS", replace(LIMITS, texts=size))
    assert isinstance(examined(root), Examined)
    monkeypatch.setattr(portfolio, "LIMITS", replace(LIMITS, texts=size - 1))
    assert refusal(root) == ("P013", "bewijzen")


def test_attachments_that_are_too_large_together_are_not_even_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "bijlagen" / "van-niemand.pdf").write_bytes(b"%PDF-" + b"x" * 1000)
    monkeypatch.setattr(portfolio, "LIMITS", replace(LIMITS, attachments=18))
    assert isinstance(examined(root), Examined)
    monkeypatch.setattr(portfolio, "LIMITS", replace(LIMITS, attachments=17))
    monkeypatch.setattr(portfolio, "read_attachment", None)
    assert refusal(root) == ("P309", "bijlagen")


def test_until_the_attachments_are_fewer_no_text_is_told_of(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody looked yet for personal data, which would be masked on its line.
    (root / "bewijzen" / "c.md").write_text(written(body="Bel <b>haar</b> op 06-12345678."))
    monkeypatch.setattr(portfolio, "LIMITS", replace(LIMITS, attachments=1))
    assert refusal(root) == ("P309", "bijlagen")


def test_an_attachment_that_is_refused_anyhow_counts_for_what_is_read_of_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "bijlagen" / "a.pdf").write_bytes(b"%PDF-" + b"x" * 1000)
    monkeypatch.setattr(portfolio, "LIMITS", replace(LIMITS, attachment=10, attachments=19))
    assert isinstance(examined(root), Examined)


def test_too_many_attachments_keep_nobody_from_using_those_that_are_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        (root / "bijlagen" / f"{number}.pdf").write_bytes(b"%PDF-")
    monkeypatch.setattr(source, "LIMITS", replace(LIMITS, files=5))
    made = examined(root)
    assert isinstance(made, Examined)
    assert [a.path for a in made.portfolio.attachments] == ["bijlagen/a.pdf", "bijlagen/b.pdf"]
    assert [f.place.file for f in made.findings if f.code == "P012"] == ["bijlagen"]
    assert made.assessment.met


def test_of_reviews_that_are_too_large_together_none_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(root, {f"beoordelingen/{n}.json": "{}" for n in range(3)})
    monkeypatch.setattr(portfolio, "BOUNDS", replace(BOUNDS, together=5))
    made = examined(root)
    assert isinstance(made, Examined)
    found = [(f.code, f.place.file) for f in made.findings if f.place.file.startswith("beoord")]
    assert found == [("P013", "beoordelingen")]


def test_a_folder_that_lies_too_deep_is_named_and_counted(root: Path) -> None:
    deep = "/".join(["bewijzen", *["map"] * LIMITS.levels])
    (root / deep).mkdir(parents=True)
    (root / deep / "c.md").write_text(written())
    made = examined(root)
    assert isinstance(made, Examined)
    assert made.portfolio.left_out == (LeftOut(deep, "P014"),)
    assert [f.place.file for f in made.findings if f.code == "P014"] == [deep]
