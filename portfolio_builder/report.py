"""Findings and summaries as text and JSON: the one place that words them for a terminal.

Pure: it returns strings; `cli` prints them. Text of the candidate is shown without control
characters, so that a file cannot write to the terminal.
"""

import json
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from portfolio_builder.model.assessment import Assessment, ClaimStatus, Standing, State
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import RULE_OF, masked
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import (
    Cluster,
    Competence,
    Indicator,
    LifeArea,
    Standard,
)
from portfolio_builder.wording import Wording

Lines = Callable[[Place], str]
"""Gives the line of a place as it stands in the file, or an empty text."""

_PRIVATE = frozenset(RULE_OF.values())
# A terminal has 80 columns until somebody makes it wider; the line number takes 8 of them.
_WIDTH = 80
_LINE_LENGTH = _WIDTH - 8
_BAR = 10
# So many lines are left on a screen of 24 for what is missing.
_ROOM = 6


def plain(text: str) -> str:
    """Return the text without control characters (a terminal would obey them)."""
    return "".join(
        " " if c == "\t" else c for c in text if c == "\t" or unicodedata.category(c)[0] != "C"
    )


def severity_word(severity: Severity, wording: Wording) -> str:
    """Return the word for a severity."""
    match severity:
        case Severity.ERROR:
            return wording.text("error")
        case Severity.WARNING:
            return wording.text("warning")
        case Severity.ADVICE:
            return wording.text("advice")


def findings_text(findings: Iterable[Finding], wording: Wording, lines: Lines) -> str:
    """Write each finding with its place, its line with the spot marked, and the way out.

    Personal data that any of the findings is about is masked on the lines that are shown.
    """
    listed = tuple(findings)
    private: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for found in listed:
        if found.rule in _PRIVATE:
            private[found.place.file, found.place.line].append(found.place)

    def shown(place: Place) -> str:
        line = lines(place)
        for words in private.get((place.file, place.line), ()):
            line = _masked_at(line, words)
        return line

    return "\n\n".join(_finding_text(f, wording, shown(f.place)) for f in listed)


def _masked_at(line: str, place: Place) -> str:
    """Return a line of which the words at a place are masked; it stays as long as it was."""
    start, end = place.column - 1, place.column - 1 + place.length
    return line[:start] + masked(line[start:end])[: place.length] + line[end:]


def _finding_text(found: Finding, wording: Wording, line: str) -> str:
    place = found.place
    where = ":".join([plain(place.file)] + [str(n) for n in (place.line, place.column) if n])
    word = severity_word(found.severity, wording)
    head = f"{where}: {word} {found.code}: {plain(wording.message(found))}"
    hint = plain(wording.hint(found))
    if not line or not place.line:
        return f"{head}\n   {hint}" if hint else head
    shown, column = _window(line, place.column)
    number = f"{place.line:>5} | "
    rail = " " * 5 + " | "
    mark = ""
    if place.column:
        # Counted in what is printed: a sign that is left out takes no room.
        marked = shown[column - 1 : column - 1 + place.length]
        mark = " " * len(plain(shown[: column - 1])) + "^" * max(1, len(plain(marked)))
    return f"{head}\n{number}{plain(shown)}\n{rail}{mark}{' ' if mark else ''}{hint}".rstrip()


