"""Where the templates, the standards and the translations are, in a checkout and in a wheel.

A wheel holds them in the package's `data` folder; in a checkout they stand beside the package, so
that an edit shows at once.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _place(name: str) -> Path:
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def package_dir() -> Path:
    """Return the folder with the program's own modules."""
    return _PACKAGE


def templates_dir() -> Path:
    """Return the folder with the built-in templates and their assets."""
    return _place("templates")


def standards_dir() -> Path:
    """Return the folder with a folder for each shipped standard."""
    return _place("standard")


def locale_dir() -> Path:
    """Return the folder with the compiled translations."""
    return _PACKAGE / "locale"


def explanations_dir() -> Path:
    """Return the folder with a page on each rule, as `explain` reads them."""
    return _PACKAGE / "explanations"
