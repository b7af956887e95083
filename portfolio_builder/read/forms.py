"""What each file that a person writes may hold: the one description that decoder and schema read.

The forms of `portfolio.yaml`, evidence and reflections take Dutch and English keys. Those of a
standard and a procedure stand in `standard_forms`.
"""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from portfolio_builder.model.portfolio import When
from portfolio_builder.read.decode import Form, Placed, key, keys
from portfolio_builder.read.source import LIMITS

Text = Placed[str]


@dataclass(frozen=True, eq=False, repr=False)
class ReviewedForm(Form):
    """Personal data that may stay: the code of the finding, and why."""

    PAIR: ClassVar[tuple[str, str] | None] = ("code", "why")

    code: Text | None = key("Code of the finding, such as P503.", required=True)
    why: Text | None = key("Why it may stay.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class SettingsForm(Form):
    """`portfolio.yaml`: who, for which standard, until when."""

    candidate: Text | None = key("Name of the candidate.", required=True, limit=LIMITS.title)
    standard: Text | None = key(
        "The standard: the id of one that comes along, or the path of a file.", required=True
    )
    language: Text | None = key("Language of the site and the messages: nl or en.")
    reference_date: Placed[datetime.date] | None = key("Age of evidence is counted to this day.")
    organisation: Text | None = key("Employer.", limit=LIMITS.title)
    provider: Text | None = key("EVC provider.", limit=LIMITS.title)
    procedure: Text | None = key("Which VRAAK thresholds: a procedure's id, or a path.")
    life_areas: tuple[Text, ...] = keys("Life areas that the procedure includes.")
    goal: Text | None = key("What the candidate wants to reach.")
    privacy_reviewed: tuple[ReviewedForm, ...] = keys("Personal data that may stay, and why.")


@dataclass(frozen=True, eq=False, repr=False)
class PeriodForm(Form):
    """A period; both ends are included."""

    from_: Placed[When] | None = key("First day, month or year.", required=True)
    to: Placed[When] | None = key("Last day, month or year.", required=True)


@dataclass(frozen=True, eq=False, repr=False)
class ClaimForm(Form):
    """A claim: this evidence shows this competence at this stadium."""

    SHORT: ClassVar[str] = "id"
    PAIR: ClassVar[tuple[str, str] | None] = ("id", "stadium")

    id: Text | None = key("Id of the competence.", required=True)
    stadium: Text | None = key("The claimed stadium.", required=True)
    indicators: tuple[Text, ...] = keys("Indicators that this evidence shows; passages add to it.")
    why: Text | None = key("Why this evidence shows it.")


@dataclass(frozen=True, eq=False, repr=False)
class AttachmentForm(Form):
    """A file that belongs to the evidence."""

    SHORT: ClassVar[str] = "file"

    file: Text | None = key("Path of the file, from the portfolio folder.", required=True)
    title: Text | None = key("What the file is.", limit=LIMITS.title)


@dataclass(frozen=True, eq=False, repr=False)
class ConfirmationForm(Form):
    """Somebody who can vouch for the evidence."""

    SHORT: ClassVar[str] = "name"

    name: Text | None = key("Name.", required=True, limit=LIMITS.title)
    role: Text | None = key("Role, such as team leader.", limit=LIMITS.title)


@dataclass(frozen=True, eq=False, repr=False)
class EvidenceForm(Form):
    """The front matter of an evidence file."""

    title: Text | None = key("Title, one short line.", required=True, limit=LIMITS.title)
    date: Placed[When] | None = key("Day, month or year: 2025-03-14, 2025-03 or 2025.")
    period: PeriodForm | None = key("A period in place of a date.")
    kind: Text | None = key("Kind of evidence.")
    context: Text | None = key("Where and with whom.", limit=LIMITS.title)
    role: Text | None = key("Your role in it.", limit=LIMITS.title)
    organisation: Text | None = key("Organisation.", limit=LIMITS.title)
    competences: tuple[ClaimForm, ...] = keys("The claims; at least one.")
    attachments: tuple[AttachmentForm, ...] = keys("Files that belong to it.")
    confirmed_by: tuple[ConfirmationForm, ...] = keys("Who can vouch for it.")
    expires: Placed[datetime.date] | None = key("Last day on which it is valid.")
    anonymised: Placed[bool] | None = key("Whether clients cannot be recognised: your word.")
    draft: Placed[bool] | None = key("A draft is checked, never counted or published.")
    language: Text | None = key("Language of the text, when it differs.")
    privacy_reviewed: tuple[ReviewedForm, ...] = keys("Personal data that may stay, and why.")


@dataclass(frozen=True, eq=False, repr=False)
class ReflectionForm(Form):
    """The front matter of a reflection; the file's name will do for the competence."""

    competence: Text | None = key("Id of the competence.")
    stadium: Text | None = key("The stadium that you reflect on.")
    language: Text | None = key("Language of the text, when it differs.")
    privacy_reviewed: tuple[ReviewedForm, ...] = keys("Personal data that may stay, and why.")


@dataclass(frozen=True, eq=False, repr=False)
class ProfileForm(Form):
    """The front matter of the profile."""

    title: Text | None = key("Title.", limit=LIMITS.title)
    language: Text | None = key("Language of the text, when it differs.")
    privacy_reviewed: tuple[ReviewedForm, ...] = keys("Personal data that may stay, and why.")
