"""See to it that the machine has what tests need beside a browser, or say what is missing.

The HTML checker needs Java; making a PDF needs a few libraries, and a font.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

from portfolio_builder.exchange.pdf import DEBIAN, Unavailable, weasyprint

JAVA = "default-jre-headless"


def has_java() -> bool:
    """Tell whether there is a Java that starts."""
    java = shutil.which("java")
    if not java:
        return False
    return subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0


def can_make_pdf() -> bool:
    """Tell whether WeasyPrint finds its libraries."""
    try:
        weasyprint()
    except Unavailable:
        return False
    return True


NEEDS: dict[str, Callable[[], bool]] = {JAVA: has_java, DEBIAN: can_make_pdf}


def missing() -> Iterator[str]:
    """Yield the packages of Debian that would bring what is missing."""
    return (packages for packages, is_there in NEEDS.items() if not is_there())


def install(packages: list[str]) -> None:
    """Install packages, when this is Debian and we may."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=subprocess.DEVNULL)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    """Find or install it all; 1 when something is missing."""
    if found := list(missing()):
        install(" ".join(found).split())
    if still := list(missing()):
        print(
            "Some tests need more than Python. On Debian or Ubuntu:\n"
            f"sudo apt-get install {' '.join(still)}",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
