"""What `init` and `new` write: pure functions that make the texts, and one that puts them down.

Never over a file that is there already.
"""

import contextlib
import datetime
import errno
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portfolio_builder.model.procedure import Kind
from portfolio_builder.model.standard import Competence, Stadium, Standard
from portfolio_builder.model.starr import REQUIRED, heading
from portfolio_builder.read.vocabulary import (
    PROFILE_FILES,
    SETTINGS_FILES,
    folder_name,
    written,
)
from portfolio_builder.wording import Wording

_PLAIN = re.compile(r"[A-Za-z0-9À-ÿ(][^\n\r\t:#\[\]{}&*!|>'\"%@`]*")
_WORDS_THAT_MEAN_MORE = {"null", "true", "false", "yes", "no", "on", "off", "~"}


class AlreadyThere(Exception):
    """A file that would be written is there already; nothing was changed."""

    def __init__(self, path: str) -> None:
        """Keep which file it is."""
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new piece of evidence begins with."""

    title: str
    kind: Kind
    claims: tuple[tuple[Competence, Stadium], ...]
    date: datetime.date
    context: str = ""


def yaml_text(text: str) -> str:
    """Write a text so that YAML reads back exactly this text."""
    plain = _PLAIN.fullmatch(text) and text == text.strip()
    if plain and text.casefold() not in _WORDS_THAT_MEAN_MORE:
        return text
    return json.dumps(text, ensure_ascii=False)


def new_portfolio(
    candidate: str, standard: Standard, *, wording: Wording, today: datetime.date, schema: str
) -> Mapping[str, str]:
    """Return the files of a new portfolio by path: it checks clean, and its example is a draft.

    `schema` is the JSON Schema of `portfolio.yaml`, for editors.
    """
    language, text = wording.language, wording.text
    first = standard.counted[0]
    kind = Kind("starr", "STARR-verslag", "STARR report", True, False, False)
    example = Draft(
        title=text("My first evidence"),
        kind=kind,
        claims=((first, standard.required_stadium),),
        date=today,
        context=text("where, and with whom"),
    )
    name = text("my-first-evidence")
    evidence = f"{folder_name('evidence', language)}/{name}.md"
    profile = PROFILE_FILES[0 if language == "nl" else 1]
    return {
        SETTINGS_FILES[0]: _settings(candidate, standard, wording),
        profile: _profile(wording),
        evidence: new_evidence(example, standard, wording=wording),
        f"{folder_name('attachments', language)}/.gitkeep": "",
        f"{folder_name('reflections', language)}/.gitkeep": "",
        ".schema/portfolio.schema.json": schema,
    }


def _settings(candidate: str, standard: Standard, wording: Wording) -> str:
    def line(key: str, value: str, about: str = "") -> str:
        comment = f"  # {about}" if about else ""
        return f"{written(key, wording.language)}: {value}{comment}"

    text = wording.text
    lines = [
        "# yaml-language-server: $schema=.schema/portfolio.schema.json",
        line("candidate", yaml_text(candidate)),
        line("standard", yaml_text(standard.id)),
        line("language", wording.language),
        "# " + line("reference_date", "2026-09-01", text("age of evidence is counted to here")),
        "# " + line("organisation", "…", text("your employer")),
        "# " + line("provider", "…", text("your EVC provider")),
    ]
    if standard.life_areas:
        about = text("only when your procedure includes them")
        lines.append("# " + line("life_areas", f"[{standard.life_areas[0].id}]", about))
    return "\n".join(lines) + "\n"


def _profile(wording: Wording) -> str:
    text = wording.text
    return "\n".join(
        [
            "---",
            written("title", wording.language) + ": " + text("Who I am"),
            "---",
            "",
            "<!-- " + text("What stands between these signs is for you; it is not shown."),
            text("Tell who you are, where you work and with whom.") + " -->",
            "",
            "# " + text("Work history"),
            "",
            "| " + text("From") + " | " + text("To") + " | " + text("Work") + " |",
            "| --- | --- | --- |",
            "|  |  |  |",
            "",
        ]
    )


def new_evidence(draft: Draft, standard: Standard, *, wording: Wording) -> str:
    """Return the text of a new evidence file: front matter, STARR headings, and what to show."""
    language, text = wording.language, wording.text

    def key(name: str) -> str:
        return written(name, language)

    yes = text("yes")
    where = text("where, and with whom")
    nobody = text("nobody can be recognised")
    remove = text("a draft does not count; remove this line when done")
    claims = [
        line
        for competence, stadium in draft.claims
        for line in (
            f"  - {key('id')}: {competence.id}  # {competence.title}",
            f"    {key('stadium')}: {stadium.id}",
        )
    ]
    head = [
        "---",
        f"{key('title')}: {yaml_text(draft.title)}",
        f"{key('date')}: {draft.date.isoformat()}",
        f"{key('kind')}: {yaml_text(draft.kind.name(language))}",
        f"{key('context')}: {yaml_text(draft.context or where)}",
        f"{key('competences')}:",
        *claims,
        f"{key('anonymised')}: {yes}  # {nobody}",
        f"{key('draft')}: {yes}  # {remove}",
        "---",
        "",
    ]
    return "\n".join([*head, *_guide(draft.claims, standard, wording), *_headings(wording)])


def _guide(
    claims: Sequence[tuple[Competence, Stadium]], standard: Standard, wording: Wording
) -> list[str]:
    """Say which indicators to show and how a passage is written, in a comment."""
    if not claims:
        return []
    text = wording.text
    first = standard.needed_for(*_as_needed(claims[0]))
    lines = [
        "<!--",
        text("This block is for you; it is not shown. Mark the words that show an indicator:"),
        text("[I called on them myself.]{{{id}}}", id=first[-1].id if first else claims[0][0].id),
        "",
    ]
    for competence, stadium in claims:
        lines.append(f"{competence.id} {competence.title}")
        lines += [f"  {i.id}  {i.text}" for i in standard.needed_for(competence, stadium.id)]
        lines.append("")
    return [*lines[:-1], "-->", ""]


def _as_needed(claim: tuple[Competence, Stadium]) -> tuple[Competence, str]:
    return claim[0], claim[1].id


def _headings(wording: Wording) -> list[str]:
    text = wording.text
    hints = {
        "situation": text("What was going on? Where, when, with whom?"),
        "task": text("What was up to you?"),
        "action": text("What did you do, step by step, and why that way?"),
        "result": text("What came of it? How do you know?"),
        "reflection": text("What did you learn? What would you do differently?"),
    }
    return [
        line
        for part in REQUIRED
        for line in (f"# {heading(part, wording.language)}", "", f"<!-- {hints[part]} -->", "")
    ]


def put_down(root: Path, files: Mapping[str, str]) -> None:
    """Write new files below `root`, each whole or not at all.

    Raises `AlreadyThere` before anything is written when one of them exists, and `OSError` when
    the machine refuses.
    """
    for path in files:
        if os.path.lexists(root / path):
            raise AlreadyThere(path)
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(target, text.encode())


def _put(target: Path, data: bytes) -> None:
    """Write beside, then link: so there is never half a file, and never one written over."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(beside, target)
        except FileExistsError as error:
            raise AlreadyThere(target.name) from error
        except OSError as error:
            if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}:
                raise
            # A stick or share without links: an exclusive file is the next best.
            with target.open("xb") as stream:
                stream.write(data)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()
