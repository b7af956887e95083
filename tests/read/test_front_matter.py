"""The block of data at the top: split off without moving a line, or a finding says why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.read.front_matter import Split, split
from portfolio_builder.read.nodes import Mapping
from portfolio_builder.read.source import LIMITS, decode


def code(made: Split) -> str:
    (found,) = made.findings
    return f"{found.code} on line {found.place.line}"


def test_a_file_is_data_and_a_body_with_the_line_on_which_it_begins() -> None:
    made = split("---\ntitel: Een\n---\n\nTekst.\n", "a.md")
    assert isinstance(made.node, Mapping)
    assert (made.body, made.body_line, made.findings) == ("\nTekst.\n", 4, ())
    assert made.node.entries[0][1].place.line == 2


def test_blank_lines_above_and_blanks_behind_the_lines_are_fine() -> None:
    made = split("\n  \n---  \ntitel: Een\n---\t\nTekst.", "a.md")
    assert isinstance(made.node, Mapping)
    assert made.node.entries[0][1].place.line == 4
    assert (made.body, made.body_line) == ("Tekst.", 6)


def test_a_rule_in_the_body_stays_in_the_body() -> None:
    made = split("---\ntitel: Een\n---\nBoven\n\n---\n\nOnder", "a.md")
    assert made.body == "Boven\n\n---\n\nOnder"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_end_are_read(end: str) -> None:
    text, _ = decode(b"\xef\xbb\xbf" + f"---{end}titel: Een{end}---{end}Tekst.".encode(), "a.md")
    made = split(text or "", "a.md")
    assert made.node
    assert (made.body, made.body_line) == ("Tekst.", 4)


@pytest.mark.parametrize("nothing", ["---\n---\nTekst.", "---\n# niets\n---\nTekst."])
def test_an_empty_block_is_a_block(nothing: str) -> None:
    made = split(nothing, "a.md")
    assert (made.node, made.has_data, made.body, made.findings) == (None, True, "Tekst.", ())


@pytest.mark.parametrize("text", ["Tekst.", "# Kop\n\n---\ntitel: Een\n---\n", "\n\ntitel: Een"])
def test_a_file_without_data_is_named(text: str) -> None:
    made = split(text, "a.md")
    assert code(made).startswith("P020")
    assert (made.has_data, made.body, made.body_line) == (False, text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "\n---\ntitel: Een\n\nTekst.",
        "\n---\ntitel: Een\n-- -\nTekst.",
        "\n---\ntitel: Een\n...\n\nTekst.\n\n---\n\nOnder een lijn.",
        "\n----\ntitel: Een\n----\nTekst.",
        "\n ---\ntitel: Een\n---\nTekst.",
    ],
)
def test_a_block_that_is_not_closed_is_named_and_nothing_is_lost(text: str) -> None:
    made = split(text, "a.md")
    assert code(made) == "P021 on line 2"
    assert made.body == text


@pytest.mark.parametrize("fence", ["—", "–––", "—-", "— "])
def test_a_long_dash_that_was_a_fence_is_pointed_at(fence: str) -> None:
    data = "titel: Een\n"
    opening, closing = f"\n{fence}\n{data}{fence}\nTekst.", f"---\n{data}{fence}\nTekst.\n\n—\n"
    for text, said in ((opening, "P020 on line 2"), (closing, "P021 on line 3")):
        made = split(text, "a.md")
        assert code(made) == said
        assert (made.findings[0].fact["problem"], made.body) == ("long-fence", text)


@pytest.mark.parametrize(
    "text", ["—\n\nIk zei: nee.", "---\ntitel: Een\n\nEen alinea.\n\n———\n\nNog een."]
)
def test_a_long_dash_in_a_text_was_no_fence(text: str) -> None:
    (found,) = split(text, "a.md").findings
    assert (found.place.line, found.fact["problem"]) == (1, "")


def test_data_that_is_no_yaml_is_named_at_its_own_line_and_the_body_stays() -> None:
    made = split("\n---\ntitel: a: b\n---\nTekst.", "a.md")
    assert code(made) == "P022 on line 3"
    assert (made.node, made.has_data, made.body) == (None, True, "Tekst.")


def test_a_block_over_the_limit_is_not_parsed() -> None:
    made = split(f"---\ntitel: {'x' * LIMITS.front_matter}\n---\nTekst.", "a.md")
    assert code(made) == "P026 on line 1"
    assert (made.node, made.body, made.body_line) == (None, "Tekst.", 4)


@given(st.text(alphabet=st.sampled_from("-. \nab:é"), max_size=40))
def test_the_body_is_always_the_end_of_the_file_from_its_line_on(text: str) -> None:
    made = split(text, "a.md")
    lines = text.split("\n")
    if made.body:
        assert made.body == "\n".join(lines[made.body_line - 1 :])
