"""Surnames in Dutch text that a form of address or initials give away.

`mevrouw Bakker`, `dhr. De Vries`, `J.P. van der Berg`. A first name by itself is not found: without
a model of the language that finds more wrong than right. `mevrouw B.` is how it should be written.
"""

import re
from collections.abc import Iterator

_BETWEEN = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|[Tt]e|['’]t|[Oo]p|[Ii]n|[Ee]l|[Aa]l|[Bb]en|[Vv]on|[Vv]\.d\.)[ -]){0,3}"
_SURNAME = r"[A-ZÀ-ÖØ-Þ][\w'’]*[a-zß-öø-ÿ][\w'’]*(?:-[A-ZÀ-ÖØ-Þ][\w'’]+)*"
_MORE_INITIALS = r"(?:[A-Z]\.[ ]?){0,4}"
_INITIALS = rf"[A-Z]\.[ ]?{_MORE_INITIALS}"
_TITLED = re.compile(
    r"[MmDdHhFf](?<!\w.)"
    r"(?:(?<=[Mm])(?:evrouw|eneer|ijnheer|evr\.?|w\.?|rs\.?|r\.?|s\.?)|"
    r"(?<=[Dd])(?:hr\.?|e heer)|(?<=[Hh])eer|(?<=[Ff])(?:amilie|am\.?)) "
    rf"(?P<name>(?:{_INITIALS})?{_BETWEEN}{_SURNAME})"
)
_INITIALLED = re.compile(rf"[A-Z](?<![\w.].)\.[ ]?{_MORE_INITIALS}{_BETWEEN}{_SURNAME}")
# `(Covey, S., 2010)`, `S. Covey (2010)`: a book's author is no client.
_CITED = re.compile(r"^,? ?\(?\d{4}\)?")

# Words that begin the sentence after `mevrouw B.`: no surnames.
_BEGINNINGS = frozenset(
    """
    Aan Achter Al Alle Alleen Alles Als Altijd Bij Binnen Bovendien Buiten Daar Daardoor
    Daarmee Daarna Daarom Dan Dankzij Dat De Deze Dezelfde Die Dit Doordat Door Dus Echt Een
    Eerst Elk Elke En Er Ergens Even Geen Gelukkig Haar Heb Het Hier Hierdoor Hierna Hij Hoe
    Hoewel Hun Iedere Iedereen Iemand Ik In Inmiddels Intussen Ja Je Jij Later Maar Meestal
    Men Met Mijn Misschien Na Naar Naast Nadat Natuurlijk Nee Niemand Niet Niets Nog Nu Of
    Om Omdat Onder Ondanks Ons Ook Op Over Per Pas Samen Sinds Sindsdien Soms Steeds Straks
    Te Tegen Ten Terwijl Tijdens Toch Toen Tot Tussen Uit Uiteindelijk Vaak Van Vanaf
    Vandaag Verder Vervolgens Volgens Voor Voordat Vorig Vorige Vroeger Waar Waarom Wanneer
    Want Was Wat We Weer Wel Welke Wie Wij Zelf Zelfs Ze Zij Zijn Zo Zodat Zodra Zonder
    After And As At Before But For He Her His How However If In It My Now On Our She So Then
    There They This To We What When Where With You
    """.split()  # noqa: SIM905 - words to read, not a list to look at
)


def find_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each name, the form of address left out."""
    seen: set[int] = set()
    for match in _TITLED.finditer(text):
        if _begins_a_sentence(match["name"]):
            continue
        seen.update(range(match.start("name"), match.end("name")))
        yield match.start("name"), match.end("name")
    for match in _INITIALLED.finditer(text):
        if match.start() in seen or _begins_a_sentence(match.group()):
            continue
        if not _CITED.match(text[match.end() : match.end() + 8]):
            yield match.start(), match.end()


def _begins_a_sentence(name: str) -> bool:
    """Tell whether what follows the initials is no surname but the next sentence."""
    _, dot, rest = name.rpartition(".")
    words = rest.split()
    return bool(dot and words) and words[0] in _BEGINNINGS
