"""What stands on the pages: the same numbers everywhere, nothing lost, nothing of a draft."""

import csv
import io
import itertools
from collections import Counter
from pathlib import Path
from typing import TypeVar

import pytest

from portfolio_builder import resources
from portfolio_builder.building import site_of
from portfolio_builder.examined import Examined
from portfolio_builder.model.procedure import Procedure
from portfolio_builder.model.standard import Standard
from portfolio_builder.pipeline import examine
from portfolio_builder.read.source import LIMITS
from portfolio_builder.view.matrix import PIECES_A_PAGE
from portfolio_builder.view.mentor import written as spreadsheet
from portfolio_builder.view.views import (
    CompetenceView,
    EvidenceListView,
    EvidenceView,
    GapsView,
    LifeAreasView,
    MatrixView,
    MentorView,
    OverviewView,
    PageView,
    ReviewsView,
    Site,
)
from portfolio_builder.wording import Wording
from tests.conftest import OTHER, TODAY
from tests.factories import folder, written


def examined(root: Path) -> Examined:
    """Read and assess a folder."""
    found = examine(root, standards=resources.standards_dir(), today=TODAY)
    assert isinstance(found, Examined)
    return found


def made(examined: Examined, wording: Wording) -> Site:
    """Return the site of a portfolio."""
    return site_of(examined, wording)


V = TypeVar("V", bound=PageView)


def one(pages: Site, kind: type[V], path: str = "") -> V:
    """Return the only page of a kind, or the one at a path."""
    (view,) = (p.view for p in pages.pages if isinstance(p.view, kind) and path in p.path)
    return view


def dated_piece(kind: str, when: str) -> str:
    """Return the text of evidence of a kind and a date."""
    return written(date=when).replace("beroepsproduct", kind)


@pytest.fixture(scope="module")
def pages(sample: Examined, en: Wording) -> Site:
    """The site of the sample, in English."""
    return made(sample, en)


def test_no_two_pages_or_files_have_one_address(pages: Site) -> None:
    paths = [p.path for p in pages.pages] + [c.path for c in pages.copies]
    assert len({p.casefold() for p in paths}) == len(paths)


def test_overview_matrix_and_gaps_say_the_same(pages: Site, sample: Examined) -> None:
    overview, matrix = one(pages, OverviewView), one(pages, MatrixView)
    rows = [c for cluster in overview.clusters for c in cluster.competences]
    assert overview.met == sum(r.state.state == "met" for r in rows) == sample.assessment.met
    assert [c.met for c in overview.clusters] == [
        sum(r.state.state == "met" for r in c.competences) for c in overview.clusters
    ]
    shown = {r.competence.id: r.competence.stadium for g in matrix.groups for r in g.rows}
    assert {r.id: r.stadium for r in rows}.items() <= shown.items()
    assert one(pages, GapsView).gaps == overview.gaps
    assert {g.id for g in overview.gaps} == {r.id for r in rows if r.state.state != "met"}


def test_overview_and_reviews_say_which_competences_count(pages: Site, sample: Examined) -> None:
    said = "24 competences: 21 generic competences, which count, and 3 of life areas"
    assert one(pages, OverviewView).scope.startswith(said)
    to_judge = one(pages, ReviewsView).competences_to_judge
    assert Counter(row.asked for row in to_judge if row.asked) == {"counted": 21, "optional": 3}
    rows = [r.competence for g in one(pages, MatrixView).groups for r in g.rows]
    assert [r.id for r in rows] == [r.competence.id for r in to_judge if r.asked]
    assert len(sample.standard.counted) == one(pages, OverviewView).total


def test_where_all_that_is_shown_counts_nothing_is_said_of_it(tmp_path: Path, en: Wording) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written()})
    assert one(made(examined(root), en), OverviewView).scope == ""


def test_a_cell_of_the_matrix_is_a_claim_of_that_evidence(pages: Site) -> None:
    matrix = one(pages, MatrixView)
    cells = {
        (row.competence.id, column.evidence.title)
        for group in matrix.groups
        for row in group.rows
        for column, cell in zip(matrix.columns, row.cells, strict=True)
        if cell.claim
    }
    rows = [column.evidence for column in matrix.columns]
    assert cells == {(c.id, row.title) for row in rows for c in row.claims}


