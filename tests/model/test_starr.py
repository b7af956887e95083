"""STARR: its parts, in both languages."""

from portfolio_builder.model.starr import PARTS, REQUIRED, heading


def test_a_reflection_is_told_in_five_parts_and_an_optional_sixth() -> None:
    assert [heading(part, "nl")[0] for part in REQUIRED] == list("STARR")
    assert [heading(part, "en") for part in PARTS] == [
        "Situation", "Task", "Action", "Result", "Reflection", "Transfer",
    ]  # fmt: skip
