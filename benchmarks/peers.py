"""The same pieces in the form of other programs, and how each of them builds.

Each makes a page for a piece and a page for a competence that lists its pieces, with a plain
template of its own. A peer that is not installed is left out and said to be.
"""

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from benchmarks.content import Piece, Yardstick
from benchmarks.portfolio import STANDARD, text_of

_PAGE = "<!doctype html><html lang=nl><head><meta charset=utf-8><title>{title}</title></head>"


class Peer(Protocol):
    """A program that builds a site from pieces."""

    name: str

    def find(self) -> bool:
        """Tell whether it is installed."""
        ...

    def version(self) -> Sequence[str]:
        """Return the command that prints its version."""
        ...

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        """Write the pieces in its own form, with templates and settings."""
        ...

    def build(self, folder: Path) -> Sequence[str]:
        """Return the command that builds; it runs in the folder."""
        ...

    def output(self, folder: Path) -> Path:
        """Return where the site comes."""
        ...

    def source(self, folder: Path, piece: Piece) -> Path:
        """Return the file of a piece."""
        ...

    def caches(self, folder: Path) -> Sequence[Path]:
        """Return what else a cold build must not find."""
        ...


def _front_matter(piece: Piece, **more: object) -> str:
    head = {"title": piece.title, "date": piece.date, **more}
    lines = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()
    )
    return f"---\n{lines}\n---\n\n"


@dataclass
class Ours:
    """This program, from the same environment as the benchmark."""

    name: str = "portfolio"

    def find(self) -> bool:
        return True

    def version(self) -> Sequence[str]:
        return [_beside("portfolio"), "--version"]

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        evidence = folder / "map" / "bewijzen"
        evidence.mkdir(parents=True)
        settings = f"kandidaat: Maat Staf\nstandaard: {STANDARD}\npeildatum: 2026-09-01\n"
        (folder / "map" / "portfolio.yaml").write_text(settings, encoding="utf-8")
        for piece in pieces:
            self.source(folder, piece).write_text(text_of(piece), encoding="utf-8")

    def build(self, folder: Path) -> Sequence[str]:
        return [_beside("portfolio"), "build", "map", "-o", "site"]

    def output(self, folder: Path) -> Path:
        return folder / "site"

    def source(self, folder: Path, piece: Piece) -> Path:
        return folder / "map" / "bewijzen" / f"{piece.name}.md"

    def caches(self, folder: Path) -> Sequence[Path]:
        return [folder / "cache"]


@dataclass
class Hugo:
    """Hugo, with competences as a taxonomy."""

    name: str = "Hugo"

    def find(self) -> bool:
        return bool(shutil.which("hugo"))

    def version(self) -> Sequence[str]:
        return ["hugo", "version"]

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        layouts = folder / "layouts" / "_default"
        layouts.mkdir(parents=True)
        (folder / "content" / "stukken").mkdir(parents=True)
        (folder / "config.toml").write_text(
            'baseURL = "/"\ntitle = "Maat"\ndisableKinds = ["RSS", "sitemap"]\n'
            '[taxonomies]\ncompetentie = "competenties"\n'
        )
        page = _PAGE.format(title="{{ .Title }}")
        (layouts / "single.html").write_text(page + "<h1>{{ .Title }}</h1>{{ .Content }}</html>")
        rows = '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
        (layouts / "list.html").write_text(page + f"<h1>{{{{ .Title }}}}</h1>{rows}</html>")
        for piece in pieces:
            head = _front_matter(piece, competenties=list(piece.claims))
            self.source(folder, piece).write_text(head + piece.body, encoding="utf-8")

    def build(self, folder: Path) -> Sequence[str]:
        return ["hugo", "--quiet"]

    def output(self, folder: Path) -> Path:
        return folder / "public"

    def source(self, folder: Path, piece: Piece) -> Path:
        return folder / "content" / "stukken" / f"{piece.name}.md"

    def caches(self, folder: Path) -> Sequence[Path]:
        return [folder / "resources"]


@dataclass
class Eleventy:
    """Eleventy, with a page for each competence by pagination. `ELEVENTY` names its command."""

    name: str = "Eleventy"
    command: str = field(default_factory=lambda: _named("ELEVENTY", "eleventy"))

    def find(self) -> bool:
        return bool(self.command)

    def version(self) -> Sequence[str]:
        return [self.command, "--version"]

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        source = folder / "src"
        (source / "_includes").mkdir(parents=True)
        (source / "stukken").mkdir()
        (folder / ".eleventy.js").write_text(
            'module.exports = (c) => ({ dir: { input: "src", output: "_site" },'
            ' markdownTemplateEngine: false, htmlTemplateEngine: "njk" });\n'
        )
        page = _PAGE.format(title="{{ title }}")
        (source / "_includes" / "stuk.njk").write_text(
            page + "<h1>{{ title }}</h1>{{ content | safe }}</html>"
        )
        (source / "stukken" / "stukken.json").write_text('{"layout": "stuk.njk"}')
        ids = [c for c, _, _ in yardstick.competences]
        (source / "competentie.njk").write_text(
            "---js\n"
            + "{ pagination: { data: 'ids', size: 1, alias: 'id' }, ids: "
            + json.dumps(ids)
            + ", permalink: (d) => `/competenties/${d.id}/` }\n---\n"
            + page
            + "<h1>{{ id }}</h1><ul>{% for p in collections[id] %}"
            '<li><a href="{{ p.url }}">{{ p.data.title }}</a></li>{% endfor %}</ul></html>'
        )
        for piece in pieces:
            head = _front_matter(piece, tags=list(piece.claims))
            self.source(folder, piece).write_text(head + piece.body, encoding="utf-8")

    def build(self, folder: Path) -> Sequence[str]:
        return [self.command, "--quiet"]

    def output(self, folder: Path) -> Path:
        return folder / "_site"

    def source(self, folder: Path, piece: Piece) -> Path:
        return folder / "src" / "stukken" / f"{piece.name}.md"

    def caches(self, folder: Path) -> Sequence[Path]:
        return [folder / ".cache"]


