"""What the page on design says to the author of a theme is what there is."""

import re

from msgspec.structs import fields

from portfolio_builder.view.views import Frame
from tests.docs.pages import tables, text_of


def named(column: str) -> list[str]:
    """Return what stands in the first column of the table with this head."""
    (table,) = (t for t in tables("docs/design.md") if t.head[0] == column)
    return [row[0] for row in table.rows]


def test_every_block_that_a_theme_can_fill_is_named() -> None:
    blocks = re.findall(r"{% block (\w+) %}", text_of("templates/base.html"))
    assert named("block") == blocks


def test_every_field_of_the_frame_is_named() -> None:
    assert named("of view.frame") == [field.name for field in fields(Frame)]
