"""A text as it is read, and where its signs stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.privacy.escapes import plain, plain_with_places


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"jan\_de\_boer", "jan_de_boer"),
        ("a&#64;b&#x40;c&commat;d", "a@b@c@d"),
        ("een\n  twee", "een twee"),
        ("een  \ntwee", "een twee"),
        ("een\\\ntwee", "een twee"),
        ("> een\n> twee", "> een twee"),
        ("een\ntwee", "een\ntwee"),
        (r"C:\nieuw & oud; &niets;", r"C:\nieuw & oud; &niets;"),
    ],
)
def test_a_text_is_read_without_its_escapes(written: str, read: str) -> None:
    assert plain(written) == read
    assert plain_with_places(written)[0] == read


def test_another_paragraph_does_not_go_on_from_the_one_before() -> None:
    assert plain("een\n\ntwee") == "een\n\ntwee"
    assert len(plain("een  \n  \ntwee").partition("een")[2].partition("twee")[0]) > 1


@given(st.lists(st.sampled_from([r"\_", "&#64;", "&amp;", "\n  ", "  \n", "a", "b ", "\n"])))
def test_each_sign_is_found_where_it_stands(pieces: list[str]) -> None:
    written = "".join(pieces)
    read, places = plain_with_places(written)
    assert read == plain(written)
    for offset, sign in enumerate(read):
        start, end = places.of(offset), places.of(offset + 1)
        assert start < end
        assert plain(written[start:end]).strip() == sign.strip()
