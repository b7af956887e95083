"""Help reads well in both languages, and nothing in it is left in English."""

from collections.abc import Iterator

import click
import pytest

from portfolio_builder.cli import program
from portfolio_builder.wording import Wording
from tests.cli.run import portfolio, process

ENGLISH = {
    "arguments",
    "command",
    "commands",
    "date",
    "default",
    "directory",
    "error",
    "exit",
    "file",
    "folder",
    "id",
    "integer",
    "message",
    "missing",
    "option",
    "options",
    "path",
    "positional",
    "required",
    "show",
    "text",
    "the",
    "try",
    "usage",
}


def commands(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every command by the words that are typed for it; the program itself first."""
    yield above
    context = click.Context(group)
    for name in group.list_commands(context):
        below = group.get_command(context, name)
        if isinstance(below, click.Group):
            yield from commands(below, (*above, name))
        elif below:
            yield (*above, name)


ALL = list(commands(program(Wording())))


def words_of(text: str) -> set[str]:
    """Return the words of a help text, without names of commands, options and their choices."""
    lines = [line for line in text.split("\n") if not line.startswith("  -")]
    plain = " ".join(w for w in " ".join(lines).split() if w[:1] not in "-[")
    return {w.strip(".,:;()'[]…").casefold() for w in plain.split()}


def test_every_command_that_is_known_is_here() -> None:
    known = {("init",), ("new",), ("check",), ("status",), ("build",), ("serve",)}
    assert known | {("standard", x) for x in ("list", "show", "check")} <= set(ALL)


@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_dutch_help_is_dutch(names: tuple[str, ...]) -> None:
    shown = portfolio(*names, "--help")
    assert shown.exit_code == 0
    assert shown.output.startswith("Gebruik: portfolio")
    assert "Toon deze uitleg en stop." in shown.output
    assert words_of(shown.output) & ENGLISH - {*names, "show", "id"} == set()


@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_english_help_is_english(names: tuple[str, ...]) -> None:
    shown = portfolio("--lang", "en", *names, "--help")
    assert shown.exit_code == 0
    assert shown.output.startswith("Usage: portfolio")
    assert "Show this message and exit." in shown.output


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_help_fits_in_a_terminal_and_nothing_is_cut_off(
    names: tuple[str, ...], language: str
) -> None:
    shown = portfolio("--lang", language, *names, "--help").output
    assert max(map(len, shown.split("\n"))) <= 80
    assert "..." not in shown


def _parameters(group: click.Group) -> Iterator[tuple[str, click.Parameter]]:
    for names in commands(group):
        found: click.Command = group
        for name in names:
            assert isinstance(found, click.Group)
            below = found.get_command(click.Context(found), name)
            assert below
            found = below
        for parameter in found.params:
            yield " ".join((*names, parameter.name or "")), parameter


def test_every_option_and_argument_is_explained_in_both_languages(nl: Wording, en: Wording) -> None:
    dutch, english = dict(_parameters(program(nl))), dict(_parameters(program(en)))
    assert dutch.keys() == english.keys()
    for name, parameter in dutch.items():
        in_dutch = getattr(parameter, "help", None)
        in_english = getattr(english[name], "help", None)
        assert in_dutch, name
        assert in_english, name
        assert in_dutch != in_english, name


def test_the_program_alone_shows_its_help_and_where_to_begin() -> None:
    shown = portfolio()
    assert shown.exit_code == 2
    assert "Begin met: portfolio init mijn-portfolio" in shown.output


def test_the_version_is_shown() -> None:
    shown = portfolio("--version")
    assert shown.exit_code == 0
    assert shown.output.startswith("portfolio 0.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["foo"], "Fout: De opdracht 'foo' bestaat niet."),
        (["chek"], "Bedoelde je 'check'?"),
        (
            ["check", "--foo"],
            "De optie '--foo' bestaat niet. (Bedoelde je één van deze: '--fix'",
        ),
        (["init"], "Fout: Er ontbreekt nog 'MAP'."),
        (["check", "a", "b"], "Fout: Hier staat één woord te veel (b)"),
        (
            ["check", "--format", "xml"],
            "'xml' is geen van deze: 'text', 'json',",
        ),
        (["check", "--format"], "Fout: Bij de optie '--format' hoort een waarde."),
        (["--lang", "fr", "check"], "'fr' is geen van deze: 'nl', 'en'."),
        (["standard", "check", "nergens.yaml"], "Bestand 'nergens.yaml' bestaat niet."),
        (["build", "--theme", "nergens"], "Map 'nergens' bestaat niet."),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_dutch(arguments: list[str], said: str) -> None:
    shown = portfolio(*arguments)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert words_of(shown.stderr) & ENGLISH - {"text", *arguments} == set()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["status", "mijn", "portfolio"], "Hier staat één woord te veel (portfolio)."),
        (["serve", "mijn", "portfolio"], "Hier staat één woord te veel (portfolio)."),
        (["verify", "mijn", "site"], "Hier staat één woord te veel (site)."),
        (["init", "p", "--name", "Noor", "de", "Boer"], "Hier staan woorden te veel (de Boer)."),
        (["claim", "mijn", "map/a.md"], "Hier staat één woord te veel (map/a.md)."),
        (["standard", "check", "mijn", "a.yaml"], "Hier staat één woord te veel (a.yaml)."),
    ],
)
def test_words_too_many_are_most_often_a_name_with_a_blank(
    arguments: list[str], words: str
) -> None:
    shown = portfolio(*arguments)
    assert shown.exit_code == 2
    quotes = "Staat er een spatie in de naam? Zet de naam dan tussen aanhalingstekens."
    assert shown.stderr.endswith(f"\nFout: {words} {quotes}\n")


def test_words_too_many_that_name_no_folder_are_just_too_many() -> None:
    shown = portfolio("explain", "P101", "P102")
    assert shown.stderr.endswith("\nFout: Hier staat één woord te veel (P102)\n")


def test_a_process_speaks_the_same_languages() -> None:
    def words(*arguments: str, **more: str) -> list[str]:
        return process(*arguments, variables=more).stdout.decode().split()

    assert words("check", "--help") == portfolio("check", "--help").output.split()
    english = portfolio("--lang", "en", "check", "--help").output.split()
    assert words("check", "--help", "--lang", "en") == english
    assert words("check", "--help", PORTFOLIO_LANG="en") == english


def test_the_language_of_the_machine_changes_nothing() -> None:
    german = {"LANG": "de_DE.UTF-8", "LANGUAGE": "de", "LC_ALL": "de_DE.UTF-8"}
    assert process("--help", variables=german).stdout == process("--help").stdout
