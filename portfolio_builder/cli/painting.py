"""Tones as colours, where the terminal has them. `NO_COLOR` (no-color.org) turns them off."""

import os
from typing import Any

import click

from portfolio_builder.report.terminal import Tone

_STYLES: dict[Tone, dict[str, Any]] = {
    Tone.ERROR: {"fg": "red", "bold": True},
    Tone.WARNING: {"fg": "yellow", "bold": True},
    Tone.ADVICE: {"fg": "cyan"},
    Tone.STRONG: {"bold": True},
    Tone.QUIET: {"dim": True},
    Tone.GOOD: {"fg": "green"},
}


def paint(words: str, tone: Tone) -> str:
    """Return the words in the colour of a tone; click takes it out where nobody can see it."""
    return words if os.environ.get("NO_COLOR") else click.style(words, **_STYLES[tone])
