"""Folders and files on the command line: a name with a blank in it, and one that is not there."""

from pathlib import Path
from typing import Any

import click

from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


class PathArgument(click.Argument):
    """An argument that is the name of a folder or file.

    Words too many are then most often one name with a blank in it, and it says so.
    """

    def __init__(self, name: str, wording: Wording, **settings: Any) -> None:
        """Make the argument; `settings` go to click."""
        super().__init__([name], **settings)
        self.wording = wording

    def handle_parse_result(
        self, ctx: click.Context, opts: Any, args: list[str]
    ) -> tuple[Any, list[str]]:
        """Take the value, unless there are words too many."""
        if args and not ctx.resilient_parsing:
            ctx.fail(
                self.wording.plural(
                    "There is one word too many here ({words}). Is there a blank in the name? "
                    "Then put the name between quotes.",
                    "There are words too many here ({words}). Is there a blank in the name? "
                    "Then put the name between quotes.",
                    len(args),
                    words=plain(" ".join(args)),
                )
            )
        return super().handle_parse_result(ctx, opts, args)


def no_folder(folder: Path, wording: Wording) -> str:
    """Say that there is no such folder, and which one beside it has a name that is like it."""
    said = wording.text("'{folder}' is not a folder.", folder=plain(str(folder)))
    near = _near(folder)
    if not near:
        return said
    return f"{said} {wording.text('Did you mean {nearest}?', nearest=plain(str(near)))}"


def _near(folder: Path) -> Path | None:
    import difflib  # here, for a run that finds its folder needs none of it

    try:
        beside = {f.name.casefold(): f for f in sorted(folder.parent.iterdir()) if f.is_dir()}
    except OSError:
        return None
    names = difflib.get_close_matches(folder.name.casefold(), beside, n=1)
    return beside[names[0]] if names else None
