"""The built-in templates, compiled and kept beside the program."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

import pytest

from portfolio_builder import resources
from portfolio_builder.building import site_of
from portfolio_builder.examined import Examined
from portfolio_builder.memory.memo import NO_MEMO
from portfolio_builder.publish import compiled
from portfolio_builder.publish.compiled import compiled_templates
from portfolio_builder.publish.render import Renderer
from portfolio_builder.wording import Wording
from tests.factories import folder


class Compiler:
    """Compiles something, and counts how often."""

    times = 0

    def __call__(self) -> Mapping[str, CodeType]:
        self.times += 1
        return {"page.html": compile("answer = 42", "page.html", "exec")}


def used(wording: Wording, make: Compiler) -> object:
    """Return what the compiled templates make."""
    made: dict[str, object] = {}
    exec(compiled_templates(wording, make, NO_MEMO)["page.html"], made)
    return made["answer"]


def test_they_are_compiled_once_for_each_language_until_one_is_edited(
    tmp_path: Path, en: Wording, nl: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    make = Compiler()
    assert [used(wording, make) for wording in (nl, nl, en, nl, en)] == [42] * 5
    assert make.times == 2
    monkeypatch.setattr(compiled, "folders_state", lambda _: "edited")
    assert [used(nl, make), used(nl, make)] == [42, 42]
    assert make.times == 3


def test_a_theme_that_builds_on_a_page_shares_no_part_with_it(
    tmp_path: Path, sample: Examined, nl: Wording
) -> None:
    # The values are those of the first such part of the built-in page.
    mine = "{% once view.frame.navigation, view.frame.search %}<i>mine</i>{% endonce %}"
    page = f"{{% extends 'builtin/base.html' %}}{{% block more %}}{mine}{{% endblock %}}"
    theme = folder(tmp_path / "theme", {"base.html": page})
    renderer = Renderer([theme, resources.templates_dir()], nl)
    shown = renderer.page(site_of(sample, nl).pages[0].view).decode()
    assert shown.count("<i>mine</i>") == 1
    assert shown.count("<nav aria-label") == 1
