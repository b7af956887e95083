"""Markdown to a fragment: what a page shows, what it leaves out, and where mistakes stand."""

import pytest

from portfolio_builder.model.text import Image, Link, Section
from portfolio_builder.read.anchors import HeadingIds
from portfolio_builder.read.markdown import read_fragment
from tests.read.fragments import FILE, fine, html, read, standing_at, wrong

# Links


def test_a_link_to_a_file_is_left_open_for_the_site() -> None:
    made = fine('Zie [het *verslag*](../bijlagen/verslag.pdf#page=2 "De bijlage").')
    assert html(made) == (
        "<p>Zie <to bijlagen/verslag.pdf#page=2 'De bijlage'>het <em>verslag</em></to>.</p>"
    )


def test_a_link_outward_tells_nobody_where_it_comes_from() -> None:
    assert html(fine('[web](https://a.nl/?a=1&b=2 "Een & twee")')) == (
        '<p><a href="https://a.nl/?a=1&amp;b=2" rel="noreferrer noopener"'
        ' title="Een &amp; twee">web</a></p>'
    )
    assert html(fine("<mailto:a@b.nl> <a@b.nl>")) == (
        '<p><a href="mailto:a@b.nl">mailto:a@b.nl</a> <a href="mailto:a@b.nl">a@b.nl</a></p>'
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[tekst](javascript:alert(1))", "P205"),
        ("[tekst](<java\tscript:alert(1)>)", "P205"),
        ("[tekst](&#106;avascript:alert(1))", "P205"),
        ("[tekst](\\\\\\\\host\\deel)", "P205"),
        ("[tekst](//host/deel)", "P205"),
        ("<ms-msdt:tekst>", "P205"),
        ("[tekst](../../buiten.md)", "P209"),
        ("[tekst][a]\n\n[a]: data:text/html,x", "P205"),
        ("[tekst]()", "P204"),
        ("[tekst](#er-is-niets)", "P204"),
        ("![tekst](https://a.nl/foto.jpg)", "P208"),
        ("![tekst](mailto:a@b.nl)", "P205"),
        ("![tekst](data:image/png;base64,AAAA)", "P205"),
    ],
)
def test_a_link_that_may_not_be_stays_as_words_and_is_named(text: str, code: str) -> None:
    fragment, (found,) = read(text)
    assert (found.code, found.place.line) == (code, 1)
    shown = html(fragment)
    assert "tekst" in shown
    assert "script:" not in shown
    assert "href" not in shown or code == "P208"
    assert not fragment.links


def test_a_picture_on_the_internet_becomes_a_link() -> None:
    fragment, _ = read('![De *inloop*](https://a.nl/f.jpg "x")')
    assert html(fragment) == (
        '<p><a href="https://a.nl/f.jpg" rel="noreferrer noopener" title="x">De inloop</a></p>'
    )


def test_the_words_of_a_picture_are_plain() -> None:
    made = fine("![De *inloop* \\* cli&euml;nt](../bijlagen/a.jpg 'Titel')")
    assert [p for p in made.parts if isinstance(p, Image)] == [
        Image("bijlagen/a.jpg", "De inloop * cliënt", "Titel")
    ]
    assert made.text == "De inloop * cliënt"


@pytest.mark.parametrize(
    "text",
    [
        "[a](twee.md)",
        "zie twee.md: [a](twee.md)",
        "- een\n- > [twee.md](twee.md)",
        "|x|\n|-|\n|`twee.md` [a](twee.md)|",
        "![a](twee.md)",
        "[a](<twee.md>)",
        "regel\nregel [a\nb](twee.md)",
    ],
)
def test_a_link_is_placed_at_its_target(text: str) -> None:
    (link,) = fine(text).links
    assert standing_at(text, link.place) == "twee.md"
    line = text.split("\n")[link.place.line - 1]
    assert link.place.column == line.rindex("twee.md") + 1


def test_equal_links_have_their_own_places() -> None:
    text = "[a](b.md) [a](b.md)\n[a](b.md)"
    assert [(k.place.line, k.place.column) for k in fine(text).links] == [(1, 5), (1, 15), (2, 5)]


def test_a_link_by_a_definition_is_placed_where_it_is_used() -> None:
    (link,) = fine("een [a][b]\n\n[b]: twee.md").links
    assert link == Link("twee.md", "bewijzen/twee.md", "", False, link.place)
    assert (link.place.line, link.place.column) == (1, 5)


@pytest.mark.parametrize("anchor", ["#de-situatie", "#De-Situatie", "#kop-de-situatie"])
def test_a_link_to_a_heading_is_written_as_in_other_programs(anchor: str) -> None:
    made = fine(f"[x]({anchor})\n\n# De situatie!")
    assert '<a href="#kop-de-situatie">' in html(made)


