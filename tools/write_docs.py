"""Write the pages of `docs/` that are made from the code: the table of all findings."""

from collections.abc import Mapping
from pathlib import Path

from portfolio_builder import resources
from portfolio_builder.model.rules import RULES, Rule
from portfolio_builder.report import severity_word
from portfolio_builder.wording import Wording, load
from portfolio_builder.wording.rules import MAY_STAY, SENTENCES

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {
    "P0": "Files and YAML",
    "P1": "Front matter and claims",
    "P2": "Text",
    "P3": "Attachments",
    "P4": "Reflections",
    "P5": "Personal data",
    "S0": "Files of a standard or procedure",
}
HEAD = """# Findings

Everything that `portfolio check` and `portfolio standard check` can say, in English and Dutch. `…`
stands for what is filled in: a key, a name, a number. Where there are two ways out, the second is
for when something like it is known.

- An **error** (*fout*) in a piece of evidence takes all its claims out of the count.
  `portfolio check`, `portfolio status` and `portfolio build` then end with status 1.
- A **warning** (*waarschuwing*) changes no count. With `--strict` it ends with status 1 too.
- An **advice** (*advies*) changes nothing.

Codes are stable and never used for something else. `portfolio check --format json` gives each
finding with its code and name.

This page is made from the code by `make docs`.
"""


class _Dots(dict[str, str]):
    """Fills `…` in for every fact of a sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def pages() -> Mapping[str, str]:
    """Return every page that is made from the code, by its path."""
    return {"docs/findings.md": findings_page()}


def findings_page() -> str:
    """Return the page of all findings: code, severity, sentence and way out in both languages."""
    languages = [load(language, resources.locale_dir()) for language in ("en", "nl")]
    blocks = [HEAD]
    for prefix, title in GROUPS.items():
        rows = [_row(rule, languages) for rule in RULES if rule.code.startswith(prefix)]
        head = "| code | name | severity | English | Nederlands |\n| --- | --- | --- | --- | --- |"
        blocks.append("\n".join([f"## {title}\n", head, *rows, ""]))
    return "\n".join(blocks)


def _row(rule: Rule, languages: list[Wording]) -> str:
    severity = severity_word(rule.severity, languages[0])
    said = [_said(rule, wording) for wording in languages]
    return f"| {' | '.join([f'**{rule.code}**', f'`{rule.name}`', severity, *said])} |"


def _said(rule: Rule, wording: Wording) -> str:
    """Return the sentence of a rule and its ways out, as the cell of a table."""
    sentence = SENTENCES[rule.code]
    facts = _Dots(reviewed=wording.text(MAY_STAY, code=rule.code))
    message, *ways = (
        wording.text(said).format_map(facts)
        for said in (sentence.message, sentence.hint, sentence.hint_nearest)
        if said
    )
    return "<br>".join([message, *(f"→ {way}" for way in ways)]).replace("|", r"\|")


def main() -> None:
    """Write every page."""
    for path, text in pages().items():
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