def test_a_letter_in_the_matrix_leads_to_the_first_words_that_show_it(
    tmp_path: Path, en: Wording
) -> None:
    claims = ["- G1.1: vakbekwaam", "- G1.2: vakbekwaam"]
    body = "Eerst [dit]{G2.1.B1}, dan [dat]{G1.1.B1} en [meer]{G1.1.B2}."
    root = folder(tmp_path, {"bewijzen/a.md": written(claims=claims, body=body)})
    matrix = one(made(examined(root), en), MatrixView)
    cells = {r.competence.id: r.cells[0] for g in matrix.groups for r in g.rows}
    assert cells["G1.1"].href == "bewijzen/a.html#vindplaats-2"
    assert cells["G1.2"].href == "bewijzen/a.html"
    assert cells["G2.1"].claim is None


def test_the_sums_of_the_matrix_are_those_of_its_cells(pages: Site) -> None:
    matrix = one(pages, MatrixView)
    rows = [row for group in matrix.groups for row in group.rows]
    for number, column in enumerate(matrix.columns):
        filled = [row.cells[number].claim for row in rows]
        assert column.claims == sum(bool(c and not c.reason) for c in filled)
    assert matrix.claims == sum(c.claims for c in matrix.columns)
    assert matrix.claims == sum(row.competence.pieces for row in rows)


def test_a_large_portfolio_has_several_matrices_and_loses_nothing(
    tmp_path: Path, en: Wording
) -> None:
    titles = [f"Stuk {n:03}" for n in range(PIECES_A_PAGE * 2 + 1)]
    root = folder(tmp_path, {f"bewijzen/{n}.md": written(title=n) for n in titles})
    pages = made(examined(root), en).pages
    views = {p.path: p.view for p in pages if isinstance(p.view, MatrixView)}
    assert list(views) == ["matrix.html", "matrix-2.html", "matrix-3.html"]
    shown = [c.evidence.title for view in views.values() for c in view.columns]
    assert shown == titles
    last = views["matrix-3.html"]
    assert [(p.text, p.href) for p in last.pages if not p.current] == [
        ("1–60", "matrix.html"),
        ("61–120", "matrix-2.html"),
    ]
    assert (last.first, last.claims) == (121, 121)


def test_evidence_has_the_same_number_everywhere(pages: Site) -> None:
    numbered = [(c.evidence.number, c.evidence.title) for c in one(pages, MatrixView).columns]
    assert numbered == [(e.number, e.title) for e in one(pages, EvidenceListView).evidence]
    assert [n for n, _ in numbered] == list(range(1, len(numbered) + 1))


def test_every_page_knows_its_neighbours(pages: Site) -> None:
    for kind in (CompetenceView, EvidenceView):
        views = [p.view for p in pages.pages if isinstance(p.view, kind)]
        assert views[0].previous is None
        assert views[-1].next is None
        for before, after in itertools.pairwise(views):
            assert before.next
            assert after.previous
            assert before.next.text.endswith(after.name)
            assert after.previous.text.endswith(before.name)


def test_an_indicator_quotes_each_passage_that_shows_it(pages: Site, sample: Examined) -> None:
    for page in (p.view for p in pages.pages):
        if isinstance(page, CompetenceView):
            proofs = sample.assessment.standing_of[page.id].proofs
            quoted = {i.id: len(i.quotes) for g in page.indicators for i in g.indicators}
            assert quoted == {p.indicator: len(p.passages) for p in proofs}


def test_a_claim_beside_the_text_names_each_passage_by_its_indicator(
    pages: Site, sample: Examined
) -> None:
    standing_of = {
        e.title: sample.assessment.standing_of_evidence[e.path] for e in sample.portfolio.evidence
    }
    for page in (p.view for p in pages.pages if isinstance(p.view, EvidenceView)):
        for beside in page.claims:
            assert {(p.id, place.href) for p in beside.proofs for place in p.places} == {
                (indicator, f"#{resolved.passage.anchor}")
                for resolved in standing_of[page.name].passages
                for indicator in resolved.indicators
                if indicator.startswith(f"{beside.claim.id}.")
            }


