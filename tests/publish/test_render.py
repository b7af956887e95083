"""Views to bytes: a theme's templates and their mistakes, and what stands first in every head."""

import base64
import hashlib
from pathlib import Path

import pytest
from markupsafe import Markup

from portfolio_builder import resources
from portfolio_builder.publish.published import BadTemplateError
from portfolio_builder.publish.render import Renderer, policy
from portfolio_builder.view.parts import FactView, LinkView
from portfolio_builder.view.views import Frame, Page, ProfileView
from portfolio_builder.wording import Wording
from tests.factories import folder

SEARCH = LinkView("Search", "zoeken.html#vraag")
FRAME = Frame(
    "en", "Profile", "Try Out", "A standard", "en", "index.html", "assets/", (), (), SEARCH, "today"
)


def profile(name: str = "Who", fact: str = "A fact") -> ProfileView:
    """Return what the template of the profile sees."""
    return ProfileView(FRAME, name, "en", (FactView("Goal", fact),), Markup("<p>Text</p>"))


def rendered(en: Wording, theme: Path | None = None, *, name: str = "Who") -> str:
    """Return the page of the profile, with a theme before the built-in templates."""
    templates = [theme] if theme else []
    renderer = Renderer([*templates, resources.templates_dir()], en)
    return renderer.page(profile(name)).decode()


def theme(root: Path, **templates: str | bytes) -> Path:
    """Write a theme: `theme(tmp_path, profile="…")` has one template, `profile.html`."""
    return folder(root, {f"{name}.html": text for name, text in templates.items()})


def test_the_policy_stands_first_in_the_head_right_after_the_encoding(en: Wording) -> None:
    head = rendered(en).partition("<head>\n")[2]
    encoding, meta, _ = head.split("\n", 2)
    content = policy([resources.templates_dir()]).replace("'", "&#39;")
    assert encoding == '<meta charset="utf-8">'
    assert meta == f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def test_the_policy_lets_in_our_own_scripts_by_hash_and_styles_and_pictures_of_the_site() -> None:
    templates = resources.templates_dir()
    parts = dict(p.strip().split(" ", 1) for p in policy([templates]).split(";"))
    hashes = set(parts.pop("script-src").split())
    assert parts == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "media-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    scripts = [p.read_bytes() for p in (templates / "scripts").glob("*.js")]
    digests = (base64.b64encode(hashlib.sha256(s).digest()).decode() for s in scripts)
    assert hashes == {f"'sha256-{d}'" for d in digests}


def test_without_scripts_the_policy_lets_in_none(tmp_path: Path) -> None:
    assert "script-src 'none'" in policy([tmp_path])


@pytest.mark.parametrize("text", ["a = '</SCRIPT>'", "a <!-- b"])
def test_a_script_that_would_end_its_element_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "mine.js").write_text(text)
    with pytest.raises(BadTemplateError, match=r"scripts/mine\.js"):
        policy([tmp_path])


def test_a_theme_may_bring_its_own_script_in_the_place_of_ours(tmp_path: Path, en: Wording) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "site.js").write_text("let mine = 1;")
    page = rendered(en, tmp_path)
    assert "<script>let mine = 1;</script>" in page


def test_a_script_may_have_a_name_that_is_no_text(tmp_path: Path, en: Wording) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "kap\udcffot.js").write_text("let mine = 1;")
    assert "Who" in rendered(en, tmp_path)


def test_text_is_escaped(en: Wording) -> None:
    page = rendered(en, name="<script>alert('{{ 7*7 }}')</script> & ]]>")
    assert "&lt;script&gt;alert(&#39;{{ 7*7 }}&#39;)&lt;/script&gt; &amp; ]]&gt;" in page
    assert "<script>alert" not in page


def test_signs_that_a_page_cannot_hold_become_a_mark(en: Wording) -> None:
    page = rendered(en, name="a\0b\x1bc\x7fd\x85e\ufffef\ud800g\U0001fffeh\U0001f331")
    assert "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffdh\U0001f331" in page


def test_newlines_and_tabs_stay(en: Wording) -> None:
    assert "a\tb\nc" in rendered(en, name="a\tb\nc")


def test_a_theme_comes_before_the_built_in_templates(tmp_path: Path, en: Wording) -> None:
    assert rendered(en, theme(tmp_path, profile="Dag {{ view.name }}")) == "Dag Who"


def test_a_theme_can_add_to_a_built_in_template(tmp_path: Path, en: Wording) -> None:
    mine = theme(
        tmp_path,
        profile='{% extends "builtin/profile.html" %}'
        "{% block main %}{{ super() }}<p>Van ons</p>{% endblock %}",
    )
    page = rendered(en, mine)
    assert "<h1>Who</h1>" in page
    assert page.index("<h1>Who</h1>") < page.index("<p>Van ons</p>") < page.index("</main>")


