"""The words inside attachments, as far as they can be read; never an error, never without end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.read.extract import MOST_BYTES, Extract, extract
from tests.files import DOCX, ODT, PDF, PPTX, XLSX, docx, odt, pdf, pdf_of, pptx, xlsx, zipped

NUMBER = "06-12345678"


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (docx("Bel", NUMBER), DOCX),
        (odt("Bel", NUMBER), ODT),
        (xlsx("Bel", NUMBER), XLSX),
        (pptx("Welkom", NUMBER), PPTX),
        (pptx("Welkom", notes=NUMBER), PPTX),
        (NUMBER.encode(), "text/plain"),
        (f"naam;{NUMBER}".encode(), "text/csv"),
    ],
)
def test_the_words_of_each_kind_of_file_are_read(data: bytes, media: str) -> None:
    ((page, words),) = extract(data, media).texts
    assert page == 0
    assert NUMBER in words


def test_the_text_of_a_pdf_comes_with_its_page() -> None:
    assert extract(pdf("Een", f"Bel {NUMBER}"), PDF).texts == ((1, "Een"), (2, f"Bel {NUMBER}"))


def test_headers_notes_and_comments_are_words_too() -> None:
    def xml(word: str) -> str:
        return f'<w:x xmlns:w="w"><w:p><w:t>{word}</w:t></w:p></w:x>'

    data = docx("brief", header1=xml("kop"), endnotes=xml("noot"), comments=xml("opmerking"))
    ((_, words),) = extract(data, DOCX).texts
    assert words.split() == ["brief", "kop", "noot", "opmerking"]


def test_a_number_that_word_keeps_in_pieces_is_read_whole() -> None:
    pieces = '<w:d xmlns:w="w"><w:p><w:t>06-1234</w:t><w:t>5678</w:t></w:p></w:d>'
    ((_, words),) = extract(zipped({"word/document.xml": pieces}), DOCX).texts
    assert words.strip() == NUMBER


def test_a_number_in_a_cell_is_read_and_the_index_of_a_text_is_not() -> None:
    ((_, words),) = extract(xlsx("naam", "plaats", numbers=[111222333]), XLSX).texts
    assert words.split() == ["naam", "plaats", "111222333"]


def test_two_cells_are_never_read_as_one_number() -> None:
    ((_, words),) = extract(xlsx(numbers=[111, 222, 333]), XLSX).texts
    assert "111 222" not in words.replace("\n", " ")


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (docx("x", author="Karin Voorbeeld"), DOCX),
        (odt("x", author="Karin Voorbeeld"), ODT),
        (xlsx("x", author="Karin Voorbeeld"), XLSX),
        (pdf("x", author="Karin Voorbeeld"), PDF),
    ],
)
def test_who_made_a_file_is_read_once(data: bytes, media: str) -> None:
    found = extract(data, media)
    assert found.authors == ("Karin Voorbeeld",)
    assert all("Karin" not in words for _, words in found.texts)


def test_who_made_a_comment_is_read() -> None:
    comment = '<w:c xmlns:w="w" w:author="Karin Voorbeeld"><w:p><w:t>Goed.</w:t></w:p></w:c>'
    assert extract(docx("x", comments=comment), DOCX).authors == ("Karin Voorbeeld",)


# Files that mean harm, or are broken


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = zipped({"word/document.xml": f"<a><!--{' ' * 30_000_000}--><p>{NUMBER}</p></a>"})
    assert len(bomb) < 100_000
    assert extract(bomb, DOCX) == Extract()


def test_a_text_without_end_is_read_so_far() -> None:
    ((_, words),) = extract(docx("woord " * 400_000), DOCX).texts
    assert len(words) == 1_000_000


def test_deep_xml_is_read_as_any_other() -> None:
    deep = f"{'<a>' * 20_000}{NUMBER}{'</a>' * 20_000}"
    ((_, words),) = extract(zipped({"word/document.xml": deep}), DOCX).texts
    assert words == NUMBER


def test_entities_that_grow_are_refused_and_do_not_hide_the_rest() -> None:
    laughs = (
        '<!DOCTYPE l [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in itertools.pairwise("abcdefghi"))
        + "]><l>&i;</l>"
    )
    found = extract(docx(author="Karin Voorbeeld", header1=laughs), DOCX)
    assert found == Extract((), ("Karin Voorbeeld",))


def test_a_file_of_the_machine_is_not_read_through_an_entity() -> None:
    xml = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]><d>&f;</d>'
    assert extract(zipped({"word/document.xml": xml}), DOCX) == Extract()


def test_a_broken_part_of_a_file_does_not_hide_the_others() -> None:
    ((_, words),) = extract(docx(NUMBER, header1="<a><b></a>"), DOCX).texts
    assert NUMBER in words


def test_a_damaged_page_does_not_hide_the_others() -> None:
    good = f"BT /F1 12 Tf (Bel {NUMBER}) Tj ET".encode()
    data = pdf_of([b"BT (", good])
    assert (2, f"Bel {NUMBER}") in extract(data, PDF).texts


def test_a_page_that_draws_without_end_is_passed_over() -> None:
    endless = b"BT /F1 12 Tf " + b"(aa) Tj " * 400_000 + b"ET"
    good = f"BT /F1 12 Tf (Bel {NUMBER}) Tj ET".encode()
    assert extract(pdf_of([endless, good]), PDF).texts == ((2, f"Bel {NUMBER}"),)


def test_a_pdf_behind_a_password_gives_nothing() -> None:
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'ab' * 32}> /U <{'cd' * 32}> >>"
    data = pdf(f"Bel {NUMBER}", trailer=f"{lock} /ID [<00> <00>]")
    assert extract(data, PDF) == Extract()


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    assert extract(NUMBER.encode().ljust(MOST_BYTES + 1), "text/plain") == Extract()


def test_other_kinds_of_file_give_nothing() -> None:
    assert extract(b"\xff\xd8\xff\xe0" + bytes(100), "image/jpeg") == Extract()


@given(st.binary(max_size=300), st.sampled_from([PDF, DOCX, ODT, "text/plain", "video/mp4"]))
def test_whatever_the_bytes_nothing_is_raised(data: bytes, media: str) -> None:
    assert isinstance(extract(data, media), Extract)


@given(st.data())
def test_a_file_with_a_few_other_bytes_raises_nothing(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([(pdf("Een", "Twee"), PDF), (docx("Een", "Twee"), DOCX)]))
    broken = bytearray(whole[0])
    for _ in range(5):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(extract(bytes(broken), whole[1]), Extract)