def test_a_claim_leads_to_the_pieces_beside_it_in_the_order_of_its_competence(
    tmp_path: Path, en: Wording
) -> None:
    files = {f"bewijzen/{name}.md": written(title=name) for name in ("een", "twee", "vier")}
    draft = written(title="drie", more="concept: ja")
    pages = made(examined(folder(tmp_path, files | {"bewijzen/drie.md": draft})), en)
    rows = [e.title for e in one(pages, CompetenceView, "g1-1").evidence]
    assert sorted(rows) == ["een", "twee", "vier"]
    for here, title in enumerate(rows):
        (claim,) = one(pages, EvidenceView, f"{title}.html").claims
        assert claim.position == f"Evidence {here + 1} of 3 for G1.1"
        around = [None, *rows, None]
        assert [link and link.text for link in (claim.previous, claim.next)] == [
            around[here],
            around[here + 2],
        ]


def test_the_list_names_every_file_and_why_it_is_not_shown(tmp_path: Path, en: Wording) -> None:
    root = folder(
        tmp_path,
        {
            "bewijzen/af.md": written(title="Af"),
            "bewijzen/klad.md": written(title="Klad", more="concept: ja"),
            "bewijzen/los.txt": "iets",
        },
    )
    listed = one(made(examined(root), en), EvidenceListView)
    assert listed.count == "3 files: 1 shown, 2 not"
    assert [e.title for e in listed.evidence] == ["Af"]
    assert [(e.title, e.href) for e in listed.not_shown] == [("Klad", "")]
    assert [f.name for f in listed.left_out] == ["bewijzen/los.txt"]


def test_the_list_names_folders_that_were_not_looked_into(tmp_path: Path, en: Wording) -> None:
    (tmp_path / "elders").mkdir()
    deep = "/".join(["bewijzen", *["m"] * LIMITS.levels])
    root = folder(tmp_path / "portfolio", {f"{deep}/a.md": written()})
    (root / "evidence").symlink_to(tmp_path / "elders")
    listed = one(made(examined(root), en), EvidenceListView)
    assert listed.count == "2 files: 0 shown, 2 not"
    assert [f.name for f in listed.left_out] == [deep, "evidence"]


def test_the_nearest_gap_comes_first(tmp_path: Path, en: Wording) -> None:
    root = folder(
        tmp_path,
        {
            "bewijzen/a.md": written(claims=["- G3.1: startbekwaam"]),
            "bewijzen/b.md": written(claims=["- G2.2: vakbekwaam"], more="concept: ja"),
            "bewijzen/c.md": written(claims=["- G4.1: vakbekwaam"], more="datum: gisteren"),
        },
    )
    gaps = one(made(examined(root), en), GapsView).gaps
    assert [(g.id, g.note) for g in gaps[:4]] == [
        ("G3.1", "Now at startbekwaam; add evidence at vakbekwaam."),
        ("G2.2", "There is only a draft, which does not count yet."),
        ("G4.1", "There is evidence with an error; mend it, and it counts."),
        ("G1.1", "Write evidence that shows this at vakbekwaam."),
    ]


def test_evidence_with_an_error_is_shown_and_says_why_it_does_not_count(
    tmp_path: Path, en: Wording
) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": written(claims=["- G9.9: vakbekwaam"])})
    pages = made(examined(root), en)
    page = one(pages, EvidenceView)
    assert page.reason == "Does not count: there is an error in the file."
    assert [c.claim.reason for c in page.claims] == ["the standard has no such competence"]
    assert [f.code for f in page.findings] == ["P104"]
    assert one(pages, OverviewView).errors == 1
    assert one(pages, OverviewView).met == 0


def test_a_file_of_which_nothing_can_be_read_is_not_there_to_weigh(
    tmp_path: Path, en: Wording
) -> None:
    files: dict[str, str | bytes] = {
        "bewijzen/brief.md": b"\xd0\xcf\x11\xe0 een Word-bestand",
        "bewijzen/tekst.md": "---\ntitel: [\n---\n\nIk ging langs.\n",
    }
    pages = made(examined(folder(tmp_path, files)), en)
    letter, text = (one(pages, EvidenceView, name) for name in ("brief", "tekst"))
    assert [f.code for f in letter.findings] == ["P001"]
    assert letter.reason == "Does not count: there is an error in the file."
    assert not letter.to_weigh
    assert text.to_weigh
    competences = [p.view for p in pages.pages if isinstance(p.view, CompetenceView)]
    assert not any(competence.review.pieces for competence in competences)


