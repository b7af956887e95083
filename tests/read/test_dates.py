"""Dates: a day, a month or a year, never guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_builder.model.portfolio import When
from portfolio_builder.read.dates import meant, parse_day, parse_when


def dates(first: str, last: str, parts: int) -> When:
    return When(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last), parts)


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2025-03-14", dates("2025-03-14", "2025-03-14", 3)),
        (" 2025-3-4 ", dates("2025-03-04", "2025-03-04", 3)),
        ("2025-03", dates("2025-03-01", "2025-03-31", 2)),
        ("2024-02", dates("2024-02-01", "2024-02-29", 2)),
        ("2025", dates("2025-01-01", "2025-12-31", 1)),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(written: str, when: When) -> None:
    assert parse_when(written) == when


@pytest.mark.parametrize(
    "written",
    [
        "",
        "gisteren",
        "14-03-2025",
        "2025-02-30",
        "2025-13",
        "2025-00",
        "2025-01-00",
        "2025-00-10",
        "2025-",
        "25-03-14",
        "1899",
        "2200",
        "2025-03-14T10:00",
        "2025/03/14",
        "٢٠٢٥",
    ],
)
def test_anything_else_is_no_date(written: str) -> None:
    assert parse_when(written) is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("3-4-2025", "2025-04-03"),
        ("3 april 2025", "2025-04-03"),
        ("3 Apr. 2025", "2025-04-03"),
        ("14 mrt 2025", "2025-03-14"),
        ("14 March 2025", "2025-03-14"),
        ("maart 2025", "2025-03"),
        ("31 april 2025", ""),
        ("3 lente 2025", ""),
        ("zomer 2025", ""),
    ],
)
def test_what_was_meant_is_offered(written: str, iso: str) -> None:
    assert parse_when(written) is None
    assert meant(written) == iso


def test_an_exact_day_is_asked_for_where_a_month_will_not_do() -> None:
    assert parse_day("2025-03-14") == datetime.date(2025, 3, 14)
    assert parse_day("2025-03") is None
    assert parse_day("2025") is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("14-3-2025", "2025-03-14"),
        ("14/03/2025", "2025-03-14"),
        ("14.3.2025", "2025-03-14"),
        ("14 3 2025", "2025-03-14"),
        ("31-2-2025", ""),
        ("1-1-1000", ""),
        ("3-14-25", ""),
        ("2025-03-14", ""),
    ],
)
def test_a_date_with_the_day_first_is_suggested_the_other_way_round(written: str, iso: str) -> None:
    assert meant(written) == iso


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_reads_back_and_lies_in_its_month_and_year(day: datetime.date) -> None:
    assert parse_day(day.isoformat()) == day
    for written in (f"{day:%Y-%m}", f"{day:%Y}"):
        when = parse_when(written)
        assert when
        assert when.first <= day <= when.last


@given(st.text(alphabet="0123456789-/. ", max_size=12))
def test_a_suggestion_is_always_a_date(written: str) -> None:
    assert meant(written) == "" or parse_day(meant(written))
