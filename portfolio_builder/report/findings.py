"""Findings as text for a terminal, each with its line, the spot, and the way out.

Text of the candidate is shown without control characters, so that a file cannot write to the
terminal, and personal data is masked.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.privacy import PRIVATE_RULES, masked
from portfolio_builder.model.rules import Rule, Severity
from portfolio_builder.report.terminal import WIDTH, Paint, Tone, plain, severity_word, unpainted
from portfolio_builder.wording import Wording

Lines = Callable[[Place], str]
"""Gives the line of a place as it stands in the file, or an empty text."""

_OF_A_FOLDER = ("portfolio new", "portfolio check --fix")
"""The commands in hints that take the folder of the portfolio."""
_LINE_LENGTH = WIDTH - 8  # the line number takes 8 columns


def findings_text(
    findings: Iterable[Finding],
    wording: Wording,
    lines: Lines,
    *,
    by_code: bool = False,
    paint: Paint = unpainted,
    folder: str = "",
    private: Iterable[Finding] = (),
) -> str:
    """Write each finding with its place, its line with the spot marked, and the way out.

    `folder` is that of the portfolio as it is typed after a command, with a blank before it.

    They come in the order that is given, by file as a rule; `by_code` puts those of one code
    together under a heading. Personal data that any of them is about is masked on the lines, and so
    is what `private` is about: findings that are not written.
    """
    listed = tuple(findings)
    hidden = dict.fromkeys(f for f in (*listed, *private) if f.rule in PRIVATE_RULES)
    # Where not all personal data is told, it may stand in any line.
    unmasked = {f.place.file for f in hidden if f.more}
    masks: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for found in hidden:
        masks[found.place.file, found.place.line].append(found.place)

    def shown(place: Place) -> str:
        line = "" if place.file in unmasked else lines(place)
        for words in masks.get((place.file, place.line), ()):
            line = _masked_at(line, words)
        return line

    def block(found: Finding) -> str:
        return _finding_text(
            found, _hint(found, wording, folder), wording, shown(found.place), paint
        )

    if not by_code:
        return "\n\n".join(map(block, listed))
    return "\n\n".join(_by_code(listed, block, wording, paint))


def _by_code(
    findings: Sequence[Finding], block: Callable[[Finding], str], wording: Wording, paint: Paint
) -> Iterable[str]:
    """Yield a heading for each code, the gravest and most frequent first, and what is under it."""
    times: Counter[Rule] = Counter()
    for found in findings:
        times[found.rule] += found.times
    gravity = list(Severity)
    for rule in sorted(times, key=lambda r: (gravity.index(r.severity), -times[r], r.code)):
        said = wording.plural("{n} time", "{n} times", times[rule])
        yield paint(f"{rule.code}: {wording.form(rule)} ({said})", Tone.STRONG)
        yield from (block(f) for f in findings if f.rule is rule)


def first_of(findings: Sequence[Finding], wording: Wording, folder: str = "") -> str:
    """Say in one line where to begin: the gravest finding, and what to do about it."""
    gravest = min(findings, key=lambda f: list(Severity).index(f.severity))
    where = where_said(gravest.place, wording)
    hint = _hint(gravest, wording, folder) or plain(wording.message(gravest))
    return wording.text("Begin with {where}: {hint}", where=where, hint=hint)


def where_said(place: Place, wording: Wording) -> str:
    """Return a file, and the line when there is one, as they stand in a sentence."""
    file = plain(place.file)
    return wording.text("{file}, line {line}", file=file, line=place.line) if place.line else file


def _masked_at(line: str, place: Place) -> str:
    """Return a line of which the words at a place are masked; it stays as long as it was."""
    start, end = place.column - 1, place.column - 1 + place.length
    return line[:start] + masked(line[start:end])[: place.length] + line[end:]


def _hint(found: Finding, wording: Wording, folder: str) -> str:
    """Return what to do, with the commands in it as they are typed for a portfolio in `folder`."""
    said = plain(wording.hint(found))
    for command in _OF_A_FOLDER:
        said = said.replace(f"`{command}`", f"`{command}{folder}`")
    return said


def _finding_text(found: Finding, hint: str, wording: Wording, line: str, paint: Paint) -> str:
    place = found.place
    where = ":".join([plain(place.file)] + [str(n) for n in (place.line, place.column) if n])
    word = paint(severity_word(found.severity, wording), Tone(found.severity.value))
    head = f"{paint(where, Tone.STRONG)}: {word} {found.code}: {plain(wording.message(found))}"
    if not line or not place.line:
        return f"{head}\n   {hint}" if hint else head
    shown, column = _window(line, place.column)
    number = f"{place.line:>5} | "
    rail = " " * 5 + " | "
    mark = ""
    if place.column:
        # Counted in what is printed: a sign that is left out takes no room.
        marked = shown[column - 1 : column - 1 + place.length]
        signs = paint("^" * max(1, len(plain(marked))), Tone(found.severity.value))
        mark = " " * len(plain(shown[: column - 1])) + signs + " "
    shown_line = paint(number, Tone.QUIET) + plain(shown)
    return f"{head}\n{shown_line}\n{paint(rail, Tone.QUIET)}{mark}{hint}".rstrip()


def _window(line: str, column: int) -> tuple[str, int]:
    """Cut a long line to what fits around the column; return it with the column in it."""
    if len(line) <= _LINE_LENGTH:
        return line, column
    start = max(0, min(column - _LINE_LENGTH // 2, len(line) - _LINE_LENGTH))
    return line[start : start + _LINE_LENGTH], max(1, column - start)