@dataclass
class MkDocs:
    """MkDocs with its bare theme; a hook writes the pages of the competences."""

    name: str = "MkDocs"
    command: str = field(default_factory=lambda: _named("MKDOCS", "mkdocs"))

    def find(self) -> bool:
        return bool(self.command)

    def version(self) -> Sequence[str]:
        return [self.command, "--version"]

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        (folder / "docs" / "stukken").mkdir(parents=True)
        theme = folder / "theme"
        theme.mkdir()
        page = _PAGE.format(title="{{ page.title }}")
        (theme / "main.html").write_text(page + "{{ page.content }}</html>")
        (folder / "mkdocs.yml").write_text(
            "site_name: Maat\nplugins: []\ntheme: {name: null, custom_dir: theme}\n"
            "hooks: [hook.py]\nvalidation: {nav: {omitted_files: ignore}}\n"
        )
        (folder / "hook.py").write_text(
            "import re\nfrom mkdocs.structure.files import File\n"
            "def on_files(files, config):\n"
            "    lists = {}\n"
            "    for f in files.documentation_pages():\n"
            "        text = f.content_string[:600]\n"
            "        title = re.search(r'^title: \"(.*)\"$', text, re.M)\n"
            "        claims = re.search(r'^claims: \\[(.*)\\]$', text, re.M)\n"
            '        for c in re.findall(r\'"([^"]+)"\', claims[1]) if claims else ():\n'
            "            lists.setdefault(c, []).append(f'- [{title[1]}](../{f.src_uri})')\n"
            "    for c, rows in lists.items():\n"
            "        content = f'# {c}\\n\\n' + '\\n'.join(rows)\n"
            "        files.append(File.generated(config, f'competenties/{c}.md', content=content))\n"
            "    return files\n"
        )
        (folder / "docs" / "index.md").write_text("# Maat\n")
        for piece in pieces:
            head = _front_matter(piece, claims=list(piece.claims))
            self.source(folder, piece).write_text(head + piece.body, encoding="utf-8")

    def build(self, folder: Path) -> Sequence[str]:
        return [self.command, "build", "--quiet"]

    def output(self, folder: Path) -> Path:
        return folder / "site"

    def source(self, folder: Path, piece: Piece) -> Path:
        return folder / "docs" / "stukken" / f"{piece.name}.md"

    def caches(self, folder: Path) -> Sequence[Path]:
        return []


@dataclass
class Pelican:
    """Pelican, with competences as tags."""

    name: str = "Pelican"
    command: str = field(default_factory=lambda: _named("PELICAN", "pelican"))

    def find(self) -> bool:
        return bool(self.command)

    def version(self) -> Sequence[str]:
        return [self.command, "--version"]

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        (folder / "content").mkdir()
        templates = folder / "theme" / "templates"
        templates.mkdir(parents=True)
        (folder / "theme" / "static").mkdir()
        page = _PAGE.format(title="{{ SITENAME }}")
        (templates / "article.html").write_text(
            page + "<h1>{{ article.title }}</h1>{{ article.content }}</html>"
        )
        rows = '<ul>{% for a in articles %}<li><a href="/{{ a.url }}">{{ a.title }}</a></li>{% endfor %}</ul>'
        (templates / "tag.html").write_text(page + f"<h1>{{{{ tag }}}}</h1>{rows}</html>")
        for name in ("index", "archives", "authors", "categories", "tags", "author", "category",
                     "page", "period_archives"):  # fmt: skip
            (templates / f"{name}.html").write_text(page + "</html>")
        (folder / "pelicanconf.py").write_text(
            "SITENAME='Maat'\nPATH='content'\nTHEME='theme'\nTIMEZONE='UTC'\nDEFAULT_LANG='nl'\n"
            "FEED_ALL_ATOM=CATEGORY_FEED_ATOM=TRANSLATION_FEED_ATOM=AUTHOR_FEED_ATOM=None\n"
            "DEFAULT_PAGINATION=False\nDIRECT_TEMPLATES=[]\nCATEGORY_SAVE_AS=AUTHOR_SAVE_AS=''\n"
            "LOAD_CONTENT_CACHE=False\n"
        )
        for piece in pieces:
            head = f"Title: {piece.title}\nDate: {piece.date}\nTags: {', '.join(piece.claims)}\n\n"
            self.source(folder, piece).write_text(head + piece.body, encoding="utf-8")

    def build(self, folder: Path) -> Sequence[str]:
        return [self.command, "-q", "-s", "pelicanconf.py"]

    def output(self, folder: Path) -> Path:
        return folder / "output"

    def source(self, folder: Path, piece: Piece) -> Path:
        return folder / "content" / f"{piece.name}.md"

    def caches(self, folder: Path) -> Sequence[Path]:
        return [folder / "cache"]


