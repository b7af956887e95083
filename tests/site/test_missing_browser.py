"""Without a browser: a failure on CI, and elsewhere a sentence that says what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ONE = "tests/site/test_opening.py::test_no_request_fails"


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_a_missing_browser_is_never_passed_over_silently(
    tmp_path: Path, ci: str, status: int
) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", ONE],
        cwd=ROOT,
        env=os.environ | {"CI": ci, "PATH": str(tmp_path), "PORTFOLIO_CHROMIUM": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == status
    assert "sudo apt-get install chromium" in result.stdout
    assert ("1 skipped" in result.stdout) == (status == 0)
