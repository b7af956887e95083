"""The portfolio folder to a `Portfolio` and findings: the one place that knows its lay-out.

Every file in the folders is read, named with its reason, or counted as unused: nothing is lost
silently.
"""

import difflib
import os
import posixpath
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.language import DEFAULT_LANGUAGE, LANGUAGES
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import (
    AttachmentFile,
    AttachmentUse,
    Evidence,
    LeftOut,
    Portfolio,
    Profile,
    Reflection,
    Settings,
)
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.text import Fragment, IndicatorMention
from portfolio_builder.privacy.detect import find_in_file
from portfolio_builder.read.attachments import read_attachment
from portfolio_builder.read.decode import decode
from portfolio_builder.read.evidence import (
    language_findings,
    read_evidence,
    read_profile,
    read_reflection,
    reviewed,
    unread_evidence,
)
from portfolio_builder.read.forms import SettingsForm
from portfolio_builder.read.nodes import parse_yaml
from portfolio_builder.read.source import LIMITS, Findings, is_hidden, list_files, read_text
from portfolio_builder.read.vocabulary import FOLDERS, PROFILE_FILES, SETTINGS_FILES

_MARKDOWN = (".md", ".markdown")


def read_settings(root: Path) -> tuple[Settings | None, Findings]:
    """Read `portfolio.yaml`; `None` when a finding says why there is nothing to go on.

    Raises `ReadFailure` when the machine refuses.
    """
    names = [name for name in SETTINGS_FILES if os.path.lexists(root / name)]
    if not names:
        place = Place(SETTINGS_FILES[0])
        return None, (finding(rules.NO_SETTINGS, place, names=SETTINGS_FILES),)
    path, *others = names
    found: Findings = tuple(
        finding(rules.TWO_FILES_ONE_ROLE, Place(other), other=path) for other in others
    )
    text, more = read_text(root, path, limit=LIMITS.front_matter)
    found += more
    if text is None:
        return None, found
    node, more = parse_yaml(text, path)
    found += more
    if node is None and more:
        return None, found
    form, more = decode(SettingsForm, node, path)
    found += more + language_findings(form.language)
    if form.standard is None:
        return None, found
    language = form.language.value if form.language else DEFAULT_LANGUAGE
    return Settings(
        candidate=form.candidate.value if form.candidate else "",
        standard=form.standard.value,
        place=form.standard.place,
        language=language if language in LANGUAGES else DEFAULT_LANGUAGE,
        reference_date=form.reference_date.value if form.reference_date else None,
        organisation=form.organisation.value if form.organisation else "",
        provider=form.provider.value if form.provider else "",
        procedure=form.procedure.value if form.procedure else Settings.DEFAULT_PROCEDURE,
        procedure_place=form.procedure.place if form.procedure else form.place,
        life_areas=tuple(IndicatorMention(a.value, a.place) for a in form.life_areas),
        goal=form.goal.value if form.goal else "",
        privacy_reviewed=reviewed(form.privacy_reviewed),
        private=find_in_file(text, path),
    ), found


def read_portfolio(
    root: Path, *, settings: Settings, procedure: Procedure
) -> tuple[Portfolio, Findings]:
    """Read everything in the folder. Raises `ReadFailure` when the machine refuses."""
    reading = _Reading(root, settings, procedure)
    evidence, others = reading.evidence()
    reflections = reading.reflections()
    profile = reading.profile()
    texts = [(e.path, e.body) for e in evidence] + [(r.path, r.body) for r in reflections]
    if profile:
        texts.append((profile.path, profile.body))
    evidence = tuple(reading.with_attachments(e) for e in evidence)
    pages = {e.path for e in evidence} | {r.path for r in reflections}
    for _, body in texts:
        reading.linked(body, pages)
    left_out = tuple(reading.left_out(others))
    reading.unused()
    return Portfolio(
        settings=settings,
        evidence=evidence,
        reflections=reflections,
        profile=profile,
        attachments=tuple(reading.attachments[p] for p in sorted(reading.attachments)),
        left_out=left_out,
        private_names=tuple(
            (path, private)
            for path in sorted(pages | set(reading.attachments))
            for private in find_in_file(_name(path), path)
        ),
    ), tuple(reading.findings)


