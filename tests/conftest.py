"""What many tests share: the shipped standard, the sample, both languages, the other standard."""

import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from hatch_build import compile_catalogues
from portfolio_builder import resources
from portfolio_builder.examined import Examined
from portfolio_builder.model.ids import Ids
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.pipeline import examine
from portfolio_builder.read.folder import Folder
from portfolio_builder.read.shelf import read_procedure, read_standard
from portfolio_builder.wording import Wording, load

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample-portfolio"
OTHER = ROOT / "tests" / "standards"
TODAY = datetime.date(2026, 9, 1)

# No test depends on the clock or on chance: the same examples every time, as long as they take.
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


def pytest_configure() -> None:
    """Compile the translations, so that a sentence changed a moment ago is the one tested."""
    compile_catalogues(resources.locale_dir())


@pytest.fixture(autouse=True)
def nothing_remembered(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let each test begin without what another one remembers, and leave the user's own alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / uuid4().hex))


@pytest.fixture(scope="session")
def nl() -> Wording:
    """Dutch."""
    return load("nl", resources.locale_dir())


@pytest.fixture(scope="session")
def en() -> Wording:
    """English."""
    return load("en", resources.locale_dir())


def yardstick(root: Path, name: str) -> tuple[Standard, Procedure]:
    """Read the standard and procedure in the folder `name` of `root`."""
    standard, found = read_standard(Folder(root), f"{name}/standard.yaml")
    procedure, more = read_procedure(Folder(root), f"{name}/procedure.yaml")
    assert standard
    assert procedure
    assert not found + more
    return standard, procedure


SHIPPED = yardstick(resources.standards_dir(), "sociaal-werker-mbo")
SAILING = yardstick(OTHER, "sailing")


@pytest.fixture(scope="session")
def standard() -> Standard:
    """The standard that comes along."""
    return SHIPPED[0]


@pytest.fixture(scope="session")
def procedure() -> Procedure:
    """The procedure profile that comes along."""
    return SHIPPED[1]


@pytest.fixture(scope="session")
def ids(standard: Standard) -> Ids:
    """The ids of the standard that comes along."""
    return Ids(standard)


@pytest.fixture(scope="session")
def sailing() -> tuple[Standard, Procedure]:
    """A standard that has nothing in common with the one that comes along."""
    return SAILING


@pytest.fixture(scope="session")
def sample() -> Examined:
    """The sample portfolio, examined."""
    examined = examine(SAMPLE, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(examined, Examined)
    return examined
