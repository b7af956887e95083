"""Write `docs/findings/`: a page for each code, and the index of them all."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from portfolio_builder import resources  # noqa: E402 - found beside this folder
from portfolio_builder.model.rules import RULES, Rule  # noqa: E402 - as above
from portfolio_builder.report.terminal import severity_word  # noqa: E402 - as above
from portfolio_builder.wording import Wording, load  # noqa: E402 - as above
from portfolio_builder.wording.explaining import GROUPS, about  # noqa: E402 - as above
from portfolio_builder.wording.explanations import Example, ExampleFile, parse  # noqa: E402 - as above

FOLDER = "docs/findings"
INDEX = f"{FOLDER}/README.md"
HEAD = """# Findings

Everything that `portfolio check` and `portfolio standard check` can say. Each code has a page that
tells what it means, why it matters and what to do, in English and Dutch, with an example that is
wrong and one that is right. `portfolio explain CODE` shows the same in a terminal.

An **error** takes the claims of its file out of the count. A **warning** changes no count; with
`--strict` it makes the program end with status 1, as an error does. **Advice** changes nothing.

In an example only the files that matter are shown; around them is a portfolio in which nothing is
wrong. Every example is tested: the wrong one gives exactly this finding, the right one gives none.

These pages are made by `make docs` from `portfolio_builder/explanations/`: change them there.
"""


def pages() -> Mapping[str, str]:
    """Return every page by its path from the root of the project."""
    en, nl = (load(language, resources.locale_dir()) for language in ("en", "nl"))
    made = {INDEX: "\n".join(_index(en, nl))}
    for rule in RULES:
        made[f"{FOLDER}/{rule.code}.md"] = "\n".join(_page(rule, en, nl))
    return made


def _index(en: Wording, nl: Wording) -> Iterator[str]:
    yield HEAD
    for prefix, title in GROUPS.items():
        yield f"## {title}\n"
        yield "| code | severity | English | Nederlands |"
        yield "| --- | --- | --- | --- |"
        for rule in RULES:
            if rule.code.startswith(prefix):
                link = f"[{rule.code}]({rule.code}.md)"
                said = " | ".join(_cell(w.form(rule)) for w in (en, nl))
                yield f"| {link} | {severity_word(rule.severity, en)} | {said} |"
        yield ""


def _page(rule: Rule, en: Wording, nl: Wording) -> Iterator[str]:
    source = resources.explanations_dir() / f"{rule.code}.md"
    explanation, _ = parse(rule.code, source.read_text(encoding="utf-8"))
    yield f"# {rule.code}: {rule.name}\n"
    for title, wording in (("English", en), ("Nederlands", nl)):
        severity = severity_word(rule.severity, wording)
        yield f"## {title}\n"
        yield f"**{severity}:** {wording.form(rule)}\n"
        yield f"{explanation.text(wording.language)}\n"
    for example in explanation.examples:
        yield from _example(example, en, nl)
    yield "[All findings](README.md)\n"


def _example(example: Example, en: Wording, nl: Wording) -> Iterator[str]:
    for title, files in (("Wrong", example.wrong), ("Right", example.right)):
        dutch = nl.text(f"{title}:").rstrip(":")
        yield f"## {title} / {dutch}\n"
        for file in files:
            notes = " / ".join(dict.fromkeys(about(file, w) for w in (en, nl)))
            yield f"`{file.path}` ({notes})\n" if notes else f"`{file.path}`\n"
            if file.text:
                yield _fenced(file)


def _fenced(file: ExampleFile) -> str:
    """Put a file between fences that are longer than any in it."""
    longest = max(map(len, re.findall(r"`+", file.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{file.language}\n{file.text}{fence}\n"


def _cell(said: str) -> str:
    return said.replace("|", r"\|").replace("<", r"\<")


def main() -> None:
    """Write every page; one on a rule that is gone goes too."""
    made = pages()
    (ROOT / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in (ROOT / FOLDER).glob("*.md"):
        if path.relative_to(ROOT).as_posix() not in made:
            path.unlink()
    for name, text in made.items():
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
