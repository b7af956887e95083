"""Whatever is published must not link to a draft."""

from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.pipeline import examine
from tests.conftest import TODAY
from tests.factories import folder, written

DRAFT = written(more="concept: ja", body="Nog niet af.")


@pytest.mark.parametrize("path", ["bewijzen/b.md", "reflecties/G1.1.md", "profiel.md"])
def test_no_published_text_links_to_a_draft(path: str, tmp_path: Path) -> None:
    link = "bewijzen/concept.md" if path == "profiel.md" else "../bewijzen/concept.md"
    body = f"Zie [dit]({link})."
    text = written(body=body) if path.startswith("bewijzen") else f"{body}\n"
    root = folder(tmp_path, {"bewijzen/concept.md": DRAFT, path: text})
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    assert [f.place.file for f in findings if f.code == "P210"] == [path]


def test_a_draft_may_link_to_a_draft(tmp_path: Path) -> None:
    other = written(more="concept: ja", body="Zie [dit](concept.md).")
    root = folder(tmp_path, {"bewijzen/concept.md": DRAFT, "bewijzen/b.md": other})
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    assert not [f for f in findings if f.code == "P210"]
