"""`portfolio check`: everything there is to mend, all at once. It only reads, but for `--fix`."""

import sys
from pathlib import Path

import click

from portfolio_builder import __version__
from portfolio_builder.cli import language_option
from portfolio_builder.cli.common import (
    examined_folder,
    folder_argument,
    machine_refusals,
    memory,
    no_cache_option,
    print_drafts,
    print_found,
    shown,
    today,
    wording_for,
)
from portfolio_builder.cli.ending import Status, stop
from portfolio_builder.cli.nearby import other_folder
from portfolio_builder.cli.showing import Shown
from portfolio_builder.examined import Examined, NotExamined, Unchanged, has_errors
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.rules import RULES, Severity
from portfolio_builder.remembered import recall, remember
from portfolio_builder.report.findings import first_of
from portfolio_builder.report.machine import findings_github, findings_json, findings_sarif
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import DEFAULT_LANGUAGE, Wording

_MOST_ROUNDS = 5
_FORMS = ("text", "json", "sarif", "github")


def command(wording: Wording) -> click.Command:
    """Make the command in one language."""
    w = wording.text

    @click.pass_context
    def run(
        ctx: click.Context,
        folder: Path,
        form: str,
        by: str,
        strict: bool,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        quiet: bool,
        mend: bool,
        yes: bool,
        no_cache: bool,
    ) -> None:
        selected = _codes(select, wording)
        ignored = _codes(ignore, wording)
        with machine_refusals(wording), memory(folder, wording, use=not no_cache) as memo:
            day = today(wording)
            examined: Examined | NotExamined | Unchanged | None = None
            if form != "json" and not mend:
                with Shown(wording) as progress:
                    examined = recall(memo, folder, day, progress)
            if examined is None:
                examined = examined_folder(folder, wording, memo)
                remember(memo, examined, day)
            words = wording_for(examined, ctx.obj or "", wording)
            mended: frozenset[str] | None = None
            # What is mended can bring to light what could not be read before.
            for _ in range(_MOST_ROUNDS if mend else 0):
                mended = _fixed(folder, examined.findings, words, ask=not yes, only=mended)
                if not mended:
                    break
                examined = examined_folder(folder, wording, memo)
                remember(memo, examined, day)
        found = tuple(
            f
            for f in examined.findings
            if (not select or f.code in selected) and f.code not in ignored
        )
        match form:
            case "json":
                about = None if isinstance(examined, Unchanged) else examined
                click.echo(findings_json(found, words, about))
            case "sarif":
                click.echo(findings_sarif(found, words, version=__version__))
            case "github":
                click.echo(findings_github(found, words))
            case _:
                if not quiet:
                    print_found(
                        found,
                        examined.root,
                        words,
                        by_code=by == "code",
                        private=examined.findings,
                    )
                _print_end(found, words, examined.root)
                if not isinstance(examined, NotExamined) and examined.count:
                    print_drafts(examined.count, words)
        sys.exit(Status.FINDINGS if has_errors(found, strict=strict) else Status.FINE)

    code = w("CODE")
    return click.Command(
        "check",
        callback=run,
        help=w("Check all files and say what to mend, with file and line."),
        short_help=w("Say what there is to mend."),
        options_metavar=w("[OPTIONS]"),
        params=[
            folder_argument(wording),
            click.Option(
                ["--fix", "mend"],
                is_flag=True,
                help=w("Mend what has one right answer. Shows it first, and keeps a copy."),
            ),
            click.Option(["--yes"], is_flag=True, help=w("With --fix: do not ask.")),
            click.Option(
                ["--by"],
                type=click.Choice(["file", "code"]),
                default="file",
                help=w("Group by file or by code."),
            ),
            click.Option(
                ["--select"],
                multiple=True,
                metavar=code,
                help=w("Only this code, or all that begin so (P2); may be given more than once."),
            ),
            click.Option(
                ["--ignore"],
                multiple=True,
                metavar=code,
                help=w("Not this code, or all that begin so; may be given more than once."),
            ),
            click.Option(["--quiet", "-q"], is_flag=True, help=w("Only how many there are.")),
            click.Option(["--strict"], is_flag=True, help=w("Warnings count as errors too.")),
            click.Option(
                ["--format", "form"],
                type=click.Choice(_FORMS),
                default="text",
                help=w("Text to read, or a form for other programs."),
            ),
            no_cache_option(wording),
            language_option(wording),
        ],
    )


def _fixed(
    root: Path,
    findings: tuple[Finding, ...],
    words: Wording,
    *,
    ask: bool,
    only: frozenset[str] | None,
) -> frozenset[str]:
    from portfolio_builder.cli.fixing import fix

    return fix(root, findings, words, ask=ask, only=only)


def _codes(written: tuple[str, ...], wording: Wording) -> frozenset[str]:
    """Return the codes that are meant; something that no code begins with ends the program."""
    codes: set[str] = set()
    for word in (w.strip() for many in written for w in many.split(",")):
        meant = {r.code for r in RULES if word and r.code.startswith(word.upper())}
        if not meant:
            stop(
                wording.text("there is no code that begins with '{code}'", code=plain(word)),
                status=Status.USAGE,
            )
        codes |= meant
    return frozenset(codes)


def _print_end(findings: tuple[Finding, ...], words: Wording, root: Path) -> None:
    """Say how many there are, how to read more on the gravest, and last where to begin."""
    click.echo(words.tally(findings))
    if findings:
        click.echo(_more(findings, words))
        elsewhere = other_folder(findings, root, words)
        click.echo(elsewhere or first_of(findings, words, shown(root)))


def _more(findings: tuple[Finding, ...], words: Wording) -> str:
    """Say how to read more on the gravest finding, in the words of this portfolio."""
    gravest = min(findings, key=lambda f: list(Severity).index(f.severity))
    language = "" if words.language == DEFAULT_LANGUAGE else f" --lang {words.language}"
    typed = f"portfolio explain {gravest.code}{language}"
    return words.text("More on a finding, with an example: {command}", command=typed)
