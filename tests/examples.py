"""Lays out an example of an explanation as real files, and says what the program finds in it."""

import io
import os
import re
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

from portfolio_builder import resources
from portfolio_builder.model.finding import Finding
from portfolio_builder.pipeline import examine
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.shelf import read_procedure, read_standard
from portfolio_builder.wording.explanations import ExampleFile, Shape
from tests.conftest import ROOT, TODAY
from tests.factories import SETTINGS
from tests.files import without_metadata

PLACED_PHOTO = ROOT / "tests" / "mistakes" / "bijlagen" / "buiten.jpg"
ORDINARY = """---
titel: Een gewone dinsdag
datum: 2025-02-04
soort: beroepsproduct
context: wijkcentrum
competenties:
  - G1.1: startbekwaam
  - G1.2: startbekwaam
  - G2.1: startbekwaam
  - G3.1: startbekwaam
---

[Ik kwam binnen met een grap en ging erbij zitten.]{G1.1.S1} [Buiten op het plein kent iedereen
mij.]{G1.2.S1} [Met de vragenlijst liepen we alle leefgebieden langs.]{G2.1.S1} [Daarna vroeg ik wat
zij zelf dacht nodig te hebben.]{G3.1.S1}
"""


def lay_out(root: Path, files: Sequence[ExampleFile]) -> Path:
    """Put the files of an example down in an otherwise ordinary portfolio; return its folder."""
    folder = root / "mijn-portfolio"
    laid = {"portfolio.yaml": SETTINGS, "bewijzen/een-gewone-dinsdag.md": ORDINARY}
    for file in files:
        empty = file.path if file.shape is Shape.FOLDER else ""
        laid = {p: t for p, t in laid.items() if not (empty and p.startswith(empty))}
        laid.pop(file.instead_of, None)
        laid.pop(file.path, None)
    for path, text in laid.items():
        _write(folder / path, text.encode())
    for file in files:
        first, *others = (folder / path for path in file.real_paths)
        _put(first, file)
        for other in others:
            other.hardlink_to(first)
    return folder


def found(folder: Path, code: str, files: Sequence[ExampleFile]) -> tuple[Finding, ...]:
    """Return every finding: of a portfolio, or of a standard or procedure file by itself."""
    if not code.startswith("S"):
        return examine(folder, standards=resources.standards_dir(), today=TODAY).findings
    (file,) = files
    reads = read_procedure if "thresholds:" in file.text else read_standard
    return reads(Folder(folder), file.path)[1]


def _put(target: Path, file: ExampleFile) -> None:
    match file.shape:
        case Shape.FOLDER:
            target.mkdir(parents=True)
        case Shape.LINK:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(file.text.strip())
        case _:
            _write(target, _content(file))
    if file.size:
        os.truncate(target, file.size)


def _content(file: ExampleFile) -> bytes:
    match file.shape:
        case Shape.CP1252:
            return file.text.encode("cp1252")
        case Shape.DOCX:
            return _docx(file.text, file.author)
        case Shape.PHOTO:
            return without_metadata(PLACED_PHOTO.read_bytes(), "image/jpeg")
        case Shape.PLACED_PHOTO:
            return PLACED_PHOTO.read_bytes()
        case Shape.HUGE_PHOTO:
            return of_size(
                without_metadata(PLACED_PHOTO.read_bytes(), "image/jpeg"), 40_000, 30_000
            )
        case Shape.VIDEO:
            return b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2"
        case _:
            *others, last = file.text.splitlines(keepends=True) or [""]
            return "".join([*others, *[last] * file.times]).encode()


def of_size(photo: bytes, width: int, height: int) -> bytes:
    """Return a JPEG that says of itself that it is so large, in pixels."""
    frame = next(m.end() for m in re.finditer(rb"\xff[\xc0\xc2]\x00.\x08", photo, re.DOTALL))
    return photo[:frame] + struct.pack(">HH", height, width) + photo[frame + 4 :]


def _docx(text: str, author: str) -> bytes:
    """Return as much of a Word file as matters here: its words and who made it."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    made = f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></c>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body>{lines}</w:body></w:document>',
        )
        archive.writestr("docProps/core.xml", made)
    return stream.getvalue()


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
