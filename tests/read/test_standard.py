"""The standard that comes along is whole and clean; another one reads too; every slip is named."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.rules import RULES
from portfolio_builder.model.standard import Erratum, Scope, Standard
from portfolio_builder.read.procedure import parse_procedure
from portfolio_builder.read.standard import parse_standard
from tests.conftest import OTHER

SAILING = (OTHER / "sailing" / "standard.yaml").read_text(encoding="utf-8")
CLUB = (OTHER / "sailing" / "procedure.yaml").read_text(encoding="utf-8")


# The standard that comes along


def test_it_has_the_counts_of_the_published_text(standard: Standard) -> None:
    assert len(standard.clusters) == 7
    assert [len(c.competences) for c in standard.clusters] == [2, 3, 3, 3, 3, 4, 3]
    assert len(standard.generic) == 21
    assert len(standard.indicators) == 143
    assert Counter(i.stadium for i in standard.indicators.values()) == {
        "startbekwaam": 42,
        "vakbekwaam": 51,
        "vakvolwassen": 50,
    }
    assert [len(a.topics) for a in standard.life_areas] == [5, 3, 5, 4, 5, 3, 5]
    assert [len(a.competences) for a in standard.life_areas] == [3, 2, 2, 2, 2, 3, 3]
    assert len(standard.specific) == 17
    assert sum(len(a.stadium_texts) for a in standard.life_areas) == 21


def test_its_rule_is_the_published_one(standard: Standard) -> None:
    rule = standard.rule
    assert (rule.required, rule.scope, rule.stadium) == (17, Scope.GENERIC, "vakbekwaam")
    assert "ten minste 17 van de 21 generieke competenties" in rule.text
    assert [s.id for s in standard.stadia] == ["startbekwaam", "vakbekwaam", "vakvolwassen"]
    assert (standard.level.name, standard.level.eqf) == ("mbo", 4)
    assert "afgeleid" in standard.reconstructed


def test_every_id_is_unique_and_in_order(standard: Standard) -> None:
    generic = [
        f"G{cluster.number}.{n}"
        for cluster in standard.clusters
        for n in range(1, len(cluster.competences) + 1)
    ]
    specific = [
        f"{area.id}.{n}"
        for area in standard.life_areas
        for n in range(1, len(area.competences) + 1)
    ]
    assert [c.number for c in standard.clusters] == list(range(1, 8))
    assert [a.id for a in standard.life_areas] == [f"L{n}" for n in range(1, 8)]
    assert [c.id for c in standard.generic] == generic
    assert [c.id for c in standard.specific] == specific
    expected = [
        f"{c.id}.{s.letter}{n}"
        for c in standard.generic
        for s in standard.stadia
        for n in range(1, len(c.at(s.id)) + 1)
    ]
    assert list(standard.indicators) == expected


def test_every_generic_competence_has_a_definition_and_indicators_at_each_stadium(
    standard: Standard,
) -> None:
    for competence in standard.generic:
        assert competence.definition
        assert all(competence.at(s.id) for s in standard.stadia), competence.id
    for area in standard.life_areas:
        assert [t.stadium for t in area.stadium_texts] == [s.id for s in standard.stadia]


def texts(standard: Standard) -> Iterator[tuple[str, str]]:
    """Yield every text of the standard with where it stands."""
    for stadium in standard.stadia:
        yield f"{stadium.id}, titel", stadium.title
        yield stadium.id, stadium.description
    for cluster in standard.clusters:
        yield f"cluster {cluster.number}", cluster.title
    for competence in standard.competences.values():
        yield competence.id, competence.title
        yield f"{competence.id}, definitie", competence.definition
    for indicator in standard.indicators.values():
        yield indicator.id, indicator.text
    for area in standard.life_areas:
        yield area.id, area.title
        for topic in area.topics:
            yield f"{area.id}, onderwerpen", topic
        for text in area.stadium_texts:
            yield f"{area.id}, {text.stadium}", text.text


RESIDUE = {
    "double blanks": r"[^\S\n]{2}|\t",
    "a hyphen of a line's end": r"\w- (?!en |of )",
    "a blank before a sign": r"\s[,.;:?!)]|\(\s",
    "odd line ends and soft hyphens": "[\u2028\u2029\x85\r\xad]",
    "letters joined by a printer": "[\ufb00-\ufb06]",
    "the same word twice": r"\b(\w+) \1\b",
    "a blank at an end": r"^\s|\s$",
}


@pytest.mark.parametrize("pattern", RESIDUE.values(), ids=RESIDUE)
def test_its_texts_have_no_residue_of_the_pdf(standard: Standard, pattern: str) -> None:
    kept = {e.text for e in standard.errata}
    for where, text in texts(standard):
        for found in re.finditer(pattern, text):
            around = text[max(0, found.start() - 9) : found.end() + 9]
            assert any(around in k or k in around for k in kept), (where, around)


def test_an_indicator_begins_small_and_has_no_sign_at_its_end(standard: Standard) -> None:
    for indicator in standard.indicators.values():
        assert indicator.text[0].islower(), indicator
        assert indicator.text[-1].isalpha() or indicator.text[-1] == ")", indicator


def quoted(standard: Standard, where: str) -> list[str]:
    """Return the texts that an erratum speaks of: one for each part of its place, or several."""
    part = re.search(r", (\w+)(?: en (\w+))?", where)
    ids = re.findall(r"[A-Z]\d(?:\.\d(?:\.[A-Z]\d)?)?", where)
    names = [f"{i}, {name}" for i in ids for name in part.groups() if name] if part else ids
    named = [[text for place, text in texts(standard) if place == name] for name in names]
    return ["\n".join(found) for found in named]


def test_every_erratum_is_quoted_where_it_says(standard: Standard) -> None:
    assert len(standard.errata) > 10
    for erratum in standard.errata:
        places = quoted(standard, erratum.where)
        assert places, erratum
        # What is printed as one bullet and is two here is quoted as printed.
        bullets = erratum.text.split("; - ")
        words = bullets if len(bullets) > 1 else bullets * len(places)
        for text, word in zip(places, words, strict=True):
            assert word in text, erratum
            if "twee keer" in erratum.where:
                assert text.count(word) == 2


def test_the_search_for_errata_can_fail(standard: Standard) -> None:
    wrong = Erratum("L3, onderwerpen", "Vrijetijdsbesteding", "")
    assert wrong.text not in quoted(standard, wrong.where)[0]


def test_the_procedure_says_where_each_number_comes_from(procedure: Procedure) -> None:
    thresholds = procedure.thresholds
    for threshold in (
        thresholds.variation,
        thresholds.relevance,
        thresholds.authenticity,
        thresholds.currency,
        thresholds.quantity,
    ):
        assert "staat niet in de standaard" in " ".join(threshold.source.split())
    assert "niet de regel van de standaard" in procedure.about


# Another standard


def test_a_quite_different_standard_reads(sailing: tuple[Standard, Procedure]) -> None:
    standard, procedure = sailing
    assert [s.letter for s in standard.stadia] == ["D", "H", "K", "M"]
    assert list(standard.competences) == ["A.1", "A.2", "B.1", "W.1"]
    assert standard.level.eqf is None
    assert [k.id for k in procedure.kinds] == ["log", "licence"]


# Slips


# The rule, what is right, what is wrong, and the words at which the finding must point.
STANDARD_SLIPS = [
    ("S001", "id: A.2", "id: A.1", "A.1"),
    ("S001", "id: A.2", "id: a-1", "a-1"),
    ("S001", "- id: W\n", "- {id: W, title: Wind}\n  - id: W\n", "W\n    title: Weather"),
    ("S001", "id: helm", "id: Deckhand", "Deckhand, letter: H"),
    ("S002", "stadium: skipper", "stadium: captain", "captain"),
    ("S002", "          helm:", "          captain:", "captain"),
    ("S002", "    topics:", "    stadium_texts: {mate: x}\n    topics:", "mate"),
    ("S003", "required: 3", "required: 5", "5"),
    ("S004", "A.1.D2", "A.1.D3", "A.1.D3"),
    ("S004", "number: 2", "number: 3", "3"),
    ("S004", "scope: all", "scope: most", "most"),
    ("S006", "- {id: W.1,", "- {id: W.10, title: A}\n      - {id: W.9,", "W.9"),
    ("S007", "letter: M", "letter: h", "h, title: Master"),
    ("S008", "name: club", "name: club\n  eqf: 9", "9"),
    ("S008", "required: 3", "required: 0", "0"),
    ("S008", "required: 3", "required: -3", "-3"),
    ("P101", "publisher:", "publischer: x\npublisher:", "publischer"),
    ("P102", "title: Ashore", "title: ''", "''"),
    ("P102", "title: Ashore", "subject: Ashore", "number: 2"),
    ("P102", "stadia:", "errata: {where: x}\nstadia:", "{where"),
    ("P103", "required: 3", "required: three", "three"),
    ("P103", "topics: [wind, fog]", "topics: [[wind, fog]]", "[wind"),
    ("P022", "title: Ashore", "title: A: B", ": B"),
    ("P023", "title: Ashore", "title: &a Ashore", "&a"),
]
INTERVIEW = "{minutes: 0, minutes_per_competence: 1, source: Invented}"
PROCEDURE_SLIPS = [
    ("S001", "id: licence", "id: log", "log, nl: vaarbewijs"),
    ("S001", "nl: vaarbewijs", "nl: Log-boek", "Log-boek"),
    ("S008", "min_indicator_percent: 100", "min_indicator_percent: 101", "101"),
    ("S008", "min_pieces: 1", "min_pieces: 21", "21"),
    ("S008", "min_contexts: 1", "min_contexts: 9999999", "9999999"),
    ("S008", "min_pieces: 1", "min_pieces: -1", "-1"),
    ("S008", "min_kinds: 1", "min_kinds: 3", "3"),  # there are two in all
    ("S008", "max_age_years: 2", "max_age_years: 0", "0"),
    ("S008", "\nkinds:", f"\ninterview: {INTERVIEW}\nkinds:", "0, minutes"),
    ("P116", "own_word: yes", "own_word: perhaps", "perhaps"),
    ("P102", "title: Harbour club", "title:", "\nabout"),
]


def named(text: str, code: str, found: tuple[Finding, ...]) -> list[str]:
    """Return what stands where the findings of one code point, up to the end of the text."""
    lines = text.split("\n")
    places = [f.place for f in found if f.code == code]
    return ["\n".join([lines[p.line - 1][p.column - 1 :], *lines[p.line :]]) for p in places]


@pytest.mark.parametrize(("code", "right", "wrong", "words"), STANDARD_SLIPS)
def test_a_slip_in_a_standard_is_named_at_its_place(
    code: str, right: str, wrong: str, words: str
) -> None:
    assert right in SAILING
    text = SAILING.replace(right, wrong, 1)
    read, found = parse_standard(text, "standard.yaml")
    assert any(rest.startswith(words) for rest in named(text, code, found)), found
    assert (read is None) == (code != "P101")


@pytest.mark.parametrize(("code", "right", "wrong", "words"), PROCEDURE_SLIPS)
def test_a_slip_in_a_procedure_is_named_at_its_place(
    code: str, right: str, wrong: str, words: str
) -> None:
    assert right in CLUB
    text = CLUB.replace(right, wrong, 1)
    read, found = parse_procedure(text, "procedure.yaml")
    assert read is None
    (rest,) = named(text, code, found)
    assert rest.startswith(words)


def test_every_rule_for_standards_has_an_example() -> None:
    shown_here = {code for code, *_ in STANDARD_SLIPS + PROCEDURE_SLIPS if code.startswith("S")}
    assert shown_here == {r.code for r in RULES if r.code.startswith("S")}


@pytest.mark.parametrize("text", ["", "tekst", "- a"])
def test_what_is_no_mapping_is_no_standard(text: str) -> None:
    read, found = parse_standard(text, "standard.yaml")
    assert (read, [f.code for f in found]) == (None, ["P027"])
    procedure, found = parse_procedure(text, "procedure.yaml")
    assert (procedure, [f.code for f in found]) == (None, ["P027"])


@given(data=st.data())
def test_a_standard_with_any_line_changed_is_read_or_named(data: st.DataObject) -> None:
    lines = SAILING.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(["", "x", "  - {}", "id: A.1", "        ", "stadia: []"]))
    lines[number] = data.draw(st.sampled_from([change, f"{lines[number]} {change}"]))
    read, found = parse_standard("\n".join(lines), "standard.yaml")
    assert (read is None) == any(f.severity == "error" for f in found)


def test_a_standard_has_at_most_two_hundred_competences() -> None:
    head, _, rest = SAILING.partition("  - number: 2\n")
    many = "".join(f"      - {{id: A.{n}, title: Skill}}\n" for n in range(3, 202))
    whole, found = parse_standard(f"{head}{many}  - number: 2\n{rest}", "standard.yaml")
    assert whole is None
    assert {f.code for f in found} == {"S008"}
    assert found[0].fact["range"] == "1-200"