def test_a_theme_changes_what_is_around_every_page(tmp_path: Path, en: Wording) -> None:
    mine = theme(
        tmp_path,
        base='{% extends "builtin/base.html" %}{% block main %}{% endblock %}',
        parts="{% macro lang(l) %}{% endmacro %}{% macro facts(all) %}Feiten{% endmacro %}",
    )
    page = rendered(en, mine)
    assert page.startswith("<!doctype html>")
    assert "Feiten" in page
    assert "<h1>Who</h1>" in page


def test_the_style_of_a_theme_comes_in_the_place_of_the_built_in_one(
    tmp_path: Path, en: Wording
) -> None:
    mine = folder(tmp_path, {"assets/site.css": "p {}", "assets/merk/logo.png": b"png"})
    files = Renderer([mine, resources.templates_dir()], en).assets()
    assert files["assets/site.css"] == b"p {}"
    assert files["assets/merk/logo.png"] == b"png"


@pytest.mark.parametrize(
    ("template", "line", "problem"),
    [
        ("<p>\n{% if %}\n", 2, "Expected an expression, got 'end of statement block'"),
        ("{% block main %}\n\n", 2, "Unexpected end of template"),
        ("a\nb {{ view.name|nothing }}", 2, "No filter named 'nothing'"),
        ("a\n\n{{ view.nothing }}", 3, "`view` has no `nothing`. It has: `frame`, `"),
        ("{{ view.frame.nothing }}", 1, "`view.frame` has no `nothing`. It has: `language`, `"),
        ("{% for fact in view.facts %}{{ fact.nothing }}{% endfor %}", 1, "`FactView` has no"),
        ("{{ view.frame.title.nothing }}", 1, "has no attribute 'nothing'"),
        ("a\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("a\n{{ view.name + 1 }}", 2, "can only concatenate str"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ('\n{% extends "nowhere.html" %}', 2, "nowhere.html"),
        ('a\n{% include "profile.html" %}', 2, "recursion"),
        (b"a\n\xff", 2, "UTF-8"),
    ],
)
def test_a_mistake_in_a_theme_is_told_with_its_template_and_line(
    tmp_path: Path, en: Wording, template: str | bytes, line: int, problem: str
) -> None:
    with pytest.raises(BadTemplateError) as bad:
        rendered(en, theme(tmp_path, profile=template))
    assert (bad.value.template, bad.value.line) == ("profile.html", line)
    assert problem in bad.value.problem


def test_a_page_of_a_theme_that_extends_one_with_another_view_is_told_what_it_has(
    tmp_path: Path, en: Wording
) -> None:
    mine = folder(tmp_path, {"pages/more.html": '{% extends "builtin/profile.html" %}'})
    renderer = Renderer([mine, resources.templates_dir()], en)
    (more,) = renderer.extra([Page("profiel.html", profile)])
    with pytest.raises(BadTemplateError) as bad:
        renderer.page(more.view)
    assert bad.value.problem.startswith("`view` has no `")
    assert bad.value.problem.endswith("It has: `frame`, `template`.")


def test_a_mistake_in_what_a_template_imports_is_told_there(tmp_path: Path, en: Wording) -> None:
    parts = "{% macro lang(l) %}{% endmacro %}\n{% macro facts(all) %}\n{{ all.x.y }}{% endmacro %}"
    with pytest.raises(BadTemplateError) as bad:
        rendered(en, theme(tmp_path, parts=parts))
    assert (bad.value.template, bad.value.line) == ("parts.html", 3)


def test_a_mistake_in_a_folder_of_the_theme_is_told_with_its_path(
    tmp_path: Path, en: Wording
) -> None:
    mine = folder(
        tmp_path,
        {"profile.html": '{% extends "eigen/pagina.html" %}', "eigen/pagina.html": "\n{% x %}"},
    )
    with pytest.raises(BadTemplateError) as bad:
        rendered(en, mine)
    assert (bad.value.template, bad.value.line) == ("eigen/pagina.html", 2)


def test_a_theme_that_cuts_a_script_short_is_told_so(tmp_path: Path, en: Wording) -> None:
    broken = "{{ script('site.js')|replace('site', 'other') }}"
    with pytest.raises(BadTemplateError) as bad:
        rendered(en, theme(tmp_path, profile=broken))
    assert bad.value.template == "profile.html"
    assert "other.js" in bad.value.problem
