"""Adding a claim to the front matter of an evidence file, in the form that stands there. Pure."""

from portfolio_builder.authoring.edits import Insertion
from portfolio_builder.model.standard import Competence, Stadium
from portfolio_builder.read import vocabulary
from portfolio_builder.read.front_matter import split
from portfolio_builder.read.nodes import Mapping, Node, Scalar, Sequence


class CannotBeAdded(Exception):
    """The claims stand in a form that has no line of its own for each: `[…]` or `{…}`, or none."""


def claim_line(competence: Competence, stadium: Stadium) -> str:
    """Return a claim in its short form."""
    return f"{competence.id}: {stadium.id}"


def added_claim(text: str, competence: Competence, stadium: Stadium, *, language: str) -> Insertion:
    """Return where a claim goes in the text of an evidence file, and how it is written there.

    Raises `CannotBeAdded` when it has to be written by hand.
    """
    parts = split(text, "")
    if not isinstance(parts.node, Mapping):
        raise CannotBeAdded
    claim = claim_line(competence, stadium)
    lines = text.split("\n")
    fence = parts.body_line - 1  # the line of `---` that ends the data
    found = _claims(parts.node, fence)
    if found is None:
        key = vocabulary.written("competences", language)
        return Insertion(fence, (f"{key}:", f"  - {claim}"))
    written, value, end = found
    if isinstance(value, Scalar) and value.empty:
        return Insertion(written.place.line + 1, (f"  - {claim}",))
    first = _first_line(value)
    start = lines[first - 1].lstrip() if first > written.place.line else ""
    dash = "- " if isinstance(value, Sequence) else ""
    if not start.startswith(dash or str(_first_key(value))):
        raise CannotBeAdded
    indent = lines[first - 1][: -len(start)]
    while not lines[end - 2].strip() or lines[end - 2].lstrip().startswith("#"):
        end -= 1
    return Insertion(end, (f"{indent}{dash}{claim}",))


def _claims(node: Mapping, fence: int) -> tuple[Scalar, Node, int] | None:
    """Return the key, the claims, and the line on which the next key or the end stands."""
    names = {"competences", vocabulary.KEYS["competences"]}
    for here, (key, value) in enumerate(node.entries):
        if vocabulary.canonical(key.text) in names:
            after = node.entries[here + 1 :]
            return key, value, after[0][0].place.line if after else fence
    return None


def _first_line(value: Node) -> int:
    """Return the line of the first claim, or 0."""
    match value:
        case Sequence(items=(first, *_)):
            return first.place.line
        case Mapping(entries=((first_key, _), *_)):
            return first_key.place.line
    return 0


def _first_key(value: Node) -> str | None:
    return value.entries[0][0].text if isinstance(value, Mapping) and value.entries else None
