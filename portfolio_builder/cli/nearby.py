"""Where a portfolio stands, seen from a folder that holds none: one slip in a path is soon made."""

from collections.abc import Iterable
from pathlib import Path

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding
from portfolio_builder.publish.place import real
from portfolio_builder.read.vocabulary import SETTINGS_FILES
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording


def is_portfolio(folder: Path) -> bool:
    """Tell whether a folder has the file that makes it a portfolio."""
    return any((folder / name).is_file() for name in SETTINGS_FILES)


def around(folder: Path) -> Path | None:
    """Return the portfolio in which a folder lies, if any; the folder need not be there."""
    return next((above for above in real(folder).parents if is_portfolio(above)), None)


def other_folder(findings: Iterable[Finding], root: Path, wording: Wording) -> str:
    """Say which folder is probably meant when `root` is no portfolio; empty when nobody knows.

    It is the one around `root`, or the only one in it.
    """
    if all(f.rule is not rules.NO_SETTINGS for f in findings):
        return ""
    try:
        inside = [p for p in root.iterdir() if is_portfolio(p)]
        meant = around(root) or (inside[0] if len(inside) == 1 else None)
    except OSError:
        return ""
    if meant is None:
        return ""
    return wording.text("Your portfolio seems to stand here: {path}", path=plain(str(meant)))
