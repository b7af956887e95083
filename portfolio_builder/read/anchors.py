"""The ids of the headings of a text: made of their words, each given once."""

from portfolio_builder.model.text import heading_id


class HeadingIds:
    """Makes the ids of the headings of one text."""

    def __init__(self) -> None:
        """Begin a text."""
        self._given: set[str] = set()
        self._times: dict[str, int] = {}

    def make(self, text: str) -> str:
        """Return an id for a heading with these words."""
        stem = heading_id(text)
        made = stem
        while made in self._given:
            self._times[stem] = self._times.get(stem, 1) + 1
            made = f"{stem}-{self._times[stem]}"
        self._given.add(made)
        return made
