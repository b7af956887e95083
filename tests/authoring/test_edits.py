"""Changing a few words of a file, and no other byte."""

from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.authoring.edits import Edit, Insertion, applied, difference

TEXT = "een\ntwee woorden\ndrie\n"


def test_words_are_replaced_at_their_line_and_column() -> None:
    assert applied(TEXT.encode(), [Edit(2, 6, 7, "dingen")]) == b"een\ntwee dingen\ndrie\n"


def test_several_edits_on_a_line_keep_each_others_places() -> None:
    edits = [Edit(2, 1, 4, "tweeentwintig"), Edit(2, 6, 7, "dingen")]
    assert applied(TEXT.encode(), edits) == b"een\ntweeentwintig dingen\ndrie\n"


def test_edits_that_overlap_are_not_both_made() -> None:
    assert applied(b"abcdef", [Edit(1, 1, 4, "X"), Edit(1, 3, 4, "Y")]) == b"abY"


def test_lines_are_put_in_with_the_files_own_line_ends() -> None:
    made = applied(b"\xef\xbb\xbfeen\r\ntwee\r\n", [Insertion(2, ("nieuw",))])
    assert made == b"\xef\xbb\xbfeen\r\nnieuw\r\ntwee\r\n"


def test_a_line_may_be_put_behind_the_last() -> None:
    assert applied(b"een\n", [Insertion(2, ("twee",))]) == b"een\ntwee\n"


def test_a_difference_shows_what_goes_and_what_comes() -> None:
    shown = difference("a.md", TEXT.encode(), TEXT.replace("twee", "TWEE").encode())
    assert "-twee woorden\n+TWEE woorden" in shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_without_an_edit_every_byte_stays(text: str) -> None:
    assert applied(text.encode(), []) == text.encode()


@given(st.lists(st.sampled_from(["a", "bé", ""]), min_size=1), st.sampled_from(["\n", "\r\n"]))
def test_an_edit_changes_its_line_only(lines: list[str], end: str) -> None:
    data = end.join(lines).encode()
    made = applied(data, [Edit(1, 1, 0, "X")])
    assert made == b"X" + data
