"""Where a link may lead: an allow-list, whatever way the rest is disguised."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.place import Place
from portfolio_builder.model.text import Fragment, Html, Image, Link, LinkEnd, LinkStart
from portfolio_builder.read.links import (
    Here,
    NotAllowed,
    Outside,
    Outward,
    ToFile,
    relinked,
    resolve,
)

HERE = "bewijzen/map/een.md"


@pytest.mark.parametrize("url", ["https://a.nl", "HTTP://A.nl/x?a=1#b", " https://a.nl "])
def test_a_web_address_leads_outward(url: str) -> None:
    assert resolve(url, HERE) == Outward(url.strip(), web=True)


@pytest.mark.parametrize("url", ["mailto:a@b.nl", "tel:+31201234567", "MAILTO:a@b.nl"])
def test_mail_and_telephone_lead_outward(url: str) -> None:
    assert resolve(url, HERE) == Outward(url, web=False)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ('https://example.org/"onclick="x', "https://example.org/%22onclick=%22x"),
        ("https://example.org/<b>|{c}", "https://example.org/%3Cb%3E%7C%7Bc%7D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/caf%C3%A9?a=1&b=é#c", "https://example.org/caf%C3%A9?a=1&b=é#c"),
        ('mailto:"a"@example.org', "mailto:%22a%22@example.org"),
    ],
)
def test_what_no_address_may_hold_is_encoded(written: str, url: str) -> None:
    found = resolve(written, HERE)
    assert isinstance(found, Outward)
    assert found.url == url


@pytest.mark.parametrize(
    ("target", "path", "anchor"),
    [
        ("twee.md", "bewijzen/map/twee.md", ""),
        ("../twee.md#Kop", "bewijzen/twee.md", "Kop"),
        ("./twee.md", "bewijzen/map/twee.md", ""),
        ("../../bijlagen/foto%20van%20ons.jpg", "bijlagen/foto van ons.jpg", ""),
        ("..\\..\\bijlagen\\brief.pdf", "bijlagen/brief.pdf", ""),
        ("..%5c..%5cbijlagen%5cbrief.pdf", "bijlagen/brief.pdf", ""),
        ("foto%23.jpg", "bewijzen/map/foto#.jpg", ""),
        ("cliënt.md", "bewijzen/map/cliënt.md", ""),
        ("cli%C3%ABnt.md#een%20kop", "bewijzen/map/cliënt.md", "een kop"),
        ("../../profiel.md", "profiel.md", ""),
        ("map/a:b.md", "bewijzen/map/map/a:b.md", ""),
        ("%256aavascript:alert(1)", "bewijzen/map/%6aavascript:alert(1)", ""),
    ],
)
def test_anything_else_is_a_file_counted_from_the_folder_of_the_text(
    target: str, path: str, anchor: str
) -> None:
    assert resolve(target, HERE) == ToFile(path, anchor)


@pytest.mark.parametrize(
    ("target", "anchor"), [("#kop", "kop"), ("#een%20kop", "een kop"), ("#", "")]
)
def test_a_place_on_the_page_itself(target: str, anchor: str) -> None:
    assert resolve(target, HERE) == Here(anchor)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "\xa0javascript:alert(1)",
        "%6aavascript:alert(1)",
        "javascript%3Aalert(1)",
        "java%0ascript:alert(1)",
        "java%09script:alert(1)",
        "feed:javascript:alert(1)",
        "view-source:https://a.nl",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "ms-msdt:/id PCWDiagnostic",
        "search-ms:query=x",
        "file:///etc/passwd",
        "blob:https://a.nl/1",
        "ftp://a.nl/x",
        "C:\\Users\\x.docx",
        "c:/x.docx",
        "//host/x",
        "\\\\host\\deel",
        "/\\host",
        "\\/host",
        "%2f%2fhost/x",
        "%5c%5chost/x",
        "https:a.nl",
        "https:/a.nl",
        "https:\\\\a.nl",
        "http:///pad",
        "https://a.nl/een twee",
        "mailto:",
        "tel: 12",
        "foto%00.jpg",
        "foto%1b.jpg",
    ],
)
def test_every_other_sort_is_refused_however_it_is_disguised(target: str) -> None:
    assert resolve(target, HERE) == NotAllowed()


@pytest.mark.parametrize(
    "target",
    [
        "/etc/passwd",
        "../../../x.md",
        "../../..",
        "%2e%2e/../../x",
        "..\\..\\..\\x.md",
        "..%2f..%2f..%2fx",
    ],
)
def test_a_way_out_of_the_folder_is_outside(target: str) -> None:
    assert resolve(target, HERE) == Outside()


@given(st.text(max_size=40))
def test_what_is_let_out_is_web_mail_or_telephone_and_a_file_stays_inside(target: str) -> None:
    match resolve(target, HERE):
        case Outward(url):
            assert url.casefold().startswith(("http://", "https://", "mailto:", "tel:"))
            assert not any(c.isspace() and c < "\x80" for c in url)
        case ToFile(path):
            assert not path.startswith(("/", "../"))
            assert path != ".."


@given(
    scheme=st.sampled_from(
        ["javascript", "data", "vbscript", "ms-msdt", "file", "feed:javascript"]
    ),
    between=st.lists(st.sampled_from(["\t", "\n", "\r", "\x00", " ", "\x0b"]), max_size=4),
    data=st.data(),
)
def test_control_signs_and_percent_signs_hide_no_scheme(
    scheme: str, between: list[str], data: st.DataObject
) -> None:
    letters = list(f"{scheme}:alert(1)")
    for sign in between:
        letters.insert(data.draw(st.integers(0, len(scheme))), sign)
    hidden = "".join(quote(c, safe="") if data.draw(st.booleans()) else c for c in letters)
    assert resolve(hidden, HERE) in (NotAllowed(), Outside())


# Real names


def test_links_are_given_the_real_names_of_their_files() -> None:
    body = Fragment(
        parts=(
            LinkStart("a.md", "kop", "titel"),
            Html("a"),
            LinkEnd(),
            Image("e\u0301.jpg", "alt"),
            LinkStart("b.md", ""),
        ),
        links=(Link("a.md#kop", "a.md", "kop", False, Place("x.md", 1)),),
    )
    moved = relinked(
        body, {("a.md", "kop"): ("a.md", "kop-kop"), ("e\u0301.jpg", ""): ("é.jpg", "")}
    )
    assert moved.parts == (
        LinkStart("a.md", "kop-kop", "titel"),
        Html("a"),
        LinkEnd(),
        Image("é.jpg", "alt"),
        LinkStart("b.md", ""),
    )
    assert moved.links == (Link("a.md#kop", "a.md", "kop-kop", False, Place("x.md", 1)),)
    assert relinked(body, {("a.md", "kop"): ("a.md", "kop")}) is body
