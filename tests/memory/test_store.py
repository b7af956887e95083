"""What runs remember: kept for one state of the program, and forgotten at the least doubt."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.memory.store import Store, store_file

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "caches" / "een.db"


def remembered(file: Path, state: str = "1") -> bytes | None:
    with Store(file, state) as store:
        return store.get(KEY)


def remember(file: Path, value: bytes = b"waarde", state: str = "1") -> None:
    with Store(file, state) as store:
        store.put({KEY: value})


def test_a_value_is_there_the_next_time(file: Path) -> None:
    assert remembered(file) is None
    remember(file)
    assert remembered(file) == b"waarde"


def test_what_was_just_put_is_there_at_once(file: Path) -> None:
    with Store(file, "1") as store:
        store.put({KEY: b"x"})
        assert store.get(KEY) == b"x"


def test_what_is_much_is_written_before_the_end_and_is_all_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_builder.memory.store._MOST_WAITING", 10)
    with Store(file, "1") as store:
        store.put({KEY: b"elf letters"})
        assert remembered(file) == b"elf letters"
        store.put({OTHER: b"kort"})
        assert (store.get(KEY), store.get(OTHER)) == (b"elf letters", b"kort")
    with Store(file, "1") as store:
        assert (store.get(KEY), store.get(OTHER)) == (b"elf letters", b"kort")


def test_where_it_cannot_be_written_it_is_tried_again_only_when_there_is_much_more(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portfolio_builder.memory.store._MOST_WAITING", 10)
    tries: list[int] = []

    def locked(store: Store, database: sqlite3.Connection) -> None:
        tries.append(len(store._new))
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(Store, "_take", locked)
    with Store(file, "1") as store:
        for number in range(1, 7):
            store.put({bytes([number]) * 32: b"vijf5"})
        assert tries == [3, 6]
        assert store.get(bytes([1]) * 32) == b"vijf5"


def test_another_state_of_the_program_knows_nothing(file: Path) -> None:
    remember(file)
    assert remembered(file, "2") is None
    assert remembered(file, "1") is None


def test_only_the_user_can_look_into_the_folder(file: Path) -> None:
    remember(file)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_run_that_fails_remembers_what_it_read(file: Path) -> None:
    def run() -> None:
        with Store(file, "1") as store:
            store.put({KEY: b"x"})
            raise ValueError("stuk")

    with pytest.raises(ValueError, match="stuk"):
        run()
    assert remembered(file) == b"x"


def test_a_value_under_another_key_is_not_believed(file: Path) -> None:
    remember(file)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("insert into kept select ?, value from kept", (OTHER,))
    with Store(file, "1") as store:
        assert store.get(OTHER) is None
        assert store.get(KEY) == b"waarde"


@pytest.mark.parametrize("row", [b"", b"x", b"y" * 40, None, "tekst", 3])
def test_a_damaged_value_is_forgotten(file: Path, row: object) -> None:
    remember(file)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("update kept set value = ?", (row,))
    assert remembered(file) is None


@given(st.binary(max_size=60), st.floats(0, 1), st.booleans())
def test_whatever_happens_to_the_file_nothing_false_comes_out(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, where: float, cut: bool
) -> None:
    file = tmp_path_factory.mktemp("store") / "een.db"
    remember(file)
    data = file.read_bytes()
    at = int(len(data) * where)
    file.write_bytes(data[:at] + noise + (b"" if cut else data[at + len(noise) :]))
    assert remembered(file) in (None, b"waarde")
    remember(file, b"nieuw")
    assert remembered(file) in (None, b"nieuw")


def test_a_store_that_cannot_be_made_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "caches").write_text("geen map")
    remember(tmp_path / "caches" / "een.db")
    assert remembered(tmp_path / "caches" / "een.db") is None
    (tmp_path / "een.db").mkdir()
    remember(tmp_path / "een.db")
    assert remembered(tmp_path / "een.db") is None


def test_a_store_that_another_run_is_writing_is_left_alone(file: Path) -> None:
    remember(file)
    busy = sqlite3.connect(file)
    busy.execute("begin exclusive")
    remember(file, b"nieuw")
    assert remembered(file) is None
    busy.rollback()
    busy.close()
    assert remembered(file) == b"waarde"


def test_what_no_run_needs_any_more_goes(file: Path) -> None:
    with Store(file, "1") as store:
        store.put({n.to_bytes(32, "big"): b"oud" for n in range(3000)})
    with Store(file, "1") as store:
        store.put({KEY: b"nieuw"})
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("select count(*) from kept").fetchone() == (1,)


def test_each_portfolio_has_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store_file(tmp_path, tmp_path / "a") != store_file(tmp_path, tmp_path / "b")
    monkeypatch.chdir(tmp_path)
    assert store_file(tmp_path, Path("a")) == store_file(tmp_path, tmp_path / "a")
