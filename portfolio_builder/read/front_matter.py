"""The block of data at the top of a Markdown file, split off without moving a line.

A handler for python-frontmatter: the splitter of its own gives an empty block for an unclosed
header and strips leading blank lines, so that every later line number is wrong.
"""

import re

from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.read.as_typed import is_long_fence
from portfolio_builder.read.nodes import Mapping, Node, parse_yaml
from portfolio_builder.read.source import LIMITS

_FENCE, _END_OF_YAML = "---", "..."
_KEYED = re.compile(r"\w+:(?:\s|$)")


class Split(Struct, frozen=True):
    """A file in two: the data, and the body with the line (from 1) on which it begins.

    `has_data` tells whether there is a closed block of data; `node` is `None` when there is not,
    or when it cannot be read.
    """

    node: Node | None
    has_data: bool
    body: str
    body_line: int
    findings: tuple[Finding, ...]


class PlacedYAMLHandler(YAMLHandler):
    """YAML between two lines of `---`, read as nodes with their places."""

    def split(self, text: str) -> tuple[str, str]:
        """Return the data and the body; raises `ValueError` when a `---` is missing."""
        lines = text.split("\n")
        start = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if lines[start].rstrip() != _FENCE:
            raise ValueError("no front matter")
        for end in range(start + 1, len(lines)):
            if lines[end].rstrip() == _END_OF_YAML:
                break  # or all text up to a rule further on would be taken for data
            if lines[end].rstrip() == _FENCE:
                return "\n".join(lines[:end]), "\n".join(lines[end + 1 :])
        raise ValueError("not closed")


def split(text: str, file: str) -> Split:
    """Split a file's text. Blank lines may stand above the block of data."""
    try:
        above, body = PlacedYAMLHandler().split(text)
    except ValueError:
        return _without(text, file)
    # A file may end with the block of data: then there is no line for the body.
    body_line = min(above.count("\n") + 3, text.count("\n") + 1)
    if len(above.encode()) > LIMITS.front_matter:
        too_large = finding(
            rules.YAML_TOO_LARGE,
            Place(file, 1),
            what="front-matter-size",
            limit=LIMITS.front_matter,
        )
        return Split(None, True, body, body_line, (too_large,))
    blank, _, data = above.partition(_FENCE)
    # From the first fence on; its own line counts as an empty one.
    _, _, data = data.partition("\n")
    node, findings = parse_yaml(data, file, first_line=blank.count("\n") + 2)
    return Split(node, True, body, body_line, findings)


def _without(text: str, file: str) -> Split:
    if not text.strip():
        return Split(None, False, text, 1, (finding(rules.EMPTY_FILE, Place(file, 1)),))
    lines = text.split("\n")
    first = next(i for i, line in enumerate(lines) if line.strip())
    opened = lines[first].lstrip().startswith(_FENCE)
    rule = rules.FRONT_MATTER_NOT_CLOSED if opened else rules.NO_FRONT_MATTER
    long = _long_closing(lines, first) if opened else _long_opening(lines, first)
    if long is None:
        found = finding(rule, Place(file, first + 1), problem="", written="")
    else:
        place = Place(file, long + 1, 1, len(lines[long].rstrip()))
        found = finding(rule, place, problem="long-fence", written=lines[long].strip())
    return Split(None, False, text, 1, (found,))


def _long_opening(lines: list[str], first: int) -> int | None:
    """Return the first line when it is a long dash above data."""
    below = next((line for line in lines[first + 1 :] if line.strip()), "")
    return first if is_long_fence(lines[first]) and _KEYED.match(below) else None


def _long_closing(lines: list[str], first: int) -> int | None:
    """Return the first line of a long dash when all above it is data."""
    closing = next((i for i in range(first + 1, len(lines)) if is_long_fence(lines[i])), first)
    data = "\n".join(lines[first + 1 : closing])
    node, slips = parse_yaml(data, "") if len(data) <= LIMITS.front_matter else (None, ())
    return closing if isinstance(node, Mapping) and not slips else None
