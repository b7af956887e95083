"""Finding and reading the standard and procedure of a portfolio: what comes along, or its own."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from portfolio_builder.memory.memo import NO_MEMO, Memo
from portfolio_builder.model import rules
from portfolio_builder.model.finding import finding
from portfolio_builder.model.portfolio import Settings
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.kept_values import read_once
from portfolio_builder.read.source import Findings

STANDARD_FILE, PROCEDURE_FILE = "standard.yaml", "procedure.yaml"
_YAML = (".yaml", ".yml")


class Shelf(NamedTuple):
    """The standard and the procedure of a portfolio; `own_…`: it is a file of the portfolio."""

    standard: Standard
    procedure: Procedure
    own_standard: bool
    own_procedure: bool


def shipped(standards: Folder) -> tuple[str, ...]:
    """Return the ids of the standards that come along: the names of their folders."""
    return tuple(
        name for name in standards.names("") if standards.exists(f"{name}/{STANDARD_FILE}")
    )


def find_standard(
    settings: Settings,
    *,
    folder: Folder,
    standards: Folder,
    memo: Memo = NO_MEMO,
    of_program: Memo = NO_MEMO,
) -> tuple[Shelf | None, Findings]:
    """Read the standard and the procedure of a portfolio in `folder`.

    `standards` holds a folder for each shipped standard. `None` when a finding says what is
    missing. `memo` remembers what a standard in the portfolio says, `of_program` what a shipped one
    does. Raises `ReadFailure` when the machine refuses.
    """
    choices = shipped(standards)
    own = settings.standard.endswith(_YAML)
    if own and folder.exists(settings.standard):
        base, path = folder, settings.standard
    elif settings.standard in choices:
        base, path = standards, f"{settings.standard}/{STANDARD_FILE}"
    else:
        return None, (
            finding(
                rules.UNKNOWN_STANDARD,
                settings.place,
                written=settings.standard,
                choices=choices,
            ),
        )
    memos = {folder: memo, standards: of_program}
    standard, found = read_standard(base, path, memos[base])
    if standard is None:
        return None, found
    beside = str(PurePosixPath(path).with_name(PROCEDURE_FILE))
    procedure, whose, more = _find_procedure(settings, folder, standards, (base, beside), memos)
    found += more
    if procedure is None:
        return None, found
    return Shelf(standard, procedure, base is folder, whose is folder), found


def _find_procedure(
    settings: Settings,
    own: Folder,
    standards: Folder,
    beside: tuple[Folder, str],
    memos: Mapping[Folder, Memo],
) -> tuple[Procedure | None, Folder, Findings]:
    """Look at a path of the portfolio's own, beside the standard, then among the shipped.

    Returns the folder too that it is from.
    """
    if settings.procedure.endswith(_YAML) and own.exists(settings.procedure):
        procedure, found = read_procedure(own, settings.procedure, memos[own])
        return procedure, own, found
    choices: list[str] = []
    base, path = beside
    places = [(base, path)] if base.exists(path) else []
    places += [(standards, f"{name}/{PROCEDURE_FILE}") for name in shipped(standards)]
    for folder, file in dict.fromkeys(places):
        if not folder.exists(file):
            continue
        procedure, found = read_procedure(folder, file, memos[folder])
        if procedure is None:
            return None, folder, found
        if procedure.id == settings.procedure:
            return procedure, folder, found
        choices.append(procedure.id)
    unknown = finding(
        rules.UNKNOWN_PROCEDURE,
        settings.procedure_place,
        written=settings.procedure,
        choices=tuple(dict.fromkeys(choices)),
    )
    return None, standards, (unknown,)


def read_standard(
    folder: Folder, path: str, memo: Memo = NO_MEMO
) -> tuple[Standard | None, Findings]:
    """Read a standard; `None` when findings say what to mend first.

    Raises `ReadFailure` when the machine refuses.
    """

    def parse(text: str, path: str) -> tuple[Standard | None, Findings]:
        # Here, so that a run which knows what it says does not load what reads it.
        from portfolio_builder.read.standard import parse_standard

        return parse_standard(text, path)

    return read_once(folder, path, parse, Standard, memo)


def read_procedure(
    folder: Folder, path: str, memo: Memo = NO_MEMO
) -> tuple[Procedure | None, Findings]:
    """Read a procedure profile; `None` when findings say what to mend first.

    Raises `ReadFailure` when the machine refuses.
    """

    def parse(text: str, path: str) -> tuple[Procedure | None, Findings]:
        from portfolio_builder.read.procedure import parse_procedure

        return parse_procedure(text, path)

    return read_once(folder, path, parse, Procedure, memo)
