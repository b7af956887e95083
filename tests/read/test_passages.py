"""Passages: the words that show an indicator, marked, and placed right to the character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.text import Passage
from portfolio_builder.read.markdown import read_fragment
from tests.read.fragments import FILE, fine, html, read, standing_at, wrong


def only(text: str) -> Passage:
    (passage,) = fine(text).passages
    return passage


def test_a_passage_is_marked_and_its_ids_come_after_it() -> None:
    made = fine("Zo: [ik belde aan]{G1.2.B1}.")
    assert html(made) == (
        '<p>Zo: <mark class="passage" id="vindplaats-1">ik belde aan</mark><ids 1>.</p>'
    )
    assert made.text == "Zo: ik belde aan."


def test_a_passage_quotes_its_words_as_html_and_as_text() -> None:
    passage = only("[Ik *belde* `aan` bij **haar** \\& hem]{G1.2.B1}")
    assert passage.html == "Ik <em>belde</em> <code>aan</code> bij <strong>haar</strong> &amp; hem"
    assert passage.text == "Ik belde aan bij haar & hem"


def test_a_quotation_has_no_links_no_marks_and_no_notes() -> None:
    text = "[zie [dit](b.md) <https://a.nl> ![foto](f.jpg) [en]{G1.1.B2} zo[^1]]{G1.1.B1}"
    passage = fine(f"{text}\n\n[^1]: noot").passages[0]
    assert passage.html == "zie dit https://a.nl foto en zo"


def test_the_words_of_a_passage_cannot_bring_html_along() -> None:
    fragment, _ = read("[<b>vet</b> & `<i>`]{G1.1.B1}")
    assert fragment.passages[0].html == "&lt;b&gt;vet&lt;/b&gt; &amp; <code>&lt;i&gt;</code>"


@pytest.mark.parametrize(
    ("ids", "written"),
    [
        ("G1.1.B1", ["G1.1.B1"]),
        ("G1.1.B1 G1.1.B2", ["G1.1.B1", "G1.1.B2"]),
        ("G1.1.B1, g1,1.b2", ["G1.1.B1", "g1,1.b2"]),
        (" G1.1.B1; G1.1.B2 ", ["G1.1.B1", "G1.1.B2"]),
        ("G1.1.B1\nG1.1.B2", ["G1.1.B1", "G1.1.B2"]),
    ],
)
def test_a_passage_names_one_or_more_indicators(ids: str, written: list[str]) -> None:
    assert [m.written for m in only(f"[woorden]{{{ids}}}").mentions] == written


def test_passages_are_numbered_and_may_stand_in_each_other() -> None:
    made = fine("[buiten [binnen]{G1.1.B2} om]{G1.1.B1} en [na]{G1.1.B3}")
    assert [(p.number, p.text) for p in made.passages] == [
        (1, "buiten binnen om"),
        (2, "binnen"),
        (3, "na"),
    ]
    assert "</mark><ids 2> om</mark><ids 1>" in html(made)


def test_brackets_within_a_passage_stay_words() -> None:
    assert only("[hij [de vader] kwam \\] terug]{G1.1.B1}").text == "hij [de vader] kwam ] terug"


@pytest.mark.parametrize(
    "text",
    [
        "[woorden]{G1.1.B1}",
        "Eerst een regel\nen dan [woorden]{G1.1.B1}",
        "- een\n- [woorden]{G1.1.B1}",
        "1. een\n   1. woorden\n   2. [woorden]{G1.1.B1}",
        "- [ ] taak\n- [x] [woorden]{G1.1.B1}",
        "> een\n> > [woorden]{G1.1.B1}",
        "> woorden [woorden]{G1.1.B1}",
        "# Kop\n\n## De [woorden]{G1.1.B1} ##",
        "Een kop met\n[woorden]{G1.1.B1}\n===",
        "| a | woorden |\n|---|---|\n| woorden | [woorden]{G1.1.B1} |",
        "a | b\n--|--\nx \\| y | z \\| [woorden]{G1.1.B1}",
        "a | b\n--|--\nx | y | [woorden]{G1.1.B1}",
        "Woord\n: uitleg\n: [woorden]{G1.1.B1}",
        "zie[^1]\n\n[^1]: de [woorden]{G1.1.B1}",
        "- een\n\n  > twee\n  >\n  > - drie [woorden]{G1.1.B1}",
        "- een\n\n\t[woorden]{G1.1.B1}",
        "-\t[woorden]{G1.1.B1}",
        "**vet** `[woorden]{G1.1.B1}` en [woorden]{G1.1.B1}",
        "𝄞 é [woorden]{G1.1.B1}",
        "een\\\n[woorden]{G1.1.B1}",
        "<!-- [woorden]{G1.1.B1} --> [woorden]{G1.1.B1}",
        "<!-- een\n\ntwee --> [woorden]{G1.1.B1}",
    ],
)
def test_a_place_is_right_wherever_the_passage_stands(text: str) -> None:
    passage = fine(text).passages[-1]
    offset = text.rindex("[woorden]{G1.1.B1}")
    before = text[:offset]
    line, column = before.count("\n") + 1, offset - before.rfind("\n")
    assert (passage.place.line, passage.place.column) == (line, column)
    (mention,) = passage.mentions
    assert (mention.place.line, mention.place.column) == (line, column + len("[woorden]{"))
    assert standing_at(text, mention.place) == "G1.1.B1"


def test_equal_cells_of_one_row_have_their_own_places() -> None:
    row = "| [a]{G1.1.B1} | [a]{G1.1.B1} | [a]{G1.1.B1} |"
    made = fine(f"|x|y|z|\n|-|-|-|\n{row}\n{row}")
    assert [(p.place.line, p.place.column) for p in made.passages] == [
        (line, column) for line in (3, 4) for column in (3, 18, 33)
    ]


def test_each_id_has_its_own_place_over_lines_and_quotation_marks() -> None:
    text = "> Zo [deed\n> ik]{G1.1.B1,\n> G1.1.B1 G1.1.B2} dat"
    (passage,) = fine(text).passages
    assert passage.text == "deed ik"
    assert [(m.place.line, m.place.column) for m in passage.mentions] == [(2, 7), (3, 3), (3, 11)]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("[woorden] {G1.1.B1}", ["P203 1:9"]),
        ("[woorden]{}", ["P203 1:9"]),
        ("[ ]{G1.1.B1}", ["P203 1:3"]),
        ("woorden]{G1.1.B1}", ["P203 1:8"]),
        ("[woorden]{G1.1.B1", ["P203 1:9"]),
        ("> een\n> [a] {b} en [c] {d}", ["P203 2:5", "P203 2:16"]),
        ("[woorden op de thermoskan.{G1.2.S1}", ["P203 1:27"]),
        ("woorden {G1.1.B1 g1,1.b2", ["P203 1:9"]),
        ("- woorden {1.1.B1}", ["P203 1:11"]),
        ("woorden {A.1.D1}", ["P203 1:9"]),
        ("![woorden](f.jpg){G1.1.B1}", ["P203 1:18"]),
        ("[woorden](G1.2.B1)", ["P203 1:11"]),
        ("(Mijn woorden erover.) (G1.1.S1)", ["P203 1:24"]),
        ("(Mijn woorden erover.)(G1.1.S1, G1.1.B3)", ["P203 1:23"]),
        ("(Mijn *woorden*\nerover.) [g1,1,s1]", ["P203 2:10"]),
        ("[De woorden.][G1.1.B3]", ["P203 1:14"]),
        ("[De woorden.] [G1.1.B3 ]", ["P203 1:15"]),
        ("[De woorden.] (G1.1.B3)", ["P203 1:15"]),
        ("[De woorden.](G1.1.B3 G1.1.S1)", ["P203 1:14"]),
        ("- een\n- > [De **woorden**.][G1.1.B3]", ["P203 2:22"]),
        ("| a | b |\n|---|---|\n| woorden | [Die \\| ene.][G1.1.B3] |", ["P203 3:26"]),
    ],
)
def test_what_only_looks_like_a_passage_is_named_and_shown(text: str, findings: list[str]) -> None:
    assert wrong(text) == findings
    assert "woorden" not in text or "woorden" in html(read(text)[0])


@pytest.mark.parametrize(
    "text",
    ["een {1} of {x}", "{b.v. 3 weken}", "{1 kop thee}", "[een reflectie](G1.1.md)", "a {} b { c"],
)
def test_other_braces_are_words(text: str) -> None:
    fine(text)


@pytest.mark.parametrize("text", ["`[woorden]{G1.1.B1}`", "~~~\n[a]{b}\n~~~", '    {"a": 1}'])
def test_in_code_nothing_is_a_passage(text: str) -> None:
    assert not fine(text).passages


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("    [woorden]{G1.1.B1}", ["P215 1:14"]),
        ("\t[woorden]{G1.1.B1}", ["P215 1:11"]),
        ("```\n[a]{G1.1.B1} [b]{G1.1.B2}\n```", ["P215 2:4", "P215 2:17"]),
        ("> een\n>\n>     [woorden]{G1.1.B1}", ["P215 3:16"]),
    ],
)
def test_an_id_in_a_block_of_code_is_named_since_it_marks_nothing(
    text: str, findings: list[str]
) -> None:
    assert wrong(text) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("#Actie\n\nIk ging langs.", ["P216 1:1"]),
        ("#Actie\nIk ging langs.\n###Mijn taak", ["P216 1:1", "P216 3:1"]),
        ("- een\n- #Taak", ["P216 2:3"]),
        ("> #Taak", ["P216 1:3"]),
    ],
)
def test_a_heading_without_its_blank_is_named(text: str, findings: list[str]) -> None:
    assert wrong(text) == findings


@pytest.mark.parametrize(
    "text",
    [
        "# Actie",
        "#1 op de lijst",
        "\\#Actie",
        "`#Actie`",
        "#samenleven staat op de deur van het buurthuis, en daar begint voor mij elke dag mee.",
        "#een en #twee",
        "#######",
    ],
)
def test_what_is_no_heading_without_its_blank_is_left_alone(text: str) -> None:
    fine(text)


@given(
    words=st.lists(st.sampled_from(["een", "*twee*", "`drie`", "é𝄞", "[vier]"]), min_size=1),
    marks=st.lists(st.sampled_from(["> ", "- ", "1. ", "# "]), max_size=4),
    before=st.integers(1, 20),
)
def test_a_passage_is_found_at_its_place_below_any_marks(
    words: list[str], marks: list[str], before: int
) -> None:
    line = f"{''.join(marks)}voor [{' '.join(words)}]{{G1.1.B1}}"
    fragment, found = read_fragment(line, FILE, first_line=before)
    assert not found
    (passage,) = fragment.passages
    assert (passage.place.line, passage.place.column) == (before, line.index("[" + words[0]) + 1)
    assert passage.text == " ".join(words).translate({ord("*"): None, ord("`"): None})


@pytest.mark.parametrize(
    "text",
    [
        "Ik gaf iedereen thee (zie G1.1.S1).",
        "Ik gaf iedereen thee (G1.1.S1).",
        "Ik gaf thee (samen) (G1.1.S1).",
        "Competentie (1) (G1.1.S1)",
        "- [ ] (G1.1.S1) uitwerken\n- [x] (G1.1.B2) af",
        "Zie [mijn verslag van toen](b.md) (G1.1.S1).",
        "[Mijn verslag van toen][G1.1.B3]\n\n[G1.1.B3]: b.md",
        "`[De woorden.][G1.1.B3]` <!-- [De woorden.][G1.1.B3] -->",
        "(Dat was op een dinsdag) (2025) (bijlage 1.2)",
        "[Ik gaf iedereen thee.]{G1.1.S1} (G1.1.S2)",
    ],
)
def test_an_id_between_other_brackets_may_be_words(text: str) -> None:
    fine(text)


@given(st.text(st.sampled_from("ab ()[]{}*`<!->\\\nG1.S")))
def test_each_slip_in_a_text_is_placed_where_it_stands(text: str) -> None:
    ids = "[G1.1.S1]"
    whole = f"{text} [een twee]{ids} {text}"
    for found in read(whole)[1]:
        if found.code == "P203" and found.fact["written"] == ids and found.place.length:
            assert standing_at(whole, found.place) == ids
