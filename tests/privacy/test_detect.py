"""Personal data in a text: which words, of which kind, where; and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import PersonalData, masked
from portfolio_builder.privacy.detect import Span, find, find_in_file, without_private
from tests.privacy.measure import KEPT_APART, LOOKED_AT, sentences

MEGABYTE = 1_000_000


def found(text: str) -> list[tuple[str, str]]:
    return [(s.kind.value, text[s.start : s.end]) for s in find(text)]


# What is asked of libraries


def test_nine_digits_are_a_service_number_when_they_pass_the_eleven_test() -> None:
    assert found("Haar nummer is 999990019.") == [("bsn", "999990019")]
    assert found("Haar nummer is 999990018.") == []


def test_what_is_called_a_service_number_is_one_even_with_a_slip() -> None:
    assert found("Haar BSN is 999990018.") == [("bsn", "999990018")]
    assert found("BSN 10464554") == [("bsn", "10464554")]


def test_what_is_called_the_number_of_a_thing_is_none() -> None:
    assert found("Zaaknummer 999990019, factuurnr. 999990032, KvK: 999990044") == []


def test_an_account_is_found_when_its_check_digits_are_right() -> None:
    assert found("Naar NL91ABNA0417164300.") == [("iban", "NL91ABNA0417164300")]
    assert found("Naar NL91ABNA0417164301.") == []


def test_a_word_behind_an_account_is_not_part_of_it() -> None:
    assert found("NL91 ABNA 0417 1643 00 IS VAN HEM") == [("iban", "NL91 ABNA 0417 1643 00")]


def test_a_number_that_cannot_be_called_is_no_telephone_number() -> None:
    assert found("Bel 06-12345678.") == [("phone", "06-12345678")]
    assert found("Bel 06-1234567.") == []


@pytest.mark.parametrize("number", ["0800-1234", "0900-8844", "088-1234567", "112", "14 030"])
def test_a_number_that_is_nobodys_is_not_found(number: str) -> None:
    assert found(f"Bel {number} vandaag.") == []


def test_the_dutch_prefix_may_stand_between_brackets() -> None:
    assert found("(+31 (0)6 12345678)") == [("phone", "+31 (0)6 12345678")]
    assert found("Bel (030) 1234567.") == [("phone", "(030) 1234567")]
    assert found("zijn nummer (06-12345678)") == [("phone", "06-12345678")]


# Where texts are written in odd ways


def test_a_line_end_or_a_hard_blank_inside_does_not_hide_a_number() -> None:
    assert found("Bel 06\n12345678.") == [("phone", "06\n12345678")]
    assert found("Bel 06\u00a012345678.") == [("phone", "06\u00a012345678")]
    assert found("Bel 06\u201112345678.") == [("phone", "06\u201112345678")]


def test_an_address_over_lines_is_one_address() -> None:
    for end in ("\n", "  \n", ",\n    ", "\\\n", "\n> "):
        words = f"Dorpsstraat 12{end}1234 AB"
        assert found(f"Stuur het naar {words} Utrecht.") == [("address", words)]


def test_escaped_signs_are_read_as_what_they_are() -> None:
    assert found(r"jan\_jansen@example.nl") == [("email", r"jan\_jansen@example.nl")]
    assert found("jan&#64;example.nl") == [("email", "jan&#64;example.nl")]
    assert found("Jeugd & Gezin: 06-12345678") == [("phone", "06-12345678")]


def test_two_cells_of_a_table_are_not_one_number() -> None:
    assert found("| 0612 | 345678 |") == []


# Two kinds that see the same signs


def test_the_surer_kind_wins() -> None:
    assert found("06-12345678@example.nl") == [("email", "06-12345678@example.nl")]
    assert found("NL91 ABNA 0417 1643 00") == [("iban", "NL91 ABNA 0417 1643 00")]
    assert found("geboren op 12-03-2009") == [("birth-date", "12-03-2009")]


# Places


def test_a_place_is_the_line_and_column_in_the_file() -> None:
    text = "Eerst dit.\n\nBel 06-12345678 of\nmail a.b@example.nl."
    made = find_in_file(text, "a.md", first_line=10)
    assert [(p.words, p.place) for p in made] == [
        ("06-12345678", Place("a.md", 12, 5, 11)),
        ("a.b@example.nl", Place("a.md", 13, 6, 14)),
    ]


def test_the_length_of_words_over_two_lines_is_that_of_the_first() -> None:
    (private,) = find_in_file("Dorpsstraat 12\n1234 AB", "a.md")
    assert private.words == "Dorpsstraat 12\n1234 AB"
    assert private.place == Place("a.md", 1, 1, len("Dorpsstraat 12"))


def test_a_text_can_do_without_what_is_found_in_it() -> None:
    assert without_private("Bel 06-12345678 of 06-87654321!") == "Bel  of !"


# Whatever the text

_WORDS = (
    *("06-12345678", "999990019", "NL91ABNA0417164300", "a@example.nl", "Dorpsstraat 12"),
    *("1234 AB", "geboren op ", "12-3-2009", "mevrouw ", "Bakker", "J.", "Jan ", "van "),
    *("\\", "&amp;", "&#64;", "&x;", "\\\n", " ", "\n", "\u00a0", "’", "é"),
    *".,()-+@01",
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=20).map("".join))


@given(TEXTS)
@example("&NL91ABNA0417164300;")
@example("(+(+(06")
@example("+")
def test_stretches_are_in_order_inside_the_text_and_do_not_overlap(text: str) -> None:
    spans = find(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
def test_the_words_of_a_place_stand_at_it(text: str) -> None:
    lines = text.split("\n")
    for private in find_in_file(text, "a.md"):
        line = lines[private.place.line - 1]
        start = private.place.column - 1
        assert line[start : start + private.place.length] == private.words.split("\n")[0]


@given(st.text(max_size=60))
def test_masked_words_show_four_signs_at_most(words: str) -> None:
    shown = masked(words)
    assert len(shown.replace("•", "")) <= 4
    assert len(words) < 8 or len(shown) == len(words)
    assert len(words) > 8 or len(shown.replace("•", "")) <= len(words) // 2 or len(words) < 2


# Texts that mean harm: a megabyte of one thing takes seconds at most, and gives what is there


@pytest.mark.parametrize(
    "unit",
    ["1234567890", "A.", "A. ", "A-", "@", "a@", "a.", " ", "(", "\n", "geb. ", "mevrouw ", "\\"],
)
def test_a_megabyte_of_nothing_gives_nothing(unit: str) -> None:
    assert find(unit * (MEGABYTE // len(unit))) == ()


def test_a_number_behind_a_megabyte_of_signs_is_found() -> None:
    for unit in ("1234567890", "A.", "@", " ", "x"):
        text = unit * (MEGABYTE // len(unit)) + " 06-12345678"
        assert found(text) == [("phone", "06-12345678")]


def test_a_long_list_is_found_whole_with_each_in_its_place() -> None:
    text = "a.b@example.nl\n" * 20_000
    made = find_in_file(text, "a.md")
    assert [p.place for p in made] == [Place("a.md", n, 1, 14) for n in range(1, 20_001)]


def test_no_sentence_of_the_sets_is_read_in_another_way_among_others() -> None:
    for part in (LOOKED_AT, KEPT_APART):
        read = sentences(part)
        apart = [s.text[f.start : f.end] for s in read for f in find(s.text)]
        whole = "\n\n".join(s.text for s in read)
        assert [whole[f.start : f.end] for f in find(whole)] == apart


def test_a_span_is_its_kind_and_its_stretch() -> None:
    assert find("Bel 06-12345678.") == (Span(PersonalData.PHONE, 4, 15),)