def test_only_files_that_a_published_text_refers_to_go_along(tmp_path: Path, en: Wording) -> None:
    files = {f"bijlagen/{n}.txt": n for n in ("los", "klad", "weg", "af", "tekst", "reflectie")}
    root = folder(
        tmp_path,
        files
        | {
            "bewijzen/a.md": written(
                more="bijlagen: [bijlagen/af.txt]", body="Zie [hier](../bijlagen/tekst.txt)."
            ),
            "bewijzen/b.md": written(more="concept: ja\nbijlagen: [bijlagen/klad.txt]"),
            "reflecties/G1.1.md": "Zie [hier](../bijlagen/reflectie.txt).",
            "reflecties/G9.9.md": "Wordt nergens getoond: [hier](../bijlagen/weg.txt).",
        },
    )
    copies = made(examined(root), en).copies
    assert [c.source for c in copies] == [
        "bijlagen/af.txt",
        "bijlagen/reflectie.txt",
        "bijlagen/tekst.txt",
    ]


def test_the_same_file_in_two_folders_goes_along_once(tmp_path: Path, en: Wording) -> None:
    root = folder(
        tmp_path,
        {
            "bijlagen/een/plan.txt": "plan",
            "bijlagen/twee/plan.txt": "plan",
            "bewijzen/a.md": written(
                more="bijlagen: [bijlagen/een/plan.txt, bijlagen/twee/plan.txt]"
            ),
        },
    )
    pages = made(examined(root), en)
    (copy,) = pages.copies
    assert {a.href for a in one(pages, EvidenceView).attachments} == {f"../{copy.path}"}


def test_a_reflection_stands_with_its_competence_and_says_at_which_stadium(
    tmp_path: Path, en: Wording
) -> None:
    root = folder(
        tmp_path,
        {
            "bewijzen/a.md": written(),
            "reflecties/G1.1.md": "---\ncompetentie: g1,1\nstadium: Vakbekwaam\n---\nIk ben er.",
        },
    )
    page = one(made(examined(root), en), CompetenceView, "g1-1")
    assert "Ik ben er." in page.reflection
    assert page.reflection_stadium
    assert page.reflection_stadium.title == "Vakbekwaam"
    assert page.reflection_language == "nl"


def test_words_say_in_which_language_they_are(tmp_path: Path, en: Wording) -> None:
    root = folder(
        tmp_path,
        {
            "bewijzen/a.md": written(body="[Ik belde aan.]{G1.1.B1}"),
            "bewijzen/b.md": written(more="taal: en", body="[I rang the bell.]{G1.1.B1}"),
        },
    )
    pages = made(examined(root), en)
    page = one(pages, CompetenceView, "g1-1")
    quotes = [q for g in page.indicators for i in g.indicators for q in i.quotes]
    assert [(q.html, q.language) for q in quotes] == [
        ("Ik belde aan.", "nl"),
        ("I rang the bell.", "en"),
    ]
    assert (page.frame.language, page.frame.standard_language) == ("en", "nl")
    assert [e.language for e in one(pages, EvidenceListView).evidence] == ["nl", "en"]


def test_a_portfolio_without_a_profile_has_no_page_for_it(tmp_path: Path, en: Wording) -> None:
    pages = made(examined(folder(tmp_path, {"bewijzen/a.md": written()})), en)
    links = {link.href for link in pages.pages[0].view.frame.navigation}
    assert links <= {p.path for p in pages.pages}
    assert "profiel.html" not in links


