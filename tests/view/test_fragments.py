"""A text on its page: what can be reached becomes a link, what cannot stays as words."""

from collections.abc import Sequence

import pytest

from portfolio_builder.assess.resolve import meaning, resolve_evidence
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import (
    AttachmentFile,
    Evidence,
    Portfolio,
    Profile,
    Reflection,
)
from portfolio_builder.model.standard import Standard
from portfolio_builder.model.text import Fragment
from portfolio_builder.read.markdown import read_fragment
from portfolio_builder.view.addresses import addresses
from portfolio_builder.view.fragments import markup
from portfolio_builder.wording import Wording
from tests.factories import evidence, portfolio

HERE = "bewijzen/een-stuk.html"


def fragment(text: str) -> Fragment:
    """Return a text as a piece of evidence in `bewijzen/` has it."""
    return read_fragment(text, "bewijzen/een-stuk.md")[0]


def shown(
    standard: Standard,
    text: str,
    *others: Evidence,
    files: Sequence[AttachmentFile] = (),
    reflections: Sequence[tuple[str, str]] = (),
    profile: Profile | None = None,
) -> str:
    """Return the HTML of a text on its page, among other pieces and files."""
    body = fragment(text)
    piece = evidence("een-stuk")
    piece = with_body(piece, body)
    all_of_it = Portfolio(
        settings=portfolio().settings,
        evidence=(piece, *others),
        reflections=tuple(
            Reflection(path, competence, "", Place(path), "", Fragment())
            for path, competence in reflections
        ),
        attachments=tuple(files),
        profile=profile,
    )
    images = frozenset(f.path for f in files if f.media_type.startswith("image/"))
    where = addresses(all_of_it, standard, reflections=dict(reflections))
    resolved = resolve_evidence(meaning(piece, Ids(standard)), standard, has_error=False)
    return markup(
        body,
        page=HERE,
        where=where,
        standard=standard,
        wording=Wording("en"),
        standing=resolved,
        images=images,
    )


def with_body(piece: Evidence, body: Fragment) -> Evidence:
    """Return a piece with another text."""
    return Evidence(piece.path, piece.title, piece.place, body=body)


def file(path: str, media_type: str) -> AttachmentFile:
    """Return an attachment that is there."""
    return AttachmentFile(path, path.rpartition(".")[2], media_type, 10, "f" * 64)


PHOTO = file("bijlagen/foto.jpg", "image/jpeg")
LETTER = file("bijlagen/brief.pdf", "application/pdf")


def test_a_link_to_other_evidence_leads_to_its_page(standard: Standard) -> None:
    html = shown(standard, "[zie](ander.md)", evidence("ander"))
    assert html == '<p><a href="ander.html">zie</a></p>\n'


def test_a_link_to_a_draft_becomes_words(standard: Standard) -> None:
    html = shown(standard, "[zie](ander.md)", evidence("ander", draft=True))
    assert html == '<p><span class="no-link">zie</span></p>\n'


def test_a_link_to_what_is_not_there_becomes_words(standard: Standard) -> None:
    assert shown(standard, "[zie](weg.md)") == '<p><span class="no-link">zie</span></p>\n'


def test_words_and_a_link_beside_each_other_are_closed_as_they_were_opened(
    standard: Standard,
) -> None:
    html = shown(standard, "[a](weg.md) [b](ander.md) [c](weg.md)", evidence("ander"))
    assert html == (
        '<p><span class="no-link">a</span> <a href="ander.html">b</a> '
        '<span class="no-link">c</span></p>\n'
    )


def test_a_link_to_an_attachment_leads_to_the_published_file(standard: Standard) -> None:
    html = shown(standard, "[de brief](../bijlagen/brief.pdf#page=2)", files=[LETTER])
    assert html == '<p><a href="../bijlagen/ffffffff-brief.pdf#page=2">de brief</a></p>\n'


def test_a_link_to_the_profile_leads_to_its_page(standard: Standard) -> None:
    profile = Profile("profiel.md", "", Fragment())
    assert 'href="../profiel.html"' in shown(standard, "[ik](../profiel.md)", profile=profile)


def test_a_link_to_a_reflection_leads_to_where_it_is_shown(standard: Standard) -> None:
    html = shown(
        standard, "[hier](../reflecties/G1.1.md)", reflections=[("reflecties/G1.1.md", "G1.1")]
    )
    assert 'href="../competenties/g1-1.html#reflectie"' in html


