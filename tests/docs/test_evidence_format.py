"""The pages on the format say what the program does: their examples check, their tables agree."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.rules import Severity
from portfolio_builder.pipeline import examine
from portfolio_builder.read.attachments import ALLOWED
from portfolio_builder.read.decode import Form, fields_of, names_of
from portfolio_builder.read.forms import (
    AttachmentForm,
    ClaimForm,
    ConfirmationForm,
    EvidenceForm,
    PeriodForm,
    ProfileForm,
    ReflectionForm,
    ReviewedForm,
    SettingsForm,
)
from portfolio_builder.read.source import LIMITS
from portfolio_builder.read.vocabulary import NO, YES
from portfolio_builder.wording import Wording
from tests.conftest import SAMPLE, TODAY
from tests.docs.pages import blocks, tables, text_of
from tests.factories import SETTINGS, folder

FORMAT, DUTCH = "docs/evidence-format.md", "docs/bewijs-schrijven.md"
FORMS: dict[str, type[Form]] = {
    "portfolio.yaml": SettingsForm,
    "A piece of evidence": EvidenceForm,
    "Claims": ClaimForm,
    "A period": PeriodForm,
    "Attachments": AttachmentForm,
    "Who can vouch for it": ConfirmationForm,
    "Personal data": ReviewedForm,
    "Reflections": ReflectionForm,
    "The profile": ProfileForm,
}
FILES = {
    "bijlagen/verslag.pdf": (SAMPLE / "bijlagen/beoordelingsgesprek-2025.pdf").read_bytes(),
    "bijlagen/foto.jpg": (SAMPLE / "bijlagen/buurtmoestuin.jpg").read_bytes(),
}


def examples(document: str) -> tuple[str, ...]:
    """Return the pieces of evidence that a document shows."""
    return tuple(b.text for b in blocks(document) if b.info == "markdown")


def settings(document: str) -> str:
    """Return the first `portfolio.yaml` that a document shows, or that of the tests."""
    return next((b.text for b in blocks(document) if b.text.startswith("kandidaat:")), SETTINGS)


def read(root: Path, text: str, *, document: str = FORMAT) -> Examined:
    """Examine a portfolio with one piece of evidence and the files that examples speak of."""
    named = {path: data for path, data in FILES.items() if path in text}
    files: dict[str, str | bytes] = {"bewijzen/voorbeeld.md": text, **named}
    root = folder(root, files, settings=settings(document))
    examined = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    return examined


def required(form: type[Form]) -> set[str]:
    """Return the keys that must be there; evidence without a claim is an error of its own."""
    more = {"competences"} if form is EvidenceForm else set()
    return {f.name for f in fields_of(form) if f.required} | more


def pairs(form: type[Form]) -> tuple[tuple[str, str], ...]:
    """Return the Dutch and English name of each key."""
    return tuple((names_of(form, f.name)[-1], f.name) for f in fields_of(form))


@pytest.mark.parametrize("document", [FORMAT, DUTCH, "README.md"])
def test_an_example_in_the_documents_has_nothing_to_mend_and_counts(
    document: str, tmp_path: Path
) -> None:
    assert examples(document)
    for number, text in enumerate(examples(document)):
        examined = read(tmp_path / str(number), text, document=document)
        assert examined.findings == ()
        assert examined.assessment.met > 0


def test_the_short_forms_of_claims_say_what_they_seem_to_say(tmp_path: Path) -> None:
    shown = [b.text for b in blocks(FORMAT) if b.text.startswith("competenties:")]
    assert shown
    for number, text in enumerate(shown):
        head, _, body = examples("README.md")[0].removeprefix("---\n").partition("---\n")
        data = head.partition("competenties:")[0] + text
        examined = read(tmp_path / str(number), f"---\n{data}---\n{body}", document=DUTCH)
        (piece,) = examined.portfolio.evidence
        claims = [(c.competence, c.stadium) for c in piece.claims]
        assert claims == [("G1.2", "vakbekwaam"), ("G3.1", "vakbekwaam")]
        assert not [f for f in examined.findings if f.severity is Severity.ERROR]


def test_the_example_means_the_same_with_english_keys(tmp_path: Path) -> None:
    dutch, english = (
        read(tmp_path / str(n), text).portfolio.evidence[0]
        for n, text in enumerate(examples(FORMAT))
    )
    assert without_places(dutch) == without_places(english)


def without_places(evidence: Evidence) -> Evidence:
    """Return the same piece as if everything stood in one place."""
    nowhere = Place("")
    return replace(
        evidence,
        claims=tuple(
            replace(
                c,
                place=nowhere,
                stadium_place=nowhere,
                indicators=tuple(replace(i, place=nowhere) for i in c.indicators),
            )
            for c in evidence.claims
        ),
        attachments=tuple(replace(a, place=nowhere) for a in evidence.attachments),
        place=nowhere,
        when_place=nowhere,
        expires_place=nowhere,
    )


def test_every_key_of_every_file_stands_in_the_page_on_the_format() -> None:
    listed = {t.heading: t for t in tables(FORMAT) if t.head[0] == "Dutch key"}
    assert list(listed) == list(FORMS)
    for heading, form in FORMS.items():
        assert listed[heading].column("Dutch key", "English key") == pairs(form)


@pytest.mark.parametrize("heading", FORMS)
def test_a_key_is_called_needed_when_it_is(heading: str) -> None:
    (table,) = (t for t in tables(FORMAT) if t.heading == heading and t.head[0] == "Dutch key")
    needed = {key for key, yes in table.column("English key", "needed") if yes}
    assert needed == required(FORMS[heading])


def test_the_dutch_page_has_every_key_of_evidence_too() -> None:
    (table,) = (t for t in tables(DUTCH) if t.head[0] == "sleutel")
    assert table.column("sleutel", "Engels") == pairs(EvidenceForm)
    needed = {key for key, yes in table.column("Engels", "verplicht") if yes}
    assert needed == required(EvidenceForm)


def test_the_kinds_of_evidence_are_those_of_the_procedure(procedure: Procedure) -> None:
    (table,) = (t for t in tables(FORMAT) if t.heading == "Kinds of evidence")
    assert table.rows == tuple((k.nl, k.en, "yes" if k.may_expire else "") for k in procedure.kinds)
    listed = ", ".join(k.nl for k in procedure.kinds)
    assert listed in " ".join(text_of(DUTCH).split())


def test_the_sorts_of_attachments_are_those_that_are_published() -> None:
    assert f"one of: {', '.join(ALLOWED)} (" in " ".join(text_of(FORMAT).split())


def test_yes_and_no_are_written_as_the_page_says() -> None:
    sentence = re.search(r"Yes and no are (.+?) and (.+?)\.", text_of(FORMAT))
    assert sentence
    yes, no = (set(re.findall(r"`(\w+)`", words)) for words in sentence.groups())
    assert (yes, no) == (set(YES), set(NO))


def test_the_limits_are_those_of_the_program(en: Wording) -> None:
    (table,) = (t for t in tables(FORMAT) if t.heading == "Limits")
    assert [most for _, most in table.rows] == [
        f"{en.size(LIMITS.text)}, UTF-8",
        en.size(LIMITS.front_matter),
        f"{LIMITS.nesting} levels",
        f"{LIMITS.title} characters",
        en.size(LIMITS.attachment),
        f"{LIMITS.pixels // 1_000_000} million pixels, such as 11,500 by 8,600",
        en.size(LIMITS.texts),
        en.size(LIMITS.attachments),
        en.number(LIMITS.files),
        f"{LIMITS.levels} levels",
    ]
