"""Texts are read the same by any number of processes, and from memory as from the file."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from portfolio_builder.memory.memo import NO_MEMO, Memo, key_of
from portfolio_builder.model.portfolio import Portfolio
from portfolio_builder.read import evidence, texts
from portfolio_builder.read.folder import Folder, Raw
from portfolio_builder.read.portfolio import read_portfolio, read_settings
from portfolio_builder.read.source import Findings
from portfolio_builder.read.texts import Read, Role, Text, read_texts
from tests.conftest import SAMPLE, SHIPPED
from tests.factories import Remembering

_, PROCEDURE = SHIPPED


def sample(memo: Memo, workers: int | None = 1) -> tuple[Portfolio, Findings]:
    folder = Folder(SAMPLE)
    settings, _ = read_settings(folder)
    assert settings
    portfolio, found = read_portfolio(
        folder, settings=settings, procedure=PROCEDURE, memo=memo, workers=workers
    )
    assert portfolio
    return portfolio, found


def text(words: str, path: str = "bewijzen/een.md", role: Role = Role.EVIDENCE) -> Text:
    data = words.encode()
    return Text(role, path, Raw(data, sha256(data).hexdigest()))


def read(memo: Memo, *given: Text, language: str = "nl") -> list[Read]:
    return list(read_texts(given, procedure=PROCEDURE, language=language, memo=memo, workers=1))


def test_any_number_of_processes_reads_the_same() -> None:
    alone = sample(NO_MEMO, 1)
    assert sample(NO_MEMO, 2) == alone
    assert sample(NO_MEMO, 3) == alone


def test_what_is_remembered_is_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    memo = Remembering()
    first = sample(memo)
    monkeypatch.setattr(evidence, "read_text", None)  # parses nothing more
    assert sample(memo) == first


@pytest.mark.parametrize(
    ("other", "language"),
    [
        pytest.param(text("andere woorden"), "nl", id="words"),
        pytest.param(text("woorden", "bewijzen/twee.md"), "nl", id="path"),
        pytest.param(text("woorden", role=Role.REFLECTION), "nl", id="role"),
        pytest.param(text("woorden"), "en", id="language"),
    ],
)
def test_what_is_remembered_is_not_taken_for_another(other: Text, language: str) -> None:
    memo = Remembering()
    read(memo, text("woorden"))
    assert len(memo) == 1
    assert read(memo, other, language=language) == read(NO_MEMO, other, language=language)
    assert len(memo) == 2


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1" * 40, b"\x92\xc0"])
def test_a_damaged_memory_is_read_anew(damage: bytes) -> None:
    memo = Remembering()
    whole = read(memo, text("woorden"))
    memo.update(dict.fromkeys(memo, damage))
    assert read(memo, text("woorden")) == whole


def test_no_other_parts_have_the_same_key() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("") != key_of()


def test_few_texts_are_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "processes", None)  # starts none
    assert len(list(read_texts([text("x")], procedure=PROCEDURE, language="nl", memo=NO_MEMO))) == 1


def test_a_failure_in_a_process_is_told_here(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "no space", str(tmp_path))

    monkeypatch.setattr(evidence, "read_text", fail)
    with pytest.raises(OSError, match="no space"):
        sample(NO_MEMO, 2)


@pytest.mark.parametrize(("workers", "times"), [(1, 0), (2, 1)])
def test_what_can_be_done_meanwhile_is_done_here_while_others_read(
    workers: int, times: int
) -> None:
    done: list[int] = []
    given = [text("een"), text("twee", "bewijzen/twee.md")]
    read = read_texts(
        given,
        procedure=PROCEDURE,
        language="nl",
        memo=NO_MEMO,
        workers=workers,
        meanwhile=lambda: done.append(os.getpid()),
    )
    assert len(list(read)) == 2
    assert done == [os.getpid()] * times
