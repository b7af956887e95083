"""The pages of `docs/findings/` say what the code says."""

import re

import pytest

from portfolio_builder.model.rules import RULES
from tests.conftest import ROOT
from tools.write_docs import FOLDER, INDEX, pages


@pytest.mark.parametrize("path", pages())
def test_a_page_is_as_the_code_makes_it(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == pages()[path], "run `make docs`"


def test_there_is_no_page_that_the_code_does_not_make() -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / FOLDER).iterdir()}
    assert there == set(pages())


def test_the_index_leads_to_every_page() -> None:
    links = re.findall(r"\]\((\w+\.md)\)", pages()[INDEX])
    assert links == [f"{rule.code}.md" for rule in RULES]
