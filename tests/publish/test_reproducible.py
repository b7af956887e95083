"""Same input, same bytes: whatever the machine, the place, the clock and the order of files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE
from tests.publish.sites import tree

BUILD = """
import datetime, sys
from pathlib import Path
from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.pipeline import examine
from portfolio_builder.wording import load

root, output = Path(sys.argv[1]), Path(sys.argv[2])
examined = examine(root, standards=resources.standards_dir(), today=datetime.date(2026, 9, 1))
wording = load("nl", resources.locale_dir())
build(examined, output, wording=wording, templates=(resources.templates_dir(),))
"""


def built(portfolio: Path, output: Path, **environment: str) -> dict[str, bytes | str | None]:
    """Build the site in a process of its own, and return all that is in it."""
    command = [sys.executable, "-c", BUILD, str(portfolio), str(output)]
    subprocess.run(command, check=True, env=os.environ | environment)
    return tree(output)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | str | None]:
    """The site of the sample, as this machine builds it."""
    return built(SAMPLE, tmp_path_factory.mktemp("first") / "site")


def test_another_machine_builds_the_same_bytes(
    tmp_path: Path, first: dict[str, bytes | str | None]
) -> None:
    elsewhere = tmp_path / "ergens anders"
    files = sorted((p for p in SAMPLE.rglob("*") if p.is_file()), reverse=True)
    for number, path in enumerate(files):
        copy = elsewhere / path.relative_to(SAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (number, number))
    other = built(
        elsewhere,
        tmp_path / "uit",
        PYTHONHASHSEED="7",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONUTF8="0",
        HOME=str(tmp_path),
    )
    assert other == first


def test_building_over_an_old_site_gives_the_same_bytes(
    tmp_path: Path, first: dict[str, bytes | str | None]
) -> None:
    built(SAMPLE, tmp_path / "site")
    assert built(SAMPLE, tmp_path / "site") == first


def test_nothing_of_this_machine_is_in_the_site(first: dict[str, bytes | str | None]) -> None:
    words = [str(SAMPLE.parent).encode(), str(Path.home()).encode() + b"/"]
    texts = {
        p: d for p, d in first.items() if isinstance(d, bytes) and not p.startswith("bijlagen")
    }
    assert [p for p, data in texts.items() if any(word in data for word in words)] == []
