"""The views are the interface of a theme: templates use what there is, and there is no more."""

import typing
from collections.abc import Iterator

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import fields

from portfolio_builder import resources
from portfolio_builder.publish.templates import environment
from portfolio_builder.view.views import TEMPLATES
from portfolio_builder.wording import Wording
from tests.view.template_types import Uses, is_view

PLAIN = {str, int, bool, Markup, type(None)}


@pytest.fixture(scope="module")
def uses(en: Wording) -> Uses:
    """What the built-in templates use."""
    found = Uses(environment([resources.templates_dir()], en))
    for view, template in TEMPLATES.items():
        found.page(template, view)
    return found


def reachable() -> set[type]:
    """Return every view and part that a template can come by."""
    found: set[type] = set()
    waiting: list[type] = list(TEMPLATES)
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            hints = typing.get_type_hints(here).values()
            waiting += [t for hint in hints for t in kinds(hint) if is_view(t)]
    return found


def kinds(hint: object) -> Iterator[type]:
    """Yield the plain classes in an annotation."""
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    for inner in typing.get_args(hint):
        if inner is not Ellipsis:
            yield from kinds(inner)


def test_templates_use_only_fields_that_their_view_has(uses: Uses) -> None:
    assert uses.unknown == []


def test_every_field_of_a_view_is_used_by_a_template(uses: Uses) -> None:
    known = {(c, f.name) for c in reachable() for f in fields(c)}
    assert sorted(f"{c.__name__}.{name}" for c, name in known - uses.fields) == []


@pytest.mark.parametrize("view", TEMPLATES)
def test_a_view_is_used_by_its_own_template_and_not_only_by_what_they_share(
    en: Wording, view: type
) -> None:
    alone = Uses(environment([resources.templates_dir()], en))
    alone.page(TEMPLATES[view], view)
    assert {name for c, name in alone.fields if c is view} == {f.name for f in fields(view)}


@pytest.mark.parametrize("part", sorted(reachable(), key=str))
def test_a_view_holds_text_numbers_markup_and_tuples_of_parts(part: type) -> None:
    for hint in typing.get_type_hints(part).values():
        assert typing.get_origin(hint) in (None, tuple, typing.Union, type(int | None))
        assert all(k in PLAIN or is_view(k) for k in kinds(hint))


# The walk itself: it finds what it is there to find.


class Leaf(Struct, frozen=True):
    """A part."""

    word: str


class Tree(Struct, frozen=True):
    """A view."""

    leaves: tuple[Leaf, ...]
    first: Leaf | None
    spare: str


def walked(**templates: str) -> Uses:
    """Return what the template `page` uses of a `Tree`."""
    found = Uses(Environment(loader=DictLoader(templates), extensions=["jinja2.ext.i18n"]))
    found.page("page", Tree)
    return found


@pytest.mark.parametrize(
    "page",
    [
        "{{ view.leaves }}{{ view.nothing }}",
        "{% for leaf in view.leaves %}{{ leaf.nothing }}{% endfor %}",
        "{% if view.first.nothing %}{% endif %}",
        "{% set leaf = view.first %}{{ leaf.nothing|upper }}",
        "{% macro m(leaf) %}{{ leaf.nothing }}{% endmacro %}{{ m(view.first) }}",
        "{% macro m(leaf) %}{{ leaf.nothing }}{% endmacro %}{{ m(leaf=view.leaves[0].nothing) }}",
        "{% import 'parts' as parts with context %}{{ parts.m(view.first) }}",
        "{% import 'parts' as parts with context %}{{ parts.outer(view.leaves) }}",
        "{% extends 'base' %}{% block b %}{{ view.first.word }}{% endblock %}",
        "{% for leaf in view.leaves %}{% include 'inside' %}{% endfor %}",
        "{{ _('%(n)s words', n=view.nothing) }}",
        "{{ 1 + view.first.nothing if view.spare else '' }}",
    ],
)
def test_a_field_that_is_not_there_is_found(page: str) -> None:
    parts = (
        "{% macro m(leaf) %}{{ leaf.nothing }}{% endmacro %}"
        "{% macro outer(all) %}{% for leaf in all %}{{ m(leaf) }}{% endfor %}{% endmacro %}"
    )
    base = "{{ view.nothing }}{% block b %}{% endblock %}"
    found = walked(page=page, parts=parts, base=base, inside="{{ leaf.nothing }}")
    assert any(u.endswith(".nothing") for u in found.unknown)


def test_a_field_that_is_not_used_is_found() -> None:
    used = walked(page="{% for leaf in view.leaves %}{{ leaf.word }}{% endfor %}").fields
    assert used == {(Tree, "leaves"), (Leaf, "word")}


def test_what_the_walk_does_not_know_is_an_error() -> None:
    with pytest.raises(TypeError, match="Include is not walked"):
        walked(page="{% include view.spare %}")
