"""The portfolio folder: every file is read, or named with its reason."""

import errno
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portfolio_builder.model.finding import Finding
from portfolio_builder.model.portfolio import LeftOut, Portfolio, Settings
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.text import Image, LinkStart
from portfolio_builder.read import portfolio as portfolio_module
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.portfolio import read_portfolio, read_settings
from portfolio_builder.read.source import ReadFailure
from portfolio_builder.read.texts import Read, read_texts
from tests.factories import SETTINGS, folder, written

PDF = b"%PDF-1.4\n%%EOF\n"
CLAIMED = written()


@pytest.fixture
def read(tmp_path: Path, procedure: Procedure) -> "Reader":
    return Reader(tmp_path, procedure)


class Reader:
    """Writes a portfolio folder and reads it."""

    def __init__(self, root: Path, procedure: Procedure) -> None:
        self.root = root
        self.procedure = procedure

    def __call__(self, files: dict[str, str | bytes]) -> tuple[Portfolio, tuple[Finding, ...]]:
        folder(self.root, files)
        settings, found = read_settings(Folder(self.root))
        assert settings
        assert not found
        portfolio, found = read_portfolio(
            Folder(self.root), settings=settings, procedure=self.procedure
        )
        assert portfolio
        return portfolio, found

    def fine(self, files: dict[str, str | bytes]) -> Portfolio:
        """Return a portfolio in which nothing is wrong."""
        portfolio, found = self(files)
        assert not found, found
        return portfolio

    def wrong(self, files: dict[str, str | bytes]) -> list[tuple[str, str]]:
        """Return code and file of each finding."""
        return [(f.code, f.place.file) for f in self(files)[1]]


# Settings


def settings_of(root: Path, text: str) -> tuple[Settings | None, list[str]]:
    settings, found = read_settings(Folder(folder(root, {}, settings=text)))
    return settings, [f"{f.code} {f.place.line}" for f in found]


DUTCH = """\
kandidaat: Voorbeeld Kandidaat        # candidate
standaard: sociaal-werker-mbo
taal: en
peildatum: 2026-09-01
organisatie: Stichting Voorbeeld
aanbieder: EVC Voorbeeld
procedure: standaard
leefgebieden: [L1, L4]
loopbaandoel: Teamleider worden.
"""
ENGLISH = """\
candidate: Voorbeeld Kandidaat        # candidate
standard: sociaal-werker-mbo
language: en
reference_date: 2026-09-01
organisation: Stichting Voorbeeld
provider: EVC Voorbeeld
procedure: standaard
life_areas: [L1, L4]
goal: Teamleider worden.
"""


def test_settings_are_read_in_either_language(tmp_path: Path) -> None:
    dutch, nothing = settings_of(tmp_path, DUTCH)
    assert nothing == []
    assert dutch
    assert dutch.reference_date
    assert (dutch.candidate, dutch.language, dutch.goal) == (
        "Voorbeeld Kandidaat",
        "en",
        "Teamleider worden.",
    )
    assert (dutch.reference_date.isoformat(), dutch.provider) == ("2026-09-01", "EVC Voorbeeld")
    assert [a.written for a in dutch.life_areas] == ["L1", "L4"]
    english, nothing = settings_of(tmp_path, ENGLISH)
    assert nothing == []
    assert english
    values = ("candidate", "standard", "language", "reference_date", "organisation", "procedure")
    assert [getattr(english, v) for v in values] == [getattr(dutch, v) for v in values]