def test_a_link_to_a_heading_finds_it_under_its_own_words(standard: Standard) -> None:
    other = with_body(evidence("ander"), fragment("# Wat ik deed\n\nx\n\n# Café"))
    html = shown(standard, "[a](ander.md#wat-ik-deed) [b](ander.md#Caf%C3%A9)", other)
    assert 'href="ander.html#kop-wat-ik-deed"' in html
    assert 'href="ander.html#kop-cafe"' in html


def test_a_link_to_a_passage_elsewhere_finds_it(standard: Standard) -> None:
    other = with_body(evidence("ander"), fragment("[woorden]{G1.1.B1}"))
    html = shown(standard, "[a](ander.md#vindplaats-1)", other)
    assert 'href="ander.html#vindplaats-1"' in html


def test_a_link_to_a_heading_that_is_not_there_leads_to_the_page(standard: Standard) -> None:
    html = shown(standard, "[a](ander.md#nergens)", evidence("ander"))
    assert 'href="ander.html"' in html


def test_a_link_to_a_heading_of_the_same_text_finds_it(standard: Standard) -> None:
    html = shown(standard, "# Situatie\n\n[boven](#situatie) en [nergens](#nergens)")
    assert '<a href="#kop-situatie">boven</a>' in html
    assert '<span class="no-link">nergens</span>' in html


def test_a_picture_is_shown_with_its_words(standard: Standard) -> None:
    html = shown(standard, '![De "inloop" & meer](../bijlagen/foto.jpg)', files=[PHOTO])
    assert '<img src="../bijlagen/ffffffff-foto.jpg" alt="De &#34;inloop&#34; &amp; meer"' in html


def test_what_a_browser_cannot_show_as_a_picture_becomes_a_link(standard: Standard) -> None:
    html = shown(standard, "![De brief](../bijlagen/brief.pdf)", files=[LETTER])
    assert '<a href="../bijlagen/ffffffff-brief.pdf">De brief</a>' in html


def test_a_picture_that_is_not_published_becomes_its_words(standard: Standard) -> None:
    html = shown(standard, "![De inloop](../bijlagen/weg.jpg)")
    assert html == '<p><span class="no-link">De inloop</span></p>\n'


@pytest.mark.parametrize(
    "text",
    [
        "[![brief](../bijlagen/brief.pdf)](ander.md)",
        "[![ver weg](https://elders.nl/a.png)](https://elders.nl)",
        "[a <https://elders.nl> b](ander.md)",
        "[a <https://elders.nl> b](https://hier.nl)",
    ],
)
def test_a_link_never_holds_a_link(standard: Standard, text: str) -> None:
    html = shown(standard, text, evidence("ander"), files=[LETTER])
    assert html.count("<a ") == html.count("</a>") == 1


def test_a_passage_is_marked_and_names_its_indicators(standard: Standard) -> None:
    html = shown(standard, "Toen [belde ik *aan*]{G1.2.B1 G9.9.X1}.")
    known = standard.indicators["G1.2.B1"]
    assert html == (
        '<p>Toen <mark class="passage" id="vindplaats-1">belde ik <em>aan</em></mark>'
        '<span class="passage-ids"><a href="../competenties/g1-2.html#g1-2-b1"'
        f' title="This shows G1.2.B1: {known.text}">G1.2.B1</a></span>.</p>\n'
    )


def test_a_passage_without_a_known_indicator_is_marked_only(standard: Standard) -> None:
    html = shown(standard, "Toen [belde ik aan]{G9.9.X1}.")
    assert html == '<p>Toen <mark class="passage" id="vindplaats-1">belde ik aan</mark>.</p>\n'


def test_what_a_file_brings_along_is_escaped(standard: Standard) -> None:
    odd = file('bijlagen/"><script>.pdf', "application/pdf")
    html = shown(standard, '![](<../bijlagen/"><script>.pdf>)', files=[odd])
    assert "<script" not in html
    assert '">' not in html.replace('pdf">', "")


def test_headings_follow_each_other_without_a_gap(standard: Standard) -> None:
    text = "### Eerst\n\n# Dan\n\n#### Dieper\n\n##### Nog dieper\n\n## Terug\n\n# Laatst"
    body, _ = read_fragment(text, "bewijzen/een-stuk.md")
    assert [h.level for h in body.headings] == [2, 2, 3, 4, 3, 2]
