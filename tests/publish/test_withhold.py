"""Words that must not be published: on no page, in no form, and nothing else is touched."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder import resources
from portfolio_builder.building import build
from portfolio_builder.examined import Examined
from portfolio_builder.pipeline import examine
from portfolio_builder.privacy.words import Words
from portfolio_builder.publish.glance import Glance
from portfolio_builder.publish.withhold import cleaner
from portfolio_builder.wording import DATE_BEGINS, DATE_ENDS, Wording
from tests.conftest import TODAY
from tests.factories import SETTINGS, folder, written
from tests.files import docx

PHONE, EMAIL, ADDRESS = "06-12345678", "jan.jansen@example.nl", "Dorpsstraat 12, 1234 AB"
INSTEAD = {
    PHONE: "[telefoon]",
    EMAIL: "[mail]",
    ADDRESS: "[adres]",
    "06 12345678": "[telefoon]",
    "'t Zand 9, 1234 AB": "[adres]",
    "O&O straat 1": "[adres]",
    "Café-weg 12": "[adres]",
}


def page(text: str, path: str = "a.html") -> str:
    return cleaner(INSTEAD)(path, text.encode()).decode()


def test_words_in_text_are_replaced() -> None:
    assert page(f"<p>Bel {PHONE} of mail {EMAIL}.</p>") == "<p>Bel [telefoon] of mail [mail].</p>"


def test_words_in_an_attribute_are_replaced() -> None:
    assert page(f'<img alt="nummer {PHONE}" src="a.png">') == (
        '<img alt="nummer [telefoon]" src="a.png">'
    )


@pytest.mark.parametrize("quoted", [f"'bel {PHONE}'", f'"bel {PHONE}"', PHONE])
def test_a_theme_may_quote_its_attributes_as_it_likes(quoted: str) -> None:
    assert PHONE not in page(f"<p title={quoted}>x</p>")


def test_a_bracket_in_an_attribute_does_not_end_the_tag() -> None:
    assert page(f'<p title="a > b {PHONE}">x</p>') == '<p title="a &gt; b [telefoon]">x</p>'


@pytest.mark.parametrize("end", ["\n", "  \n   ", "<br>", "<br />\n", "&nbsp;"])
def test_words_across_a_line_end_are_replaced(end: str) -> None:
    left = page(f"<p>Op Dorpsstraat 12,{end}1234 AB</p>")
    assert left == f"<p>Op [adres]{end.strip() if end.startswith('<br') else ''}</p>"


def test_a_line_break_elsewhere_stays() -> None:
    assert page(f"een<br />twee {PHONE}") == "een<br />twee [telefoon]"
    assert page("een<br />twee") == "een<br />twee"


@pytest.mark.parametrize("written", ["jan.jansen&#64;example.nl", "jan.jansen&commat;example.nl"])
def test_escaped_signs_are_read_as_what_they_are(written: str) -> None:
    assert page(f"<p>{written}</p>") == "<p>[mail]</p>"


def test_words_with_signs_that_html_escapes_are_replaced() -> None:
    assert page("<p>Op O&amp;O straat 1 &lt;b&gt;.</p>") == "<p>Op [adres] &lt;b&gt;.</p>"
    assert page("<p title='Op &#39;t Zand 9, 1234 AB'>x</p>") == '<p title="Op [adres]">x</p>'


@pytest.mark.parametrize(
    "target",
    [
        f"mailto:{EMAIL}",
        f"MAILTO:{EMAIL}",
        "mailto:jan.jansen%40example.nl",
        f"tel:{PHONE}",
        "tel:06%2012345678",
        f"https://example.org/?van={EMAIL}",
    ],
)
def test_a_link_outward_that_holds_the_words_leads_nowhere(target: str) -> None:
    assert page(f'<a href="{target}">x</a>') == '<a href="#">x</a>'


@pytest.mark.parametrize(
    "tag",
    [
        f'<a href="bewijzen/{PHONE}.html">',
        f'<img src="../bijlagen/{PHONE}.jpg">',
        '<a href="mailto:balie@example.nl">',
        '<a href="#kop-taak">',
    ],
)
def test_addresses_within_the_site_are_not_touched(tag: str) -> None:
    assert page(tag) == tag


def test_a_place_on_a_page_keeps_one_name_without_the_words() -> None:
    made = page(
        f'<h2 id="kop-bel-{PHONE}-nu">x</h2><a href="#kop-bel-{PHONE}-nu">y</a>'
        f'<a href="b.html#kop-bel-{PHONE}-nu">z</a><p aria-labelledby="kop-bel-{PHONE}-nu">p</p>'
    )
    assert made == (
        '<h2 id="kop-bel-x1-nu">x</h2><a href="#kop-bel-x1-nu">y</a>'
        '<a href="b.html#kop-bel-x1-nu">z</a><p aria-labelledby="kop-bel-x1-nu">p</p>'
    )


BLOCKS = ["</p>\n<p>", "</h2><p>", "</li><li>", "</td><td>", "<hr>", "</div></div><div><span>"]


@pytest.mark.parametrize("between", BLOCKS)
def test_words_may_go_on_in_the_next_block(between: str) -> None:
    left = page(f"<p>Op Dorpsstraat 12{between}1234 AB te Utrecht</p>")
    assert "[adres]" in left
    assert re.sub(r"\s", "", left) == re.sub(r"\s", "", f"<p>Op [adres]{between} te Utrecht</p>")


@pytest.mark.parametrize(
    "marked",
    [
        "06-<strong>12345678</strong>",
        "<em>06</em>-12345678",
        "06-1234<strong>56</strong>78",
        "<em>3</em>06-12345678",
        '06-12<mark class="passage" id="v">34</mark>'
        '<span class="passage-ids"><a href="x.html" title="t">G1.1.B1</a></span>5678',
    ],
)
def test_a_mark_inside_a_number_or_beside_it_does_not_hide_it(marked: str) -> None:
    left = page(f"<p>Bel {marked}!</p>")
    assert "[telefoon]" in left
    assert not {"06", "12345678", "1234", "5678", "78"} & set(re.findall(r"\d+", left))


def test_large_and_small_letters_are_the_same_words() -> None:
    assert page("<h1>Jan.Jansen@example.nl</h1>") == "<h1>[mail]</h1>"


def test_a_number_inside_a_longer_one_is_another_number() -> None:
    assert page(f"1{PHONE} en {PHONE}9") == f"1{PHONE} en {PHONE}9"


def test_of_words_inside_words_the_longest_goes_first() -> None:
    clean = cleaner({"Dorpsstraat 12": "[a]", ADDRESS: "[b]"})
    assert clean("a.html", b"Dorpsstraat 12, 1234 AB") == b"[b]"


def test_a_script_keeps_its_signs() -> None:
    script = f'<script>if (a < b && c) tel = "{PHONE}";</script>'
    assert page(script) == '<script>if (a < b && c) tel = "[telefoon]";</script>'


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("words", ["Café-weg 12", "Dorpsstraat 12,\n1234 AB", PHONE])
def test_data_in_a_page_stay_data(words: str, ascii_only: bool) -> None:
    data = json.dumps([f"regel\n{words} <en> verder"], ensure_ascii=ascii_only)
    data = data.replace("<", "\\u003c").replace(">", "\\u003e")
    made = page(f'<script type="application/json" id="d">{data}</script>')
    (left,) = json.loads(made.partition(">")[2].removesuffix("</script>"))
    assert left in {"regel\n[adres] <en> verder", "regel\n[telefoon] <en> verder"}
    assert made.count("<") == 2


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("words", ["Café-weg 12", "Dorpsstraat 12,\n1234 AB", PHONE])
def test_data_for_a_script_holds_no_words_either(words: str, ascii_only: bool) -> None:
    data = json.dumps([f"regel\n{words} en verder"], ensure_ascii=ascii_only)
    (left,) = json.loads(page(data, "assets/index.json"))
    assert left in {"regel\n[adres] en verder", "regel\n[telefoon] en verder"}


def test_html_in_data_is_read_as_a_page() -> None:
    data = json.dumps(["<p>Dorpsstraat 12,</p><p>1234 AB</p>", "Op &#39;t Zand 9, 1234 AB"])
    assert json.loads(page(data, "a.json")) == ["<p>[adres]</p><p></p>", "Op [adres]"]


def test_a_date_of_the_program_itself_stays() -> None:
    own = f"{DATE_BEGINS}12 maart 2009{DATE_ENDS}"
    text = f'<p title="peildatum {own}">{own}, hij is van 12 maart 2009</p>'
    made = cleaner({"12 maart 2009": "[datum]"})("a.html", text.encode()).decode()
    assert made == '<p title="peildatum 12 maart 2009">12 maart 2009, hij is van [datum]</p>'


def test_no_mark_of_a_date_is_left() -> None:
    text = f"<p>{DATE_BEGINS}1 mei 2024{DATE_ENDS}</p>"
    assert page(text) == "<p>1 mei 2024</p>"
    assert page(json.dumps(text), "a.json") == '"<p>1 mei 2024</p>"'


def test_a_date_that_a_script_sorts_by_stays_one() -> None:
    text = (
        b'<tr data-when="2009-03-12" data-title="2009-03-12 en verder"><time datetime="2009-03-12">'
    )
    made = cleaner({"2009-03-12": "[datum]"})("a.html", text)
    assert made == (
        b'<tr data-when="2009-03-12" data-title="[datum] en verder"><time datetime="2009-03-12">'
    )


@given(st.lists(st.sampled_from([*INSTEAD, *"ab1 ", "<p>", "</b>", "<b>", "é"])).map("".join))
def test_what_a_glance_lets_go_holds_none_of_the_words(text: str) -> None:
    glance = Glance(INSTEAD)
    assert glance.may_hold(text.encode()) or not any(Words((w, w) for w in INSTEAD).find(text))


@pytest.mark.parametrize("path", ["site.css", "bijlagen/brief.pdf", "foto.jpg"])
def test_style_sheets_and_files_are_as_they_were(path: str) -> None:
    assert page(PHONE, path) == PHONE


def test_without_words_the_pages_are_the_same() -> None:
    assert cleaner({})("a.html", b"<p>x &nbsp;</p>") == b"<p>x &nbsp;</p>"


@given(st.text(alphabet="<>/\"'=&; abr-#068\n", max_size=60))
def test_a_page_without_the_words_stays_as_it_is(text: str) -> None:
    assert page(text) == text


# The whole way, from files to site

SECRETS = {
    "999990019": "burgerservicenummer",
    "NL91ABNA0417164300": "bankrekeningnummer",
    PHONE: "telefoonnummer",
    EMAIL: "e-mailadres",
    ADDRESS: "adres",
    "12 maart 2009": "geboortedatum",
}
BODY = f"""# Bel {PHONE}

