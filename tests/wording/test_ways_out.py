"""What a finding tells somebody to type is something that works when they type it."""

from pathlib import Path

from portfolio_builder import resources
from portfolio_builder.model.finding import Finding
from portfolio_builder.pipeline import examine
from portfolio_builder.wording import Wording
from tests.conftest import TODAY
from tests.factories import folder, written


def found(root: Path, code: str) -> Finding:
    """Return the one finding with this code."""
    findings = examine(root, standards=resources.standards_dir(), today=TODAY).findings
    (finding,) = (f for f in findings if f.code == code)
    return finding


def test_the_way_out_of_a_missing_key_can_be_typed(tmp_path: Path, en: Wording) -> None:
    text = written().replace("titel: Een stuk\n", "")
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P102")
    assert en.message(finding) == "titel / title is missing"
    assert en.hint(finding) == "Add a line `titel: …`."


def test_where_a_whole_day_is_asked_a_month_is_not_offered(tmp_path: Path, en: Wording) -> None:
    text = written(more="verloopt: 2027-01")
    finding = found(folder(tmp_path, {"bewijzen/a.md": text}), "P110")
    assert en.hint(finding) == "Write year-month-day, such as 2025-03-14."


def test_where_a_month_will_do_it_is_offered(tmp_path: Path, nl: Wording) -> None:
    finding = found(folder(tmp_path, {"bewijzen/a.md": written(date="'maart 2025'")}), "P110")
    assert "2025-03 of 2025 mag ook" in nl.hint(finding)
