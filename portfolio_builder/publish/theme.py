"""What a folder must hold to change anything as a theme, and how its author is told of a slip.

Knows no templates: a command looks here before it loads them.
"""

from pathlib import Path

from msgspec import Struct

from portfolio_builder.view.views import Frame, PageView
from portfolio_builder.wording import Wording

ASSETS = "assets"
SCRIPTS = "scripts"
PAGES = "pages"


def assets_in(folder: Path) -> list[Path]:
    """Return the style sheets and other files that a folder of templates has, in order."""
    return sorted(path for path in (folder / ASSETS).rglob("*") if path.is_file())


def scripts_in(folder: Path) -> list[Path]:
    """Return the scripts that a folder of templates has, in order."""
    return sorted((folder / SCRIPTS).glob("*.js"))


def pages_in(folder: Path) -> list[Path]:
    """Return the templates of pages that a theme adds, in order."""
    return sorted((folder / PAGES).glob("*.html"))


def changes_something(theme: Path, builtin: Path) -> bool:
    """Tell whether a site is another one with this theme over the `builtin` templates."""
    names = {path.name for path in builtin.glob("*.html")}
    return any(path.name in names for path in theme.glob("*.html")) or any(
        (pages_in(theme), scripts_in(theme), assets_in(theme))
    )


def lacking(value: object, name: str, wording: Wording) -> str:
    """Say that a view, or a part of one, has no such field; nothing of another value."""
    if not isinstance(value, Struct):
        return ""
    return wording.text(
        "`{view}` has no `{name}`. It has: {fields}.",
        view=_called(value),
        name=name,
        fields=", ".join(f"`{field}`" for field in value.__struct_fields__),
    )


def _called(value: Struct) -> str:
    """Return how a template speaks of a value, or else the name of its class, which docs use."""
    if isinstance(value, PageView):
        return "view"
    return "view.frame" if isinstance(value, Frame) else type(value).__name__
