"""The Dutch catalogues hold every sentence of this program and of click, and nothing else."""

import ast
import gettext
import re
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from portfolio_builder import resources
from portfolio_builder.wording import Wording
from tests.conftest import ROOT
from tools.messages import extracted

PLACEHOLDER = re.compile(r"\{\w+(?:![rsa])?\}|%\(\w+\)s")
FOLDER = resources.locale_dir() / "nl" / "LC_MESSAGES"

ENGLISH = {"the", "evidence", "folder", "file", "error", "competence", "indicator", "draft"}

# click says these only to whoever writes a program with it: nobody who uses the program meets them.
FOR_PROGRAMMERS = {
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Choice({choices})",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument "
    "instead? Did you mean to pass '--{name}'?",
    "Unknown color {colour!r}",
    "Value must be an iterable.",
}

# click fills in an English word here (`integer`), and the sentence does without.
LEFT_OUT = {"{value!r} is not a valid {number_type}.": ["{number_type}"]}


def catalogue(name: str) -> Catalog:
    with (FOLDER / f"{name}.po").open("rb") as stream:
        return read_po(stream, locale="nl")


def messages(name: str) -> list[Message]:
    return [m for m in catalogue(name) if m.id]


def singular(catalogue: Catalog) -> set[str]:
    """Return the sentences of a catalogue, of a plural the one for one."""
    return {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue if m.id}


def forms(message: Message) -> list[tuple[str, str]]:
    """Return each form of a message in English and in Dutch."""
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    string = message.string or ""
    dutch = [string] if isinstance(string, str) else list(string)
    return list(zip(english, dutch, strict=True))


def placeholders(text: str) -> list[str]:
    """Return what is filled in: `{name}`, `{name!r}` and `%(name)s`; doubled braces are braces."""
    single = text.replace("{{", "").replace("}}", "")
    return sorted(set(PLACEHOLDER.findall(single)), reverse=True)


@pytest.mark.parametrize("name", ["portfolio", "messages"])
def test_every_sentence_has_a_translation_that_fills_in_the_same(name: str) -> None:
    for message in messages(name):
        for english, dutch in forms(message):
            assert dutch.strip(), english
            left_out = LEFT_OUT.get(english, [])
            assert placeholders(dutch) + left_out == placeholders(english), english


@pytest.mark.parametrize("name", ["portfolio", "messages"])
def test_no_translation_is_a_guess_or_left_over(name: str) -> None:
    assert [m.id for m in messages(name) if m.fuzzy] == []
    assert list(catalogue(name).obsolete) == []


def test_the_catalogue_holds_exactly_the_sentences_of_code_and_templates() -> None:
    written = singular(extracted())
    held = singular(catalogue("portfolio"))
    assert written - held == set(), "run `make messages` and translate these"
    assert held - written == set(), "run `make messages`: these are said nowhere"


def test_no_sentence_hides_where_the_extraction_does_not_look() -> None:
    """Such as inside the braces of an f-string."""
    sentences: set[str] = set()
    for path in sorted((ROOT / "portfolio_builder").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in {"text", "w", "N_", "plural"}:
                sentences.update(
                    str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant) and a.value
                )
    found = singular(extracted())
    assert len(sentences) > 200
    assert sentences - found == set()


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


@pytest.mark.parametrize("name", ["portfolio", "messages"])
def test_what_is_compiled_is_what_is_written(name: str) -> None:
    compiled = gettext.translation(name, resources.locale_dir(), languages=["nl"])
    for message in messages(name):
        match forms(message):
            case [(english, dutch)]:
                assert compiled.gettext(english) == dutch, "run `make messages`"
            case [(one, dutch_one), (many, dutch_many)]:
                said = (compiled.ngettext(one, many, 1), compiled.ngettext(one, many, 2))
                assert said == (dutch_one, dutch_many), "run `make messages`"


def _of_click() -> set[str]:
    """Return every sentence of the click that is installed."""
    keywords = {**DEFAULT_KEYWORDS, "_": None}
    folder = str(Path(click.__file__).parent)
    found = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=keywords)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def test_every_sentence_of_click_that_a_user_can_meet_is_translated() -> None:
    held = singular(catalogue("messages"))
    # Said through a variable, so that an extraction does not see it.
    hidden = {"required"}
    assert _of_click() - FOR_PROGRAMMERS - held == set()
    assert held - _of_click() - hidden == set()
    assert _of_click() >= FOR_PROGRAMMERS


def test_dutch_says_je_and_speaks_dutch() -> None:
    for name in ("portfolio", "messages"):
        for message in messages(name):
            for _, dutch in forms(message):
                words = set(re.findall(r"\w+", PLACEHOLDER.sub("", dutch).casefold()))
                assert not words & {"u", "uw"}, dutch
                assert not words & ENGLISH, dutch


def test_no_dutch_sentence_is_too_long_to_read_at_once() -> None:
    """B1: at most some twenty-five words between two stops."""
    for message in messages("portfolio"):
        for _, dutch in forms(message):
            sentences = re.split(r"[.?!:;](?:\s|$)", dutch)
            assert max(len(s.split()) for s in sentences) <= 25, dutch


def test_a_reason_of_the_machine_is_said_in_dutch(nl: Wording) -> None:
    assert nl.text("No space left on device") == "de schijf is vol"
    assert nl.text("Permission denied") == "je hebt hier geen rechten voor"
