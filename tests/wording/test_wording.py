"""What a person reads: every sentence is there in both languages, whole, and filled in."""

import ast
import datetime
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder import resources
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import When
from portfolio_builder.model.rules import RULES, Rule
from portfolio_builder.wording import Wording, load
from portfolio_builder.wording.phrases import PHRASES
from portfolio_builder.wording.rules import SENTENCES
from tests.conftest import ROOT
from tests.factories import day

PLACE = Place("bewijzen/a.md", 3, 5, 4)
# What a sentence may speak of beside the facts of its rule.
ALWAYS_THERE = {"suggestion", "reviewed"}
LANGUAGES = ("nl", "en")


@pytest.fixture(params=LANGUAGES)
def wording(request: pytest.FixtureRequest) -> Wording:
    """Each language in turn."""
    made: Wording = request.getfixturevalue(request.param)
    return made


def fields(sentence: str) -> set[str]:
    """Return the names between braces of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def example(rule: Rule) -> Finding:
    """Return a finding with a word for each fact that the rule declares."""
    facts: dict[str, str] = {name: f"<{name}>" for name in rule.facts}
    return finding(rule, PLACE, suggestion="<suggestion>", **facts)


# Rules


def test_every_rule_has_a_sentence_and_every_sentence_a_rule() -> None:
    assert {r.code for r in RULES} == SENTENCES.keys()
    assert len(RULES) == len({r.code for r in RULES}) == len({r.name for r in RULES})


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_a_sentence_uses_only_facts_that_its_rule_declares(rule: Rule) -> None:
    sentence = SENTENCES[rule.code]
    hints = (sentence.hint, sentence.hint_nearest, *sentence.mends.values())
    used = set().union(*map(fields, (sentence.message, *hints)))
    assert used <= set(rule.facts) | ALWAYS_THERE


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_a_finding_says_what_is_wrong_and_what_to_do_with_everything_filled_in(
    rule: Rule, wording: Wording
) -> None:
    said = example(rule)
    message, hint = wording.message(said), wording.hint(said)
    assert message
    assert hint
    for name in fields(SENTENCES[rule.code].message) & set(rule.facts):
        assert f"<{name}>" in message
    rest = f"{message} {hint}".replace("{G1.2.B1}", "")
    assert "{" not in rest
    assert "}" not in rest


def test_a_message_begins_small_and_has_no_full_stop_and_a_hint_is_a_sentence(
    wording: Wording,
) -> None:
    for rule in RULES:
        said = example(rule)
        message, hint = wording.message(said), wording.hint(said)
        assert not message.endswith("."), rule.code
        assert hint.endswith((".", "?", "!")), (rule.code, hint)
        assert hint[0].isupper() or hint[0] in "`<", (rule.code, hint)


@pytest.mark.parametrize(
    "rule", [r for r in RULES if SENTENCES[r.code].mends], ids=lambda r: r.code
)
def test_a_mend_of_a_known_problem_is_a_sentence_of_its_own(rule: Rule, wording: Wording) -> None:
    facts: dict[str, str] = {name: f"<{name}>" for name in rule.facts}
    for problem, mend in SENTENCES[rule.code].mends.items():
        said = facts | {"problem": problem}
        hint = wording.hint(finding(rule, PLACE, suggestion="<suggestion>", **said))
        assert hint == wording.text(mend, suggestion="<suggestion>", **facts)
        assert hint[0].isupper()
        assert hint.endswith(".")


def _findings_in_code() -> Iterator[tuple[str, Rule, set[str]]]:
    """Yield every `finding(rules.NAME, …, fact=…)` of the code: where, the rule, its facts."""
    for path in sorted((ROOT / "portfolio_builder").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id != "finding" or not node.args:
                continue
            named = node.args[0]
            if isinstance(named, ast.Attribute):
                given = {k.arg for k in node.keywords if k.arg} - {"suggestion"}
                yield f"{path.name}:{node.lineno}", getattr(rules, named.attr), given


def test_every_finding_is_made_with_exactly_the_facts_of_its_rule() -> None:
    made = list(_findings_in_code())
    assert len(made) > 50
    assert [(at, r.code) for at, r, facts in made if facts != set(r.facts)] == []


def test_a_hint_names_what_is_near_when_something_is_near(wording: Wording) -> None:
    near = finding(rules.UNKNOWN_COMPETENCE, PLACE, written="G1.9", nearest=("G1.1", "G1.2"))
    far = finding(rules.UNKNOWN_COMPETENCE, PLACE, written="QQ", nearest=())
    either = {"nl": "G1.1 of G1.2", "en": "G1.1 or G1.2"}[wording.language]
    assert either in wording.hint(near)
    assert "`portfolio standard list`" in wording.hint(far)


def test_english_hints_name_english_keys_and_dutch_hints_dutch_ones(
    nl: Wording, en: Wording
) -> None:
    no_claim = example(rules.NO_CLAIM)
    assert "`competenties:`" in nl.hint(no_claim)
    assert "`competences:`" in en.hint(no_claim)


def test_a_fact_that_is_a_phrase_is_said_in_words(nl: Wording) -> None:
    wrong = finding(rules.WRONG_SHAPE, PLACE, key="titel", expected="text", found="list")
    assert nl.message(wrong) == "bij titel hoort tekst, en er staat een lijst"


def test_every_phrase_is_translated(nl: Wording) -> None:
    same = {name for name, phrase in PHRASES.items() if nl.text(phrase) == phrase}
    assert same == set()


def test_words_of_a_candidate_are_never_taken_for_a_phrase_or_a_placeholder(nl: Wording) -> None:
    said = finding(rules.UNKNOWN_COMPETENCE, PLACE, written="{nearest} text %(x)s", nearest=())
    assert nl.message(said) == "onbekende competentie '{nearest} text %(x)s'"


# Numbers, sizes, dates


@pytest.mark.parametrize(
    ("n", "dutch", "english"),
    [
        (0, "0", "0"),
        (17, "17", "17"),
        (1234, "1.234", "1,234"),
        (1_234_567, "1.234.567", "1,234,567"),
        (1.5, "1,5", "1.5"),
        (2.0, "2", "2"),
        (1234.56, "1.234,6", "1,234.6"),
        (-3, "-3", "-3"),
    ],
)
def test_numbers(n: float, dutch: str, english: str, nl: Wording, en: Wording) -> None:
    assert (nl.number(n), en.number(n)) == (dutch, english)


@pytest.mark.parametrize(
    ("size", "dutch"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (1234, "1,2 kB"),
        (65_536, "65,5 kB"),
        (999_949, "999,9 kB"),
        (999_950, "1 MB"),
        (2_000_000, "2 MB"),
        (200_000_000, "200 MB"),
        (1_500_000_000, "1,5 GB"),
        (2_500_000_000_000, "2.500 GB"),
    ],
)
def test_sizes(size: int, dutch: str, nl: Wording) -> None:
    assert nl.size(size) == dutch


@given(st.integers(0, 10**12))
def test_a_size_is_never_a_thousand_of_a_unit_that_has_a_larger_one(en: Wording, size: int) -> None:
    number, unit = en.size(size).split(" ")
    assert unit == "GB" or float(number.replace(",", "")) < 1000


def test_dates(nl: Wording, en: Wording) -> None:
    assert nl.date(datetime.date(2024, 3, 1)) == "1 maart 2024"
    assert en.date(datetime.date(2024, 3, 1)) == "1 March 2024"


def _between(first: str, last: str, parts: int) -> When:
    return When(day(first).first, day(last).first, parts=parts, period=True)


@pytest.mark.parametrize(
    ("when", "dutch"),
    [
        (day("2025-03-14"), "14 maart 2025"),
        (When(datetime.date(2025, 3, 1), datetime.date(2025, 3, 31), parts=2), "maart 2025"),
        (When(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), parts=1), "2025"),
        (_between("2024-09-01", "2025-06-30", 2), "september 2024 tot en met juni 2025"),
        (_between("2023-01-01", "2025-12-31", 1), "2023 tot en met 2025"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_was_given(when: When, dutch: str, nl: Wording) -> None:
    assert nl.when(when) == dutch


def test_each_month_has_a_name_of_its_own(wording: Wording) -> None:
    assert len({wording.month(n) for n in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("items", "dutch"),
    [((), ""), (("a",), "a"), (("a", "b"), "a of b"), (tuple("abc"), "a, b of c")],
)
def test_words_are_joined_as_in_a_sentence(items: tuple[str, ...], dutch: str, nl: Wording) -> None:
    assert nl.listed(items) == dutch


# Counts


@pytest.mark.parametrize(("n", "said"), [(0, "0 fouten"), (1, "1 fout"), (2, "2 fouten")])
def test_one_is_singular_and_all_else_plural(n: int, said: str, nl: Wording) -> None:
    assert nl.plural("{n} error", "{n} errors", n) == said


def test_large_counts_are_written_as_numbers_are(nl: Wording, en: Wording) -> None:
    assert nl.plural("{n} error", "{n} errors", 1200) == "1.200 fouten"
    assert en.plural("{n} error", "{n} errors", 1200) == "1,200 errors"


def test_the_tally_names_only_what_there_is(nl: Wording, en: Wording) -> None:
    error, warning = example(rules.NO_CLAIM), example(rules.NO_DATE)
    assert nl.tally([]) == "Niets te verbeteren."
    assert nl.tally([error]) == "1 fout."
    assert nl.tally([error, error, warning]) == "2 fouten, 1 waarschuwing."
    assert en.tally([warning, example(rules.NO_CONTEXT)]) == "1 warning, 1 piece of advice."


def test_a_text_without_values_is_left_as_it_is(nl: Wording) -> None:
    assert nl.text("{not filled in}") == "{not filled in}"
    assert nl.text("") == ""


def test_an_unknown_language_reads_as_the_default(tmp_path: Path) -> None:
    assert load("xx", resources.locale_dir()).language == "nl"
    with pytest.raises(FileNotFoundError):
        load("nl", tmp_path)
