"""What somebody types to `new`, `init` and `claim`, to values; what cannot be used says why.

Questions and options read their answers here, so that both take the same words.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from portfolio_builder.assess.find import Finder
from portfolio_builder.authoring.texts import evidence_path, one_line
from portfolio_builder.cli.common import today
from portfolio_builder.cli.questions import Taken, Unusable
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.procedure import Kind, Procedure
from portfolio_builder.model.standard import Competence, Stadium, Standard
from portfolio_builder.read.dates import meant, parse_when
from portfolio_builder.read.source import LIMITS
from portfolio_builder.report.terminal import plain
from portfolio_builder.wording import Wording
from portfolio_builder.wording.phrases import PHRASES


def line(typed: str, wording: Wording) -> str:
    """Read one line of text that is not empty and not longer than a file may hold."""
    text = one_line(typed)
    if not text:
        raise Unusable(wording.text("Type at least one letter."))
    if len(text) > LIMITS.title:
        raise Unusable(
            wording.text(
                "This is too long: {length} characters (at most {limit}).",
                length=len(text),
                limit=LIMITS.title,
            )
        )
    return text


@dataclass(frozen=True)
class Answers:
    """Reads answers about a portfolio in `root` whose evidence is in `folder`."""

    root: Path
    folder: str
    standard: Standard
    procedure: Procedure
    wording: Wording

    @cached_property
    def ids(self) -> Ids:
        """The standard's ids, forgiving of slips."""
        return Ids(self.standard)

    @cached_property
    def finder(self) -> Finder:
        """Searches the standard by words."""
        return Finder(self.standard)

    def title(self, typed: str) -> str:
        """Read a title of which no piece of evidence has the file name yet."""
        title = line(typed, self.wording)
        path = self.path(title)
        if self._taken(path):
            raise Taken(
                self.wording.text(
                    "'{path}' is there already. Choose another title.", path=plain(path)
                )
            )
        return title

    def path(self, title: str) -> str:
        """Return where a piece of evidence with this title goes."""
        return evidence_path(self.folder, title, taken=self._taken)

    def _taken(self, path: str) -> bool:
        return os.path.lexists(self.root / path)

    def context(self, typed: str) -> str:
        """Read where it was, and with whom; nothing is for later."""
        return line(typed, self.wording) if one_line(typed) else ""

    def kind(self, typed: str) -> Kind:
        """Read a kind of evidence, in either language."""
        kind = self.procedure.kind_named(typed)
        if kind is None:
            names = tuple(k.name(self.wording.language) for k in self.procedure.kinds)
            raise Unusable(
                self.wording.text(
                    "unknown kind of evidence '{written}'. Choose {choices}.",
                    written=plain(typed),
                    choices=self.wording.listed(names),
                )
            )
        return kind

    def date(self, typed: str) -> str:
        """Read a day, month or year that began already, and return it as it was typed."""
        text, near = self.wording.text, meant(typed)
        wrong = text("'{written}' is not a date.", written=plain(typed))
        when = parse_when(near or typed)
        if when is None:
            form = PHRASES["date"]
            expected = text("Write {expected}.", expected=text(form))
            raise Unusable(f"{wrong} {expected}")
        if when.first > today(self.wording):
            date = self.wording.when(when)
            raise Unusable(text("This date has not been yet: {date}.", date=date))
        if near:
            raise Unusable(wrong, instead=near, offer=text("Did you mean {nearest}?", nearest=near))
        return typed.strip()

    def competence(self, typed: str) -> Competence:
        """Read the id of a competence."""
        known = self.ids.competence(typed)
        if known is None:
            near = self.ids.nearest_titled(typed)
            raise Unusable(
                self.wording.text("unknown competence '{written}'", written=plain(typed))
                + ". "
                + (
                    self.wording.text("Did you mean {nearest}?", nearest=self.wording.listed(near))
                    if near
                    else self.wording.text("`portfolio standard list` shows all competences.")
                )
            )
        return self.standard.competences[known]

    def stadium(self, typed: str) -> Stadium:
        """Read a stadium by its id or title."""
        text = self.wording.text
        known = self.ids.stadium(typed)
        if known is None:
            if near := self.ids.nearest_stadium(typed):
                raise Unusable(
                    text("unknown stadium '{written}'", written=plain(typed)) + ".",
                    instead=near,
                    offer=text("Did you mean {nearest}?", nearest=near),
                )
            raise Unusable(
                text(
                    "unknown stadium '{written}'. Choose {choices}.",
                    written=plain(typed),
                    choices=self.wording.listed(tuple(s.id for s in self.standard.stadia)),
                )
            )
        return self.standard.stadium_by_id[known]
