"""How the portfolio stands, on one screen: the count, how firm, what is missing, what next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from portfolio_builder.model.assessment import Assessment, Standing, State, WhyOpen
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.firmness import Grade, Letter
from portfolio_builder.model.rules import Severity
from portfolio_builder.model.standard import Competence, Standard
from portfolio_builder.model.steps import Goal, Step
from portfolio_builder.report.findings import where_said
from portfolio_builder.report.standard import row
from portfolio_builder.report.terminal import Paint, Tone, bar, plain, unpainted, wrapped
from portfolio_builder.wording import Wording
from portfolio_builder.wording.weighing import Weighing

_BAR = 10
# So many lines are left on a screen for what is missing.
_ROOM = 4
# The lines of a terminal on Windows, less the head and the command that stand around them.
_LINES = 26


def status_text(
    assessment: Assessment,
    weighing: Weighing,
    findings: Sequence[Finding],
    *,
    paint: Paint = unpainted,
    lines: int = _LINES,
) -> str:
    """Write how the portfolio stands, in so many lines: what is thin with less where less fits."""
    wording, standard = weighing.wording, weighing.standard
    text = ""
    for thin in _thin(assessment, weighing):
        blocks = [
            _verdict(assessment, standard, wording, paint),
            _clusters(assessment, standard, wording),
            _missing(assessment, standard, wording),
            "\n".join(w for w in (thin, *_weak(assessment, weighing, findings)) if w),
            f"{_pieces(assessment, wording)} {wording.tally(findings)}\n"
            + wording.text("This is a self-assessment. Only assessors judge."),
        ]
        text = "\n\n".join(b for b in blocks if b)
        if text.count("\n") < lines:
            break
    return text


def steps_text(
    assessment: Assessment,
    weighing: Weighing,
    *,
    most: int | None = None,
    paint: Paint = unpainted,
) -> str:
    """Write the plan: the steps towards each goal, in order, and at most so many."""
    if not assessment.steps:
        return weighing.wording.text("There is nothing left to do: it is firm, with a margin.")
    shown = list(enumerate(assessment.steps[:most], 1))
    blocks = []
    for goal in Goal:
        listed = [_step(number, s, weighing) for number, s in shown if s.goal is goal]
        if listed:
            blocks.append("\n".join([paint(weighing.goal(goal), Tone.STRONG), *listed]))
    return "\n\n".join(blocks)


def _step(number: int, step: Step, weighing: Weighing) -> str:
    why = weighing.why(step)
    said = weighing.step(step) + (f" ({why})" if why else "")
    return wrapped(said, first=f"{number:>3}. ", rest="     ")


def without_text(
    before: Assessment, after: Assessment, weighing: Weighing, gone: Iterable[str]
) -> str:
    """Write what is left when some pieces of evidence are set aside."""
    wording = weighing.wording
    titles = ", ".join(f"'{plain(weighing.title(path))}'" for path in gone)
    lines = [
        wording.text("Without {titles}:", titles=titles),
        "  "
        + wording.text(
            "{met} of {total} claimed and supported (now {now}), needed: {required}.",
            met=after.met,
            total=after.total,
            now=before.met,
            required=after.required,
        ),
        "  " + wording.text("{firm} firm (now {now}).", firm=after.firm, now=before.firm),
    ]
    fallen, thinned = [], []
    for competence in weighing.standard.counted:
        old, new = before.standing_of[competence.id], after.standing_of[competence.id]
        if old.state is State.MET and new.state is not State.MET:
            fallen.append(row(competence))
        elif old.firm and not new.firm:
            thinned.append(row(competence))
    if fallen:
        lines += [wording.text("No longer met:"), *fallen]
    if thinned:
        lines += [wording.text("No longer firm:"), *thinned]
    return "\n".join(lines)


def _verdict(assessment: Assessment, standard: Standard, wording: Wording, paint: Paint) -> str:
    stadium = plain(standard.required_stadium.title.lower())
    count = wording.text(
        "{met} of {total} competences claimed and supported at {stadium} or higher",
        met=assessment.met,
        total=assessment.total,
        stadium=stadium,
    )
    short = wording.text(
        "{met} claimed: {firm} firm (█), {thin} thin (▓). What that is: portfolio explain thin",
        met=assessment.met,
        firm=assessment.firm,
        thin=assessment.met - assessment.firm,
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
    drawn = bar(assessment.met, assessment.total, 4 * _BAR, firm=assessment.firm)
    tone = Tone.GOOD if assessment.reached else Tone.WARNING
    return f"{paint(count, Tone.STRONG)}\n{paint(drawn, tone)}  {rule}\n{short}"


def _clusters(assessment: Assessment, standard: Standard, wording: Wording) -> str:
    titles = {c.number: plain(f"{c.number} {c.title}") for c in standard.clusters}
    width = max((len(t) for t in titles.values()), default=0)
    rows = [
        f"  {titles[c.cluster]:<{width}}  {bar(c.met, c.total, _BAR, firm=c.firm)}  "
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
    by_title = "\n".join("\n".join([reason, *map(row, of)]) for reason, of in gaps.items())
    if by_title.count("\n") < _ROOM:
        return by_title
    by_id = [
        wrapped("  ".join([reason, *(c.id for c in of)]), first="") for reason, of in gaps.items()
    ]
    if sum(map(len, gaps.values())) > _ROOM:
        example = next(iter(gaps.values()))[0].id
        show = wording.text("What is asked of one: portfolio standard show {id}", id=plain(example))
        by_id.append(show)
    return "\n".join(by_id)


def _reason(standing: Standing, standard: Standard, wording: Wording) -> str:
    """Say why a competence is not met yet, as a heading."""
    match standing.why_open:
        case WhyOpen.ONLY_DRAFTS:
            return wording.text("Only a draft, which does not count:")
        case WhyOpen.ONLY_ERRORS:
            return wording.text("Only evidence with an error, which does not count:")
        case WhyOpen.NO_EVIDENCE:
            return wording.text("No evidence yet:")
    level = plain(standard.stadium_by_id[standing.level].title.lower())
    return wording.text("Still at {level}:", level=level)


def _thin(assessment: Assessment, weighing: Weighing) -> Iterator[str]:
    """Yield what is thin: with the reasons of each, with how often each lacks, and without."""
    text = weighing.wording.text
    thin: dict[str, tuple[Letter, ...]] = {}
    bare: list[str] = []
    for competence in weighing.standard.counted:
        firmness = assessment.standing_of[competence.id].firmness
        if firmness.grade is Grade.THIN and any(c.words for c in firmness.contributions):
            thin[competence.id] = firmness.failing
        elif firmness.grade is Grade.THIN:
            bare.append(competence.id)
    above = "  ".join([text("Claimed without a passage or a reason:"), *bare]) if bare else ""
    if assessment.met and not bare and not thin:
        above = text("All that counts is firm.")
    for detail in _reasons(thin, weighing) if thin else [""]:
        yield "\n".join(wrapped(words, first="") for words in (above, detail) if words)


def _reasons(thin: Mapping[str, tuple[Letter, ...]], weighing: Weighing) -> Iterator[str]:
    """Yield three ways to say why these are thin, each shorter than the one before."""
    said = weighing.wording.text("Met, and thin:")
    alike: dict[tuple[Letter, ...], list[str]] = {}
    for competence, letters in thin.items():
        alike.setdefault(letters, []).append(competence)
    yield "  ".join([said, *(f"{' '.join(of)} ({weighing.letters(x)})" for x, of in alike.items())])
    often = Counter(letter for letters in thin.values() for letter in letters)
    counted = ", ".join(f"{weighing.letters([x])} {often[x]}×" for x in Letter if often[x])
    yield "  ".join([said, *thin]) + f" ({counted})"
    yield "  ".join([said, *thin])


def _weak(assessment: Assessment, weighing: Weighing, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what hangs on one piece, and the next step: first that what is written counts."""
    wording = weighing.wording
    for loss in assessment.dependence.losses[:1]:
        if loss.met < assessment.required <= assessment.met:
            said = wording.text(
                "Without '{title}' there are {met} left: {falls} hang on it.",
                title=weighing.title(loss.evidence),
                met=loss.met,
                falls=", ".join(loss.falls),
            )
            yield wrapped(said, first="")
    wrong = next((f.place for f in findings if f.severity is Severity.ERROR), None)
    if wrong:
        first = wording.text("Mend the error in {where}", where=where_said(wrong, wording))
    elif assessment.steps:
        first, _, _ = weighing.step(assessment.steps[0]).partition(". ")
    else:
        return
    yield wrapped(wording.text("Next step: {step}.", step=first.rstrip(".")), first="")


def _pieces(assessment: Assessment, wording: Wording) -> str:
    drafts = assessment.drafts
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
