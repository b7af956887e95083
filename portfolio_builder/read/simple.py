"""Inline texts of words, emphasis and passages, as nearly all are: to tokens in one go.

The tokens are the very ones that markdown-it makes with our rules; a test holds the one against
the other. Whatever is anything else, or could be read in two ways, is left to markdown-it.
"""

import re

from markdown_it.token import Token

from portfolio_builder.read.passages import mentions_in
from portfolio_builder.read.tokens import token

# All signs at which an inline rule looks; but `!`, which is one before `[` only.
_SIGNS = re.compile(r"([\n\\`~*_\[\]{<&])")
# A mark of emphasis between one of these and a letter opens, between a letter and one of these
# closes, and neither can be the other.
_BEFORE, _AFTER = " \n([\"'", " \n.,;:?!)]\"'"


def simple_tokens(content: str) -> list[Token] | None:
    """Return the tokens of an inline text, or `None` when it is not that simple."""
    tokens: list[Token] = []
    emphasis, passage = "", None  # what is open: the mark, the token of the passage
    level = offset = 0
    pieces = iter(_SIGNS.split(content))  # words, sign, words, sign … words
    words = next(pieces)
    while True:
        if words:
            tokens.append(token("text", "", 0, level, content=words))
        offset += len(words)
        sign = next(pieces, "")
        if not sign:
            return None if emphasis or passage else tokens
        before, words = words, next(pieces)
        if sign == "\n":
            if before.endswith(" ") or words.startswith((" ", "\t")):
                return None
            tokens.append(token("softbreak", "br", 0, level))
        elif sign in "*_":
            last, following = content[offset - 1 : offset], content[offset + 1 : offset + 2]
            if sign == emphasis and last.isalpha() and following in _AFTER:
                emphasis, level = "", level - 1
                tokens.append(token("em_close", "em", -1, level, markup=sign))
            elif not emphasis and last in _BEFORE and following.isalpha():
                tokens.append(token("em_open", "em", 1, level, markup=sign))
                emphasis, level = sign, level + 1
            else:
                return None
        elif emphasis:
            return None
        elif sign == "[" and not passage and not before.endswith("!"):
            passage = token("passage_open", "mark", 1, level)
            passage.meta["offset"] = offset
            tokens.append(passage)
            level += 1
        elif sign == "]" and passage and not words and next(pieces, "") == "{":
            inside, brace, words = next(pieces).partition("}")
            mentions = mentions_in(inside, offset + 2)
            said = content[passage.meta["offset"] + 1 : offset]
            if not (brace and mentions and said.strip()):
                return None
            passage.meta["mentions"] = mentions
            passage, level = None, level - 1
            tokens.append(token("passage_close", "mark", -1, level))
            offset += len(inside) + 2
        else:
            return None
        offset += 1
