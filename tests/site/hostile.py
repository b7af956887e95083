"""A portfolio that tries to break out of its pages, in every place that text can come from."""

import struct
import zlib
from pathlib import Path

from tests.factories import folder

BREAKS = (
    "<script>fetch('https://kwaad.example')</script>",
    "</script><script>alert(1)</script>",
    "</title></style></textarea><img src=x onerror=alert(2)>",
    '"><img src=https://kwaad.example/a.png onerror=alert(3)>',
    "' onmouseover='alert(4)' x='",
    "{{ 7*7 }}{% for a in b %}",
    "]]> --> <!-- <![CDATA[",
    "javascript:alert(5)",
    "\u202eomgekeerd",
    "\u2067eiland",
    "&lt;script&gt;alert(6)&lt;/script&gt;",
    "<svg/onload=alert(7)>",
    "<base href=https://kwaad.example/><meta http-equiv=refresh content=0;url=//kwaad.example>",
)
ALL = " ".join(BREAKS)
NAME = " ".join((BREAKS[0], BREAKS[5], BREAKS[8], BREAKS[3]))

LINKS = """
[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java\\	script:alert(1)) [d](<java	script:alert(1)>)
[e](data:text/html,<script>alert(1)</script>) [f](vbscript:x) [g](//kwaad.example) [h](\\\\\\\\kwaad\\\\x)
[i](file:///etc/passwd) [j](ms-msdt:/id) [k](&#106;avascript:alert(1)) [l](%6Aavascript:alert(1))
<javascript:alert(1)> ![m](javascript:alert(1)) ![n](https://kwaad.example/p.png) ![o](//kwaad.example/p.png)
![p](data:image/svg+xml,<svg/onload=alert(1)>) [q](https://kwaad.example/"onmouseover="alert(1))
[r]: javascript:alert(1) "titel"

[r] [s](https://kwaad.example 'x" onmouseover="alert(1)') [t](a.md#"><img/src=x/onerror=alert(1)>)
[u](#"><script>alert(1)</script>) ![v" onerror="alert(1)](../bijlagen/foto.png)
"""  # noqa: E501 - each line is a paragraph of links


def quoted(text: str) -> str:
    """Return a text as YAML writes it between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def png() -> bytes:
    """Return a picture of one pixel with a comment in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", header),
            chunk(b"tEXt", b"Comment\0<script>alert(1)</script>"),
            chunk(b"IDAT", zlib.compress(b"\0\0")),
            chunk(b"IEND", b""),
        )
    )


def piece(number: int, text: str) -> str:
    """Return evidence that counts, with a text in every one of its fields."""
    said = quoted(text)
    body = "\n\n".join(
        [
            f"# {text}",
            f"[{text} woorden]{{G1.1.B1}} en {text}",
            f"> {text}",
            f"- {text}",
            f"`{text}`",
        ]
    )
    return f"""---
titel: {said}
datum: 2025-03-14
soort: STARR-verslag
context: {said}
rol: {said}
organisatie: {said}
competenties:
  - id: G1.1
    stadium: vakbekwaam
    toelichting: {said}
bevestigd_door: {{naam: {said}, rol: {said}}}
bijlagen:
  - {{bestand: bijlagen/foto.png, titel: {said}}}
  - {{bestand: {quoted(ODD + ".txt")}, titel: {number}}}
---

{body}

{ALL}

| a | b |
|---|---|
| {text.replace("|", "")} | b |

[^1]: {text}

Noot[^1]. <b onclick=alert(1)>vet</b>

```"><script>alert(1)</script>
{text}
```
"""


NOT_IN_NAME = "/\u202e\u2067"
ODD = 'bijlagen/"><img src=x onerror=alert(1)> {{ 7*7 }} ]]> \u202etxt'


def portfolio(root: Path) -> Path:
    """Write the portfolio."""
    # Names that turn round are not read at all.
    files: dict[str, str | bytes] = {
        f"bewijzen/{number} {''.join(c for c in text if c not in NOT_IN_NAME)[:80]}.md": piece(
            number, text
        )
        for number, text in enumerate(BREAKS)
    }
    files |= {
        "bewijzen/lang.md": piece(96, ALL),
        "bewijzen/links.md": piece(97, "x") + LINKS,
        "bewijzen/fout.md": piece(99, "x").replace("G1.1\n", f"{quoted(ALL)}\n"),
        'bewijzen/"><img src=x onerror=alert(1)>.txt': "iets",
        "bewijzen/escapes.md": piece(98, "x").replace(
            "titel: 'x'", 'titel: "\\0 \\e \\x7f \\ufffe \\u2028 <script>alert(1)</script>"'
        ),
        "bewijzen/bytes.md": piece(95, "x") + "\n\x01\x1b[31m\x0c\x7f\x85 <script>\n",
        "reflecties/G1.1.md": f"# {ALL}\n\n{ALL}\n\n{LINKS}",
        "profiel.md": f"---\ntitel: {quoted(NAME)}\n---\n\n# {ALL}\n\n{ALL}\n\n{LINKS}",
        "bijlagen/foto.png": png(),
        f"{ODD}.txt": "<script>alert(1)</script>",
    }
    said = quoted(NAME)
    settings = (
        f"kandidaat: {said}\nstandaard: sociaal-werker-mbo\npeildatum: 2026-09-01\n"
        f"organisatie: {said}\naanbieder: {said}\nloopbaandoel: {said}\n"
    )
    return folder(root, files, settings=settings)
