"""The floor: the bare libraries on the same files, with the same number of workers.

Read, split off the front matter, parse it with PyYAML's C loader, parse Markdown with
markdown-it-py (tables and footnotes), fill a small Jinja2 template, write. No program that uses
these libraries can be faster.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import jinja2
import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

_MARKDOWN = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
_TEMPLATE = jinja2.Environment(autoescape=True).from_string(
    "<!doctype html><html lang=nl><head><meta charset=utf-8><title>{{ title }}</title></head>"
    "<h1>{{ title }}</h1>{{ body|safe }}</html>"
)


def page(task: tuple[str, str]) -> None:
    """Make the page of one piece."""
    source, target = task
    _, head, body = Path(source).read_text(encoding="utf-8").split("---\n", 2)
    data = yaml.load(head, Loader=yaml.CSafeLoader)
    html = _TEMPLATE.render(title=data["titel"], body=_MARKDOWN.render(body))
    Path(target).write_text(html, encoding="utf-8")


def main(source: Path, target: Path, workers: int) -> None:
    """Make every page."""
    target.mkdir(parents=True, exist_ok=True)
    tasks = [(str(p), str(target / f"{p.stem}.html")) for p in sorted(source.glob("*.md"))]
    if workers == 1:
        for task in tasks:
            page(task)
        return
    with ProcessPoolExecutor(workers) as pool:
        for _ in pool.map(page, tasks, chunksize=max(1, len(tasks) // (8 * workers))):
            pass


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
