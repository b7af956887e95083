"""What somebody means as a passage or a heading, and Markdown shows as something else.

It is shown, so nothing is lost but what it was written for: hence a finding on each.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.read.passages import bracketed, left_over
from portfolio_builder.read.whereabouts import Whereabouts

# A heading is short; a line that goes on is a sentence that begins with a hashtag.
_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<words>[^\W\d_][^#]{0,60})")
_MARKS_BEFORE = re.compile(r"(?:[>*+-]|\d{1,9}[.)]|\s)*")


def in_code(tokens: Sequence[Token], file: str, lines: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding on all ids of indicators in a block of code: there they mark nothing."""
    for token in tokens:
        if token.type in {"fence", "code_block"} and token.map:
            for number in range(*token.map):
                for match in left_over(lines[number]):
                    place = Place(file, number + 1, match.start() + 1, len(match.group()))
                    yield finding(rules.PASSAGE_IN_CODE, place, written=match.group())


def in_other_brackets(
    tokens: Sequence[Token], file: str, lines: Sequence[str]
) -> Iterator[Finding]:
    """Yield a finding on ids behind bracketed words, in brackets that mark nothing."""
    for token in tokens:
        if token.type != "inline":
            continue
        for match in bracketed(token.content):
            # In code or a comment, or as part of a link, it is something else.
            end = token.content[match.end("words") - 1 : match.end()]
            if any(c.type == "text" and end in c.content for c in token.children or ()):
                ids = match["ids"]
                place = Whereabouts(file, lines, token).at(match.start("ids"), len(ids))
                right = (f"]{{{ids[1:-1].strip()}}}",) if match["words"][0] == "[" else ()
                yield finding(rules.PASSAGE_MALFORMED, place, written=ids, nearest=right)


def almost_headings(tokens: Sequence[Token], file: str, lines: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding on each line that would be a heading with a blank behind its `#`."""
    for before, token in itertools.pairwise(tokens):
        if before.type == "paragraph_open" and token.map and "#" in token.content:
            for number, text in enumerate(token.content.split("\n"), token.map[0]):
                slip = _HEADING.fullmatch(text.strip())
                if slip:
                    column = lines[number].find(slip["marks"], _begin(lines[number]))
                    place = Place(file, number + 1, column + 1, len(slip.group()))
                    right = f"{slip['marks']} {slip['words']}"
                    yield finding(
                        rules.HEADING_WITHOUT_BLANK, place, written=slip.group(), right=right
                    )


def _begin(line: str) -> int:
    marks = _MARKS_BEFORE.match(line)
    return marks.end() if marks else 0
