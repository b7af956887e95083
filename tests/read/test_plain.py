"""The short way for plain words: the tokens are those of the usual rules, whatever the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.token import Token

from portfolio_builder.read.parsing import parser, usual_parser
from portfolio_builder.read.simple import simple_tokens

USUAL = usual_parser()

# What a line may begin with, and what may stand in it: each of our rules looks for some of these.
BEGINNINGS = (
    "", "", "", "", " ", "   ", "    ", "\t", "- ", "- ", "* ", "+ ", "  - ", "-  ", "-\t", "1. ",
    "2) ", "> ", ">", "> - ", "- - ", "# ", "### ", "#", "####### ", "   # ", ": ", ":", "~ ", "|",
    "| ", "=", "--> ", "<!-- ", "-->", "[^1]: ", "[a]: ", "  [a]: ", "12 ", "2. ", "- [x] ", "*",
    "_", "**", "[", "\\", "\u00a0", "\u2003", "\x0c", "\x1f",
)  # fmt: skip
WORDS = (
    "", "woord", "Twee woorden.", "a", "é", "٣", "2024", "x ", "x  ", "x\t", "x\\", "x!", "---",
    "===", "- - -", "***", "___", "-", "--", "|-|-|", "-|-", ":-:", "a | b |", "```", "~~~", "# #",
    "x #", "[w *x*]{G1.1.B1} y", "[w", "x]{G1.1.B1} y", "x]: y", "a]: <b>", "a]", "[a]: b 'c'",
    "[a][b]", "[w](x.md)", "![w](x.jpg)", "[^1]", "[x] w", "\\[x] w", "&#91;x] w", "&amp;",
    "*nadruk*", "_x_", "**vet**", "~~door~~", "`code`", "<b>", "<!-- c -->", "<!--", "-->",
    "<http://a.nl>", "{G1.1}", "] {G1.1.B1}", "(x)", "'x'", "a: b", "12. x",
)  # fmt: skip
ENDS = ("\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "\n \n", "  \n", " \n", "")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return a text of lines, of which each may be the beginning of something else."""
    line = st.tuples(st.sampled_from(BEGINNINGS), st.sampled_from(WORDS), st.sampled_from(ENDS))
    return "".join("".join(parts) for parts in draw(st.lists(line, max_size=8)))


PIECES = (
    "woord", "w", " ", " ", "  ", "\n", "\t", ".", ",", "!", "*", "*", "_", "_", "**", "[", "[",
    "]", "]{G1.1.B1}", "]{G1.1.B1, x}", "]{}", "]{ }", "]{a", "} ", "{", "{G1.1}", "(", ")", '"',
    "'", "é", "1", "\\", "&amp;", "`", "~~", "<", "<b>", "](a.md)", "![", "[^1]", "*w*", " *w* ",
    "[w]{G1.1.B1}", "[w *w*]{G1.1.B1}", "[a\nb]{G1.1.B1}", "«", "€", "²",
)  # fmt: skip
USUAL_PIECES = (
    "woord", " ", " ", ". ", "\n", " *w* ", " _twee woorden_", "(*w*)", "[w]{G1.1.B1}", " *", "* ",
    "[twee *w* dus.]{G1.1.B1, x}", "[", "]{G1.1.B1}", "!", "**", "'", "é",
)  # fmt: skip
INLINE = st.one_of(
    *(st.lists(st.sampled_from(of), max_size=12).map("".join) for of in (USUAL_PIECES, PIECES))
)


def shown(tokens: list[Token]) -> list[object]:
    return [token.as_dict() for token in tokens]


@given(st.one_of(texts(), st.text(alphabet="ab \n\t\r-*+#>:~|=[]()^{}!<&;\\`_1.")))
@example("> /\n    - x\n")
@example("[een\n\nb\nc]: d\n")
@example("[een\n- b] c\n")
@example("Woord\n\n: uitleg\n")
@example("- a\n- b\n\n\n- c\n")
@example("# a | b\n|-|-|\n")
@example("<!-- a\n--> - b\n- c\n")
def test_the_tokens_are_those_of_the_usual_rules(text: str) -> None:
    env: dict[str, object] = {}
    usual_env: dict[str, object] = {}
    assert shown(parser().parse(text, env)) == shown(USUAL.parse(text, usual_env))
    assert env.get("references") == usual_env.get("references")


@given(INLINE)
@example("a *b* c *d*.")
@example("[a *b*]{G1.1.B1}*c*")
def test_the_tokens_in_a_line_are_those_of_the_usual_rules(text: str) -> None:
    made = simple_tokens(text)
    usual = USUAL.parseInline(text, {})[0].children or []
    assert made is None or shown(made) == shown(usual)


@pytest.mark.parametrize(
    "text",
    [
        'Woorden, en wat erbij hoort: (zo) "dus" - \'t kan! Echt?',
        "een regel\nen nog een",
        "met *nadruk* en _nog eens_, *twee woorden*.",
        "[Ik luisterde *eerst* goed.]{G1.1.B1, G1.2.S1} Daarna [sprak\nik]{G2.1.B1}.",
    ],
)
def test_usual_sentences_go_the_short_way(text: str) -> None:
    assert simple_tokens(text)


def test_each_rule_of_the_parser_is_known_to_the_short_way() -> None:
    """Who adds one has to see whether it can begin where `plain` or `simple` see only words."""
    rules = USUAL.get_active_rules()
    assert set(rules["block"]) == {
        "table", "comment_block", "code", "fence", "blockquote", "hr", "list", "footnote_def",
        "reference", "html_block", "heading", "lheading", "deflist", "paragraph",
    }  # fmt: skip
    assert set(rules["inline"]) == {
        "text", "newline", "escape", "backticks", "strikethrough", "emphasis", "passage",
        "almost_passage", "link", "image", "footnote_ref", "comment_inline", "autolink", "raw_html",
        "html_inline", "entity",
    }  # fmt: skip
    assert rules["core"] == [
        "normalize", "block", "inline", "footnotes_last", "text_join", "tasks",
    ]  # fmt: skip
