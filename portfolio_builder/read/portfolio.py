"""The portfolio folder to a `Portfolio` and findings: the one place that knows its lay-out.

Every file in the folders is read, named with its reason, or counted as unused: nothing is lost
silently.
"""

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec.structs import replace

from portfolio_builder.memory.memo import NO_MEMO, Memo, key_of
from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, Gathered, finding
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
from portfolio_builder.model.privacy import Private
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.review import BOUNDS, Review
from portfolio_builder.model.text import Fragment, IndicatorMention, Link, find_place
from portfolio_builder.privacy.detect import find_in_file
from portfolio_builder.progress import Phase, Progress, silent, told
from portfolio_builder.read.attachments import may_be_published, read_attachment, told_at
from portfolio_builder.read.decode import decode
from portfolio_builder.read.folder import Folder, Raw
from portfolio_builder.read.forms import SettingsForm
from portfolio_builder.read.kept_values import kept, packed
from portfolio_builder.read.links import Address, relinked
from portfolio_builder.read.named import language_findings, reviewed, unread_evidence
from portfolio_builder.read.nodes import parse_yaml
from portfolio_builder.read.private import as_read, private_names
from portfolio_builder.read.reviews import read_review
from portfolio_builder.read.source import LIMITS, Findings, in_path_order
from portfolio_builder.read.texts import Role, Text, Value, read_texts
from portfolio_builder.read.tree import Tree
from portfolio_builder.read.vocabulary import (
    FOLDERS,
    MARKDOWN,
    PROFILE_FILES,
    REVIEW,
    SETTINGS_FILES,
)

_TOO_MUCH = {rules.TOO_MANY_FILES, rules.TOO_MUCH_TEXT}
# Signs, in the texts of which the data could not be read: a name is searched for in all of them.
_MOST_SEARCHED = 1_000_000_000


def read_settings(folder: Folder) -> tuple[Settings | None, Findings]:
    """Read `portfolio.yaml`; `None` when a finding says why there is nothing to go on.

    Raises `ReadFailure` when the machine refuses.
    """
    names = [name for name in SETTINGS_FILES if folder.exists(name)]
    if not names:
        place = Place(SETTINGS_FILES[0])
        return None, (finding(rules.NO_SETTINGS, place, names=SETTINGS_FILES),)
    path, *others = names
    found: Findings = tuple(
        finding(rules.TWO_FILES_ONE_ROLE, Place(other), other=path) for other in others
    )
    text, more = folder.text(path, limit=LIMITS.front_matter)
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
        private=as_read(find_in_file(text, path), text, path, node=node),
    ), found


def read_portfolio(
    folder: Folder,
    *,
    settings: Settings,
    procedure: Procedure,
    memo: Memo = NO_MEMO,
    workers: int | None = None,
    meanwhile: Callable[[], object] | None = None,
    progress: Progress = silent,
) -> tuple[Portfolio | None, Findings]:
    """Read everything in the folder; `memo` remembers what texts and attachments say.

    `None` when it is far too much for a portfolio, and a finding says so: any part of it would be
    another portfolio than the candidate's. `workers` is how many processes share the work; by
    itself it goes by size and machine. `meanwhile` is done here while others read, if they do.
    Raises `ReadFailure` when the machine refuses.
    """
    reading = _Reading(folder, settings, procedure, memo)
    read = reading.texts(workers, meanwhile, progress)
    if read is None:
        return None, tuple(reading.findings)
    evidence, reflections, profile, others = read
    texts = [(e.path, e.body) for e in evidence] + [(r.path, r.body) for r in reflections]
    texts += [(profile.path, profile.body)] if profile else []
    pages = {path: body.ids for path, body in texts}
    too_large = reading.too_large_together(evidence, texts)
    if too_large:
        # No finding on a text: on its line may stand personal data that nobody looked for yet.
        return None, too_large
    evidence = tuple(
        replace(reading.with_attachments(e), body=reading.linked(e.body, pages))
        for e in told(evidence, Phase.FILES, progress)
    )
    reflections = tuple(replace(r, body=reading.linked(r.body, pages)) for r in reflections)
    if profile:
        profile = replace(profile, body=reading.linked(profile.body, pages))
    left_out = tuple(reading.left_out(others))
    reading.unused()
    reviews = reading.reviews()
    found = [*settings.private, *(profile.private if profile else ())]
    found += [private for piece in evidence for private in piece.private]
    found += [private for reflection in reflections for private in reflection.private]
    return Portfolio(
        settings=settings,
        evidence=evidence,
        reflections=reflections,
        profile=profile,
        attachments=tuple(reading.attachments[p] for p in sorted(reading.attachments)),
        left_out=left_out,
        private_names=_private_names({*pages, *reading.named}, found, memo),
        reviews=reviews,
    ), tuple(reading.findings)


