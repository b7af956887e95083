"""Tokens made field by field are those that markdown-it makes."""

from markdown_it.token import Token

from portfolio_builder.read.tokens import token


def test_a_token_is_one_of_markdown_it() -> None:
    made = token(
        "em_open", "em", 1, 2, markup="*", content="x", lines=[1, 2], children=[], block=True
    )
    theirs = Token(
        "em_open",
        "em",
        1,
        level=2,
        markup="*",
        content="x",
        map=[1, 2],
        children=[],
        block=True,
    )
    assert made == theirs


def test_no_token_shares_what_another_can_change() -> None:
    one, other = token("text", "", 0, 0), token("text", "", 0, 0)
    one.meta["a"] = one.attrs["b"] = "c"
    assert (other.meta, other.attrs) == ({}, {})
