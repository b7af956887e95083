"""Small files of the kinds that candidates attach, made by hand: office files, PDF, photos."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from portfolio_builder.photos import clean_parts

OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = OFFICE + "wordprocessingml.document"
XLSX = OFFICE + "spreadsheetml.sheet"
PPTX = OFFICE + "presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
_CORE = (
    '<c:p xmlns:c="core" xmlns:dc="dublin"><dc:creator>{0}</dc:creator>'
    "<c:lastModifiedBy>{0}</c:lastModifiedBy></c:p>"
)


def zipped(files: Mapping[str, str]) -> bytes:
    """Return a zip of these files, the same bytes every time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx(*paragraphs: str, author: str = "", **parts: str) -> bytes:
    """Return a Word file; `parts` are other XML files of it by name (`header1`)."""
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    files = {"word/document.xml": f'<w:document xmlns:w="w">{body}</w:document>'}
    files |= {f"word/{name}.xml": xml for name, xml in parts.items()}
    if author:
        files["docProps/core.xml"] = _CORE.format(author)
    return zipped(files)


def odt(*paragraphs: str, author: str = "") -> bytes:
    """Return an OpenDocument text."""
    body = "".join(f"<t:p>{p}</t:p>" for p in paragraphs)
    files = {"content.xml": f'<o:document xmlns:o="o" xmlns:t="t">{body}</o:document>'}
    if author:
        files["meta.xml"] = f'<o:m xmlns:o="o" xmlns:dc="d"><dc:creator>{author}</dc:creator></o:m>'
    return zipped(files)


def xlsx(*texts: str, numbers: Sequence[int] = (), author: str = "") -> bytes:
    """Return a workbook: a column of texts, and one of numbers."""
    shared = "".join(f"<si><t>{t}</t></si>" for t in texts)
    cells = "".join(f'<c t="s"><v>{n}</v></c>' for n in range(len(texts)))
    cells += "".join(f"<c><v>{n}</v></c>" for n in numbers)
    files = {
        "xl/sharedStrings.xml": f"<sst>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet><row>{cells}</row></worksheet>",
    }
    if author:
        files["docProps/core.xml"] = _CORE.format(author)
    return zipped(files)


def pptx(*slides: str, notes: str = "") -> bytes:
    """Return a presentation, with notes at its first slide."""

    def xml(text: str) -> str:
        return f'<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'

    files = {f"ppt/slides/slide{n}.xml": xml(s) for n, s in enumerate(slides, start=1)}
    if notes:
        files["ppt/notesSlides/notesSlide1.xml"] = xml(notes)
    return zipped(files)


def pdf(*pages: str, author: str = "", trailer: str = "") -> bytes:
    """Return a PDF with a text layer: one line on each page. `trailer` adds to its trailer."""
    drawn = [f"BT /F1 12 Tf 20 200 Td ({p}) Tj ET".encode("latin-1") for p in pages]
    return pdf_of(drawn, author=author, trailer=trailer)


def pdf_of(drawn: Sequence[bytes], *, author: str = "", trailer: str = "") -> bytes:
    """Return a PDF whose pages are drawn by these operators."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(drawn)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(drawn)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Author ({author}) >>".encode() if author else b"<< >>",
    ]
    for number, operators in enumerate(drawn):
        packed = zlib.compress(operators)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + packed + b"\nendstream")
    made, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{o:010} 00000 n \n" for o in offsets)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R "
        f"/Info 4 0 R {trailer} >>\nstartxref\n{len(made)}\n%%EOF"
    )
    return made + end.encode()


def exif(tag: int, *, order: str = ">") -> bytes:
    """Return EXIF data of one directory with one tag, such as 0x8825: where it was taken."""
    sign = b"MM" if order == ">" else b"II"
    return sign + struct.pack(f"{order}HIHHHIII", 42, 8, 1, tag, 4, 1, 26, 0)


def jpeg(metadata: bytes = b"") -> bytes:
    """Return the frame of a JPEG with an EXIF segment; it shows nothing."""
    segment = b""
    if metadata:
        payload = b"Exif\x00\x00" + metadata
        segment = struct.pack(">BBH", 0xFF, 0xE1, len(payload) + 2) + payload
    return b"\xff\xd8" + segment + b"\xff\xda\x00\x02\xff\xd9"


def png(metadata: bytes = b"", *, picture: bytes = b"") -> bytes:
    """Return the frame of a PNG with an eXIf chunk behind its picture."""
    chunks = [(b"IHDR", bytes(13)), (b"IDAT", picture)]
    chunks += [(b"eXIf", metadata)] if metadata else []
    made = b"\x89PNG\r\n\x1a\n"
    for name, data in [*chunks, (b"IEND", b"")]:
        made += struct.pack(">I", len(data)) + name + data
        made += struct.pack(">I", zlib.crc32(name + data))
    return made


def webp(metadata: bytes = b"", *, picture: bytes = b"") -> bytes:
    """Return the frame of a WebP with EXIF behind its picture."""
    made = b"WEBP"
    chunks = [(b"VP8 ", picture)] + ([(b"EXIF", metadata)] if metadata else [])
    for name, data in chunks:
        made += name + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(made)) + made


def without_metadata(data: bytes, media_type: str) -> bytes:
    """Return a photo as it is published."""
    return b"".join(clean_parts(data, media_type))
