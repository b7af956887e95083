"""What the documents say is true: commands exist, links lead somewhere, output comes out."""

import re
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from portfolio_builder.cli import program
from portfolio_builder.cli.ending import Status
from portfolio_builder.wording import Wording
from tests.conftest import ROOT
from tests.docs.pages import DOCUMENTS, anchors, blocks, code, links, path_of, tables, text_of
from tools.write_docs import pages

WALK = "Voor kandidaten"
ANSWERS = {"init": "Sam de Boer\n", "new": "Mijn eerste huisbezoek\n2\n\n\nG1.1\n\n\n"}


def unknown(line: str) -> str:
    """Say what is not known in a command line of `portfolio` or `make`, or nothing."""
    name, *rest = shlex.split(line)
    if name == "make":
        targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), flags=re.MULTILINE))
        return next((word for word in rest if word not in targets), "")
    command: click.Command = program(Wording())
    options: dict[str, click.Parameter | None] = {"--help": None, "-h": None}
    words = iter(rest)
    for word in words:
        options |= {option: p for p in command.params for option in p.opts}
        if word.startswith("-"):
            option, _, value = word.partition("=")
            if option not in options:
                return word
            if not value and not getattr(options[option], "is_flag", True):
                next(words, "")
        elif isinstance(command, click.Group):
            found = command.get_command(click.Context(command), word)
            if found is None:
                return word
            command = found
    return ""


def run(*words: str, cwd: Path, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Run `portfolio` the way somebody at a terminal does."""
    start = "from portfolio_builder.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", start, *words],
        cwd=cwd,
        input=answers,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1788220800"},
        check=False,
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_and_option_in_the_documents_exists(document: str) -> None:
    lines = [c for c in code(text_of(document)) if re.match(r"(portfolio|make) ", c)]
    assert {line: unknown(line) for line in lines if unknown(line)} == {}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("portfolio biuld sample-portfolio", "biuld"),
        ("portfolio build --fast", "--fast"),
        ("portfolio standard shwo G1.1", "shwo"),
        ("portfolio --lang en status --require-complete", ""),
        ("portfolio check --format=json sample-portfolio", ""),
        ("make sample", ""),
        ("make smaple", "smaple"),
    ],
)
def test_a_command_that_does_not_exist_is_noticed(line: str, what: str) -> None:
    assert unknown(line) == what


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_relative_link_leads_somewhere(document: str) -> None:
    broken = []
    for target in links(text_of(document)):
        if re.match(r"[a-z]+:", target):
            continue
        path, anchor = path_of(document, target), target.partition("#")[2]
        if not path.exists() or (anchor and anchor not in anchors(path.read_text("utf-8"))):
            broken.append(target)
    assert broken == []


def test_the_documents_are_all_looked_at() -> None:
    assert {"README.md", "docs/findings/README.md", "standard/README.md"} <= set(DOCUMENTS)
    assert any(links(text_of("README.md")))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_console_shows_is_what_comes_out(document: str) -> None:
    for block in (b for b in blocks(document) if b.info == "console"):
        command, *shown = block.text.splitlines()
        out = run(*shlex.split(command)[2:], cwd=ROOT).stdout
        first, *others = (p.strip("\n") for p in "\n".join(shown).split("\n…"))
        assert out.startswith(first)
        for piece in filter(None, others):
            assert piece in out.partition(first)[2]


def test_the_pages_made_from_the_code_are_up_to_date() -> None:
    for path, text in pages().items():
        assert text_of(path) == text, "run `make docs`"


def test_the_walk_of_a_candidate_works_from_nothing_to_a_site(tmp_path: Path) -> None:
    section = text_of("README.md").split(f"## {WALK}\n")[1].split("\n## ")[0]
    commands = [line for line in section.splitlines() if line.startswith("portfolio ")]
    assert [line.split()[1] for line in commands] == [
        "--version", "init", "new", "check", "status", "build",
    ]  # fmt: skip
    for line in commands:
        _, *words = line.split()
        done = run(*words, cwd=tmp_path, answers=ANSWERS.get(words[0], ""))
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "mijn-portfolio" / "bewijzen" / "mijn-eerste-huisbezoek.md").is_file()
    assert (tmp_path / "mijn-portfolio-site" / "index.html").is_file()


def test_every_way_to_end_stands_in_the_table_of_statuses() -> None:
    (table,) = (t for t in tables("docs/how-it-works.md") if t.heading == "How the program ends")
    assert [int(row[0]) for row in table.rows] == sorted(Status)


def test_the_file_that_a_candidate_installs_has_this_version() -> None:
    named = set(re.findall(r"portfolio_builder-([\d.]+)-py3", text_of("README.md")))
    assert named == {version("portfolio-builder")}


def test_the_changelog_begins_with_this_version() -> None:
    first = re.search(r"^## \[(.+?)\]", text_of("CHANGELOG.md"), flags=re.MULTILINE)
    assert first
    assert first.group(1) == version("portfolio-builder")
