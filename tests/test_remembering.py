"""A run that remembers gives the same as one that does not, whatever happened in between."""

import datetime
import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.cli.run import portfolio
from tests.conftest import OTHER

SETTINGS = "candidate: Try Out\nstandard: eigen.yaml\nprocedure: procedure.yaml\nlanguage: en\n"
CLAIMS = ("A.1", "A.2", "B.1", "Z.9")
WORDS = (
    "I tied it.",
    "I sailed on.",
    "[I tied it.]{A.1.D1}",
    "[See](b.md)",
    "![p](../bijlagen/p.txt)",
)
NAMES = ("a", "b", "c", "d")
DAY = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)

names, claims, words = st.sampled_from(NAMES), st.sampled_from(CLAIMS), st.sampled_from(WORDS)


def piece(title: str, claim: str, text: str, *, draft: bool = False) -> str:
    """Return an evidence file."""
    return (
        f"---\ntitle: {title}\ndate: 2026-03-14\nkind: log book\ncontext: harbour\n"
        f"draft: {'yes' if draft else 'no'}\ncompetences:\n  - {claim}: skipper\n---\n\n{text}\n"
    )


class Remembering(RuleBasedStateMachine):
    """A candidate's folder in which anything happens between two builds."""

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.root = self.home / "mijn"
        (self.root / "bewijzen").mkdir(parents=True)
        (self.root / "bijlagen").mkdir()
        shutil.copy(OTHER / "sailing" / "standard.yaml", self.root / "eigen.yaml")
        shutil.copy(OTHER / "sailing" / "procedure.yaml", self.root / "procedure.yaml")
        (self.root / "bijlagen" / "p.txt").write_text("een")
        (self.root / "portfolio.yaml").write_text(SETTINGS)
        (self.root / "bewijzen" / "a.md").write_text(piece("A", "A.1", WORDS[2]))
        self.day = DAY
        self.language = "en"

    def file(self, name: str) -> Path:
        return self.root / "bewijzen" / f"{name}.md"

    @rule(name=names, claim=claims, text=words, draft=st.booleans())
    def write(self, name: str, claim: str, text: str, draft: bool) -> None:
        self.file(name).write_text(piece(name.upper(), claim, text, draft=draft))

    @rule(name=names, text=st.sampled_from(["---\ntitle: [", "", "\x00", "no head"]))
    def write_nonsense(self, name: str, text: str) -> None:
        self.file(name).write_text(text)

    @rule(name=names)
    def change_without_trace(self, name: str) -> None:
        """Other words of the same length, and the clock of the file turned back."""
        file = self.file(name)
        if file.exists():
            about, text = file.stat(), file.read_text()
            file.write_text(text.replace("tied", "cut!").replace("sail", "row!"))
            os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns - 10**9))

    @rule(name=names)
    def touch(self, name: str) -> None:
        if self.file(name).exists():
            os.utime(self.file(name), (1, 1))

    @rule(name=names, other=names)
    def rename(self, name: str, other: str) -> None:
        if self.file(name).exists():
            self.file(name).rename(self.file(other))

    @rule(name=names)
    def delete(self, name: str) -> None:
        self.file(name).unlink(missing_ok=True)

    @rule(text=st.sampled_from(["een", "twee", "tel 06-12345678", None]))
    def change_the_attachment(self, text: str | None) -> None:
        file = self.root / "bijlagen" / "p.txt"
        file.unlink(missing_ok=True)
        if text:
            file.write_text(text)

    @rule(text=st.sampled_from(["", "reference_date: 2026-08-01\n", "candidate: Twice\n"]))
    def change_the_settings(self, text: str) -> None:
        (self.root / "portfolio.yaml").write_text(SETTINGS + text)

    @rule(required=st.sampled_from(["1", "2", "3"]))
    def change_the_standard(self, required: str) -> None:
        text = (OTHER / "sailing" / "standard.yaml").read_text()
        made = text.replace("required: 3", f"required: {required}")
        (self.root / "eigen.yaml").write_text(made.replace("ties a bowline", f"ties {required}"))

    @rule(days=st.integers(1, 400))
    def let_days_pass(self, days: int) -> None:
        self.day += datetime.timedelta(days=days)

    @rule(language=st.sampled_from(["nl", "en"]))
    def read_another_language(self, language: str) -> None:
        self.language = language

    @precondition(lambda self: (self.home / "warm").exists())
    @rule(data=st.data(), how=st.sampled_from(["change", "delete", "swap", "add"]))
    def meddle_with_the_site(self, data: st.DataObject, how: str) -> None:
        pages = sorted((self.home / "warm").rglob("*.html"))
        page, other = data.draw(st.sampled_from(pages)), data.draw(st.sampled_from(pages))
        if how == "delete":
            page.unlink()
        elif how == "swap" and page != other:
            shutil.copy(page, other.with_suffix(".tmp"))
            other.with_suffix(".tmp").replace(other)
        elif how == "change":
            text = page.read_bytes().replace(b"a", b"b")
            page.unlink()
            page.write_bytes(text)
        elif how == "add":
            (page.parent / "notes.txt").write_text("mine")

    @rule(where=st.floats(0, 1), noise=st.binary(min_size=1, max_size=20))
    def damage_the_memory(self, where: float, noise: bytes) -> None:
        for file in (self.home / "cache").rglob("*.db"):
            data = file.read_bytes()
            at = int(len(data) * where)
            file.write_bytes(data[:at] + noise + data[at + len(noise) :])

    @rule(where=st.floats(0, 1))
    def cut_the_memory_short(self, where: float) -> None:
        for file in (self.home / "cache").rglob("*.db"):
            os.truncate(file, int(file.stat().st_size * where))

    @rule()
    def check(self) -> None:
        assert self._run("check") == self._run("check", "--no-cache")

    @invariant()
    def the_site_is_the_same(self) -> None:
        if not hasattr(self, "home"):
            return
        shutil.rmtree(self.home / "cold", ignore_errors=True)
        warm = self._run("build", "-o", self.home / "warm")
        cold = self._run("build", "-o", self.home / "cold", "--no-cache")
        assert warm[0] == cold[0]
        warm_site, cold_site = tree(self.home / "warm"), tree(self.home / "cold")
        # What somebody else changed or put into the site is kept beside it.
        assert {path: warm_site.get(path) for path in cold_site} == cold_site

    def _run(self, command: str, *options: object) -> tuple[int, str]:
        epoch = str(int(self.day.timestamp()))
        os.environ["XDG_CACHE_HOME"] = str(self.home / "cache")
        shown = portfolio(command, self.root, *options, "--lang", self.language, epoch=epoch)
        return shown.exit_code, shown.output if command == "check" else ""

    def teardown(self) -> None:
        if hasattr(self, "home"):
            shutil.rmtree(self.home)


def tree(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


TestRemembering = Remembering.TestCase
TestRemembering.settings = settings(max_examples=6, stateful_step_count=10, deadline=None)
