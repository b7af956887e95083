"""One Markdown file of the candidate to a piece of evidence, a reflection or the profile.

What is wrong with a file is a finding; the piece is there all the same, so that its page can say
why it does not count.
"""

from collections.abc import Iterator, Set
from pathlib import PurePosixPath

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.language import LANGUAGES
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import (
    AttachmentUse,
    Claim,
    Confirmation,
    Evidence,
    Profile,
    Reflection,
    When,
)
from portfolio_builder.model.privacy import Private
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.text import Fragment, IndicatorMention
from portfolio_builder.privacy.detect import find_in_file
from portfolio_builder.privacy.words import words_of
from portfolio_builder.read import vocabulary
from portfolio_builder.read.decode import Placed, decode, fields_of, names_of
from portfolio_builder.read.forms import (
    ClaimForm,
    EvidenceForm,
    PeriodForm,
    ProfileForm,
    ReflectionForm,
)
from portfolio_builder.read.front_matter import Split, split
from portfolio_builder.read.markdown import read_fragment
from portfolio_builder.read.named import (
    language_findings,
    reviewed,
    title_from,
    unread_evidence,
    unreadable,
    without_names,
)
from portfolio_builder.read.private import as_read
from portfolio_builder.read.source import decode as decode_text
from portfolio_builder.read.texts import Role

Found = tuple[Finding, ...]

# The body of a reflection stands in a section of a competence's page, under its heading.
_REFLECTION_LEVEL = 3
# What a reflection or a profile may do without.
_MAY_LACK = (rules.NO_FRONT_MATTER, rules.EMPTY_FILE)


def read_text(
    role: Role, data: bytes, path: str, *, procedure: Procedure, language: str
) -> tuple[Evidence | Reflection | Profile | None, Found]:
    """Read the bytes of a text by its role; `None` when a finding says why there is nothing."""
    text, found = decode_text(data, path)
    value: Evidence | Reflection | Profile | None = None
    if role is Role.EVIDENCE:
        if text is None:
            value = unread_evidence(path)
        else:
            value, more = read_evidence(text, path, procedure=procedure, language=language)
            found += more
    elif text is not None:
        value, more = (read_reflection if role is Role.REFLECTION else read_profile)(text, path)
        found += more
    return value, found


def read_evidence(
    text: str, path: str, *, procedure: Procedure, language: str
) -> tuple[Evidence, Found]:
    """Read the text of an evidence file. `language` is the portfolio's ("nl" or "en")."""
    parts = split(text, path)
    body, private, found = _body(parts, path, text)
    found += parts.findings
    if parts.node is None and parts.findings:
        return unreadable(path, body, private), found
    form, decoded = decode(EvidenceForm, parts.node, path)
    found += decoded
    if any(f.rule is rules.NOT_A_MAPPING for f in decoded):
        return unreadable(path, body, private), found
    place = Place(path, form.place.line)
    when, more = _when(form)
    found += more
    kind, more = _kind(form, procedure, language)
    found += more
    named = form.given | _meant(decoded)
    found += tuple(_absent(form, named, place, procedure, language))
    draft = bool(form.draft and form.draft.value)
    half_read = tuple(_half_read(form, parts.findings + decoded))
    if not draft:
        found += tuple(_unfinished(form, named, body, place, Place(path, parts.body_line)))
    found += language_findings(form.language)
    return Evidence(
        path=path,
        title=_text(form.title) or title_from(path),
        place=form.title.place if form.title else place,
        when=when,
        kind=kind,
        context=_text(form.context),
        role=_text(form.role),
        organisation=_text(form.organisation),
        claims=tuple(c for c in map(_claim, form.competences) if c),
        attachments=tuple(
            AttachmentUse(a.file.value, _text(a.title), a.file.place)
            for a in form.attachments
            if a.file
        ),
        confirmed_by=tuple(
            Confirmation(c.name.value, _text(c.role)) for c in form.confirmed_by if c.name
        ),
        expires=form.expires.value if form.expires else None,
        anonymised=form.anonymised.value if form.anonymised else None,
        draft=draft,
        language=_language(form.language),
        privacy_reviewed=reviewed(form.privacy_reviewed),
        private=without_names(private) if "confirmed_by" in half_read else private,
        body=body,
        when_place=_when_place(form),
        expires_place=form.expires.place if form.expires else place,
        half_read=half_read,
    ), found


def read_reflection(text: str, path: str) -> tuple[Reflection, Found]:
    """Read a reflection; without front matter, the file's name is the competence."""
    parts = split(text, path)
    body, private, found = _body(parts, path, text, top_level=_REFLECTION_LEVEL)
    name = PurePosixPath(path).stem
    competence = Placed(name, Place(path, 1))
    if not parts.has_data:
        found += tuple(f for f in parts.findings if f.rule not in _MAY_LACK)
        return Reflection(path, name, "", competence.place, "", body, private=private), found
    found += parts.findings
    form, decoded = decode(ReflectionForm, parts.node, path)
    found += decoded if parts.node else ()
    found += language_findings(form.language)
    competence = form.competence or competence
    return Reflection(
        path=path,
        competence=competence.value,
        stadium=_text(form.stadium),
        place=competence.place,
        language=_language(form.language),
        body=body,
        stadium_place=form.stadium.place if form.stadium else competence.place,
        privacy_reviewed=reviewed(form.privacy_reviewed),
        private=private,
    ), found


