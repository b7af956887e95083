"""Where pages stand: names that any file system takes, that do not move."""

import posixpath
import re
import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.portfolio import AttachmentFile, Portfolio
from portfolio_builder.model.standard import Level, Requirement, Scope, Source, Standard
from portfolio_builder.view.addresses import Addresses, addresses, relative, slug
from tests.factories import evidence, portfolio

NAME = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
DEVICES = {"con", "prn", "aux", "nul", "conin", "conout"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}

# Whatever a file system takes in a name; a blank, an accent, a device and a slash come up often.
letters = st.one_of(
    st.sampled_from("aAbB -_.éÉßøñ1/"), st.characters(exclude_categories=["Cs", "Cc"])
)
names = st.one_of(
    st.text(letters, min_size=1, max_size=120),
    st.sampled_from(["con", "Nul", "COM1", "lpt9.oud", "aux/aux", "prn " * 30, "..", "a" * 200]),
)

EMPTY = Standard("leeg", "", "nl", Level(""), "", Source(""), Requirement(0, Scope.ALL, ""), (), ())


def pages(*names: str) -> Mapping[str, str]:
    """Return the addresses of pieces of evidence with these names."""
    return addresses(portfolio(*(evidence(n) for n in names)), EMPTY).evidence


def attachments(*files: AttachmentFile) -> Addresses:
    """Return the addresses of a portfolio with these files."""
    return addresses(Portfolio(settings=portfolio().settings, attachments=files), EMPTY)


def folded(address: str) -> str:
    """Return an address as a file system that knows no case and no accents sees it."""
    return unicodedata.normalize("NFC", address).casefold()


@given(names, st.integers(20, 80))
def test_a_slug_is_a_short_plain_name_and_no_device(text: str, longest: int) -> None:
    made = slug(text, longest=longest)
    assert NAME.fullmatch(made)
    assert len(made) <= longest
    assert made not in DEVICES


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Yıldız", "yildiz"),
        ("İzmir", "izmir"),
        ("Łódź", "lodz"),
        ("Sørensen", "sorensen"),
        ("Đorđe", "dorde"),
        ("Ægir", "aegir"),
        ("Œuvre", "oeuvre"),
        ("Çelik-Groß", "celik-gross"),
    ],
)
def test_no_letter_of_a_name_is_dropped(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.lists(names, unique=True, max_size=8))
def test_addresses_are_unique_and_do_not_depend_on_the_order(found: list[str]) -> None:
    made = pages(*found)
    assert len({folded(a) for a in made.values()}) == len(made)
    for address in made.values():
        folder, _, page = address.rpartition("/")
        assert folder == "bewijzen"
        assert page.endswith(".html")
        assert NAME.fullmatch(page.removesuffix(".html"))
        assert len(page.removesuffix(".html")) <= 80
    assert dict(pages(*reversed(found))) == dict(made)


def test_an_address_is_readable() -> None:
    (address,) = pages("2025/Een gesprek, Café Zürich (straße)").values()
    assert address == "bewijzen/2025-een-gesprek-cafe-zurich-strasse.html"


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "lpt9", "aux."])
def test_a_device_of_windows_gets_another_name(name: str) -> None:
    assert slug(name) == f"x-{name.strip('.').lower()}"


@pytest.mark.parametrize("name", ["contact", "con-amore", "com10", "auxiliary"])
def test_a_name_that_only_looks_like_a_device_stays(name: str) -> None:
    assert slug(name) == name


def test_names_that_would_be_the_same_each_get_a_piece_of_the_hash_of_their_path() -> None:
    two = pages("Een stuk", "een-stuk")
    assert all(re.fullmatch(r"bewijzen/een-stuk-[0-9a-f]{8}\.html", a) for a in two.values())
    three = pages("Een stuk", "een-stuk", "een_stuk")
    assert dict(two).items() <= dict(three).items()


