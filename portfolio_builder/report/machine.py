"""Findings and the assessment in forms for other programs: JSON, SARIF, GitHub's annotations."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from portfolio_builder import __version__
from portfolio_builder.examined import Examined, NotExamined
from portfolio_builder.model.assessment import Assessment, Standing
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.firmness import Verdict
from portfolio_builder.model.portfolio import Settings
from portfolio_builder.model.rules import Rule, Severity
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording
from portfolio_builder.wording.weighing import Weighing

VERSION = 1
"""The version of our own JSON: it goes up when a key goes away or means something else."""

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def findings_json(
    findings: Iterable[Finding],
    wording: Wording,
    examined: Examined | NotExamined | None = None,
) -> str:
    """Write these findings as JSON, lines and columns from 1; `examined` is what they are of.

    `count` is there when the portfolio could be examined.
    """
    whole = {**_head(examined), "findings": [_found(f, wording) for f in findings]}
    if isinstance(examined, Examined):
        whole["count"] = _count(examined.assessment)
    return _json(whole)


def _head(examined: Examined | NotExamined | None) -> dict[str, Any]:
    """Return whose portfolio it is and what it was held against: the same keys in every form."""
    whole: dict[str, Any] = {
        "version": VERSION,
        "program_version": __version__,
        "candidate": None,
        "reference_date": None,
        "standard": None,
        "standard_from": None,
        "procedure": None,
    }
    match examined:
        case NotExamined(settings=Settings(candidate=candidate)):
            return {**whole, "candidate": candidate}
        case None | NotExamined():
            return whole
        case Examined(portfolio=portfolio, standard=standard, procedure=procedure):
            return {
                **whole,
                "candidate": portfolio.settings.candidate,
                "reference_date": examined.reference_date.isoformat(),
                "standard": standard.id,
                "standard_from": _from(own=examined.own_standard),
                "procedure": {
                    "id": procedure.id,
                    "title": procedure.title,
                    "from": _from(own=examined.own_procedure),
                },
            }


def _from(*, own: bool) -> str:
    return "portfolio" if own else "program"


def _found(f: Finding, wording: Wording) -> dict[str, Any]:
    return {
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
        "more": f.more or None,
    }


def findings_sarif(findings: Sequence[Finding], wording: Wording, *, version: str) -> str:
    """Write the findings as SARIF 2.1.0 (OASIS), which code platforms and editors read.

    `version` is that of this program. Columns count characters, as ours do.
    """
    rules = list(dict.fromkeys(f.rule for f in findings))
    driver = {
        "name": "portfolio",
        "version": version,
        "rules": [_sarif_rule(r, wording) for r in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(f, rules.index(f.rule), wording) for f in findings],
    }
    return _json({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _sarif_rule(rule: Rule, wording: Wording) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": wording.form(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _sarif_result(f: Finding, index: int, wording: Wording) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(f.place.file)}}
    if f.place.line:
        region = {"startLine": f.place.line}
        if f.place.column:
            region["startColumn"] = f.place.column
            region["endColumn"] = f.place.column + max(1, f.place.length)
        place["region"] = region
    said = ". ".join(s.rstrip(".") for s in (wording.message(f), wording.hint(f)) if s) + "."
    return {
        "ruleId": f.code,
        "ruleIndex": index,
        "level": _LEVELS[f.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
    }


def findings_github(findings: Iterable[Finding], wording: Wording) -> str:
    """Write the findings as the workflow commands that GitHub shows beside the files."""
    return "\n".join(_command(f, wording) for f in findings)


def _command(f: Finding, wording: Wording) -> str:
    properties = {"file": f.place.file, "title": f.code}
    if f.place.line:
        properties["line"] = str(f.place.line)
    if f.place.column:
        properties["col"] = str(f.place.column)
        properties["endColumn"] = str(f.place.column + max(1, f.place.length) - 1)
    listed = ",".join(f"{k}={_property(v)}" for k, v in properties.items())
    said = "\n".join(plain(s) for s in (wording.message(f), wording.hint(f)) if s)
    return f"::{_COMMANDS[f.severity]} {listed}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")


def status_json(examined: Examined, weighing: Weighing) -> str:
    """Write all that is said about a portfolio."""
    assessment = examined.assessment
    titles = {c.number: c.title for c in examined.standard.clusters}
    return _json(
        {
            **_head(examined),
            "count": _count(assessment),
            "clusters": [
                {
                    "number": c.cluster,
                    "title": titles[c.cluster],
                    "met": c.met,
                    "firm": c.firm,
                    "total": c.total,
                }
                for c in assessment.clusters
            ],
            "competences": [_standing(s, weighing) for s in assessment.standings],
            "dependence": _dependence(assessment),
            "next_steps": [
                {
                    "goal": s.goal.value,
                    "action": s.action.value,
                    "competence": s.competence,
                    "evidence": s.evidence or None,
                    "brings": list(s.gains),
                    "mends": [x.value for x in s.mends],
                    "text": weighing.step(s),
                }
                for s in assessment.steps
            ],
        }
    )


def _count(assessment: Assessment) -> Mapping[str, Any]:
    return {
        "met": assessment.met,
        "firm": assessment.firm,
        "total": assessment.total,
        "required": assessment.required,
        "reached": assessment.reached,
        "self_assessment": True,
    }


def _standing(standing: Standing, weighing: Weighing) -> Mapping[str, Any]:
    competence = weighing.standard.competences[standing.competence]
    return {
        "id": competence.id,
        "title": competence.title,
        "cluster": competence.cluster,
        "life_area": competence.life_area,
        "counts_for_rule": competence in weighing.standard.counted,
        "state": standing.state.value,
        "why_open": standing.why_open.value if standing.why_open else None,
        "stadium": standing.level or None,
        "firmness": standing.firmness.grade.value,
        "pieces": len(standing.claims),
        "evidence": [c.evidence for c in standing.claims],
        "indicators": {
            "needed": list(standing.needed),
            "with_passage": list(standing.with_passage),
            "named_only": [
                p.indicator
                for p in standing.proofs
                if p.indicator in standing.needed and p.shown and not p.has_passage
            ],
        },
        "vraak": [_verdict(v, weighing) for v in standing.firmness.verdicts],
    }


def _verdict(verdict: Verdict, weighing: Weighing) -> Mapping[str, Any]:
    return {
        "letter": verdict.letter.value,
        "holds": verdict.holds,
        "measures": [
            {"aspect": m.aspect.value, "have": m.have, "need": m.need} for m in verdict.measures
        ],
        "reason": weighing.reason(verdict),
    }


def _dependence(assessment: Assessment) -> Mapping[str, Any]:
    found = assessment.dependence
    return {
        "margin": found.margin,
        "smallest_breaking_set": list(found.breaking.evidence) if found.breaking else None,
        "exact": found.breaking.exact if found.breaking else None,
        "without": [
            {
                "evidence": loss.evidence,
                "met": loss.met,
                "firm": loss.firm,
                "falls": list(loss.falls),
                "thins": list(loss.thins),
            }
            for loss in found.losses
            if loss.falls or loss.thins
        ],
    }


def _json(whole: Mapping[str, Any]) -> str:
    return json.dumps(whole, ensure_ascii=False, indent=2)
