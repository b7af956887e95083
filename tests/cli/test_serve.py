"""`serve` shows the portfolio while it is written, changes nothing, and leaves nothing behind."""

import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.run import PATIENCE, can_be_interrupted, command, environment, process
from tests.factories import SETTINGS, folder, written
from tests.serve.waiting import Listening, get, until


def piece(title: str = "Het eerste") -> str:
    """Return evidence in which there is nothing to mend."""
    body = "Ik liep langs en zag [hoe het daar ging]{G1.1.S1}, en ik vroeg door."
    return written(title=title, claims=["- G1.1: startbekwaam"], body=body)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small portfolio, with one draft."""
    draft = written(title="Een klad", more="concept: ja")
    return folder(tmp_path / "mijn", {"bewijzen/a.md": piece(), "bewijzen/k.md": draft})


class Serving:
    """A preview as a process; `private` is the folder for temporary files."""

    def __init__(self, process: subprocess.Popen[str], private: Path) -> None:
        self.process, self.private = process, private
        assert process.stdout
        self.said: list[str] = []
        for line in process.stdout:
            self.said.append(line.strip())
            if "http://" in line:
                break
        self.address = self.said[-1].rpartition(" ")[2]

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal, wait for the end, and return the status and the error stream."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@contextmanager
def serving(root: Path, *more: str, **variables: str) -> Iterator[Serving]:
    private = root.with_name("tijdelijk")
    private.mkdir(exist_ok=True)
    with subprocess.Popen(
        command("serve", root, "--port", "0", *(more or ("--no-open",))),
        env=environment(TMPDIR=str(private), PYTHONUNBUFFERED="1", **variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=can_be_interrupted,
    ) as started:
        try:
            yield Serving(started, private)
        finally:
            started.kill()


def save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_ctrl_c_ends_it_at_once_with_one_line_and_leaves_nothing(root: Path) -> None:
    with serving(root) as preview, Listening(preview.address):
        assert list(preview.private.iterdir())
        assert preview.end(signal.SIGINT) == (130, "\nGestopt.\n")
        assert list(preview.private.iterdir()) == []


def test_a_terminal_that_is_closed_leaves_nothing_either(root: Path) -> None:
    with serving(root) as preview:
        assert preview.end(signal.SIGHUP) == (128 + signal.SIGHUP, "")
        assert list(preview.private.iterdir()) == []


def test_what_a_killed_preview_leaves_goes_at_the_next_start(root: Path) -> None:
    with serving(root) as killed:
        killed.process.kill()
        killed.process.wait(PATIENCE)
        (dead,) = killed.private.iterdir()
    with serving(root) as preview:
        (alive,) = preview.private.iterdir()
        assert alive != dead


def test_it_says_how_the_portfolio_stands_and_where_it_is(root: Path) -> None:
    with serving(root) as preview:
        assert preview.said == [
            "Niets te verbeteren.",
            f"Het voorbeeld staat op {preview.address}",
        ]


def test_it_says_where_to_begin_when_there_is_something_to_mend(root: Path) -> None:
    save(root / "portfolio.yaml", 'kandidaat: "Proef\n')
    with serving(root) as preview:
        trouble, begin, _ = preview.said
        assert trouble == "Er komt geen nieuwe pagina tot dit verbeterd is."
        assert begin.startswith("Begin bij portfolio.yaml, regel 1: ")


def test_a_draft_is_shown_and_says_what_it_is(root: Path) -> None:
    with serving(root) as preview:
        page = get(preview.address, "/bewijzen/k.html")
        assert "Een klad" in page
        assert "Concept: telt niet mee en komt niet in de site." in page
        assert 'href="bewijzen/k.html"' in get(preview.address, "/bewijzen.html")
        assert 'href="../bewijzen/k.html' in get(preview.address, "/competenties/g1-1.html")
    process("build", root)
    site = root.with_name("mijn-site")
    assert not (site / "bewijzen" / "k.html").exists()
    built = "".join(p.read_text("utf-8") for p in site.rglob("*.html"))
    assert "bewijzen/k.html" not in built
    assert "preview" not in built


def test_what_is_saved_is_shown_and_what_is_removed_is_gone(root: Path) -> None:
    with serving(root) as preview, Listening(preview.address) as listening:
        save(root / "bewijzen" / "a.md", piece("Het tweede"))
        listening.next()
        assert "Het tweede" in get(preview.address, "/bewijzen/a.html")
        (root / "bewijzen" / "a.md").unlink()
        until(lambda: "Deze pagina is er niet" in get(preview.address, "/bewijzen/a.html"), "gone")


def test_a_mistake_while_typing_stands_over_the_page_with_its_line_until_it_is_mended(
    root: Path,
) -> None:
    with serving(root) as preview, Listening(preview.address) as listening:
        save(root / "bewijzen" / "a.md", written(claims=["- G9.9: vakbekwaam"]))
        listening.next()
        page = get(preview.address)
        assert "<code>bewijzen/a.md:7</code>" in page
        assert "1 fout" in page
        save(root / "bewijzen" / "a.md", piece())
        listening.next()
        assert "bewijzen/a.md:7" not in get(preview.address)


def test_where_no_site_can_be_made_the_last_one_stays_and_says_so(root: Path) -> None:
    with serving(root) as preview, Listening(preview.address) as listening:
        save(root / "portfolio.yaml", 'kandidaat: "Proef\n')
        listening.next()
        page = get(preview.address)
        assert "Proef Persoon" in page
        assert "<code>portfolio.yaml:1</code>" in page
        assert "De pagina die je ziet, is van daarvoor." in page
        save(root / "portfolio.yaml", SETTINGS)
        assert listening.next() == listening.first
        assert "van daarvoor" not in get(preview.address)


def test_a_portfolio_that_never_was_right_shows_why_and_then_the_site(root: Path) -> None:
    save(root / "portfolio.yaml", 'kandidaat: "Proef\n')
    with serving(root) as preview, Listening(preview.address) as listening:
        page = get(preview.address)
        assert "Er is nog geen site" in page
        assert "<code>portfolio.yaml:1</code>" in page
        save(root / "portfolio.yaml", SETTINGS)
        listening.next()
        assert "Proef Persoon" in get(preview.address)


def test_a_folder_that_goes_and_comes_back_is_followed(root: Path) -> None:
    away = root.with_name("weg")
    with serving(root) as preview, Listening(preview.address) as listening:
        root.rename(away)
        until(lambda: f"De map '{root}' is weg" in said(preview), "the folder is gone")
        away.rename(root)
        until(lambda: "is weg" not in said(preview), "the folder is back")
        save(root / "bewijzen" / "a.md", piece("Het tweede"))
        until(lambda: "Het tweede" in get(preview.address, "/bewijzen/a.html"), "the next text")
        shutil.rmtree(root / "bewijzen")
        until(lambda: "P008" in get(preview.address), "no evidence any more")
        assert listening.first


def said(preview: Serving) -> str:
    return get(preview.address).replace("&#39;", "'")


def test_it_changes_nothing_of_the_candidate(root: Path) -> None:
    process("build", root)

    def everything() -> dict[str, bytes]:
        return {
            str(p): p.read_bytes()
            for place in (root, root.with_name("mijn-site"))
            for p in place.rglob("*")
            if p.is_file()
        }

    before = everything()
    with serving(root) as preview:
        get(preview.address)
        (private,) = preview.private.iterdir()
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
        preview.end(signal.SIGINT)
    assert everything() == before
    assert {p.name for p in root.parent.iterdir()} == {"mijn", "mijn-site", "tijdelijk"}


def test_a_browser_is_opened_unless_it_should_not(root: Path) -> None:
    browser = root.with_name("browser")
    opened = root.with_name("geopend")
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n', encoding="utf-8")
    browser.chmod(0o755)
    variables = {"BROWSER": f"{browser} %s", "DISPLAY": ":0"}
    with serving(root, "--no-open", **variables) as preview:
        get(preview.address)
        preview.end(signal.SIGINT)
    assert not opened.exists()
    with serving(root, "--open", **variables) as preview:
        until(opened.exists, "the browser")
        until(lambda: preview.address in opened.read_text(encoding="utf-8"), "the address")


def test_a_port_that_is_taken_is_told(root: Path) -> None:
    with serving(root) as preview:
        port = preview.address.rstrip("/").rpartition(":")[2]
        done = process("serve", root, "--no-open", "--port", port)
    assert done.returncode == 3
    assert done.stderr.decode() == (
        f"Poort {port} is al in gebruik. Kies een andere, of laat --port weg.\n"
    )


def test_a_folder_that_is_not_there_from_the_start_is_a_slip_in_the_command(root: Path) -> None:
    done = process("serve", root.with_name("nergens"), "--no-open")
    assert done.returncode == 2
    assert b"is geen map" in done.stderr


def test_a_theme_is_followed_and_a_mistake_in_it_is_told(root: Path) -> None:
    theme = root.with_name("thema")
    theme.mkdir()
    save(theme / "overview.html", "<body>mijn {{ view.met }} eerst</body>")
    with (
        serving(root, "--no-open", "--theme", str(theme)) as preview,
        Listening(preview.address) as listening,
    ):
        assert "mijn 0 eerst" in get(preview.address)
        save(theme / "overview.html", "{% if %}")
        listening.next()
        assert "Het sjabloon 'overview.html' is niet te gebruiken" in said(preview)


def test_only_who_previews_pays_for_watching() -> None:
    done = process(
        "--version",
        patch="import sys, atexit\natexit.register(lambda: print("
        "[m for m in sys.modules if m.startswith(('watchfiles', 'anyio'))]))",
    )
    assert done.stdout.decode().endswith("[]\n")
    assert os.name == "posix"
