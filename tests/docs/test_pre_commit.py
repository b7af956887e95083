"""The hooks of pre-commit check with the project's own tools."""

import tomllib

import yaml

from tests.conftest import ROOT


def test_the_hooks_are_local_and_use_the_tools_of_the_project() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    tools = {hook["entry"].split()[0] for repo in config["repos"] for hook in repo["hooks"]}
    assert tools == {".venv/bin/ruff", ".venv/bin/mypy"}
    developing = " ".join(project["dependency-groups"]["dev"])
    assert all(tool.removeprefix(".venv/bin/") in developing for tool in tools)
