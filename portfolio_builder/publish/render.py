"""Views to the bytes of a page, through Jinja2.

A theme is a folder of templates that comes first; the original stays reachable as
`builtin/….html`. A template sees its view and nothing else.
"""

import base64
import hashlib
import re
import secrets
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import jinja2
from markupsafe import Markup
from msgspec.structs import replace

from portfolio_builder.memory.memo import NO_MEMO, Memo
from portfolio_builder.publish.published import BadTemplateError
from portfolio_builder.publish.templates import environment
from portfolio_builder.publish.theme import (
    ASSETS,
    PAGES,
    SCRIPTS,
    assets_in,
    lacking,
    pages_in,
    scripts_in,
)
from portfolio_builder.view.views import ExtraView, Page, PageView, template_of
from portfolio_builder.wording import N_, Wording

PAPER = f"{ASSETS}/pdf.css"
# Nothing from outside, and no script but our own, whatever a page holds. It must be the first thing
# in <head>. On `file://` the source 'self' is any file there is, so scripts stand in the page and
# are known by their hashes.
_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self'; "
    "media-src 'self'; base-uri 'none'; form-action 'none'"
)
# What HTML does not allow; a name or a text can bring it along.
_NOT_HTML = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff]"
)
# Those beyond the first 65,536 signs apart: together in one set they take eight times as long.
_PLANES = range(1, (sys.maxunicode >> 16) + 1)
_NOT_HTML_BEYOND = re.compile(
    f"[{''.join(chr(plane << 16 | low) for plane in _PLANES for low in (0xFFFE, 0xFFFF))}]"
)
# The bytes of UTF-8 with which such a sign begins. Most pages have none, but for a sign such as ·.
_SUSPECT = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f\xc2\xed\xef-\xff]")
_SAFE = bytes(byte for byte in range(256) if not _SUSPECT.match(bytes([byte])))
_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_MARK = "\ufffd"


def policy(templates: Sequence[Path]) -> str:
    """Return the content security policy of a site that is made with these templates."""
    return _policy_of(_scripts(templates))


def _policy_of(scripts: Mapping[str, str]) -> str:
    hashes = sorted({_hash(text) for text in scripts.values()})
    return _POLICY.format(scripts=" ".join(hashes) or "'none'")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _scripts(templates: Sequence[Path]) -> dict[str, str]:
    """Return the scripts of the theme by name; the first folder wins.

    Raises `BadTemplateError` for one that would end the element it stands in, or is not UTF-8.
    """
    scripts: dict[str, str] = {}
    for folder in reversed(templates):
        for path in scripts_in(folder):
            name = f"{SCRIPTS}/{path.name}"
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError as error:
                raise BadTemplateError(name, 0, N_("this is not UTF-8")) from error
            if "</script" in text.lower() or "<!--" in text:
                problem = N_("`</script` and `<!--` cannot stand in a script")
                raise BadTemplateError(name, 0, problem)
            scripts[path.name] = text
    return scripts


class Renderer:
    """The templates of one site, in one language; the first folder wins."""

    def __init__(
        self,
        templates: Sequence[Path],
        wording: Wording,
        *,
        standard_language: str = "",
        memo: Memo = NO_MEMO,
    ) -> None:
        """Make the environment; `memo` remembers compiled templates.

        In them `…|lang` marks words in another language than the site's, and `of_standard` those
        of the standard, which are in `standard_language`.

        Raises `BadTemplateError` when a script cannot be used.
        """
        self._folders, self._wording = tuple(templates), wording
        self._environment = made = environment(templates, wording, memo=memo)
        made.globals["of_standard"] = made.filters["lang"](standard_language)
        scripts = _scripts(templates)
        made.globals["policy"] = _policy_of(scripts)
        # A page gets them at the very end: they are the largest part of most, and always the same.
        here = f"\0{secrets.token_hex(8)}\0"
        self._here = here.encode()
        self._scripts = {
            name.encode("utf-8", "surrogatepass"): f"<script>{text}</script>".encode()
            for name, text in scripts.items()
        }
        places = {name: Markup(f"{here}{name}{here}") for name in scripts}
        made.globals["script"] = places.__getitem__

    def assets(self, *, paper: bool = False) -> Mapping[str, bytes]:
        """Return the style sheets and other files of the theme by their paths.

        Only the document that becomes a PDF uses the styles for `paper`; a site does without them.
        """
        files = _assets(self._folders)
        return files if paper else {path: data for path, data in files.items() if path != PAPER}

    def extra(self, pages: Sequence[Page]) -> tuple[Page, ...]:
        """Return the pages that the theme adds to these.

        Raises `BadTemplateError` for one with the name of a page that is there.
        """
        return tuple(_extra(pages, self._folders))

    def load(self) -> None:
        """Compile the templates of pages now, rather than each when it is first used."""
        for name in {path.name for folder in self._folders for path in folder.glob("*.html")}:
            # A mistake is told when the template is used.
            with suppress(Exception):
                self._environment.get_template(name)

    def page(self, view: PageView) -> bytes:
        """Return the bytes of a page.

        Raises `BadTemplateError` when a template cannot be used.
        """
        template = template_of(view)
        try:
            text = self._environment.get_template(template).render(view=view)
            return self._with_scripts(text)
        except Exception as error:  # a view cannot fail: whatever this is, a template did it
            raise _bad(error, template, self._folders, self._wording) from error

    def _with_scripts(self, text: str) -> bytes:
        """Return the bytes of a page, with the scripts where their marks are."""
        pieces = text.encode("utf-8", "surrogatepass").split(self._here)
        return b"".join(
            self._scripts[piece] if here % 2 else _cleaned(piece)
            for here, piece in enumerate(pieces)
        )


def _cleaned(data: bytes) -> bytes:
    """Return a text in UTF-8, with a mark in the place of each sign that HTML does not allow."""
    if not data.translate(None, _SAFE).strip(b"\xc2") and not _CONTROL.search(data):
        return data
    text = data.decode("utf-8", "surrogatepass")
    return _NOT_HTML_BEYOND.sub(_MARK, _NOT_HTML.sub(_MARK, text)).encode()


def _extra(pages: Sequence[Page], templates: Sequence[Path]) -> Iterator[Page]:
    here = {page.path: page for page in pages if "/" not in page.path}
    names = {path.name for folder in templates for path in pages_in(folder)}
    for name in sorted(names):
        template = f"{PAGES}/{name}"
        if name in here:
            raise BadTemplateError(template, 0, N_("there is a page with this name"))
        frame = next(iter(here.values())).view.frame
        links = tuple(replace(link, current=False) for link in frame.navigation)
        view = ExtraView(replace(frame, title="", navigation=links), template)
        yield Page(name, partial(_same, view))


def _same(view: ExtraView) -> ExtraView:
    return view


def _bad(
    error: Exception, template: str, folders: Sequence[Path], wording: Wording
) -> BadTemplateError:
    """Say where in the templates an error arose: at the last of their lines that was reached."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return BadTemplateError(error.name or template, error.lineno, error.message or "")
    problem = error.message if isinstance(error, jinja2.TemplateError) else None
    if isinstance(error, AttributeError):  # of a built-in template that a theme gave another view
        problem = lacking(error.obj, error.name or "", wording)
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
        for path in assets_in(folder):
            files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files
