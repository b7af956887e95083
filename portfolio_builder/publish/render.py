"""Views to the bytes of a page, through Jinja2.

A theme is a folder of templates that comes first; the original stays reachable as
`builtin/….html`. A template sees its view and nothing else.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2
from jinja2.ext import InternationalizationExtension

from portfolio_builder.view.views import Site
from portfolio_builder.wording import Wording

ASSETS = "assets"
# No scripts and nothing from outside, whatever a page holds. It must be the first thing in <head>.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)


class BadTemplateError(Exception):
    """A template of a theme cannot be used: its name, its line and what is wrong."""

    def __init__(self, template: str, line: int, problem: str) -> None:
        """Keep where it is and what is wrong."""
        super().__init__(f"{template}:{line}: {problem}")
        self.template, self.line, self.problem = template, line, problem


def environment(templates: Sequence[Path], wording: Wording) -> jinja2.Environment:
    """Make the environment; the first folder of `templates` wins, the last is the built-in one."""
    builtin = jinja2.FileSystemLoader(templates[-1])
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [
                *(jinja2.FileSystemLoader(folder) for folder in templates),
                jinja2.PrefixLoader({"builtin": builtin}),
            ]
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[InternationalizationExtension],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        wording.gettext, wording.ngettext, newstyle=True
    )
    made.globals["policy"] = POLICY
    return made


def render(site: Site, *, templates: Sequence[Path], wording: Wording) -> Mapping[str, bytes]:
    """Return the bytes of every page and asset by its path.

    Raises `BadTemplateError` when a theme's template cannot be used.
    """
    made = environment(templates, wording)
    files = _assets(templates)
    for page in site.pages:
        try:
            text = made.get_template(page.template).render(view=page.view)
        except jinja2.TemplateSyntaxError as error:
            raise BadTemplateError(
                error.name or page.template, error.lineno, error.message or ""
            ) from error
        except jinja2.TemplateError as error:
            raise BadTemplateError(page.template, 0, error.message or str(error)) from error
        # A file name that is not text could bring signs that UTF-8 does not have.
        files[page.path] = text.encode("utf-8", errors="replace")
    return files


def _assets(templates: Sequence[Path]) -> dict[str, bytes]:
    """Return the style sheets and other files of the theme; the first folder wins."""
    files: dict[str, bytes] = {}
    for folder in reversed(templates):
        for path in sorted((folder / ASSETS).rglob("*")):
            if path.is_file():
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files
