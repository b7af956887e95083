"""Measure the search for personal data, and write the figures to `docs/privacy.md`.

With `--mistakes` it names each mistake in the part of the set that may be looked at.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.privacy import measure  # noqa: E402 - it stands beside this folder

DOCUMENT = ROOT / "docs" / "privacy.md"


def main(arguments: list[str]) -> None:
    """Write the table, or name the mistakes."""
    if "--mistakes" in arguments:
        print("\n".join(measure.differences(measure.sentences(measure.LOOKED_AT))))
        return
    document = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(measure.with_table(document), encoding="utf-8")
    print(measure.table())


if __name__ == "__main__":
    main(sys.argv[1:])