def _private_names(
    paths: Collection[str], found: Sequence[Private], memo: Memo
) -> tuple[tuple[str, Private], ...]:
    """Search the names of files, unless the same were searched before."""
    names, _ = kept(
        memo,
        key_of("private names", *sorted(paths), packed(found, ())),
        tuple[tuple[str, Private], ...],
        lambda: (tuple(private_names(paths, found)), ()),
    )
    return names or ()


class _Reading:
    """One folder on its way to a portfolio."""

    def __init__(
        self, folder: Folder, settings: Settings, procedure: Procedure, memo: Memo
    ) -> None:
        self.folder, self.settings, self.procedure = folder, settings, procedure
        self.memo = memo
        self.tree = Tree(folder)
        self.findings = Gathered()
        self.attachments: dict[str, AttachmentFile] = {}
        self.refused: dict[str, Findings] = {}
        self.referred: set[str] = set()
        self.named: set[str] = set()
        self.half_read: list[str] = []
        self.odd: defaultdict[str, list[LeftOut]] = defaultdict(list)
        self.unread_bytes = LIMITS.texts

    def texts(
        self, workers: int | None, meanwhile: Callable[[], object] | None, progress: Progress
    ) -> (
        tuple[tuple[Evidence, ...], tuple[Reflection, ...], Profile | None, tuple[str, ...]] | None
    ):
        """Read every text; return the other files of the evidence folder as well.

        `None` when there is too much.
        """
        unread: list[Evidence] = []
        others: list[str] = []
        texts: list[Text] = []
        for path in self._files("evidence"):
            if not path.casefold().endswith(MARKDOWN):
                others.append(path)
            elif raw := self._raw(path):
                texts.append(Text(Role.EVIDENCE, path, raw))
            else:
                unread.append(unread_evidence(path))
        nothing = not texts and not unread
        texts += self._reflections()
        texts += self._profile()
        if any(f.rule in _TOO_MUCH for f in self.findings):
            return None
        if nothing:
            folder = FOLDERS["evidence"]
            self.findings.append(finding(rules.NO_EVIDENCE, Place(folder), folder=folder))
        values = self._read(texts, workers, meanwhile, progress)
        evidence = unread + [v for v in values if isinstance(v, Evidence)]
        return (
            tuple(sorted(evidence, key=lambda e: in_path_order(e.path)))
            if unread
            else tuple(evidence),
            tuple(v for v in values if isinstance(v, Reflection)),
            next((v for v in values if isinstance(v, Profile)), None),
            tuple(others),
        )

    def _read(
        self,
        texts: list[Text],
        workers: int | None,
        meanwhile: Callable[[], object] | None,
        progress: Progress,
    ) -> list[Value]:
        values: list[Value] = []
        given = [(text.path, text.raw.sha256) for text in texts]
        texts.reverse()
        read = read_texts(
            (texts.pop() for _ in given),  # nobody needs their bytes once they are read
            procedure=self.procedure,
            language=self.settings.language,
            memo=self.memo,
            workers=workers,
            meanwhile=meanwhile,
            progress=progress,
        )
        for (path, digest), (value, found) in zip(given, read, strict=True):
            self.findings += found
            values.append(value)
            if isinstance(value, Evidence) and not value.knows("attachments"):
                data = self.folder.same(path, digest, most=LIMITS.text)
                self.half_read.append(data.decode("utf-8", "replace"))
        return values

    def _reflections(self) -> Iterator[Text]:
        for path in self._files("reflections"):
            if not path.casefold().endswith(MARKDOWN):
                self.findings.append(_not_shown(path))
            elif raw := self._raw(path):
                yield Text(Role.REFLECTION, path, raw)

    def reviews(self) -> tuple[Review, ...]:
        """Read what assessors saved; one that cannot be used stops nothing."""
        made: list[Review] = []
        paths = tuple(self._files("reviews"))
        if sum(self.folder.size(path) for path in paths) > BOUNDS.together:
            place = Place(posixpath.dirname(paths[0]))
            self.findings.append(finding(rules.TOO_MUCH_TEXT, place, limit=BOUNDS.together))
            return ()  # some of them would say something else than all
        for path in paths:
            if not path.casefold().endswith(REVIEW):
                self.findings.append(finding(rules.REVIEW_OTHER_FILE, Place(path)))
                continue
            review, found = read_review(self.folder, path)
            self.findings += found
            if review:
                made.append(review)
        return tuple(made)

    def _profile(self) -> Iterator[Text]:
        names = [name for name in PROFILE_FILES if self.folder.exists(name)]
        for other in names[1:]:
            self.findings.append(finding(rules.TWO_FILES_ONE_ROLE, Place(other), other=names[0]))
        if names and (raw := self._raw(names[0])):
            yield Text(Role.PROFILE, names[0], raw)

    def too_large_together(
        self, evidence: Iterable[Evidence], texts: Iterable[tuple[str, Fragment]]
    ) -> Findings:
        """Say that the files that are referred to are too large together, before reading them."""
        paths = {self.tree.beside(use.path, e.path) for e in evidence for use in e.attachments}
        paths |= {self.tree.real(link) for link in {n.path for _, b in texts for n in b.links}}
        wanted = sorted(path for path in paths if path and may_be_published(path))
        size = sum(min(self.folder.size(path), LIMITS.attachment) for path in wanted)
        if size <= LIMITS.attachments:
            return ()
        place = Place(FOLDERS["attachments"])
        return (finding(rules.ATTACHMENTS_TOO_LARGE, place, size=size, limit=LIMITS.attachments),)

    def with_attachments(self, evidence: Evidence) -> Evidence:
        """Look at the attachments of one piece; return it with those that are there."""
        used: list[AttachmentUse] = []
        for use in evidence.attachments:
            path = self.tree.beside(use.path, evidence.path)
            if path is None:
                nearest = self.tree.nearest(use.path, evidence=False)
                self.named.update(nearest)
                self.findings.append(
                    finding(rules.ATTACHMENT_MISSING, use.place, path=use.path, nearest=nearest)
                )
            elif self._attach(path, use.place):
                used.append(replace(use, path=path))
        return replace(evidence, attachments=tuple(used))

    def linked(self, body: Fragment, pages: Mapping[str, frozenset[str]]) -> Fragment:
        """Look at the files that a text links to; return it with their real names and places."""
        real: dict[Address, Address] = {}
        for link in body.links:
            path = self.tree.real(link.path)
            if path is None:
                here = posixpath.dirname(link.place.file) or "."
                nearest = self.tree.nearest(link.path)
                self.named.update(nearest)
                self._missing(link, tuple(posixpath.relpath(n, here) for n in nearest))
                continue
            anchor = link.anchor
            if path in pages:
                anchor = find_place(anchor, pages[path])
                if link.anchor and not anchor:
                    self._missing(link, ())
            else:
                self._attach(path, link.place)
            real[link.path, link.anchor] = (path, anchor)
        return relinked(body, real)

    def left_out(self, others: Iterable[str]) -> Iterator[LeftOut]:
        """Name what stands among the evidence and is neither evidence nor referred to."""
        for path in others:
            if path not in self.referred:
                self.findings.append(_not_shown(path))
                yield LeftOut(path, rules.NOT_SHOWN.code)
        yield from self.odd["evidence"]

    def unused(self) -> None:
        """Name the attachments that nothing refers to, as far as could be read."""
        unused = [path for path in self._files("attachments") if path not in self.referred]
        if len(unused) * sum(map(len, self.half_read)) > _MOST_SEARCHED:
            return  # what the texts would say is not known then
        for path in unused:
            name = PurePosixPath(path).name
            if not any(name in text for text in self.half_read):
                self.findings.append(finding(rules.ATTACHMENT_UNUSED, Place(path)))

    def _missing(self, link: Link, nearest: tuple[str, ...]) -> None:
        self.findings.append(
            finding(rules.LINK_TARGET_MISSING, link.place, target=link.target, nearest=nearest)
        )

    def _files(self, role: str) -> Iterator[str]:
        """Yield the files of a folder under its name in either language."""
        for folder in (FOLDERS[role], role):
            if not self.folder.exists(folder):
                continue
            if not self.folder.is_folder(folder):
                self.findings.append(finding(rules.NOT_A_FOLDER, Place(folder), folder=folder))
                continue
            paths, found = self.folder.files(folder)
            for slip in found:
                shown = _printable(slip.place.file)
                self.findings.append(replace(slip, place=Place(shown)))
                self.odd[role].append(LeftOut(shown, slip.code))
            for path in paths or ():
                shown = _printable(path)
                self.named.add(shown)
                if shown != path:
                    self.findings.append(finding(rules.ODD_NAME, Place(shown), path=shown))
                    self.odd[role].append(LeftOut(shown, rules.ODD_NAME.code))
                else:
                    yield path

    def _raw(self, path: str) -> Raw | None:
        if self.unread_bytes < 0:
            return None
        raw, found = self.folder.raw(path)
        self.findings += found
        self.unread_bytes -= len(raw.data) if raw else 0
        if self.unread_bytes < 0:
            place = Place(FOLDERS["evidence"])
            self.findings.append(finding(rules.TOO_MUCH_TEXT, place, limit=LIMITS.texts))
        return raw

    def _attach(self, path: str, place: Place) -> bool:
        """Take up a file for publishing; False when it is refused."""
        self.referred.add(path)
        self.named.add(path)
        if path in self.refused:  # it is not read again, however often it is referred to
            self.findings += told_at(place, self.refused[path])
            return False
        if path in self.attachments:
            return True
        attachment, found = read_attachment(self.folder, path, place=place, memo=self.memo)
        self.findings += found
        if attachment:
            self.attachments[path] = attachment
        else:
            self.refused[path] = found
        return attachment is not None


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""The kinds of signs that change in which direction a name is read."""


_WORD_PROCESSORS = frozenset({".doc", ".docx", ".odt", ".pages", ".rtf"})


def _not_shown(path: str) -> Finding:
    """Name a file that is not read; some editors put an extension of their own behind ours."""
    name = PurePosixPath(path)
    is_text = name.suffix.casefold() == ".txt" and name.stem.casefold().endswith(MARKDOWN)
    nearest = (name.stem,) if is_text else ()
    problem = ""
    if name.suffix.casefold() in _WORD_PROCESSORS:
        problem = "words" if may_be_published(path) else "words-of-an-older-program"
    return finding(rules.NOT_SHOWN, Place(path), path=path, nearest=nearest, problem=problem)


def _printable(path: str) -> str:
    """Return a path with a mark in place of each sign that cannot be shown or written."""
    if path.isprintable():
        return path
    return "".join("\ufffd" if _is_odd(c) else c for c in path)


def _is_odd(sign: str) -> bool:
    """Tell whether a sign cannot be shown, ends a line, or turns round what follows it."""
    return (
        unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(sign) in _TURNS
    )
