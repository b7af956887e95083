"""Templates, compiled: words of one language, parts that are made once, and what is remembered."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from portfolio_builder import resources
from portfolio_builder.building import site_of
from portfolio_builder.examined import Examined
from portfolio_builder.publish import templates
from portfolio_builder.publish.render import Renderer
from portfolio_builder.wording import Wording
from tests.factories import Remembering, folder


def environment(root: Path, page: str, wording: Wording, **parts: str) -> jinja2.Environment:
    """Return the environment of a theme with one page and other templates."""
    files = {f"{name}.html": text for name, text in {"page": page, **parts}.items()}
    return templates.environment([folder(root, files)], wording)


def rendered(root: Path, page: str, wording: Wording, **values: object) -> str:
    """Return what a template makes of these values."""
    return environment(root, page, wording).get_template("page.html").render(values)


def test_a_sentence_is_translated_wherever_it_stands(tmp_path: Path, nl: Wording) -> None:
    page = (
        '{% macro both(x) %}{{ x }} {{ _("Matrix") if x else _("Overview") }}{% endmacro %}'
        '{{ _("Overview") }}, {{ both(_("Evidence")) }}, {% trans %}Gaps{% endtrans %}'
    )
    assert rendered(tmp_path, page, nl) == "Overzicht, Bewijs Matrix, Hiaten"


def test_a_sentence_with_a_gap_is_filled_in_and_what_fills_it_is_escaped(
    tmp_path: Path, en: Wording
) -> None:
    page = '{{ _("by %(name)s", name=name) }}, {{ _("100%%") }}'
    assert rendered(tmp_path, page, en, name="<b>") == "by &lt;b&gt;, 100%"


def test_a_gap_in_a_sentence_may_have_any_name(tmp_path: Path, en: Wording) -> None:
    page = (
        '{{ _("%(sentence)s", sentence="One.") }} '
        '{{ ngettext("%(num)s %(singular)s", "%(num)s %(plural)s", 2, num="two", plural="years") }}'
    )
    assert rendered(tmp_path, page, en) == "One. two years"


def test_a_sentence_may_hold_signs_of_html_as_the_translator_wrote_them(
    tmp_path: Path, en: Wording
) -> None:
    assert rendered(tmp_path, '{{ _("a <b>c</b>") }}', en) == "a <b>c</b>"


class Loud(str):
    """A text of another kind, as a library may give one."""


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="a<>&\"' "),
        st.text(alphabet="a<&").map(Loud),
        st.text(alphabet="a<&").map(Markup),
        st.integers(),
        st.none(),
        st.lists(st.text(alphabet="a<'")),
    )
)
def test_every_value_is_escaped_as_the_library_does(value: object) -> None:
    made = templates.environment([resources.templates_dir()], Wording())
    for shown in ("{{ x }}", "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}"):
        assert made.from_string(shown).render(x=value) == escape(value)


def test_what_stands_within_once_is_made_again_only_for_other_values(
    tmp_path: Path, en: Wording
) -> None:
    template = environment(
        tmp_path, "{% once a, b %}{{ made() }}{{ a }}{{ b }}{% endonce %}{{ c }}", en
    ).get_template("page.html")
    times: list[int] = []

    def made() -> str:
        times.append(1)
        return ""

    pages = [(1, 2, 3), (1, 2, 4), (1, 5, 3), (1, 2, "<")]
    shown = [template.render(a=a, b=b, c=c, made=made) for a, b, c in pages]
    assert shown == ["123", "124", "153", "12&lt;"]
    assert len(times) == 2


def test_two_places_with_the_same_values_are_two(tmp_path: Path, en: Wording) -> None:
    page = "{% once a %}x{{ a }}{% endonce %}{% once a %}y{{ a }}{% endonce %}"
    assert rendered(tmp_path, page, en, a=1) == "x1y1"


def test_what_stands_within_once_is_not_escaped_twice(tmp_path: Path, en: Wording) -> None:
    page = "{% once a %}<b>{{ a }}</b>{% endonce %}"
    assert rendered(tmp_path, page, en, a="&") == "<b>&amp;</b>"
    assert rendered(tmp_path, page, en, a=Markup("&amp;")) == "<b>&amp;</b>"


def test_a_template_of_a_theme_is_compiled_once_for_each_language(
    tmp_path: Path, en: Wording, nl: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme, memo = folder(tmp_path, {"page.html": "{{ a }}"}), Remembering()
    compiled: list[str | None] = []
    before = CodeGenerator.visit_Template

    def counted(self: CodeGenerator, node: jinja2.nodes.Template, frame: None = None) -> None:
        compiled.append(self.name)
        before(self, node, frame)

    monkeypatch.setattr(CodeGenerator, "visit_Template", counted)
    for wording in (en, en, nl):
        made = templates.environment([theme], wording, memo=memo)
        assert made.get_template("page.html").render(a=1) == "1"
    assert compiled == ["page.html", "page.html"]


class Closed:
    """A memo that another process has open."""

    def get(self, key: bytes) -> bytes | None:
        raise AssertionError(key)

    def put(self, values: Mapping[bytes, bytes]) -> None:
        raise AssertionError(values)


@pytest.mark.parametrize("name", ["page.html", "base.html"], ids=["a theme's", "built in"])
def test_a_copy_of_the_process_leaves_its_memo_alone(
    tmp_path: Path, en: Wording, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    theme = folder(tmp_path, {"page.html": "{{ a }}"})
    made = templates.environment([theme, resources.templates_dir()], en, memo=Closed())
    monkeypatch.setattr(os, "getpid", lambda: -1)
    made.get_template(name)  # and it asks nothing


def test_no_page_shows_what_was_made_once_for_another(
    sample: Examined, nl: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = [page.view for page in site_of(sample, nl).pages]
    shared = Renderer([resources.templates_dir()], nl)
    sharing = [shared.page(view) for view in views]
    monkeypatch.setattr(templates._Once, "_once", lambda _, place, values, caller: caller())
    apart = Renderer([resources.templates_dir()], nl)
    assert [apart.page(view) for view in views] == sharing
