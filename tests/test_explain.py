"""Reading the page of a rule: its text, its examples, and what is missing in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.wording.explanations import ExampleFile, Shape, parse

WHOLE = """# nl

Dit is fout.

Doe het zo.

# en

This is wrong.

# wrong bewijzen/a.md

```markdown
# Kop
fout
```

# right bewijzen/a.md

```markdown
# Kop
goed
```
"""


def problems(page: str) -> tuple[str, ...]:
    return parse("P104", page)[1]


def wrong_file(info: str, text: str = "woorden\n", path: str = "bewijzen/a.md") -> ExampleFile:
    page = f"# wrong {path}\n\n```{info}\n{text}```\n\n# right {path}\n\n```\n```\n"
    return parse("P104", page)[0].examples[0].wrong[0]


def test_a_page_holds_a_text_for_each_language() -> None:
    explanation, wrong = parse("P104", WHOLE)
    assert not wrong
    assert explanation.text("nl") == "Dit is fout.\n\nDoe het zo."
    assert explanation.text("en") == "This is wrong."


def test_a_file_of_an_example_is_what_stands_in_its_fence() -> None:
    (example,) = parse("P104", WHOLE)[0].examples
    assert example.wrong == (ExampleFile("bewijzen/a.md", "# Kop\nfout\n", "markdown"),)
    assert example.right == (ExampleFile("bewijzen/a.md", "# Kop\ngoed\n", "markdown"),)


def test_a_longer_fence_may_hold_a_fence() -> None:
    page = WHOLE.replace("```markdown\n# Kop\nfout\n```", "````\n```\ncode\n```\n````")
    assert parse("P104", page)[0].examples[0].wrong[0].text == "```\ncode\n```\n"


def test_files_on_one_side_belong_together_and_a_next_wrong_begins_another_example() -> None:
    file = "# {} {}\n\n```\n```\n\n"
    sides = [("wrong", "a"), ("wrong", "b"), ("right", "a"), ("wrong", "c"), ("right", "c")]
    page = "".join(file.format(*side) for side in sides)
    one, other = parse("P104", page)[0].examples
    assert [f.path for f in one.wrong] == ["a", "b"]
    assert [f.path for f in one.right] == ["a"]
    assert [f.path for f in other.wrong + other.right] == ["c", "c"]


def test_words_after_the_fence_say_what_a_text_cannot() -> None:
    made = wrong_file(
        'text as=docx author="Bewoner Verzonnen" size=3MB times=9 copies=3 instead-of=b.md'
    )
    assert made.shape is Shape.DOCX
    assert made.author == "Bewoner Verzonnen"
    assert made.size == 3_000_000
    assert made.times == 9
    assert made.real_paths == ("bewijzen/a-1.md", "bewijzen/a-2.md", "bewijzen/a-3.md")
    assert made.instead_of == "b.md"


def test_a_path_that_ends_in_a_stroke_is_a_folder() -> None:
    assert wrong_file("", path="bewijzen/").shape is Shape.FOLDER


def test_the_sign_for_a_tab_is_a_tab_on_disk() -> None:
    assert wrong_file("", path="a␉b.md").real_path == "a\tb.md"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_language_that_is_missing_is_named(language: str) -> None:
    text = {"nl": "Dit is fout.\n\nDoe het zo.", "en": "This is wrong."}[language]
    assert problems(WHOLE.replace(text, "")) == (f"no text in {language}",)


def test_a_page_without_examples_says_so() -> None:
    assert problems(WHOLE[: WHOLE.index("# wrong")]) == ("no example",)


@pytest.mark.parametrize(("side", "other"), [("wrong", "right"), ("right", "wrong")])
def test_a_side_that_is_missing_is_named(side: str, other: str) -> None:
    assert problems(WHOLE.replace(f"# {side} ", f"# {other} ")) == (f"no {side} example",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("# de", "unknown heading: # de"),
        ("# wrong", "unknown heading: # wrong"),
        ("Losse woorden.", "stands under no heading: Losse woorden."),
    ],
)
def test_what_does_not_belong_on_a_page_is_named(line: str, said: str) -> None:
    assert problems(f"{line}\n\n{WHOLE}") == (said,)


@pytest.mark.parametrize(
    "word", ["as=pptx", "size=3kB", "times=many", "copies=0", "leeg", "as=", 'author="open']
)
def test_a_word_that_means_nothing_is_named(word: str) -> None:
    (said,) = problems(WHOLE.replace("```markdown\n# Kop\nfout", f"```text {word}\nfout"))
    assert said.startswith("wrong bewijzen/a.md: unknown word: ")


def test_words_beside_the_fence_are_named() -> None:
    page = WHOLE.replace("# right bewijzen/a.md\n", "# right bewijzen/a.md\n\nKijk:\n")
    assert problems(page) == ("right bewijzen/a.md: words outside of the fenced block",)


def test_an_example_without_its_file_is_named() -> None:
    page = WHOLE[: WHOLE.rindex("```markdown")]
    assert problems(page) == ("right bewijzen/a.md: 0 fenced blocks in place of one",)


def test_a_fence_that_is_not_closed_is_named() -> None:
    assert problems(WHOLE.removesuffix("```\n")) == ("a fence is not closed",)


@given(st.text())
def test_any_text_can_be_read_as_a_page(page: str) -> None:
    parse("P104", page)


@given(st.lists(st.text(st.characters(exclude_characters="`\r\n", codec="utf-8"))))
def test_the_text_of_an_example_comes_out_as_it_went_in(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    assert wrong_file("", text).text == text