def test_an_accent_in_two_spellings_gives_two_pages() -> None:
    made = pages("caf\u00e9", "cafe\u0301")
    assert len(set(made.values())) == 2


def test_a_name_that_looks_like_a_name_with_a_hash_keeps_its_own_page() -> None:
    taken = pages("Een stuk", "een-stuk")["bewijzen/een-stuk.md"]
    clash = taken.removeprefix("bewijzen/").removesuffix(".html")
    made = pages("Een stuk", "een-stuk", clash)
    assert len(set(made.values())) == 3


def test_long_names_with_the_same_beginning_stay_apart_and_short() -> None:
    made = pages("a" * 100 + "1", "a" * 100 + "2")
    assert len(set(made.values())) == 2
    assert {len(a) for a in made.values()} == {len("bewijzen/") + 80 + len(".html")}


def test_a_draft_has_no_address() -> None:
    made = addresses(portfolio(evidence("af"), evidence("klad", draft=True)), EMPTY)
    assert list(made.evidence) == ["bewijzen/af.md"]


def test_where_drafts_are_shown_a_draft_has_an_address() -> None:
    pieces = portfolio(evidence("af"), evidence("klad", draft=True))
    assert list(addresses(pieces, EMPTY, drafts=True).evidence) == [
        "bewijzen/af.md",
        "bewijzen/klad.md",
    ]


def test_every_competence_and_indicator_has_an_address(standard: Standard) -> None:
    made = addresses(portfolio(), standard)
    assert made.competence.keys() == standard.competences.keys()
    first = next(iter(standard.indicators.values()))
    page, _, anchor = made.indicator(first.competence, first.id).partition("#")
    assert page == made.competence[first.competence]
    assert anchor == slug(first.id)


@given(st.sampled_from(["pdf", "jpeg", "docx"]), names)
def test_an_attachment_is_named_after_its_content_and_its_name(extension: str, name: str) -> None:
    path = f"bijlagen/x{name}.{extension}"
    file = AttachmentFile(path, extension, "application/pdf", 1, "f" * 64)
    (address,) = attachments(file).attachment.values()
    name_there = address.removeprefix("bijlagen/")
    assert re.fullmatch(rf"f{{8}}-[a-z0-9-]+\.{extension}", name_there)
    assert len(name_there) <= 80


def test_the_same_file_in_two_folders_has_one_address() -> None:
    one = AttachmentFile("bijlagen/a/Foto 1.jpg", "jpg", "image/jpeg", 1, "a" * 64)
    two = AttachmentFile("bijlagen/b/foto-1.jpg", "jpg", "image/jpeg", 1, "a" * 64)
    other = AttachmentFile("bijlagen/c/foto-1.jpg", "jpg", "image/jpeg", 1, "b" * 64)
    made = attachments(one, two, other).attachment
    assert made[one.path] == made[two.path] != made[other.path]


segments = st.lists(st.sampled_from(["bewijzen", "bijlagen", "a", "b-c"]), max_size=3)
pages_anywhere = st.tuples(segments, st.sampled_from(["index", "x"])).map(
    lambda parts: "/".join([*parts[0], f"{parts[1]}.html"])
)


@given(pages_anywhere, pages_anywhere, st.sampled_from(["", "#kop-1"]))
def test_a_link_leads_from_any_page_to_any_other(page: str, target: str, anchor: str) -> None:
    link, hash_, found = relative(page, target + anchor).partition("#")
    reached = posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) if link else page
    assert (reached, hash_ + found) == (target, anchor)
    assert not link.startswith("/")
    assert ":" not in link


def test_a_link_within_a_page_is_only_its_anchor() -> None:
    assert relative("bewijzen/a.html", "bewijzen/a.html#kop-1") == "#kop-1"


def test_a_link_to_the_page_itself_names_it() -> None:
    assert relative("bewijzen/a.html", "bewijzen/a.html") == "a.html"