def test_what_settings_do_not_say_has_a_default(tmp_path: Path) -> None:
    settings, _ = settings_of(tmp_path, "kandidaat: A\nstandaard: b")
    assert settings
    assert (settings.language, settings.procedure, settings.reference_date) == (
        "nl",
        Settings.DEFAULT_PROCEDURE,
        None,
    )


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("", ["P027 1"]),
        ("# niets", ["P027 1"]),
        ("kandidaat: A", ["P102 1"]),
        ("kandidaat: A\nstandaard:", ["P102 2"]),
        ("kandidaat: A\nstandaard: [b]", ["P103 2"]),
        ("kandidaat: a: b", ["P022 1"]),
    ],
)
def test_without_a_standard_there_is_nothing_to_go_on(
    tmp_path: Path, text: str, findings: list[str]
) -> None:
    assert settings_of(tmp_path, text) == (None, findings)


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("taal: fr", "P117 3"),
        ("peildatum: 1-9-2026", "P110 3"),
        ("peildatum: 2026", "P110 3"),
        ("kandidat: B", "P101 3"),
        ("candidate: B", "P025 3"),
        ("leefgebieden: {L1: ja}", "P103 3"),
    ],
)
def test_any_other_mistake_in_the_settings_is_named_and_the_rest_is_used(
    tmp_path: Path, line: str, finding: str
) -> None:
    settings, found = settings_of(tmp_path, f"kandidaat: A\nstandaard: b\n{line}")
    assert settings
    assert (settings.candidate, found) == ("A", [finding])


def test_settings_may_end_in_yml_but_not_stand_there_twice(tmp_path: Path) -> None:
    (tmp_path / "portfolio.yml").write_text(SETTINGS)
    assert read_settings(Folder(tmp_path))[0]
    (tmp_path / "portfolio.yaml").write_text(SETTINGS)
    settings, (found,) = read_settings(Folder(tmp_path))
    assert settings
    assert (found.code, found.place.file) == ("P009", "portfolio.yml")


def test_a_folder_without_settings_is_named(tmp_path: Path) -> None:
    settings, (found,) = read_settings(Folder(tmp_path))
    assert (settings, found.code) == (None, "P007")


# Folders


def test_every_file_in_the_folders_is_read_in_order(read: Reader) -> None:
    portfolio = read.fine(
        {
            "bewijzen/b.md": CLAIMED,
            "bewijzen/A.MD": CLAIMED,
            "bewijzen/map/nog een map/c.markdown": CLAIMED,
            "reflecties/G1.1.md": "Zo.",
            "profiel.md": "Ik.",
            "bewijzen/.verborgen.md": "",
        }
    )
    assert [e.path for e in portfolio.evidence] == [
        "bewijzen/A.MD",
        "bewijzen/b.md",
        "bewijzen/map/nog een map/c.markdown",
    ]
    assert [r.path for r in portfolio.reflections] == ["reflecties/G1.1.md"]
    assert portfolio.profile
    assert portfolio.profile.path == "profiel.md"


def test_folders_have_an_english_name_too_and_both_are_read(read: Reader) -> None:
    portfolio = read.fine(
        {
            "bewijzen/een.md": written(more="bijlagen: [attachments/a.pdf, bijlagen/b.pdf]"),
            "evidence/two.md": CLAIMED,
            "reflections/G1.1.md": "Zo.",
            "profile.md": "Ik.",
            "attachments/a.pdf": PDF,
            "bijlagen/b.pdf": PDF,
        }
    )
    assert [e.path for e in portfolio.evidence] == ["bewijzen/een.md", "evidence/two.md"]
    assert [a.path for a in portfolio.attachments] == ["attachments/a.pdf", "bijlagen/b.pdf"]
    assert portfolio.profile


def test_an_empty_portfolio_is_named(read: Reader) -> None:
    assert read.wrong({}) == [("P008", "bewijzen")]
    assert read.wrong({"bewijzen/lijst.txt": "x"}) == [
        ("P008", "bewijzen"),
        ("P006", "bewijzen/lijst.txt"),
    ]


def test_a_file_where_a_folder_should_be_is_named(read: Reader) -> None:
    assert read.wrong({"bewijzen": "x", "evidence/a.md": CLAIMED}) == [("P011", "bewijzen")]


def test_two_profiles_are_one_too_many(read: Reader) -> None:
    portfolio, (found,) = read(
        {"bewijzen/a.md": CLAIMED, "profiel.md": "Ik.", "profile.md": "Ook ik."}
    )
    assert (found.code, found.place.file, found.fact["other"]) == (
        "P009",
        "profile.md",
        "profiel.md",
    )
    assert portfolio.profile
    assert portfolio.profile.body.text == "Ik."


