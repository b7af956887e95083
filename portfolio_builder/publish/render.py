"""Views to the bytes of a page, through Jinja2.

A theme is a folder of templates that comes first; the original stays reachable as
`builtin/….html`. A template sees its view and nothing else.
"""

import re
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
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
# What HTML does not allow; a name or a text can bring it along.
_PLANES = range((sys.maxunicode >> 16) + 1)
_NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in _PLANES for low in (0xFFFE, 0xFFFF))
_NOT_HTML = re.compile(
    f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef{_NONCHARACTERS}]"
)
_MARK = "\ufffd"


class BadTemplateError(Exception):
    """A template of a theme cannot be used: its name, its line (from 1) and what is wrong."""

    def __init__(self, template: str, line: int, problem: str) -> None:
        """Keep where it is and what is wrong."""
        super().__init__(f"{template}:{line}: {problem}")
        self.template, self.line, self.problem = template, line, problem


def environment(templates: Sequence[Path], wording: Wording) -> jinja2.Environment:
    """Make the environment; the first folder of `templates` wins, the last is the built-in one."""
    builtin = _Folder(templates[-1])
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [
                *(_Folder(folder) for folder in templates),
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
        except Exception as error:  # a view cannot fail: whatever this is, a template did it
            raise _bad(error, page.template, templates) from error
        files[page.path] = _NOT_HTML.sub(_MARK, text).encode()
    return files


class _Folder(jinja2.FileSystemLoader):
    """A folder of templates in UTF-8; another encoding is told as any other mistake."""

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise jinja2.TemplateSyntaxError("this is not UTF-8", line, template) from error


def _bad(error: Exception, template: str, folders: Sequence[Path]) -> BadTemplateError:
    """Say where in the templates an error arose: at the last of their lines that was reached."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return BadTemplateError(error.name or template, error.lineno, error.message or "")
    problem = error.message if isinstance(error, jinja2.TemplateError) else None
    line = 0
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        for folder in folders:
            if path.is_relative_to(folder):
                template, line = path.relative_to(folder).as_posix(), frame.lineno or 0
    return BadTemplateError(template, line, problem or f"{type(error).__name__}: {error}")


def _assets(templates: Sequence[Path]) -> dict[str, bytes]:
    """Return the style sheets and other files of the theme; the first folder wins."""
    files: dict[str, bytes] = {}
    for folder in reversed(templates):
        for path in sorted((folder / ASSETS).rglob("*")):
            if path.is_file():
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files
