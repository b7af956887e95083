"""The texts that `init` and `new` write; `authoring.files` puts them down."""

import datetime
import itertools
import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from portfolio_builder.model.procedure import Kind, Procedure
from portfolio_builder.model.standard import Competence, Stadium, Standard
from portfolio_builder.model.starr import REQUIRED, heading
from portfolio_builder.privacy.detect import without_private
from portfolio_builder.read.vocabulary import (
    FOLDERS,
    PROFILE_FILES,
    SETTINGS_FILES,
    folder_name,
    written,
)
from portfolio_builder.view.addresses import slug
from portfolio_builder.wording import Wording


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new piece of evidence begins with. `date` is a day, month or year in ISO form."""

    title: str
    kind: Kind
    claims: tuple[tuple[Competence, Stadium], ...]
    date: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of a new portfolio, and what it is for; nothing for one that nobody opens."""

    text: str
    about: str = ""


def one_line(text: str) -> str:
    """Return a text as one line, without the signs that a text file cannot hold."""
    held = (" " if c.isspace() else c for c in text if c.isspace() or _can_be_held(c))
    return " ".join("".join(held).split())


def _can_be_held(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cs"}


def yaml_text(text: str) -> str:
    """Write one line of text so that YAML reads back exactly this text, and as text."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=math.inf)
    return dumped.removesuffix("\n").removesuffix("\n...")


def default_kind(procedure: Procedure) -> Kind:
    """Return the kind that is told in STARR; the first one where there is none."""
    return next((k for k in procedure.kinds if k.starr), procedure.kinds[0])


def evidence_folder(root: Path, language: str) -> str:
    """Return the name of the evidence folder that is there, or else the one of the language."""
    there = [name for name in (FOLDERS["evidence"], "evidence") if (root / name).is_dir()]
    return there[0] if there else folder_name("evidence", language)


def evidence_path(
    folder: str, title: str, *, taken: Callable[[str], bool] = lambda _: False
) -> str:
    """Return where a piece of evidence with this title goes.

    A file keeps its name, in the address of its page too, so what seems personal is not in it. Of
    titles that differ only in that, each gets a number where the path is `taken`.
    """
    path = f"{folder}/{slug(without_private(title))}.md"
    if not names_somebody(title):
        return path
    numbered = (f"{path.removesuffix('.md')}-{number}.md" for number in itertools.count(2))
    return next(p for p in itertools.chain([path], numbered) if not taken(p))


def names_somebody(title: str) -> bool:
    """Tell whether a title seems to hold personal data, such as a name or a telephone number."""
    return without_private(title) != title


def new_portfolio(
    candidate: str,
    standard: Standard,
    procedure: Procedure,
    *,
    wording: Wording,
    today: datetime.date,
    schema: str,
) -> Mapping[str, NewFile]:
    """Return the files of a new portfolio by path: it checks clean, and its example is a draft.

    `schema` is the JSON Schema of `portfolio.yaml`, for editors.
    """
    language, text = wording.language, wording.text
    example = Draft(
        title=text("My first evidence"),
        kind=default_kind(procedure),
        claims=((standard.counted[0], standard.required_stadium),),
        date=today.isoformat(),
    )
    evidence = evidence_path(folder_name("evidence", language), example.title)
    profile = PROFILE_FILES[0 if language == "nl" else 1]
    attachments = folder_name("attachments", language)
    reflections = folder_name("reflections", language)
    return {
        SETTINGS_FILES[0]: NewFile(
            _settings(candidate, standard, wording), text("who you are, and which standard")
        ),
        profile: NewFile(_profile(wording), text("your introduction and work history")),
        evidence: NewFile(
            new_evidence(example, standard, wording=wording),
            text("an example to write in (still a draft)"),
        ),
        f"{attachments}/.gitkeep": NewFile(""),
        f"{reflections}/.gitkeep": NewFile(""),
        ".schema/portfolio.schema.json": NewFile(schema),
    }


def _settings(candidate: str, standard: Standard, wording: Wording) -> str:
    def line(key: str, value: str, about: str = "") -> str:
        comment = f"  # {about}" if about else ""
        return f"{written(key, wording.language)}: {value}{comment}"

    text = wording.text
    lines = [
        "# yaml-language-server: $schema=.schema/portfolio.schema.json",
        line("candidate", yaml_text(one_line(candidate))),
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
            written("title", wording.language) + ": " + yaml_text(text("Who I am")),
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
    """Return the text of a new evidence file: front matter, what to show, and where to write.

    A kind that is told in STARR gets its headings, another a hint and a line for its attachments.
    """
    language, text = wording.language, wording.text

    def key(name: str) -> str:
        return written(name, language)

    def commented(line: str, about: str) -> str:
        return f"{line}  # {about}"

    claims = [
        line
        for competence, stadium in draft.claims
        for line in (
            commented(f"  - {key('id')}: {yaml_text(competence.id)}", one_line(competence.title)),
            f"    {key('stadium')}: {yaml_text(stadium.id)}",
        )
    ]
    context = one_line(draft.context)
    where = text("where, and with whom")
    yes, no = text("yes"), text("no")
    confirms = text("does somebody confirm it? fill this in and remove the first #")
    nobody = text("make it yes when nobody can be recognised")
    attachments = f"# {key('attachments')}: [{folder_name('attachments', language)}/….pdf]"
    which = text("which file belongs to it? fill in its name and remove the first #")
    remove = text("a draft does not count; remove this line when done")
    head = [
        "---",
        f"{key('title')}: {yaml_text(one_line(draft.title))}",
        f"{key('date')}: {draft.date}",
        f"{key('kind')}: {yaml_text(draft.kind.name(language))}",
        f"{key('context')}: {yaml_text(context)}" if context else f"# {key('context')}: {where}",
        f"{key('competences')}:",
        *claims,
        *([] if draft.kind.starr else [commented(attachments, which)]),
        # Without names it is refused, so that nothing is confirmed by somebody who is not there.
        commented(f"# {key('confirmed_by')}: {{{key('name')}: , {key('role')}: }}", confirms),
        commented(f"{key('anonymised')}: {no}", nobody),
        commented(f"{key('draft')}: {yes}", remove),
        "---",
        "",
    ]
    body = _headings(wording) if draft.kind.starr else _hint(draft.kind, wording)
    return "\n".join([*head, *_guide(draft.claims, standard, wording), *body])


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
        text("[your words]{{{id}}}", id=first[-1].id if first else claims[0][0].id),
        "",
    ]
    for competence, stadium in claims:
        lines.append(_in_comment(f"{competence.id} {competence.title}"))
        lines += [
            _in_comment(f"  {i.id}  {i.text}") for i in standard.needed_for(competence, stadium.id)
        ]
        lines.append("")
    return [*lines[:-1], "-->", ""]


def _in_comment(text: str) -> str:
    """Keep a text of the standard from ending the comment that it stands in."""
    return text.replace("-->", "-- >")


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


def _hint(kind: Kind, wording: Wording) -> list[str]:
    """Say what to write of a document that is no story: the candidate's own, or somebody else's."""
    text = wording.text
    about = (
        text("What is it, what was it for, and what did you do in it yourself?")
        if kind.own_word
        else text("What is it, who made it and when, and what does it say of your work?")
    )
    return [f"<!-- {about}", text("Put the document itself with your attachments.") + " -->", ""]