def read_profile(text: str, path: str) -> tuple[Profile, Found]:
    """Read the profile; front matter is optional in it."""
    parts = split(text, path)
    body, private, found = _body(parts, path, text)
    if not parts.has_data:
        found += tuple(f for f in parts.findings if f.rule not in _MAY_LACK)
        return Profile(path, "", body, private=private), found
    found += parts.findings
    form, decoded = decode(ProfileForm, parts.node, path)
    found += decoded if parts.node else ()
    found += language_findings(form.language)
    return Profile(
        path,
        _text(form.title),
        body,
        privacy_reviewed=reviewed(form.privacy_reviewed),
        private=private,
    ), found


def _body(
    parts: Split, path: str, text: str, *, top_level: int = 2
) -> tuple[Fragment, tuple[Private, ...], Found]:
    """Read the body of a file, and look for personal data in its whole text."""
    written = find_in_file(text, path)
    body, found = read_fragment(
        parts.body, path, first_line=parts.body_line, top_level=top_level, private=words_of(written)
    )
    return body, as_read(written, text, path, node=parts.node, body=body.text), found


def _half_read(form: EvidenceForm, found: Found) -> Iterator[str]:
    """Yield the keys with something that could not be read; a finding says so already.

    What they would say is not known then: it is no reason for a finding elsewhere.
    """
    spoken_of = {
        vocabulary.canonical(str(word)) for f in found for word in (f.fact.get("key"), f.suggestion)
    }
    whole = {
        "competences": all(c.id and c.stadium for c in form.competences),
        "attachments": all(a.file for a in form.attachments),
        "confirmed_by": all(c.name for c in form.confirmed_by),
    }
    refused = any(f.rule in {rules.YAML_SYNTAX, rules.YAML_FEATURE} for f in found)
    for key, is_whole in whole.items():
        names = {vocabulary.canonical(name) for name in names_of(EvidenceForm, key)}
        if refused or not is_whole or names & spoken_of:
            yield key


def _meant(found: Found) -> Set[str]:
    """Return the keys that unknown ones are spelled like; a finding says so already."""
    alike = [f.fact["nearest"] for f in found if f.rule is rules.UNKNOWN_KEY]
    words = {word for some in alike if isinstance(some, tuple) for word in some}
    if not words:
        return frozenset()
    return {f.name for f in fields_of(EvidenceForm) if words & {*names_of(EvidenceForm, f.name)}}


def _absent(
    form: EvidenceForm, named: Set[str], place: Place, procedure: Procedure, language: str
) -> Iterator[Finding]:
    """Name what is not there at all; of what is there and wrong there is a finding already.

    `named` are the keys that stand there, also those that are spelled wrong.
    """
    if not form.competences and "competences" not in form.given:
        yield finding(rules.NO_CLAIM, place)
    if named.isdisjoint({"date", "period"}):
        yield finding(rules.NO_DATE, place)
    if "kind" not in named:
        yield finding(rules.NO_KIND, place, choices=_kinds(procedure, language))


def _unfinished(
    form: EvidenceForm, named: Set[str], body: Fragment, head: Place, text: Place
) -> Iterator[Finding]:
    """Name what has to be done before a piece is more than a draft."""
    if "context" not in named:
        yield finding(rules.NO_CONTEXT, head)
    if body.bare:
        shown = "attachments" in form.given or body.links
        yield finding(rules.EMPTY_TEXT if shown else rules.NOTHING_WRITTEN, text)
    if form.anonymised and not form.anonymised.value:
        yield finding(rules.NOT_ANONYMISED, form.anonymised.place)


def _when(form: EvidenceForm) -> tuple[When | None, Found]:
    if form.date and form.period:
        return form.date.value, (finding(rules.DATE_AND_PERIOD, form.period.place),)
    if form.date:
        return form.date.value, ()
    return _period(form.period) if form.period else (None, ())


def _when_place(form: EvidenceForm) -> Place:
    if form.date:
        return form.date.place
    if form.period and form.period.from_:
        return form.period.from_.place
    return form.place


def _period(form: PeriodForm) -> tuple[When | None, Found]:
    if not (form.from_ and form.to):
        return None, ()
    first, last = form.from_.value, form.to.value
    if last.last < first.first:
        reversed_ = finding(
            rules.PERIOD_REVERSED,
            form.to.place,
            first=first.first.isoformat(),
            last=last.last.isoformat(),
        )
        return None, (reversed_,)
    parts = min(first.parts, last.parts)
    return When(first.first, last.last, parts=parts, period=True), ()


def _kind(form: EvidenceForm, procedure: Procedure, language: str) -> tuple[str, Found]:
    if form.kind is None:
        return "", ()
    kind = procedure.kind_named(form.kind.value)
    if kind:
        return kind.id, ()
    return "", (
        finding(
            rules.UNKNOWN_KIND,
            form.kind.place,
            written=form.kind.value,
            choices=_kinds(procedure, language),
            nearest=procedure.kinds_near(form.kind.value, language),
        ),
    )


def _kinds(procedure: Procedure, language: str) -> tuple[str, ...]:
    return tuple(k.name(language) for k in procedure.kinds)


def _claim(form: ClaimForm) -> Claim | None:
    """Make a claim; without an id or stadium there already is a finding."""
    if form.id is None or form.stadium is None:
        return None
    return Claim(
        competence=form.id.value,
        stadium=form.stadium.value,
        place=form.id.place,
        stadium_place=form.stadium.place,
        indicators=tuple(IndicatorMention(i.value, i.place) for i in form.indicators),
        why=_text(form.why),
    )


def _text(placed: Placed[str] | None) -> str:
    return placed.value if placed else ""


def _language(placed: Placed[str] | None) -> str:
    return placed.value if placed and placed.value in LANGUAGES else ""
