"""STARR: how a reflection is told. Situation, task, action, result, reflection; then a transfer."""

from types import MappingProxyType

PARTS = MappingProxyType(
    {
        "situation": ("Situatie", "Situation"),
        "task": ("Taak", "Task"),
        "action": ("Actie", "Action"),
        "result": ("Resultaat", "Result"),
        "reflection": ("Reflectie", "Reflection"),
        "transfer": ("Transfer", "Transfer"),
    }
)
"""The heading of each part in Dutch and in English."""

REQUIRED = tuple(part for part in PARTS if part != "transfer")
"""The parts that must be there; a transfer is an optional sixth."""


def heading(part: str, language: str) -> str:
    """Return the heading of a part in this language ("nl" or "en")."""
    dutch, english = PARTS[part]
    return english if language == "en" else dutch