def test_a_link_to_a_passage_and_to_the_top_are_fine() -> None:
    made = html(fine("[a](#vindplaats-1) [b](#)\n\n[c]{G1.1.B1}"))
    assert '<a href="#vindplaats-1">' in made
    assert '<a href="#">' in made


# Headings


def test_headings_begin_at_the_level_that_is_asked_for_and_skip_none() -> None:
    fragment, _ = read_fragment("### A\n#### B\n###### C", FILE, top_level=2)
    assert [(h.level, h.text) for h in fragment.headings] == [(2, "A"), (3, "B"), (4, "C")]
    fragment, _ = read_fragment("# A\n###### B", FILE, top_level=4)
    assert [h.level for h in fragment.headings] == [4, 5]
    assert html(fragment).startswith('<h4 id="kop-a">A</h4>')


def test_a_section_is_the_text_under_a_heading() -> None:
    text = "Vooraf.\n\n# Actie\n\nIk [belde *aan*]{G1.1.B1}.\n\n    code\n"
    assert fine(f"{text}\n## Later\n\n- een\n- twee\n\n# Leeg").sections == (
        Section("", "", "Vooraf."),
        Section("kop-actie", "Actie", "Ik belde aan.\ncode"),
        Section("kop-later", "Later", "een\ntwee"),
        Section("kop-leeg", "Leeg", ""),
    )


def test_a_text_that_is_shown_as_it_is_is_one_section() -> None:
    fragment, _ = read("> " * 200 + "diep")
    assert [(s.id, s.heading) for s in fragment.sections] == [("", "")]
    assert "diep" in fragment.sections[0].text


def test_ids_of_headings_are_prefixed_and_unique() -> None:
    made = fine("# Taak\n# Taak\n# Taak 2\n# *Cliënt* & `meer`\n#\n# 你好\n# main")
    assert [h.id for h in made.headings] == [
        "kop-taak",
        "kop-taak-2",
        "kop-taak-2-2",
        "kop-client-meer",
        "kop-leeg",
        "kop-leeg-2",
        "kop-main",
    ]


def test_an_id_is_given_once_however_many_headings_say_the_same() -> None:
    ids = HeadingIds()
    made = [ids.make(text) for text in ["a", "a-2", "a", "a", "a-2"] * 20]
    assert len(set(made)) == len(made)
    assert all(i.startswith("kop-") for i in made)


# HTML


def test_raw_html_is_shown_as_text_and_named() -> None:
    text = "Een <b>vet</b> `<i>` woord\n\n<script>\nalert(1)\n</script>"
    fragment, found = read(text)
    assert html(fragment).startswith(
        "<p>Een &lt;b&gt;vet&lt;/b&gt; <code>&lt;i&gt;</code> woord</p>"
    )
    assert "<script" not in html(fragment)
    assert [(f.code, standing_at(text, f.place)) for f in found] == [
        ("P207", "<b>"),
        ("P207", "<script>"),
    ]


@pytest.mark.parametrize("text", ["a < b en c > d", "<3", "x<y>", "1 <2> 3"])
def test_a_sign_that_is_no_tag_is_just_a_sign(text: str) -> None:
    assert "&lt;" in html(read(text)[0])
    assert wrong(text) == (["P207 1:2"] if "<y>" in text else [])


def test_entities_are_the_signs_they_stand_for() -> None:
    assert html(fine("&euml; &lt;b&gt; &#0; &nonsens;")) == (
        "<p>ë &lt;b&gt; \ufffd &amp;nonsens;</p>"
    )


# Comments


@pytest.mark.parametrize(
    "text",
    [
        "voor <!-- geheim --> na",
        "voor\n<!-- geheim -->\nna",
        "voor\n\n<!--\ngeheim\n\ngeheim\n-->\n\nna",
        "voor <!-- geheim\ngeheim --> na",
        "voor\n\n<!-- geheim\n\ngeheim --> na",
        "- voor <!-- geheim -->\n- na",
        "- voor\n\n  <!-- geheim\n\n  geheim -->\n\n- na",
        "> voor\n> <!-- geheim -->\n> na",
        "# voor <!-- geheim -->\n\nna",
        "| voor <!-- geheim --> |\n|-|\n| na |",
        "[voor <!-- geheim ]{G1.1.B1} --> na]{G1.1.B1}",
        "voor <!-- geheim --><!-- geheim --> na",
        "voor <!-- geheim [x](javascript:geheim) <b> --> na",
    ],
)
def test_a_comment_is_left_out(text: str) -> None:
    made = fine(text)
    assert "geheim" not in html(made) + made.text
    assert made.text.split() == ["voor", "na"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("voor <!-- open", "1:6"),
        ("voor <!-- open\n\n--> na", "1:6"),
        ("- <!-- open\n\nna\n\n<!-- dicht -->", "1:3"),
        ("> <!-- open\n\nna\n\n<!-- dicht -->", "1:3"),
    ],
)
def test_a_comment_that_is_not_closed_hides_nothing_and_is_named(text: str, place: str) -> None:
    assert wrong(text) == [f"P213 {place}"]
    shown = html(read(text)[0])
    assert "open" in shown
    assert "na" in shown or "na" not in text
    assert "dicht" not in shown


