"""Bytes to disk: what is ours is replaced whole, what is not ours moves along or is left alone."""

import errno
import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_builder.publish import exchange
from portfolio_builder.publish import folder as publishing
from portfolio_builder.publish.content import Ready
from portfolio_builder.publish.folder import publish
from portfolio_builder.publish.manifest import MANIFEST, DamagedManifest, read_manifest
from portfolio_builder.publish.published import Refused, Why, WriteFailure
from portfolio_builder.wording import Wording
from tests.publish.sites import LATER, LETTER, PAGES, beside, content, letter, put, source, tree


@pytest.fixture(autouse=True, params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of putting a new folder in the place of an old one."""
    if request.param == "two renames":
        monkeypatch.setattr(exchange, "_exchanged", lambda one, other: False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a portfolio and its site."""
    source(tmp_path)
    put(tmp_path, PAGES)
    return tmp_path


def test_a_new_site_stands_there_whole(root: Path) -> None:
    files = {path: data for path, data in tree(root / "site").items() if isinstance(data, bytes)}
    del files[MANIFEST]
    assert files == {**PAGES, "bijlagen/1-brief.pdf": LETTER}
    assert beside(root) == set()


def test_what_an_earlier_run_wrote_and_this_one_does_not_is_gone(root: Path) -> None:
    published = put(root, LATER)
    assert published.files == 3
    assert published.kept == ()
    assert set(tree(root / "site")) == {
        "index.html",
        "bewijzen",
        "bewijzen/b.html",
        "bijlagen",
        "bijlagen/1-brief.pdf",
        MANIFEST,
    }
    assert beside(root) == set()


def test_the_manifest_has_the_hash_of_each_file_and_nothing_of_this_machine(root: Path) -> None:
    manifest = json.loads((root / "site" / MANIFEST).read_text(encoding="utf-8"))
    files = {p: d for p, d in tree(root / "site").items() if isinstance(d, bytes) and p != MANIFEST}
    assert manifest == {
        "form": 1,
        "files": {path: hashlib.sha256(data).hexdigest() for path, data in files.items()},
        "sum": manifest["sum"],
    }
    assert list(manifest["files"]) == sorted(manifest["files"])


def test_files_of_others_move_along(root: Path) -> None:
    site = root / "site"
    (site / "CNAME").write_text("portfolio.voorbeeld.nl", encoding="utf-8")
    (site / "notities").mkdir()
    (site / "notities" / "leeg").mkdir()
    (site / "notities" / "vraag.txt").write_text("Vraag dit nog", encoding="utf-8")
    assert put(root, LATER).kept == ("CNAME", "notities/vraag.txt")
    assert put(root, PAGES).kept == ("CNAME", "notities/vraag.txt")
    assert (site / "notities" / "vraag.txt").read_text(encoding="utf-8") == "Vraag dit nog"
    assert (site / "notities" / "leeg").is_dir()


def test_a_page_that_somebody_changed_is_kept_under_another_name(root: Path) -> None:
    (root / "site" / "index.html").write_bytes(b"van mij")
    (kept,) = put(root, LATER).kept
    assert kept.startswith("index-gewijzigd-")
    assert kept.endswith(".html")
    assert (root / "site" / kept).read_bytes() == b"van mij"
    assert (root / "site" / "index.html").read_bytes() == LATER["index.html"]


def test_a_changed_page_that_is_no_longer_made_keeps_its_name(root: Path) -> None:
    (root / "site" / "bewijzen" / "a.html").write_bytes(b"van mij")
    published = put(root, LATER)
    assert (published.kept, published.gone) == (("bewijzen/a.html",), 0)
    assert (root / "site" / "bewijzen" / "a.html").read_bytes() == b"van mij"


def test_what_was_kept_once_is_kept_again_whatever_its_name_says(root: Path) -> None:
    page = root / "site" / "index.html"
    page.write_bytes(b"van mij")
    (kept,) = put(root, LATER).kept
    (root / "site" / kept).write_bytes(b"verder geschreven")
    page.write_bytes(b"van mij")
    put(root, PAGES)
    left = {d for d in tree(root / "site").values() if isinstance(d, bytes)}
    assert {b"van mij", b"verder geschreven", PAGES["index.html"]} <= left


def test_a_file_of_others_with_the_name_of_a_new_page_is_kept_too(root: Path) -> None:
    (root / "site" / "bewijzen" / "b.html").write_bytes(b"van mij")
    (kept,) = put(root, LATER).kept
    assert kept.startswith("bewijzen/b-gewijzigd-")
    assert (root / "site" / kept).read_bytes() == b"van mij"


def test_links_in_the_output_are_not_followed_and_move_along_as_links(root: Path) -> None:
    outside = root / "portfolio"
    before = tree(outside)
    site = root / "site"
    (site / "naar-map").symlink_to(outside)
    (site / "naar-bestand").symlink_to(outside / "bijlagen" / "brief.pdf")
    (site / "naar-niets").symlink_to(root / "weg")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(outside / "bijlagen" / "brief.pdf")
    kept = put(root, LATER).kept
    assert {"naar-map", "naar-bestand", "naar-niets"} < set(kept)
    found = tree(site)
    assert found["naar-map"] == str(outside)
    assert found["naar-niets"] == str(root / "weg")
    assert found["index.html"] == LATER["index.html"]
    assert tree(outside) == before


def test_a_manifest_that_is_a_link_is_not_ours(root: Path) -> None:
    other = root / "andere"
    other.mkdir()
    (other / MANIFEST).symlink_to(root / "site" / MANIFEST)
    (other / "index.html").write_bytes(PAGES["index.html"])
    before = tree(other)
    with pytest.raises(Refused) as refused:
        publish([Ready(LATER)], output=other, source=root / "portfolio")
    assert refused.value.why is Why.NOT_OURS
    assert tree(other) == before


def test_a_manifest_that_is_a_pipe_or_a_folder_is_not_ours_and_is_not_waited_for(
    tmp_path: Path,
) -> None:
    for make in (os.mkfifo, os.mkdir):
        other = tmp_path / make.__name__
        other.mkdir()
        make(other / MANIFEST)
        assert read_manifest(other) is None


def test_a_pipe_in_the_output_stops_nothing_but_the_run(root: Path) -> None:
    os.mkfifo(root / "site" / "pijp")
    with pytest.raises(WriteFailure, match="pijp"):
        put(root, LATER)
    assert (root / "site" / "index.html").read_bytes() == PAGES["index.html"]
    assert beside(root) == set()


def test_a_folder_in_the_way_of_a_page_stops_the_run_and_stays(root: Path) -> None:
    (root / "site" / "bewijzen" / "b.html").mkdir()
    (root / "site" / "bewijzen" / "b.html" / "mijn.txt").write_bytes(b"van mij")
    before = tree(root / "site")
    with pytest.raises(WriteFailure):
        put(root, LATER)
    assert tree(root / "site") == before
    assert beside(root) == set()


def test_a_folder_that_no_run_wrote_is_refused_and_left_alone(tmp_path: Path, nl: Wording) -> None:
    source(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "scriptie.txt").write_bytes(b"jaren werk")
    before = tree(tmp_path)
    with pytest.raises(Refused) as refused:
        put(tmp_path, PAGES)
    assert refused.value.why is Why.NOT_OURS
    assert str(tmp_path / "site") in refused.value.sentence(nl)
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"geen json",
        b"\xff",
        b"[]",
        b'{"form": 1}',
        b'{"form": 1, "files": []}',
        b'{"form": 2, "files": {}}',
        b"[" * 100_000,
    ],
)
def test_a_site_whose_list_is_damaged_is_refused_and_left_alone(
    root: Path, manifest: bytes, en: Wording
) -> None:
    (root / "site" / MANIFEST).write_bytes(manifest)
    (root / "site" / "scriptie.txt").write_bytes(b"jaren werk")
    before = tree(root)
    with pytest.raises(Refused) as refused:
        put(root, LATER)
    assert refused.value.why is Why.DAMAGED
    assert refused.value.sentence(en) == (
        f"The list that '{root}/site' has of its files is damaged (.portfolio-builder.json), so it "
        "cannot be told which files are of this program. Nothing was changed. Remove that folder "
        "yourself when nothing of yours is in it, or choose another one: -o."
    )
    assert tree(root) == before


