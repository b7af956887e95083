"""Which standard and procedure a portfolio means: one that comes along, or a file of its own."""

import os
from pathlib import Path

from portfolio_builder.model import rules
from portfolio_builder.model.finding import finding
from portfolio_builder.model.portfolio import Settings
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.read.procedure import read_procedure
from portfolio_builder.read.source import Findings
from portfolio_builder.read.standard import read_standard

STANDARD_FILE, PROCEDURE_FILE = "standard.yaml", "procedure.yaml"
_YAML = (".yaml", ".yml")


def shipped(standards: Path) -> tuple[str, ...]:
    """Return the ids of the standards that come along: the names of their folders."""
    return tuple(sorted(p.parent.name for p in standards.glob(f"*/{STANDARD_FILE}")))


def find_standard(
    settings: Settings, *, root: Path, standards: Path
) -> tuple[tuple[Standard, Procedure] | None, Findings]:
    """Read the standard and the procedure of a portfolio in `root`.

    `standards` holds a folder for each shipped standard. `None` when a finding says what is
    missing. Raises `ReadFailure` when the machine refuses.
    """
    choices = shipped(standards)
    own = settings.standard.endswith(_YAML)
    if own and os.path.lexists(root / settings.standard):
        base, path = root, settings.standard
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
    standard, found = read_standard(base, path)
    if standard is None:
        return None, found
    beside = str(Path(path).with_name(PROCEDURE_FILE).as_posix())
    procedure, more = _find_procedure(settings, root, standards, beside=(base, beside))
    found += more
    return ((standard, procedure), found) if procedure else (None, found)


def _find_procedure(
    settings: Settings, root: Path, standards: Path, *, beside: tuple[Path, str]
) -> tuple[Procedure | None, Findings]:
    """Look at a path of the portfolio's own, beside the standard, then among the shipped."""
    if settings.procedure.endswith(_YAML) and os.path.lexists(root / settings.procedure):
        return read_procedure(root, settings.procedure)
    choices: list[str] = []
    base, path = beside
    places = [(base, path)] if os.path.lexists(base / path) else []
    places += [(standards, f"{name}/{PROCEDURE_FILE}") for name in shipped(standards)]
    for folder, file in dict.fromkeys(places):
        if not os.path.lexists(folder / file):
            continue
        procedure, found = read_procedure(folder, file)
        if procedure is None:
            return None, found
        if procedure.id == settings.procedure:
            return procedure, found
        choices.append(procedure.id)
    return None, (
        finding(
            rules.UNKNOWN_PROCEDURE,
            settings.procedure_place,
            written=settings.procedure,
            choices=tuple(dict.fromkeys(choices)),
        ),
    )