def test_in_code_a_comment_is_text() -> None:
    assert "&lt;!-- x --&gt;" in html(fine("`<!-- x -->`\n\n    <!-- x -->"))


def test_what_is_too_deep_is_shown_without_its_comments() -> None:
    fragment, _ = read(">" * 200 + " tekst <!-- geheim --> en <!-- open")
    assert "geheim" not in html(fragment) + fragment.text
    assert "open" in html(fragment)


# What other programs drop


def test_cells_beyond_the_last_column_are_kept_in_it() -> None:
    made = fine("| a | b |\n|---|---|\n| c | d | *e* | f \\| g |\n| h |\n| i | j |")
    assert "<td>d | <em>e</em> | f | g</td>" in html(made)
    assert made.text.split("\n") == ["a", "b", "c", "d | e | f | g", "h", "i", "j"]


def test_a_definition_that_no_link_uses_is_shown() -> None:
    made = fine(
        '[Mevrouw]: kwam\n[a]: twee.md "Titel"\n[a]: drie.md\n[b]: c.md\n\nZie [a] en [x][B].'
    )
    assert html(made) == (
        "<p>[Mevrouw]: kwam</p>\n<p>[a]: drie.md</p>\n"
        "<p>Zie <to bewijzen/twee.md 'Titel'>a</to> en <to bewijzen/c.md>x</to>.</p>"
    )
    assert made.text == "[Mevrouw]: kwam\n[a]: drie.md\nZie a en x."


def test_footnotes_come_last_and_those_that_nothing_refers_to_come_too() -> None:
    made = fine("b[^2] a[^1] b[^2]\n\n[^1]: Een\n[^2]: Twee\n\n    - lijst\n[^3]: Drie\n[^1]: Weer")
    notes = html(made).split("<section")[1]
    assert [n for n in notes.split("<li id=") if "fn" in n[:4]]
    assert made.text.split() == ["b", "a", "b", "Twee", "lijst", "Een", "Drie", "Weer"]
    assert 'href="#fnref1"' in notes
    assert 'href="#fnref1:1"' in notes
    assert 'href="#fnref3"' not in notes


def test_a_footnote_in_a_footnote_loses_nothing() -> None:
    made = fine("x[^a]\n\n[^a]: een\n\n    [^b]: twee\n\n    drie[^b]")
    assert made.text.split() == ["x", "een", "drie", "twee"]


def test_words_behind_a_fence_are_shown_with_the_code() -> None:
    made = fine("```let op\ncode <b>\n```")
    assert html(made) == "<pre><code>let op\ncode &lt;b&gt;\n</code></pre>"
    assert made.text == "let op\ncode <b>"


# What else Markdown can do


def test_a_list_of_tasks_has_boxes() -> None:
    made = fine("- [ ] een\n- [x] *twee*\n- [X]\n  1. [ ] drie\n- [y] vier\n- x [ ] vijf")
    shown = html(made)
    for words in ("☐ een", "☑ <em>twee", "☑", "☐ drie", "[y] vier", "x [ ] vijf"):
        assert words in shown
    assert shown.count('class="contains-task-list"') == 2


def test_a_bracket_in_a_paragraph_is_no_task() -> None:
    assert html(fine("[ ] een\n\n[x] twee")) == "<p>[ ] een</p>\n<p>[x] twee</p>"


def test_tables_scroll_and_definitions_and_strikes_are_known() -> None:
    made = html(fine("|a|b|\n|:-|-:|\n|c|~~d~~|\n\nWoord\n: uitleg"))
    assert made.startswith('<div class="table-scroll" tabindex="0"><table>')
    assert '<td style="text-align:right"><s>d</s></td>' in made
    assert "<dl>\n<dt>Woord</dt>\n<dd>uitleg</dd>\n</dl>" in made


def test_the_words_are_counted_without_markup() -> None:
    made = fine("# Een kop\n\nTwee *woorden* en [een link](b.md)\nen `code`.\n\n    blok")
    assert made.words == 10
    assert made.text == "Een kop\nTwee woorden en een link en code.\nblok"


def test_nothing_is_an_empty_fragment() -> None:
    assert (fine("").parts, fine(" \n\n ").words) == ((), 0)
