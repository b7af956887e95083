"""The whole portfolio as one PDF: tagged, named, with places that every link finds."""

import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.exchange.pdf import Unavailable, is_ours, pdf
from portfolio_builder.handing_in import build_pdf
from portfolio_builder.pipeline import examine
from portfolio_builder.publish.published import BadTemplateError
from portfolio_builder.wording import Wording
from tests.conftest import SAMPLE, TODAY

SMALL = '<html lang="nl"><head><title>T</title></head><body><h1>T</h1>{}</body></html>'


# A few pieces of the sample, for the whole of it takes long: a table, pictures, footnotes, a draft.
KEPT = {
    *("achter-de-vraag-om-een-wasmachine", "beoordelingsgesprek-2025", "de-buurtmoestuin"),
    *("de-zaal-is-dubbel-geboekt", "inloop-op-woensdag", "werkwijze-geldspreekuur"),
}


@pytest.fixture(scope="module")
def made(nl: Wording, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The PDF of a part of the sample."""
    root = tmp_path_factory.mktemp("pdf") / "sample"
    shutil.copytree(SAMPLE, root)
    for piece in (root / "bewijzen").iterdir():
        if piece.stem not in KEPT:
            piece.unlink()
    examined = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    target = root.with_suffix(".pdf")
    build_pdf(examined, target, wording=nl, templates=(resources.templates_dir(),))
    return target.read_bytes()


@pytest.fixture(scope="module")
def book(made: bytes) -> pypdf.PdfReader:
    """The same, to look into."""
    return pypdf.PdfReader(BytesIO(made))


def root_of(book: pypdf.PdfReader) -> Any:
    return book.trailer["/Root"]


def tags(book: pypdf.PdfReader) -> Iterator[Any]:
    """Yield every tag of the document, in the order of reading."""
    waiting = [root_of(book)["/StructTreeRoot"]]
    while waiting:
        here = waiting.pop().get_object()
        if isinstance(here, list):
            waiting += reversed(here)
        elif isinstance(here, dict):
            if "/S" in here:
                yield here
            if "/K" in here:
                waiting.append(here["/K"])


def links(book: pypdf.PdfReader) -> Iterator[tuple[int, Any]]:
    """Yield every link with the number of its page, from 1."""
    for number, page in enumerate(book.pages, 1):
        for annotation in page.get("/Annots", []):
            yield number, annotation.get_object()


def page_of(book: pypdf.PdfReader, name: str) -> int:
    """Return the page, from 1, that a place in the document is on."""
    number = book.get_destination_page_number(book.named_destinations[name])
    assert number is not None
    return number + 1


@pytest.fixture(scope="module")
def sheets(book: pypdf.PdfReader) -> Sequence[str]:
    """The words on each page."""
    return [" ".join(page.extract_text().split()) for page in book.pages]


def test_it_says_that_it_is_tagged_and_accessible(book: pypdf.PdfReader) -> None:
    root = root_of(book)
    assert root["/MarkInfo"]["/Marked"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_has_a_title_a_maker_and_a_language(book: pypdf.PdfReader) -> None:
    assert book.metadata
    assert book.metadata.title == "EVC-portfolio · Noor Voorbeeld (fictief)"
    assert book.metadata.author == "Noor Voorbeeld (fictief)"
    assert root_of(book)["/Lang"] == "nl"


def test_headings_never_skip_a_level(book: pypdf.PdfReader) -> None:
    levels = [int(tag["/S"][2]) for tag in tags(book) if re.fullmatch("/H[1-6]", tag["/S"])]
    assert levels[0] == levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_tables_quotations_and_pictures_are_tagged_as_such(book: pypdf.PdfReader) -> None:
    found = Counter(tag["/S"] for tag in tags(book))
    assert {"/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/BlockQuote", "/Link"} <= set(found)
    pictures = [str(tag["/Alt"]) for tag in tags(book) if tag["/S"] == "/Figure"]
    assert "De moestuin in mei, met houten bakken langs het pad" in pictures
    assert all(pictures)


def test_every_word_that_is_drawn_is_tagged_or_marked_as_ornament(book: pypdf.PdfReader) -> None:
    for page in book.pages:
        drawn = page.get_contents()
        depth = 0
        for _, operator in drawn.operations if drawn else ():
            depth += {b"BMC": 1, b"BDC": 1, b"EMC": -1}.get(operator, 0)
            assert depth or operator not in {b"Tj", b"TJ"}


def test_bookmarks_lead_to_every_chapter_and_piece(
    book: pypdf.PdfReader, sheets: Sequence[str]
) -> None:
    chapters = [o for o in book.outline if not isinstance(o, list)]
    assert [str(o["/Title"]) for o in chapters] == [
        *("Inhoud", "Overzicht", "Profiel", "Competenties", "Bewijs", "Hiaten", "Bijlagen"),
        "Zo telt het",
    ]
    pieces = book.outline[book.outline.index(chapters[4]) + 1]
    assert isinstance(pieces, list)
    assert len(pieces) == len(KEPT) - 1
    for piece in pieces:
        assert not isinstance(piece, list)
        number = book.get_destination_page_number(piece)
        assert number is not None
        assert str(piece["/Title"]) in sheets[number]


def test_every_link_leads_to_a_place_in_it_and_says_which(book: pypdf.PdfReader) -> None:
    places = book.named_destinations
    found = [link for _, link in links(book)]
    assert len(found) > 300
    for link in found:
        assert link.get("/Dest") in places or link["/A"]["/URI"].startswith("https://")
        assert link["/Contents"]
        assert "--" not in link["/Contents"]


def test_the_page_numbers_in_the_contents_are_right(book: pypdf.PdfReader) -> None:
    first = page_of(book, "index-html")
    listed = [link["/Dest"] for page, link in links(book) if page < first]
    told = [
        int(number)
        for sheet in book.pages[1 : first - 1]
        # Not the foot of the page. A long title leaves no room for dots in some fonts.
        for number in re.findall(r"(?<!\d / )\b(\d+)$", sheet.extract_text(), re.MULTILINE)
    ]
    assert told == [page_of(book, name) for name in dict.fromkeys(listed)]
    assert len(told) > 30


def test_every_page_but_the_first_bears_its_number(sheets: Sequence[str]) -> None:
    total = len(sheets)
    bare = [n for n, sheet in enumerate(sheets, 1) if f"{n} / {total}" not in sheet]
    assert bare == [1]


def test_a_quotation_leads_to_its_words_in_the_evidence(book: pypdf.PdfReader) -> None:
    quoted = [
        (link["/Dest"], page)
        for page, link in links(book)
        if re.fullmatch(r"bewijzen-.*--vindplaats-\d+", link.get("/Dest", ""))
    ]
    assert len(quoted) > 20
    assert all(page_of(book, place) != page for place, page in quoted)


def test_a_draft_is_not_in_it(sheets: Sequence[str]) -> None:
    assert not any("De zaal is dubbel geboekt" in sheet for sheet in sheets)
    assert any("Achter de vraag om een wasmachine" in sheet for sheet in sheets)


def test_all_its_fonts_are_inside(book: pypdf.PdfReader) -> None:
    for page in book.pages[:9]:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]  # a page is a mapping
            inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(inner)


def test_it_is_known_again_as_ours(made: bytes) -> None:
    assert is_ours(BytesIO(made))
    assert not is_ours(BytesIO(pdf(SMALL.format(""), nothing)))
    for other in (b"", b"%PDF-1.7 a letter", made[: len(made) // 2]):
        assert not is_ours(BytesIO(other))


def test_the_same_document_gives_the_same_bytes() -> None:
    text = SMALL.format('<p id="a">words</p><a href="#a">to them</a>')
    assert pdf(text, nothing) == pdf(text, nothing)


@pytest.mark.parametrize(
    "address", ["../../../etc/passwd", "/etc/passwd", "http://localhost:1/x.png", "a.png"]
)
def test_nothing_but_files_of_the_site_is_read(address: str) -> None:
    with pytest.raises(BadTemplateError, match="is not a file of the site"):
        pdf(SMALL.format(f'<img src="{address}" alt="x">'), nothing)


def test_a_refusal_of_the_machine_stays_what_it_is() -> None:
    def refused(path: str) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    with pytest.raises(PermissionError):
        pdf(SMALL.format('<img src="a.png" alt="x">'), refused)


def test_a_picture_that_cannot_be_read_leaves_its_words() -> None:
    made = pdf(SMALL.format('<p><img src="a.png" alt="the garden"></p>'), lambda _: b"no picture")
    assert "the garden" in pypdf.PdfReader(BytesIO(made)).pages[0].extract_text()


def test_without_weasyprint_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, nl: Wording, en: Wording
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Unavailable) as missing:
        pdf(SMALL.format(""), nothing)
    assert "pipx inject portfolio-builder weasyprint" in missing.value.sentence(nl)
    assert "is not installed" in missing.value.sentence(en)


def test_without_a_library_of_it_it_says_which(
    monkeypatch: pytest.MonkeyPatch, nl: Wording
) -> None:
    def absent(_: str) -> object:
        raise OSError("cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open")

    monkeypatch.setattr("portfolio_builder.exchange.pdf.importlib.import_module", absent)
    with pytest.raises(Unavailable) as missing:
        pdf(SMALL.format(""), nothing)
    assert "libpango-1.0-0 nodig" in missing.value.sentence(nl)
    assert "sudo apt-get install libpango-1.0-0" in missing.value.sentence(nl)


def nothing(path: str) -> bytes:
    """Have no files."""
    raise KeyError(path)
