"""What is found and promised to be left out is on no page: in no name, id, title or part."""

import itertools
import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.examined import Examined
from portfolio_builder.model.privacy import PersonalData
from portfolio_builder.pipeline import examine
from portfolio_builder.privacy.escapes import plain
from portfolio_builder.wording import DATE_BEGINS, DATE_ENDS, Wording
from tests.conftest import TODAY
from tests.factories import SETTINGS, folder, written
from tests.files import docx

Site = Callable[..., Mapping[str, str]]


def made(root: Path, nl: Wording, files: Mapping[str, str | bytes]) -> tuple[Examined, Path]:
    """Examine and build a portfolio."""
    portfolio = folder(root / "portfolio", files, settings=SETTINGS)
    examined = examine(portfolio, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    build(examined, root / "site", wording=nl, templates=(resources.templates_dir(),))
    return examined, root / "site"


def shown(site: Path) -> Mapping[str, str]:
    """Return each file of a site with its name, by its path."""
    paths = (p for p in site.rglob("*") if p.is_file())
    return {
        (
            name := p.relative_to(site).as_posix()
        ): f"{name} {p.read_bytes().decode(errors='replace')}"
        for p in paths
    }


def said(text: str) -> str:
    """Return the letters and digits of a page in a row, as who reads over all marks may read it."""
    text = re.sub(r"<span class=\"passage-ids\">.*?</span>", "", text)
    text = re.sub(r"<[^>]*>", "", text) + " ".join(re.findall(r"=\"([^\"]*)\"", text))
    return re.sub(r"[^0-9a-z]", "", unquote(unescape(text)).lower())


def stuk(body: str, **more: str) -> str:
    return written(title="Stuk", claims=["- {id: G1.1, stadium: vakbekwaam}"], body=body, **more)


FILES: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "the name of an attachment that nothing refers to": (
        {"bijlagen/bsn 999990019.pdf": b"%PDF-1.4"},
        ["999990019"],
    ),
    "the name of a file among the evidence": (
        {"bewijzen/gesprek 06-12345678.docx": docx("x")},
        ["12345678"],
    ),
    "the name of a file that is refused": (
        {"bewijzen/b.md": stuk("[x](../06-12345678.exe)"), "06-12345678.exe": b"MZ"},
        ["12345678"],
    ),
    "a name without an extension": ({"bijlagen/verslag.06-12345678": b"x"}, ["12345678"]),
    "the name that a link may mean": (
        {
            "bewijzen/b.md": stuk("Zie [x](../bijlagen/verslag-06-1234.pdf)."),
            "bijlagen/verslag-06-12345678.pdf": b"%PDF-1.4",
        },
        ["12345678"],
    ),
    "the name of a file of which only a text tells what it is": (
        {
            "bewijzen/brief-123456789.md": stuk("Een brief."),
            "bewijzen/b.md": stuk("Haar BSN: 123456789."),
        },
        ["123456789"],
    ),
    "a title made from a name, an address": (
        {"bewijzen/Dorpsstraat-12-1234-AB.md": "---\nconcept: nee\n---\n\nx.\n"},
        ["dorpsstraat", "1234ab"],
    ),
    "a title made from a name, an e-mail address": (
        {"bewijzen/jan.jansen@example.nl.md": "---\nconcept: nee\n---\n\nx.\n"},
        ["janjansen"],
    ),
    "the title of a draft": (
        {"bewijzen/jan.jansen@example.nl.md": "---\nconcept: ja\n---\n\nx.\n"},
        ["janjansen"],
    ),
    "the id of a heading": (
        {"bewijzen/b.md": stuk("Haar BSN: 123456789.\n\n# Brief 123456789\n\nx")},
        ["123456789"],
    ),
    "the id of a heading in another file": (
        {
            "bewijzen/b.md": stuk("Haar BSN: 123456789."),
            "bewijzen/c.md": stuk("# Brief 123456789\n\nx"),
            "bewijzen/d.md": stuk("[x](c.md#brief-123456789)"),
        },
        ["123456789"],
    ),
    "the id of a heading with a date": (
        {"bewijzen/b.md": stuk("Hij is geboren op 12 maart 2009.\n\n# 12 maart 2009\n\nx")},
        ["12maart2009"],
    ),
    "an address over two paragraphs": (
        {"bewijzen/b.md": stuk("Zij woont op\n\nDorpsstraat 12\n\n1234 AB Utrecht\n")},
        ["dorpsstraat12", "1234ab"],
    ),
    "an address over a heading and a paragraph": (
        {"bewijzen/b.md": stuk("# Dorpsstraat 12\n1234 AB Utrecht\n")},
        ["dorpsstraat12", "1234ab"],
    ),
    "an address over two items": (
        {"bewijzen/b.md": stuk("- Meent 12\n- 1234 AB\n")},
        ["meent12", "1234ab"],
    ),
    "an address over two cells": (
        {"bewijzen/b.md": stuk("| a | b |\n| - | - |\n| Meent 12 | 1234 AB |")},
        ["meent12", "1234ab"],
    ),
    "half of a number in a passage": (
        {"bewijzen/b.md": stuk("Bel 06-[12345678 maar]{G1.1.B1}.")},
        ["12345678"],
    ),
    "half of an address in a passage": (
        {"bewijzen/b.md": stuk("Op Meent 12, [1234 AB, dus]{G1.1.B1} daar.")},
        ["meent12", "1234ab"],
    ),
    "an escape in the data": (
        {"bewijzen/b.md": stuk("x", more='rol: "bel 06\\u002d12345678"')},
        ["12345678"],
    ),
    "an escape in a key": (
        {"bewijzen/b.md": stuk("x", more='"bel 06\\u002d12345678": x')},
        ["12345678"],
    ),
    "a comment inside a number": (
        {"bewijzen/b.md": stuk("bel 06-1234<!-- x -->5678")},
        ["12345678"],
    ),
    "emphasis inside a number": (
        {"bewijzen/b.md": stuk("bel 06-12**34**5678 of **06**-87654321")},
        ["12345678", "87654321"],
    ),
    "a link with an escape": (
        {"bewijzen/b.md": stuk("mail [haar](mailto:jan.jansen%40example.nl)")},
        ["janjansen"],
    ),
}


