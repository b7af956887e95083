"""See to it that there is a Chromium for the browser tests, or say precisely what is missing."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "The browser tests need Chromium or Chrome, and none was found.\n"
    "Debian or Ubuntu:  sudo apt-get install chromium\n"
    "macOS:             brew install --cask chromium\n"
    "Elsewhere: install it and name its path in PORTFOLIO_CHROMIUM."
)


def find() -> str:
    """Return the path of a Chromium, or an empty text."""
    named = os.environ.get("PORTFOLIO_CHROMIUM", "")
    return named or next((path for name in NAMES if (path := shutil.which(name))), "")


def install() -> None:
    """Install Debian's Chromium, when this is Debian and we may."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    """Find or install a browser; 1 when there is none."""
    if not find() and hasattr(os, "geteuid"):
        install()
    if find():
        return 0
    print(MISSING, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