def test_what_is_no_evidence_is_named_and_counted(read: Reader) -> None:
    portfolio, found = read(
        {
            "bewijzen/a.md": CLAIMED,
            "bewijzen/brief.docx": "x",
            "bewijzen/foto.jpg": "x",
            "reflecties/oud.txt": "x",
        }
    )
    assert [(f.code, f.place.file) for f in found] == [
        ("P006", "reflecties/oud.txt"),
        ("P006", "bewijzen/brief.docx"),
        ("P006", "bewijzen/foto.jpg"),
    ]
    assert portfolio.left_out == (
        LeftOut("bewijzen/brief.docx", "P006"),
        LeftOut("bewijzen/foto.jpg", "P006"),
    )


@pytest.mark.parametrize(
    "name", ["a\nb.md", "a\x1b[31m.md", "a\udce9.md", "a\u2028b.md", "a\u202edm.md", "a\u2066b.md"]
)
def test_a_name_with_odd_signs_is_named_and_counted(read: Reader, name: str) -> None:
    portfolio, found = read({"bewijzen/a.md": CLAIMED, f"bewijzen/{name}": CLAIMED})
    assert [f.code for f in found] == ["P010"]
    assert found[0].place.file.isprintable()
    assert [e.path for e in portfolio.evidence] == ["bewijzen/a.md"]
    assert [left.code for left in portfolio.left_out] == ["P010"]


def test_evidence_that_cannot_be_read_is_there_all_the_same(read: Reader) -> None:
    portfolio, found = read({"bewijzen/a.md": b"\xff\xfe", "bewijzen/b.md": CLAIMED})
    assert [(f.code, f.place.file) for f in found] == [("P001", "bewijzen/a.md")]
    assert [(e.path, e.readable) for e in portfolio.evidence] == [
        ("bewijzen/a.md", False),
        ("bewijzen/b.md", True),
    ]


def test_a_folder_that_links_out_shows_nothing_from_there(read: Reader, tmp_path: Path) -> None:
    outside = tmp_path / "van-een-ander"
    read.root = tmp_path / "portfolio"
    folder(outside, {"geheim.md": CLAIMED, "geheim.pdf": PDF})
    folder(read.root, {"bewijzen/a.md": CLAIMED})
    (read.root / "bewijzen" / "map").symlink_to(outside)
    (read.root / "evidence").symlink_to(outside)
    portfolio, found = read({})
    assert {f.code for f in found} == {"P005", "P006"}
    assert [e.path for e in portfolio.evidence if e.readable] == ["bewijzen/a.md"]
    assert not portfolio.attachments


