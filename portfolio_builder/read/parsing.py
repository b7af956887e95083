"""Our Markdown parser, and its bounds: what is too much or nested too deeply is not parsed at all.

markdown-it-py drops text silently at its own limit, and takes minutes over what a person never
writes; so both are a finding of ours.
"""

import functools
import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.read.comments import comment_plugin
from portfolio_builder.read.kept import kept_plugin
from portfolio_builder.read.passages import passage_plugin
from portfolio_builder.read.plain import plain_plugin
from portfolio_builder.read.rendering import rendering_plugin
from portfolio_builder.read.source import LIMITS
from portfolio_builder.read.tasks import tasks_plugin

# Above our own limit, so that ours is reached first and nothing is dropped without a finding.
_MAX_NESTING = 2 * LIMITS.nesting
_MAX_BRACKETS = 100
_BRACKET_OR_LINE = re.compile(r"[\[\]]|\n[ \t]*\n|\n")
# The signs at which markdown-it stops to look; and what may stand before the words of a line.
_SIGNS = "\n!#$%&*+-:<=>@[\\]^_`{|}~"
_MARKS = re.compile(
    r"\n(?=[ \t>*+:~\d-])(?:[ \t]*(?:>|(?:[*+:~-]|\d{1,9}[.)])(?![^ \t\n])))*[ \t]*"
)
_MARK = re.compile(r">|[*+:~-]|\d+|    |\t")


def parse(body: str, file: str, first_line: int) -> tuple[Sequence[Token], Finding | None]:
    """Parse a text that begins on line `first_line` of its file.

    There are no tokens, but a finding, when it is too much or nested too deeply.
    """
    if _is_too_much(body):
        place = Place(file, first_line)
        return (), finding(rules.TOO_MUCH_MARKUP, place, most=LIMITS.markup)
    deep = _too_many_brackets(body, first_line)
    if not deep:
        try:
            # The newlines that precede it make the parser's lines the file's lines.
            tokens = parser().parse("\n" * (first_line - 1) + body, {})
        except RecursionError:
            deep = first_line
        else:
            deep = _too_deep(tokens, first_line)
            if not deep:
                return tokens, None
    return (), finding(rules.TEXT_TOO_DEEP, Place(file, deep), limit=LIMITS.nesting)


def _is_too_much(body: str) -> bool:
    """Tell whether the parser would take too long: for all the signs, or for all the lines.

    Each line is looked at once for each quotation and list that it may be part of.
    """
    if len(body) > LIMITS.markup and sum(map(body.count, _SIGNS)) > LIMITS.markup:
        return True
    deepest = max((len(_MARK.findall(m.group())) for m in _MARKS.finditer("\n" + body)), default=0)
    return body.count("\n") * deepest // 4 > LIMITS.markup


def _too_many_brackets(body: str, line: int) -> int:
    """Return the line where too many square brackets stand open at once, or 0.

    To look for the end of each is quadratic, so it is not left to the parser.
    """
    if body.count("[") <= _MAX_BRACKETS:
        return 0
    depth = 0
    for match in _BRACKET_OR_LINE.finditer(body):
        sign = match.group()
        line += sign.count("\n")
        if sign == "[":
            depth += 1
        elif sign != "\n":  # at an empty line each text begins anew
            depth = max(0, depth - 1) if sign == "]" else 0
        if depth > _MAX_BRACKETS:
            return line
    return 0


def _too_deep(tokens: Sequence[Token], first_line: int) -> int:
    """Return the line of the first token that is nested too deeply, or 0."""
    most = LIMITS.nesting
    for token in tokens:
        inside = token.children
        # Each level takes a token to begin, so few tokens are never deep.
        deep = inside and len(inside) > most and any(t.level > most for t in inside)
        if deep or token.level > most:
            return token.map[0] + 1 if token.map else first_line
    return 0


@functools.cache
def parser() -> MarkdownIt:
    """Return the one parser: CommonMark and the rules of ours."""
    return usual_parser().use(plain_plugin)


def usual_parser() -> MarkdownIt:
    """Make a parser that says the same with the usual rules only, and takes twice as long."""
    options = {
        "html": False,
        "maxNesting": _MAX_NESTING,
        "inline_definitions": True,
        "store_labels": True,
    }
    md = MarkdownIt("commonmark", options)
    md.use(kept_plugin).use(tasks_plugin).use(deflist_plugin)
    md.use(comment_plugin).use(passage_plugin).use(rendering_plugin)
    # Links keep what was written and are judged by `links.resolve`, each with a finding. The
    # library's own way is to put another function in the place of its method.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return md
