"""`portfolio explain`: what a finding means, why it matters, and how it looks when it is right."""

import contextlib
import difflib
import re
import shutil
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from portfolio_builder import resources
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import wording_in
from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.rules import RULES, Rule
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.portfolio import read_settings
from portfolio_builder.read.shelf import PROCEDURE_FILE, find_standard, read_procedure, shipped
from portfolio_builder.read.source import ReadFailure
from portfolio_builder.report.terminal import plain, severity_word
from portfolio_builder.wording import LANGUAGES, Wording, firmness, glossary, load
from portfolio_builder.wording.explaining import GROUPS, about
from portfolio_builder.wording.explanations import Example, ExampleFile, parse
from portfolio_builder.wording.firmness import TERMS, Term, term_name, term_named

T = TypeVar("T")
_WIDEST = 100
_CLOSE, _OFFERED = 0.7, 2
_RULE_OF = {rule.code: rule for rule in RULES}
_CODE_IN_TEXT = re.compile(r"`[^`]*`")


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(ctx: click.Context, code: str | None, folder: Path) -> None:
        asked = ctx.obj or ""
        words = wording_in(folder, asked, wording)
        width = min(_WIDEST, shutil.get_terminal_size().columns)
        if code is None:
            click.echo("\n".join(overview(words, width)))
            return
        rule = _RULE_OF.get(code.strip().upper())
        term: tuple[Term, Wording] | None = _known(partial(term_named, code), asked, words)
        if rule:
            click.echo("\n".join(explained(rule, words, width)))
        elif term:
            click.echo("\n".join(_term_lines(*term, folder, width)))
        elif entry := _known(partial(glossary.place_of, code), asked, words):
            click.echo("\n".join(_wrapped(glossary.explained(*entry), width)))
        else:
            stop(_unknown(code, words), status=Status.USAGE)

    return click.Command(
        "explain",
        callback=run,
        help=w(
            "Explain a finding by its code, with an example, or a word such as 'firm'. Without "
            "either: list them all."
        ),
        short_help=w("Explain a finding."),
        options_metavar=w("[OPTIONS]"),
        params=[
            click.Argument(
                ["code"],
                required=False,
                metavar=w("[CODE]"),
                help=w("The code of a finding, such as P104, or a word (without it: all)."),
            ),
            click.Option(
                ["--portfolio", "folder"],
                type=click.Path(path_type=Path, exists=True, file_okay=False),
                default=Path(),
                metavar=w("FOLDER"),
                help=w("Your portfolio folder (without it: the folder you are in)."),
            ),
            language_option(wording),
        ],
    )