@dataclass
class SphinxNeeds:
    """Sphinx-needs: a need for each piece, and a list of needs for each competence.

    `SPHINX` names the command `sphinx-build` of an environment with sphinx-needs and myst-parser.
    """

    name: str = "Sphinx-needs"
    command: str = field(default_factory=lambda: _named("SPHINX", "sphinx-build"))

    def find(self) -> bool:
        return bool(self.command)

    def version(self) -> Sequence[str]:
        return [self.command, "--version"]

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        source = folder / "src"
        (source / "stukken").mkdir(parents=True)
        (source / "competenties").mkdir()
        (source / "conf.py").write_text(
            'project = "Maat"\nextensions = ["myst_parser", "sphinx_needs"]\n'
            'html_theme = "basic"\nhtml_use_index = False\nhtml_copy_source = False\n'
            'suppress_warnings = ["toc", "myst"]\n'
        )
        (source / "index.md").write_text(
            "# Maat\n\n```{toctree}\n:glob:\nstukken/*\ncompetenties/*\n```\n"
        )
        for id, title, _ in yardstick.competences:
            (source / "competenties" / f"{id}.md").write_text(
                f"# {id} {title}\n\n```{{needlist}}\n:tags: {id}\n```\n", encoding="utf-8"
            )
        for piece in pieces:
            need = f"```{{need}} {piece.title}\n:id: S_{piece.number:05}\n"
            need += f":tags: {';'.join(piece.claims)}\n```\n\n"
            text = f"# {piece.title}\n\n{need}{piece.body}"
            self.source(folder, piece).write_text(text, encoding="utf-8")

    def build(self, folder: Path) -> Sequence[str]:
        return [self.command, "-q", "-j", "auto", "src", "out"]

    def output(self, folder: Path) -> Path:
        return folder / "out"

    def source(self, folder: Path, piece: Piece) -> Path:
        return folder / "src" / "stukken" / f"{piece.name}.md"

    def caches(self, folder: Path) -> Sequence[Path]:
        return ()


@dataclass
class StrictDoc:
    """StrictDoc: a document for each piece, with the competences as parents. `STRICTDOC` names it.

    It does not read Markdown: the text of a piece goes through its own markup.
    """

    name: str = "StrictDoc"
    command: str = field(default_factory=lambda: _named("STRICTDOC", "strictdoc"))

    def find(self) -> bool:
        return bool(self.command)

    def version(self) -> Sequence[str]:
        return [self.command, "version"]

    def write(self, folder: Path, pieces: Sequence[Piece], yardstick: Yardstick) -> None:
        (folder / "map").mkdir()
        (folder / "map" / "strictdoc_config.py").write_text(
            "from strictdoc.core.project_config import ProjectConfig\n\n\n"
            "def create_config() -> ProjectConfig:\n"
            '    return ProjectConfig(project_title="Maat", project_features=[],'
            ' dir_for_sdoc_cache="cache")\n'
        )
        for id, title, _ in yardstick.competences:
            text = self._document(f"{id} {title}", id, title)
            (folder / "map" / f"{id}.sdoc").write_text(text, encoding="utf-8")
        for piece in pieces:
            parents = "".join(f"- TYPE: Parent\n  VALUE: {c}\n" for c in piece.claims)
            text = self._document(piece.title, f"S-{piece.number}", piece.body.strip())
            self.source(folder, piece).write_text(f"{text}RELATIONS:\n{parents}", encoding="utf-8")

    def _document(self, title: str, uid: str, statement: str) -> str:
        return (
            f"[DOCUMENT]\nTITLE: {title}\nOPTIONS:\n  MARKUP: RST\n\n"
            f"[REQUIREMENT]\nUID: {uid}\nTITLE: {title}\nSTATEMENT: >>>\n{statement}\n<<<\n"
        )

    def build(self, folder: Path) -> Sequence[str]:
        return [self.command, "export", "map", "--output-dir", "out"]

    def output(self, folder: Path) -> Path:
        return folder / "out"

    def source(self, folder: Path, piece: Piece) -> Path:
        return folder / "map" / f"{piece.name}.sdoc"

    def caches(self, folder: Path) -> Sequence[Path]:
        return [folder / "cache"]


def _beside(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _named(variable: str, name: str) -> str:
    import os

    return os.environ.get(variable) or shutil.which(name) or ""


PEERS: tuple[type[Peer], ...] = (Ours, Hugo, Eleventy, Pelican, MkDocs, SphinxNeeds, StrictDoc)
