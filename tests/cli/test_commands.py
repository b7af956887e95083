"""Each command is imported only when it is used, so nothing else tells that one cannot be."""

import click
import pytest

from portfolio_builder.cli import COMMANDS, program
from portfolio_builder.wording import Wording


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_can_be_made(name: str) -> None:
    group = program(Wording())
    command = group.get_command(click.Context(group), name)
    assert command
    assert command.name == name