def test_any_sign_that_is_changed_in_the_list_is_noticed(root: Path) -> None:
    whole = (root / "site" / MANIFEST).read_bytes()
    manifest = read_manifest(root / "site")
    assert manifest
    for at, sign in enumerate(whole):
        (root / "site" / MANIFEST).write_bytes(whole[:at] + bytes([sign ^ 1]) + whole[at + 1 :])
        try:
            read = read_manifest(root / "site")
        except DamagedManifest:
            continue
        assert whole[at : at + 1].isspace() or b'"sum"' in whole[at - 4 : at + 5]
        assert read
        assert read.files == manifest.files


def test_a_list_without_a_sum_is_that_of_an_earlier_version(root: Path) -> None:
    path = root / "site" / MANIFEST
    manifest = json.loads(path.read_bytes())
    del manifest["sum"]
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert put(root, LATER).gone == 1


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen once, when all of a new site is written and the old one still stands."""
    todo = [happens]
    monkeypatch.setattr(publishing, "to_disk", lambda _: todo and todo.pop()())


def test_what_comes_while_a_site_is_made_moves_along_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = root / "site" / "notities" / "laat.txt"

    def write() -> None:
        late.parent.mkdir()
        late.write_bytes(b"van mij")

    (root / "site" / "eerder.txt").write_bytes(b"van mij")
    meanwhile(monkeypatch, write)
    assert put(root, LATER).kept == ("eerder.txt", "notities/laat.txt")
    assert late.read_bytes() == b"van mij"
    assert put(root, PAGES).kept == ("eerder.txt", "notities/laat.txt")
    assert beside(root) == set()


@pytest.mark.parametrize("stood", [True, False], ids=["an empty one before", "none before"])
def test_a_folder_that_somebody_fills_while_a_site_is_made_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, stood: bool
) -> None:
    source(tmp_path)
    theirs = tmp_path / "site" / "mijn.txt"
    if stood:
        theirs.parent.mkdir()

    def write() -> None:
        theirs.parent.mkdir(exist_ok=True)
        theirs.write_bytes(b"van mij")

    meanwhile(monkeypatch, write)
    with pytest.raises(Refused) as refused:
        put(tmp_path, PAGES)
    assert refused.value.why is Why.NOT_OURS
    assert tree(tmp_path / "site") == {"mijn.txt": b"van mij"}
    assert beside(tmp_path) == set()


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    source(tmp_path)
    (tmp_path / "site").mkdir()
    put(tmp_path, PAGES)
    assert (tmp_path / "site" / "index.html").exists()
    assert beside(tmp_path) == set()


def test_an_empty_folder_is_used_where_nothing_takes_the_place_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = os.rename

    def strict(old: Path, new: Path) -> None:
        if os.path.lexists(new):
            raise FileExistsError
        move(old, new)

    source(tmp_path)
    (tmp_path / "site").mkdir()
    monkeypatch.setattr(os, "rename", strict)
    assert put(tmp_path, PAGES).files == 3


def test_a_folder_is_made_with_all_that_is_above_it(tmp_path: Path) -> None:
    publish(
        content(tmp_path, PAGES, letter()), output=tmp_path / "a" / "b", source=source(tmp_path)
    )
    assert (tmp_path / "a" / "b" / "index.html").exists()


def test_a_file_in_the_place_of_the_output_is_refused(tmp_path: Path, en: Wording) -> None:
    source(tmp_path)
    (tmp_path / "site").write_bytes(b"een bestand")
    with pytest.raises(Refused) as refused:
        put(tmp_path, PAGES)
    assert refused.value.why is Why.NOT_A_FOLDER
    assert "is not a folder" in refused.value.sentence(en)
    assert (tmp_path / "site").read_bytes() == b"een bestand"


@pytest.mark.parametrize(
    "output",
    ["portfolio", "portfolio/site", "portfolio/bijlagen/x/y", ".", "..", "via/site", "portfolio/."],
)
def test_output_and_portfolio_never_overlap(tmp_path: Path, output: str, en: Wording) -> None:
    portfolio = source(tmp_path / "thuis")
    (portfolio.parent / "via").symlink_to(portfolio)
    before = tree(tmp_path)
    with pytest.raises(Refused) as refused:
        publish([Ready(PAGES)], output=portfolio.parent / output, source=portfolio)
    assert refused.value.why is Why.OVERLAP
    assert "overlaps" in refused.value.sentence(en)
    assert tree(tmp_path) == before


def test_a_portfolio_that_is_reached_through_a_link_does_not_overlap_either(
    tmp_path: Path,
) -> None:
    portfolio = source(tmp_path / "thuis")
    (tmp_path / "via").symlink_to(portfolio)
    with pytest.raises(Refused):
        publish([Ready(PAGES)], output=portfolio / "site", source=tmp_path / "via")
    with pytest.raises(Refused):
        publish([Ready(PAGES)], output=tmp_path / "thuis", source=tmp_path / "via")


def test_an_output_that_is_a_link_is_written_where_it_leads(root: Path) -> None:
    (root / "koppeling").symlink_to(root / "site")
    publish(content(root, LATER, letter()), output=root / "koppeling", source=root / "portfolio")
    assert (root / "koppeling").is_symlink()
    assert (root / "site" / "index.html").read_bytes() == LATER["index.html"]


def test_an_attachment_that_changed_meanwhile_is_not_published(root: Path) -> None:
    before = tree(root)
    with pytest.raises(WriteFailure) as failed:
        publish(
            content(root, LATER, letter("0" * 64)), output=root / "site", source=root / "portfolio"
        )
    assert failed.value.path == "bijlagen/brief.pdf"
    assert tree(root) == before


def test_a_link_in_the_place_of_the_staging_folder_is_left_alone(root: Path) -> None:
    (root / ".site.new").symlink_to(root / "site")
    before = tree(root)
    with pytest.raises(Refused):
        put(root, LATER)
    assert tree(root) == before


@pytest.mark.parametrize("name", [".site.new", ".site.old", ".site.lock"])
def test_what_stands_beside_the_output_and_is_not_ours_is_left_alone(root: Path, name: str) -> None:
    if name == ".site.lock":
        (root / name).write_bytes(b"van een ander programma")
    else:
        (root / name).mkdir()
        (root / name / "werk.txt").write_bytes(b"van een ander")
    before = tree(root)
    with pytest.raises((Refused, WriteFailure)) as refused:
        put(root, LATER)
    assert name in str(refused.value)
    assert tree(root) == before


def test_a_link_in_the_place_of_the_lock_is_not_followed(root: Path) -> None:
    (root / "kostbaar").write_bytes(b"12")
    (root / ".site.lock").symlink_to(root / "kostbaar")
    before = tree(root)
    with pytest.raises(WriteFailure):
        put(root, LATER)
    assert tree(root) == before


def test_a_site_that_somebody_made_read_only_goes_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As whoever runs the tests may remove anything, what refuses is made up."""
    remove = shutil.rmtree

    def refusing(folder: Path) -> None:
        for here in (Path(folder), *(p for p in Path(folder).rglob("*") if p.is_dir())):
            if not here.stat().st_mode & stat.S_IWUSR:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(here))
        remove(folder)

    monkeypatch.setattr(shutil, "rmtree", refusing)
    site = root / "site"
    for folder in (site, *(p for p in site.rglob("*") if p.is_dir())):
        folder.chmod(0o555)
    put(root, LATER)
    assert beside(root) == set()
