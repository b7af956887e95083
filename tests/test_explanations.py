"""Each rule has its page, in both languages, and its examples do what they say."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from portfolio_builder import resources
from portfolio_builder.assess import whole
from portfolio_builder.cli import COMMANDS
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.language import LANGUAGES
from portfolio_builder.model.rules import RULES
from portfolio_builder.model.standard import Standard
from portfolio_builder.read import shelf
from portfolio_builder.read.decode import decode
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.forms import ProfileForm
from portfolio_builder.read.nodes import parse_yaml
from portfolio_builder.read.shelf import read_standard
from portfolio_builder.read.source import LIMITS, Limits
from portfolio_builder.wording.explanations import Example, Explanation, parse
from tests.examples import found, lay_out

FOLDER = resources.explanations_dir()
CODES = [rule.code for rule in RULES]
LEAST, MOST = 40, 120


@pytest.fixture(autouse=True, scope="module")
def only_findings() -> Iterator[None]:
    """Read each standard once, and plan no next steps: neither changes a finding."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "read_standard", lambda f, path, _memo: standard_of(f.root, path))
        patch.setattr(whole, "next_steps", lambda *_: ())
        yield


@functools.cache
def standard_of(root: Path, path: str) -> tuple[Standard | None, tuple[Finding, ...]]:
    return read_standard(Folder(root), path)


@functools.cache
def explained(code: str) -> Explanation:
    explanation, problems = parse(code, (FOLDER / f"{code}.md").read_text(encoding="utf-8"))
    assert not problems
    return explanation


def places(example: Example) -> set[str]:
    """Return where a finding on the wrong files can stand; a tab is shown as a question mark."""
    files = {f.real_path.replace("\t", "\ufffd").rstrip("/") for f in example.wrong}
    folders = {str(folder) for file in files for folder in PurePosixPath(file).parents}
    return files | folders | {f.instead_of for f in example.wrong}


def test_there_is_a_page_for_each_rule_and_for_nothing_else() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{code}.md" for code in CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_rule_is_told_in_both_languages_at_a_length_to_read(code: str) -> None:
    for language in LANGUAGES:
        assert LEAST <= len(explained(code).text(language).split()) <= MOST, language


@pytest.mark.parametrize("code", CODES)
def test_what_is_wrong_gives_this_finding_once_and_no_other(code: str, tmp_path: Path) -> None:
    for number, example in enumerate(explained(code).examples):
        folder = lay_out(tmp_path / str(number), example.wrong)
        (finding,) = found(folder, code, example.wrong)
        assert finding.code == code
        assert finding.place.file in places(example)


@pytest.mark.parametrize("code", CODES)
def test_what_is_right_gives_no_finding_at_all(code: str, tmp_path: Path) -> None:
    for number, example in enumerate(explained(code).examples):
        folder = lay_out(tmp_path / str(number), example.right)
        assert not found(folder, code, example.right)


@pytest.mark.parametrize("code", CODES)
def test_each_command_that_a_page_names_exists(code: str) -> None:
    for language in LANGUAGES:
        text = " ".join(explained(code).text(language).split())
        assert set(re.findall(r"`portfolio (\w+)", text)) <= set(COMMANDS)


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("P5")])
def test_an_exception_that_a_page_offers_works_when_it_is_typed(code: str) -> None:
    for language in LANGUAGES:
        text = " ".join(explained(code).text(language).split())
        for typed in re.findall(r"`(privacy_\w+: [^`]+)`", text):
            node, slips = parse_yaml(typed, "profiel.md")
            form, more = decode(ProfileForm, node, "profiel.md")
            assert not slips + more
            assert [r.code and r.code.value for r in form.privacy_reviewed] == [code]


def test_the_limits_that_pages_speak_of_are_those_that_hold() -> None:
    assert (
        Limits(
            text=500_000,
            front_matter=64 * 1024,
            nesting=50,
            title=200,
            attachment=200_000_000,
            pixels=100_000_000,
            texts=100_000_000,
            attachments=4_000_000_000,
            files=20_000,
            levels=20,
        )
        == LIMITS
    ), "P003, P012 to P014, P026, P113, P206, P304, P308 and P309 tell these numbers"
