"""Run every peer that is installed on the same work, and write the table.

    python -m benchmarks.run [--pieces 60 1000] [--runs 5] [--write docs/performance.md]

Three kinds of build: cold (no output, no cache), no-op (nothing changed) and one text changed; and
start-up (`--version`). Runs of all programs take turns, so that a machine that slows down slows
all of them. Figures are medians of whole processes, children included; memory is the most of the
largest process.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.content import HEADINGS, Piece, pieces
from benchmarks.peers import PEERS, Peer
from benchmarks.portfolio import yardstick

BUILDS = ("cold", "no-op", "one text")
FLOOR = "floor"
# Under this heading, which each piece has, a sentence is added.
_LAST = f"# {HEADINGS[-1]}"
# As they are used: programs in Python keep their modules compiled, whoever installed them.
AS_USED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process: seconds on the clock, and the most memory in MB."""

    seconds: float
    memory: float


def timed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command and wait for it; a failure ends the benchmark."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command}: {process.returncode}\n{said.read().decode()[-2000:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


@dataclass
class Bench:
    """One program on one number of pieces."""

    name: str
    folder: Path
    build: Sequence[str]
    removed: Sequence[Path]
    source: Path
    environment: Mapping[str, str]

    def run(self, kind: str, turn: int) -> Run:
        """Prepare one kind of build, and time it."""
        if kind == "cold":
            for path in self.removed:
                shutil.rmtree(path, ignore_errors=True)
        if kind == "one text":
            text = self.source.read_text(encoding="utf-8")
            more = f"{_LAST}\n\nEn toen nog iets, beurt {turn}."
            self.source.write_text(text.replace(_LAST, more, 1), encoding="utf-8")
        return timed(self.build, self.folder, self.environment)


def benches(root: Path, number: int, workers: int) -> list[Bench]:
    """Write the pieces for every program that is there."""
    made: tuple[Piece, ...] = tuple(pieces(number, yardstick()))
    found = []
    for kind in PEERS:
        peer: Peer = kind()
        if not peer.find():
            print(f"not installed, so left out: {peer.name}", file=sys.stderr)
            continue
        folder = root / peer.name
        folder.mkdir()
        peer.write(folder, made, yardstick())
        environment = {**AS_USED, "XDG_CACHE_HOME": str(folder / "cache"), "NO_COLOR": "1"}
        found.append(
            Bench(
                name=peer.name,
                folder=folder,
                build=peer.build(folder),
                removed=(peer.output(folder), *peer.caches(folder)),
                source=peer.source(folder, made[number // 2]),
                environment=environment,
            )
        )
    ours = next(b for b in found if b.name == "portfolio")
    floor = root / FLOOR
    floor.mkdir()
    command = [sys.executable, "-m", "benchmarks.floor", str(ours.source.parent), "out"]
    environment = {**AS_USED, "PYTHONPATH": str(Path(__file__).parent.parent)}
    found.append(
        Bench(FLOOR, floor, [*command, str(workers)], (floor / "out",), ours.source, environment)
    )
    return found


def measured(number: int, runs: int, workers: int) -> dict[tuple[str, str], list[Run]]:
    """Return every run by program and kind of build."""
    results: dict[tuple[str, str], list[Run]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as temporary:
        all_ = benches(Path(temporary), number, workers)
        for bench in all_:
            bench.run("cold", 0)  # once for the disk, and for what is compiled at the first start
        for turn in range(1, runs + 1):
            for kind in BUILDS:
                for bench in all_:
                    if kind == "cold" or bench.name != FLOOR:
                        results[bench.name, kind].append(bench.run(kind, turn))
    return results


def started(runs: int) -> dict[str, list[Run]]:
    """Return how long each program takes to say its version."""
    found = [peer for kind in PEERS if (peer := kind()).find()]
    results: dict[str, list[Run]] = defaultdict(list)
    for turn in range(runs + 1):
        for peer in found:
            run = timed(peer.version(), Path(tempfile.gettempdir()), AS_USED)
            if turn:
                results[peer.name].append(run)
    return results


def table(number: int, results: Mapping[tuple[str, str], Sequence[Run]]) -> str:
    """Write the medians of one number of pieces, and how each compares with ours."""
    names = list(dict.fromkeys(name for name, _ in results))
    rows = [
        f"### {number} pieces\n",
        "| program | "
        + " | ".join(f"{k}, s" for k in BUILDS)
        + " | memory cold, MB | cold, ours is |",
        "| --- |" + " ---: |" * (len(BUILDS) + 2),
    ]
    ours = statistics.median(r.seconds for r in results["portfolio", "cold"])
    for name in names:
        cells = []
        for kind in BUILDS:
            runs = results.get((name, kind), ())
            cells.append(f"{statistics.median(r.seconds for r in runs):.2f}" if runs else "")
        memory = statistics.median(r.memory for r in results[name, "cold"])
        theirs = statistics.median(r.seconds for r in results[name, "cold"])
        rows.append(f"| {name} | {' | '.join(cells)} | {memory:.0f} | {ours / theirs:.2f} × |")
    return "\n".join(rows)


def versions() -> list[str]:
    """Return what each program says of its version."""
    said = []
    for kind in PEERS:
        peer = kind()
        if peer.find():
            shown = subprocess.run(peer.version(), capture_output=True, text=True, check=False)
            line = shown.stdout.strip().splitlines()[0].partition(" from ")[0]
            said.append(f"{peer.name}: {line[:80]}")
    return said


def main() -> None:
    """Run it all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pieces", type=int, nargs="+", default=[60, 1000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    blocks = [
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"medians of {given.runs} runs, taken in turns.",
        "\n".join(f"- {line}" for line in versions()),
    ]
    starts = started(given.runs)
    rows = [f"| {n} | {statistics.median(r.seconds for r in rs):.2f} |" for n, rs in starts.items()]
    blocks.append("\n".join(["### Start-up\n", "| program | s |", "| --- | ---: |", *rows]))
    for number in given.pieces:
        blocks.append(table(number, measured(number, given.runs, given.workers)))
        print(blocks[-1], file=sys.stderr)
    text = "\n\n".join(blocks) + "\n"
    if given.write:
        _put(given.write, text)
    else:
        print(text)


def _put(path: Path, text: str) -> None:
    """Put the figures between the two lines that mark their place."""
    start, end = "<!-- figures -->", "<!-- end of figures -->"
    page = path.read_text(encoding="utf-8")
    before, _, rest = page.partition(start)
    _, _, after = rest.partition(end)
    path.write_text(f"{before}{start}\n\n{text}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