def test_another_standard_has_its_own_words_and_numbers(
    tmp_path: Path, en: Wording, sailing: tuple[Standard, Procedure]
) -> None:
    root = folder(
        tmp_path,
        {
            "standard.yaml": (OTHER / "sailing" / "standard.yaml").read_bytes(),
            "procedure.yaml": (OTHER / "sailing" / "procedure.yaml").read_bytes(),
            "bewijzen/a.md": written(claims=["- A.1: skipper", "- W.1: helm"]).replace(
                "beroepsproduct", "licence"
            ),
        },
        settings="candidate: Try\nstandard: standard.yaml\nprocedure: procedure.yaml\n",
    )
    pages = made(examined(root), en)
    overview = one(pages, OverviewView)
    assert (overview.met, overview.total, overview.required) == (1, 4, 3)
    assert overview.verdict == "2 more competences are needed: 3 in all."
    assert [s.title for s in overview.stadia] == [s.title for s in sailing[0].stadia]
    assert [a.title for a in one(pages, LifeAreasView).areas] == ["Weather"]


def test_the_timeline_shows_each_piece_once_by_its_kind_and_date(
    tmp_path: Path, en: Wording
) -> None:
    files = {"a": ("feedback", "2026-01-01"), "b": ("feedback", "2018"), "c": ("certificaat", "")}
    root = folder(tmp_path, {f"bewijzen/{n}.md": dated_piece(*facts) for n, facts in files.items()})
    overview = one(made(examined(root), en), OverviewView)
    rows = {row.kind: row for row in overview.timeline}
    assert sum(row.pieces for row in overview.timeline) == 3
    assert (rows["feedback"].pieces, rows["feedback"].current) == (2, 1)
    assert rows["feedback"].latest == "1 January 2026"
    year, later = rows["feedback"].marks
    assert (overview.years[0].text, overview.years[0].x, year.x) == ("2018", 0, 0)
    assert later.x > overview.limit > year.x + year.width
    assert overview.current.startswith("1 of 3 pieces are current")


def test_the_picture_of_the_count_says_it_in_words(pages: Site, sample: Examined) -> None:
    picture = one(pages, OverviewView).picture
    a = sample.assessment
    assert f"{a.total} squares: {a.firm} firm, {a.met - a.firm} thin" in picture


def test_the_mentor_sees_when_evidence_was_last_added(tmp_path: Path, en: Wording) -> None:
    root = folder(tmp_path, {"bewijzen/a.md": dated_piece("feedback", "2026-08-30")})
    assert one(made(examined(root), en), MentorView).newest == (
        "The newest evidence is from 30 August 2026: 2 days before the reference date."
    )


def test_the_files_for_a_spreadsheet_have_a_row_for_each_thing(
    pages: Site, sample: Examined
) -> None:
    tables = {
        d.path: list(csv.reader(io.StringIO(d.text[1:]), delimiter=";"))
        for d in pages.data
        if d.path.endswith(".csv")
    }
    assert {path: len(rows) - 1 for path, rows in tables.items()} == {
        "gegevens/competenties.csv": sample.assessment.total,
        "gegevens/bewijs.csv": len(one(pages, EvidenceListView).evidence),
        "gegevens/stappen.csv": len(sample.assessment.steps),
    }
    levels = [row[2] for row in tables["gegevens/competenties.csv"][1:]]
    assert levels == [
        row.stadium.title if row.stadium else ""
        for cluster in one(pages, OverviewView).clusters
        for row in cluster.competences
    ]
    for path, rows in tables.items():
        assert len({len(row) for row in rows}) == 1, path


def test_in_dutch_the_goal_of_a_step_is_not_called_that_of_a_career(
    sample: Examined, nl: Wording
) -> None:
    (steps,) = (d for d in made(sample, nl).data if d.path == "gegevens/stappen.csv")
    head, *_ = csv.reader(io.StringIO(steps.text[1:]), delimiter=";")
    assert head == ["Competentie", "Doel van de stap", "Stap", "Waar het goed voor is"]


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@sum", " =1", "\t=1"])
def test_a_spreadsheet_takes_no_text_for_a_formula(cell: str) -> None:
    assert spreadsheet([[cell, 3]]).splitlines()[0].lstrip('\ufeff"').startswith("'")


def test_a_title_with_a_semicolon_stays_one_cell() -> None:
    assert spreadsheet([["a;b", 'c"d']]) == '\ufeff"a;b";"c""d"\r\n'
