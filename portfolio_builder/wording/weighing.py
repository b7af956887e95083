"""How firmness and next steps are said: one sentence for each count, letter and step.

Used by the terminal and the site alike, so that both say the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from portfolio_builder.model.firmness import Aspect, Firmness, Grade, Letter, Measure, Verdict
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.steps import Action, Goal, Step
from portfolio_builder.wording import N_, Wording
from portfolio_builder.wording.firmness import grade_name, letter_name, letter_names

_GOALS = {
    Goal.REACH: N_("To reach the rule"),
    Goal.FIRM: N_("To make it firm"),
    Goal.MARGIN: N_("To have a margin"),
}


@dataclass(frozen=True)
class Weighing:
    """Says of one portfolio how firm it is and what to do next, in one language."""

    wording: Wording
    portfolio: Portfolio
    standard: Standard
    procedure: Procedure

    def letter(self, letter: Letter) -> str:
        """Return the name of a letter of VRAAK."""
        return letter_name(letter, self.wording)

    def letters(self, letters: Iterable[Letter]) -> str:
        """Return the names of several letters, joined by commas, in lower case."""
        return letter_names(letters, self.wording)

    def grade(self, grade: Grade) -> str:
        """Return the word for firm, thin or not met."""
        return grade_name(grade, self.wording)

    def goal(self, goal: Goal) -> str:
        """Return what a group of steps is for."""
        return self.wording.text(_GOALS[goal])

    def context(self, key: str) -> str:
        """Return a context as the candidate wrote it first, by `Evidence.context_key`."""
        return self._contexts.get(key, key)

    def title(self, path: str) -> str:
        """Return the title of a piece of evidence."""
        piece = self.portfolio.evidence_by_path.get(path)
        return piece.title if piece else path

    def kind(self, kind: str) -> str:
        """Return the name of a kind of evidence."""
        known = self.procedure.kind_by_id.get(kind)
        return known.name(self.wording.language) if known else kind

    @cached_property
    def _contexts(self) -> dict[str, str]:
        contexts: dict[str, str] = {}
        for piece in self.portfolio.evidence:
            contexts.setdefault(piece.context_key, piece.context)
        return contexts

    # Firmness

    def reason(self, verdict: Verdict) -> str:
        """Say what is there for a letter and what is asked."""
        return " ".join(self._reason(m) for m in verdict.measures)

    def mend(self, verdict: Verdict, firmness: Firmness) -> str:
        """Say what would mend a letter; empty when it holds."""
        waiting: dict[str, None] = {}
        more = []
        for measure in verdict.measures:
            if measure.holds:
                continue
            would = firmness.waiting(measure)
            waiting |= dict.fromkeys(would.values())
            if measure.have + len(would) < measure.need:
                more.append(self._mend(measure, firmness))
        return " ".join([*self._show(waiting), *more])

    def _show(self, silent: Iterable[str]) -> Iterable[str]:
        """Yield what to do with pieces that only claim it, by their paths."""
        titles = self._quoted(self.title(path) for path in silent)
        if titles:
            yield self.wording.text(
                "Nothing in {titles} shows this yet: mark words there that do, or say with the "
                "claim why.",
                titles=titles,
            )

    def _reason(self, measure: Measure) -> str:
        plural, n, need = self.wording.plural, measure.have, measure.need
        match measure.aspect:
            case Aspect.CONTEXTS:
                said = plural("{n} context", "{n} contexts", n)
            case Aspect.KINDS:
                said = plural("{n} kind of evidence", "{n} kinds of evidence", n)
            case Aspect.INDICATORS:
                said = plural(
                    "{n} needed indicator has a passage or is named",
                    "{n} needed indicators have a passage or are named",
                    n,
                )
            case Aspect.WORDS:
                said = plural(
                    "{n} piece with a passage or a reason",
                    "{n} pieces with a passage or a reason",
                    n,
                )
            case Aspect.INDEPENDENT:
                said = plural(
                    "{n} piece that is more than the candidate's own word",
                    "{n} pieces that are more than the candidate's own word",
                    n,
                )
                if measure.people:
                    said += plural(
                        ", confirmed by {n} person", ", confirmed by {n} people", measure.people
                    )
            case Aspect.CURRENT:
                said = plural(
                    "{n} piece that is recent enough and valid",
                    "{n} pieces that are recent enough and valid",
                    n,
                )
            case Aspect.PIECES:
                said = plural("{n} different piece", "{n} different pieces", n)
        asked = self.wording.text("(asked: {need})", need=self.wording.number(need))
        return f"{said} {asked}."

    def _mend(self, measure: Measure, firmness: Firmness) -> str:
        text = self.wording.text
        match measure.aspect:
            case Aspect.CONTEXTS if measure.which:
                return text(
                    "Add evidence from another context than {contexts}.",
                    contexts=self._quoted(self.context(c) for c in measure.which),
                )
            case Aspect.CONTEXTS:
                return text("Say in the evidence in which context it was.")
            case Aspect.KINDS if measure.which:
                return text(
                    "Add another kind of evidence than {kinds}.",
                    kinds=self._quoted(self.kind(k) for k in measure.which),
                )
            case Aspect.KINDS:
                return text("Say in the evidence of which kind it is.")
            case Aspect.INDICATORS:
                return text("Mark words that show the indicators without a passage.")
            case Aspect.WORDS:
                return text("Mark a passage, or say with the claim why this shows it.")
            case Aspect.INDEPENDENT:
                return text(
                    "Have a piece confirmed by somebody who was there, or add a document of "
                    "somebody else, with that document attached."
                )
            case Aspect.CURRENT:
                return self.wording.plural(
                    "Add evidence that is not older than {n} year.",
                    "Add evidence that is not older than {n} years.",
                    self.procedure.thresholds.currency.max_age_years,
                )
            case Aspect.PIECES:
                copies = len({c.evidence for c in firmness.contributions if c.at_level and c.shows})
                more = self.wording.plural(
                    "Add {n} more piece of evidence.",
                    "Add {n} more pieces of evidence.",
                    measure.need - measure.have,
                )
                if copies > measure.have:
                    return more + " " + text("A copy of a text does not count.")
                return more

    def _quoted(self, names: Iterable[str]) -> str:
        return ", ".join(f"'{name}'" for name in names)

    # Next steps

    def step(self, step: Step) -> str:
        """Say what to do, in one or two sentences."""
        text = self.wording.text
        competence = self.standard.competences[step.competence]
        named = f"{competence.id} ({competence.title})"
        title = self.title(step.evidence)
        stadium = self.standard.required_stadium.title.lower()
        match step.action:
            case Action.MEND:
                return text("Mend '{title}': then it counts for {named}.", title=title, named=named)
            case Action.RAISE_CLAIM:
                return text(
                    "Claim {named} at {stadium} in '{title}': its passages already show that.",
                    named=named,
                    stadium=stadium,
                    title=title,
                )
            case Action.ADD_CLAIM:
                return text(
                    "Claim {named} at {stadium} in '{title}' as well: it has passages for it.",
                    named=named,
                    stadium=stadium,
                    title=title,
                )
            case Action.CONFIRM:
                return text(
                    "Have '{title}' confirmed by somebody who was there, and name them under "
                    "`confirmed_by:`. It helps {named}.",
                    named=named,
                    title=title,
                )
            case Action.MARK if not step.indicators:
                return text(
                    "Mark in '{title}' words that show {named}, or say with the claim why: then it "
                    "counts for how firm that is.",
                    title=title,
                    named=named,
                )
            case Action.MARK:
                return text(
                    "Mark in '{title}' the words that show {indicators}, or add them there. It "
                    "helps {named}.",
                    title=title,
                    indicators=", ".join(step.indicators),
                    named=named,
                )
            case Action.FINISH_DRAFT:
                return text(
                    "Finish the draft '{title}': then it counts for {named}.",
                    title=title,
                    named=named,
                )
            case Action.FINISH_AND_MEND:
                return text(
                    "Finish the draft '{title}' and mend what is wrong in it: then it counts for "
                    "{named}.",
                    title=title,
                    named=named,
                )
            case Action.WRITE:
                return " ".join(self._write(step, named, stadium))

    def _write(self, step: Step, named: str, stadium: str) -> Iterable[str]:
        text = self.wording.text
        yield text(
            "Write new evidence for {named} at {stadium}, for example of the kind '{kind}'.",
            named=named,
            stadium=stadium,
            kind=self.kind(step.kind),
        )
        there = self._quoted(self.context(c) for c in step.not_contexts)
        like = self.context(step.context)
        if there and like:
            yield text(
                "Choose another context than {contexts}, such as '{context}'.",
                contexts=there,
                context=like,
            )
        elif there:
            yield text("Choose another context than {contexts}.", contexts=there)
        elif like:
            yield text("Its context can be '{context}'.", context=like)
        elif Letter.VARIATION in step.mends and not step.gains:
            yield text("Choose another context than in your other evidence for it.")
        if Letter.AUTHENTICITY in step.mends:
            yield text("Have it confirmed by somebody who was there.")
        if step.indicators:
            yield text("Show {indicators} in it.", indicators=", ".join(step.indicators))

    def why(self, step: Step) -> str:
        """Say what a step is good for: which competences it brings, or which letters it mends."""
        if step.gains:
            return self.wording.text("brings {competences}", competences=", ".join(step.gains))
        if step.mends:
            return self.wording.text("mends {letters}", letters=self.letters(step.mends))
        return ""
