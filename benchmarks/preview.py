"""How long a preview that runs takes to follow a change of one text.

    python -m benchmarks.preview [--pieces 60 1000] [--runs 5]

It makes what `portfolio serve` makes at each change, without the browser and the watching.
"""

import argparse
import datetime
import gc
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.portfolio import write
from portfolio_builder.resources import templates_dir
from portfolio_builder.serve.making import Maker, Source

_DAY = datetime.date(2026, 9, 1)


def follow(root: Path, number: int, runs: int) -> list[float]:
    """Return how many seconds each of so many changes takes, in a portfolio of so many pieces."""
    folder, site = root / "map", root / "site"
    write(folder, number)
    make = Maker(Source(folder, (templates_dir(),), "", lambda: _DAY))
    text = sorted((folder / "bewijzen").glob("*.md"))[number // 2]
    make(site)
    seconds = []
    for turn in range(runs):
        with text.open("a", encoding="utf-8") as file:
            file.write(f"\nEn toen nog iets, beurt {turn}.\n")
        start = time.perf_counter()
        make(site)
        seconds.append(time.perf_counter() - start)
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pieces", type=int, nargs="+", default=[60, 1000])
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    gc.set_threshold(100_000, 50, 50)  # as the program does
    for number in given.pieces:
        with tempfile.TemporaryDirectory() as root:
            seconds = statistics.median(follow(Path(root), number, given.runs))
        print(f"{number} pieces: {seconds:.2f} s")


if __name__ == "__main__":
    main()