@pytest.mark.parametrize("where", FILES)
def test_what_is_found_is_left_out_of(where: str, tmp_path: Path, nl: Wording) -> None:
    files, secrets = FILES[where]
    examined, site = made(tmp_path, nl, {"bewijzen/a.md": stuk("Tekst."), **files})
    assert [f for f in examined.findings if f.code.startswith("P50")]
    for path, text in shown(site).items():
        for secret in secrets:
            assert secret not in said(text), path


def test_a_link_to_a_heading_that_says_a_number_still_leads_there(
    tmp_path: Path, nl: Wording
) -> None:
    files, _ = FILES["the id of a heading in another file"]
    _, site = made(tmp_path, nl, files)
    text = shown(site)
    (name,) = re.findall(r"<h\d id=\"(kop-[^\"]*)\">", text["bewijzen/c.html"])
    assert f'href="c.html#{name}"' in text["bewijzen/d.html"]


def test_dates_of_the_program_itself_stay(tmp_path: Path, nl: Wording) -> None:
    born = stuk(
        "Zij is geboren op 1 september 2026, hij is geboren op 14 maart 2024. Ja, 14 maart 2024."
    )
    dated = written(title="Toen", date="2024-03-14")
    _, site = made(tmp_path, nl, {"bewijzen/a.md": born, "bewijzen/b.md": dated})
    text = shown(site)
    left_out = {path: page.count("weggelaten]") for path, page in text.items()}
    # The page that searches has all texts.
    assert {p for p, times in left_out.items() if times} == {"bewijzen/a.html", "zoeken.html"}
    assert left_out["bewijzen/a.html"] == 3
    assert "1 september 2026" in text["index.html"]
    assert "14 maart 2024" in text["bewijzen/b.html"]
    assert not any(sign in page for page in text.values() for sign in (DATE_BEGINS, DATE_ENDS))


# Every way to write data in parts, in every kind of block

JOINERS = (
    *("", " ", "-", " - ", "/", ".", ",", ", ", "; ", "\u00a0", "\u2011", "&nbsp;", "&#45;", "\\-"),
    *("\n", "  \n", "\\\n", "\n   ", "\n\n", "\n> ", "\n- ", "\n\n- ", "\n1. ", "\n# "),
    *(
        "<!-- x -->",
        "**",
        "-**",
        "_-_",
        " | ",
        " |\n| ",
        "]{G1.1.B1} ",
        "`",
        "%20",
        "&#64;",
        "@",
        "\\@",
        "<!-- x -->@",
    ),
)
BLOCKS = (
    *("{}", "# {}", "- {}", "> {}", "| {} | x |\n| - | - |\n| a | b |", "[{}]{{G1.1.B1}}"),
    *(
        "**{}**",
        "`{}`",
        "~~~\n{}\n~~~",
        "x<br>{}",
        "[x](mailto:{})",
        '[x](https://example.nl "{}")',
    ),
)
MONTHS = ("maart", "april", "mei")
KINDS: Mapping[PersonalData, Callable[[int], tuple[str, tuple[str, ...]]]] = {
    PersonalData.PHONE: lambda n: ("", ("06", f"1{n:07}")),
    PersonalData.BSN: lambda n: ("BSN ", (f"99{n:07}"[:3], f"99{n:07}"[3:6], f"99{n:07}"[6:])),
    PersonalData.EMAIL: lambda n: ("", (f"wil{n}el", "example.nl")),
    PersonalData.ADDRESS: lambda n: ("", (f"Kerkstraat {n}", f"{1000 + n} XY")),
    PersonalData.BIRTH_DATE: lambda n: (
        "geboren op ",
        (f"{n % 28 + 1:02}", MONTHS[n // 28 % 3], f"{1930 + n // 84}"),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_data_that_are_found_are_on_no_page_however_they_are_joined(
    kind: PersonalData, tmp_path: Path, nl: Wording
) -> None:
    written_so: list[str] = []
    files: dict[str, str | bytes] = {}
    numbers = itertools.count(1)
    for block, pattern in enumerate(BLOCKS):
        bodies = []
        for joiner in JOINERS:
            before, parts = KINDS[kind](next(numbers))
            bodies.append(before + pattern.format(joiner.join(parts)))
            written_so.append("".join(re.findall(r"[0-9a-z]+", "".join(parts).lower())))
        files[f"bewijzen/{block}.md"] = stuk("\n\nToen gingen wij.\n\n".join(bodies))
    examined, site = made(tmp_path, nl, files)
    found = {
        re.sub(r"[^0-9a-z]", "", plain(p.words).lower())
        for piece in examined.portfolio.evidence
        for p in piece.private
        if p.kind is kind
    }
    accepted = [words for words in written_so if words in found]
    assert len(accepted) > 2 * len(BLOCKS)
    pages = [said(text) for text in shown(site).values()]
    assert not [words for words in accepted if any(words in page for page in pages)]
