"""What a text has whatever becomes of it: a title, a language, exceptions that were looked at."""

from pathlib import PurePosixPath

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.language import LANGUAGES
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Evidence
from portfolio_builder.model.privacy import PersonalData, Private, Reviewed
from portfolio_builder.model.text import Fragment
from portfolio_builder.read.decode import Placed
from portfolio_builder.read.forms import ReviewedForm


def unread_evidence(path: str) -> Evidence:
    """Return a piece of which not even the text could be read: it is named, with its findings."""
    return unreadable(path, Fragment())


def unreadable(path: str, body: Fragment, private: tuple[Private, ...] = ()) -> Evidence:
    """Return a piece whose front matter could not be read."""
    return Evidence(
        path=path,
        title=title_from(path),
        place=Place(path, 1),
        private=without_names(private),
        body=body,
        readable=False,
    )


def title_from(path: str) -> str:
    """Name a piece without a title after its file."""
    words = PurePosixPath(path).stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else path


def language_findings(language: Placed[str] | None) -> tuple[Finding, ...]:
    """Return a finding when a language is not one that the builder speaks."""
    if language is None or language.value in LANGUAGES:
        return ()
    return (
        finding(rules.UNKNOWN_LANGUAGE, language.place, written=language.value, choices=LANGUAGES),
    )


def reviewed(forms: tuple[ReviewedForm, ...]) -> tuple[Reviewed, ...]:
    """Return the exceptions that say of which finding, and why."""
    return tuple(
        Reviewed(f.code.value.upper(), f.why.value, f.code.place) for f in forms if f.code and f.why
    )


def without_names(private: tuple[Private, ...]) -> tuple[Private, ...]:
    """Return what is found but for names: for where it is not known whose may be there."""
    return tuple(p for p in private if p.kind is not PersonalData.NAME)
