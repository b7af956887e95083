"""The page on JSON names every key that a program gets, and no other."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.cli.run import portfolio
from tests.conftest import SAMPLE
from tests.docs.pages import tables
from tests.factories import folder, written


def keys(value: Any, above: str = "") -> Iterator[str]:
    """Yield the keys of a JSON value as the page writes them: `findings[].code`."""
    if isinstance(value, list):
        for each in value:
            yield from keys(each, f"{above}[]")
    if isinstance(value, dict):
        for key, inside in value.items():
            path = f"{above}.{key}".lstrip(".")
            yield path
            yield from keys(inside, path)


def test_every_key_is_on_the_page_and_every_key_on_the_page_exists(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "sample")
    (tmp_path / "sample/bewijzen/fout.md").write_text(written(claims=["- G9.9: x"]), "utf-8")
    unreadable = folder(tmp_path / "other", {}, settings="kandidaat: A\nstandaard: onbekend\n")
    written_out = [
        portfolio(command, root, "--format", "json").output
        for command in ("status", "check")
        for root in (tmp_path / "sample", unreadable)
    ]
    named = {row[0] for t in tables("docs/for-programs.md") for row in t.rows}
    assert {key for text in written_out for key in keys(json.loads(text))} == named
