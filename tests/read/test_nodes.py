"""YAML as nodes with places: what an editor shows, and nothing that runs or grows."""

import textwrap
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.read.nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from portfolio_builder.read.source import LIMITS, decode

YAML_LIKE = st.text(
    alphabet=st.sampled_from("ab:-[]{}'\"#&*!|>%@`?,<~ \n\t\u2028\x85\x07é𝄞\ufeff.")
)


def parse(text: str) -> Node:
    """Return the node of a text in which nothing is wrong."""
    node, found = parse_yaml(text, "a.md")
    assert not found
    assert node
    return node


def entry(node: Node, key: str) -> Node:
    assert isinstance(node, Mapping)
    return next(value for name, value in node.entries if name.text == key)


def scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence(items=items):
            for item in items:
                yield from scalars(item)
        case Mapping(entries=entries):
            for key, value in entries:
                yield key
                yield from scalars(value)
        case None:
            return


def only(text: str) -> Finding:
    """Return the one finding on a text."""
    _, found = parse_yaml(text, "a.md")
    assert len(found) == 1, found
    return found[0]


def standing_at(text: str, place: Place) -> str:
    return text.split("\n")[place.line - 1][place.column - 1 :][: place.length]


# Scalars


@pytest.mark.parametrize("word", ["no", "yes", "1.10", "0x1F", "2025-03-14", "1e3", "on", "012"])
def test_a_scalar_stays_the_text_that_was_written(word: str) -> None:
    value = entry(parse(f"a: {word}"), "a")
    assert isinstance(value, Scalar)
    assert (value.text, value.empty) == (word, False)


@pytest.mark.parametrize("nothing", ["", "~", "null", "# niets"])
def test_nothing_is_empty(nothing: str) -> None:
    value = entry(parse(f"a: {nothing}"), "a")
    assert isinstance(value, Scalar)
    assert (value.text, value.empty) == ("", True)


def test_a_quoted_null_is_a_word() -> None:
    value = entry(parse("a: 'null'"), "a")
    assert isinstance(value, Scalar)
    assert (value.text, value.empty) == ("null", False)


def test_a_place_is_right_to_the_character() -> None:
    text = textwrap.dedent("""\
        titel: Een 𝄞 dag   # uitleg
        'rol':  "uit\\tvoerder"
        bijlagen: [a.pdf, {bestand: é.pdf}]
        context: >-
          twee
          regels
        periode:
          van: 2024""")
    found = {s.text: standing_at(text, s.place) for s in scalars(parse(text))}
    assert found == {
        "titel": "titel",
        "Een 𝄞 dag": "Een 𝄞 dag",
        "rol": "'rol'",
        "uit\tvoerder": '"uit\\tvoerder"',
        "bijlagen": "bijlagen",
        "a.pdf": "a.pdf",
        "bestand": "bestand",
        "é.pdf": "é.pdf",
        "context": "context",
        "twee regels": "",  # of what takes several lines, only the beginning is told
        "periode": "periode",
        "van": "van",
        "2024": "2024",
    }


def test_places_count_from_the_first_line_that_is_told() -> None:
    node, _ = parse_yaml("a: 1\nb: 2", "a.md", first_line=5)
    assert entry(node, "b").place == Place("a.md", 6, 4, 1)  # type: ignore[arg-type]  # `None` fails too


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_and_a_byte_order_mark_leave_places_as_an_editor_shows_them(end: str) -> None:
    text, _ = decode(b"\xef\xbb\xbf" + f"a: 1{end}b: 2{end}".encode(), "a.md")
    node, _ = parse_yaml(text or "", "a.md")
    assert [(s.text, s.place.line, s.place.column) for s in scalars(node)] == [
        ("a", 1, 1),
        ("1", 1, 4),
        ("b", 2, 1),
        ("2", 2, 4),
    ]


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_no_editor_shows_is_a_blank(odd: str) -> None:
    node = parse(f"a: een{odd}twee\nb: drie")
    assert [(s.text, s.place.line) for s in scalars(node)] == [
        ("a", 1),
        ("een twee", 1),
        ("b", 2),
        ("drie", 2),
    ]


@given(st.lists(st.tuples(st.text("é𝄞 b,", min_size=1), st.booleans()), min_size=1))
def test_of_each_key_is_known_whether_a_colon_stands_behind_it(
    keys: list[tuple[str, bool]],
) -> None:
    named = {f"{n}{words}": colon for n, (words, colon) in enumerate(keys)}
    text = ", ".join(f"'{key}' {':' if colon else ''}" for key, colon in named.items())
    node = parse(f"{{{text}}}")
    assert isinstance(node, Mapping)
    assert {k.text: isinstance(v, Scalar) and not v.no_colon for k, v in node.entries} == named


# What is refused by name


@pytest.mark.parametrize(
    ("text", "feature", "line", "column"),
    [
        ("a: 1\nb: *anker", "alias", 2, 4),
        ("a: &anker 1", "anchor", 1, 4),
        ("a: !!python/object:os.system x", "tag", 1, 4),
        ("a: !eigen x", "tag", 1, 4),
        ("a: 1\n<<: {b: 2}", "merge", 2, 1),
        ("%YAML 1.1\n---\na: 1", "directive", 1, 1),
        ("a: 1\n--- \nb: 2", "second-document", 2, 1),
        ("? [a, b]\n: c", "odd-key", 1, 3),
    ],
)
def test_what_yaml_can_do_beyond_data_is_refused_by_name(
    text: str, feature: str, line: int, column: int
) -> None:
    found = only(text)
    assert (found.code, found.fact["feature"]) == ("P023", feature)
    assert (found.place.line, found.place.column) == (line, column)


