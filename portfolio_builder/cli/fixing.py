"""`check --fix`: show what changes, ask, and write, with a copy of what was there."""

from pathlib import Path

import click

from portfolio_builder.authoring.edits import applied, difference
from portfolio_builder.authoring.files import Changed, write_over
from portfolio_builder.authoring.mending import mendings
from portfolio_builder.cli.ending import Status, stop, stop_refused
from portfolio_builder.cli.questions import agrees
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.privacy import PRIVATE_RULES
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def fix(
    root: Path,
    findings: tuple[Finding, ...],
    words: Wording,
    *,
    ask: bool,
    only: frozenset[str] | None = None,
) -> frozenset[str]:
    """Mend what has one right answer; return the paths of the files that were changed.

    With `ask`, nothing but a yes changes a file. `only` are the paths of those that were changed
    before this, in which more may have come to light; of others a no was heard already.
    """
    w = words.text
    edits = {p: made for p, made in mendings(findings).items() if only is None or p in only}
    if not edits and only is None:
        click.echo(w("There is nothing here that has only one right answer."))
    changed: set[str] = set()
    for path, made in sorted(edits.items()):
        try:
            old = (root / path).read_bytes()
            new = applied(old, made)
            for line in difference(path, old, new).splitlines():
                click.echo(plain(line))
            if ask and not agrees(w("Change it like this?"), words):
                click.echo(w("Not changed: {path}. (Without a question: --yes)", path=plain(path)))
                click.echo()
                continue
            kept = write_over(root, path, old=old, new=new)
        except Changed:
            stop(
                w("'{path}' was changed in the meantime. Nothing was written.", path=plain(path)),
                status=Status.REFUSED,
            )
        except OSError as error:
            stop_refused(error, words, path=path)
        changed.add(path)
        click.echo(w("Changed: {path}. As it was: {kept}", path=plain(path), kept=plain(kept)))
        if any(f.place.file == path and f.rule in PRIVATE_RULES for f in findings):
            click.echo(
                w(
                    "That copy holds the personal data too. Remove it when you need it no more, "
                    "and before you give your folder to somebody."
                )
            )
        click.echo()
    return frozenset(changed)
