"""Every sentence a person sees, by language, as a value that is handed down.

Sentences are written in English in the code and translated through gettext catalogues; there is
no process-wide locale. English needs no catalogue.
"""

import datetime
import gettext
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.language import DEFAULT_LANGUAGE, LANGUAGES
from portfolio_builder.model.portfolio import When
from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.model.rules import Rule, Severity
from portfolio_builder.wording.phrases import PHRASES
from portfolio_builder.wording.rules import MAY_STAY, N_, SENTENCES

DOMAIN = "portfolio"

__all__ = [
    "DATE_BEGINS",
    "DATE_ENDS",
    "DEFAULT_LANGUAGE",
    "DOMAIN",
    "LANGUAGES",
    "N_",
    "Wording",
    "load",
]

DATE_BEGINS, DATE_ENDS = "\ue001", "\ue002"
"""Private signs around a date of the program itself, when it has to be told from other dates."""


_PHRASED = {"encoding", "what", "expected", "found", "feature", "problem", "kind"}
"""Facts that name a piece of a sentence by its key."""
_COUNTED = {"most", "width", "height"}
"""Facts that can be large numbers, and are no sizes."""
_PRECISION_YEAR, _PRECISION_MONTH = 1, 2
_KILO = 1000


_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


@dataclass(frozen=True)
class Wording:
    """The words of one language (`nl` or `en`).

    With `marking_dates` each date that it words stands between `DATE_BEGINS` and `DATE_ENDS`.
    """

    language: str = "en"
    catalogue: gettext.NullTranslations = field(
        default_factory=gettext.NullTranslations, repr=False, compare=False
    )
    marking_dates: bool = False

    def text(self, msgid: str, /, **values: object) -> str:
        """Return the sentence in this language, with `{name}` filled in from `values`."""
        sentence = self.catalogue.gettext(msgid) if msgid else ""
        return sentence.format(**values) if values else sentence

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the form that fits the count; `{n}` is available in the sentence."""
        return self.catalogue.ngettext(one, many, n).format(n=self.number(n), **values)

    def gettext(self, msgid: str) -> str:
        """Translate without filling in (the interface of Jinja's i18n extension)."""
        return self.catalogue.gettext(msgid)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Translate a plural without filling in (the interface of Jinja's i18n extension)."""
        return self.catalogue.ngettext(one, many, n)

    def number(self, n: int | float) -> str:
        """Write a number the way the language does, with at most one decimal."""
        whole = f"{n:,}" if isinstance(n, int) else f"{n:,.1f}".removesuffix(".0")
        if self.language == "nl":
            return whole.translate(str.maketrans(",.", ".,"))
        return whole

    def size(self, size: int) -> str:
        """Write a number of bytes with a decimal unit, such as `1,2 MB`."""
        amount = float(size)
        for unit in ("bytes", "kB", "MB"):
            if amount < _KILO:
                shown = int(amount) if amount == int(amount) else amount
                return f"{self.number(shown)} {unit}"
            amount = round(amount / _KILO, 1)
        return f"{self.number(amount)} GB"

    def month(self, number: int) -> str:
        """Return the name of a month, 1 to 12."""
        return self.catalogue.gettext(_MONTHS[number - 1])

    def date(self, day: datetime.date) -> str:
        """Write a day in full, such as `14 maart 2024`."""
        written = f"{day.day} {self.month(day.month)} {day.year}"
        return f"{DATE_BEGINS}{written}{DATE_ENDS}" if self.marking_dates else written

    def when(self, when: When) -> str:
        """Write a day, month, year or period as precisely as it was given."""
        if when.period:
            return self.text(
                "{first} to {last}",
                first=self._as_given(when.first, when.parts),
                last=self._as_given(when.last, when.parts),
            )
        return self._as_given(when.first, when.parts)

    def listed(self, items: tuple[str, ...]) -> str:
        """Join words as a sentence does: `a, b or c`."""
        if len(items) < 2:  # noqa: PLR2004 - one word needs no joining
            return "".join(items)
        return self.text("{first} or {last}", first=", ".join(items[:-1]), last=items[-1])

    def tally(self, findings: Sequence[Finding]) -> str:
        """Say how many findings there are of each severity, in one line."""
        if not findings:
            return self.text("Nothing to mend.")
        count = {s: sum(f.times for f in findings if f.severity is s) for s in Severity}
        errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
        advice = count[Severity.ADVICE]
        said = (
            self.plural("{n} error", "{n} errors", errors) if errors else "",
            self.plural("{n} warning", "{n} warnings", warnings) if warnings else "",
            self.plural("{n} piece of advice", "{n} pieces of advice", advice) if advice else "",
        )
        return ", ".join(part for part in said if part) + "."

    def withheld(self, kind: PersonalData) -> str:
        """Return what stands in the place of personal data that is left out."""
        phrase = self.catalogue.gettext(PHRASES[kind.value])
        return self.text("[{kind} left out]", kind=phrase)

    def message(self, finding: Finding) -> str:
        """Return the one sentence of a finding: what is wrong."""
        said = self.text(SENTENCES[finding.code].message, **self._facts(finding))
        if not finding.more:
            return said
        more = self.plural(
            "and {n} more time in this file", "and {n} more times in this file", finding.more
        )
        return f"{said} ({more})"

    def form(self, rule: Rule) -> str:
        """Return the sentence of a rule with `…` for what differs from finding to finding."""
        return self.text(SENTENCES[rule.code].message, **dict.fromkeys(rule.facts, "…"))

    def hint(self, finding: Finding) -> str:
        """Return what to do about a finding."""
        sentence = SENTENCES[finding.code]
        nearest = finding.fact.get("nearest")
        hint = sentence.hint_nearest if nearest and sentence.hint_nearest else sentence.hint
        hint = sentence.mends.get(str(finding.fact.get("problem")), hint)
        return self.text(hint, **self._facts(finding)) if hint else ""

    def _facts(self, finding: Finding) -> dict[str, object]:
        reviewed = self.catalogue.gettext(MAY_STAY).format(code=finding.code)
        facts: dict[str, object] = {"suggestion": finding.suggestion, "reviewed": reviewed}
        for name, value in finding.facts:
            if isinstance(value, tuple):
                facts[name] = self.listed(value)
            elif name in {"size", "limit"} and isinstance(value, int) and value >= _KILO:
                facts[name] = self.size(value)
            elif name in _COUNTED and isinstance(value, int):
                facts[name] = self.number(value)
            elif name in _PHRASED:
                phrase = PHRASES.get(str(value), "")
                facts[name] = self.catalogue.gettext(phrase) if phrase else value
            else:
                facts[name] = value
        return facts

    def _as_given(self, day: datetime.date, parts: int) -> str:
        if parts == _PRECISION_YEAR:
            return str(day.year)
        if parts == _PRECISION_MONTH:
            return f"{self.month(day.month)} {day.year}"
        return self.date(day)


def load(language: str, locale_dir: Path) -> Wording:
    """Return the wording of a language; an unknown one reads as the default.

    Raises `FileNotFoundError` when the catalogue was not compiled into `locale_dir`.
    """
    if language == "en":
        return Wording("en")
    catalogue = gettext.translation(DOMAIN, locale_dir, languages=[DEFAULT_LANGUAGE])
    return Wording(DEFAULT_LANGUAGE, catalogue)
