"""Where the candidate has to look when YAML is not understood, and what is probably wrong there.

libyaml blames the place where it could not go on; the slip often stands a line above.
"""

import re
from collections.abc import Sequence

import yaml

from portfolio_builder.model import rules
from portfolio_builder.model.finding import Finding, finding
from portfolio_builder.model.place import Place

# What libyaml says, and the phrase (`wording.phrases`) that a candidate understands.
_PROBLEMS = (
    ("mapping values are not allowed", "colon-in-text"),
    ("could not find expected ':'", "no-colon"),
    ("cannot start any token", "odd-first-sign"),
    ("unexpected end of stream", "quote-not-closed"),
    ("tab", "tab"),
    ("did not find expected key", "wrong-indent"),
    ("did not find expected '-' indicator", "wrong-indent"),
    ("block sequence entries are not allowed", "wrong-indent"),
    ("did not find expected ',' or", "bracket-not-closed"),
    ("did not find expected node content", "bracket-not-closed"),
)
# These show only far below; what is to be mended stands where it was opened.
_OPENED_ABOVE = {"quote-not-closed", "bracket-not-closed", "no-colon"}

DASH_WITHOUT_BLANK = "dash-without-blank"
LINES_WITHOUT_DASH = "lines-without-dash"
_DASH = re.compile(r"-(?=[^\W\d])")
# How a line looks that is read as part of the one above or below it, so that those are blamed.
_SLIPS = (
    (re.compile(r"\s*-(?=[^\W\d])"), DASH_WITHOUT_BLANK),
    (re.compile(r"\s*(?:- +)?[^\W\d]\w*:(?!//)(?=\S)"), "colon-without-blank"),
    (re.compile(r"\[[^\]]*\]\s*$"), "list-without-key"),
)
_DASHED = re.compile(r"(?P<indent>\s*)- ")
_KEYED = re.compile(r"(?P<indent>\s*)\S+:(?:\s|$)")


_CLOSES = {"{": "}", "[": "]"}


def slip(
    place: Place, problem: str, written: str = "", line: int = 0, suggestion: str = ""
) -> Finding:
    """Say what is not understood here.

    `problem` is a phrase of `wording.phrases`. `written` and `line` are the signs that the mend
    speaks of and the line where it goes, when these are known.
    """
    return finding(
        rules.YAML_SYNTAX,
        place,
        problem=problem,
        written=written,
        line=line,
        suggestion=suggestion,
    )


def lacks_blank(text: str) -> bool:
    """Tell whether a word begins with the dash of a list, and no blank behind it."""
    return bool(_DASH.match(text))


def syntax(error: yaml.MarkedYAMLError, source: str, file: str, first_line: int) -> Finding:
    """Say what libyaml does not understand, and where the candidate has to look."""
    problem = _problem(error)
    number, column = blamed(error, source)
    line = source.split("\n")[number]
    above = source.split("\n")[first_line - 1 : number]
    for behind, written in ((1, above[-1] if above else ""), (0, line)):
        for form, known in _SLIPS:
            if match := form.match(written):
                begin = len(written) - len(written.lstrip()) + 1
                typed = match.group().strip()
                place = Place(file, number + 1 - behind, begin, len(typed))
                return slip(place, known, typed.removeprefix("-").lstrip())
    before, sign = line[:column].rstrip(), line[column : column + 1]
    if problem == "bracket-not-closed" and sign in _CLOSES:
        stop = error.problem_mark
        stopped = (stop.line, stop.column) if stop else (number, column)
        return _bracket((number, column), stopped, source.split("\n"), file)
    wanted = ""
    if sign == "\t":
        problem = "tab"
    elif problem == "wrong-indent" and _lacks_dash(above, line):
        problem = "dash-missing"
    elif problem == "wrong-indent" and before.endswith(("'", '"')):
        problem = "text-after-quote"
        wanted = '"' if before.endswith("'") else "'"
    elif problem == "quote-not-closed":
        wanted = sign
    return slip(Place(file, number + 1, column + 1), problem, wanted)


def blamed(error: yaml.MarkedYAMLError, source: str) -> tuple[int, int]:
    """Return line and column (from 0) of what is to be mended, as far as libyaml knows."""
    mark = error.problem_mark or error.context_mark
    if _problem(error) in _OPENED_ABOVE and error.context_mark:
        mark = error.context_mark
    end = end_of(source)
    return min((mark.line, mark.column), end) if mark else end


def _problem(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.problem} {error.context}"
    return next((phrase for part, phrase in _PROBLEMS if part in said), "not-yaml")


def _bracket(
    opened: tuple[int, int], stopped: tuple[int, int], lines: Sequence[str], file: str
) -> Finding:
    """Say what lacks behind a bracket: its end, or a comma where libyaml `stopped`.

    Lines and columns count from 0.
    """
    line, column = opened
    closing = _CLOSES[lines[line][column]]
    last = line
    while last + 1 < len(lines) and _indent(lines[last + 1]) > _indent(lines[line]):
        last += 1
    if stopped[0] > last:
        return slip(Place(file, line + 1, column + 1), "bracket-not-closed", closing, last + 1)
    sign = lines[stopped[0]][stopped[1] : stopped[1] + 1]
    place = Place(file, stopped[0] + 1, stopped[1] + 1, len(sign))
    if sign in _CLOSES.values():
        return slip(place, "bracket-of-other-sort", closing)
    return slip(place, "comma-missing")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _lacks_dash(above: Sequence[str], line: str) -> bool:
    """Tell whether a line stands under the dashes of a list and has none of its own."""
    keyed = _KEYED.match(line)
    dashed = (m for m in map(_DASHED.match, reversed(above)) if m)
    nearest = next(dashed, None)
    return bool(keyed and nearest and keyed["indent"] == nearest["indent"])


def end_of(source: str) -> tuple[int, int]:
    """Return line and column (from 0) of the end: libyaml thinks of one more line after it."""
    return source.count("\n"), len(source) - source.rfind("\n") - 1
