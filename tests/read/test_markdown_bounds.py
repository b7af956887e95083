"""Texts that no person writes end all the same, with a finding, and nothing of them is lost.

Without our bounds each of these takes minutes, ends in an exception, or drops text silently.
"""

import pytest

from portfolio_builder.read import parsing
from portfolio_builder.read.source import LIMITS
from tests.read.fragments import html, read, wrong

TOO_MUCH = {
    "stars": "*" * 1_000_000,
    "stars and words": "*a " * 300_000,
    "mixed emphasis": "*a_ " * 250_000,
    "brackets": "[" * 1_000_000,
    "brackets and words": "[a " * 300_000,
    "brackets in paragraphs": "[\n\n" * 300_000,
    "closing brackets": "a]" * 500_000,
    "comments that are not closed": "<!--" * 250_000,
    "lines of such comments": "<!--\n" * 200_000,
    "backticks": "`" * 1_000_000,
    "backticks in runs": " ".join("`" * n for n in range(1400)),
    "hashes": "#" * 1_000_000,
    "links": "[a](b.md) " * 100_000,
    "links in paragraphs": "[a](b.md)\n\n" * 100_000,
    "pictures": "![a](b.jpg) " * 80_000,
    "addresses": "<http://a.nl> " * 70_000,
    "passages": "[woord]{G1.1.B1} " * 60_000,
    "passages that are none": "[a]{" * 250_000,
    "tags": "<b>" * 300_000,
    "entities": "&amp;" * 200_000,
    "tables": "|a|b|\n|-|-|\n" + "|c|d|\n" * 150_000,
    "headings": "# kop\n" * 150_000,
    "list items": "- a\n" * 200_000,
    "tasks": "- [ ] a\n" * 100_000,
    "definitions": "".join(f"[a{n}]: b.md\n" for n in range(60_000)),
    "footnotes": "".join(f"x[^a{n}]\n\n[^a{n}]: b\n\n" for n in range(20_000)),
    "nested lists on every line": ("- " * 24 + "a\n") * 25_000,
    "deep quotations with lazy lines": ">" * 45 + "a\n" + "b\n" * 40_000,
    "deep lists with long items": "\n".join(" " * (2 * (n % 24)) + "- a" for n in range(40_000)),
}

TOO_DEEP = {
    "quotations": ">" * 10_000 + " tekst",
    "quotations with blanks": "> " * 10_000 + "tekst",
    "lists on one line": "- " * 10_000 + "tekst",
    "numbered lists on one line": "1. " * 10_000 + "tekst",
    "quoted lists": "> - " * 5_000 + "tekst",
    "lists by indent": "\n".join(" " * (2 * n) + "- a" for n in range(200)) + "\n\ntekst",
    "definitions": "a\n" + "".join(" " * (2 * n) + ": a\n" for n in range(60)) + "\ntekst",
    "brackets": "[" * 300 + "tekst",
    "pictures in pictures": "![" * 250 + "tekst" + "](a.jpg)" * 250,
    "passages in passages": "[" * 190 + "tekst" + "]{G1.1.B1}" * 190,
    "emphasis": "*a **b " * 60 + "tekst " + "b** a*" * 60,
}

JUST_ENOUGH = {
    "links": "[a](b.md) " * (LIMITS.markup // 2),
    "passages": "[woord]{G1.1.B1} " * (LIMITS.markup // 4),
    "tasks": "- [ ] a\n" * (LIMITS.markup // 4),
    "headings and links to them": "# a\n[x](#a)\n" * (LIMITS.markup // 6),
    "comments in one list item": "- a\n" + "  <!--\n" * (LIMITS.markup // 6),
    "comments in many list items": "- <!--\n  <!--\n" * (LIMITS.markup // 12),
    "words in one line": "woord " * 300_000,
    "one long word": "a" * 1_999_999,
    "one long target": "[a](" + "x" * 1_900_000 + ")",
    "lines": "woord woord woord\n" * LIMITS.markup,
    "blank lines": " \n" * LIMITS.markup,
    "quotations with lazy lines": "> > > a\n" + "b\n" * 20_000,
    "pictures in pictures": "![" * 90 + "woord" + "](a.jpg)" * 90,
    "passages in passages": "[" * 45 + "woord" + "]{G1.1.B1}" * 45,
}


def words_of(text: str) -> int:
    return sum(word.isalnum() for word in text.split())


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_markup_is_named_and_shown_plainly(text: str) -> None:
    fragment, found = read(text)
    assert [(f.code, f.place.line) for f in found] == [("P214", 1)]
    assert fragment.text == text.strip()
    assert html(fragment).startswith('<pre class="plain">')


@pytest.mark.parametrize("text", TOO_DEEP.values(), ids=TOO_DEEP)
def test_too_deep_nesting_is_named_and_no_text_is_lost(text: str) -> None:
    fragment, found = read(text)
    assert [f.code for f in found] == ["P206"]
    assert fragment.text == text.strip()
    assert "tekst" in html(fragment)


@pytest.mark.parametrize("text", JUST_ENOUGH.values(), ids=JUST_ENOUGH)
def test_as_much_as_is_allowed_is_read(text: str) -> None:
    fragment, found = read(text)
    assert {f.code for f in found} <= {"P213"}
    assert 'class="plain"' not in html(fragment)
    assert fragment.words >= words_of(text) - text.count("- a")


def test_a_parser_that_gives_up_loses_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    class Exhausted:
        def parse(self, text: str, env: object) -> None:
            raise RecursionError

    monkeypatch.setattr(parsing, "parser", Exhausted)
    fragment, found = read("tekst")
    assert ([f.code for f in found], fragment.text) == (["P206"], "tekst")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("een\n\ntwee\n\n" + ">" * 60 + " drie", 5),
        ("een\n\n" + "[" * 300, 3),
        ("een\n- " + "*a **b " * 60 + "b** a*" * 60, 2),
    ],
)
def test_the_line_that_is_too_deep_is_named(text: str, line: int) -> None:
    assert [w.split(":")[0] for w in wrong(text)] == [f"P206 {line}"]


@pytest.mark.parametrize("marks", ["> ", "- ", "1. "])
def test_text_is_never_lost_at_whatever_depth(marks: str) -> None:
    for depth in range(1, 120):
        fragment, found = read(marks * depth + "tekst")
        assert "tekst" in fragment.text
        assert "tekst" in html(fragment)
        assert [f.code for f in found] in ([], ["P206"])