def test_a_folder_that_the_machine_does_not_read_is_a_failure(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(read.root, {"bewijzen/a.md": CLAIMED})

    def refuse(path: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(ReadFailure) as caught:
        read({})
    assert caught.value.path == "bewijzen"


def test_a_file_that_the_machine_does_not_open_is_a_failure(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(read.root, {"bewijzen/a.md": CLAIMED})
    real = os.open

    def refuse(path: str | Path, flags: int) -> int:
        if str(path).endswith("a.md"):
            raise OSError(errno.EIO, "Input/output error")
        return real(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadFailure) as caught:
        read({})
    assert caught.value.path == "bewijzen/a.md"


def test_a_text_of_which_half_was_read_and_that_then_changes_stops_the_run(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = "---\ntitel: een: twee: drie\nbijlagen:\n  - bijlagen/los.txt\n---\n\nTekst\n"
    files: dict[str, str | bytes] = {"bewijzen/a.md": half, "bijlagen/los.txt": b"x"}
    assert ("P306", "bijlagen/los.txt") not in read.wrong(files)
    real = read_texts

    def meanwhile(*texts: Any, **settings: Any) -> Iterator[Read]:
        for value in real(*texts, **settings):
            (read.root / "bewijzen/a.md").write_text("Iets anders\n")
            yield value

    monkeypatch.setattr(portfolio_module, "read_texts", meanwhile)
    with pytest.raises(ReadFailure, match=r"bewijzen/a\.md: changed while"):
        read(files)


# Attachments


@pytest.mark.parametrize(
    "path",
    [
        "bijlagen/a.pdf",
        "./bijlagen//a.pdf",
        "bijlagen\\a.pdf",
        "../../bijlagen/a.pdf",
        "../map/../../bijlagen/a.pdf",
    ],
)
def test_an_attachment_counts_from_the_portfolio_or_from_its_evidence(
    read: Reader, path: str
) -> None:
    portfolio = read.fine(
        {"bewijzen/map/een.md": written(more=f"bijlagen: ['{path}']"), "bijlagen/a.pdf": PDF}
    )
    assert [a.path for a in portfolio.evidence[0].attachments] == ["bijlagen/a.pdf"]
    assert [a.path for a in portfolio.attachments] == ["bijlagen/a.pdf"]


def test_an_attachment_may_stand_beside_its_evidence(read: Reader) -> None:
    portfolio = read.fine(
        {"bewijzen/een.md": written(more="bijlagen: a.pdf"), "bewijzen/a.pdf": PDF}
    )
    assert [a.path for a in portfolio.attachments] == ["bewijzen/a.pdf"]
    assert portfolio.left_out == ()


@pytest.mark.parametrize(
    "path", ["bijlagen/A.pdf", "Bijlagen/a.pdf", "bijlagen/aa.pdf", "a.pdf", "bijlagen/a.pdf/x"]
)
def test_a_missing_attachment_names_the_nearest_and_case_counts(read: Reader, path: str) -> None:
    portfolio, found = read(
        {"bewijzen/een.md": written(more=f"bijlagen: {path}"), "bijlagen/a.pdf": PDF}
    )
    assert [f.code for f in found] == ["P301", "P306"]
    near = () if path.endswith("x") else ("bijlagen/a.pdf",)
    assert (found[0].place.line, found[0].fact["nearest"]) == (8, near)
    assert portfolio.evidence[0].attachments == ()


@pytest.mark.parametrize(
    "path", ["../buiten.pdf", "/etc/passwd", "../..", "~", "x/" * 20_000 + "y"]
)
def test_an_attachment_outside_the_folder_is_not_there(
    read: Reader, tmp_path: Path, path: str
) -> None:
    (tmp_path / "buiten.pdf").write_bytes(PDF)
    read.root = tmp_path / "portfolio"
    assert read.wrong({"bewijzen/een.md": written(more=f"bijlagen: ['{path}']")}) == [
        ("P301", "bewijzen/een.md")
    ]


@pytest.mark.parametrize(("on_disk", "in_text"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_how_an_accent_is_made_up_does_not_matter(read: Reader, on_disk: str, in_text: str) -> None:
    def name(form: str, path: str) -> str:
        return unicodedata.normalize(form, path)  # type: ignore[arg-type]  # one of those above

    text = written(
        more=name(in_text, "bijlagen: [bijlagen/cliënt.pdf]"),
        body=name(
            in_text, "[a](../bijlagen/cliënt.pdf) [b](reünie.md#één-kop) ![c](../bijlagen/café.jpg)"
        ),
    )
    portfolio = read.fine(
        {
            "bewijzen/een.md": text,
            name(on_disk, "bewijzen/reünie.md"): written(body="# Één kop\n\nTekst."),
            name(on_disk, "bijlagen/cliënt.pdf"): PDF,
            name(on_disk, "bijlagen/café.jpg"): jpeg(),
        }
    )
    evidence = portfolio.evidence_by_path["bewijzen/een.md"]
    real = [name(on_disk, f"bijlagen/{n}") for n in ("café.jpg", "cliënt.pdf")]
    assert [a.path for a in portfolio.attachments] == sorted(real)
    assert [a.path for a in evidence.attachments] == real[1:]
    targets = [p.path for p in evidence.body.parts if isinstance(p, LinkStart | Image)]
    assert targets == [real[1], name(on_disk, "bewijzen/reünie.md"), real[0]]
    assert [link.path for link in evidence.body.links] == targets


def jpeg() -> bytes:
    """Return the smallest thing that is a JPEG to whoever looks at its outside only."""
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def test_an_attachment_that_nothing_refers_to_is_named_and_not_published(read: Reader) -> None:
    portfolio, found = read(
        {"bewijzen/een.md": CLAIMED, "bijlagen/a.pdf": PDF, "attachments/map/b.pdf": PDF}
    )
    assert [(f.code, f.place.file) for f in found] == [
        ("P306", "bijlagen/a.pdf"),
        ("P306", "attachments/map/b.pdf"),
    ]
    assert portfolio.attachments == ()


def test_an_attachment_that_is_refused_is_named_where_it_is_used(read: Reader) -> None:
    portfolio, (found,) = read(
        {"bewijzen/een.md": written(more="bijlagen: bijlagen/a.svg"), "bijlagen/a.svg": "<svg/>"}
    )
    assert (found.code, found.place.file, found.place.line) == ("P302", "bewijzen/een.md", 8)
    assert portfolio.evidence[0].attachments == ()


# Links


def test_links_lead_to_evidence_reflections_profile_and_files(read: Reader) -> None:
    portfolio = read.fine(
        {
            "bewijzen/een.md": written(
                body="[a](map/twee.md) [b](../reflecties/G1.1.md) [c](../profiel.md#wie-ik-ben)"
                " [d](../bijlagen/a.pdf#page=2)"
            ),
            "bewijzen/map/twee.md": written(body="[terug](../een.md)"),
            "reflecties/G1.1.md": "[a](../bewijzen/een.md)",
            "profiel.md": "# Wie ik ben\n\n[a](bewijzen/een.md)",
            "bijlagen/a.pdf": PDF,
        }
    )
    assert [a.path for a in portfolio.attachments] == ["bijlagen/a.pdf"]
    links = portfolio.evidence[0].body.links
    assert [link.anchor for link in links] == ["", "", "kop-wie-ik-ben", "page=2"]


@pytest.mark.parametrize(
    ("target", "nearest"),
    [
        ("tweee.md", ("twee.md",)),
        ("Twee.md", ("twee.md",)),
        ("../bijlagen/twee.md", ("twee.md",)),
        ("twee.md#geen-kop", ()),
        ("../profiel.md", ()),
        ("zzz.pdf", ()),
    ],
)
def test_a_link_to_what_is_not_there_is_named_with_the_nearest(
    read: Reader, target: str, nearest: tuple[str, ...]
) -> None:
    _, found = read(
        {
            "bewijzen/een.md": written(body=f"Zie [a]({target})."),
            "bewijzen/twee.md": written(body="# Een kop\n\nTekst."),
        }
    )
    assert [(f.code, f.place.line, f.place.column) for f in found] == [("P204", 10, 9)]
    assert (found[0].fact["target"], found[0].fact["nearest"]) == (target, nearest)


def test_of_very_many_missing_files_the_nearest_is_looked_up_for_the_first_ones(
    read: Reader,
) -> None:
    missing = [f"foto{n}x.jpg" for n in range(300)] + ["elders/foto7.jpg"]
    files: dict[str, str | bytes] = {f"bijlagen/foto{n}.jpg": jpeg() for n in range(10)}
    for n in range(0, len(missing), 50):
        links = " ".join(f"[a]({name})" for name in missing[n : n + 50])
        files[f"bewijzen/stuk-{n:03}.md"] = written(body=links)
    nearest = [f.fact["nearest"] for f in read(files)[1] if f.code == "P204"]
    assert nearest[:2] == [("../bijlagen/foto0.jpg",), ("../bijlagen/foto1.jpg",)]
    assert nearest[-2:] == [(), ("../bijlagen/foto7.jpg",)]


def test_a_file_that_is_linked_is_published_and_one_that_may_not_be_is_named(read: Reader) -> None:
    portfolio, found = read(
        {
            "bewijzen/een.md": written(body="[a](brief.pdf) [b](pagina.html)"),
            "bewijzen/brief.pdf": PDF,
            "bewijzen/pagina.html": "<html>",
        }
    )
    assert [a.path for a in portfolio.attachments] == ["bewijzen/brief.pdf"]
    assert [(f.code, f.place.column) for f in found] == [("P302", 20)]
    assert portfolio.left_out == ()
