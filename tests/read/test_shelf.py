"""Which standard and procedure a portfolio means."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from portfolio_builder import resources
from portfolio_builder.model.finding import Finding
from portfolio_builder.model.place import Place
from portfolio_builder.model.portfolio import Settings
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.shelf import Shelf, find_standard, shipped
from portfolio_builder.read.source import ReadFailure
from tests.conftest import OTHER

SHIPPED = "sociaal-werker-mbo"
PLACE, PROCEDURE_PLACE = Place("portfolio.yaml", 2, 12), Place("portfolio.yaml", 3, 12)


def find(
    root: Path, standard: str, procedure: str = Settings.DEFAULT_PROCEDURE
) -> tuple[Shelf | None, tuple[Finding, ...]]:
    settings = Settings("A", standard, PLACE, procedure=procedure, procedure_place=PROCEDURE_PLACE)
    return find_standard(settings, folder=Folder(root), standards=Folder(resources.standards_dir()))


def test_the_standards_that_come_along_are_known_by_their_folder(tmp_path: Path) -> None:
    assert shipped(Folder(resources.standards_dir())) == (SHIPPED,)
    shelf, found = find(tmp_path, SHIPPED)
    assert not found
    assert shelf
    assert (shelf.standard.id, shelf.procedure.id) == (SHIPPED, Settings.DEFAULT_PROCEDURE)
    assert (shelf.own_standard, shelf.own_procedure) == (False, False)


def test_a_portfolio_may_bring_its_own_standard_and_procedure(tmp_path: Path) -> None:
    shutil.copytree(OTHER / "sailing", tmp_path / "eigen")
    shelf, found = find(tmp_path, "eigen/standard.yaml", "club")
    assert not found
    assert shelf
    assert (shelf.standard.id, shelf.procedure.id) == ("sailing", "club")
    assert (shelf.own_standard, shelf.own_procedure) == (True, True)
    shelf, found = find(tmp_path, "eigen/standard.yaml", "eigen/procedure.yaml")
    assert shelf
    assert shelf.procedure.id == "club"


def test_a_standard_of_ones_own_may_be_weighed_as_the_others_are(tmp_path: Path) -> None:
    shutil.copy(OTHER / "sailing" / "standard.yaml", tmp_path / "standard.yaml")
    shelf, found = find(tmp_path, "standard.yaml")
    assert not found
    assert shelf
    assert shelf.procedure.id == Settings.DEFAULT_PROCEDURE
    assert (shelf.own_standard, shelf.own_procedure) == (True, False)


@pytest.mark.parametrize(
    "name",
    ["sociaal-werker-hbo", "eigen.yaml", "x" * 5000 + ".yaml", "../x.yaml", "a/b/c.yaml", ""],
)
def test_an_unknown_standard_names_those_that_come_along(tmp_path: Path, name: str) -> None:
    shelf, (found,) = find(tmp_path, name)
    assert (shelf, found.code, found.place) == (None, "P118", PLACE)
    assert found.fact["choices"] == (SHIPPED,)


@pytest.mark.parametrize("name", ["zwaar", "zwaar.yaml", "x" * 5000 + ".yaml"])
def test_an_unknown_procedure_names_those_there_are(tmp_path: Path, name: str) -> None:
    shelf, (found,) = find(tmp_path, SHIPPED, name)
    assert (shelf, found.code, found.place) == (None, "P119", PROCEDURE_PLACE)
    assert found.fact["choices"] == (Settings.DEFAULT_PROCEDURE,)


def test_a_standard_or_procedure_with_a_mistake_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "eigen.yaml").write_text("id: x")
    shelf, found = find(tmp_path, "eigen.yaml")
    assert shelf is None
    assert {f.place.file for f in found} == {"eigen.yaml"}
    shelf, found = find(tmp_path, SHIPPED, "eigen.yaml")
    assert shelf is None
    assert {f.place.file for f in found} == {"eigen.yaml"}


def test_a_standard_outside_the_folder_is_not_opened(tmp_path: Path) -> None:
    root = tmp_path / "portfolio"
    root.mkdir()
    shutil.copy(OTHER / "sailing" / "standard.yaml", tmp_path / "buiten.yaml")
    (root / "eigen.yaml").symlink_to("../buiten.yaml")
    for name in ("../buiten.yaml", str(tmp_path / "buiten.yaml"), "eigen.yaml"):
        shelf, (found,) = find(root, name)
        assert (shelf, found.code) == (None, "P005")


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "eigen.yaml").symlink_to("niets.yaml")
    shelf, (found,) = find(tmp_path, "eigen.yaml")
    assert (shelf, found.code) == (None, "P004")


def test_a_standard_that_the_machine_does_not_open_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "eigen.yaml").write_text("id: x")

    def refuse(path: object, flags: int) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadFailure):
        find(tmp_path, "eigen.yaml")