def overview(wording: Wording, width: int) -> Iterator[str]:
    """Yield the lines that name every code, with its severity and its sentence."""
    for prefix, title in GROUPS.items():
        yield wording.text(title)
        for rule in RULES:
            if rule.code.startswith(prefix):
                head = f"  {rule.code}  {severity_word(rule.severity, wording):<13}"
                said = plain(wording.form(rule))
                yield textwrap.fill(head + said, width, subsequent_indent=" " * len(head))
        yield ""
    yield wording.text("Firm and thin (VRAAK)")
    terms = ", ".join(term_name(term, wording) for term in TERMS)
    yield textwrap.fill(terms, width, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield wording.text("Words of the field")
    known = ", ".join(glossary.words(wording))
    yield textwrap.fill(known, width, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield wording.text("`portfolio explain CODE` tells more, with an example.")
    yield wording.text("`portfolio explain thin` says what that word means; so for each word.")


def explained(rule: Rule, wording: Wording, width: int) -> Iterator[str]:
    """Yield the lines that explain one rule."""
    page = (resources.explanations_dir() / f"{rule.code}.md").read_text(encoding="utf-8")
    explanation, _ = parse(rule.code, page)
    head = f"{severity_word(rule.severity, wording)} {rule.code}: {plain(wording.form(rule))}"
    yield from _wrapped(head, width)
    for paragraph in explanation.text(wording.language).split("\n\n"):
        yield ""
        yield from _wrapped(paragraph, width)
    for example in explanation.examples:
        yield from _example(example, wording)


def _known(
    look: Callable[[Wording], T | None], asked: str, wording: Wording
) -> tuple[T, Wording] | None:
    """Return what `look` finds of a word, and the language to say it in.

    The word may be of any language. It is explained in its own, unless another was asked for.
    """
    others = (load(language, resources.locale_dir()) for language in LANGUAGES)
    for words in (wording, *others):
        found = look(words)
        if found is not None:
            return found, wording if asked in LANGUAGES else words
    return None


def _term_lines(term: Term, wording: Wording, folder: Path, width: int) -> Iterator[str]:
    """Yield the lines on one word, with what the procedure of the portfolio asks."""
    for number, paragraph in enumerate(firmness.explained(term, _procedure_of(folder), wording)):
        if number:
            yield ""
        yield from _wrapped(plain(paragraph), width)
    about, line = firmness.to_type(term, wording)
    if line:
        # At the edge: what is copied must not begin with blanks, which mean something there.
        yield from ("", *_wrapped(about, width), "", line)


def _procedure_of(folder: Path) -> Procedure:
    """Return the procedure of the portfolio in a folder, else the first that comes along."""
    standards = Folder(resources.standards_dir())
    with contextlib.suppress(ReadFailure):
        here = Folder(folder)
        settings, _ = read_settings(here)
        if settings:
            found, _ = find_standard(settings, folder=here, standards=standards)
            if found:
                return found.procedure
    procedure, _ = read_procedure(standards, f"{shipped(standards)[0]}/{PROCEDURE_FILE}")
    if procedure is None:
        raise ValueError("the procedure that comes along cannot be read")
    return procedure


def _example(example: Example, wording: Wording) -> Iterator[str]:
    sides = (
        (wording.text("Wrong:"), example.wrong, example.right),
        (wording.text("Right:"), example.right, example.wrong),
    )
    for title, files, others in sides:
        text_of = {other.path: other.text for other in others}
        yield from ("", title)
        for file in files:
            note = about(file, wording)
            yield f"  {file.path} ({note})" if note else f"  {file.path}"
            yield from _lines(file, text_of.get(file.path))


def _lines(file: ExampleFile, other: str | None) -> Iterator[str]:
    """Yield the lines of a file, those that differ from the other side marked."""
    lines = file.text.splitlines()
    differ = _differing(lines, other.splitlines()) if other is not None else set()
    for number, line in enumerate(lines):
        yield f"  {'>' if number in differ else ' '} | {plain(line)}".rstrip()


def _differing(lines: Sequence[str], others: Sequence[str]) -> set[int]:
    matcher = difflib.SequenceMatcher(a=others, b=lines, autojunk=False)
    changed = (range(b, e) for tag, _, _, b, e in matcher.get_opcodes() if tag != "equal")
    return {number for numbers in changed for number in numbers}


def _wrapped(text: str, width: int) -> Iterable[str]:
    """Wrap a text; what stands between backquotes stays on one line, so that it can be copied."""
    flat = " ".join(text.split())
    whole = _CODE_IN_TEXT.sub(lambda m: m.group().replace(" ", "\u00a0"), flat)
    lines = textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
    return [line.replace("\u00a0", " ") for line in lines]


def _unknown(code: str, wording: Wording) -> str:
    said = wording.text("There is no finding with the code '{code}'.", code=plain(code))
    near = _nearest(code.strip().upper()) or _nearest_term(code, wording)
    if near:
        hint = wording.text("Did you mean {nearest}?", nearest=wording.listed(near))
    else:
        hint = wording.text("`portfolio explain` lists them all.")
    return f"{said} {hint}"


def _nearest(code: str) -> tuple[str, ...]:
    """Return at most two codes that are like this one; those of the same signs come first."""
    close = difflib.get_close_matches(code, _RULE_OF, n=len(RULES), cutoff=_CLOSE)
    signs = Counter(code)
    close.sort(key=lambda known: (-(signs & Counter(known)).total(), known))
    return tuple(close[:_OFFERED])


def _nearest_term(written: str, wording: Wording) -> tuple[str, ...]:
    names = [*(term_name(term, wording) for term in TERMS), *glossary.words(wording)]
    return tuple(difflib.get_close_matches(written.strip().lower(), names, n=1, cutoff=_CLOSE))
