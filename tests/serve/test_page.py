"""The overlay fits the page's own policy: it lets our script run, and nothing else more."""

import base64
import hashlib

from portfolio_builder import resources
from portfolio_builder.model import rules
from portfolio_builder.model.finding import finding, in_order
from portfolio_builder.model.place import Place
from portfolio_builder.publish.render import policy
from portfolio_builder.serve.making import Made
from portfolio_builder.serve.overlay import asset, overlay
from portfolio_builder.serve.page import widened, with_overlay
from portfolio_builder.wording import Wording
from tests.conftest import ROOT

OVERLAY = '<aside></aside><script data-version="1">stap();</script>'


def known(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def test_our_script_and_its_connection_are_added_to_the_policy() -> None:
    assert widened("default-src 'none'; script-src 'sha256-x'; img-src 'self'", ["stap();"]) == (
        f"default-src 'none'; script-src 'sha256-x' {known('stap();')}; img-src 'self'; "
        "connect-src 'self'; frame-ancestors 'none'"
    )


def test_where_no_script_may_run_only_ours_may() -> None:
    assert f"script-src {known('a')};" in widened("script-src 'none'", ["a"])
    assert f"script-src {known('a')};" in widened("default-src 'none'", ["a"])


def test_the_policy_of_a_site_stays_as_strict() -> None:
    own = policy((resources.templates_dir(),))
    wide = widened(own, ["a"])
    for directive in own.split("; "):
        assert directive in wide
    assert "unsafe" not in wide
    assert "*" not in wide


def test_the_policy_goes_from_the_page_into_the_header() -> None:
    page = (
        '<head><meta http-equiv="Content-Security-Policy" content="script-src &#39;none&#39;">'
        "\n<title>A</title></head><body>dag</body>"
    )
    shown = with_overlay(page, OVERLAY)
    assert shown.text == f"<head><title>A</title></head><body>dag{OVERLAY}</body>"
    assert shown.policy.startswith(f"script-src {known('stap();')}; ")


def test_a_page_without_a_policy_or_an_end_gets_the_overlay_all_the_same() -> None:
    shown = with_overlay("dag", OVERLAY)
    assert shown.text == f"dag{OVERLAY}"
    assert shown.policy == "frame-ancestors 'none'"


def test_the_last_end_of_a_page_is_its_end() -> None:
    shown = with_overlay("<pre>&lt;/body></body></pre></body>", "X")
    assert shown.text == "<pre>&lt;/body></body></pre>X</body>"


def test_the_script_can_stand_in_a_page() -> None:
    script = asset("preview.js")
    assert "</script" not in script
    assert "<!--" not in script


def test_nothing_of_the_preview_is_in_a_built_site() -> None:
    for folder in ("assets", "scripts"):
        names = [p.name for p in (ROOT / "templates" / folder).rglob("*")]
        assert not [n for n in names if n.startswith("preview")]


def test_it_says_how_many_findings_it_does_not_list_though_some_are_only_counted(
    en: Wording,
) -> None:
    found = in_order(finding(rules.NO_DATE, Place("a.md", n)) for n in range(1, 10_001))
    shown = overlay(Made(en, found, "", "x"), "1")
    listed = shown.count("a.md")
    assert f"And {10_000 - listed} more findings." in shown
