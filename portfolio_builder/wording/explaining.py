"""How a finding is explained: the group that its code belongs to, and what a file of an example is.

Used by the terminal and the pages of `docs/` alike.
"""

from types import MappingProxyType
from typing import assert_never

from portfolio_builder.wording import N_, Wording
from portfolio_builder.wording.explanations import ExampleFile, Shape

GROUPS = MappingProxyType(
    {
        "P0": N_("Files, and the data at the top of them"),
        "P1": N_("Keys, values and claims"),
        "P2": N_("Text, passages and links"),
        "P3": N_("Attachments"),
        "P4": N_("Reflections"),
        "P5": N_("Personal data"),
        "R0": N_("Reviews of assessors"),
        "S0": N_("A standard or procedure of your own"),
    }
)
"""The title of each group of rules, by the first signs of its codes."""


def about(file: ExampleFile, wording: Wording) -> str:
    """Say what the text of an example cannot show of its file; empty when there is nothing."""
    w = wording.text
    said = [_shape(file, wording)]
    if file.author:
        said.append(w("made by {author}", author=file.author))
    if file.size:
        said.append(w("{size} in all", size=wording.size(file.size)))
    if file.times > 1:
        said.append(w("the last line {times} times", times=wording.number(file.times)))
    if file.copies > 1:
        said.append(w("{n} of these files", n=wording.number(file.copies)))
    if file.instead_of:
        said.append(w("and there is no {path}", path=file.instead_of))
    if file.real_path != file.path:
        said.append(w("␉ is a tab here"))
    return ", ".join(s for s in said if s)


def _shape(file: ExampleFile, wording: Wording) -> str:
    w = wording.text
    match file.shape:
        case Shape.TEXT:
            return "" if file.text else w("an empty file")
        case Shape.UTF8:
            return w("saved as UTF-8")
        case Shape.CP1252:
            return w("saved as Windows text (cp1252)")
        case Shape.DOCX:
            return w("a Word file with these words")
        case Shape.PHOTO:
            return w("a photo of this")
        case Shape.PLACED_PHOTO:
            return w("a photo of this, with the place where it was taken")
        case Shape.HUGE_PHOTO:
            return w("a photo of this, of 40,000 by 30,000 pixels")
        case Shape.VIDEO:
            return w("a film of this")
        case Shape.LINK:
            return w("not a file, but a link to this")
        case Shape.FOLDER:
            return w("an empty folder")
        case _:
            assert_never(file.shape)
