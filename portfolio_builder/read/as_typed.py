"""Data as it was typed, where a word processor made other blanks and hyphens of it.

Word puts a hard blank or a long dash where somebody typed a blank or a hyphen. They look the same
and YAML does not take them, so they are read as what they were. No place changes.
"""

import re

_HARD = "\u00a0\u2007\u202f"
_BLANKS = str.maketrans(_HARD, " " * len(_HARD))
_ANY_HARD = re.compile(f"[{_HARD}]")
# Where a line has its form: indent and dashes, the key and its colon, up to the value.
_HEAD = re.compile(rf"[ \t{_HARD}–—-]*(?:[^:]*:(?=[ \t{_HARD}]|$)[ \t{_HARD}]*)?")
_IN_BRACKETS = re.compile(rf"(?<=[\s:,\[{{])[{_HARD}]")

_ANY_LONG = re.compile("[–—]")
_ITEM = re.compile(r" *[-–—](?= +\S)")
_OPENS = re.compile(r".*:\s*(?:#.*)?")
_OPENS_TEXT = re.compile(r".*[:-] +[|>][+\d-]*\s*(?:#.*)?")
_LONG_FENCE = re.compile(r"-*[–—][-–—]*")


def as_typed(data: str) -> str:
    """Return data with the blanks and hyphens that YAML asks for; values stay as they are."""
    if _ANY_HARD.search(data):
        data = "\n".join(map(_with_blanks, data.split("\n")))
    if _ANY_LONG.search(data):
        data = "\n".join(_with_hyphens(data.split("\n")))
    return data


def is_long_fence(line: str) -> bool:
    """Tell whether a line is what a word processor makes of `---`."""
    return bool(_LONG_FENCE.fullmatch(line.strip()))


def _with_blanks(line: str) -> str:
    """Put blanks in place of hard ones, but not within a value: a file's name may hold one."""
    match = _HEAD.match(line)
    end = match.end() if match else 0
    head, value = line[:end].translate(_BLANKS), line[end:]
    return head + (_IN_BRACKETS.sub(" ", value) if value.startswith(("[", "{")) else value)


def _with_hyphens(lines: list[str]) -> list[str]:
    """Put a hyphen in place of a long dash that begins an item of a list, and of no other."""
    made: list[str] = []
    above: list[tuple[int, bool, bool]] = []  # indent, is an item, opens something
    text_under = -1  # the indent of the key that the text belongs to; -1 when there is none
    for line in lines:
        indent = len(line) - len(line.lstrip())
        inside = text_under >= 0 and indent > text_under
        if inside or not line.strip() or line.lstrip().startswith("#"):
            made.append(line)
            continue
        while above and above[-1][0] > indent:
            above.pop()
        item = _ITEM.match(line)
        if item and above and (above[-1][2] or (above[-1][1] and above[-1][0] == indent)):
            line = f"{line[:indent]}-{line[indent + 1 :]}"
        is_item = line[indent:].startswith("- ")
        above.append((indent, is_item, bool(_OPENS.fullmatch(line))))
        text_under = indent if _OPENS_TEXT.fullmatch(line) else -1
        made.append(line)
    return made