def test_the_same_key_twice_is_refused_with_the_line_of_the_first() -> None:
    found = only("a: 1\nb: 2\n'a': 3")
    assert (found.code, found.fact["key"], found.fact["first_line"]) == ("P024", "a", 1)
    assert found.place == Place("a.md", 3, 1, 3)


def test_the_same_key_in_two_groups_is_fine() -> None:
    assert parse("x: {a: 1}\ny: {a: 1}")


def test_a_bomb_of_aliases_is_not_expanded() -> None:
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))
    node, found = parse_yaml(f"a0: &a0 ha\n{laughs}", "a.md")
    assert {f.fact["feature"] for f in found} == {"anchor", "alias"}
    assert sum(1 for _ in scalars(node)) == 10 + 1 + 9 * 9


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_nesting_without_end_is_refused(opening: str) -> None:
    found = only(opening * 30_000)
    assert (found.code, found.fact["limit"]) == ("P026", LIMITS.nesting)
    assert found.place.line == 1


def test_nesting_up_to_the_limit_is_read() -> None:
    assert parse("[" * LIMITS.nesting + "]" * LIMITS.nesting)
    assert only("[" * (LIMITS.nesting + 1)).code == "P026"


# What cannot be understood


@pytest.mark.parametrize(
    ("text", "problem", "line", "column"),
    [
        ("a: b: c", "colon-in-text", 1, 5),
        ("titel: 'zo'n dag'", "text-after-quote", 1, 12),
        ('titel: "Stil" maken', "text-after-quote", 1, 15),
        ("a: 'b\nc: d", "quote-not-closed", 1, 4),
        ("a: [1, 2\nb: 3", "bracket-not-closed", 1, 4),
        ("a: {b: c\nd: e\n", "bracket-not-closed", 1, 4),
        ("a: [1,\n  2,\nb: 3", "bracket-not-closed", 1, 4),
        ("a: [1, 2}", "bracket-of-other-sort", 1, 9),
        ("a: {b: c\n  d: e}", "comma-missing", 2, 4),
        ("a: {b: c: d}", "comma-missing", 1, 9),
        ("a:\n\tb: c", "tab", 2, 1),
        ("a: @naam", "odd-first-sign", 1, 4),
        ("a:\n  - b\n - c", "wrong-indent", 3, 2),
        ("a: b\x07", "control-character", 1, 5),
        ('a: b\nc: "\\x00"', "control-character", 2, 4),
        ('a: "\\e[31m"', "control-character", 1, 4),
        ("a: *", "not-yaml", 1, 5),
        ("a:\n  - id: x\n    b: c\n  id: y", "dash-missing", 4, 3),
        ("a:\n  - id: x\n  -id: y\n    b: c", "dash-without-blank", 3, 3),
        ("a:\n  -id: y\n    b: c", "dash-without-blank", 2, 3),
        ("a:\n  -id: y", "dash-without-blank", 2, 3),
        ("a:\n  - b/c.pdf\n  -b/d.pdf\ne: f", "dash-without-blank", 3, 3),
        ("a: b\nsoort:product\nc: d", "colon-without-blank", 2, 1),
        ("soort:product\nc: d", "colon-without-blank", 1, 1),
        ("a:\n  - id:x\n    b: c", "colon-without-blank", 2, 3),
        ("a: b\n[P503: nummer]\nc: d", "list-without-key", 2, 1),
        ("a: b\nzomaar\nc: d", "no-colon", 2, 1),
        ("a: b\n  http://c: d", "colon-in-text", 2, 11),
    ],
)
def test_what_is_no_yaml_is_named_where_the_candidate_has_to_look(
    text: str, problem: str, line: int, column: int
) -> None:
    found = only(text)
    assert (found.code, found.fact["problem"]) == ("P022", problem)
    assert (found.place.line, found.place.column) == (line, column)


def test_nothing_and_only_a_remark_is_no_node_and_no_finding() -> None:
    assert parse_yaml("", "a.md") == (None, ())
    assert parse_yaml("# nog leeg\n", "a.md") == (None, ())


# Whatever is written


def inside(place: Place, text: str) -> bool:
    """Tell whether a place lies in a text, at most right after the end of a line."""
    lines = text.split("\n")
    if not 1 <= place.line <= len(lines):
        return place.line == 0
    return place.column + place.length <= len(lines[place.line - 1]) + 2


@given(YAML_LIKE)
def test_any_text_is_read_without_an_exception_and_every_place_lies_in_it(text: str) -> None:
    node, found = parse_yaml(text, "a.md")
    assert all(inside(f.place, text) for f in found)
    assert all(inside(s.place, text) for s in scalars(node))


@given(st.text())
def test_any_text_at_all_is_read_without_an_exception(text: str) -> None:
    _, found = parse_yaml(text, "a.md")
    assert all(inside(f.place, text) for f in found)


@given(st.dictionaries(st.text(alphabet="abcé", min_size=1), st.text(alphabet="ab é'\"𝄞")))
def test_what_is_quoted_reads_back_with_its_place(values: dict[str, str]) -> None:
    lines = ["'{}': '{}'".format(k, v.replace("'", "''")) for k, v in values.items()]
    text = "\n".join(lines)
    node, found = parse_yaml(text, "a.md")
    assert not found
    if values:
        assert isinstance(node, Mapping)
        read = {k.text: v for k, v in node.entries}
        assert {k: v.text for k, v in read.items() if isinstance(v, Scalar)} == values
        for value in read.values():
            assert standing_at(text, value.place).startswith("'")
            assert standing_at(text, value.place).endswith("'")