def _window(line: str, column: int) -> tuple[str, int]:
    """Cut a long line to what fits around the column; return it with the column in it."""
    if len(line) <= _LINE_LENGTH:
        return line, column
    start = max(0, min(column - _LINE_LENGTH // 2, len(line) - _LINE_LENGTH))
    return line[start : start + _LINE_LENGTH], max(1, column - start)


def findings_json(findings: Iterable[Finding], wording: Wording) -> str:
    """Write the findings as JSON: `{"version": 1, "findings": [...]}`, lines and columns from 1."""
    listed = [
        {
            "code": f.code,
            "rule": f.rule.name,
            "severity": f.severity.value,
            "file": f.place.file,
            "line": f.place.line or None,
            "column": f.place.column or None,
            "length": f.place.length or None,
            "message": wording.message(f),
            "hint": wording.hint(f) or None,
            "suggestion": f.suggestion or None,
        }
        for f in findings
    ]
    return json.dumps({"version": 1, "findings": listed}, ensure_ascii=False, indent=2)


def status_text(
    assessment: Assessment, standard: Standard, findings: Sequence[Finding], wording: Wording
) -> str:
    """Write how the portfolio stands on one screen: the count, the clusters, what is missing."""
    blocks = [
        _verdict(assessment, standard, wording),
        _clusters(assessment, standard, wording),
        _missing(assessment, standard, wording),
        f"{_pieces(assessment, wording)} {wording.tally(findings)}\n"
        + wording.text("This is a self-assessment. Only assessors judge."),
    ]
    return "\n\n".join(b for b in blocks if b)


def _verdict(assessment: Assessment, standard: Standard, wording: Wording) -> str:
    stadium = plain(standard.required_stadium.title.lower())
    count = wording.text(
        "{met} of {total} competences claimed and supported at {stadium} or higher",
        met=assessment.met,
        total=assessment.total,
        stadium=stadium,
    )
    if assessment.reached:
        rule = wording.text("needed: {required}. You are there.", required=assessment.required)
    else:
        rule = wording.plural(
            "needed: {required}. {n} more to go.",
            "needed: {required}. {n} more to go.",
            assessment.missing,
            required=assessment.required,
        )
    return f"{count}\n{_bar(assessment.met, assessment.total, 4 * _BAR)}  {rule}"


def _clusters(assessment: Assessment, standard: Standard, wording: Wording) -> str:
    titles = {c.number: plain(f"{c.number} {c.title}") for c in standard.clusters}
    width = max((len(t) for t in titles.values()), default=0)
    rows = [
        f"  {titles[c.cluster]:<{width}}  {_bar(c.met, c.total, _BAR)}  "
        + wording.text("{met} of {total}", met=c.met, total=c.total)
        for c in assessment.clusters
    ]
    return "\n".join(rows)


def _missing(assessment: Assessment, standard: Standard, wording: Wording) -> str:
    """Write the counted competences that are not met, those with the same reason together.

    They stand with their titles where there is room for it, and else by their ids.
    """
    gaps: dict[str, list[Competence]] = {}
    for competence in standard.counted:
        standing = assessment.standing_of[competence.id]
        if standing.state is not State.MET:
            gaps.setdefault(_reason(standing, standard, wording), []).append(competence)
    by_title = "\n".join("\n".join([reason, *map(_row, of)]) for reason, of in gaps.items())
    if by_title.count("\n") < _ROOM:
        return by_title
    by_id = [
        _wrapped("  ".join([reason, *(c.id for c in of)]), first="") for reason, of in gaps.items()
    ]
    example = next(iter(gaps.values()))[0].id
    more = wording.text("What is asked of one: portfolio standard show {id}", id=plain(example))
    return "\n".join([*by_id, more])


def _reason(standing: Standing, standard: Standard, wording: Wording) -> str:
    """Say why a competence is not met yet, as a heading."""
    if standing.state is State.BELOW:
        level = plain(standard.stadium_by_id[standing.level].title.lower())
        return wording.text("Still at {level}:", level=level)
    statuses = {claim.status for claim in standing.not_counted}
    if ClaimStatus.DRAFT in statuses:
        return wording.text("Only a draft, which does not count:")
    if statuses:
        return wording.text("Only evidence with an error, which does not count:")
    return wording.text("No evidence yet:")


def _pieces(assessment: Assessment, wording: Wording) -> str:
    drafts = sum(e.draft for e in assessment.evidence)
    wrong = sum(e.has_error and not e.draft for e in assessment.evidence)
    total = len(assessment.evidence)
    parts = [wording.plural("{n} piece of evidence", "{n} pieces of evidence", total)]
    if drafts:
        parts.append(wording.plural("{n} draft not counted", "{n} drafts not counted", drafts))
    if wrong:
        parts.append(
            wording.plural("{n} with an error not counted", "{n} with errors not counted", wrong)
        )
    return ", ".join(parts) + "."


def _bar(part: int, total: int, width: int) -> str:
    """Draw a bar of `width` characters for part of total."""
    filled = round(width * part / total) if total else 0
    return "█" * filled + "░" * (width - filled)


def standard_text(standard: Standard, wording: Wording) -> str:
    """Write the clusters and life areas of a standard with their competences."""
    rule = wording.text("The rule: {rule}", rule=standard.rule.text)
    blocks = [plain(standard.title), _wrapped(rule, first="", rest="")]
    blocks += [cluster_text(c, wording) for c in standard.clusters]
    blocks += [
        "\n".join([plain(f"{a.id} {a.title}"), *map(_row, a.competences)])
        for a in standard.life_areas
    ]
    return "\n\n".join(blocks)


def cluster_text(cluster: Cluster, wording: Wording) -> str:
    """Write a cluster with its competences."""
    head = wording.text("Cluster {number}: {title}", number=cluster.number, title=cluster.title)
    return "\n".join([plain(head), *map(_row, cluster.competences)])


def area_text(area: LifeArea, standard: Standard) -> str:
    """Write a life area: its competences, its topics, what the standard says of each stadium."""
    lines = [plain(f"{area.id} {area.title}")]
    if area.topics:
        lines.append(_wrapped(", ".join(area.topics)))
    lines += ["", *map(_row, area.competences)]
    for text in area.stadium_texts:
        title = plain(standard.stadium_by_id[text.stadium].title)
        lines += ["", title, *(_wrapped(p) for p in text.text.split("\n"))]
    return "\n".join(lines)


def competence_text(competence: Competence, standard: Standard, wording: Wording) -> str:
    """Write a competence with its definition and its indicators by stadium."""
    lines = [_wrapped(f"{competence.id} {competence.title}", first="")]
    if competence.definition:
        lines += ["", _wrapped(competence.definition)]
    counted, word = competence in standard.counted, wording.text("needed")
    for stadium in standard.stadia:
        indicators = competence.at(stadium.id)
        if indicators:
            needed = counted and stadium.rank <= standard.required_stadium.rank
            mark = f" ({word})" if needed else ""
            lines += ["", plain(stadium.title) + mark]
            lines += [_wrapped(i.text, first=f"  {i.id:<9} ", rest=" " * 12) for i in indicators]
    return "\n".join(lines)


def indicator_text(indicator: Indicator, standard: Standard) -> str:
    """Write one indicator with its stadium and competence."""
    competence = standard.competences[indicator.competence]
    stadium = standard.stadium_by_id[indicator.stadium]
    return "\n".join(
        [
            plain(f"{indicator.id} ({stadium.title.lower()})"),
            _wrapped(indicator.text),
            _wrapped(f"{competence.id} {competence.title}", first=""),
        ]
    )


def _row(competence: Competence) -> str:
    return _wrapped(competence.title, first=f"  {plain(competence.id):<6} ", rest=" " * 9)


def _wrapped(text: str, first: str = "  ", rest: str = "  ") -> str:
    return textwrap.fill(plain(text), width=_WIDTH, initial_indent=first, subsequent_indent=rest)
