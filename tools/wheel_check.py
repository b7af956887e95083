"""Build wheel and sdist, install the wheel in an empty environment, build the sample with it."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: object, cwd: Path) -> None:
    """Run a command and stop when it fails."""
    print("+", *command)
    subprocess.run([str(part) for part in command], check=True, cwd=cwd)


def main(python: str) -> None:
    """Do it, in a folder that goes away afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        run(python, "-m", "build", "--outdir", work / "dist", cwd=ROOT)
        (wheel,) = (work / "dist").glob("*.whl")
        run(sys.executable, "-m", "venv", work / "empty", cwd=work)
        empty = work / "empty" / "bin"
        quiet = ("-q", "--disable-pip-version-check")
        locked = ("--no-deps", "--require-hashes", "-r", ROOT / "requirements.lock")
        run(empty / "python", "-m", "pip", "install", *quiet, *locked, cwd=work)
        run(empty / "python", "-m", "pip", "install", *quiet, "--no-deps", wheel, cwd=work)
        run(empty / "portfolio", "explain", "P104", cwd=work)
        run(empty / "portfolio", "build", ROOT / "sample-portfolio", "-o", work / "s", cwd=work)
        pages = len(list((work / "s").rglob("*.html")))
        if pages < 70:  # noqa: PLR2004 - the sample has more than 70 pages
            raise SystemExit(f"only {pages} pages were built")
        print(f"wheel: {pages} pages built")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).absolute()))