Haar nummer is 999990019, het geld ging naar NL91ABNA0417164300.

[Zij woont op Dorpsstraat 12,
1234 AB]{{G1.1.B1}} en ook op Dorpsstraat 12,\\
1234 AB, en mailt met [{EMAIL}](mailto:{EMAIL}) of jan.jansen\\@example.nl of
jan.jansen&#64;example.nl. Zie [boven](#kop-bel-{PHONE}).

| wie | tel |
| --- | --- |
| zij | {PHONE} |

- geboren op 12 maart
  2009, tel. `{PHONE}`

> Zij belde met 06-
> 12345678 op haar verjaardag.

![foto van {PHONE}](../bijlagen/verslag.txt)
"""


@pytest.fixture(scope="module")
def private_site(tmp_path_factory: pytest.TempPathFactory, nl: Wording) -> Path:
    """The site of a portfolio that says every kind of personal data in many ways."""
    root = tmp_path_factory.mktemp("private") / "portfolio"
    reviewed = "privacy_akkoord: [P503: nummer van het buurthuis]"
    files: dict[str, str | bytes] = {
        "bewijzen/stuk.md": written(
            title=f"Bel {PHONE}",
            claims=["- {id: G1.1, stadium: vakbekwaam, toelichting: 'bel 06-12345678'}"],
            more="bijlagen: [bijlagen/verslag.txt, bijlagen/bsn.docx]",
            body=BODY,
        ),
        f"bewijzen/gesprek-{PHONE}.md": "---\nconcept: nee\n---\n\nZonder titel.\n",
        "bewijzen/buurthuis.md": written(title="Buurthuis", more=reviewed, body="Bel 030-1234567."),
        "reflecties/G1.1.md": f"Zij mailde {EMAIL}.",
        "profiel.md": f"Mijn BSN is 999990019 en {PHONE}.",
        "bijlagen/verslag.txt": "niets",
        "bijlagen/bsn.docx": docx("BSN 999990019"),
    }
    folder(root, files, settings=f"{SETTINGS}loopbaandoel: mail {EMAIL}\n")
    examined = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    output = root.parent / "site"
    build(examined, output, wording=nl, templates=(resources.templates_dir(),))
    return output


def test_no_byte_of_the_site_holds_the_words(private_site: Path) -> None:
    files = [p for p in private_site.rglob("*") if p.is_file()]
    assert len(files) > 30
    for path in files:
        shown = f"{path.relative_to(private_site)} {path.read_bytes().decode(errors='replace')}"
        shown = " ".join(shown.replace("<br>", " ").split())
        for words in (*SECRETS, "12345678", "9999900", "jan.jansen", "0417164300", "1234 AB"):
            assert words not in shown, (path, words)


def test_the_page_says_what_was_left_out(private_site: Path) -> None:
    shown = (private_site / "bewijzen" / "stuk.html").read_text(encoding="utf-8")
    for kind in SECRETS.values():
        assert f"[{kind} weggelaten]" in shown


def test_what_was_reviewed_stays(private_site: Path) -> None:
    shown = (private_site / "bewijzen" / "buurthuis.html").read_text(encoding="utf-8")
    assert "030-1234567" in shown


def test_an_attachment_with_a_service_number_is_not_published(private_site: Path) -> None:
    assert [p.suffix for p in (private_site / "bijlagen").iterdir()] == [".txt"]