@dataclass
class _Reading:
    """One folder on its way to a portfolio."""

    root: Path
    settings: Settings
    procedure: Procedure
    findings: list[Finding] = field(default_factory=list)
    attachments: dict[str, AttachmentFile] = field(default_factory=dict)
    referred: set[str] = field(default_factory=set)
    listings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def evidence(self) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
        """Read every piece of evidence; return the other files of the folder as well."""
        pieces: list[Evidence] = []
        others: list[str] = []
        for path in self._files("evidence"):
            if not path.casefold().endswith(_MARKDOWN):
                others.append(path)
                continue
            text = self._text(path)
            if text is None:
                pieces.append(unread_evidence(path))
                continue
            piece, found = read_evidence(
                text, path, procedure=self.procedure, language=self.settings.language
            )
            self.findings += found
            pieces.append(piece)
        if not pieces:
            folder = FOLDERS["evidence"]
            self.findings.append(finding(rules.NO_EVIDENCE, Place(folder), folder=folder))
        return tuple(pieces), tuple(others)

    def reflections(self) -> tuple[Reflection, ...]:
        """Read every reflection."""
        made: list[Reflection] = []
        for path in self._files("reflections"):
            if not path.casefold().endswith(_MARKDOWN):
                self.findings.append(finding(rules.NOT_SHOWN, Place(path), path=path))
                continue
            text = self._text(path)
            if text is not None:
                reflection, found = read_reflection(text, path)
                self.findings += found
                made.append(reflection)
        return tuple(made)

    def profile(self) -> Profile | None:
        """Read the profile, when there is one."""
        names = [name for name in PROFILE_FILES if os.path.lexists(self.root / name)]
        for other in names[1:]:
            self.findings.append(finding(rules.TWO_FILES_ONE_ROLE, Place(other), other=names[0]))
        text = self._text(names[0]) if names else None
        if text is None:
            return None
        profile, found = read_profile(text, names[0])
        self.findings += found
        return profile

    def with_attachments(self, evidence: Evidence) -> Evidence:
        """Look at the attachments of one piece; return it with those that are there."""
        used: list[AttachmentUse] = []
        for use in evidence.attachments:
            path = self._find(use.path, evidence.path)
            if path is None:
                nearest = self._near(use.path)
                self.findings.append(
                    finding(rules.ATTACHMENT_MISSING, use.place, path=use.path, nearest=nearest)
                )
            elif self._attach(path, use.place):
                used.append(replace(use, path=path))
        return replace(evidence, attachments=tuple(used))

    def linked(self, body: Fragment, pages: set[str]) -> None:
        """Look at the files that a text links to."""
        for link in body.links:
            if link.path in pages or link.path in PROFILE_FILES:
                continue
            if not self._is_there(link.path):
                self.findings.append(
                    finding(
                        rules.LINK_TARGET_MISSING,
                        link.place,
                        target=link.target,
                        nearest=self._near(link.path),
                    )
                )
            else:
                self._attach(link.path, link.place)

    def left_out(self, others: Iterable[str]) -> Iterator[LeftOut]:
        """Name what stands among the evidence and is neither evidence nor referred to."""
        for path in others:
            if path not in self.referred:
                self.findings.append(finding(rules.NOT_SHOWN, Place(path), path=path))
                yield LeftOut(path, rules.NOT_SHOWN.code)

    def unused(self) -> None:
        """Name the attachments that nothing refers to."""
        for path in self._files("attachments"):
            if path not in self.referred:
                self.findings.append(finding(rules.ATTACHMENT_UNUSED, Place(path)))

    def _files(self, role: str) -> Iterator[str]:
        """Yield the files of a folder under its name in either language."""
        for folder in (FOLDERS[role], role):
            if not os.path.lexists(self.root / folder):
                continue
            if not (self.root / folder).is_dir():
                self.findings.append(finding(rules.NOT_A_FOLDER, Place(folder), folder=folder))
                continue
            for path in list_files(self.root, folder):
                shown = _printable(path)
                if shown != path:
                    self.findings.append(finding(rules.ODD_NAME, Place(shown), path=shown))
                else:
                    yield path

    def _text(self, path: str) -> str | None:
        text, found = read_text(self.root, path)
        self.findings += found
        return text

    def _attach(self, path: str, place: Place) -> bool:
        """Take up a file for publishing; False when it is refused."""
        self.referred.add(path)
        if path in self.attachments:
            return True
        attachment, found = read_attachment(self.root, path, place=place)
        self.findings += found
        if attachment:
            self.attachments[path] = attachment
        return attachment is not None

    def _find(self, written: str, evidence: str) -> str | None:
        """Return the path of an attachment: counted from the portfolio, or from the evidence."""
        path = written.replace("\\", "/")
        beside = posixpath.join(posixpath.dirname(evidence), path)
        for candidate in (posixpath.normpath(path), posixpath.normpath(beside)):
            if not candidate.startswith(("../", "/")) and self._is_there(candidate):
                return candidate
        return None

    def _is_there(self, path: str) -> bool:
        """Tell whether a file is there under exactly this name.

        The case counts: a name that works on one machine must work on each.
        """
        folder, name = posixpath.split(path)
        if folder and not self._is_there(folder):
            return False
        return name in self._listing(folder)

    def _listing(self, folder: str) -> tuple[str, ...]:
        if folder not in self.listings:
            try:
                names = tuple(sorted(os.listdir(self.root / folder)))
            except (OSError, ValueError):
                names = ()
            self.listings[folder] = names
        return self.listings[folder]

    def _near(self, path: str) -> tuple[str, ...]:
        """Return the file whose name is most like that of a missing one."""
        folders = {posixpath.dirname(path), *FOLDERS.values(), *FOLDERS}
        names = {
            unicodedata.normalize("NFC", name).casefold(): posixpath.join(folder, name)
            for folder in sorted(folders)
            if not folder.startswith(("..", "/"))
            for name in self._listing(folder)
            if not is_hidden(name)
        }
        wanted = unicodedata.normalize("NFC", PurePosixPath(path).name).casefold()
        return tuple(names[n] for n in difflib.get_close_matches(wanted, names, n=1, cutoff=0.7))


def _name(path: str) -> str:
    """Return what a path says to a reader: without its first folder and its extension."""
    return str(PurePosixPath(*PurePosixPath(path).parts[1:]).with_suffix("")).replace("/", " ")


def _printable(path: str) -> str:
    """Return a path with a mark in place of each sign that cannot be shown or written."""
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cs"} else c for c in path)
