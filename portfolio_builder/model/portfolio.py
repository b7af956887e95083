"""A portfolio as a value: what the candidate wrote, before anything is said about it.

Claims and passages hold ids as written, with their places; what they mean in a standard is
decided in `assess.resolve`.
"""

import datetime
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar

from msgspec import Struct, field

from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import Private, Reviewed
from portfolio_builder.model.review import Review
from portfolio_builder.model.text import Fragment, IndicatorMention


class When(Struct, frozen=True, array_like=True):
    """A day, month, year or period as first and last day (both included).

    `parts` tells the precision: 3 for a day, 2 for a month, 1 for a year. A period has
    `period=True`, and its precision is that of its ends.
    """

    first: datetime.date
    last: datetime.date
    parts: int = 3
    period: bool = False


class Claim(Struct, frozen=True, array_like=True):
    """ "This evidence shows competence C at stadium S", by the candidate, ids as written."""

    competence: str
    stadium: str
    place: Place
    stadium_place: Place
    indicators: tuple[IndicatorMention, ...] = ()
    why: str = ""


class AttachmentUse(Struct, frozen=True, array_like=True):
    """An attachment named in front matter: its path within the portfolio folder and its title."""

    path: str
    title: str
    place: Place


class Confirmation(Struct, frozen=True, array_like=True):
    """Somebody who can vouch for the evidence."""

    name: str
    role: str = ""


class Evidence(Struct, frozen=True, array_like=True):
    """One evidence file (Dutch: bewijsstuk).

    `path` is its POSIX path in the portfolio folder and its identity. `kind` is the id of a kind
    of the procedure, or empty when it is not known. `readable` is False when not even its front
    matter could be read: then only its path, title and findings are shown. `place` is where the
    title stands, `when_place` and `expires_place` where these dates do. `private` is the personal
    data found in the file, `privacy_reviewed` what the candidate says may stay. `half_read` are the
    keys with something that could not be read.
    """

    path: str
    title: str
    place: Place
    when: When | None = None
    kind: str = ""
    context: str = ""
    role: str = ""
    organisation: str = ""
    claims: tuple[Claim, ...] = ()
    attachments: tuple[AttachmentUse, ...] = ()
    confirmed_by: tuple[Confirmation, ...] = ()
    expires: datetime.date | None = None
    anonymised: bool | None = None
    draft: bool = False
    language: str = ""
    privacy_reviewed: tuple[Reviewed, ...] = ()
    private: tuple[Private, ...] = ()
    body: Fragment = field(default_factory=Fragment)
    readable: bool = True
    when_place: Place = Place("")
    expires_place: Place = Place("")
    half_read: tuple[str, ...] = ()

    def knows(self, key: str) -> bool:
        """Tell whether all that stands at a key could be read, so that what is not there is not."""
        return self.readable and key not in self.half_read

    @property
    def is_blank(self) -> bool:
        """Whether nothing of the file could be read: there is only its path, and why."""
        return not self.readable and not self.body.parts

    @property
    def context_key(self) -> str:
        """The context without the differences in case and blanks that make no other context."""
        return " ".join(self.context.split()).casefold()


class Reflection(Struct, frozen=True, array_like=True):
    """A self-reflection on one competence, its id as written."""

    path: str
    competence: str
    stadium: str
    place: Place
    language: str
    body: Fragment
    stadium_place: Place = Place("")
    privacy_reviewed: tuple[Reviewed, ...] = ()
    private: tuple[Private, ...] = ()


class Profile(Struct, frozen=True, array_like=True):
    """The candidate's introduction and work history."""

    path: str
    title: str
    body: Fragment
    privacy_reviewed: tuple[Reviewed, ...] = ()
    private: tuple[Private, ...] = ()


class AttachmentFile(Struct, frozen=True, array_like=True):
    """A file that is referred to and may be published: checked for type and size.

    `size` is in bytes, `sha256` in hex; `media_type` such as `application/pdf`. `private` is the
    personal data in its words (the line of its place is the page of a PDF), `authors` who made it
    by its own account; `tells_place`: a photo that says where it was taken.
    """

    path: str
    extension: str
    media_type: str
    size: int
    sha256: str
    private: tuple[Private, ...] = ()
    authors: tuple[str, ...] = ()
    tells_place: bool = False


class LeftOut(Struct, frozen=True, array_like=True):
    """A file in the evidence folder that is not shown, with the code of the finding on it."""

    path: str
    code: str


class Settings(Struct, frozen=True, array_like=True):
    """What `portfolio.yaml` says. `reference_date` is None when it is not given.

    `place` is where the standard is named, `procedure_place` where the procedure is. `private` is
    the personal data found in the file, `privacy_reviewed` what the candidate says may stay.
    """

    DEFAULT_PROCEDURE: ClassVar[str] = "standaard"

    candidate: str
    standard: str
    place: Place
    language: str = "nl"
    reference_date: datetime.date | None = None
    organisation: str = ""
    provider: str = ""
    procedure: str = DEFAULT_PROCEDURE
    procedure_place: Place = Place("")
    life_areas: tuple[IndicatorMention, ...] = ()
    goal: str = ""
    privacy_reviewed: tuple[Reviewed, ...] = ()
    private: tuple[Private, ...] = ()


class Portfolio(Struct, frozen=True, dict=True):
    """Everything in the folder, ordered by path.

    `attachments` holds every file that evidence or text refers to and that may be published;
    `private_names` the paths that have personal data in them. `reviews` are what assessors saved,
    all that can be read: some may be of another portfolio.
    """

    settings: Settings
    evidence: tuple[Evidence, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    profile: Profile | None = None
    attachments: tuple[AttachmentFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    private_names: tuple[tuple[str, Private], ...] = ()
    reviews: tuple[Review, ...] = ()

    @cached_property
    def attachment_by_path(self) -> Mapping[str, AttachmentFile]:
        """Every publishable attachment by its path."""
        return MappingProxyType({a.path: a for a in self.attachments})

    @cached_property
    def evidence_by_path(self) -> Mapping[str, Evidence]:
        """Every piece of evidence by its path."""
        return MappingProxyType({e.path: e for e in self.evidence})
