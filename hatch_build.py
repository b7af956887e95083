"""Build hook: compile the translations; put templates and standards into the wheel.

An editable install reads them from the checkout, so that an edit shows at once; copies in
site-packages would go stale.
"""

import os
from io import BytesIO
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(locale: Path) -> tuple[Path, ...]:
    """Compile each `.po` file below `locale` to a `.mo` beside it, and return those."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = []
    for source in sorted(locale.rglob("*.po")):
        target = source.with_suffix(".mo")
        made = BytesIO()
        with source.open("rb") as po:
            write_mo(made, read_po(po, locale=source.parents[1].name))
        # Whole or not at all: another process may be reading it.
        if not target.exists() or target.read_bytes() != made.getvalue():
            new = target.with_name(f"{target.name}.{os.getpid()}")
            new.write_bytes(made.getvalue())
            new.replace(target)
        compiled.append(target)
    return tuple(compiled)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own form
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_catalogues(root / "portfolio_builder" / "locale")
        if self.target_name == "wheel" and version != "editable":
            for name in ("templates", "standard"):
                build_data["force_include"][str(root / name)] = f"portfolio_builder/data/{name}"
