"""Take the sentences of code and templates up in the Dutch catalogue, and compile it."""

import datetime
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from hatch_build import compile_catalogues  # noqa: E402 - it stands beside this folder

LOCALE = ROOT / "portfolio_builder" / "locale"
CATALOGUE = LOCALE / "nl" / "LC_MESSAGES" / "portfolio.po"
METHODS = [("portfolio_builder/**.py", "python"), ("templates/**.html", "jinja2")]
# A tag of ours has to be known here too; a template that cannot be read is never passed over.
TAGS = {"extensions": "portfolio_builder.publish.templates._Once", "silent": "false"}
KEYWORDS = {**DEFAULT_KEYWORDS, "text": None, "w": None, "plural": (1, 2), "N_": None}


def extracted() -> Catalog:
    """Return every sentence of the code and the templates."""
    template = Catalog()
    found = extract_from_dir(
        str(ROOT), METHODS, options_map={"templates/**.html": TAGS}, keywords=KEYWORDS
    )
    for _, _, message, _, _ in found:
        template.add(message)
    return template


def main() -> None:
    """Update the catalogue; sentences without a translation are named."""
    with CATALOGUE.open("rb") as stream:
        catalogue = read_po(stream, locale="nl")
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if isinstance(catalogue.revision_date, datetime.datetime):
        catalogue.creation_date = catalogue.revision_date  # or every run would change the file
    with CATALOGUE.open("wb") as stream:
        write_po(stream, catalogue, sort_output=True, width=100, no_location=True)
    compile_catalogues(LOCALE)
    for message in catalogue:
        if message.id and not (
            all(message.string) if isinstance(message.string, tuple) else message.string
        ):
            print(f"not translated: {message.id!r}")


if __name__ == "__main__":
    main()
