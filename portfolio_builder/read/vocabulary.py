"""The words a candidate may write, in both languages: keys, folders, files, yes and no.

The one table of these pairs. Names in code are the English ones. Stadium names and kinds of
evidence are not here: they are data of the standard and of the procedure.
"""

from functools import lru_cache
from types import MappingProxyType

KEYS = MappingProxyType(
    {
        # portfolio.yaml
        "candidate": "kandidaat",
        "standard": "standaard",
        "language": "taal",
        "reference_date": "peildatum",
        "organisation": "organisatie",
        "provider": "aanbieder",
        "procedure": "procedure",
        "life_areas": "leefgebieden",
        "goal": "loopbaandoel",
        # evidence
        "title": "titel",
        "date": "datum",
        "period": "periode",
        "from": "van",
        "to": "tot",
        "kind": "soort",
        "context": "context",
        "role": "rol",
        "competences": "competenties",
        "id": "id",
        "stadium": "stadium",
        "indicators": "gedrag",
        "why": "toelichting",
        "attachments": "bijlagen",
        "file": "bestand",
        "confirmed_by": "bevestigd_door",
        "name": "naam",
        "expires": "verloopt",
        "anonymised": "geanonimiseerd",
        "draft": "concept",
        "privacy_reviewed": "privacy_akkoord",
        "code": "code",
        # reflection
        "competence": "competentie",
    }
)
"""The English key and its Dutch twin."""

FOLDERS = MappingProxyType(
    {
        "evidence": "bewijzen",
        "attachments": "bijlagen",
        "reflections": "reflecties",
        "reviews": "beoordelingen",
    }
)
"""The English folder name and its Dutch twin."""

MARKDOWN = (".md", ".markdown")
"""How the name of a text ends, in lower case."""
REVIEW = ".json"
"""How the name of a review ends, in lower case."""
PROFILE_FILES = ("profiel.md", "profile.md")
SETTINGS_FILES = ("portfolio.yaml", "portfolio.yml")

YES = frozenset({"ja", "yes", "true", "waar"})
NO = frozenset({"nee", "no", "false", "onwaar"})


def written(key: str, language: str) -> str:
    """Return a key as it is written in this language ("nl" or "en")."""
    return key if language == "en" else KEYS.get(key, key)


def folder_name(folder: str, language: str) -> str:
    """Return the name of a folder in this language ("nl" or "en")."""
    return folder if language == "en" else FOLDERS[folder]


@lru_cache(maxsize=1 << 10)
def canonical(key: str) -> str:
    """Return a key without the differences that people do not see: case, blanks, hyphens."""
    return "_".join(key.casefold().replace("-", " ").replace("_", " ").split())
